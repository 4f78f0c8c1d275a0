"""One interview at the clinician's window: its pages, the person's window, and what has to be asked in between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from interview.domain import Purpose, Session
from interview.events import Paused
from interview.resume import AfterCutOff, CutOffTake
from interview.vault.session_keys import Kind
from interview.vault.session_rows import summary_of
from ui.desk import Desk
from ui.dialogs.recovery_dialog import RecoveryDialog
from ui.exports import Exports
from ui.interview_pages import InterviewPages
from ui.leaving import ask
from ui.lock_layer import LockLayer
from ui.pages.allowed import Action, is_recording
from ui.pages.interview_page import InterviewPage, Site
from ui.pages.plan_page import PlanPage
from ui.pages.report_page import ReportPage
from ui.person_screen import PersonScreen
from ui.plan_files import PlanFiles
from ui.room import Room
from ui.second_draft import SecondDraft
from ui.unsaved import Unsaved


class Sitting(QObject):
    """Lives as long as its room. Signals: `page_made` and `page_changed` as of its pages, `left` (the clinician wants
    to leave it), `told` (a sentence), `failed` (ForPeople)."""

    page_made = Signal(object)
    page_changed = Signal(object)
    left = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, room: Room, exports: Exports, lock: LockLayer, window: QWidget) -> None:
        super().__init__()
        settings, user = desk.settings, desk.user
        name, role = (user.name, str(user.role)) if user is not None else ("", "")
        site = Site(name, settings.safety.crisis_text, tuple(settings.safety.crisis_numbers))
        self._desk, self._room, self._lock, self._window = desk, room, lock, window
        self.pages = InterviewPages(room, site, role, settings.safety.emotion_allowed, exports)
        self.pages.page_made.connect(self.page_made)
        self.pages.page_made.connect(self._serve)
        self.pages.page_changed.connect(self.page_changed)
        self.pages.left.connect(self.left)
        self.pages.failed.connect(self.failed)
        self._second = SecondDraft(desk, room)
        self._plan_files = PlanFiles(desk, room)
        self.person = PersonScreen(room, settings.devices.own_picture, desk.wiring.reads_emotion, window)
        self.person.told.connect(self.told)
        self.person.shown.connect(window.activateWindow)
        self.unsaved = Unsaved(room)
        lock.slept.connect(self._end_segment)
        room.failed.connect(self.failed)
        room.deletion_offered.connect(self._offer_deletion)

    def show(self) -> None:
        """Paint the session as it is now."""
        self.pages.show(self._room.session)
        self.person.show(self._room.session)

    def act(self, action: Action) -> None:
        """From a menu, to the page of the interview."""
        if isinstance(self.pages.present, InterviewPage):
            self.pages.present.act(action)

    def _end_segment(self) -> None:
        """The computer sleeps, or slept: what is being recorded would have a hole."""
        if is_recording(self._room.session):
            self._room.send(Paused())

    def _serve(self, page: QWidget) -> None:
        if isinstance(page, ReportPage):
            self._second.serve(page.comparing)
        elif isinstance(page, PlanPage):
            self._plan_files.serve(page)

    def close(self, take_away: Callable[[QWidget], None]) -> None:
        self._second.stop()
        self._plan_files.stop()
        for page in self.pages.made():
            take_away(page)
        self.person.close()
        self.pages.deleteLater()
        self.deleteLater()

    # ── an answer that was cut off ───────────────────────────────────────────────────────────────────────────

    def mend(self, cut: CutOffTake) -> None:
        """Find out what there is of it, and ask what becomes of it."""
        self._room.salvaged(
            cut,
            lambda segment: self._lock.when_open(
                lambda: self._ask(cut, segment.seconds if segment is not None else None)
            ),
        )

    def _ask(self, cut: CutOffTake, seconds: float | None) -> None:
        session = self._room.session
        asked = session.question.text if session.question is not None else ""
        dialog = RecoveryDialog(cut, summary_of(session), asked, seconds, self._window)

        def chosen(choice: AfterCutOff) -> None:
            self._room.settle_cut_off(cut, choice)

        dialog.chosen.connect(chosen)
        dialog.rejected.connect(self.left)  # it is asked again when the session is opened again
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # ── a consent that was taken back ────────────────────────────────────────────────────────────────────────

    def _offer_deletion(self, _purpose: Purpose, kinds: frozenset[Kind]) -> None:
        text = self.tr(
            "The consent was withdrawn. Shall what was recorded under it be deleted for good? "
            "It cannot be undone."
        )
        session, title = self._room.session, self.tr("Delete what was recorded?")
        self._lock.when_open(lambda: ask(self._window, title, text, lambda: self._delete(session, kinds)))

    def _delete(self, session: Session, kinds: frozenset[Kind]) -> None:
        store = self._desk.store
        if store is not None:
            done = self.tr("Deleted. That it was, when and by whom stays on record.")
            self._desk.do(
                lambda _stop, _watch: store.forget(session.id, kinds),
                lambda _value: self.told.emit(done),
                self.failed.emit,
            )
