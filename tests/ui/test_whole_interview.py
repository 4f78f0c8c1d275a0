"""From start to a signed PDF at the real windows, with a file as camera and microphone."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

import main
from interview.domain import Stage
from perception.synthetic_person import film
from perception.transcribers import shipped_model_folder
from tests.interview.vaults import PASSPHRASE
from tests.ui.clinician import TERMS, at_the_window, settings_with, with_vault
from ui.pages.interview_page import InterviewPage
from ui.pages.plan_page import PlanPage
from ui.pages.report_page import ReportPage
from ui.pages.review_page import ReviewPage


@pytest.fixture(scope="module")
def person(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("person") / "person.mp4"
    film("i worry about my work and i cannot sleep", file)
    return file


def test_an_interview_from_the_start_to_a_signed_pdf(qtbot, tmp_path: Path, person: Path, monkeypatch):
    home = tmp_path / "home"
    with_vault(home)
    main.wire(home, TERMS).import_model(shipped_model_folder(), "en")
    settings = settings_with(f"file:{person}", f"file:{person}")
    with at_the_window(qtbot, home, settings) as clinician:
        clinician.unlock()
        clinician.begin(questions=2)
        clinician.consent()
        clinician.page(PlanPage)
        clinician.press("Begin the interview")
        page = clinician.page(InterviewPage)
        for _ in range(2):
            clinician.until_stage(Stage.LISTENING)
            clinician.until(lambda: "work" in page.caption.text())
            clinician.key(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            clinician.until(lambda: clinician.session.stage is not Stage.LISTENING)
        clinician.until_stage(Stage.REVIEW)
        clinician.page(ReviewPage)
        clinician.press("Write the report")
        clinician.until_stage(Stage.REPORTING)
        report = clinician.page(ReportPage)
        clinician.press("Sign …")
        clinician.sign()
        clinician.until_stage(Stage.CLOSED)
        file = tmp_path / "out" / "report.pdf"
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_: (str(file), "")
        )  # the system's own dialog
        report.foot_row.export.menu().actions()[0].trigger()
        clinician.enter_passphrase()
        clinician.until(file.exists)
        clinician.until(lambda: clinician.reads(str(file)))
        signed = clinician.session
    words = " ".join(page.extract_text() for page in PdfReader(file).pages)
    assert "work" in words
    assert "Dr A" in words
    assert "DRAFT" not in words
    assert [answer.text().split()[:3] for answer in signed.answers.values()]
    with main.wire(home, TERMS).store(main.wire(home, TERMS).vault().unlock(PASSPHRASE)) as store:
        assert store.load(signed.id) == signed
        kinds = [row.what for row in store.audit_rows() if row.session == signed.id]
        assert kinds.count("exported") == 1
        assert "ReportSigned" in kinds
        assert store.verify().sound
