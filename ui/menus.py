"""The menu bar: every action of the program with its key."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from interview.domain import Session
from ui.page_menu import REDO, UNDO, EditMenu, PageMenu, with_key
from ui.pages.allowed import Action, allowed
from ui.pages.interview_page import InterviewPage
from ui.shell import Place

Work = Mapping[str, Callable[[], object]]  # name of an item -> what to do
LINE = ("", "", "")


class Menus(QObject):
    """Fills a menu bar. What the pages of the interview do by key is shown with that key and done by the page."""

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self.actions: dict[str, QAction] = {}
        self._of_interview: dict[Action, QAction] = {}
        self._edit = EditMenu()
        self._page = PageMenu(without=(UNDO, REDO))

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

    def edit(self) -> None:
        self._bar.addMenu(self._edit)

    def page(self) -> None:
        """Of whatever page is in front, under its name."""
        self._bar.addMenu(self._page)
        self.show_page(None, "")

    def go(self, names: Mapping[Place, str], go: Callable[[Place], object]) -> None:
        """The places of the rail, which takes their keys itself."""
        made = self._bar.addMenu(self.tr("&Go to"))
        for number, (place, name) in enumerate(names.items(), 1):
            action = made.addAction(with_key(name, QKeySequence(f"Alt+{number}")))
            action.triggered.connect(lambda _checked=False, place=place: go(place))
            self.actions[place] = action

    def show_page(self, page: QWidget | None, title: str) -> None:
        """The page that is in front; None while there is none. The page of the interview has a menu of its own."""
        self._edit.show_page(page)
        self._page.show_page(None if isinstance(page, InterviewPage) else page, title)

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
            action = made.addAction(with_key(text, QKeySequence(key)))
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
            (Action.NEXT, self.tr("Go on with the interview"), "Ctrl+Return"),
            (Action.NOTE, self.tr("Mark this moment"), "Ctrl+M"),
            (Action.INSERT, self.tr("Insert a question…"), "Ctrl+I"),
            (Action.FOLLOW_UP, self.tr("Ask the suggested follow-up"), "Ctrl+U"),
            (Action.NO_FOLLOW_UP, self.tr("Do not ask the follow-up now"), "Ctrl+Shift+U"),
            (Action.END, self.tr("End the interview here…"), "Ctrl+."),
            (Action.ABORT, self.tr("Abort the session…"), ""),
        )
