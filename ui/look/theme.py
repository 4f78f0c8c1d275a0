"""Puts the look on the application: palette, style sheet, font. The only place that does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.look.colours import DARK, LIGHT, Colours
from ui.look.style_sheet import style_sheet
from ui.look.type_scale import font, line_height

__all__ = ["DARK", "LIGHT", "THEMES", "Colours", "apply", "colours"]

THEMES = ("system", "light", "dark")
_applied = LIGHT


def apply(app: QApplication, theme: str) -> None:
    """Dress the whole application, after its language is installed.

    Raises ValueError for a theme that is not in `THEMES`.
    """
    global _applied
    if theme not in THEMES:
        raise ValueError(f"No theme {theme!r}; there are {', '.join(THEMES)}.")
    _applied = DARK if theme == "dark" or (theme == "system" and _desktop_is_dark()) else LIGHT
    app.setStyle("Fusion")
    app.setFont(font("body"))
    app.setPalette(_palette(_applied))
    app.setStyleSheet(style_sheet(_applied, line_height(app.layoutDirection())))


def colours() -> Colours:
    """The colours of the theme applied now, for what paints itself."""
    return _applied


def _desktop_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _palette(c: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for part, colour in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.surface),
        (role.AlternateBase, c.raised),
        (role.Text, c.text),
        (role.Button, c.raised),
        (role.ButtonText, c.text),
        (role.BrightText, c.danger),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Accent, c.accent),
        (role.Link, c.accent),
        (role.LinkVisited, c.accent),
        (role.ToolTipBase, c.text),
        (role.ToolTipText, c.surface),
        (role.PlaceholderText, c.quiet),
        (role.Light, c.surface),
        (role.Midlight, c.raised),
        (role.Mid, c.line),
        (role.Dark, c.edge),
        (role.Shadow, c.line),
    ):
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(c.quiet))
    return palette
