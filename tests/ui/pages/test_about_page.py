"""What the program says about itself."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.pages.about_page import AboutPage, Facts, ModelFact


def test_versions_models_hashes_licence_and_limits_are_there(qtbot: QtBot) -> None:
    models = (ModelFact("vosk-en", "en", 40.0, "ab" * 32, "Apache-2.0"), ModelFact("own", "ar", 3.0))
    libraries = (("PySide6", "6.11.3", "LGPL-3.0"),)
    page = AboutPage(Facts("0.1.0", "3.11.9", "6.11.2", libraries, models, "Apache License, whole text"))
    qtbot.addWidget(page)
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    for said in ("0.1.0", "3.11.9", "6.11.2", "6.11.3", "LGPL-3.0", "ab" * 32, "vosk-en"):
        assert said in words
    assert "hash is not known" in words, "no hash is made up"
    assert "Research prototype" in words
    assert "no diagnosis" in words
    assert page.findChild(QPlainTextEdit).toPlainText() == "Apache License, whole text"
