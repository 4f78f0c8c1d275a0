"""The report leaves the page: back to the review, signed, added to, opened again, exported; saved before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton

from interview.domain import Stage
from interview.engine import advance
from interview.errors import WrongPassphrase
from interview.events import Reopened, ReportEdited, ReportSigned, ReviewReopened
from interview.report_parts import Addendum, Signature
from ui.gallery import samples
from ui.pages import report_page
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


def words_on(widget):
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def unseen(session):
    question_id, answer = next((key, one) for key, one in session.answers.items() if one.flags)
    flags = tuple(replace(flag, disposition=None) for flag in answer.flags)
    return replace(session, answers={**session.answers, question_id: replace(answer, flags=flags)})


# ── leaving, signing, exporting ──────────────────────────────────────────────────────────────────────────────────


def test_going_back_says_what_will_be_lost_and_saves_first(page, session, decided):
    page.editor.formulation.setPlainText("mine")
    page.foot_row.back.click()
    box = page.findChild(QMessageBox)
    assert "written anew" in box.informativeText()
    assert decided == []
    next(one for one in box.buttons() if one.text() == "Back to the review").click()
    assert [type(event) for event in decided] == [ReportEdited, ReviewReopened]


def test_signing_saves_first_and_wants_the_passphrase(page, session, decided, qtbot):
    page.editor.formulation.setPlainText("mine")
    page.foot_row.sign.click()
    assert [type(event) for event in decided] == [ReportEdited]
    dialog = page._asked
    assert "answer for it" in words_on(dialog)
    assert "Dr A" in words_on(dialog)
    act = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Sign")
    assert not act.isEnabled()
    field = dialog.findChild(QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field.setText("wrong horse")
    with qtbot.waitSignal(page.sign_wanted) as wanted:
        act.click()
    assert wanted.args == ["author", "wrong horse"]
    assert not act.isEnabled()  # not twice
    page.show_problem(WrongPassphrase("The passphrase is not right.", "Try again in 2 seconds.", 2))
    qtbot.waitUntil(lambda: "Try again in 2 seconds." in words_on(dialog))
    assert field.text() == ""
    assert dialog.isVisible()
    page.show_signed()
    assert page._asked is None


def test_nothing_is_signed_while_a_risk_statement_is_unseen(page, session):
    page.show_session(unseen(session))
    assert not page.foot_row.sign.isEnabled()
    assert "risk statement" in page.foot_row.why_not.text()
    page.show_session(session)
    assert page.foot_row.sign.isEnabled()


def test_what_leaves_is_saved_first(page, session, decided, qtbot):
    page.editor.formulation.setPlainText("mine")
    actions = {action.data(): action for action in page.foot_row.export.menu().actions()}
    assert set(actions) == {"pdf", "html", "markdown", "text", "bundle"}
    with qtbot.waitSignal(page.export_wanted) as wanted:
        actions["pdf"].trigger()
    assert wanted.args == ["pdf"]
    assert [type(event) for event in decided] == [ReportEdited]
    with qtbot.waitSignal(page.print_wanted):
        page.foot_row.print.click()


# ── closed ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_signed_report_shows_who_signed_and_cannot_be_edited(page, session, decided):
    signed, _ = advance(session, ReportSigned(SIGNATURE))
    addendum = Addendum("He called later.", replace(SIGNATURE, name="Dr B"))
    page.show_session(replace(signed, report=replace(signed.report, addenda=(addendum,))))
    shown = words_on(page.signed)
    assert "Dr A" in shown
    assert "He called later." in shown
    assert "0f0f0f0f" in shown
    assert not page.editor.isVisible()
    page.save()
    assert decided == []
    assert not page.foot_row.sign.isVisible()
    assert page.foot_row.export.isVisible()
    assert not page.signed._co_sign.isEnabled()  # nobody supervises themselves


def test_a_supervisor_signs_beside_the_author(page, session, qtbot):
    signed, _ = advance(session, ReportSigned(replace(SIGNATURE, name="Dr B")))
    page.show_session(signed)
    page.signed._co_sign.click()
    dialog = page._asked
    dialog.findChild(QLineEdit).setText("right")
    with qtbot.waitSignal(page.sign_wanted) as wanted:
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Sign").click()
    assert wanted.args == ["supervisor", "right"]


def test_an_addendum_has_a_text_and_a_passphrase(page, session, qtbot):
    page.show_session(advance(session, ReportSigned(SIGNATURE))[0])
    page.signed._add.click()
    dialog = page._asked
    act = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Add and sign")
    dialog._text.setPlainText("More was said.")
    assert not act.isEnabled()
    dialog._passphrase.setText("right")
    with qtbot.waitSignal(page.addendum_wanted) as wanted:
        act.click()
    assert wanted.args == ["More was said.", "right"]


def test_opening_again_wants_a_reason(page, session, decided):
    page.show_session(advance(session, ReportSigned(SIGNATURE))[0])
    page.signed._reopen.click()
    dialog = page._asked
    act = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Open again")
    assert not act.isEnabled()
    dialog._reason.setText("A name was wrong.")
    act.click()
    assert decided == [Reopened("A name was wrong.")]


def test_after_signing_the_keyboard_is_at_what_comes_next(page, session, qtbot):
    page.activateWindow()
    page.foot_row.sign.setFocus()
    qtbot.waitUntil(page.foot_row.sign.hasFocus)
    page.foot_row.sign.click()
    page.show_session(advance(session, ReportSigned(SIGNATURE))[0])
    page.show_signed()
    qtbot.waitUntil(page.foot_row.export.hasFocus)


def test_the_dialog_that_asks_for_a_signature_is_as_high_as_what_stands_in_it(page, session, qtbot):
    page.foot_row.sign.click()
    dialog = page._asked
    qtbot.waitExposed(dialog)
    assert dialog.height() == dialog.layout().totalHeightForWidth(dialog.width())
    before = dialog.height()
    page.show_problem(WrongPassphrase("The passphrase is not right.", "Try again in 2 seconds.", 2))
    qtbot.waitUntil(lambda: dialog.height() > before)
