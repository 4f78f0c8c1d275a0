"""The menu bar: every action of the program with its key."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from interview.domain import Session
from ui.pages.allowed import Action, allowed

Work = Mapping[str, Callable[[], object]]  # name of an item -> what to do
LINE = ("", "", "")


class Menus(QObject):
    """Fills a menu bar. What the pages of the interview do by key is shown with that key and done by the page."""

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self.actions: dict[str, QAction] = {}
        self._of_interview: dict[Action, QAction] = {}

    def file(self, work: Work) -> None:
        items = (
            ("new", self.tr("New interview"), "Ctrl+N"),
            ("sessions", self.tr("Sessions"), "Ctrl+L"),
            ("leave", self.tr("Leave this interview"), "Ctrl+W"),
            ("person", self.tr("Show the person's window"), "F6"),
            LINE,
            ("lock", self.tr("Lock the screen"), "Ctrl+Shift+L"),
            ("close", self.tr("Close the vault"), ""),
            ("quit", self.tr("Quit"), "Ctrl+Q"),
        )
        self._menu(self.tr("&File"), items, work)

    def help(self, work: Work) -> None:
        items = (
            ("crisis", self.tr("Crisis card"), "F1"),
            LINE,
            ("doctor", self.tr("Is everything there?"), ""),
            ("about", self.tr("About Anamnesis"), ""),
        )
        self._menu(self.tr("&Help"), items, work)

    def _menu(self, title: str, items: tuple[tuple[str, str, str], ...], work: Work) -> None:
        """Items are (name, text, key)."""
        made = self._bar.addMenu(title)
        for name, text, key in items:
            if not name:
                made.addSeparator()
                continue
            action = made.addAction(text)
            if key:
                action.setShortcut(QKeySequence(key))
            action.triggered.connect(work[name])
            self.actions[name] = action

    def interview(self, act: Callable[[Action], object]) -> QMenu:
        """The actions of an answer; their keys belong to the page, which knows whether something is being typed."""
        made = self._bar.addMenu(self.tr("&Interview"))
        for kind, text, key in self._words():
            action = made.addAction(
                f"{text}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}"
            )
            action.triggered.connect(lambda _checked=False, kind=kind: act(kind))
            self._of_interview[kind] = action
        self.show_session(None)
        return made

    def show_session(self, session: Session | None) -> None:
        """Only what the engine would take now can be chosen."""
        possible = allowed(session) if session is not None else frozenset()
        for kind, action in self._of_interview.items():
            action.setEnabled(kind in possible)

    def _words(self) -> tuple[tuple[Action, str, str], ...]:
        return (
            (Action.FINISH, self.tr("Done with the answer"), "Ctrl+Return"),
            (Action.REPEAT, self.tr("Ask again"), "Ctrl+R"),
            (Action.SKIP, self.tr("Skip the question…"), "Ctrl+K"),
            (Action.PAUSE, self.tr("Pause"), "Ctrl+P"),
            (Action.CONTINUE, self.tr("Go on recording"), "Ctrl+P"),
            (Action.TYPE, self.tr("Type the answer instead"), "Ctrl+T"),
            (Action.INSERT, self.tr("Insert a question…"), "Ctrl+I"),
            (Action.END, self.tr("End the interview here…"), "Ctrl+."),
            (Action.ABORT, self.tr("Abort the session…"), ""),
        )
