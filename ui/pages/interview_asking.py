"""What the page of the interview asks first, and the events that follow when the clinician agrees."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from interview.domain import Purpose, Question, Session
from interview.events import Aborted, ConsentWithdrawn, QuestionInserted, QuestionSkipped
from ui.pages.allowed import ending
from ui.pages.interview_dialogs import AskDialog, QuestionDialog, ReasonDialog
from ui.widgets.names import name_of

# as the session keeps them, whatever the window's language is; `reason_of` shows them
SKIP_REASONS = ("the person does not want to answer", "already answered", "not applicable", "no time")
ENDED_HERE = "the interview ended here"
ABORT_REASONS = ("the person wants to stop", "the person needs other help now", "a technical fault")


class Asking(QObject):
    """Opens one dialog at a time over the page. Signal: `decided` (an event)."""

    decided = Signal(object)

    def __init__(self, page: QWidget, clock: Callable[[], str]) -> None:
        super().__init__(page)
        self._page = page
        self._clock = clock
        self._session: Session | None = None
        self._typed = ""
        self._purpose = Purpose.AUDIO

    def show_session(self, session: Session) -> None:
        """What was agreed to is about the session as it is by then."""
        self._session = session

    def why_skip(self) -> None:
        dialog = ReasonDialog(
            self._page,
            self.tr("Skip this question?"),
            self.tr("What was recorded of this answer is thrown away. The reason stands in the report."),
            self.tr("Skip"),
            SKIP_REASONS,
        )
        dialog.agreed.connect(self._skip)
        dialog.open()

    def _skip(self, reason: str) -> None:
        self.decided.emit(QuestionSkipped(reason))

    def what_to_insert(self) -> None:
        if self._session is None:
            return
        dialog = QuestionDialog(self._page, self._session.language)
        dialog.agreed.connect(self._insert)
        dialog.open()

    def _insert(self, text: str) -> None:
        session = self._session
        if session is None:
            return
        known = {question.id for question in session.questions}
        number = next(n for n in range(1, len(known) + 2) if f"own-{n}" not in known)
        topic = session.question.topic if session.question is not None else ""
        self.decided.emit(QuestionInserted(Question(f"own-{number}", topic, text, written_by="clinician")))

    def whether_to_end(self, typed: str) -> None:
        """`typed` is an answer that was typed and not sent: it is kept."""
        self._typed = typed
        dialog = AskDialog(
            self._page,
            self.tr("End the interview here?"),
            self.tr(
                "The present answer is kept as it is. The questions after it will not be asked; "
                "the report says that they were not."
            ),
            self.tr("End here"),
        )
        dialog.agreed.connect(self._end)
        dialog.open()

    def _end(self, _nothing: str) -> None:
        if self._session is not None:
            for event in ending(self._session, ENDED_HERE, self._typed):
                self.decided.emit(event)

    def why_abort(self) -> None:
        dialog = ReasonDialog(
            self._page,
            self.tr("Abort the whole session?"),
            self.tr(
                "Recording stops at once, and there will be no review and no report. What is saved stays."
            ),
            self.tr("Abort the session"),
            ABORT_REASONS,
            "danger",
        )
        dialog.agreed.connect(self._abort)
        dialog.open()

    def _abort(self, reason: str) -> None:
        self.decided.emit(Aborted(reason))

    def whether_to_withdraw(self, purpose: Purpose) -> None:
        self._purpose = purpose
        name = name_of("purpose", purpose)
        dialog = AskDialog(
            self._page,
            self.tr("Withdraw the consent: {purpose}?").format(purpose=name),
            self.what_stops(purpose),
            self.tr("Withdraw"),
            "danger",
        )
        dialog.agreed.connect(self._withdraw)
        dialog.open()

    def what_stops(self, purpose: Purpose) -> str:
        """What taking this consent back means, in a sentence."""
        recorded = purpose in (Purpose.AUDIO, Purpose.VIDEO, Purpose.KEEP_MEDIA)
        kept = (
            self.tr("What has been recorded is offered for deletion afterwards. This cannot be undone.")
            if recorded
            else self.tr("What there is so far stays in the record. This cannot be undone.")
        )
        stops = {
            Purpose.AI_TEXT: self.tr(
                "No language model drafts text any more. Questions already planned stay."
            ),
            Purpose.AUDIO: self.tr("No sound is recorded or written down any more. Answers can be typed."),
            Purpose.VIDEO: self.tr("No picture is recorded any more. The sound goes on."),
            Purpose.EMOTION: self.tr("Face and voice are no longer read. Everything else goes on."),
            Purpose.KEEP_MEDIA: self.tr("Recordings are deleted once the session is closed."),
        }
        return f"{stops[purpose]} {kept}"

    def _withdraw(self, _nothing: str) -> None:
        self.decided.emit(ConsentWithdrawn(self._purpose, self._clock()))
