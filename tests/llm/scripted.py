"""A language model that says what a test told it to, through the same port as the real ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from interview.ports import Stop

Heard = tuple[Sequence[Mapping[str, str]], Mapping[str, Any] | None]


@dataclass
class ScriptedModel:
    """Gives `replies` one after the other, the last one for ever; an exception among them is raised."""

    replies: Sequence[str | Exception]
    name: str = "scripted"
    piece: int = 7  # characters at a time
    heard: list[Heard] = field(default_factory=list)  # what it was asked, in order

    def reply(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any] | None, stop: Stop
    ) -> Iterator[str]:
        self.heard.append((messages, schema))
        said = self.replies[min(len(self.heard), len(self.replies)) - 1]
        if isinstance(said, Exception):
            raise said
        for start in range(0, len(said), self.piece):
            stop.check()
            if stop.wanted:
                return
            yield said[start : start + self.piece]
        stop.check()
