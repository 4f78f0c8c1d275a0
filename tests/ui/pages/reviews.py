"""What the tests of the review share: the sample's session, changed, and what stands on a page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton

from interview.domain import Stage
from ui.gallery import samples
from ui.pages.review_page import ReviewPage

NOW = "2026-11-20T10:00:00+00:00"
NOTED, UNSEEN, DAMAGED, RISK, UNHEARD, TYPED, SKIPPED = range(7)  # the questions of the sample


def a_session(**changes):
    return replace(samples.session(Stage.REVIEW, "en"), **changes)


def with_answer(session, number, **changes):
    question_id = session.questions[number].id
    return replace(
        session, answers={**session.answers, question_id: replace(session.answers[question_id], **changes)}
    )


def with_risk(disposition):
    session = a_session()
    flags = session.answers[session.questions[RISK].id].flags
    return with_answer(session, RISK, flags=tuple(replace(flag, disposition=disposition) for flag in flags))


def a_page(qtbot):
    made = ReviewPage("Dr A", lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    made.show_session(a_session())
    return made


def at(page, number):
    """The detail of a question, brought to the front."""
    page.show_question(page._session.questions[number].id)
    return page.present


def words_on(widget):
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(labels)


def press(detail, text):
    buttons = [one for one in detail.findChildren(QPushButton) if text in (one.text(), one.accessibleName())]
    assert len(buttons) == 1, text
    buttons[0].click()
