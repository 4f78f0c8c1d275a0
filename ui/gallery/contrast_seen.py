"""Whether words stand out from their ground, measured on the painted picture."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from ui.gallery.on_page import called, visible, words_on
from ui.look.colours import contrast

TEXT, LARGE_TEXT = 4.5, 3.0  # the ratios of WCAG 2.2 AA
_LARGE, _LARGE_BOLD = 24, 18.66  # pixels from which text is large
_SHARP = 2  # painted twice as large, so that a thin line has a pixel of its own colour
_ENOUGH = 3  # pixels that make a colour more than an accident


def low_contrast(page: QWidget) -> list[str]:
    """Words whose colour is too near to that of their ground. What is disabled is not judged."""
    picture = _pixels(page)
    found = []
    for widget in visible(page, QLabel, QAbstractButton, QComboBox, QLineEdit):
        seen = widget.visibleRegion().boundingRect()
        if not words_on(widget).strip() or not widget.isEnabled() or seen != widget.rect():
            continue  # nothing to read, or scrolled half away
        corner = widget.mapTo(page, seen.topLeft())
        left, top = corner.x() * _SHARP, corner.y() * _SHARP
        part = picture[top : top + seen.height() * _SHARP, left : left + seen.width() * _SHARP]
        ratio, wanted = _best_ratio(part), _wanted(widget)
        if ratio is not None and ratio < wanted:
            found.append(f"{called(widget)} has a contrast of {ratio:.1f}, less than {wanted}.")
    return found


def _pixels(page: QWidget) -> npt.NDArray[np.uint32]:
    """(height, width), 0xRRGGBB."""
    image = QImage(page.size() * _SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    page.render(image)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return rows[:, : image.width()] & np.uint32(0xFFFFFF)


def _best_ratio(part: npt.NDArray[np.uint32]) -> float | None:
    """Between the commonest colour and the one farthest from it; None where nothing is painted."""
    colours, counts = np.unique(part, return_counts=True)
    if not len(colours):
        return None
    ground = f"#{int(colours[counts.argmax()]):06x}"
    inks = colours[counts >= _ENOUGH]
    return max((contrast(f"#{int(ink):06x}", ground) for ink in inks), default=None)


def _wanted(widget: QWidget) -> float:
    font = widget.font()
    large = font.pixelSize() >= _LARGE or (font.bold() and font.pixelSize() >= _LARGE_BOLD)
    return LARGE_TEXT if large else TEXT
