"""What is on a page: the widgets that are seen, and what to call them in a sentence."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)


def visible(page: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    """The page and everything in it that is shown, of these kinds."""
    every = [page, *page.findChildren(QWidget)]
    return [
        widget
        for widget in every
        if isinstance(widget, kinds) and widget.isVisibleTo(page) and is_large(widget)
    ]


def is_large(widget: QWidget) -> bool:
    """It takes room at all."""
    return widget.width() > 0 and widget.height() > 0


def is_inner(widget: QWidget) -> bool:
    """Made by Qt as a part of another widget: the page cannot name it and nobody tabs to it."""
    if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
        return True
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QAbstractSpinBox | QComboBox | QLineEdit | QTabBar | QAbstractItemView):
            return True
        around = around.parentWidget()
    return False


def words_on(widget: QWidget) -> str:
    """What can be read on the widget itself."""
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QGroupBox):
        return widget.title()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return (widget.text() or widget.placeholderText()) if isinstance(widget, QLineEdit) else ""


def called(widget: QWidget) -> str:
    """The kind of the widget and its words or name, for a sentence."""
    words = words_on(widget) or widget.accessibleName() or widget.toolTip() or widget.objectName()
    return f"{type(widget).__name__} “{words[:40]}”" if words else type(widget).__name__
