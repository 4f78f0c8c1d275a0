"""What this computer has and lacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from interview.doctor import LIBRARIES, PACKAGES, Check, examine
from ui.pages.doctor_page import DoctorPage, _CheckLine
from ui.pages.doctor_words import _purposes

GOOD = Check("av", "reads and writes recordings", True, "18.1.0", needed=True)
POOR = Check("vosk", "speech to text", False, "missing", "Run: python3 bootstrap.py")
BAD = Check("pango-1.0", "the letters of the PDF", False, "missing", "apt-get install libpango", needed=True)


def words(page: DoctorPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("checks", "said"),
    [((GOOD,), "with everything"), ((GOOD, POOR), "Interviews can run."), ((GOOD, BAD), "cannot run")],
)
def test_the_verdict_follows_what_is_needed(qtbot: QtBot, checks: tuple[Check, ...], said: str) -> None:
    page = DoctorPage()
    qtbot.addWidget(page)
    page.show()
    page.show_checks(checks)
    assert said in words(page)


def test_what_is_needed_and_missing_stands_first_and_its_remedy_can_be_copied(qtbot: QtBot) -> None:
    page = DoctorPage()
    qtbot.addWidget(page)
    page.show()
    page.show_checks((GOOD, POOR, BAD))
    lines = page.findChildren(_CheckLine)
    assert lines[0]._remedy == BAD.remedy
    lines[0].copy.click()
    assert QGuiApplication.clipboard().text() == BAD.remedy


def test_checking_again(qtbot: QtBot) -> None:
    page = DoctorPage()
    qtbot.addWidget(page)
    assert not page.again.isEnabled(), "it is looking already"
    page.show_checks((GOOD,))
    with qtbot.waitSignal(page.check_wanted):
        page.again.click()
    page.show_loading()
    page.show_checks((POOR,))
    assert len(page.findChildren(_CheckLine)) >= 1


def test_every_purpose_has_words_to_translate(tmp_path: Path) -> None:
    known = set(_purposes())
    assert {package.what_for for package in PACKAGES} <= known
    assert {what_for for _, _, what_for, _ in LIBRARIES} <= known
    assert all(check.what_for in known for check in examine(tmp_path))
