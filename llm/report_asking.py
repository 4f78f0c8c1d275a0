"""Asks a language model for one part of a report, shows what it writes, and asks again a bounded number of times."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from interview.errors import ReplyUnusable
from interview.ports import LanguageModel, Stop, Watch
from llm.grammar import parsed
from llm.report_lint import is_refusal
from llm.report_replies import Reply, texts

TRIES = 3  # the first and two more
_SHOWN = 4000  # characters of what was written that are kept to be looked at
_SENTENCES = re.compile(r'"(?:text|name)"\s*:\s*"((?:[^"\\]|\\.)*)')

Kind = TypeVar("Kind", bound=Reply)
Messages = Sequence[Mapping[str, str]]


class Stopped(Exception):
    """Nobody wants to wait any longer; what is there is kept."""


class Refused(Exception):
    """The model wrote why it will not, every time."""


class Asker:
    """One report's conversation with a model; what it writes can be seen in `watch.tokens`, sentence by sentence."""

    def __init__(self, model: LanguageModel, stop: Stop, watch: Watch) -> None:
        self._model = model
        self._stop = stop
        self._watch = watch
        self._shown = ""

    def ask(self, messages: Messages, kind: type[Kind], objection: Callable[[Kind], str]) -> Kind:
        """A reply that fits. `objection` says why one should be written anew; the last one is taken as it is.

        Raises `ReplyUnusable`, `Refused`, `Stopped`, `Cancelled`, and what `LanguageModel.reply` raises.
        """
        again: list[Mapping[str, str]] = []
        for left in reversed(range(TRIES)):
            said = self._reply([*messages, *again], kind)
            try:
                reply = parsed(said, kind)
            except ReplyUnusable as error:
                if not left:
                    raise
                why = error.message
            else:
                refused = all(map(is_refusal, texts(reply)))
                why = "It speaks of you, and not of the person." if refused else objection(reply)
                if not why or (not left and not refused):
                    self._keep(said)
                    return reply
            again = [
                {"role": "user", "content": f"Your last reply could not be used. {why} Reply with JSON only."}
            ]
        raise Refused

    def _reply(self, messages: Messages, kind: type[Kind]) -> str:
        self._stop.check()
        said = ""
        for piece in self._model.reply(messages, kind.model_json_schema(), self._stop):
            said += piece
            self._watch.tokens.put((self._shown + readable(said))[-_SHOWN:])
        self._stop.check()
        if self._stop.wanted:
            raise Stopped
        return said

    def _keep(self, said: str) -> None:
        self._shown = (self._shown + readable(said) + "\n")[-_SHOWN:]


def readable(reply: str) -> str:
    """The sentences of a reply that is still being written, one a line."""
    found = (found.replace('\\"', '"').replace("\\n", " ") for found in _SENTENCES.findall(reply))
    return "\n".join(" ".join(one.split()) for one in found)
