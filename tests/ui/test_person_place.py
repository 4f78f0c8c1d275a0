"""Where the interviewed person's window stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from interview.domain import Stage
from ui.gallery import samples
from ui.person_window import PersonWindow, _beside


@pytest.fixture
def window(qtbot):
    made = PersonWindow("en")
    qtbot.addWidget(made, before_close_func=lambda widget: widget.allow_close())
    made.resize(1180, 760)
    made.show()
    return made


def test_with_one_screen_it_is_an_ordinary_window_and_with_two_it_stays_in_front(window, qtbot):
    screen = QApplication.primaryScreen()
    window.place([screen], QRect())
    assert not window.isFullScreen()
    assert not window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    window.place([screen, screen], QRect())
    assert window.isFullScreen()
    assert window.isVisible()
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        (QRect(0, 0, 1400, 900), QRect(1400, 0, 1160, 1440)),
        (QRect(1000, 100, 1400, 900), QRect(0, 0, 1000, 1440)),
    ],
)
def test_on_one_screen_it_stands_beside_the_clinicians_where_there_is_room(taken, free):
    assert free.contains(_beside(taken, QRect(0, 0, 2560, 1440)))


def test_the_buttons_for_the_text_size_stay_where_they_are(window):
    places = []
    for stage in (Stage.PLANNING, Stage.LISTENING, Stage.REVIEW):
        window.show_session(samples.session(stage, "en"))
        QApplication.processEvents()
        places.append((window.smaller.pos(), window.larger.pos()))
    assert len(set(map(str, places))) == 1


def test_where_there_is_no_room_beside_it_stays_on_the_screen():
    room = QRect(0, 0, 1440, 900)
    assert room.contains(_beside(QRect(40, 20, 1360, 860), room))
    assert room.contains(_beside(QRect(), room))
