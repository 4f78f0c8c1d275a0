"""Text, buttons, cards, fields: what every page is put together from, in the look of the program."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.look.icons import BEFORE_WORDS, icon_before_words, picture
from ui.look.icons import icon as icon_named
from ui.look.space import HIT, SMALL_RADIUS, XS, L, M
from ui.look.style_sheet import pressed_height
from ui.look.theme import colours
from ui.look.type_scale import line_height


class Stretch:
    """The type of `STRETCH`."""


STRETCH: Final = Stretch()  # in `row` and `column`: all the room that is left
Item = QWidget | QLayout | int | Stretch

_ICON_INK = {"plain": "text", "primary": "on_accent", "quiet": "accent", "danger": "on_danger"}
_FILLED = ("primary", "danger")  # a ring around them would hardly be seen: theirs is inside
_RING = 2  # pixels
_BADGES = ("plain", "accent", "danger", "warning", "good")

# ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def title(text: str) -> QLabel:
    """What the page is about; one on a page."""
    return _label(text, "title")


def heading(text: str) -> QLabel:
    """Above a part of a page."""
    return _label(text, "heading")


def body(text: str) -> QLabel:
    """Running text, which can be selected and copied."""
    return _selectable(_label(text, "body"))


def strong(text: str) -> QLabel:
    """Running text with weight."""
    return _label(text, "strong")


def quiet(text: str) -> QLabel:
    """Running text that explains and is not the point."""
    return _label(text, "quiet")


def small(text: str) -> QLabel:
    """A hint, a time, a caption."""
    return _label(text, "small")


def badge(text: str, kind: str = "plain") -> QLabel:
    """A word or two on a coloured ground: plain, accent, good, warning or danger."""
    if kind not in _BADGES:
        raise ValueError(f"No badge {kind!r}; there are {', '.join(_BADGES)}.")
    label = _label(text, "badge")
    label.setWordWrap(False)
    label.setProperty("kind", kind)
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label


def sign(name: str, size: int = 24, role: str = "text") -> QLabel:
    """An icon that only illustrates; `role` is a colour of `Colours`."""
    label = QLabel()
    label.setPixmap(picture(name, size, role))
    label.setFixedSize(size, size)
    return label


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


# ── buttons ──────────────────────────────────────────────────────────────────────────────────────────────────────


class Button(QPushButton):
    """A button that keeps its key when its text changes, and names the key in its tooltip."""

    def __init__(self, text: str = "", kind: str = "plain", icon: str = "", key: str = "") -> None:
        super().__init__()
        self.key = QKeySequence(key)
        self.in_menu = not self.key.isEmpty()  # whether the menu of its page has it too
        self._kind = kind
        self._hint = ""
        self.setProperty("kind", kind)
        self.setText(text)
        if icon:
            self.show_icon(icon)

    def setText(self, text: str) -> None:
        super().setText(text)  # takes the key away
        self.setShortcut(self.key)
        self.setToolTip(self._hint)

    def setToolTip(self, text: str) -> None:
        """The key is added; without a text the button's own words stand beside it."""
        self._hint = text
        if self.key.isEmpty():
            super().setToolTip(text)
            return
        words = text or self.text().replace("&", "") or self.accessibleName()
        key = self.key.toString(QKeySequence.SequenceFormat.NativeText)
        super().setToolTip(f"{words} (\u2068{key}\u2069)".strip())

    def sizeHint(self) -> QSize:
        """As high as every button of the window, also with words in another script."""
        high = pressed_height(line_height(QGuiApplication.layoutDirection()))
        return super().sizeHint().expandedTo(QSize(HIT, high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._kind in _FILLED:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(getattr(colours(), _ICON_INK[self._kind])), _RING))
            inside = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            painter.drawRoundedRect(inside, SMALL_RADIUS - 3, SMALL_RADIUS - 3)

    def show_icon(self, name: str) -> None:
        """Another icon of ui.look.icons, in the ink of this kind of button."""
        ink = _ICON_INK[self._kind]
        self.setIconSize(BEFORE_WORDS if self.text() else QSize(20, 20))
        self.setIcon(icon_before_words(name, ink) if self.text() else icon_named(name, ink))


def button(text: str, kind: str = "plain", icon: str = "", key: str = "") -> Button:
    """A button: plain, primary (one on a page), quiet or danger. `key` is a QKeySequence text."""
    if kind not in _ICON_INK:
        raise ValueError(f"No button {kind!r}; there are {', '.join(_ICON_INK)}.")
    made = Button(text, kind, icon, key)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def icon_button(icon: str, name: str, key: str = "", kind: str = "plain") -> Button:
    """A square button without words; `name` is its tooltip and what a screen reader says."""
    made = button("", kind, icon, key)
    made.setProperty("shape", "icon")
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made


# ── arrangement ──────────────────────────────────────────────────────────────────────────────────────────────────


def row(*items: Item, stretch_last: bool = False) -> QHBoxLayout:
    """Items beside one another, in reading direction."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(M)
    _fill(made, items)
    if stretch_last and made.count():
        made.setStretch(made.count() - 1, 1)
    return made


def column(*items: Item) -> QVBoxLayout:
    """Items below one another."""
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(M)
    _fill(made, items)
    return made


def _fill(layout: QBoxLayout, items: tuple[Item, ...]) -> None:
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        elif isinstance(item, Stretch):
            layout.addStretch(1)
        else:
            layout.addSpacing(item)


class Card(QFrame):
    """A rounded surface with a hairline; put things into `.column`. `ground`: card, accent, good, warning, danger."""

    def __init__(self, *items: Item, ground: str = "card") -> None:
        super().__init__()
        self.setProperty("ground", ground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(L + XS, L, L + XS, L)
        self.column.setSpacing(M)
        _fill(self.column, items)


def line() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setProperty("ground", "line")
    made.setFixedHeight(1)
    return made


def field(label: str, widget: QWidget, hint: str = "") -> QWidget:
    """A widget under its label, with a hint below; the label names it for the keyboard and the screen reader."""
    name = strong(label)
    name.setBuddy(widget)
    plain = label.replace("&", "")
    widget.setAccessibleName(plain)
    whole = QWidget()
    inside = QVBoxLayout(whole)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(XS + 2)
    inside.addWidget(name)
    inside.addWidget(widget)
    if hint:
        widget.setAccessibleDescription(hint)
        inside.addWidget(small(hint))
    return whole
