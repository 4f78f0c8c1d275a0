"""The menus of the page in front: what its buttons do, each with its key, as the page itself can do it now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from shiboken6 import isValid

from ui.widgets.basics import Button

UNDO = QKeySequence("Ctrl+Z")
REDO = QKeySequence("Ctrl+Shift+Z")
FIND = QKeySequence("Ctrl+F")


def with_key(text: str, key: QKeySequence) -> str:
    """The key beside the words of an item; it belongs to the page, so the item does not take it itself."""
    return f"{text}\t{key.toString(QKeySequence.SequenceFormat.NativeText)}" if not key.isEmpty() else text


class PageMenu(QMenu):
    """Every button of the page that has a key or says that it belongs here; made anew whenever it is opened."""

    def __init__(self, without: tuple[QKeySequence, ...] = ()) -> None:
        """`without`: keys that another menu shows."""
        super().__init__()
        self._without = without
        self._page: QWidget | None = None
        self.aboutToShow.connect(self.fill)

    def show_page(self, page: QWidget | None, title: str) -> None:
        self._page = page
        self.setTitle(title)
        self.fill()
        self.menuAction().setVisible(bool(_in_menu(page)))  # some may be hidden now, and come later

    def fill(self) -> None:
        self.clear()
        for button in buttons_of(self._page):
            if button.key in self._without:
                continue
            if button.menu() is not None:
                self._add_menu(button)
                continue
            action = self.addAction(with_key(name_of(button), button.key))
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)

    def _add_menu(self, button: Button) -> None:
        """What stands behind a button that opens a menu."""
        inner = button.menu()
        inner.setTitle(name_of(button))
        inner.menuAction().setEnabled(button.isEnabled())
        self.addAction(inner.menuAction())


class EditMenu(QMenu):
    """Undo, redo and find, of the page or of the field that is typed into."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle(self.tr("&Edit"))
        self._page: QWidget | None = None
        self._undo = self._item(self.tr("Undo"), UNDO, self._undo_now)
        self._redo = self._item(self.tr("Redo"), REDO, self._redo_now)
        self.addSeparator()
        self._find = self._item(self.tr("Find"), FIND, self._find_now)
        self.aboutToShow.connect(self.fill)

    def show_page(self, page: QWidget | None) -> None:
        self._page = page
        self.fill()

    def fill(self) -> None:
        field = self._field()
        for action, key, possible in (
            (self._undo, UNDO, field is not None and _can_undo(field)),
            (self._redo, REDO, field is not None and _can_redo(field)),
        ):
            button = self._button(key)
            action.setEnabled(button.isEnabled() if button is not None else possible)
        self._find.setEnabled(self._finder() is not None)

    def _item(self, text: str, key: QKeySequence, does: Callable[[], object]) -> QAction:
        made = self.addAction(with_key(text, key))
        made.triggered.connect(does)
        return made

    def _undo_now(self) -> None:
        self._do(UNDO, "undo")

    def _redo_now(self) -> None:
        self._do(REDO, "redo")

    def _do(self, key: QKeySequence, what: str) -> None:
        button, field = self._button(key), self._field()
        if button is not None:
            button.click()
        elif field is not None:
            getattr(field, what)()

    def _find_now(self) -> None:
        finder = self._finder()
        if finder is not None:
            finder.activated.emit()

    def _button(self, key: QKeySequence) -> Button | None:
        return next((one for one in buttons_of(self._page) if one.key == key), None)

    def _finder(self) -> QShortcut | None:
        page = _still_there(self._page)
        shortcuts = page.findChildren(QShortcut) if page is not None else []
        return next((one for one in shortcuts if one.key() == FIND), None)

    def _field(self) -> QLineEdit | QPlainTextEdit | None:
        page, focused = _still_there(self._page), QApplication.focusWidget()
        if (
            page is None
            or not isinstance(focused, QLineEdit | QPlainTextEdit)
            or not page.isAncestorOf(focused)
        ):
            return None
        return focused


def buttons_of(page: QWidget | None) -> list[Button]:
    """Those that can be seen on the page and belong in a menu, in the order in which they were made."""
    page = _still_there(page)
    return [one for one in _in_menu(page) if one.isVisibleTo(page)] if page is not None else []


def _in_menu(page: QWidget | None) -> list[Button]:
    return [one for one in page.findChildren(Button) if one.in_menu] if page is not None else []


def _still_there(page: QWidget | None) -> QWidget | None:
    """None too for one that Qt has deleted since."""
    return page if page is not None and isValid(page) else None


def name_of(button: QAbstractButton) -> str:
    return button.text().replace("&", "") or button.accessibleName()


def _can_undo(field: QLineEdit | QPlainTextEdit) -> bool:
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def _can_redo(field: QLineEdit | QPlainTextEdit) -> bool:
    return field.isRedoAvailable() if isinstance(field, QLineEdit) else field.document().isRedoAvailable()
