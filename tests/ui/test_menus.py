"""Every action with a key stands in a menu, as its button is, and no key is taken twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMainWindow, QMenu, QWidget

from ui.gallery.case import places
from ui.menus import Menus
from ui.page_menu import name_of
from ui.pages.interview_page import InterviewPage
from ui.shell import Place, names
from ui.widgets.basics import Button, button
from ui.widgets.page_frame import PageFrame

OTHER_KEYS_OF_THE_SAME = {"Ctrl+Enter", "Ctrl+Y"}  # beside Ctrl+Return and Ctrl+Shift+Z
PAGES = [
    place for place in places() if place.area in ("before", "interview", "after", "around", "around-program")
]


@pytest.fixture
def menus(qtbot, dress) -> Iterator[Menus]:
    dress("light", "en")
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Menus(window.menuBar())
    nothing = dict.fromkeys(("new", "sessions", "leave", "person", "lock", "close", "quit"), str)
    made.file(nothing)
    made.edit()
    made.go(names(), str)
    made.interview(str)
    made.page()
    made.help(dict.fromkeys(("crisis", "doctor", "about"), str))
    made.window = window
    yield made
    made.show_page(None, "")


def items(menus: Menus) -> Iterator[QAction]:
    def within(menu: QMenu) -> Iterator[QAction]:
        for action in menu.actions():
            yield action
            if action.menu() is not None:
                yield from within(action.menu())

    for title in menus.window.menuBar().actions():
        if title.isVisible() and title.menu() is not None:
            title.menu().aboutToShow.emit()
            yield from within(title.menu())


def key_of(action: QAction) -> str:
    _, _, shown = action.text().partition("\t")
    return shown or action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def native(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.NativeText)


def keys_on(page: QWidget) -> set[str]:
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]
    of_buttons = {native(one.shortcut()) for one in buttons if "&" not in one.text()}
    of_others = {native(one.key()) for one in page.findChildren(QShortcut) if one.parent().isVisibleTo(page)}
    return (of_buttons | of_others) - OTHER_KEYS_OF_THE_SAME - {""}


def title_of(page: QWidget) -> str:
    return page.title.text() if isinstance(page, PageFrame) else "Page"


@pytest.mark.parametrize("place", PAGES, ids=lambda place: place.name)
def test_every_key_of_a_page_stands_in_a_menu(qtbot, menus: Menus, place):
    page = place.case.make()
    qtbot.addWidget(page)
    whole = page.findChild(InterviewPage) or page
    menus.show_page(whole, title_of(whole))
    shown = {key_of(action) for action in items(menus)}
    assert keys_on(page) - shown == set()


def test_the_places_of_the_rail_have_their_keys_in_a_menu(menus: Menus):
    shown = {action.text(): key_of(action) for action in items(menus)}
    for number, name in enumerate(names().values(), 1):
        assert shown[f"{name}\tAlt+{number}"] == f"Alt+{number}"
    assert len(names()) == len(Place)


@pytest.mark.parametrize("name", ["after-review", "after-report-edited", "after-report-signed"])
def test_an_item_of_a_page_can_be_chosen_exactly_when_its_button_can_be_pressed(
    qtbot, menus: Menus, name: str
):
    page = next(place for place in PAGES if place.name == name).case.make()
    qtbot.addWidget(page)
    menus.show_page(page, title_of(page))
    found = {action.text().partition("\t")[0]: action for action in items(menus)}
    assert page.title.text() in {action.text() for action in menus.window.menuBar().actions()}
    buttons = [one for one in page.findChildren(Button) if one.isVisibleTo(page) and one.in_menu]
    assert len(buttons) > 2
    for one in buttons:
        assert found[name_of(one)].isEnabled() == one.isEnabled(), name_of(one)


def test_an_item_presses_the_button_of_its_page(qtbot, menus: Menus):
    page = next(place for place in PAGES if place.name == "after-review").case.make()
    qtbot.addWidget(page)
    menus.show_page(page, "Review")
    first = page.list.currentRow()
    after = next(one for one in items(menus) if one.text().startswith("Next question"))
    after.trigger()
    assert page.list.currentRow() == first + 1
    before = next(one for one in items(menus) if one.text().startswith("Previous question"))
    before.trigger()
    assert page.list.currentRow() == first


def test_undo_of_the_menu_is_that_of_the_page_or_of_the_field(qtbot, menus: Menus):
    page = QWidget()
    field = QLineEdit(page)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    menus.show_page(page, "Page")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "ab")
    undo = next(one for one in items(menus) if one.text().startswith("Undo"))
    assert undo.isEnabled()
    undo.trigger()
    assert field.text() == ""
    assert not next(one for one in items(menus) if one.text().startswith("Undo")).isEnabled()


def test_behind_the_gate_there_is_no_menu_of_a_page(menus: Menus):
    menus.show_page(None, "")
    assert not [title for title in menus.window.menuBar().actions() if title.isVisible() and not title.text()]
    assert not any(one.isEnabled() for one in items(menus) if one.text().startswith(("Undo", "Redo", "Find")))


def test_a_button_that_shows_later_is_in_the_menu_then(qtbot, menus: Menus):
    """As on the page of the report, which has none while the report is drafted."""
    page = QWidget()
    qtbot.addWidget(page)
    later = button("Sign", key="Ctrl+G")
    later.setParent(page)
    later.hide()
    menus.show_page(page, "Report")
    assert "Ctrl+G" not in {key_of(item) for item in items(menus)}
    later.show()
    assert "Ctrl+G" in {key_of(item) for item in items(menus)}
