"""What the windows remember of themselves: where they stood, who came last. Nothing about a person or a session."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget


class WindowState:
    """Kept in one small file beside the settings."""

    def __init__(self, folder: Path) -> None:
        self._kept = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def last_user(self) -> str:
        return str(self._kept.value("last user", ""))

    @last_user.setter
    def last_user(self, name: str) -> None:
        self._kept.setValue("last user", name)

    def restore(self, window: QWidget, name: str) -> None:
        """As large and where it was; a place that is no more on any screen is mended by Qt."""
        kept = self._kept.value(name)
        if isinstance(kept, QByteArray):
            window.restoreGeometry(kept)

    def keep(self, window: QWidget, name: str) -> None:
        self._kept.setValue(name, window.saveGeometry())
