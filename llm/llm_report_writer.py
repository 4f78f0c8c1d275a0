"""Drafts a report with a language model: statements with sources answer by answer, then a conclusion from them.

The model returns fields. What was said, read and flagged is printed from the session, so no model can change or hide
it. What the model cannot write stays as the plain writer has it, and the report says so; the whole never fails.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from interview.domain import Answer, Purpose, Question, Session
from interview.errors import (
    Cancelled,
    FileDamaged,
    ForPeople,
    ModelMissing,
    NetworkNotAllowed,
    PartMissing,
    ReplyUnusable,
)
from interview.evidence import Checker
from interview.ports import LanguageModel, Stop, Watch
from interview.report_parts import CONCLUSION, Finding, Report, Statement, Writing
from llm.report_answers import Analysed, Frame, analyse, mental_state
from llm.report_asking import Asker, Refused, Stopped
from llm.report_conclusion import Concluded, Knows, conclude
from llm.report_prompts import emotions_of

log = logging.getLogger(__name__)

PLAIN = "plain"
LETTERS = 6000  # characters of the record in one call: they fit a context of 8,192 tokens in either language
PATIENCE = 3  # parts in a row that fail before the model is asked for no more
_NOT_THERE = (ModelMissing, FileDamaged, PartMissing, NetworkNotAllowed)

Part = TypeVar("Part")


class LlmReportWriter:
    """A ReportWriter over any language model. `knows` tells whether a name is that of a disorder.

    `stop.finish()` keeps what is written so far; the rest is then the plain writer's. Without consent to text that a
    program drafts, the model is told nothing.
    """

    def __init__(self, model: LanguageModel, knows: Knows, layout: str = "", letters: int = LETTERS) -> None:
        self._model = model
        self._knows = knows
        self._layout = layout
        self._letters = letters

    def write(self, session: Session, stop: Stop, watch: Watch) -> Report:
        """Raises `Cancelled`; whatever else goes wrong, there is a report."""
        stop.check()
        if session.consent is None or not session.consent.allows(Purpose.AI_TEXT):
            told = {CONCLUSION: Writing(PLAIN, "no_consent")}
            return Report(written_by=PLAIN, writing=told, layout=self._layout)
        frame = Frame(
            session,
            Checker(session),
            Asker(self._model, stop, watch),
            f"model {self._model.name}",
            self._layout,
            self._letters,
            emotions_of(session),
        )
        return _Draft(frame, self._knows, watch).written()


def answered(session: Session) -> Iterator[tuple[Question, Answer]]:
    """Questions whose answers hold words that may be used."""
    for question in session.questions:
        answer = session.answers.get(question.id)
        if (
            answer is None
            or answer.excluded
            or answer.skipped_because is not None
            or not answer.text().strip()
        ):
            continue
        yield question, answer


@dataclass
class _Draft:
    """A report while it is written."""

    frame: Frame
    knows: Knows
    watch: Watch
    writing: dict[str, Writing] = field(default_factory=dict)
    over: str = ""  # why the model is asked for no more
    failures: int = 0  # one after another

    def written(self) -> Report:
        analyses: dict[str, tuple[Statement, ...]] = {}
        findings: list[tuple[str, Finding]] = []
        there = list(answered(self.frame.session))
        for done, (question, answer) in enumerate(there):
            self.watch.progress.put(done / (len(there) + 1))
            made = self._part(question.id, partial(analyse, self.frame, question, answer))
            if made is not None:
                self._say(question.id, made)
                analyses[question.id] = made.statements
                findings += made.findings
        self.watch.progress.put(len(there) / (len(there) + 1))
        conclusion = self._conclusion(analyses)
        self.watch.progress.put(1.0)
        plain = all(one.by == PLAIN for one in self.writing.values())
        return Report(
            analyses=analyses,
            conclusion=conclusion,
            mental_state=mental_state(findings),
            written_by=PLAIN if plain else self.frame.written_by,
            writing=self.writing,
            layout=self.frame.layout,
        )

    def _conclusion(self, analyses: dict[str, tuple[Statement, ...]]) -> tuple[Statement, ...]:
        drawn = self._part(CONCLUSION, partial(conclude, self.frame, analyses, self.knows))
        if drawn is not None:
            self._say(CONCLUSION, drawn)
            return drawn.statements
        self.writing.setdefault(CONCLUSION, Writing(PLAIN, "no_statements"))
        return ()

    def _say(self, part: str, made: Analysed | Concluded) -> None:
        self.writing[part] = Writing(self.frame.written_by, pieces=made.pieces, withheld=made.withheld)

    def _part(self, part: str, work: Callable[[], Part]) -> Part | None:
        """What the model makes of it, or None with the reason noted. Raises `Cancelled`."""
        if not self.over:
            try:
                made = work()
            except Cancelled:
                raise
            except Exception as error:  # noqa: BLE001 - one part that fails takes no other with it
                self._failed(part, error)
            else:
                self.failures = 0
                return made
        self.writing.setdefault(part, Writing(PLAIN, self.over))
        return None

    def _failed(self, part: str, error: Exception) -> None:
        why = _reason(error)
        if not isinstance(error, ForPeople | Stopped | Refused):
            log.error("unexpected %s in %s", type(error), LlmReportWriter)
        self.failures += 1
        if isinstance(error, (*_NOT_THERE, Stopped)) or self.failures >= PATIENCE:
            self.over = why
        self.writing[part] = Writing(PLAIN, why)


def _reason(error: Exception) -> str:
    """A word of the report's own table."""
    if isinstance(error, Stopped):
        return "stopped"
    if isinstance(error, Refused):
        return "refused"
    if isinstance(error, ReplyUnusable):
        return "unusable"
    return "no_model" if isinstance(error, _NOT_THERE) else "failed"
