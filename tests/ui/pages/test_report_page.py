"""The report: edits that can be undone and are never lost, a preview, a signature behind a passphrase."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from interview.domain import Stage
from interview.engine import advance
from interview.events import ReportEdited, ReportSigned
from interview.ports import Watch
from interview.report_parts import Signature, Writing
from reports.document import Provenance
from reports.html_view import to_html
from ui.gallery import samples
from ui.pages import report_page
from ui.pages.report_edits import CONCLUSION
from ui.pages.report_page import ReportPage

NOW = "2026-11-20T10:00:00+00:00"
SIGNATURE = Signature("Dr A", "clinician", "author", NOW, "0f" * 32)


@pytest.fixture
def page(qtbot, monkeypatch):
    monkeypatch.setattr(report_page, "PAUSE", 30)
    made = ReportPage("Dr A", "clinician")
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    return made


@pytest.fixture
def session(page):
    made = samples.session(Stage.REPORTING, "en")
    page.show_session(made)
    return made


@pytest.fixture
def decided(page):
    """The events that the page sent; the engine takes each, and the page is shown what came of it."""
    events = []

    def take(event):
        events.append(event)
        page.show_session(advance(page._session, event)[0])

    page.decided.connect(take)
    return events


def first_row(page):
    return page.editor.part(page._session.questions[0].id).rows()[0]


def words_on(widget):
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_while_it_is_written_its_newest_words_are_seen_and_it_can_be_cancelled(page, decided, qtbot):
    session = replace(samples.session(Stage.REPORTING, "en"), draft=2)
    page.show_session(session)
    watch = Watch()
    page.show_watch(watch)
    watch.tokens.put("The person <b>says</b> that")
    watch.progress.put(0.5)
    qtbot.waitUntil(lambda: page.writing.text() == "The person <b>says</b> that")
    assert page.draft_mark.isVisible()
    assert not page.foot_row.sign.isVisibleTo(page)
    with qtbot.waitSignal(page.plain_wanted):
        page.writing.cancelled.emit()
    assert decided == []


def test_a_draft_that_is_partly_plain_says_so_and_why(page, qtbot):
    session = samples.session(Stage.REPORTING, "en")
    writing = {
        "q1": Writing("model m"),
        "q2": Writing("plain", "stopped"),
        CONCLUSION: Writing("plain", "stopped"),
    }
    page.show_session(replace(session, report=replace(session.report, writing=writing)))
    told = "2 of 3 parts of this draft were not written by the language model."
    qtbot.waitUntil(lambda: told in words_on(page))
    assert "the writing was stopped before this part (2)" in words_on(page)


def test_a_draft_that_the_model_wrote_whole_says_nothing_of_it(page, session, qtbot):
    qtbot.wait(50)
    assert "were not written" not in words_on(page)


# ── editing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_edited_sentence_is_the_clinicians_keeps_its_sources_and_is_not_checked(page, session, decided):
    row = first_row(page)
    before = session.report.analyses[session.questions[0].id][0]
    row.field.setPlainText("Tells of losing work.")
    assert page.has_unsaved
    assert page.state.text() == "edited, not saved"
    assert "not checked" in words_on(row)
    page.save()
    (event,) = decided
    assert isinstance(event, ReportEdited)
    after = event.report.analyses[session.questions[0].id][0]
    assert after == replace(before, text="Tells of losing work.", supported=None, written_by="clinician")
    assert not page.has_unsaved
    assert page.state.text() == "saved"


def test_sentences_are_added_and_removed(page, session, decided, qtbot):
    conclusion = page.editor.part(CONCLUSION)
    assert "unsupported" in words_on(conclusion)
    conclusion.rows()[1].removed.emit()
    assert "unsupported" not in words_on(conclusion)
    conclusion.added.emit(CONCLUSION)
    assert len(conclusion.rows()) == 2
    conclusion.rows()[1].field.setPlainText("My own view.")
    assert "your own words" in words_on(conclusion)
    conclusion.added.emit(CONCLUSION)  # left empty
    page.save()
    written = decided[0].report.conclusion
    assert [one.text for one in written] == [session.report.conclusion[0].text, "My own view."]
    assert written[1].written_by == "clinician"
    assert written[1].sources == ()


def test_findings_and_the_formulation_are_the_clinicians(page, session, decided):
    assert "said by the person" in words_on(page.editor.finding("mood"))
    page.editor.finding("mood").field.setPlainText("flat")
    assert "observed by the clinician" in words_on(page.editor.finding("mood"))
    page.editor.finding("speech").removed.emit("speech")
    page.editor._missing.setCurrentIndex(page.editor._missing.findData("insight"))
    next(one for one in page.editor.findChildren(QPushButton) if one.text() == "Add this finding").click()
    page.editor.finding("insight").field.setPlainText("good")
    page.editor.formulation.setPlainText("6A70; see again in two weeks")
    page.save()
    report = decided[0].report
    assert {name: one.value for name, one in report.mental_state.items()} == {
        "mood": "flat",
        "insight": "good",
    }
    assert {one.origin for one in report.mental_state.values()} == {"clinician"}
    assert report.formulation == "6A70; see again in two weeks"


def test_every_kind_of_edit_is_undone_and_done_again(page, session):
    before = page.editor.report
    first_row(page).field.setPlainText("changed")
    page.editor.part(CONCLUSION).rows()[0].removed.emit()
    page.editor.finding("mood").removed.emit("mood")
    page.editor.formulation.setPlainText("new")
    after = page.editor.report
    for _ in range(4):
        page.foot_row.undo.click()
    assert page.editor.report == before
    assert not page.foot_row.undo.isEnabled()
    assert not page.has_unsaved
    assert first_row(page).field.toPlainText() == before.analyses[session.questions[0].id][0].text
    for _ in range(4):
        page.foot_row.redo.click()
    assert page.editor.report == after
    assert not page.foot_row.redo.isEnabled()


def test_typing_in_one_field_is_one_step_and_keys_undo_it_there(page, session, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    field = page.editor.formulation
    before = field.toPlainText()
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    assert field.toPlainText() == f"abc{before}"
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: field.toPlainText() == before)
    assert not page.has_unsaved
    qtbot.keyClicks(field, "d")
    with qtbot.waitSignal(page.decided) as decided:
        qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert decided.args[0].report.formulation.count("d") == before.count("d") + 1


def test_edits_survive_every_repaint_and_another_report_replaces_none_of_them(page, session):
    first_row(page).field.setPlainText("half a sen")
    page.show_session(session)
    signed_elsewhere = replace(session, report=replace(session.report, formulation="by somebody else"))
    page.show_session(signed_elsewhere)
    assert first_row(page).field.toPlainText() == "half a sen"
    assert page.has_unsaved


def test_a_new_draft_replaces_what_was_shown(page, session):
    first_row(page).field.setPlainText("old")
    report = replace(session.report, draft=2, formulation="kept")
    page.show_session(replace(session, draft=2, report=report))
    assert first_row(page).field.toPlainText() != "old"
    assert page.editor.formulation.toPlainText() == "kept"
    assert not page.has_unsaved


# ── preview ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_preview_is_asked_for_at_once_and_then_when_edits_pause(page, qtbot):
    asked = []
    page.preview_wanted.connect(asked.append)
    page._pause.setInterval(30)
    session = samples.session(Stage.REPORTING, "en")
    page.show_session(session)
    assert asked == [session.report]
    for text in ("a", "ab", "abc"):
        page.editor.formulation.setPlainText(text)
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1].formulation == "abc"


def test_a_draft_without_a_sentence_is_shown_too(page):
    asked = []
    page.preview_wanted.connect(asked.append)
    written = samples.session(Stage.REPORTING, "en")
    report = replace(written.report, analyses={}, conclusion=(), mental_state={}, formulation="")
    page.show_session(replace(written, report=None))  # as while it is written
    assert asked == []
    page.show_session(replace(written, report=report))
    assert asked == [report]
    assert page.editor.part(written.questions[0].id).isVisibleTo(page)
    page.show_session(replace(written, report=report))
    assert len(asked) == 1


def test_the_draft_says_that_it_is_one_until_it_is_signed(page, session):
    page.show_preview(to_html(session, Provenance("anamnesis")))
    assert page.preview.is_draft
    assert page.draft_mark.isVisible()
    signed, _ = advance(session, ReportSigned(SIGNATURE))
    page.show_session(signed)
    page.show_preview(to_html(signed, Provenance("anamnesis")))
    assert not page.preview.is_draft
    assert not page.draft_mark.isVisible()


# ── sources ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_source_is_heard_where_it_lies_and_playing_can_be_stopped(page, session, qtbot):
    source = session.report.analyses[session.questions[0].id][0].sources[0]
    link = next(one for one in first_row(page).findChildren(QPushButton) if "question 1" in one.text())
    with qtbot.waitSignal(page.play_wanted) as wanted:
        link.click()
    assert wanted.args == [source.question_id, source.start]
    assert not page.foot_row.stop.isVisible()
    page.show_playing(Watch())
    with qtbot.waitSignal(page.stop_wanted):
        page.foot_row.stop.click()
    page.show_playing(None)
    assert not page.foot_row.stop.isVisible()
