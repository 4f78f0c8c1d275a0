"""A local Llama: llama.cpp in a process of its own, kept warm, watched, and started again when it dies.

No port and no network: JSON lines through a pipe. When the child dies in the middle of a reply, a new one goes on
with the tokens that were written; what was streamed stays true.
"""

from __future__ import annotations

import logging
import secrets
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, NoReturn, Self

from interview.errors import FileDamaged, ModelFailed, PartMissing, ReplyUnusable
from interview.ports import Stop
from llm.child_pipe import ChildGone, ChildPipe, available_memory
from llm.control_tokens import without_control_tokens
from llm.gpu_layers import fewer
from llm.grammar import to_gbnf
from llm.model_files import ModelFile, Signature

log = logging.getLogger(__name__)

CHILD = (sys.executable, "-s", "-m", "llm.llama_child")
LOOK = 0.1  # seconds between two looks at `stop`
CANCELLING = 0.3  # seconds a child has to stop writing before it is ended
MEMORY_LOOK = 0.5  # seconds between two looks at the child's memory
MEMORY_SHARE = 0.9  # of what is free when the child starts
SMALLER = "Choose a smaller model or a smaller context, or close other programs."


@dataclass(frozen=True)
class Habits:
    """How replies are made and when a child is given up. A fixed `seed` makes the same prompt give the same reply."""

    temperature: float = 0.7
    seed: int | None = None
    hung_after: float = 60.0  # seconds without any sign of life; a child gives one each half second
    most_memory: int | None = (
        None  # bytes of its own for the child; None: nine tenths of what is free when it starts
    )


class _Failed(Exception):
    """The child is gone, for a reason in words that fit after "The language model"."""


class LlamaProcess:
    """One GGUF model. Nothing is started or hashed before the first reply; one thread only.

    `notice` says after the first reply what a person at the screen should know: where the model runs, and each step
    down from the graphics card.
    """

    def __init__(
        self,
        model_file: ModelFile,
        context: int,
        threads: int,
        gpu_layers: int | Literal["auto"],
        habits: Habits = Habits(),
    ) -> None:
        self.name = model_file.path.stem
        self.notice = ""
        self._file = model_file
        self._context = context
        self._threads = threads
        self._gpu_layers: int | None = None if gpu_layers == "auto" else gpu_layers
        self._habits = habits
        self._child: ChildPipe | None = None
        self._facts: dict[str, Any] | None = None  # None: still loading
        self._checked: Signature | None = None
        self._memory_limit: int | None = None
        self._looked = 0.0  # when the child's memory was looked at
        self._number = 0
        self._started_again = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def reply(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any] | None, stop: Stop
    ) -> Iterator[str]:
        """Stream one reply, constrained by the schema.

        Control tokens in the messages become a visible mark. Raises `ModelMissing`, `FileDamaged` or `PartMissing`
        when the model cannot be opened, `ModelFailed` when its process died again, `ReplyUnusable` when prompt and
        reply do not fit the context, `Cancelled`; and `SchemaUnusable`, a ValueError, for a schema of no grammar.
        """
        seed = secrets.randbits(31) if self._habits.seed is None else self._habits.seed
        wish = {
            "messages": [{**one, "content": without_control_tokens(one["content"])} for one in messages],
            "grammar": None if schema is None else to_gbnf(schema),
            "temperature": self._habits.temperature,
            "seed": seed,
        }
        written: list[int] = []
        deaths = 0
        while True:
            try:
                yield from self._attempt(wish, written, stop)
                return
            except (_Failed, ChildGone) as error:
                deaths += 1
                self._give_up(error, deaths)

    def close(self) -> None:
        """End the child. The next reply starts a new one."""
        child, self._child, self._facts = self._child, None, None
        if child is not None:
            child.close()

    def memory(self) -> int | None:
        """Bytes of the child's own, without the mapped model file; None when none runs or nobody tells."""
        return None if self._child is None else self._child.own_memory()

    # ── one try ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _attempt(self, wish: dict[str, Any], written: list[int], stop: Stop) -> Iterator[str]:
        child = self._ready(stop)
        if child is None:  # asked to end while the model was loading, which goes on
            return
        self._number += 1
        child.send({"do": "reply", "id": self._number, "written": written, **wish})
        ended = False
        try:
            while (message := self._next(child, stop)) is not None:
                if "text" in message:
                    written += message["tokens"]
                    if message["text"]:
                        yield str(message["text"])
                elif "end" in message:
                    ended = True
                    return self._ended(str(message["end"]))
        except (_Failed, ChildGone):
            ended = True
            raise
        finally:
            if not ended and self._child is child:
                self._silence(child)

    def _ended(self, how: str) -> None:
        if how == "done":
            return
        if how == "grammar":
            raise ValueError("llama.cpp does not take the grammar of this schema")
        if how == "stuck":
            raise ReplyUnusable(
                "The language model has no words for the form that is asked of it.", "Choose another model."
            )
        where = f"its context of {self._facts['context'] if self._facts else self._context} tokens"
        if how == "too long":
            raise ReplyUnusable(
                f"The text does not fit the language model: {where}.",
                "Choose a larger context or fewer words.",
            )
        raise ReplyUnusable(
            f"The language model did not come to an end within {where}.",
            "Choose a larger context, or ask for less.",
        )

    def _silence(self, child: ChildPipe) -> None:
        """A reply is not wanted any more: stop the child, or end it when it does not listen at once."""
        until = time.monotonic() + CANCELLING
        try:
            child.send({"do": "cancel", "id": self._number})
            while (left := until - time.monotonic()) > 0:
                message = child.receive(left)
                if message is not None and "end" in message:
                    return
        except ChildGone:
            log.info("the language model ended while it was told to stop")
        self.close()

    def _next(self, child: ChildPipe, stop: Stop) -> dict[str, Any] | None:
        """The child's next message; None when asked to end. Raises `Cancelled`, `_Failed`, `ChildGone`."""
        begun = time.monotonic()
        while True:
            stop.check()
            if stop.wanted:
                return None
            self._watch_memory(child)
            if (message := child.receive(LOOK)) is not None:
                return message
            if time.monotonic() - begun > self._habits.hung_after:
                raise _Failed("gave no sign of life")

    # ── the child ────────────────────────────────────────────────────────────────────────────────────────────────

    def _ready(self, stop: Stop) -> ChildPipe | None:
        """A child with the model loaded; None when asked to end before that."""
        child = self._child or self._start(stop)
        while self._facts is None:
            message = self._next(child, stop)
            if message is None:
                return None
            if "failed" in message:
                self.close()
                self._cannot_load(str(message["failed"]))
            if "ready" in message:
                self._facts = message["ready"]
                self._looked = 0.0  # what it takes with the model loaded is looked at with its first word
                self._say_where()
        return child

    def _start(self, stop: Stop) -> ChildPipe:
        if self._checked is None or self._checked != self._file.signature():
            self._checked = self._file.check(stop)
        free = available_memory()
        self._memory_limit = self._habits.most_memory or (None if free is None else int(free * MEMORY_SHARE))
        begun = time.monotonic()
        self._child = ChildPipe(CHILD)
        self._child.send(
            {
                "do": "load",
                "path": str(self._file.path.resolve()),
                "context": self._context,
                "threads": self._threads,
                "gpu_layers": self._gpu_layers,
                "check_tensors": self._file.trust,
            }
        )
        log.info("started a language model in %.2f s", time.monotonic() - begun)
        return self._child

    def _cannot_load(self, why: str) -> NoReturn:
        if why == "library":
            raise PartMissing("llama-cpp-python is not installed.", "Run: python3 bootstrap.py")
        raise FileDamaged(
            f"{self._file.path.name} cannot be loaded: it is damaged, no GGUF model, or too large for this machine.",
            "Fetch or import the model again, or choose a smaller one.",
        )

    def _watch_memory(self, child: ChildPipe) -> None:
        if time.monotonic() - self._looked < MEMORY_LOOK:
            return
        self._looked = time.monotonic()
        used = child.own_memory()
        if used is not None and self._memory_limit is not None and used > self._memory_limit:
            raise _Failed("took more memory than there is for it")

    def _give_up(self, error: _Failed | ChildGone, deaths: int) -> None:
        """Clear away the child that failed. It gets one more try on the processor; on the graphics card the first one
        has half the layers, and a second one none."""
        facts = self._facts
        words = str(error) if isinstance(error, _Failed) else "ended unexpectedly"
        code = self._child.exit_code() if self._child is not None and isinstance(error, ChildGone) else None
        log.warning("the language model failed: %s, loaded %d, exit code %s", type(error), bool(facts), code)
        self.close()
        on_card = facts["gpu_layers"] if facts else 0
        if deaths == 1 or on_card:
            self._gpu_layers = fewer(on_card) if deaths == 1 else 0
            self._started_again = True
            return
        if facts is None:
            raise FileDamaged(
                f"{self._file.path.name} cannot be loaded: the language model {words}. "
                "The file may be damaged, or this machine may have too little memory.",
                "Fetch or import the model again. " + SMALLER,
            ) from error
        raise ModelFailed(f"The language model {words}, more than once.", SMALLER) from error

    def _say_where(self) -> None:
        facts = self._facts or {}
        on_card, layers = facts["gpu_layers"], facts["layers"]
        if not facts["gpus"] or not on_card:
            where = "The language model runs on the processor."
        elif on_card > layers:
            where = "The language model runs on the graphics card."
        else:
            where = f"The language model runs with {on_card} of {layers} layers on the graphics card."
        if self._started_again:
            where += " It was started again after a failure."
        if facts["context"] < self._context:
            where += f" It was made for {facts['context']} tokens of context, fewer than asked for."
        self.notice = where
