"""What the tests of the interview's page share: the page on a screen, and the engine behind it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from interview.engine import advance
from ui.gallery import samples
from ui.pages.interview_dialogs import AskDialog
from ui.pages.interview_page import InterviewPage, Site

NOW = "2026-11-20T10:00:00+00:00"


def make_page(qtbot):
    made = InterviewPage(Site("Dr A", "Stay with the person.", ("1234",)), "en", lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    qtbot.waitExposed(made)
    return made


def events_of(page):
    """The events that the page sends; the engine takes each, and the page is shown what comes of it."""
    events = []

    def take(event):
        events.append(event)
        page.show_session(advance(page._session, event)[0])

    page.decided.connect(take)
    return events


def show(page, stage):
    page.show_session(samples.session(stage, "en"))


def dialog(page):
    return page.findChild(AskDialog)


def agree(page):
    dialog(page).go.click()
    QApplication.sendPostedEvents(None, 0)
