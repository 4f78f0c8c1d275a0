"""The frame around the pages of an open vault: where one can go, what is told, and the page itself."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.look.icons import icon
from ui.look.space import L, M, S
from ui.widgets.page_frame import PageFrame
from ui.widgets.states import Notice

RAIL = 108
ICON = 24


class Place(StrEnum):
    """Where the clinician can go."""

    INTERVIEW = "interview"
    SESSIONS = "sessions"
    MODELS = "models"
    DOCTOR = "doctor"
    SETTINGS = "settings"
    LOGS = "logs"
    ABOUT = "about"


ICONS = {
    Place.INTERVIEW: "home",
    Place.SESSIONS: "sessions",
    Place.MODELS: "model",
    Place.DOCTOR: "heart",
    Place.SETTINGS: "settings",
    Place.LOGS: "log",
    Place.ABOUT: "info",
}


def names() -> dict[Place, str]:
    translate = QCoreApplication.translate
    return {
        Place.INTERVIEW: translate("Shell", "Interview"),
        Place.SESSIONS: translate("Shell", "Sessions"),
        Place.MODELS: translate("Shell", "Models"),
        Place.DOCTOR: translate("Shell", "Doctor"),
        Place.SETTINGS: translate("Shell", "Settings"),
        Place.LOGS: translate("Shell", "Log"),
        Place.ABOUT: translate("Shell", "About"),
    }


class Shell(QWidget):
    """Signals: `place_wanted` (Place), `page_shown` (the page in front, its name)."""

    place_wanted = Signal(object)
    page_shown = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._pages = QStackedWidget()
        self._banner = QVBoxLayout()
        self._banner.setContentsMargins(L, M, L, 0)
        self._notice: Notice | None = None
        self._place = Place.INTERVIEW
        self.buttons: dict[Place, QToolButton] = {}
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(self._banner)
        inside.addWidget(self._pages, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._rail())
        outer.addLayout(inside, 1)

    def keep_page(self, page: QWidget) -> None:
        """Behind the one that is shown, until `take_away`."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)

    def show_page(self, page: QWidget, place: Place) -> None:
        """Put this page in front."""
        self.keep_page(page)
        self._pages.setCurrentWidget(page)
        self.buttons[place].setChecked(True)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place = place
        self.tell_page()

    def tell_page(self) -> None:
        """Say once more which page is in front."""
        page = self.page()
        title = page.title.text() if isinstance(page, PageFrame) else ""
        self.page_shown.emit(page, title or names()[self._place])

    def page(self) -> QWidget | None:
        return self._pages.currentWidget()

    def take_away(self, page: QWidget) -> None:
        self._pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    def show_notice(self, notice: Notice | None) -> None:
        """A banner above the page, in place of an earlier one."""
        if self._notice is not None:
            self._banner.removeWidget(self._notice)
            self._notice.hide()
            self._notice.deleteLater()
        self._notice = notice
        if notice is not None:
            notice.closed.connect(self._close_notice)
            self._banner.addWidget(notice)

    def _close_notice(self) -> None:
        self.show_notice(None)

    def _rail(self) -> QFrame:
        rail = QFrame()
        rail.setProperty("ground", "rail")
        rail.setFixedWidth(RAIL)
        inside = QVBoxLayout(rail)
        inside.setContentsMargins(S, L, S, L)
        inside.setSpacing(S)
        group = QButtonGroup(rail)
        for number, (place, name) in enumerate(names().items(), 1):
            if place is Place.SETTINGS:
                inside.addStretch(1)
            made = self._button(place, name, f"Alt+{number}")
            group.addButton(made)
            inside.addWidget(made)
            self.buttons[place] = made
        return rail

    def _button(self, place: Place, name: str, key: str) -> QToolButton:
        made = QToolButton()
        made.setText(name)
        made.setAccessibleName(name)
        made.setToolTip(f"{name} ({key})")
        made.setShortcut(key)
        made.setIcon(icon(ICONS[place]))
        made.setIconSize(QSize(ICON, ICON))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setCheckable(True)
        made.setFixedSize(RAIL - 2 * S, 64)
        made.setProperty("place", True)
        made.clicked.connect(self._clicked)
        return made

    def _clicked(self) -> None:
        sender = self.sender()
        self.place_wanted.emit(next(place for place, made in self.buttons.items() if made is sender))
