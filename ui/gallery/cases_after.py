"""Pages of what comes after the interview: review and report."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from interview.domain import Flag, Session, Stage
from interview.engine import advance
from interview.errors import FileDamaged, WrongPassphrase
from interview.events import AnswerExcluded, ReportEdited, TextCorrected
from interview.report_parts import Addendum, Report, Signature
from reports.document import Provenance
from reports.html_view import to_html
from ui.gallery import samples
from ui.gallery.case import Case
from ui.pages.report_dialogs import AddendumDialog, ReopenDialog, SignDialog
from ui.pages.report_page import ReportPage
from ui.pages.review_page import ReviewPage

_AT = "2026-11-20T10:00:00+00:00"


def _clock() -> str:
    return _AT


class _Wave:
    """What a voice with pauses looks like."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.peaks = tuple(
            (0.25 + 0.75 * abs((index * 37 % 100) / 100 - 0.5)) * (index % 90 > 12) for index in range(600)
        )


# ── review ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _review(session: Session | None = None, number: int = 0) -> ReviewPage:
    session = session or samples.session(Stage.REVIEW, samples.here())
    page = ReviewPage(session.clinician, _clock)
    page.show_session(session)
    question = session.questions[number].id
    page.show_question(question)
    recording = session.answers[question].recording if question in session.answers else None
    page.show_waveform(question, _Wave(recording.seconds if recording is not None else 0.0))
    return page


def _playing() -> QWidget:
    page = _review()
    if page.present is not None:
        page.present.answer_card.play_wanted.emit(7.0)
    page.show_watch(samples.watch(samples.here()))
    return page


def _corrected() -> QWidget:
    session = samples.session(Stage.REVIEW, samples.here())
    first = session.questions[0].id
    text = session.answers[first].text().replace(".", " …", 1)
    session, _ = advance(session, TextCorrected(first, text))
    session, _ = advance(session, AnswerExcluded(session.questions[1].id))
    return _review(session)


def _correcting() -> QWidget:
    page = _review()
    if page.present is not None:
        page.present.answer_card.correct.click()
    return page


def _open_risk() -> QWidget:
    session = samples.session(Stage.REVIEW, samples.here())
    question = session.questions[3].id
    answer = session.answers[question]
    flags: tuple[Flag, ...] = tuple(replace(flag, disposition=None) for flag in answer.flags)
    session = replace(session, answers={**session.answers, question: replace(answer, flags=flags)})
    return _review(session, 3)


def _long_answer() -> QWidget:
    session = samples.session(Stage.REVIEW, samples.here())
    first = session.questions[0].id
    long = samples.transcript(samples.long_text(session.language))
    answer = replace(session.answers[first], transcript=long)
    return _review(replace(session, answers={**session.answers, first: answer}))


def _review_aborted() -> QWidget:
    """Opened to be read: nothing of it can be changed."""
    return _review(replace(samples.session(Stage.REVIEW, samples.here()), stage=Stage.ABORTED))


def _review_failed() -> QWidget:
    page = _review(number=2)
    page.show_problem(
        FileDamaged(
            "A part of the recording of this answer was changed.",
            "Play another part of it, or ask once more.",
        )
    )
    return page


def _nothing_to_review() -> QWidget:
    session = replace(samples.session(Stage.REVIEW, samples.here()), questions=(), answers={})
    page = ReviewPage(session.clinician, _clock)
    page.show_session(session)
    return page


# ── report ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _html(session: Session) -> str:
    return to_html(session, Provenance("anamnesis"))


def _report(session: Session | None = None) -> ReportPage:
    session = session or samples.session(Stage.REPORTING, samples.here())
    page = ReportPage(session.clinician, page_role())
    page.show_session(session)
    page.show_preview(_html(session))
    return page


def page_role() -> str:
    return "clinician"


def _writing() -> QWidget:
    session = replace(samples.session(Stage.REPORTING, samples.here()), draft=2)
    page = ReportPage(session.clinician, page_role())
    page.show_session(session)
    watch = samples.watch(samples.here())
    watch.tokens.put(samples.report(samples.here()).conclusion[0].text)
    page.show_watch(watch)
    return page


def _edited() -> QWidget:
    page = _report()
    page.editor.part("").rows()[0].field.appendPlainText(samples.long_text(samples.here())[:160])
    page.editor.part("").added.emit("")
    QTimer.singleShot(0, page.editor.show_end)
    return page


def _long_report() -> QWidget:
    session = samples.session(Stage.REPORTING, samples.here())
    report = session.report or Report()
    return _report(
        advance(session, ReportEdited(replace(report, formulation=samples.long_text(samples.here()))))[0]
    )


def _unseen() -> QWidget:
    session = samples.session(Stage.REPORTING, samples.here())
    question = session.questions[3].id
    answer = session.answers[question]
    flags = tuple(replace(flag, disposition=None) for flag in answer.flags)
    return _report(replace(session, answers={**session.answers, question: replace(answer, flags=flags)}))


def _closed() -> QWidget:
    session = samples.session(Stage.CLOSED, samples.here())
    report = session.report or Report()
    signature = Signature("A. Lindqvist", "supervisor", "supervisor", _AT, "5d" * 32)
    addendum = Addendum(samples.TOLD[samples.here()]["note"], report.signatures[0])
    report = replace(report, signatures=(*report.signatures, signature), addenda=(addendum,))
    return _report(replace(session, report=report))


def _signing() -> QWidget:
    return SignDialog(None, samples.TOLD[samples.here()]["clinician"], page_role(), "author")


def _sign_refused() -> QWidget:
    dialog = SignDialog(None, samples.TOLD[samples.here()]["clinician"], page_role(), "supervisor")
    dialog.show_problem(
        WrongPassphrase(
            "This passphrase does not open the vault.",
            "Try again in 2 s, or use the printed recovery key.",
            2.0,
        )
    )
    return dialog


CASES: tuple[Case, ...] = (
    Case("review", _review),
    Case("review-playing", _playing),
    Case("review-corrected", _corrected),
    Case("review-correcting", _correcting),
    Case("review-open-risk", _open_risk),
    Case("review-seen-risk", lambda: _review(number=3)),
    Case("review-not-heard", lambda: _review(number=4)),
    Case("review-typed", lambda: _review(number=5)),
    Case("review-skipped", lambda: _review(number=6)),
    Case("review-long", _long_answer),
    Case("review-aborted", _review_aborted),
    Case("review-error", _review_failed),
    Case("review-empty", _nothing_to_review),
    Case("report-writing", _writing),
    Case("report", _report),
    Case("report-edited", _edited),
    Case("report-long", _long_report),
    Case("report-unseen-risk", _unseen),
    Case("report-signed", _closed),
    Case("report-sign", _signing, (560, 400)),
    Case("report-sign-refused", _sign_refused, (560, 460)),
    Case("report-addendum", lambda: AddendumDialog(None), (560, 480)),
    Case("report-reopen", lambda: ReopenDialog(None), (560, 360)),
)
