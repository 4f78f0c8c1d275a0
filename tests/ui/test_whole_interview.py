"""From start to a signed PDF at the real windows, with a file as camera and microphone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import FunctionType, MethodType

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

import main
from interview.domain import Stage
from interview.events import AnswerTyped
from perception.synthetic_person import film
from perception.transcribers import shipped_model_folder
from tests.interview.vaults import PASSPHRASE
from tests.ui.clinician import TERMS, at_the_window, settings_with, with_vault
from ui.lanes import Lane, Task
from ui.pages.interview_page import InterviewPage
from ui.pages.plan_page import PlanPage
from ui.pages.report_page import ReportPage
from ui.pages.review_page import ReviewPage
from ui.shell import Place


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


def test_no_task_holds_an_object_of_qt(qtbot, tmp_path: Path, monkeypatch):
    """A lane is the last to let go of a task; an object of Qt that is freed there crashes the program."""
    held, submit = [], Lane.submit

    def looked_at(lane: Lane, task: Task) -> bool:
        held.extend((task.name, type(one)) for one in reached_from(task.work) if isinstance(one, QObject))
        return submit(lane, task)

    monkeypatch.setattr(Lane, "submit", looked_at)
    home = tmp_path / "home"
    with_vault(home)
    with at_the_window(qtbot, home, settings_with()) as clinician:
        clinician.unlock()
        clinician.begin(questions=1)
        clinician.consent("audio", "video")
        clinician.press("Begin the interview")
        page = clinician.page(InterviewPage)
        clinician.until_stage(Stage.LISTENING)
        clinician.press("Type instead")
        clinician.app.desk.room.send(AnswerTyped("I sleep badly."))
        clinician.until_stage(Stage.REVIEW)
        clinician.press("Write the report")
        clinician.until_stage(Stage.REPORTING)
        for place in Place:
            clinician.app.window.go(place)
        assert page is not None
    assert held == []


def reached_from(work: object) -> Iterator[object]:
    """What a function, a method or a partial function keeps alive by itself."""
    if isinstance(work, partial):
        yield from reached_from(work.func)
    yield getattr(work, "__self__", None)
    for cell in getattr(work, "__closure__", None) or ():
        yield cell.cell_contents
        if isinstance(cell.cell_contents, FunctionType | MethodType):
            yield from reached_from(cell.cell_contents)
