"""The report with and without emotion: the way in, the second draft while it is written, and the two beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from interview.domain import Session, Stage
from interview.errors import ModelMissing
from interview.report_parts import Report, Statement
from reports.document import Provenance
from reports.html_view import to_html
from ui.gallery import samples
from ui.gallery.case import Case
from ui.pages.report_page import ReportPage


def without_emotion(language: str) -> Report:
    """A second draft: one sentence as it was, one in other words, one that is gone, one that came."""
    first = samples.report(language)
    told = [list(found) for found in first.analyses.values()]
    parts = list(first.analyses)
    told[1] = [replace(told[1][0], text=" ".join(told[1][0].text.split()[:-1]))]
    told[2] = []
    told[3].append(Statement(samples.TOLD[language]["note"], (), supported=False, written_by="model"))
    analyses = {part: tuple(found) for part, found in zip(parts, told, strict=True)}
    return replace(first, analyses=analyses, mental_state={}, conclusion=first.conclusion[:1])


def _page(session: Session | None = None) -> ReportPage:
    session = session or samples.session(Stage.REPORTING, samples.here())
    page = ReportPage(session.clinician, "clinician")
    page.show_session(session)
    page.show_preview(to_html(session, Provenance("anamnesis")))
    return page


def _drafting() -> QWidget:
    page = _page()
    page.comparing.entry.click()
    watch = samples.watch(samples.here())
    watch.tokens.put(samples.report(samples.here()).conclusion[0].text)
    page.comparing.show_watch(watch)
    page.comparing.look()
    return page


def _behind() -> QWidget:
    """The report goes on while the second draft is written."""
    page = _drafting()
    if isinstance(page, ReportPage):
        page.comparing.left.emit()
    return page


def _compared() -> QWidget:
    page = _page()
    page.comparing.entry.click()
    page.comparing.show_second(without_emotion(samples.here()))
    return page


def _other_writer() -> QWidget:
    page = _page()
    page.comparing.entry.click()
    page.comparing.show_second(replace(without_emotion(samples.here()), written_by="model llama-3.1-8b"))
    return page


def _plain() -> QWidget:
    session = samples.session(Stage.REPORTING, samples.here())
    page = _page(replace(session, report=Report(written_by="plain", draft=session.draft)))
    page.comparing.entry.click()
    page.comparing.show_second(Report(written_by="plain"))
    return page


def _failed() -> QWidget:
    page = _page()
    page.comparing.entry.click()
    page.comparing.show_problem(
        ModelMissing(
            "No language model is in use.", "Choose one with main.py models use, or give --model FILE."
        )
    )
    return page


def _nothing_read() -> QWidget:
    session = samples.session(Stage.REPORTING, samples.here())
    answers = {name: replace(answer, emotion=None) for name, answer in session.answers.items()}
    return _page(replace(session, answers=answers))


CASES: tuple[Case, ...] = (
    Case("drafting", _drafting),
    Case("behind", _behind),
    Case("compared", _compared, (1180, 1400)),
    Case("other-writer", _other_writer),
    Case("plain", _plain),
    Case("failed", _failed),
    Case("nothing-read", _nothing_read),
)
