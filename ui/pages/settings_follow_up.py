"""The key of the settings about suggested follow-ups."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.pages.settings_fields import ChoiceField, Key

translate = QCoreApplication.translate


def follow_up_field() -> ChoiceField:
    return ChoiceField(
        Key("llm", "follow_up"),
        translate("Settings", "Suggest one more question after an answer"),
        [
            ("model", translate("Settings", "When a model writes the questions")),
            ("always", translate("Settings", "Always: else from the question bank")),
            ("never", translate("Settings", "Never")),
        ],
        translate("Settings", "You see it first. It is asked only if you say so, and holds nothing up."),
    )
