"""How one question of the plan is painted, and how its words are changed in place."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look.icons import picture
from ui.look.space import SMALL_RADIUS, XS, L, M, S
from ui.look.theme import colours
from ui.look.type_scale import font
from ui.translating import direction

Index = QModelIndex | QPersistentModelIndex
TOPIC, ORIGIN, HINTS = range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 3)
_NUMBER = 36  # pixels at 96 dpi for the number before the question
_HANDLE = 20  # for the sign that it can be dragged
_LEAST_EDITOR = 84
_WRAP = int(Qt.TextFlag.TextWordWrap)


class PlanRow(QStyledItemDelegate):
    """Signal: `typing` (what stands in the editor now)."""

    typing = Signal(str)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._language = "en"
        self._words, self._less, self._number = font("body"), font("small"), font("strong")

    def show_language(self, language: str) -> None:
        """The direction in which the questions run."""
        self._language = language

    # ── painting ─────────────────────────────────────────────────────────────────────────────────────────

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        room = self._room(QRect(0, 0, width, 0)).width()
        height = sum(
            self._height(text, kind, room)
            for text, kind in ((_text(index), self._words), *self._below(index))
        )
        return QSize(width, height + 2 * M + XS * len(self._below(index)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect = colours(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option)
        painter.setLayoutDirection(option.direction)
        painter.setFont(self._number)
        painter.setPen(QColor(palette.accent if chosen else palette.quiet))
        painter.drawText(
            self._mirrored(QRect(rect.x() + M, rect.y() + M, _NUMBER, rect.height()), rect),
            0,
            self._count(index),
        )
        self._paint_words(painter, self._mirrored(self._room(rect), rect), index)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            handle = QRect(rect.right() - M - _HANDLE, rect.center().y() - _HANDLE // 2, _HANDLE, _HANDLE)
            painter.drawPixmap(self._mirrored(handle, rect), picture("drag", _HANDLE, "quiet"))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        palette = colours()
        inner = QRectF(rect).adjusted(XS, 1, -XS, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent_soft))
            painter.drawRoundedRect(inner, SMALL_RADIUS, SMALL_RADIUS)
            return
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.raised))
            painter.drawRoundedRect(inner, SMALL_RADIUS, SMALL_RADIUS)
        painter.setPen(QColor(palette.line))
        painter.drawLine(rect.x() + M, rect.bottom(), rect.right() - M, rect.bottom())

    def _paint_words(self, painter: QPainter, room: QRect, index: Index) -> None:
        palette, y = colours(), room.y()
        painter.setLayoutDirection(direction(self._language))
        painter.setFont(self._words)
        painter.setPen(QColor(palette.text))
        height = self._height(_text(index), self._words, room.width())
        painter.drawText(QRect(room.x(), y, room.width(), height), _WRAP, _text(index))
        painter.setLayoutDirection(self._view.layoutDirection())
        painter.setFont(self._less)
        for place, (text, kind) in enumerate(self._below(index)):
            y += height + XS
            height = self._height(text, kind, room.width())
            painter.setPen(QColor(palette.warning if place else palette.quiet))
            painter.drawText(QRect(room.x(), y, room.width(), height), _WRAP, text)

    def _below(self, index: Index) -> list[tuple[str, QFont]]:
        """Under the question: topic and origin, then what could be better."""
        lines = [f"{index.data(TOPIC)} · {index.data(ORIGIN)}", *index.data(HINTS)]
        return [(line, self._less) for line in lines]

    def _room(self, rect: QRect) -> QRect:
        """Where the words go, in a window that runs from left to right."""
        return rect.adjusted(M + _NUMBER, M, -(M + _HANDLE + S), -M)

    def _mirrored(self, part: QRect, rect: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), rect, part)

    def _height(self, text: str, kind: QFont, width: int) -> int:
        return QFontMetrics(kind).boundingRect(QRect(0, 0, width, 10_000), _WRAP, text).height()

    def _count(self, index: Index) -> str:
        return self._view.locale().toString(index.row() + 1)

    # ── wording ──────────────────────────────────────────────────────────────────────────────────────────

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        editor = QPlainTextEdit(parent)
        editor.setTabChangesFocus(True)
        editor.setLayoutDirection(direction(self._language))
        editor.setAccessibleName(self.tr("Words of the question"))
        editor.setToolTip(self.tr("Enter keeps the words, Escape leaves them as they were."))
        editor.textChanged.connect(self._typed)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit) and not editor.document().isModified():
            editor.setPlainText(_text(index))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect = QRect(option.rect)
        place = rect.adjusted(M + _NUMBER - L, XS, -XS, -XS)
        place.setHeight(max(place.height(), _LEAST_EDITOR))
        lowest = self._view.viewport().height() - XS
        if place.bottom() > lowest:
            place.moveBottom(lowest)
        editor.setGeometry(self._mirrored(place, rect))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter keeps the words; a question has one line."""
        if isinstance(event, QKeyEvent) and isinstance(editor, QWidget) and _is_enter(event):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            return True
        return super().eventFilter(editor, event)

    def _typed(self) -> None:
        editor = self.sender()
        if isinstance(editor, QPlainTextEdit):
            self.typing.emit(editor.toPlainText())


def _text(index: Index) -> str:
    return str(index.data())


def _is_enter(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
