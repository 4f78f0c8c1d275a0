"""What a report comes to: the conclusion by what its sentences are about, and what no sentence of it uses."""

from __future__ import annotations

from collections.abc import Iterator

from interview.domain import Session
from interview.evidence import omissions
from interview.evidence.lexicon import languages
from interview.evidence.omissions import NEGATIVE, RISK, Omission
from interview.report_parts import CONCLUSION, CONCLUSION_KINDS, SOURCE_LAYOUT, Report, Statement
from reports.answer_text import PLAIN, how_written
from reports.document import Item, Part, Section, Text, Verbatim, joined
from reports.statement_text import number_of, statement_text
from reports.wording import Wording


def conclusion_section(session: Session, words: Wording) -> Section:
    report = session.report
    lines = report.formulation.splitlines() if report is not None else []
    written = tuple(Item("", (Verbatim(line),)) for line in lines if line.strip())
    formulation: Text = () if written else (words["no_formulation"],)
    items = (
        *_drafted(session, words),
        *how_written(session, CONCLUSION, words),
        Item(words["formulation"], formulation, written),
    )
    return Section(Part.CONCLUSION, words["conclusion"], items)


def _drafted(session: Session, words: Wording) -> Iterator[Item]:
    """The sentences of each kind below a line that says what they are; those of none first."""
    report = session.report
    if report is None or not report.conclusion:
        reason = _why_none(report, words)
        yield Item(words["drawn_from_answers"], words.fill("no_conclusion", reason=reason))
        return
    told = report.conclusion
    kinds = CONCLUSION_KINDS if report.layout != SOURCE_LAYOUT else ()
    if others := [one for one in told if one.kind not in kinds]:
        yield Item(words["drawn_from_answers"], _sentences(session, others, words))
    for kind in kinds:
        if found := [one for one in told if one.kind == kind]:
            below = tuple(Item("", statement_text(session, one, words)) for one in found)
            yield Item(words[f"conclusion_{kind}"], (), below)


def _sentences(session: Session, told: list[Statement], words: Wording) -> Text:
    return joined((statement_text(session, one, words) for one in told), " ")


def _why_none(report: Report | None, words: Wording) -> str | Verbatim:
    if report is None:
        return words["no_report"]
    writing = report.writing.get(CONCLUSION)
    if writing is not None and writing.by == PLAIN:
        return words.name("because", writing.because)
    return words["plain_writer_no_conclusion" if report.written_by == PLAIN else "model_no_conclusion"]


def not_used_sections(session: Session, words: Wording) -> Iterator[Section]:
    """What was said and no sentence of a model's report uses; nothing where nobody drew sentences from it."""
    report = session.report
    if report is None or report.written_by == PLAIN or session.language not in languages():
        return
    found = omissions(session, report)
    items = tuple(_omission(session, one, words) for one in found)
    note = words["not_used_note"] if items else words["everything_used"]
    yield Section(Part.NOT_USED, words["not_used"], (Item("", (note,)), *items))


def _omission(session: Session, one: Omission, words: Wording) -> Item:
    number = number_of(session, one.question_id)
    label = words["question_gone"] if number is None else words.plain("question_number", number=str(number))
    if one.kind == RISK:
        return Item(label, words.fill("not_used_risk", words=Verbatim(one.words)))
    if one.kind == NEGATIVE:
        return Item(label, words.fill("not_used_negative", words=Verbatim(one.words)))
    return Item(label, words.fill("not_used_answer"))
