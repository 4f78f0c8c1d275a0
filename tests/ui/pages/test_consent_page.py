"""The consent form: nothing agreed to beforehand, and exactly what was said goes into the session."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from interview.consent_texts import consent_text
from interview.domain import Consent, Grant, Purpose, Stage
from interview.engine import advance
from interview.events import ConsentGiven
from interview.spelling import is_arabic
from ui.gallery import samples
from ui.pages.consent_page import ConsentPage
from ui.pages.consent_print import blank_form
from ui.pages.consent_summary import summary
from ui.translating import install

ALL = frozenset(Purpose)


@pytest.fixture(autouse=True)
def _window_language(qapp: QApplication) -> None:
    install(qapp, "en")


@pytest.fixture
def page(qtbot: QtBot) -> ConsentPage:
    return shown(qtbot, "en")


def shown(qtbot: QtBot, language: str, emotion_allowed: bool = True) -> ConsentPage:
    made = ConsentPage(emotion_allowed)
    qtbot.addWidget(made)
    made.show_session(samples.session(Stage.CONSENT, language))
    made.show()
    return made


def answer(page: ConsentPage, yes: Iterable[Purpose]) -> None:
    for purpose, card in page.cards.items():
        (card.yes if purpose in yes else card.no).setChecked(True)
    page.giver.setCurrentIndex(0)


def decided(qtbot: QtBot, page: ConsentPage) -> Consent:
    with qtbot.waitSignal(page.decided) as told:
        page.go_on.click()
    (event,) = told.args
    assert isinstance(event, ConsentGiven)
    return event.consent


def labels(page: ConsentPage) -> list[QLabel]:
    return [label for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


def words(page: ConsentPage) -> str:
    return " ".join(label.text() for label in labels(page))


def test_nothing_is_chosen_beforehand(page: ConsentPage) -> None:
    for card in page.cards.values():
        assert not card.yes.isChecked()
        assert not card.no.isChecked()
    assert page.giver.currentIndex() == -1
    assert not page.go_on.isEnabled()


@pytest.mark.parametrize("left", [*Purpose, "giver"])
def test_nobody_goes_on_while_one_point_is_open(qtbot: QtBot, page: ConsentPage, left: Purpose | str) -> None:
    for purpose, card in page.cards.items():
        if purpose is not left:
            card.yes.setChecked(True)
    if left != "giver":
        page.giver.setCurrentIndex(0)
    assert not page.go_on.isEnabled()
    with qtbot.assertNotEmitted(page.decided):
        page.go_on.click()


def test_what_was_said_is_what_is_written_down(qtbot: QtBot, page: ConsentPage) -> None:
    answer(page, {Purpose.AUDIO, Purpose.EMOTION})
    page.giver.setCurrentIndex(2)
    consent = decided(qtbot, page)
    assert {purpose for purpose in Purpose if consent.allows(purpose)} == {Purpose.AUDIO, Purpose.EMOTION}
    assert set(consent.purposes) == ALL
    assert consent.given_by == "a parent or guardian"
    assert consent.text_version == consent_text("en").reference
    assert consent.at.endswith("+00:00")


def test_the_days_to_keep_recordings_are_kept(qtbot: QtBot, page: ConsentPage) -> None:
    answer(page, ALL)
    assert page.cards[Purpose.KEEP_MEDIA].days is not None
    page.cards[Purpose.KEEP_MEDIA].days.setValue(45)
    assert "45" in words(page)
    assert decided(qtbot, page).purposes[Purpose.KEEP_MEDIA] == Grant(given=True, keep_days=45)
    page.cards[Purpose.KEEP_MEDIA].days.setValue(0)
    assert decided(qtbot, page).purposes[Purpose.KEEP_MEDIA] == Grant(given=True)
    page.cards[Purpose.KEEP_MEDIA].days.setValue(45)
    page.cards[Purpose.KEEP_MEDIA].no.setChecked(True)
    assert decided(qtbot, page).purposes[Purpose.KEEP_MEDIA] == Grant(given=False)


def test_where_the_site_does_not_allow_emotion_it_is_not_asked_and_says_why(qtbot: QtBot) -> None:
    page = shown(qtbot, "en", emotion_allowed=False)
    assert Purpose.EMOTION not in page.cards
    assert consent_text("en").emotion_locked in words(page)
    assert consent_text("en").emotion_told not in words(page)
    assert "do not allow it" in words(page)
    answer(page, ALL)
    consent = decided(qtbot, page)
    assert Purpose.EMOTION not in consent.purposes
    assert not consent.allows(Purpose.EMOTION)


def test_that_emotion_is_read_is_told_before_the_first_question_of_the_form(page: ConsentPage) -> None:
    told = next(label for label in labels(page) if label.text() == consent_text("en").emotion_told)
    first = next(iter(page.cards.values()))
    assert told.mapTo(page, told.rect().bottomLeft()).y() < first.mapTo(page, first.rect().topLeft()).y()


def test_without_sound_and_picture_there_is_nothing_to_read_or_keep(qtbot: QtBot, page: ConsentPage) -> None:
    answer(page, {Purpose.EMOTION, Purpose.KEEP_MEDIA, Purpose.AI_TEXT})
    for purpose in (Purpose.EMOTION, Purpose.KEEP_MEDIA):
        assert not page.cards[purpose].yes.isEnabled()
    consent = decided(qtbot, page)
    assert not consent.allows(Purpose.EMOTION)
    assert not consent.allows(Purpose.KEEP_MEDIA)
    page.cards[Purpose.AUDIO].yes.setChecked(True)
    assert page.cards[Purpose.EMOTION].yes.isEnabled()
    assert decided(qtbot, page).allows(Purpose.EMOTION)


def test_who_refuses_everything_can_still_be_interviewed(qtbot: QtBot, page: ConsentPage) -> None:
    answer(page, ())
    assert "answers are typed" in page.summary.text()
    consent = decided(qtbot, page)
    session, commands = advance(samples.session(Stage.CONSENT, "en"), ConsentGiven(consent))
    assert session.stage is Stage.PLANNING
    assert commands


@pytest.mark.parametrize(
    ("yes", "said"),
    [
        (ALL, "Sound and picture will be recorded."),
        ({Purpose.AUDIO}, "Sound will be recorded; the camera stays off."),
        ({Purpose.VIDEO}, "the microphone stays off and answers are typed."),
        (set(), "Nothing will be recorded; answers are typed."),
        ({Purpose.AUDIO}, "Feelings are not read."),
        ({Purpose.AUDIO, Purpose.EMOTION}, "Feelings are read"),
        ({Purpose.AUDIO}, "due for deletion"),
        ({Purpose.AUDIO, Purpose.KEEP_MEDIA}, "as long as the rule of the site says"),
        ({Purpose.AI_TEXT}, "A program may help"),
        (set(), "the report only orders what was said"),
    ],
)
def test_the_summary_says_what_follows(yes: Iterable[Purpose], said: str) -> None:
    assert said in summary({purpose: Grant(purpose in yes) for purpose in Purpose})


def test_nothing_is_said_about_recordings_that_do_not_exist() -> None:
    assert "recordings" not in summary({purpose: Grant(purpose is Purpose.KEEP_MEDIA) for purpose in Purpose})


def test_choices_survive_being_shown_again_and_not_another_session(page: ConsentPage) -> None:
    answer(page, ALL)
    page.show_session(samples.session(Stage.CONSENT, "en"))
    assert page.go_on.isEnabled()
    page.show_session(samples.session(Stage.CONSENT, "ar"))
    assert not page.go_on.isEnabled()
    assert not any(card.yes.isChecked() for card in page.cards.values())


def test_the_form_is_in_the_language_and_direction_of_the_person(qtbot: QtBot) -> None:
    page = shown(qtbot, "ar")
    text = consent_text("ar")
    every = [*text.opening, text.always, *text.rights, text.purposes[Purpose.AUDIO].what]
    by_text = {label.text(): label for label in labels(page)}
    for sentence in every:
        assert by_text[sentence].layoutDirection() is Qt.LayoutDirection.RightToLeft
    card = page.cards[Purpose.AUDIO]
    assert card.yes.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert not is_arabic(card.yes.text())


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_blank_form_holds_every_word_and_no_answer(language: str) -> None:
    text, html = consent_text(language), blank_form(consent_text(language), emotion_allowed=True)
    assert html.count("☐") == 2 * len(Purpose) + len(text.givers)
    assert "☑" not in html
    assert ('dir="rtl"' in html) == (language == "ar")
    assert text.emotion_told in html
    for purpose in Purpose:
        assert text.purposes[purpose].without in html
    assert text.purposes[Purpose.EMOTION].what not in blank_form(text, emotion_allowed=False)


def test_the_blank_form_can_be_printed_and_one_can_go_back(qtbot: QtBot, page: ConsentPage) -> None:
    with qtbot.waitSignal(page.print_wanted) as printed:
        qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "☐" in printed.args[0]
    with qtbot.waitSignal(page.back_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
