"""Icons in the colours of the theme applied now."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.look.icon_paths import DIRECTED, DRAWINGS, INK
from ui.look.theme import colours

NAMES = tuple(sorted(DRAWINGS))

_SIZES = (18, 20, 24, 48)  # pixels at 96 dpi that buttons and states ask for
_SHARP = 2  # drawn twice as large, for fine screens
_STROKE = 1.7
_GAP = 5  # pixels
BEFORE_WORDS = QSize(20 + _GAP, 20)


def icon(name: str, role: str = "text") -> QIcon:
    """The icon in a colour of `Colours`, paler when disabled. Raises KeyError for a name not in `NAMES`."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(picture(name, size, role), QIcon.Mode.Normal)
        made.addPixmap(picture(name, size, "quiet"), QIcon.Mode.Disabled)
    return made


def icon_before_words(name: str, role: str = "text") -> QIcon:
    """The icon with the room that a button is to leave between it and its words; `BEFORE_WORDS` is its size."""
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, role), (QIcon.Mode.Disabled, "quiet")):
        roomy = QPixmap(BEFORE_WORDS * _SHARP)
        roomy.fill(Qt.GlobalColor.transparent)
        roomy.setDevicePixelRatio(_SHARP)
        painter = QPainter(roomy)
        from_right = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.drawPixmap(_GAP if from_right else 0, 0, picture(name, 20, ink))
        painter.end()
        made.addPixmap(roomy, mode)
    return made


def picture(name: str, size: int, role: str = "text") -> QPixmap:
    """The icon as a square picture of `size` pixels at 96 dpi. Raises KeyError for a name not in `NAMES`."""
    if name not in DRAWINGS:
        raise KeyError(f"No icon {name!r}; there are {', '.join(NAMES)}.")
    from_right = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return _drawn(name, size, getattr(colours(), role), name in DIRECTED and from_right)


@cache
def _drawn(name: str, size: int, ink: str, mirrored: bool) -> QPixmap:
    drawn = QPixmap(size * _SHARP, size * _SHARP)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    if mirrored:
        painter.translate(size * _SHARP, 0)
        painter.scale(-1, 1)
    source = _source(name, ink)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size * _SHARP, size * _SHARP))
    painter.end()
    drawn.setDevicePixelRatio(_SHARP)
    return drawn


def _source(name: str, ink: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
        f'<g fill="none" stroke="{ink}" stroke-width="{_STROKE}" stroke-linecap="round" stroke-linejoin="round">'
        f"{DRAWINGS[name].replace(INK, ink)}</g></svg>"
    )
