"""The plan page when a language model writes: the choice of the writer, what is there so far, what is the bank's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interview.domain import Grant, Purpose, Question, Session
from interview.ports import Watch
from tests.ui.pages.plans import SESSION, choose, plan_page, words
from ui.pages.plan_page import PlanPage
from ui.pages.plan_words import origin, stand_in, stand_ins


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> PlanPage:
    return plan_page(qtbot, qapp)


def with_stand_ins(*reasons: str) -> Session:
    """The sample's plan, its first questions in place of a language model's."""
    standing = [replace(one, stands_in=why) for one, why in zip(SESSION.questions, reasons, strict=False)]
    return replace(SESSION, questions=(*standing, *SESSION.questions[len(standing) :]))


def agreeing(to_text: bool) -> Session:
    assert SESSION.consent is not None
    purposes = {**SESSION.consent.purposes, Purpose.AI_TEXT: Grant(to_text)}
    return replace(SESSION, consent=replace(SESSION.consent, purposes=purposes))


def test_the_writer_can_be_chosen_where_there_is_a_model(qtbot: QtBot, page: PlanPage) -> None:
    page.show_writers(("llm", "bank"), "llm")
    page.show_session(agreeing(True))
    assert page.by.isVisible()
    assert page.by.currentText() == "by the language model"
    page.by.setCurrentIndex(1)
    with qtbot.waitSignal(page.writer_wanted) as told:
        page.by.activated.emit(1)
    assert told.args == ["bank"]


@pytest.mark.parametrize(("names", "agreed"), [(("bank",), True), (("llm", "bank"), False)])
def test_without_a_model_or_consent_there_is_nothing_to_choose(
    page: PlanPage, names: tuple[str, ...], agreed: bool
) -> None:
    page.show_writers(names, names[0])
    page.show_session(agreeing(agreed))
    assert not page.by.isVisible()


def test_questions_are_shown_while_others_are_written(qtbot: QtBot, page: PlanPage) -> None:
    watch = Watch()
    page.show_session(replace(SESSION, id="another", questions=()))
    page.show_watch(watch)
    watch.tokens.put("How are you?\nWhat helps you?")
    qtbot.waitUntil(lambda: "What helps you?" in words(page))
    page.show_watch(Watch())
    assert "What helps you?" not in words(page)


def test_the_page_says_how_many_questions_are_the_banks_and_why(page: PlanPage) -> None:
    page.show_session(with_stand_ins("open, leading", "open, leading", "It died."))
    said = words(page)
    assert f"instead of the language model: 3 of {len(SESSION.questions)}" in said
    assert "It can be answered by yes or no. It suggests its answer. (2)" in said
    assert "It died." in said


def test_beside_a_question_stands_why_it_is_the_banks(page: PlanPage) -> None:
    page.show_session(with_stand_ins("", "markup"))
    choose(page, 1)
    assert "Instead of a question of the language model: It holds more than plain words." in words(page)
    choose(page, 0)
    assert "Instead of a question" not in words(page)


def test_a_plan_of_the_bank_alone_says_nothing(page: PlanPage) -> None:
    assert stand_ins(SESSION.questions) == ("", "")
    assert "instead of the language model" not in words(page)


def test_a_model_is_named_as_the_writer() -> None:
    assert "llama-3" in origin(Question("q", "sleep", "How?", written_by="model llama-3"))
    assert "model model" not in origin(Question("q", "sleep", "How?", written_by="model llama-3"))
    assert stand_in(Question("q", "sleep", "How?", stands_in="Strange things, happened.")) != ""
