"""The review: what stands on it, and what is seen while an answer is played."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from interview.domain import (
    Answer,
    Problem,
    Stage,
    Transcript,
)
from interview.errors import FileDamaged
from interview.ports import Watch
from tests.ui.pages.reviews import (
    DAMAGED,
    NOTED,
    RISK,
    SKIPPED,
    TYPED,
    UNHEARD,
    a_page,
    a_session,
    at,
    press,
    with_answer,
    words_on,
)
from ui.gallery import samples

CHANGES = {
    "Correct",
    "Restore what was heard",
    "Set",
    "Leave out of the report",
    "Analyse again",
    "Ask again …",
}


@pytest.fixture
def page(qtbot):
    return a_page(qtbot)


# ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────────


def test_missing_words_and_damage_are_named(page):
    assert "nothing was heard" in words_on(at(page, UNHEARD))
    assert "the camera was missing" in words_on(at(page, DAMAGED))
    skipped = at(page, SKIPPED)
    assert "skipped" in words_on(skipped)
    assert not skipped.answer_card.correct.isVisibleTo(skipped)
    assert "no answer to read" in skipped.emotion.text()
    typed = at(page, TYPED)
    assert page._session.answers[typed.question.id].typed_text in words_on(typed)


def test_text_of_people_is_never_read_as_markup(page):
    told = "<b>not bold</b><img src=x>"
    page.show_session(with_answer(a_session(), TYPED, typed_text=told))
    detail = at(page, TYPED)
    label = next(one for one in detail.findChildren(QLabel) if one.text() == told)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_the_clinicians_notes_stand_with_their_question_and_can_be_heard(page, qtbot):
    detail = at(page, NOTED)
    assert page._session.notes[0].text in words_on(detail)
    with qtbot.waitSignal(page.play_wanted) as wanted:
        press(detail, "Play from 0:09")
    assert wanted.args == [detail.question.id, 9.5]


def test_a_problem_is_said_once_and_an_error_with_its_remedy(page, qtbot):
    page.show_session(a_session(problem=Problem("ReadEmotion", "The model is busy.")))
    qtbot.waitUntil(lambda: "The model is busy." in words_on(page))
    page.show_session(a_session())
    assert "The model is busy." not in words_on(page)
    page.show_problem(FileDamaged("A part was changed.", "Play another part."))
    qtbot.waitUntil(lambda: "Play another part." in words_on(page))


# ── playing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_waveform_is_asked_for_once_a_question(page, qtbot):
    asked = []
    page.waveform_wanted.connect(asked.append)
    for number in (RISK, TYPED, RISK, SKIPPED):
        at(page, number)
    ids = [question.id for question in page._session.questions]
    assert asked == [ids[RISK], ids[TYPED]]


def test_playing_lights_the_words_of_that_question_only(page, qtbot):
    wanted = []
    page.play_wanted.connect(lambda *place: wanted.append(place))
    detail, other = at(page, NOTED), at(page, RISK)
    at(page, NOTED)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert wanted == [(detail.question.id, 0.0)]
    watch = Watch()
    page.show_watch(watch)
    word = detail.answer_card.words._words[4]
    watch.seconds.put(word.start + 0.01)
    watch.frame.put(samples.frame())
    qtbot.waitUntil(lambda: detail.answer_card.words.lit_word == word.text)
    assert detail.answer_card.picture.status == "fine"
    assert other.answer_card.words.lit_word is None
    assert detail.answer_card.bar.playing
    assert not other.answer_card.bar.playing
    with qtbot.waitSignal(page.stop_wanted):
        qtbot.keyClick(page.list, Qt.Key.Key_Space)
    page.show_watch(None)
    assert detail.answer_card.words.lit_word is None
    assert not detail.answer_card.bar.playing


def test_nothing_looks_while_the_page_is_hidden(page):
    assert page._timer.isActive()
    page.hide()
    assert not page._timer.isActive()


def test_an_empty_session_says_so(page):
    page.show_session(a_session(questions=(), answers={}))
    assert "No questions" in words_on(page)
    assert not page.approve.isEnabled()


def test_a_question_that_has_no_answer_is_shown_as_not_asked(page):
    session = a_session()
    page.show_session(replace(session, answers={"x": Answer("x", 1, transcript=Transcript("hm"))}))
    assert "was not asked" in words_on(at(page, NOTED))


def test_a_session_that_was_aborted_is_only_read_and_says_so(page):
    session = a_session(stage=Stage.ABORTED)
    page.show_session(session)
    for number in range(len(session.questions)):
        detail = at(page, number)
        names = {
            one.text()
            for one in detail.findChildren(QPushButton)
            if one.isVisibleTo(detail) and one.isEnabled()
        }
        assert not names & CHANGES, number
        assert not [one for one in detail.findChildren(QComboBox) if one.isVisibleTo(detail)]
        assert not detail.read_back.isVisibleTo(detail)
    assert "aborted" in words_on(page)
    page.show_session(a_session())
    assert "aborted" not in words_on(page)
    assert at(page, NOTED).answer_card.correct.isVisibleTo(page)
