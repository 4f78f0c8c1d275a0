"""The tab key goes where the eyes go, however late a part of a page was made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)


def tab_in_reading_order(whole: QWidget) -> None:
    """Put everything in `whole` that can have the focus into the order of its layouts."""
    for earlier, later in pairwise(_in_order(whole)):
        QWidget.setTabOrder(earlier, later)


def _in_order(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is None:
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        yield from _in_order(widget.widget())
    elif isinstance(widget, QSplitter | QStackedWidget):
        for at in range(widget.count()):
            yield from _in_order(widget.widget(at))
    elif layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _in_order(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda at: _line_and_column(layout, at))
    items = (layout.itemAt(at) for at in places)
    return [item for item in items if item is not None]


def _line_and_column(grid: QGridLayout, at: int) -> tuple[int, int]:
    line, column, *_spans = cast("tuple[int, int, int, int]", grid.getItemPosition(at))
    return line, column
