"""The review: what its buttons ask for, what is grey, and that nothing typed is ever lost on it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QPushButton

from interview.domain import (
    Disposition,
    EmotionReading,
    EmotionTrace,
    Problem,
    Purpose,
    Quality,
    Question,
    VoiceMeasures,
)
from interview.engine import IllegalMove, advance
from interview.events import (
    AnalysisWanted,
    AnswerAmended,
    AnswerExcluded,
    ConsentWithdrawn,
    EmotionCorrected,
    FlagDisposed,
    RetakeWanted,
    ReviewApproved,
    TextCorrected,
)
from tests.ui.pages.reviews import (
    NOTED,
    NOW,
    RISK,
    SKIPPED,
    UNHEARD,
    UNSEEN,
    a_page,
    a_session,
    at,
    press,
    with_answer,
    with_risk,
    words_on,
)


@pytest.fixture
def page(qtbot):
    return a_page(qtbot)


@pytest.fixture
def decided(page):
    """The events that the page sent; the engine takes each, and the page is shown what came of it."""
    events = []

    def take(event):
        events.append(event)
        page.show_session(advance(page._session, event)[0])

    page.decided.connect(take)
    return events


# ── correcting ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_correction_is_sent_and_what_was_heard_can_be_seen_and_restored(page, decided):
    detail = at(page, NOTED)
    card = detail.answer_card
    heard = card.words.toPlainText()
    card.correct.click()
    field = card.findChild(QPlainTextEdit)
    field.setPlainText("It was a good spring.")
    press(detail, "Save the correction")
    question_id = detail.question.id
    assert decided == [TextCorrected(question_id, "It was a good spring.")]
    assert "It was a good spring." in words_on(detail)
    assert "corrected" in words_on(detail)
    assert card.words.toPlainText() == heard
    assert not card.words.isVisibleTo(detail)
    press(detail, "As heard")
    assert card.words.isVisibleTo(detail)
    card.restore.click()
    restored = decided[-1]
    assert isinstance(restored, TextCorrected)
    assert page._session.answers[question_id].text() == heard.strip()
    assert not card.restore.isVisibleTo(detail)


def test_what_is_being_typed_survives_every_repaint(page, qtbot):
    detail = at(page, NOTED)
    detail.answer_card.correct.click()
    field = detail.answer_card.findChild(QPlainTextEdit)
    field.setPlainText("half a corr")
    amendment = detail.read_back.findChild(QPlainTextEdit)
    amendment.setPlainText("half an am")
    other = with_answer(a_session(problem=Problem("ReadEmotion", "busy")), NOTED, corrected_text="by another")
    page.show_session(other)
    at(page, RISK)
    at(page, NOTED)
    page.show_session(a_session())
    assert field.toPlainText() == "half a corr"
    assert field.isVisibleTo(page)
    assert amendment.toPlainText() == "half an am"
    assert page.list.item(0).data(Qt.ItemDataRole.UserRole + 1).startswith("being edited")


def test_typing_can_be_undone_before_it_is_sent(page, decided, qtbot):
    detail = at(page, NOTED)
    detail.answer_card.correct.click()
    field = detail.answer_card.findChild(QPlainTextEdit)
    before = field.toPlainText()
    qtbot.keyClicks(field, "no ")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == before
    qtbot.keyClicks(field, "gone ")
    press(detail, "Leave it as it was")
    assert not field.isVisibleTo(page)
    assert decided == []
    detail.answer_card.correct.click()
    assert field.toPlainText() == before
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == f"gone {before}"  # what was dropped comes back


def test_the_persons_own_amendment_stands_apart_and_counts(page, decided):
    detail = at(page, NOTED)
    field = detail.read_back.findChild(QPlainTextEdit)
    keep = next(one for one in detail.read_back.findChildren(QPushButton))
    assert not keep.isEnabled()
    field.setPlainText("I mean: since February.")
    keep.click()
    assert decided == [AnswerAmended(detail.question.id, "I mean: since February.")]
    assert "amended by the person" in words_on(detail)
    assert not keep.isEnabled()


# ── emotion ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_expressed_cues_come_with_their_grounds_and_can_be_corrected(page, decided):
    detail = at(page, NOTED)
    assert "sadness" in detail.emotion.text()
    assert "%" in detail.emotion.text()
    assert "93%" in detail.emotion.text()  # how often a face was seen
    detail.emotion._choice.setEditText("resigned")
    press(detail.emotion, "Set")
    assert decided == [EmotionCorrected(detail.question.id, "resigned")]
    assert "resigned" in words_on(detail.emotion)
    assert "sadness" in detail.emotion.text()  # what the model read stays


def test_what_is_otherwise_than_before_and_how_it_was_said_stand_beside_the_reading(page):
    session = a_session()
    voice = VoiceMeasures(6.0, 118.0, 7.5, -31.0, 3.9, 3, 1.4, 0.2)
    usual = EmotionTrace("m", (EmotionReading(0, 2, {"sad": 0.2, "calm": 0.8}, ("face",)),))
    now = EmotionTrace("m", (EmotionReading(0, 2, {"sad": 0.7, "calm": 0.3}, ("face",)),), voice=voice)
    session = with_answer(with_answer(session, 0, emotion=usual), 1, emotion=now)
    page.show_session(session)
    assert "Compared" not in at(page, 0).emotion.text()
    shown = re.sub("[\u2068\u2069]", "", at(page, 1).emotion.text())
    assert "Most like sad, from face" in shown
    assert "Compared with the answers before: calm −0.50, sad +0.50" in shown
    assert "pitch 118 Hz" in shown
    strict = with_answer(session, 1, emotion=replace(now, thresholds={"sad": 0.9}))
    page.show_session(strict)
    assert "Not enough evidence for one label" in at(page, 1).emotion.text()


def test_a_missing_reading_says_why_and_is_never_neutral(page):
    shown = at(page, UNSEEN).emotion.text()
    assert "no face could be seen" in shown
    assert "neutral" not in shown
    nothing = with_answer(a_session(), NOTED, emotion=EmotionTrace("m", quality=Quality()))
    page.show_session(nothing)
    assert "Insufficient evidence" in at(page, NOTED).emotion.text()


def test_without_consent_there_is_no_emotion_and_no_field_for_it(page):
    session, _ = advance(
        with_answer(a_session(), NOTED, emotion=None), ConsentWithdrawn(Purpose.EMOTION, NOW)
    )
    session = with_answer(session, NOTED, emotion=None)
    page.show_session(session)
    detail = at(page, NOTED)
    assert "no consent" in detail.emotion.text()
    assert not detail.emotion._choice.isVisibleTo(detail)


# ── what can be done ─────────────────────────────────────────────────────────────────────────────────────────────


def test_answers_are_left_out_and_put_back(page, decided):
    detail = at(page, NOTED)
    detail.exclude.click()
    detail.exclude.click()
    assert decided == [AnswerExcluded(detail.question.id, True), AnswerExcluded(detail.question.id, False)]


def test_asking_again_asks_first(page, decided, qtbot):
    detail = at(page, NOTED)
    detail.retake.click()
    box = detail.findChild(QMessageBox)
    assert "set aside" in box.informativeText()
    assert decided == []
    box.button(box.StandardButton.NoButton)
    next(one for one in box.buttons() if one.text() == "Stay in the review").click()
    assert decided == []
    detail.retake.click()
    box = [one for one in detail.findChildren(QMessageBox) if one.isVisible()][-1]
    next(one for one in box.buttons() if one.text() == "Ask again").click()
    assert decided == [RetakeWanted(detail.question.id)]


def test_analyse_again_is_grey_without_a_recording(page, decided):
    assert not at(page, SKIPPED).again.isEnabled()
    detail = at(page, UNHEARD)
    detail.again.click()
    assert decided == [AnalysisWanted(detail.question.id)]


def test_a_risk_statement_without_a_disposition_keeps_the_report_back(page, decided):
    page.show_session(with_risk(None))
    assert not page.approve.isEnabled()
    assert "risk statement" in words_on(page.foot)
    detail = at(page, RISK)
    assert not detail.retake.isEnabled()
    statement = next(iter(detail._statements.values())).statement
    statement._group.buttons()[0].click()
    statement._record.click()
    (event,) = decided
    assert isinstance(event, FlagDisposed)
    assert (event.question_id, event.flag, event.disposition.by) == (detail.question.id, 0, "Dr A")
    assert page.approve.isEnabled()
    page.approve.click()
    assert decided[-1] == ReviewApproved()


def test_one_that_was_put_off_can_be_disposed_of_and_says_that_nothing_can_be_signed(page, decided):
    page.show_session(with_risk(Disposition("later", "Dr B", NOW, "asleep", deferred=True)))
    assert page.approve.isEnabled()
    assert "not signed" in words_on(page.foot)
    detail = at(page, RISK)
    assert "Dr B" in words_on(detail)
    statement = next(iter(detail._statements.values())).statement
    statement._group.buttons()[1].click()
    statement._record.click()
    assert not page._session.has_unseen_flags


def variants():
    session = a_session()
    yield session
    yield with_risk(None)
    yield with_risk(Disposition("later", "Dr B", NOW, deferred=True))
    yield replace(session, questions=(*session.questions, Question("more", "topic", "And more?")))
    yield with_answer(session, NOTED, transcript=None, emotion=None, recording=None, tape_id=None)
    yield replace(session, consent=None)
    yield replace(session, answers={})


@pytest.mark.parametrize("session", list(variants()))
def test_the_engine_refuses_nothing_that_can_be_pressed(page, session):
    page.show_session(session)
    refused = []

    def take(event):
        try:
            advance(session, event)
        except IllegalMove as error:
            refused.append((event, error))

    page.decided.connect(take)
    for number in range(len(session.questions)):
        detail = at(page, number)
        for wanted in (detail.exclude, detail.again, detail.answer_card.correct, detail.answer_card.restore):
            if wanted.isVisibleTo(page):
                wanted.click()
        field = detail.answer_card.findChild(QPlainTextEdit)
        if field.isVisibleTo(page):
            field.setPlainText("other words")
            press(detail, "Save the correction")
        if detail.read_back.isVisibleTo(page):
            detail.read_back.findChild(QPlainTextEdit).setPlainText("amended")
            press(detail, "Keep as the person's words")
        if detail.emotion._choice.isVisibleTo(page):
            detail.emotion._choice.setEditText("calm")
            press(detail.emotion, "Set")
        if detail.retake.isEnabled():
            take(RetakeWanted(detail.question.id))
    if page.approve.isEnabled():
        page.approve.click()
    assert refused == []
