"""The conclusion of a report: drawn from the statements that are borne out, and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from interview.report_parts import Source, Statement
from llm.report_answers import STATES_DIAGNOSIS, Frame, checked, one_line, unique
from llm.report_lint import is_plain, states_diagnosis
from llm.report_prompts import conclusion_messages
from llm.report_replies import MOST_STATEMENTS, ConclusionReply, Considered, Drawn

MOST_SOURCES = 8  # of one sentence
Knows = Callable[[str], bool]  # whether a name is that of a disorder


@dataclass(frozen=True)
class Concluded:
    statements: tuple[Statement, ...]
    pieces: int
    withheld: int


def conclude(frame: Frame, analyses: Mapping[str, Sequence[Statement]], knows: Knows) -> Concluded | None:
    """The sentences of each kind; None when there is no statement to draw them from. Many statements are drawn
    together in parts. Raises what `Asker.ask` raises."""
    numbers = {question.id: number for number, question in enumerate(frame.session.questions, 1)}
    basis = [(numbers[name], one) for name, told in analyses.items() for one in told if one.supported]
    if not basis:
        return None
    parts = list(_parts(basis, frame.letters))
    made: list[Statement] = []
    for piece, part in enumerate(parts, 1):
        lines = [f"{place}. (question {number}) {one.text}" for place, (number, one) in enumerate(part, 1)]
        messages = conclusion_messages(lines, frame.session, frame.layout, piece, len(parts))
        maker = _Maker(frame, [one for _, one in part], knows)
        made += maker.statements(frame.asker.ask(messages, ConclusionReply, maker.objection))
    all_of_them = unique(made)
    kept = tuple(one for one in all_of_them if not _is_diagnosis(one))
    return Concluded(kept, len(parts), len(all_of_them) - len(kept))


def _parts(basis: Sequence[tuple[int, Statement]], letters: int) -> Iterator[Sequence[tuple[int, Statement]]]:
    part: list[tuple[int, Statement]] = []
    size = 0
    for one in basis:
        length = len(one[1].text) + 20  # and its numbers
        if part and (size + length > letters or len(part) == MOST_STATEMENTS):
            yield part
            part, size = [], 0
        part.append(one)
        size += length
    yield part


class _Maker:
    """Makes checked statements from one reply; numbers that no statement has are no source."""

    def __init__(self, frame: Frame, basis: Sequence[Statement], knows: Knows) -> None:
        self._frame = frame
        self._basis = basis
        self._knows = knows

    def objection(self, reply: ConclusionReply) -> str:
        return STATES_DIAGNOSIS if any(map(_is_diagnosis, self.statements(reply))) else ""

    def statements(self, reply: ConclusionReply) -> list[Statement]:
        drawn: tuple[tuple[str, Sequence[Drawn]], ...] = (
            ("summary", reply.summary),
            ("for", reply.speaks_for),
            ("against", reply.speaks_against),
            ("next", reply.next),
        )
        made = [self._drawn(one, kind) for kind, several in drawn for one in several]
        return [*made, *map(self._considered, reply.consider)]

    def _drawn(self, one: Drawn, kind: str) -> Statement:
        text, sources = one_line(one.text), self._sources(one.numbers)
        return checked(self._frame, Statement(text, sources, written_by=self._frame.written_by, kind=kind))

    def _considered(self, one: Considered) -> Statement:
        """Borne out when there is such a disorder and its reason was said; that is no more than a reason to look."""
        name, reason = one_line(one.name), one_line(one.text)
        told = checked(self._frame, Statement(reason, self._sources(one.numbers)))
        return replace(
            told,
            text=f"{name}: {reason}",
            supported=bool(told.supported) and is_plain(name) and self._knows(name),
            written_by=self._frame.written_by,
            kind="consider",
        )

    def _sources(self, numbers: Sequence[int]) -> tuple[Source, ...]:
        there = [self._basis[number - 1] for number in numbers if number <= len(self._basis)]
        return tuple(dict.fromkeys(source for one in there for source in one.sources))[:MOST_SOURCES]


def _is_diagnosis(one: Statement) -> bool:
    """A disorder to consider stands below a line that says so; its reason may state none either."""
    return not (one.supported and one.kind != "consider") and states_diagnosis(one.text)
