"""A line of a list with a sign, a text of at most two lines, and a state below it in small letters."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import space
from ui.look.theme import colours
from ui.look.type_scale import font

STATE = Qt.ItemDataRole.UserRole + 1  # what stands in the small line
_MOST = 2  # lines of text
_SIGN = 20  # pixels


class TwoLines(QStyledItemDelegate):
    """Text that does not fit ends in "…"; the tooltip has all of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 240
        lines = len(lines_of(str(index.data()), _room(width)))
        height = lines * QFontMetrics(font("body")).lineSpacing() + QFontMetrics(font("small")).lineSpacing()
        return QSize(width, height + 2 * space.M)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette = colours()
        rect: QRect = option.rect
        way: Qt.LayoutDirection = option.direction
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setLayoutDirection(way)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent_soft if selected else palette.raised))
            ground = rect.adjusted(space.XS, 1, -space.XS, -1)
            painter.drawRoundedRect(ground, space.SMALL_RADIUS, space.SMALL_RADIUS)
        sign: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        at = QRect(rect.left() + space.M, rect.top() + space.M, _SIGN, _SIGN)
        sign.paint(painter, QStyle.visualRect(way, rect, at))
        place = QRect(rect.left() + 2 * space.M + _SIGN, rect.top() + space.M, _room(rect.width()), 0)
        place = QStyle.visualRect(way, rect, place)
        for line in lines_of(str(index.data()), place.width()):
            place = _write(painter, place, line, font("body"), palette.text)
        small = QFontMetrics(font("small"))
        text = small.elidedText(str(index.data(STATE) or ""), Qt.TextElideMode.ElideRight, place.width())
        _write(painter, place, text, font("small"), palette.text if selected else palette.quiet)
        painter.restore()


def _write(painter: QPainter, place: QRect, text: str, letters: QFont, colour: str) -> QRect:
    """One line from the leading edge; the place of the next one."""
    leading = (
        Qt.AlignmentFlag.AlignRight
        if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        else Qt.AlignmentFlag.AlignLeft
    )
    height = QFontMetrics(letters).lineSpacing()
    painter.setFont(letters)
    painter.setPen(QColor(colour))
    line = QRect(place.left(), place.top(), place.width(), height)
    painter.drawText(line, leading | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, text)
    return line.translated(0, height)


def _room(width: int) -> int:
    return width - _SIGN - 3 * space.M


def lines_of(text: str, width: int) -> list[str]:
    """The text in lines of this width, at most two, the last one with "…" when there is more."""
    layout = QTextLayout(text, font("body"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    ends: list[tuple[int, int]] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends.append((line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    shown = [text[start:end].strip() for start, end in ends[:_MOST]]
    if len(ends) > _MOST:
        rest = text[ends[_MOST - 1][0] :]
        shown[-1] = QFontMetrics(font("body")).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return shown
