"""What every page must keep, in every theme and language, as rules that can be checked. Each returns sentences."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from ui.gallery.contrast_seen import low_contrast
from ui.gallery.on_page import called, is_inner, visible, words_on
from ui.gallery.words_seen import untranslated
from ui.look.space import HIT

_NAMED = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QAbstractSlider,
)
_SLACK = 1  # pixels that rounding may cost


def findings(page: QWidget, language: str) -> list[str]:
    """Everything that is wrong with a page as it is shown now; nothing when it keeps all rules."""
    rules: tuple[Callable[[QWidget], list[str]], ...] = (
        cut_off,
        low_contrast,
        focus_order,
        without_name,
        too_small_to_hit,
    )
    found = [sentence for rule in rules for sentence in rule(page)]
    return found + (untranslated(page) if language != "en" else [])


# ── words that do not fit ────────────────────────────────────────────────────────────────────────────────────────


def cut_off(page: QWidget) -> list[str]:
    """Text that is larger than its widget, and widgets that stick out of what they stand in."""
    found = []
    for widget in visible(page, QLabel, QAbstractButton, QComboBox, QLineEdit):
        if not words_on(widget):
            continue
        needed = _room_needed(widget)
        if needed.width() > widget.width() + _SLACK or needed.height() > widget.height() + _SLACK:
            found.append(f"{called(widget)} needs {_by(needed)} and has {_by(widget.size())}.")
        elif (outside := _sticks_out_of(widget, page)) is not None:
            found.append(f"{called(widget)} sticks out of {type(outside).__name__}.")
    return found


def _room_needed(widget: QWidget) -> QSize:
    if isinstance(widget, QLabel) and widget.wordWrap():
        longest = max(widget.text().split(), key=len, default="")
        width = QFontMetrics(widget.font()).horizontalAdvance(longest)
        return QSize(width, widget.heightForWidth(widget.width()))
    if isinstance(widget, QLineEdit):
        words = "" if widget.text() else widget.placeholderText()
        return QSize(widget.fontMetrics().horizontalAdvance(words) + 2 * 10, 0)
    if isinstance(widget, QComboBox):
        return QSize(widget.fontMetrics().horizontalAdvance(widget.currentText()) + 10 + 34, 0)
    return widget.sizeHint()


def _sticks_out_of(widget: QWidget, page: QWidget) -> QWidget | None:
    """The first widget around this one that does not hold it, where it cannot be scrolled to."""
    across = down = True
    around = widget.parentWidget()
    while around is not None and widget is not page:
        area = around.parentWidget()
        if isinstance(area, QAbstractScrollArea) and around is area.viewport():
            never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            across = across and area.horizontalScrollBarPolicy() == never
            down = down and area.verticalScrollBarPolicy() == never
        place = QRect(widget.mapTo(around, widget.rect().topLeft()), widget.size())
        if across and (place.left() < -_SLACK or place.right() > around.width() + _SLACK):
            return around
        if down and (place.top() < -_SLACK or place.bottom() > around.height() + _SLACK):
            return around
        if around is page:
            return None
        around = area
    return None


# ── the keyboard ─────────────────────────────────────────────────────────────────────────────────────────────────


def focus_order(page: QWidget) -> list[str]:
    """Everything that can be used is reached with the tab key, in the order in which it is read."""
    found = [
        f"{called(widget)} cannot be reached with the tab key."
        for widget in visible(page, *_NAMED)
        if not is_inner(widget) and widget.isEnabled() and not _can_be_reached(widget)
    ]
    return found + [
        f"The tab key goes back from {called(earlier)} to {called(later)}."
        for earlier, later in _steps_back(_tab_chain(page), page)
    ]


def _steps_back(chain: list[QWidget], page: QWidget) -> list[tuple[QWidget, QWidget]]:
    """The chain is a ring, so one step goes back to the beginning: the longest."""
    ring = list(zip(chain, chain[1:] + chain[:1], strict=True)) if len(chain) > 1 else []
    back = [(earlier, later) for earlier, later in ring if _goes_back(earlier, later)]

    def climb(step: tuple[QWidget, QWidget]) -> int:
        earlier, later = step
        return earlier.mapTo(page, QPoint()).y() - later.mapTo(page, QPoint()).y()

    return sorted(back, key=climb)[:-1]


def _can_be_reached(widget: QWidget) -> bool:
    """By the tab key, or by the arrow keys from the chosen one of its group."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return True
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    others = group.buttons() if group is not None else widget.parentWidget().findChildren(QRadioButton)
    exclusive = group.exclusive() if group is not None else widget.autoExclusive()
    return exclusive and any(other.focusPolicy() & Qt.FocusPolicy.TabFocus for other in others)


def _tab_chain(page: QWidget) -> list[QWidget]:
    chain: list[QWidget] = []
    widget: QWidget | None = page
    while widget is not None:
        tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if tabbed and widget.isVisible() and widget.isEnabled() and page.isAncestorOf(widget):
            chain.append(widget)
        widget = widget.nextInFocusChain()
        widget = None if widget is page else widget
    return chain


def _goes_back(earlier: QWidget, later: QWidget) -> bool:
    """Up, but not into the next column; or towards the beginning of the same line."""
    around = _common(earlier, later)
    first, second = _place(earlier, around), _place(later, around)
    rightwards = around.layoutDirection() == Qt.LayoutDirection.LeftToRight
    beyond = second.left() > first.right() - 8 if rightwards else second.right() < first.left() + 8
    before = second.right() <= first.left() if rightwards else second.left() >= first.right()
    if second.bottom() <= first.top():
        return not beyond
    return before and second.top() < first.center().y() and second.center().y() < first.bottom()


def _common(one: QWidget, other: QWidget) -> QWidget:
    """What both stand in: controls of a recording run from the left in every language."""
    around: QWidget | None = one
    while around is not None and around is not other and not around.isAncestorOf(other):
        around = around.parentWidget()
    return around or one


def _place(widget: QWidget, around: QWidget) -> QRect:
    """Of the part of `around` that the widget is in: what is scrolled away is where its scroll area is."""
    part, parent = widget, widget.parentWidget()
    while part is not around and parent is not None and parent is not around:
        part, parent = parent, parent.parentWidget()
    return part.geometry() if part is not around else part.rect()


# ── names and sizes ──────────────────────────────────────────────────────────────────────────────────────────────


def without_name(page: QWidget) -> list[str]:
    """A screen reader says something for everything that can be used; a button without words has a tooltip too."""
    found = []
    for widget in visible(page, *_NAMED):
        if is_inner(widget):
            continue
        reader = QAccessible.queryAccessibleInterface(widget)
        if not reader.text(QAccessible.Text.Name):
            found.append(f"{called(widget)} has no accessible name.")
        elif isinstance(widget, QAbstractButton) and not widget.text() and not widget.toolTip():
            found.append(f"{called(widget)} has neither words nor a tooltip.")
    return found


def too_small_to_hit(page: QWidget) -> list[str]:
    """What is pressed is large enough for a hand that is not steady."""
    return [
        f"{called(widget)} is {_by(widget.size())}, less than {HIT} by {HIT}."
        for widget in visible(page, QPushButton, QToolButton, QCheckBox, QRadioButton, QComboBox)
        if not is_inner(widget) and min(widget.width(), widget.height()) < HIT
    ]


def _by(size: QSize) -> str:
    return f"{size.width()} by {size.height()} pixels"
