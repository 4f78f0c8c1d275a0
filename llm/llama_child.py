"""The process in which llama.cpp lives: JSON lines in, JSON lines out, nothing else.

Run as `python -m llm.llama_child`. It opens the model file it is told and no port; it inherits no keys. It may crash:
the program that started it goes on. One thread reads the lines that come in, because a reply must be stopped in
the middle; when the pipe closes, the process ends at once.

In: {"do": "load", …}, {"do": "reply", "id", …}, {"do": "cancel", "id"}.
Out: {"loading": 0–1}, {"ready": facts} or {"failed": kind}; for a reply {"id", "read", "of"}, {"id", "alive"},
{"id", "text", "tokens"} and last {"id", "end"}.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import sys
import threading
import time
from pathlib import Path
from typing import Any, BinaryIO

from interview.hardening import harden
from llm.llama_engine import Engine, LoadFailed, Size, Wish
from llm.llama_sampling import Sampling

SIGN_OF_LIFE = 0.5  # seconds between two
TOGETHER = (
    0.025  # seconds of writing that go out at once: a reader who wakes for each token takes the core from it
)
FIRST_TO_DIE = b"800"  # of 1000: when memory is short the system ends this process and not the interview


class Inbox:
    """What was asked of this process; knows at any moment which reply is not wanted any more."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._orders: queue.Queue[dict[str, Any]] = queue.Queue()
        self._cancelled = -1
        threading.Thread(target=self._read, name="orders", daemon=True).start()

    def next(self) -> dict[str, Any]:
        return self._orders.get()

    def unwanted(self, reply: int) -> bool:
        return self._cancelled >= reply

    def _read(self) -> None:
        for line in self._stream:
            order: dict[str, Any] = json.loads(line)
            if order["do"] == "cancel":
                self._cancelled = order["id"]
            else:
                self._orders.put(order)
        os._exit(0)  # nobody is there any more; llama.cpp may be deep in a prompt


class Outbox:
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._last = 0.0

    def send(self, **message: Any) -> None:
        self._stream.write(json.dumps(message).encode() + b"\n")
        self._stream.flush()
        self._last = time.monotonic()

    def now_and_then(self, **message: Any) -> None:
        """Only when nothing was sent for a while."""
        if time.monotonic() - self._last > SIGN_OF_LIFE:
            self.send(**message)


class Written:
    """A reply on its way out: the first word at once, then what was written in `TOGETHER` seconds."""

    def __init__(self, outbox: Outbox, reply: int) -> None:
        self._outbox = outbox
        self._reply = reply
        self._text = ""
        self._tokens: list[int] = []
        self._sent = -TOGETHER

    def add(self, text: str, tokens: list[int]) -> None:
        self._text += text
        self._tokens += tokens
        if time.monotonic() - self._sent >= TOGETHER:
            self.flush()

    def flush(self) -> None:
        if self._tokens:
            self._outbox.send(id=self._reply, text=self._text, tokens=self._tokens)
        self._text, self._tokens = "", []
        self._sent = time.monotonic()


def load(order: dict[str, Any], outbox: Outbox) -> Engine:
    size = Size(order["context"], order["threads"], order["gpu_layers"], order["check_tensors"])
    return Engine(Path(order["path"]), size, lambda done: outbox.now_and_then(loading=done))


def reply(order: dict[str, Any], engine: Engine, inbox: Inbox, outbox: Outbox) -> None:
    number: int = order["id"]

    def look() -> bool:
        outbox.now_and_then(id=number, alive=True)
        return inbox.unwanted(number)

    sampling = Sampling(order["grammar"], order["temperature"], order["seed"])
    wish = Wish(order["messages"], sampling, order["written"])
    written = Written(outbox, number)
    end = engine.reply(wish, look, lambda done, of: outbox.send(id=number, read=done, of=of), written.add)
    written.flush()
    outbox.send(id=number, end=end)


def serve(inbox: Inbox, outbox: Outbox) -> None:
    try:
        engine = load(inbox.next(), outbox)
    except LoadFailed:
        outbox.send(failed="file")
        return
    except ImportError:
        outbox.send(failed="library")
        return
    outbox.send(ready=engine.facts())
    while True:
        reply(inbox.next(), engine, inbox, outbox)


def main() -> None:
    harden()  # a crash writes no prompt to the disk
    os.environ["GGML_NO_BACKTRACE"] = "1"  # it would start a debugger on this process before it dies
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):  # llama.cpp prints what it likes
        os.dup2(nowhere, stream)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            Path("/proc/self/oom_score_adj").write_bytes(FIRST_TO_DIE)
    serve(Inbox(sys.stdin.buffer), Outbox(answers))


if __name__ == "__main__":
    main()
