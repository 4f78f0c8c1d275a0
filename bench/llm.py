"""How quickly a language model writes: first word, tokens a second, against bare llama.cpp, and its memory.

    python bench/llm.py MODEL.gguf [--replies 5] [--tokens 200] [--threads 1] [--context 2048] [--gpu-layers auto]

The same greedy text from the same prompt is written through the child process of the program and by llama.cpp's own
functions in a bare process; the difference is what the pipe, the checks and the text cost. Pieces of text are
counted as tokens: use a trained model, because a random one writes letters in halves.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from interview.errors import ReplyUnusable
from interview.ports import Stop
from llm.child_pipe import ROOT
from llm.llama_process import Habits, LlamaProcess
from llm.model_files import ModelFile

ASKED = "Please tell me about your week, from one day to the next. " * 4
BARE = """
import json, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from llm.llama_engine import Engine, Size
path, context, threads, layers, tokens, replies = sys.argv[2], *map(int, sys.argv[3:8])
engine = Engine(Path(path), Size(context, threads, None if layers < 0 else layers, False), lambda _: None)
lib, made = engine.lib, []
prompt = engine._prompt(engine.template, json.loads(sys.argv[8]))
for _ in range(replies):
    lib.llama_memory_clear(engine._memory, True)
    begun = time.perf_counter()
    sampler = lib.llama_sampler_init_greedy()
    array = (lib.llama_token * len(prompt))(*prompt)
    lib.llama_decode(engine._ctx, lib.llama_batch_get_one(array, len(prompt)))
    one, first = (lib.llama_token * 1)(), None
    for number in range(tokens):
        one[0] = lib.llama_sampler_sample(sampler, engine._ctx, -1)
        first = first or time.perf_counter()
        lib.llama_decode(engine._ctx, lib.llama_batch_get_one(one, 1))
        busy = busy if number else time.process_time()
    made.append((first - begun, tokens / (time.perf_counter() - first), (time.process_time() - busy) / (tokens - 1)))
print(json.dumps(made))
"""


@dataclass(frozen=True)
class Run:
    first: float  # seconds to the first word
    rate: float  # tokens a second after it
    busy: (
        float  # processor seconds a token, here and in the child: what other programs do does not show in it
    )


def ours(model: LlamaProcess, tokens: int, number: int) -> Run:
    """One reply, left after so many tokens. Each prompt begins otherwise, so that none is kept from the last time."""
    begun = time.perf_counter()
    first, count, busy = 0.0, 0, 0.0
    child_tokens = model.reply([{"role": "user", "content": f"{number}. {ASKED}"}], None, Stop())
    try:
        for _ in child_tokens:
            count += 1
            first = first or time.perf_counter()
            busy = busy or processor_time(model)
            if count == tokens:
                break
    except ReplyUnusable:
        print("the reply ended with the context: ask for fewer tokens")
    rate = max(count - 1, 1) / (time.perf_counter() - first)
    busy = (processor_time(model) - busy) / max(count - 1, 1)
    child_tokens.close()
    return Run(first - begun, rate, busy)


def processor_time(model: LlamaProcess) -> float:
    """Seconds so far, of this process and of the child."""
    if model._child is None:
        return time.process_time()
    fields = Path(f"/proc/{model._child.process.pid}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def bare(asked: argparse.Namespace) -> list[Run]:
    layers = -1 if asked.gpu_layers == "auto" else asked.gpu_layers
    numbers = (asked.context, asked.threads, layers, asked.tokens, asked.replies)
    command = [
        sys.executable,
        "-c",
        BARE,
        str(ROOT),
        str(asked.model),
        *map(str, numbers),
        json.dumps([{"role": "user", "content": ASKED}]),
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ)).stdout
    return [Run(*one) for one in json.loads(told.splitlines()[-1])]


def line(name: str, runs: list[Run]) -> None:
    first, rate, busy = (
        statistics.median(getattr(run, what) for run in runs) for what in ("first", "rate", "busy")
    )
    print(
        f"{name:>12}: first word after {first * 1000:7.1f} ms, {rate:8.1f} tokens/s, "
        f"{busy * 1000:.2f} ms of processor a token (medians of {len(runs)})"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--replies", type=int, default=5)
    parser.add_argument("--tokens", type=int, default=200)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--context", type=int, default=2048)
    parser.add_argument(
        "--gpu-layers", default="auto", type=lambda text: text if text == "auto" else int(text)
    )
    asked = parser.parse_args()
    without = bare(asked)
    file = ModelFile(asked.model, trust=True)
    habits = Habits(temperature=0.0)
    with LlamaProcess(file, asked.context, asked.threads, asked.gpu_layers, habits) as model:
        begun = time.perf_counter()
        ours(model, 1, 0)
        print(f"from nothing to the first word: {time.perf_counter() - begun:.2f} s. {model.notice}")
        with_child = [ours(model, asked.tokens, number) for number in range(1, asked.replies + 1)]
        memory = model.memory()
    without += bare(asked)
    line("bare", without)
    line("the program", with_child)
    slow, quick = (statistics.median(run.busy for run in runs) for runs in (with_child, without))
    print(f"overhead {slow / quick - 1:.1%} of processor time, {1000 * (slow - quick):.2f} ms a token")
    print(f"the child's own memory: {(memory or 0) / 2**20:.0f} MiB beside the mapped file")


if __name__ == "__main__":
    main()
