"""The options of commands that let somebody write: who, with which model, in which form; and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from interview.domain import DisorderChosen, Question
from interview.errors import NotAccepted, NotADisorder
from interview.media import Latest
from interview.plan_read import GAP, MARKED, MORE, RISK_REWORDED, RISK_TWICE
from interview.ports import Plan, QuestionRequest, Stop, Watch
from interview.report_parts import Report
from ui.terminal.output import bar, notes
from ui.terminal.wiring import Wiring

WriterOption = Annotated[
    str,
    typer.Option(
        help="Who writes the questions: llm or bank; without it the language model if one is in use."
    ),
]
ModelOption = Annotated[
    Path | None, typer.Option("--model", help="A GGUF file, instead of the model of the settings.")
]
TrustOption = Annotated[bool, typer.Option("--trust", help="I trust this model file: no hash is known.")]
InsistOption = Annotated[
    bool, typer.Option("--insist", help="Use the general plan for a name that nobody knows.")
]
FormOption = Annotated[
    str, typer.Option("--format", help='ours, or source: {"Question1": {"Question": "…"}}.')
]


PlanOption = Annotated[
    Path | None,
    typer.Option("--plan", help="Ask the questions of this file: as `questions --json` prints, or source."),
]
ReportsOption = Annotated[
    str,
    typer.Option("--reports", help="Who drafts the report: llm or plain; without it as for --writer."),
]
LayoutOption = Annotated[
    str,
    typer.Option(
        "--format", help="ours, or source: its prompts, and question, answer, emotion, analysis, conclusion."
    ),
]


@dataclass(frozen=True)
class NamedBy:
    """Who may say what a name means: the bank, a language model, the clinician."""

    writer: str
    model: Path | None
    trust: bool
    insist: bool


def named_disorder(wiring: Wiring, name: str, language: str, by: NamedBy) -> DisorderChosen:
    """Raises `NotADisorder` when nobody knows it and the clinician does not insist."""
    try:
        if by.writer == "bank":
            return wiring.disorder(name, language)
        return wiring.disorder_asked(name, language, Stop(), by.model, by.trust)
    except NotADisorder:
        if not by.insist or not name.strip():
            raise
        return DisorderChosen("", " ".join(name.split()), "clinician", generic=True)


class GivenPlan:
    """A QuestionWriter whose questions are written already."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def write(self, request: QuestionRequest, stop: Stop, watch: Watch) -> Plan:  # noqa: ARG002 - as it is
        stop.check()
        return self._plan


def given_plan(wiring: Wiring, file: Path, chosen: DisorderChosen, language: str, drafted: bool) -> GivenPlan:
    """The questions of a file; what was changed in them, or should be, is told. `drafted`: text by a language model
    is agreed to. Raises `FileDamaged`, `NotAccepted`."""
    found = wiring.read_plan(file, chosen, language)
    if found.drafted and not drafted:
        raise NotAccepted(
            "A language model wrote questions of this plan, and drafted text is refused.",
            "Take them out, or ask the person again.",
        )
    for one in found.remarks:
        notes.print(f"{one.entry}: {_REMARKS[one.kind].format(told=one.told)}", style="yellow", markup=False)
    return GivenPlan(found.plan)


_REMARKS = {
    RISK_REWORDED: "risk is asked in its vetted wording, not as “{told}”.",
    RISK_TWICE: "left out, for the plan asks this about risk already: “{told}”.",
    MARKED: "breaks rules of wording ({told}); it is asked as it stands.",
    GAP: "is not in the file.",
    MORE: "not taken from it: {told}.",
}


class _Shown(Latest[str]):
    """Questions as they are written, counted on the screen."""

    def __init__(self, show: Callable[[int], None]) -> None:
        super().__init__()
        self._show = show

    def put(self, value: str) -> None:
        super().put(value)
        self._show(len(value.splitlines()))


@contextmanager
def writing_watch(number: int) -> Iterator[Watch]:
    """A bar that moves with each question that a language model has written."""
    with bar() as shown:
        task = shown.add_task("writing questions", total=number)
        yield Watch(tokens=_Shown(lambda done: shown.update(task, completed=done)))


def tell_stand_ins(questions: Sequence[Question]) -> None:
    """Which questions are the bank's although a language model was to write them, and why."""
    reasons = Counter(question.stands_in for question in questions if question.stands_in)
    if not reasons:
        return
    notes.print(
        f"{reasons.total()} of {len(questions)} questions come from the bank instead of the language model:",
        style="yellow",
    )
    for reason, number in reasons.most_common():
        notes.print(f"  {number}: {reason}", markup=False, soft_wrap=True)


def tell_plain_parts(report: Report | None) -> None:
    """Which parts of a report the language model was to write and did not, and why."""
    if report is None:
        return
    reasons = Counter(one.because for one in report.writing.values() if one.because)
    for reason, number in reasons.most_common():
        notes.print(
            f"{number} of {len(report.writing)} parts of the report are plain: {_WHY[reason]}.",
            style="yellow",
        )


_WHY = {
    "no_consent": "nobody agreed to text drafted by a program",
    "no_model": "the language model could not be opened",
    "failed": "the language model failed",
    "unusable": "its reply could not be used",
    "refused": "the language model declined",
    "stopped": "the writing was stopped",
    "no_statements": "there was no sentence that the answers bear out to draw it from",
}
