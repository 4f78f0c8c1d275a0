"""The thread of the window waits for nothing: what takes time is done on the lanes, during a whole interview."""

from __future__ import annotations

import functools
import threading
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

import main
import ui.desk
import ui.exports
from interview.domain import Stage
from interview.vault.store import VaultStore
from interview.vault.vault import Vault
from llm.question_writer import BankQuestionWriter
from llm.report_writer import PlainReportWriter
from perception.live_recorder import LiveRecorder
from perception.playback import Playback
from perception.speakers import SilentSpeaker
from perception.synthetic_person import film
from perception.transcribers import VoskTranscriber, shipped_model_folder
from tests.interview.vaults import PASSPHRASE
from tests.ui.clinician import TERMS, at_the_window, settings_with, with_vault
from ui.pages.report_page import ReportPage
from ui.shell import Place

SLOW = {
    VaultStore: ("open", "close", "save", "load", "list", "due", "new_tape", "record", "head", "audit_rows"),
    Vault: ("create", "unlock", "recover"),
    SilentSpeaker: ("prepare", "say"),
    LiveRecorder: ("ready", "record", "close"),
    Playback: ("play",),
    VoskTranscriber: ("transcribe",),
    BankQuestionWriter: ("write",),
    PlainReportWriter: ("write",),
    main.Program: ("disorder", "disorder_names", "devices", "peaks", "salvage"),
    ui.exports: ("write_pdf", "to_html", "put_whole"),
    ui.desk: ("write_settings",),
}
UNUSED_HERE = {"create", "recover", "salvage", "play"}


@pytest.fixture
def threads(monkeypatch) -> dict[str, set[int]]:
    """What was done -> in which threads."""
    seen: dict[str, set[int]] = defaultdict(set)

    def noted(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(work)
        def done(*parts: Any, **named: Any) -> Any:
            seen[name].add(threading.get_ident())
            return work(*parts, **named)

        return done

    for place, names in SLOW.items():
        for name in names:
            monkeypatch.setattr(place, name, noted(f"{place.__name__}.{name}", getattr(place, name)))
    return seen


def test_nothing_slow_is_done_in_the_thread_of_the_window(qtbot, tmp_path: Path, threads, monkeypatch):
    home, person = tmp_path / "home", tmp_path / "person.mp4"
    with_vault(home)
    main.wire(home, TERMS).import_model(shipped_model_folder(), "en")
    film("i worry about my work", person)
    threads.clear()
    file = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    with at_the_window(qtbot, home, settings_with(f"file:{person}", f"file:{person}")) as clinician:
        page = clinician.ask_first_question(1)
        clinician.until(lambda: "work" in page.caption.text())
        clinician.done()
        clinician.until_stage(Stage.REVIEW)
        clinician.press("Write the report")
        clinician.until_stage(Stage.REPORTING)
        report = clinician.page(ReportPage)
        clinician.press("Sign …")
        clinician.sign()
        clinician.until_stage(Stage.CLOSED)
        report.foot_row.export.menu().actions()[0].trigger()
        clinician.enter_passphrase()
        clinician.until(file.exists)
        for place in set(Place) - {Place.DOCTOR}:  # a check of everything takes its time, by design
            clinician.window.go(place)
            clinician.until(clinician.is_idle)
        clinician.window.go(Place.SESSIONS)
        clinician.press("Audit trail")
        clinician.press("Close the audit trail")
        clinician.press("Open to read")
        clinician.until_stage(Stage.CLOSED)
        clinician.app.desk.set(clinician.app.desk.settings)
        clinician.until(clinician.is_idle)
    here = threading.get_ident()
    assert [name for name, idents in threads.items() if here in idents] == []
    wanted = {f"{place.__name__}.{name}" for place, names in SLOW.items() for name in names}
    assert {name for name in wanted - set(threads) if name.split(".")[-1] not in UNUSED_HERE} == set()
    assert PASSPHRASE not in file.read_bytes().decode("latin-1")
