"""The pages of one interview, one for each stretch of it, between the room and the clinician."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from interview.commands import WriteQuestions, WriteReport
from interview.domain import Session, Stage
from interview.engine import IllegalMove
from interview.events import Event, Paused
from interview.ports import Watch
from ui.clock import now
from ui.exports import Exports
from ui.pages.consent_page import ConsentPage
from ui.pages.interview_page import InterviewPage, Site
from ui.pages.plan_page import PlanPage
from ui.pages.report_page import ReportPage
from ui.pages.review_page import ReviewPage
from ui.room import Room
from ui.translating import ToldHere

AHEAD_MS = 300

log = logging.getLogger(__name__)

InterviewWidget = ConsentPage | PlanPage | InterviewPage | ReviewPage | ReportPage


class InterviewPages(QObject):
    """Lives as long as its room. Signals: `page_made` (to be put into the window, not shown yet), `page_changed` (the
    page to show), `left` (back before consent), `failed` (ForPeople)."""

    page_made = Signal(object)
    page_changed = Signal(object)
    left = Signal()
    failed = Signal(object)

    def __init__(self, room: Room, site: Site, role: str, emotion_allowed: bool, exports: Exports) -> None:
        super().__init__()
        self._room = room
        self._site = site
        self._role = role
        self._emotion_allowed = emotion_allowed
        self._exports = exports
        self._made: dict[type, InterviewWidget] = {}
        self._painted: list[InterviewWidget] = []
        self.present: InterviewWidget | None = None
        self._ahead = QTimer(self, interval=AHEAD_MS)
        self._ahead.timeout.connect(self._make_ahead)
        self._ahead.start()
        room.session_changed.connect(self.show)
        room.watching.connect(self._watch)
        room.work_watched.connect(self._watch_work)
        room.playing.connect(self._playing)

    def made(self) -> tuple[QWidget, ...]:
        """Those that were shown, to be taken away."""
        return tuple(self._made.values())

    def show(self, session: Session) -> None:
        """Paint this on the page of its stage."""
        kind, leaving = _page_of(session.stage), session.stage is Stage.ABORTED and self.present is not None
        if kind is None or leaving:
            return
        if kind not in self._made:  # making a page takes a turn of its own, and so does filling it
            self._page(kind)
            QTimer.singleShot(0, self, lambda: self.show(self._room.session))
            return
        page = self._page(kind)
        page.show_session(session)
        if page is not self.present:
            self.present = page
            QTimer.singleShot(0, self, self._change_page)  # laying it out takes a turn of its own

    def _change_page(self) -> None:
        self.page_changed.emit(self.present)

    def _page(self, kind: type) -> InterviewWidget:
        if kind not in self._made:
            page = self._made[kind] = self._makers()[kind]()
            self.page_made.emit(page)
        return self._made[kind]

    def _make_ahead(self) -> None:
        """One page at a time while nobody waits, so that none is made in the moment in which it is wanted."""
        missing = [kind for kind in self._makers() if kind not in self._made]
        unpainted = [page for page in self._made.values() if page not in self._painted]
        if unpainted:
            self._painted.append(unpainted[0])
            if unpainted[0] is not self.present and self.present is not None:
                unpainted[0].resize(self.present.size())
                unpainted[0].grab()  # lays it out, and finds its fonts and pictures
        elif missing:
            self._page(missing[0])
        else:
            self._ahead.stop()

    # ── making them ──────────────────────────────────────────────────────────────────────────────────────────

    def _makers(self) -> dict[type, Callable[[], InterviewWidget]]:
        return {
            ConsentPage: self._consent,
            PlanPage: self._plan,
            InterviewPage: self._interview,
            ReviewPage: self._review,
            ReportPage: self._report,
        }

    def _consent(self) -> ConsentPage:
        page = ConsentPage(self._emotion_allowed)
        page.decided.connect(self._decide)
        page.back_wanted.connect(self.left)
        page.print_wanted.connect(self._exports.print_html)
        return page

    def _plan(self) -> PlanPage:
        page = PlanPage()
        page.decided.connect(self._decide)
        page.cancel_wanted.connect(self._room.stop_writing)
        writer = self._room.writer
        page.show_writers(writer.names, writer.chosen)
        page.writer_wanted.connect(self._choose_writer)
        return page

    def _choose_writer(self, name: str) -> None:
        self._room.writer.chosen = name

    def _interview(self) -> InterviewPage:
        page = InterviewPage(self._site, self._room.session.language, now)
        page.decided.connect(self._decide)
        page.pause_wanted.connect(self._pause)
        page.continue_wanted.connect(self._room.go_on_recording)
        page.clinician_speaking.connect(self._room.clinician_speaks)
        page.play_wanted.connect(self._room.play)
        return page

    def _review(self) -> ReviewPage:
        page = ReviewPage(self._site.clinician, now)
        page.decided.connect(self._decide)
        page.play_wanted.connect(self._room.play)
        page.stop_wanted.connect(self._room.stop_playing)
        page.waveform_wanted.connect(self._wave)
        return page

    def _report(self) -> ReportPage:
        page = ReportPage(self._site.clinician, self._role)
        page.decided.connect(self._decide)
        page.play_wanted.connect(self._room.play)
        page.stop_wanted.connect(self._room.stop_playing)
        page.plain_wanted.connect(self._room.finish_report)
        self._exports.serve(page, self._room)
        return page

    # ── what is wanted and what is told ──────────────────────────────────────────────────────────────────────

    def _decide(self, event: Event) -> None:
        try:
            self._room.send(event)
        except IllegalMove:  # it moved on in the moment of the click
            log.info("dropped %s while %s", type(event), self._room.session.stage)
            self.failed.emit(ToldHere(self.tr("The interview had moved on; nothing was changed.")))

    def _pause(self) -> None:
        self._decide(Paused())

    def _wave(self, question_id: str) -> None:
        page = self._made.get(ReviewPage)
        if isinstance(page, ReviewPage):
            self._room.wave(question_id, lambda wave: page.show_waveform(question_id, wave))

    def _watch(self, watch: Watch | None) -> None:
        page = self._made.get(InterviewPage)
        if isinstance(page, InterviewPage):
            page.show_watch(watch)

    def _watch_work(self, work: object, watch: Watch) -> None:
        kind = {WriteQuestions: PlanPage, WriteReport: ReportPage}.get(type(work))
        page = self._made.get(kind) if kind is not None else None
        if isinstance(page, PlanPage | ReportPage):
            page.show_watch(watch)

    def _playing(self, watch: Watch | None) -> None:
        review, report = self._made.get(ReviewPage), self._made.get(ReportPage)
        if isinstance(review, ReviewPage):
            review.show_watch(watch)
        if isinstance(report, ReportPage):
            report.show_playing(watch)

    def save_typed(self) -> None:
        """What is typed into the report and not saved yet, before the page is left or locked."""
        page = self._made.get(ReportPage)
        if isinstance(page, ReportPage) and page.has_unsaved:
            page.save()


def _page_of(stage: Stage) -> type | None:
    match stage:
        case Stage.CONSENT:
            return ConsentPage
        case Stage.PLANNING:
            return PlanPage
        case Stage.ASKING | Stage.LISTENING | Stage.SETTLING | Stage.HELD | Stage.ANALYSING:
            return InterviewPage
        case Stage.REVIEW | Stage.ABORTED:
            return ReviewPage
        case Stage.REPORTING | Stage.CLOSED:
            return ReportPage
        case _:
            return None
