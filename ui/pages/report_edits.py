"""Edits of a report as plain values, and their history: what was done can be undone and done again."""

from __future__ import annotations

from dataclasses import replace

from interview.report_parts import Finding, Report, Statement
from reports.statement_text import CLINICIAN

CONCLUSION = ""  # the part of a report that is no question
TOGETHER = 2.0  # seconds within which typing into one field is one step of the history

Content = tuple[object, ...]


def statements(report: Report, part: str) -> tuple[Statement, ...]:
    """Those on one question (its id), or of the conclusion."""
    return report.conclusion if part == CONCLUSION else report.analyses.get(part, ())


def with_statements(report: Report, part: str, new: tuple[Statement, ...]) -> Report:
    if part == CONCLUSION:
        return replace(report, conclusion=new)
    return replace(report, analyses={**report.analyses, part: new})


def with_text(report: Report, part: str, index: int, text: str) -> Report:
    """A sentence the clinician changed is theirs; its sources stay, but nobody has checked it against them."""
    old = statements(report, part)
    new = replace(old[index], text=text, supported=None, written_by=CLINICIAN)
    return with_statements(report, part, (*old[:index], new, *old[index + 1 :]))


def with_own(report: Report, part: str) -> Report:
    """One more sentence, empty, by the clinician."""
    return with_statements(report, part, (*statements(report, part), Statement("", written_by=CLINICIAN)))


def without(report: Report, part: str, index: int) -> Report:
    old = statements(report, part)
    return with_statements(report, part, (*old[:index], *old[index + 1 :]))


def with_finding(report: Report, name: str, value: str) -> Report:
    """A finding the clinician wrote or changed is theirs."""
    sources = report.mental_state[name].sources if name in report.mental_state else ()
    return replace(report, mental_state={**report.mental_state, name: Finding(value, CLINICIAN, sources)})


def without_finding(report: Report, name: str) -> Report:
    left = {key: finding for key, finding in report.mental_state.items() if key != name}
    return replace(report, mental_state=left)


def tidy(report: Report) -> Report:
    """Without sentences and findings that have no words."""
    return replace(
        report,
        analyses={part: _with_words(found) for part, found in report.analyses.items()},
        conclusion=_with_words(report.conclusion),
        mental_state={
            name: finding for name, finding in report.mental_state.items() if finding.value.strip()
        },
    )


def content(report: Report) -> Content:
    """What of a report can be edited, to compare two of them by."""
    report = tidy(report)
    analyses = {part: found for part, found in report.analyses.items() if found}
    return (analyses, report.conclusion, dict(report.mental_state), report.formulation)


def _with_words(found: tuple[Statement, ...]) -> tuple[Statement, ...]:
    return tuple(statement for statement in found if statement.text.strip())


class History:
    """Reports one after another; typing into one field within `TOGETHER` seconds is one step."""

    def __init__(self, report: Report) -> None:
        self.present = report
        self._past: list[Report] = []
        self._future: list[Report] = []
        self._last: tuple[object, float] | None = None  # which field, and when

    def change(self, report: Report, field: object, now: float) -> None:
        """`field`: what was typed into, or None for a step of its own. `now`: seconds."""
        last, self._last = self._last, None if field is None else (field, now)
        if last is None or self._last is None or last[0] != field or now - last[1] > TOGETHER:
            self._past.append(self.present)
        self._future.clear()
        self.present = report

    def undo(self) -> bool:
        """False when there is nothing to take back."""
        return self._step(self._past, self._future)

    def redo(self) -> bool:
        return self._step(self._future, self._past)

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def _step(self, here: list[Report], there: list[Report]) -> bool:
        if not here:
            return False
        there.append(self.present)
        self.present = here.pop()
        self._last = None
        return True
