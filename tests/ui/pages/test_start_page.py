"""The first page: a disorder recognised as one types, a code and never a name, and everything on to consent."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from interview.domain import DisorderChosen, Intake, Stage
from interview.errors import NotADisorder
from interview.ports import SessionSummary
from ui.pages.start_disorder import PAUSE_MS
from ui.pages.start_page import NewInterview, StartPage
from ui.pages.start_person import looks_like_a_name
from ui.translating import install

GAD = DisorderChosen("6B00", "Generalised anxiety disorder", "abbreviation")
NEAR = ("Panic disorder", "Specific phobia")


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> StartPage:
    install(qapp, "en")
    made = StartPage(("en", "ar"), "en", 10)
    qtbot.addWidget(made)
    made.show()
    return made


def known(page: StartPage) -> None:
    page.disorder.edit.setText("GAD")
    page.disorder.ask()
    page.show_disorder(GAD)


def words(page: StartPage) -> str:
    QApplication.processEvents()  # a new part is shown a moment after it was put in
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: StartPage, text: str) -> None:
    QApplication.processEvents()
    next(one for one in page.findChildren(QPushButton) if text in one.text() and one.isVisible()).click()


def test_a_name_is_looked_up_once_after_a_pause_in_the_typing(qtbot: QtBot, page: StartPage) -> None:
    asked: list[tuple[str, str]] = []
    page.disorder_asked.connect(lambda *said: asked.append(said))
    qtbot.keyClicks(page.disorder.edit, " GAD")
    assert asked == []
    qtbot.waitUntil(lambda: bool(asked), timeout=10 * PAUSE_MS)
    assert asked == [("GAD", "en")]


def test_how_the_disorder_was_recognised_is_said(page: StartPage) -> None:
    known(page)
    assert GAD.name in words(page)
    assert "ICD-11 6B00" in words(page)
    assert "abbreviation" in words(page)
    assert "general plan" not in words(page)


def test_a_general_plan_is_said_so(page: StartPage) -> None:
    page.disorder.edit.setText("enuresis")
    page.disorder.ask()
    page.show_disorder(DisorderChosen("6C00", "Enuresis", "name", generic=True))
    assert "general plan" in words(page)


def test_enter_goes_on_with_everything_that_was_filled_in(qtbot: QtBot, page: StartPage) -> None:
    known(page)
    page.person.edit.setText(" A-2047 ")
    page.number.setValue(12)
    page.show_intake(True)
    page.reason.setText("referred")
    page.age.setText("30–39")
    page.notes.setPlainText("sleeps badly")
    with qtbot.waitSignal(page.begin_wanted) as begun:
        qtbot.keyClick(page.person.edit, Qt.Key.Key_Return)
    assert begun.args == [NewInterview(GAD, "A-2047", "en", 12, Intake("referred", "30–39", "sleeps badly"))]


def test_enter_in_the_disorder_looks_it_up_at_once_and_goes_on(qtbot: QtBot, page: StartPage) -> None:
    page.disorder_asked.connect(lambda *_: page.show_disorder(GAD))
    qtbot.keyClicks(page.disorder.edit, "GAD")
    with qtbot.waitSignal(page.begin_wanted):
        qtbot.keyClick(page.disorder.edit, Qt.Key.Key_Return)


def test_enter_that_chooses_a_completion_does_not_begin(qtbot: QtBot, page: StartPage) -> None:
    page.show_names({"en": ["Panic disorder"]})
    asked: list[str] = []
    page.disorder_asked.connect(lambda name, _: asked.append(name))
    page.disorder_asked.connect(lambda *_: page.show_disorder(GAD))
    qtbot.keyClicks(page.disorder.edit, "pan")
    popup = page.disorder.edit.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    with qtbot.assertNotEmitted(page.begin_wanted):
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Panic disorder" in asked, timeout=10 * PAUSE_MS)


def test_nobody_goes_on_before_the_disorder_is_known(qtbot: QtBot, page: StartPage) -> None:
    assert not page.begin.isEnabled()
    with qtbot.assertNotEmitted(page.begin_wanted):
        qtbot.keyClick(page.person.edit, Qt.Key.Key_Return)
    known(page)
    assert page.begin.isEnabled()
    page.disorder.edit.setText("GADX")
    assert not page.begin.isEnabled()


def test_an_answer_to_an_older_text_is_dropped(page: StartPage) -> None:
    page.disorder.edit.setText("GAD")
    page.disorder.ask()
    page.disorder.edit.setText("panic")
    page.show_disorder(GAD)
    page.show_no_disorder(NotADisorder("“GAD” is unknown.", "", NEAR))
    assert page.disorder.chosen is None
    assert "unknown" not in words(page)


def test_near_names_are_offered_and_looked_up(qtbot: QtBot, page: StartPage) -> None:
    page.disorder.edit.setText("panik")
    page.disorder.ask()
    page.show_no_disorder(NotADisorder("“panik” is no mental disorder.", "", NEAR))
    assert "“panik” is no mental disorder." in words(page)
    with qtbot.waitSignal(page.disorder_asked) as asked:
        press(page, NEAR[0])
    assert asked.args == [NEAR[0], "en"]


def test_a_clinician_may_insist_on_a_name_and_gets_the_general_plan(page: StartPage) -> None:
    page.disorder.edit.setText("burn-out")
    page.disorder.ask()
    page.show_no_disorder(NotADisorder("“burn-out” is no mental disorder.", "", NEAR))
    press(page, "burn-out")
    assert page.disorder.chosen == DisorderChosen("", "burn-out", "clinician", generic=True)
    assert page.begin.isEnabled()


def test_another_language_names_the_disorder_again(qtbot: QtBot, page: StartPage) -> None:
    known(page)
    with qtbot.waitSignal(page.disorder_asked) as asked:
        page.choose_language("ar")
    assert asked.args == ["GAD", "ar"]
    assert page.disorder.chosen is None


@pytest.mark.parametrize("name", ["Maria", "Anna Schmidt", "Jean-Luc O'Neil", "Dr. Haddad", "سميرة حداد"])
def test_what_looks_like_a_name_is_warned_of(page: StartPage, name: str) -> None:
    assert looks_like_a_name(name)
    page.person.edit.setText(name)
    assert "looks like a name" in words(page)


@pytest.mark.parametrize("code", ["", "A-2047", "P17", "ABC", "x", "blue", "Ward 3 bed 2", "٣٤٥", "ملف-١٢"])
def test_a_code_is_no_name(code: str) -> None:
    assert not looks_like_a_name(code)


def test_a_name_only_warns(qtbot: QtBot, page: StartPage) -> None:
    known(page)
    page.person.edit.setText("Anna Schmidt")
    with qtbot.waitSignal(page.begin_wanted):
        page.begin.click()


def test_the_newest_unfinished_sessions_can_be_gone_on_with(qtbot: QtBot, page: StartPage) -> None:
    lines = [
        SessionSummary(f"s{at}", f"A-{at}", "GAD", Stage.HELD, f"2026-11-1{at}T10:00:00Z") for at in range(5)
    ]
    page.show_unfinished(lines)
    assert "A-4" in words(page)
    assert "A-1" not in words(page)
    with qtbot.waitSignal(page.resume_wanted) as wanted:
        press(page, "Go on")
    assert wanted.args == ["s4"]
    page.show_unfinished([])
    assert "A-4" not in words(page)


def test_what_is_typed_stays_while_another_page_is_shown_and_goes_when_an_interview_began(
    page: StartPage,
) -> None:
    known(page)
    page.person.edit.setText("A-1")
    page.hide()
    page.show_unfinished([])
    page.show()
    assert (page.disorder.edit.text(), page.person.code, page.disorder.chosen) == ("GAD", "A-1", GAD)
    page.clear()
    assert (page.disorder.edit.text(), page.person.code, page.disorder.chosen) == ("", "", None)


def test_the_devices_can_be_tried(qtbot: QtBot, page: StartPage) -> None:
    page.show_devices("", "USB Microphone")
    assert "USB Microphone" in words(page)
    assert "no camera" in words(page)
    with qtbot.waitSignal(page.rehearsal_wanted):
        press(page, "Try camera")


def test_one_can_type_at_once_even_above_unfinished_sessions(qtbot: QtBot, qapp: QApplication) -> None:
    page = StartPage(("en", "ar"))
    qtbot.addWidget(page)
    page.show_unfinished([SessionSummary("s1", "A-1", "GAD", Stage.HELD, "2026-11-19T10:00:00Z")])
    page.show()
    assert page.focusWidget() is page.disorder.edit
    page.number.setFocus()
    page.hide()
    page.show()
    assert page.focusWidget() is page.number


# ── asking the language model ────────────────────────────────────────────────────────────────────────────


def refused(page: StartPage, text: str = "quux") -> None:
    page.disorder.edit.setText(text)
    page.disorder.ask()
    page.show_no_disorder(NotADisorder(f"“{text}” is unknown.", "", NEAR))


def test_a_name_that_nobody_knows_can_be_put_to_the_language_model(qtbot: QtBot, page: StartPage) -> None:
    page.disorder.show_model(True)
    refused(page)
    with qtbot.waitSignal(page.model_asked) as told:
        press(page, "Ask the language model")
    assert told.args == ["quux", "en"]
    assert "The language model is asked" in words(page)
    page.show_disorder(DisorderChosen("6E20", "Perinatal depression", "model"))
    assert "Proposed by the language model" in words(page)
    assert page.disorder.chosen is not None


def test_what_the_model_refuses_is_not_put_to_it_again_and_can_be_insisted_on(page: StartPage) -> None:
    page.disorder.show_model(True)
    refused(page)
    press(page, "Ask the language model")
    page.show_no_disorder(NotADisorder("The language model takes it for none either.", "", NEAR))
    assert not [one for one in page.findChildren(QPushButton) if one.isVisible() and "Ask the" in one.text()]
    press(page, "Keep “quux”")
    assert page.disorder.chosen == DisorderChosen("", "quux", "clinician", generic=True)


@pytest.mark.parametrize("way", ["cancel", "typing"])
def test_an_answer_that_is_waited_for_no_longer_is_dropped(qtbot: QtBot, page: StartPage, way: str) -> None:
    page.disorder.show_model(True)
    refused(page)
    press(page, "Ask the language model")
    with qtbot.waitSignal(page.model_not_wanted):
        if way == "cancel":
            press(page, "Cancel")
        else:
            qtbot.keyClicks(page.disorder.edit, "x")
    if way == "typing":
        page.show_disorder(GAD)
        assert page.disorder.chosen is None


def test_without_a_model_nobody_offers_to_ask_it(page: StartPage) -> None:
    refused(page)
    assert not [one for one in page.findChildren(QPushButton) if "Ask the" in one.text()]
