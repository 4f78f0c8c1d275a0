"""The keys of the settings about how emotion is read. Whether it may be is a matter of safety."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.pages.settings_fields import ChoiceField, Key, SettingField, TextField

translate = QCoreApplication.translate


def emotion_fields() -> tuple[SettingField, ...]:
    return (
        TextField(
            Key("emotion", "model"),
            translate("Settings", "Model that reads emotion"),
            translate("Settings", "Empty: the one that comes with the program."),
        ),
        ChoiceField(
            Key("emotion", "way"),
            translate("Settings", "How it looks at an answer"),
            [
                ("queue", translate("Settings", "One stretch after another")),
                ("per-frame", translate("Settings", "Backwards from each new moment")),
            ],
        ),
    )
