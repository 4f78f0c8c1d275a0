"""Trains the small Llama of the tests and writes `small.gguf` beside this file.

    python -m tests.llm.small_llama.train [steps]

Minutes on two free cores. It writes plans of English questions as the program asks for them, and nothing else: its
texts are those of the bank. It is there so that tests see the way without a fallback, through real llama.cpp.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch.nn import functional

from llm.bank import load
from llm.llama_engine import Engine
from llm.llama_engine import Size as Running
from llm.templates import Piece
from tests.llm.small_llama.file import write
from tests.llm.small_llama.lessons import Lesson, lessons
from tests.llm.small_llama.net import Llama, Size
from tests.llm.small_llama.words import vocabulary

FILE = Path(__file__).with_name("small.gguf")
ROUNDS, BATCH, STEPS = 8, 8, 1400
FASTEST, WARM = 3e-3, 60  # learning rate and steps to reach it
SEED = 7

Numbered = tuple[list[int], int]  # tokens of prompt and reply, and where the reply begins


def numbered(all_lessons: Sequence[Lesson], file: Path) -> list[Numbered]:
    """In tokens, by llama.cpp itself."""
    engine = Engine(file, Running(512, 1, 0, True), lambda _: None)
    end = engine._tokens(Piece("<|eot_id|>", ours=True))
    found = []
    for lesson in all_lessons:
        prompt = engine._prompt(engine.template, lesson.messages)
        found.append((prompt + engine._tokens(Piece(lesson.reply, ours=False)) + end, len(prompt)))
    return found


def batch(chosen: Sequence[Numbered]) -> tuple[torch.Tensor, torch.Tensor]:
    """Tokens, and what follows each where that is of the reply; -100 elsewhere."""
    longest = max(len(tokens) for tokens, _ in chosen)
    tokens, follows = torch.zeros(2, len(chosen), longest, dtype=torch.long)
    follows[:] = -100
    for row, (one, start) in enumerate(chosen):
        tokens[row, : len(one)] = torch.tensor(one)
        follows[row, start - 1 : len(one) - 1] = torch.tensor(one[start:])
    return tokens, follows


def speed(step: int, steps: int) -> float:
    """Up at once, then down to nothing by a cosine."""
    if step < WARM:
        return (step + 1) / WARM
    return 0.5 * (1 + float(torch.cos(torch.tensor(torch.pi * step / steps))))


def train(
    net: Llama, all_numbered: Sequence[Numbered], steps: int, save: Path, words: Sequence[tuple]
) -> None:
    chance = random.Random(SEED)
    optimizer = torch.optim.AdamW(net.parameters(), FASTEST, (0.9, 0.98), weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: speed(step, steps))
    begun = time.monotonic()
    for step in range(steps):
        tokens, follows = batch(chance.sample(all_numbered, BATCH))
        with torch.autocast("cpu", torch.bfloat16):
            understood = net(tokens)
            logits = net.logits(understood[follows >= 0])
        loss = functional.cross_entropy(logits.float(), follows[follows >= 0])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 50 == 49:
            print(f"step {step + 1}: loss {loss.item():.3f}, {time.monotonic() - begun:.0f} s", flush=True)
        if step % 200 == 199:
            write(save, net, words)


def main(steps: int) -> None:
    torch.manual_seed(SEED)
    all_lessons = list(lessons(load(), ROUNDS, SEED))
    texts = [text for one in all_lessons for text in (*(m["content"] for m in one.messages), one.reply)]
    words = vocabulary(texts)
    net = Llama(Size(len(words)))
    print(f"{len(all_lessons)} lessons, {sum(p.numel() for p in net.parameters())} parameters", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.gguf"
        write(empty, net, words)
        all_numbered = numbered(all_lessons, empty)
    lengths = [len(tokens) for tokens, _ in all_numbered]
    print(f"tokens: mean {sum(lengths) / len(lengths):.0f}, most {max(lengths)}", flush=True)
    train(net, all_numbered, steps, FILE, words)
    write(FILE, net, words)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else STEPS)
