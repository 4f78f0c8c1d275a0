"""What the tests of the plan page share: a session with a plan, and hands for the page."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from interview.domain import Question, Stage
from interview.engine import advance
from interview.events import PlanApproved
from ui.gallery import samples
from ui.pages.plan_page import PlanPage
from ui.translating import install

SESSION = samples.session(Stage.PLANNING, "en")
IDS = [question.id for question in SESSION.questions]


def plan_page(qtbot: QtBot, app: QApplication) -> PlanPage:
    install(app, "en")
    made = PlanPage()
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show_session(SESSION)
    made.show()
    return made


def ids(page: PlanPage) -> list[str]:
    return [question.id for question in page.plan.questions]


def choose(page: PlanPage, at: int) -> None:
    page.list.setCurrentIndex(page.list.questions.index(at))


def words(page: PlanPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: PlanPage, text: str) -> None:
    QApplication.processEvents()
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    next(one for one in buttons if text in (one.text() or one.accessibleName())).click()


def editor(page: PlanPage) -> QPlainTextEdit:
    return next(one for one in page.list.viewport().findChildren(QPlainTextEdit) if one.isVisible())


def approved(qtbot: QtBot, page: PlanPage) -> tuple[Question, ...]:
    with qtbot.waitSignal(page.decided) as told:
        page.begin.click()
    (event,) = told.args
    assert isinstance(event, PlanApproved)
    advance(SESSION, event)
    return event.questions
