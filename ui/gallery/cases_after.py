"""Pages of what comes after the interview: review and report."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from interview.domain import Stage
from ui.gallery import samples
from ui.gallery.case import Case
from ui.pages.review_page import ReviewPage


def _clock() -> str:
    return "2026-11-20T10:00:00+00:00"


class _Wave:
    seconds = 60.0
    peaks = tuple(abs((index * 37 % 100) / 100 - 0.5) * 1.6 * (index % 90 > 12) for index in range(600))


def _review(number: int = 0, playing: bool = False) -> QWidget:
    session = samples.session(Stage.REVIEW, samples.here())
    page = ReviewPage(session.clinician, _clock)
    page.show_session(session)
    question = session.questions[number].id
    page.show_question(question)
    page.show_waveform(question, _Wave())
    if playing and page.present is not None:
        page.present.answer_card.play_wanted.emit(7.0)
        page.show_watch(samples.watch(samples.here()))
    return page


CASES: tuple[Case, ...] = (
    Case("review", lambda: _review(playing=True)),
    Case("review-risk", lambda: _review(3)),
    Case("review-typed", lambda: _review(5)),
)
