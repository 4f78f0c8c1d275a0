"""Sessions that lie in the vault: read, opened again, added to, held, deleted, handed over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit

from interview.domain import Stage
from interview.events import AnswerTyped
from tests.interview.vaults import PASSPHRASE
from tests.ui.clinician import Clinician, at_the_window, home_with_tone
from tests.ui.window_child import Hands
from ui.dialogs.forget_dialog import ForgetDialog
from ui.pages.report_page import ReportPage
from ui.pages.review_page import ReviewPage
from ui.pages.sessions_page import SessionsPage
from ui.pages.start_page import StartPage
from ui.person_window import PersonWindow
from ui.shell import Place

SAID = "I write that I sleep badly."


def sign_a_report(clinician: Clinician) -> None:
    clinician.ask_first_question(1)
    clinician.record(0.3)
    clinician.app.desk.room.send(AnswerTyped(SAID))
    clinician.until_stage(Stage.REVIEW)
    clinician.press("Write the report")
    clinician.until_stage(Stage.REPORTING)
    clinician.page(ReportPage)
    clinician.press("Sign …")
    clinician.sign()
    clinician.until_stage(Stage.CLOSED)


@pytest.fixture(scope="module")
def signed_home(qapp, tmp_path_factory) -> Path:
    """Of one signed session."""
    home = home_with_tone(tmp_path_factory.mktemp("signed"))
    with at_the_window(Hands(), home) as clinician:
        sign_a_report(clinician)
        clinician.until(lambda: not clinician.app.desk.lanes.store.tasks())
    return home


@pytest.fixture
def clinician(qtbot, tmp_path: Path, signed_home: Path):
    """At the list of sessions, with the one that there is marked."""
    home = tmp_path / "home"
    shutil.copytree(signed_home, home)
    with at_the_window(qtbot, home) as clinician:
        clinician.open_vault()
        look_at_sessions(clinician)
        yield clinician


def look_at_sessions(clinician: Clinician) -> SessionsPage:
    clinician.window.go(Place.SESSIONS)
    page = clinician.page(SessionsPage)
    clinician.until(lambda: page.list.shown() > 0 and bool(clinician._buttons("Audit trail")))
    return page


def open_to_read(clinician: Clinician) -> ReportPage:
    clinician.press("Open to read")
    clinician.until_stage(Stage.CLOSED)
    return clinician.page(ReportPage)


def kinds_on_record(clinician: Clinician) -> list[str]:
    rows = []
    clinician.app.desk.do(lambda *_: clinician.app.desk.store.audit_rows(), rows.extend)
    clinician.until(lambda: bool(rows))
    return [row.what for row in rows]


def test_a_signed_session_is_read_and_not_changed(clinician):
    page = open_to_read(clinician)
    clinician.until(lambda: clinician.reads("Dr A"))
    assert not clinician._buttons("Sign …")
    assert clinician.session.report.signatures[0].name == "Dr A"
    assert page.signed.isVisible()
    assert not clinician.app.desk.room._devices_open
    assert not clinician._visible(PersonWindow)  # nobody is there


def test_opening_a_signed_report_again_asks_for_a_reason_and_keeps_the_signed_one(clinician):
    open_to_read(clinician)
    clinician.press("Open again …")
    assert not clinician._buttons("Open again")
    field = next(one for one in clinician._visible(QLineEdit) if one.window() is not clinician.window)
    clinician.type_into(field, "a date was wrong")
    clinician.press("Open again")
    clinician.until_stage(Stage.REVIEW)
    (earlier,) = clinician.session.earlier_reports
    assert (earlier.reopened_because, len(earlier.signatures)) == ("a date was wrong", 1)
    clinician.press("Write the report")
    clinician.until_stage(Stage.REPORTING)
    assert clinician.session.report is None or not clinician.session.report.signatures


def test_an_addendum_is_signed_and_leaves_the_report_as_it_was(clinician):
    open_to_read(clinician)
    before = clinician.session.report
    clinician.press("Add an addendum …")
    text = next(one for one in clinician._visible(QPlainTextEdit) if one.window() is not clinician.window)
    clinician.type_into(text, "Seen again on Monday.")
    clinician.enter_passphrase("Add and sign", "never was right")
    clinician.until(lambda: bool(clinician._buttons("Add and sign")) or clinician.reads("wrong"))
    assert not clinician.session.report.addenda
    clinician.until(lambda: clinician.app.desk.vault.seconds_to_wait() == 0)
    next(one for one in clinician._secret_fields() if one.window() is not clinician.window).clear()
    clinician.enter_passphrase("Add and sign", PASSPHRASE)
    clinician.until(lambda: len(clinician.session.report.addenda) == 1)
    report = clinician.session.report
    assert report.signatures == before.signatures
    assert report.addenda[0].text == "Seen again on Monday."


def test_what_is_held_cannot_be_deleted_until_it_is_released(clinician):
    clinician.press("Hold")
    clinician.until_it_reads("Held: it cannot be deleted until it is released.")
    assert not clinician._buttons("Delete…")
    assert not clinician._buttons("Erase this person…")
    clinician.press("Release")
    clinician.until(lambda: bool(clinician._buttons("Delete…")))
    assert kinds_on_record(clinician).count("held") == 1


def test_deleting_everything_takes_the_session_from_the_vault(clinician):
    clinician.press("Delete…")
    dialog = clinician.page(ForgetDialog)
    assert not clinician._buttons("Delete for good")
    next(box for box in dialog._boxes.values() if "Everything" in box.text()).click()
    clinician.press("Delete for good")
    clinician.until_it_reads("No sessions yet")
    assert "forgotten" in kinds_on_record(clinician)


def test_a_session_that_was_aborted_can_be_read_and_nothing_of_it_changed(clinician):
    clinician.window.go(Place.INTERVIEW)
    clinician.page(StartPage)
    clinician.begin()
    clinician.consent()
    clinician.press("Begin the interview")
    clinician.record(0.4)
    asked = clinician.session.question.text
    clinician.choose("Abort the session…")
    clinician.press("Abort the session")
    clinician.until(lambda: clinician.app.desk.room is None)
    page = look_at_sessions(clinician)
    page.list.set_lines([line for line in page._lines if line.stage is Stage.ABORTED])
    clinician.press("Open to read")
    clinician.page(ReviewPage)
    clinician.until_it_reads(asked)
    for button in ("Write the report", "Ask again", "Leave out of the report"):
        assert not clinician._buttons(button)
    assert not clinician._visible(PersonWindow)


def test_the_interview_that_goes_on_is_not_deleted_under_the_hands(clinician):
    clinician.window.go(Place.INTERVIEW)
    clinician.page(StartPage)
    clinician.begin()
    clinician.consent()
    session_id = clinician.session.id
    page = look_at_sessions(clinician)
    page.forget_wanted.emit(session_id, ())
    clinician.until_it_reads("This interview is going on.")
    page.show_notice(None)
    page.erase_wanted.emit(clinician.session.subject)
    clinician.until_it_reads("This interview is going on.")
    clinician.window.go(Place.INTERVIEW)
    clinician.press("Begin the interview")
    clinician.until_stage(Stage.LISTENING)


def test_the_whole_record_of_a_person_is_written_into_an_empty_folder(clinician, tmp_path, monkeypatch):
    folder = tmp_path / "record"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    clinician.choose("Everything about this person")
    clinician.until_it_reads("The whole record is in")
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert any(SAID in file.read_text("utf-8", "ignore") for file in files)
    assert any(file.suffix in (".mkv", ".mka", ".flac", ".wav") for file in files) or len(files) > 3
    clinician.choose("Everything about this person")
    clinician.until_it_reads("There is something in this folder already.")
    assert QApplication.activePopupWidget() is None
