"""Paints cases: light and dark, English and Arabic, always the same way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from itertools import product
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.gallery.case import Case, Place
from ui.look import theme
from ui.translating import LANGUAGES, install

THEMES = ("light", "dark")
_SETTLE = 80  # milliseconds in which a page that looks at something live has looked at it

_PATIENCE = 1000  # milliseconds more for a layout that does not come to rest


def paint_all(app: QApplication, chosen: tuple[Place, ...], out: Path) -> tuple[Path, ...]:
    """One PNG for each case, theme and language, and an index.html; returns the pictures."""
    out.mkdir(parents=True, exist_ok=True)
    pictures = []
    for theme_name, language in product(THEMES, LANGUAGES):
        for place in chosen:
            file = out / f"{place.name}-{theme_name}-{language}.png"
            paint(app, place.case, theme_name, language).save(str(file))
            pictures.append(file)
    (out / "index.html").write_text(_index(chosen), encoding="utf-8")
    return tuple(pictures)


def paint(app: QApplication, case: Case, theme_name: str, language: str) -> QPixmap:
    """The picture of one case."""
    with shown(app, case, theme_name, language) as widget:
        return widget.grab()


@contextmanager
def shown(app: QApplication, case: Case, theme_name: str, language: str) -> Iterator[QWidget]:
    """The case on the screen, laid out and still; it is thrown away afterwards."""
    dress(app, theme_name, language)
    widget = case.make()
    try:
        widget.resize(*case.size)
        widget.show()
        settle(app)
        yield widget
    finally:
        widget.close()
        widget.deleteLater()
        settle(app, 0)
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dress(app: QApplication, theme_name: str, language: str) -> None:
    """Theme and language on the application, and nothing that moves by itself."""
    app.setProperty("still", True)
    app.setCursorFlashTime(0)
    app.setQuitOnLastWindowClosed(False)
    worn = (theme_name, language)
    if app.property("worn") != list(worn):
        install(app, language)
        theme.apply(app, theme_name)
        app.setProperty("worn", list(worn))


def settle(app: QApplication, milliseconds: int = _SETTLE) -> None:
    """Let short timers run for so long, and then layouts come to rest, however busy the machine is."""
    soonest, latest = QDeadlineTimer(milliseconds), QDeadlineTimer(milliseconds + _PATIENCE)
    before: list[QRect] = []
    while not latest.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 10)
        app.sendPostedEvents(None, 0)
        now = [widget.geometry() for widget in app.allWidgets()]
        if soonest.hasExpired() and now == before:
            return
        before = now


def _index(chosen: tuple[Place, ...]) -> str:
    def cell(place: Place, theme_name: str, language: str) -> str:
        name = escape(f"{place.name}-{theme_name}-{language}")
        return f'<a href="{name}.png"><img src="{name}.png" alt="{name}" loading="lazy"></a>'

    parts = "".join(
        f"<h2>{escape(place.name)}</h2><div>"
        + "".join(cell(place, *worn) for worn in product(THEMES, LANGUAGES))
        + "</div>"
        for place in chosen
    )
    style = (
        "body{font:15px sans-serif;margin:24px;background:#eee;color:#222}"
        "div{display:grid;grid-template-columns:repeat(4,1fr);gap:12px}"
        "img{width:100%;border:1px solid #bbb;border-radius:6px}"
    )
    return f'<!doctype html><meta charset="utf-8"><title>Gallery</title><style>{style}</style>{parts}\n'
