"""The sizes of text, in pixels at 96 dpi, and the families that show both Latin and Arabic letters well."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

ROLES = {  # role -> (pixels, weight)
    "question": (42, QFont.Weight.Medium),  # what the interviewed person reads across a table
    "title": (26, QFont.Weight.DemiBold),
    "heading": (18, QFont.Weight.DemiBold),
    "body": (15, QFont.Weight.Normal),
    "strong": (15, QFont.Weight.DemiBold),
    "quiet": (15, QFont.Weight.Normal),
    "small": (13, QFont.Weight.Normal),
}
FALLBACKS = ("Noto Sans", "Noto Sans Arabic", "Noto Naskh Arabic", "Segoe UI", "DejaVu Sans")


def font(role: str) -> QFont:
    """The font of a role of `ROLES`, for what paints its own text. An unknown role raises KeyError."""
    pixels, weight = ROLES[role]
    chosen = QFont(families())
    chosen.setPixelSize(pixels)
    chosen.setWeight(weight)
    return chosen


@cache
def line_height(direction: Qt.LayoutDirection) -> int:
    """Of body text, in pixels, in the script that runs in this direction."""
    letters = "أهلا" if direction == Qt.LayoutDirection.RightToLeft else "Hello"
    return QFontMetrics(font("body")).size(0, letters).height()


def families() -> list[str]:
    """The desktop's own family, then those that fill its gaps; only families that are installed."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    installed = set(QFontDatabase.families())
    wanted = (system, *FALLBACKS) if system in installed else FALLBACKS
    return [name for name in wanted if name in installed] or [system]
