"""How quickly a language model writes: first word, first question, tokens a second, against bare llama.cpp, memory.

    python bench/llm.py                       # two models of random weights made for it: 1 MB and 102 MB
    python bench/llm.py MODEL.gguf [--replies 7] [--tokens 200] [--threads 1] [--context 2048] [--gpu-layers auto]
    python bench/llm.py --random 1024x8       # one random model of this width and so many layers

The same greedy text from the same prompt is written through the child process of the program and by llama.cpp's own
functions in a bare process, turn about; the difference is what the pipe, the checks and the text cost. Use a trained
model, or those made here, which write whole letters and do not end. The question is constrained by a grammar; what it
says with random weights is noise, how long it takes is not.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from interview.errors import Cancelled, ReplyUnusable
from interview.ports import Stop
from llm.child_pipe import ROOT, ChildPipe
from llm.llama_process import Habits, LlamaProcess
from llm.model_files import ModelFile

RANDOM = (
    "64x5",
    "512x8",
)  # width and layers; the share that is said for the program is that of the larger one
ASKED = "Please tell me about your week, from one day to the next. " * 4
QUESTION = {
    "type": "object",
    "required": ["id", "text"],
    "properties": {
        "id": {"enum": [1, 2, 3, 4]},
        "text": {"type": "string", "minLength": 60, "maxLength": 100},
    },
}
QUESTIONS = {
    "type": "object",
    "required": ["questions"],
    "properties": {"questions": {"type": "array", "minItems": 4, "maxItems": 4, "items": QUESTION}},
}
BARE = """
import json, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from llm.llama_engine import Engine, Size
path, context, threads, layers, tokens, replies = sys.argv[2], *map(int, sys.argv[3:8])
engine = Engine(Path(path), Size(context, threads, None if layers < 0 else layers, False), lambda _: None)
lib = engine.lib
prompt = engine._prompt(engine.template, json.loads(sys.argv[8]))
for _ in range(replies):
    sys.stdin.readline()
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
    told = (first - begun, tokens / (time.perf_counter() - first), (time.process_time() - busy) / (tokens - 1))
    print(json.dumps(told), flush=True)
"""


@dataclass(frozen=True)
class Run:
    first: float  # seconds to the first word
    rate: float  # tokens a second after it
    busy: (
        float  # processor seconds a token, here and in the child: what other programs do does not show in it
    )


class Counting(LlamaProcess):
    """Counts the tokens that came: several make one piece of text."""

    tokens = 0

    def _next(self, child: ChildPipe, stop: Stop) -> dict[str, Any] | None:
        message = super()._next(child, stop)
        self.tokens += len((message or {}).get("tokens", ()))
        return message


def ours(model: Counting, tokens: int, number: int) -> Run:
    """One reply, left after so many tokens. Each prompt begins otherwise, so that none is kept from the last time."""
    begun = time.perf_counter()
    first, busy, before, there = 0.0, 0.0, model.tokens, 0
    pieces = model.reply([{"role": "user", "content": f"{number}. {ASKED}"}], None, Stop())
    try:
        for _ in pieces:
            if not first:
                first, busy, there = time.perf_counter(), processor_time(model), model.tokens
            if model.tokens - before >= tokens:
                break
    except ReplyUnusable:
        print("the reply ended with the context: ask for fewer tokens")
    count = max(model.tokens - there, 1)
    rate = count / (time.perf_counter() - first)
    busy = (processor_time(model) - busy) / count
    pieces.close()
    return Run(first - begun, rate, busy)


def first_question(model: LlamaProcess, number: int) -> float:
    """Seconds until the first of several questions stands there whole."""
    begun = time.perf_counter()
    said = ""
    wish = [{"role": "user", "content": f"{number}. {ASKED}"}]
    for piece in (reply := model.reply(wish, QUESTIONS, Stop())):
        said += piece
        if "}" in said:
            break
    reply.close()
    return time.perf_counter() - begun


def cancelled(model: LlamaProcess, number: int) -> float:
    """Seconds from asking to stop, in the middle of a prompt, until the reply is over."""
    stop, asked = Stop(), []

    def cancel() -> None:
        asked.append(time.perf_counter())
        stop.cancel()

    timer = threading.Timer(0.05, cancel)
    timer.start()
    with suppress(Cancelled):
        while True:
            list(model.reply([{"role": "user", "content": f"{number}. {ASKED}" * 4}], QUESTIONS, stop))
    timer.join()
    return time.perf_counter() - asked[0]


def made(folder: Path, wanted: str) -> Path:
    from tests.llm.tiny_gguf import CONTEXT, Shape, write_tiny

    width, layers = map(int, wanted.split("x"))
    return write_tiny(
        folder / f"random-{wanted}.gguf", "llama-3", CONTEXT, False, Shape(width, layers, 3 * width, True)
    )


def processor_time(model: LlamaProcess) -> float:
    """Seconds so far, of this process and of the child."""
    if model._child is None:
        return time.process_time()
    threads = Path(f"/proc/{model._child.process.pid}/task").glob("*/schedstat")
    return time.process_time() + sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


@contextmanager
def bare(asked: argparse.Namespace) -> Iterator[Callable[[], Run]]:
    """A process that writes one reply each time it is called, with nothing but llama.cpp."""
    layers = -1 if asked.gpu_layers == "auto" else asked.gpu_layers
    numbers = (asked.context, asked.threads, layers, asked.tokens, asked.replies)
    messages = json.dumps([{"role": "user", "content": ASKED}])
    command = [sys.executable, "-c", BARE, str(ROOT), str(asked.model), *map(str, numbers), messages]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdin is not None  # noqa: S101 — both pipes were asked for
        assert process.stdout is not None  # noqa: S101
        into, told = process.stdin, process.stdout

        def once() -> Run:
            into.write("\n")
            into.flush()
            return Run(*json.loads(told.readline()))

        yield once


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
    parser.add_argument("model", type=Path, nargs="?")
    parser.add_argument("--random", action="append", help="width x layers of a model made for it")
    parser.add_argument("--replies", type=int, default=7)
    parser.add_argument("--tokens", type=int, default=200)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--context", type=int, default=2048)
    parser.add_argument(
        "--gpu-layers", default="auto", type=lambda text: text if text == "auto" else int(text)
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made_here = (made(Path(folder), wanted) for wanted in asked.random or RANDOM)
        for model in [asked.model] if asked.model else made_here:
            asked.model = model
            print(f"{model.name}: {model.stat().st_size / 1e6:.1f} MB")
            measure(asked)


def measure(asked: argparse.Namespace) -> None:
    """Turn and turn about, so that what else the machine does weighs on both."""
    habits = Habits(temperature=0.0)
    file = ModelFile(asked.model, trust=True)
    llama = Counting(file, asked.context, asked.threads, asked.gpu_layers, habits)
    with llama as model, bare(asked) as bare_once:
        begun = time.perf_counter()
        ours(model, 1, 0)
        print(f"from nothing to the first word: {time.perf_counter() - begun:.2f} s. {model.notice}")
        pairs = [(bare_once(), ours(model, asked.tokens, number)) for number in range(1, asked.replies + 1)]
        asking = [first_question(model, number) for number in range(asked.replies)]
        ending = max(cancelled(model, number) for number in range(asked.replies))
        memory = model.memory()
    line("bare", [pair[0] for pair in pairs])
    line("the program", [pair[1] for pair in pairs])
    share = statistics.median(with_all.busy / alone.busy - 1 for alone, with_all in pairs)
    more = statistics.median(with_all.busy - alone.busy for alone, with_all in pairs)
    print(f"overhead {share:.1%} of processor time, {1000 * more:.2f} ms a token (medians of the pairs)")
    print(f"the first of four questions after {statistics.median(asking):.2f} s")
    print(f"cancelled after {ending:.2f} s at most")
    print(f"the child's own memory: {(memory or 0) / 2**20:.0f} MiB beside the mapped file")


if __name__ == "__main__":
    main()
