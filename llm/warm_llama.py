"""The one Llama of a program: whoever asks for the same one shares its process, and it stays warm between replies.

At most one runs: two would not fit the memory that one was chosen for. Any thread may ask; a second reply waits.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from interview.fitting import KV_BYTES, SHARE
from interview.ports import Stop
from llm.model_files import ModelFile

if TYPE_CHECKING:
    from llm.llama_process import LlamaProcess

LOOK = 0.1  # seconds between two looks at `stop` while another reply is written
ENDING = 2.0  # seconds that `close` waits for a reply; a child that is not closed ends with this process
LEAST_CONTEXT = 2048  # tokens; below that no interview fits
STEP = 1024  # tokens


@dataclass(frozen=True)
class LocalModel:
    """A model file and how it is run. Equal ones share a process. `context` is the most tokens that are wanted;
    with a `seed` the same prompt gives the same reply."""

    file: ModelFile
    context: int
    threads: int
    gpu_layers: int | Literal["auto"]
    seed: int | None = None


class WarmLlamas:
    """Starts nothing before the first reply. `close` ends the child; a later reply starts a new one."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._running: tuple[LocalModel, LlamaProcess] | None = None

    def model(self, of: LocalModel) -> WarmLlama:
        return WarmLlama(self, of)

    def notice(self, of: LocalModel) -> str:
        """Where it runs, in words for the screen; "" before its first reply."""
        running = self._running
        return running[1].notice if running is not None and running[0] == of else ""

    def reply(
        self,
        of: LocalModel,
        messages: Sequence[Mapping[str, str]],
        schema: Mapping[str, Any] | None,
        stop: Stop,
    ) -> Iterator[str]:
        """As `LlamaProcess.reply`, after those that came before."""
        while not self._turn.acquire(timeout=LOOK):
            stop.check()
            if stop.wanted:
                return
        try:
            yield from self._llama(of).reply(messages, schema, stop)
        finally:
            self._turn.release()

    def close(self) -> None:
        """End the child, unless a reply does not come to an end."""
        if self._turn.acquire(timeout=ENDING):
            try:
                self._end()
            finally:
                self._turn.release()

    def _llama(self, of: LocalModel) -> LlamaProcess:
        from llm.child_pipe import available_memory
        from llm.llama_process import Habits, LlamaProcess

        if self._running is None or self._running[0] != of:
            self._end()
            size = of.file.path.stat().st_size if of.file.path.is_file() else 0
            context = context_that_fits(of.context, size, available_memory())
            habits = Habits(seed=of.seed)
            self._running = of, LlamaProcess(of.file, context, of.threads, of.gpu_layers, habits)
        return self._running[1]

    def _end(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running[1].close()


class WarmLlama:
    """A `LanguageModel` that whoever holds it shares with others."""

    def __init__(self, llamas: WarmLlamas, of: LocalModel) -> None:
        self.name = of.file.path.stem
        self._llamas = llamas
        self._of = of

    @property
    def notice(self) -> str:
        return self._llamas.notice(self._of)

    @property
    def path(self) -> Path:
        return self._of.file.path

    def reply(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any] | None, stop: Stop
    ) -> Iterator[str]:
        """Stream one reply. Raises what `LlamaProcess.reply` raises."""
        return self._llamas.reply(self._of, messages, schema, stop)


def context_that_fits(wanted: int, model_bytes: int, free: int | None) -> int:
    """Tokens of context beside the model in so many free bytes: what is wanted, or less, in steps of 1,024.

    Never less than 2,048: whether that little fits shows when it is tried.
    """
    if free is None:
        return wanted
    room = int((free * SHARE - model_bytes) / KV_BYTES) // STEP * STEP
    return min(wanted, max(LEAST_CONTEXT, room))
