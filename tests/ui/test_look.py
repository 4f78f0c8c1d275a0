"""The look: colours that can be told apart, icons, buttons with keys, states, the order of the tab key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from interview.errors import DeviceMissing
from ui.look import icons, theme
from ui.look.colours import DARK, LIGHT, MARK_PAIRS, TEXT_PAIRS, contrast
from ui.look.icon_paths import DIRECTED
from ui.look.space import HIT
from ui.widgets.basics import (
    STRETCH,
    Card,
    badge,
    body,
    button,
    column,
    field,
    heading,
    icon_button,
    quiet,
    row,
    small,
    title,
)
from ui.widgets.page_frame import PageFrame
from ui.widgets.states import EmptyState, ErrorState, LoadingState, Notice

THEMES = {"light": LIGHT, "dark": DARK}


# ── colours ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_contrast_of_two_colours_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(
        4.48, abs=0.005
    )  # the well-known grey just too light
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_every_ground_it_stands_on(name: str, ink: str, ground: str):
    colours = THEMES[name]
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_edges_and_the_focus_ring_can_be_seen(name: str, mark: str, ground: str):
    colours = THEMES[name]
    assert contrast(getattr(colours, mark), getattr(colours, ground)) >= 3


def test_the_theme_applied_is_the_one_whose_colours_are_told(qapp, dress):
    dress("dark", "en")
    assert theme.colours() is DARK
    assert qapp.palette().window().color().name() == DARK.window
    dress("light", "en")
    assert theme.colours() is LIGHT
    with pytest.raises(ValueError, match="system, light, dark"):
        theme.apply(qapp, "purple")


# ── icons ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _inked(image: QImage) -> dict[tuple[int, int], QColor]:
    """Every pixel that is more covered than not, with its colour."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {(x, y): image.pixelColor(x, y) for x, y in places if image.pixelColor(x, y).alpha() > 127}


@pytest.mark.parametrize("name", icons.NAMES)
def test_every_icon_is_drawn_in_the_ink_of_the_theme_and_inside_its_field(dress, name: str):
    for worn, colours in THEMES.items():
        dress(worn, "en")
        image = icons.picture(name, 24, "accent").toImage()
        inked, ink = _inked(image), QColor(colours.accent)
        assert len(inked) > 20
        assert all(_near(colour, ink) for colour in inked.values())
        edge = image.width() - 1
        assert all(0 < x < edge and 0 < y < edge for x, y in inked)


def _near(one: QColor, other: QColor) -> bool:
    """Equal but for the rounding of what is half covered."""
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(here - there) <= 2 for here, there in pairs)


def test_an_icon_that_points_is_turned_round_where_one_reads_from_the_right(dress):
    dress("light", "en")
    from_left = {name: _inked(icons.picture(name, 24).toImage()).keys() for name in icons.NAMES}
    dress("light", "ar")
    for name, places in from_left.items():
        turned = _inked(icons.picture(name, 24).toImage()).keys()
        expected = {(47 - x, y) for x, y in places} if name in DIRECTED else places
        assert len(turned ^ expected) <= len(places) / 20, name


def test_no_two_icons_look_the_same_and_an_unknown_one_is_refused(dress):
    dress("light", "en")
    assert len({bytes(icons.picture(name, 24).toImage().constBits()) for name in icons.NAMES}) == len(
        icons.NAMES
    )
    with pytest.raises(KeyError, match="no-such-icon"):
        icons.icon("no-such-icon")


# ── the parts of a page ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_button_keeps_its_key_when_its_words_change_and_names_it(qtbot, dress):
    dress("light", "en")
    made = button("Pause", key="Ctrl+P")
    page = _page(qtbot, made)
    made.setText("Go on")
    assert "Ctrl+P" in made.toolTip()
    assert "Go on" in made.toolTip()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    with qtbot.waitSignal(made.clicked, timeout=2000):
        qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def test_a_button_without_words_has_a_name_and_a_tooltip(qtbot, dress):
    dress("light", "en")
    made = icon_button("settings", "Settings", key="F2")
    qtbot.addWidget(made)
    assert made.accessibleName() == "Settings"
    assert made.toolTip().startswith("Settings")
    assert "F2" in made.toolTip()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_everything_pressed_is_large_enough(qtbot, dress, language: str):
    dress("light", language)
    pressed = [
        button(words, kind, "check")
        for words in ("Go", "أهلا")
        for kind in ("plain", "primary", "quiet", "danger")
    ]
    pressed += [icon_button("close", "Close"), QCheckBox("Go"), QComboBox(), QLineEdit()]
    page = _page(qtbot, *pressed)
    assert page.isVisible()
    assert [widget for widget in pressed if min(widget.height(), widget.width()) < HIT] == []
    assert len({made.height() for made in pressed[:8] if made.text() == "أهلا"}) == 1


@pytest.mark.parametrize("worn", THEMES)
def test_where_the_keyboard_is_can_be_seen_on_everything(qtbot, qapp, dress, worn: str):
    dress(worn, "en")
    kinds = [button("Go", kind) for kind in ("plain", "primary", "quiet", "danger")]
    page = _page(qtbot, *kinds, icon_button("close", "Close"), QCheckBox("Go"), QComboBox(), QLineEdit())
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for widget in page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        qapp.focusWidget().clearFocus() if qapp.focusWidget() else None
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        ringed = widget.grab().toImage()
        changed = sum(
            contrast(ringed.pixelColor(x, y).name(), without.pixelColor(x, y).name()) >= 3
            for x in range(without.width())
            for y in range(without.height())
        )
        assert changed >= without.width(), f"{widget} {changed}"  # at least a line along one side


def test_a_field_is_named_by_its_label(qtbot, dress):
    dress("light", "en")
    edit = QLineEdit()
    whole = field("&Code of the person", edit, "Never a name")
    qtbot.addWidget(whole)
    assert edit.accessibleName() == "Code of the person"
    assert edit.accessibleDescription() == "Never a name"
    assert any(label.buddy() is edit for label in whole.findChildren(QLabel))


@pytest.mark.parametrize("kind", [title, heading, body, quiet, small, badge])
def test_words_of_people_are_never_markup(qtbot, dress, kind):
    dress("light", "en")
    label = kind("<b>not bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_kind_that_does_not_exist_is_refused(qapp):
    for make in (lambda: button("Go", "loud"), lambda: badge("Go", "loud"), lambda: Notice("loud", "Go")):
        with pytest.raises(ValueError, match="loud"):
            make()


# ── states and the frame of a page ───────────────────────────────────────────────────────────────────────────────


def test_every_state_says_what_the_person_at_it_wants(qtbot, dress):
    dress("light", "en")
    gone = DeviceMissing("The camera does not answer.", "Plug it in again.")
    for state, signal in (
        (EmptyState("sessions", "None yet", "Begin one.", "Begin"), "wanted"),
        (LoadingState("Writing", can_cancel=True), "cancelled"),
        (ErrorState(gone, can_retry=True), "retry"),
        (Notice("warning", "It hears nothing.", action="Choose"), "wanted"),
    ):
        qtbot.addWidget(state)
        with qtbot.waitSignal(getattr(state, signal), timeout=2000):
            state.findChildren(QPushButton)[0].click()
    state = ErrorState(gone)
    shown = " ".join(label.text() for label in state.findChildren(QLabel))
    assert gone.message in shown
    assert gone.remedy in shown


def test_a_banner_goes_away_by_its_own_button_and_by_a_newer_one(qtbot, dress):
    dress("light", "en")
    page = PageFrame("Review")
    qtbot.addWidget(page)
    page.show()
    first, second = Notice("info", "First"), Notice("info", "Second")
    page.show_notice(first)
    page.show_notice(second)
    qtbot.waitUntil(lambda: page.findChildren(Notice) == [second])
    assert second.isVisible()
    second.findChildren(QPushButton)[-1].click()
    qtbot.waitUntil(lambda: page.findChildren(Notice) == [])


def test_the_foot_of_a_page_is_there_only_when_there_is_something_to_do(qtbot, dress):
    dress("light", "en")
    bare, able = PageFrame("Bare"), PageFrame("Able")
    able.actions.addWidget(button("Go"))
    for page in (bare, able):
        qtbot.addWidget(page)
        page.show()
    assert not bare.foot.isVisible()
    assert able.foot.isVisible()


def test_the_tab_key_goes_from_the_content_to_the_foot_also_to_what_came_late(qtbot, qapp, dress):
    dress("light", "en")
    page = PageFrame("Review")
    qtbot.addWidget(page)
    foot, first, late = button("Foot"), QLineEdit(), QLineEdit()
    page.actions.addWidget(foot)
    page.content.addWidget(Card(row(first, STRETCH)))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.content.addWidget(Card(late))
    qtbot.waitUntil(late.isVisible)
    first.setFocus()
    for expected in (late, foot):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert qapp.focusWidget() is expected


def test_a_bar_shows_how_far_the_work_is_or_that_nobody_knows(qtbot, dress):
    dress("light", "en")
    state = LoadingState("Writing")
    qtbot.addWidget(state)
    state.resize(500, 300)
    shares = []
    for share in (None, 0.0, 0.5, 1.0):
        state.set_progress(share)
        image = state.grab().toImage()
        pixels = (image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height()))
        shares.append(sum(colour == LIGHT.accent for colour in pixels))
    unknown, nothing, half, whole = shares
    assert nothing == 0
    assert unknown > 0
    assert half == pytest.approx(whole / 2, rel=0.1)


def _page(qtbot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    page.setLayout(column(*widgets))
    qtbot.addWidget(page)
    page.show()
    return page
