"""One question under review with everything there is about it, and what can be done about its answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMessageBox, QScrollArea, QWidget

from interview.domain import Answer, Disposition, Flag, Note, Purpose, Question, Session, Stage
from interview.events import AnalysisWanted, AnswerExcluded, FlagDisposed, RetakeWanted
from interview.expression import usual_before
from interview.ports import Watch
from ui.look import space
from ui.pages.review_emotion import EmotionPanel
from ui.translating import direction
from ui.widgets.answer_card import AnswerCard
from ui.widgets.answer_clock import clock_text
from ui.widgets.basics import STRETCH, Card, body, button, column, heading, quiet, row, small
from ui.widgets.names import reason_of
from ui.widgets.playback_bar import WaveformLike
from ui.widgets.read_back_card import ReadBackCard
from ui.widgets.risk_statement import RiskStatement


class QuestionDetail(QScrollArea):
    """Signals: `decided` (an event), `play_wanted` (question id, seconds of the take), `stop_wanted`."""

    decided = Signal(object)
    play_wanted = Signal(str, float)
    stop_wanted = Signal()

    def __init__(self, question: Question, language: str, clinician: str, clock: Callable[[], str]) -> None:
        """`clock` gives the time of a disposition, ISO 8601 with a zone."""
        super().__init__()
        self.question = question
        self._clinician = clinician
        self._clock = clock
        self._statements: dict[int, _FlagBox] = {}
        self._flags = column()
        self._text = heading("")
        self._text.setLayoutDirection(direction(language))
        self.answer_card = AnswerCard(question.id, language)
        self.answer_card.decided.connect(self.decided)
        self.answer_card.play_wanted.connect(self._play)
        self.answer_card.stop_wanted.connect(self.stop_wanted)
        self.read_back = ReadBackCard(question.id, language)
        self.read_back.decided.connect(self.decided)
        self.emotion = EmotionPanel(question.id)
        self.emotion.decided.connect(self.decided)
        self._notes = _Notes()
        self._notes.play_wanted.connect(self._play)
        self._lay_out()

    def _lay_out(self) -> None:
        self.again = button(self.tr("Analyse again"), "quiet", "refresh")
        self.again.setToolTip(
            self.tr("Write down the words and read the emotion once more from the recording")
        )
        self.again.clicked.connect(self._analyse)
        self.exclude = button(self.tr("Leave out of the report"), "quiet", "eye-off")
        self.exclude.clicked.connect(self._exclude)
        self.retake = button(self.tr("Ask again …"), "quiet", "repeat")
        self.retake.clicked.connect(self._ask_again)
        for one in (self.exclude, self.again, self.retake):
            one.in_menu = True
        doings = row(self.exclude, self.again, self.retake, STRETCH)
        doings.setSpacing(space.XS)
        whole = column(
            self._text,
            self._flags,
            self.answer_card,
            self.emotion,
            self.read_back,
            self._notes,
            doings,
            STRETCH,
        )
        whole.setSpacing(space.L)
        whole.setContentsMargins(0, 0, space.M, space.L)
        inner = QWidget()
        inner.setProperty("ground", "page")
        inner.setLayout(whole)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────

    def show_session(self, session: Session) -> None:
        answer = session.answers.get(self.question.id)
        self._text.setText(self.question.text)
        can_change = session.stage is Stage.REVIEW  # one that was aborted is only read
        self.answer_card.show_answer(answer, can_change)
        self.read_back.show_answer(answer if can_change else None)
        usual = usual_before(session, self.question.id)
        self.emotion.show_answer(answer, self._why_no_emotion(session, answer), usual)
        if not can_change:
            self.emotion.only_show()
        self._show_flags(answer)
        self._notes.show_notes([note for note in session.notes if note.question_id == self.question.id])
        self._show_doings(session, answer)

    def show_watch(self, watch: Watch | None) -> None:
        self.answer_card.show_watch(watch)

    def show_waveform(self, waveform: WaveformLike | None) -> None:
        self.answer_card.show_waveform(waveform)

    @property
    def has_unsaved(self) -> bool:
        """Something is being typed."""
        return self.answer_card.has_unsaved or self.read_back.has_unsaved

    def _why_no_emotion(self, session: Session, answer: Answer | None) -> str:
        if answer is None:
            return self.tr("This question was not asked.")
        if answer.skipped_because is not None:
            return self.tr("There is no answer to read.")
        if session.consent is None or not session.consent.allows(Purpose.EMOTION):
            return self.tr("Not read: there is no consent to emotion reading.")
        return ""

    def _show_flags(self, answer: Answer | None) -> None:
        flags = answer.flags if answer is not None else ()
        for index in [index for index in self._statements if index >= len(flags)]:
            gone = self._statements.pop(index)
            gone.hide()
            gone.deleteLater()
        for index, flag in enumerate(flags):
            if index not in self._statements:
                heard = answer is not None and flag.take == answer.take and bool(answer.tape_ids)
                box = _FlagBox((self.question.id, index), flag, can_be_heard=heard and flag.start is not None)
                box.statement.disposed.connect(self._dispose)
                box.statement.play_wanted.connect(self.play_wanted)
                self._statements[index] = box
                self._flags.addWidget(box)
            self._statements[index].show_disposition(flag.disposition)

    def _show_doings(self, session: Session, answer: Answer | None) -> None:
        held_back, reviewed = bool(session.open_flags), session.stage is Stage.REVIEW
        self.retake.setEnabled(reviewed and not held_back)
        self.retake.setToolTip(
            self.tr("First say what was done about the risk statement that is still open")
            if held_back
            else self.tr("Back to the interview with this question; what was said is kept as an earlier take")
        )
        self.exclude.setEnabled(reviewed and answer is not None)
        excluded = answer is not None and answer.excluded
        self.exclude.setText(
            self.tr("Put back into the report") if excluded else self.tr("Leave out of the report")
        )
        self.exclude.show_icon("eye" if excluded else "eye-off")
        self._excluded = excluded
        self.again.setEnabled(reviewed and _can_be_analysed(session, answer))

    # ── what is wanted ───────────────────────────────────────────────────────────────────────────────────────────

    def _play(self, seconds: float) -> None:
        self.play_wanted.emit(self.question.id, seconds)

    def _analyse(self) -> None:
        self.decided.emit(AnalysisWanted(self.question.id))

    def _exclude(self) -> None:
        self.decided.emit(AnswerExcluded(self.question.id, not self._excluded))

    def _ask_again(self) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Ask this question again?"))
        box.setInformativeText(
            self.tr(
                "The interview goes back to this question. Your correction and the reading of this answer are"
                " set aside with it; risk statements stay."
            )
        )
        yes = box.addButton(self.tr("Ask again"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Stay in the review"), QMessageBox.ButtonRole.RejectRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        yes.clicked.connect(self._retake_confirmed)
        box.open()

    def _retake_confirmed(self) -> None:
        self.decided.emit(RetakeWanted(self.question.id))

    def _dispose(self, place: tuple[str, int], action: str, note: str) -> None:
        disposition = Disposition(action, self._clinician, self._clock(), note)
        self.decided.emit(FlagDisposed(place[0], place[1], disposition))


class _FlagBox(QWidget):
    """A statement of risk; one that was put off can still be disposed of."""

    def __init__(self, place: tuple[str, int], flag: Flag, can_be_heard: bool) -> None:
        super().__init__()
        self.statement = RiskStatement(place, flag, can_be_heard)
        self._put_off = quiet("")
        self.setLayout(column(self.statement, self._put_off))

    def show_disposition(self, disposition: Disposition | None) -> None:
        deferred = disposition is not None and disposition.deferred
        if disposition is not None and deferred:
            self._put_off.setText(
                self.tr("Put off by {who}: {note}. Nothing can be signed until it is seen to.").format(
                    who=disposition.by, note=disposition.note or reason_of(disposition.action)
                )
            )
        self._put_off.setVisible(deferred)
        self.statement.show_disposition(None if deferred else disposition)


class _Notes(Card):
    """The clinician's own notes at this question; they never stand in the report. Signals: `play_wanted`."""

    play_wanted = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[Note] = []
        self._lines = column()
        self.column.addWidget(heading(self.tr("Your notes")))
        self.column.addLayout(self._lines)
        self.column.addWidget(small(self.tr("Private: they do not stand in the report.")))
        self.hide()

    def show_notes(self, notes: list[Note]) -> None:
        self.setVisible(bool(notes))
        if notes == self._shown:
            return
        self._shown = notes
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for note in notes:
            self._lines.addWidget(self._line(note))

    def _line(self, note: Note) -> QWidget:
        text = body(note.text or self.tr("A moment was marked"))
        whole = QWidget()
        if note.seconds is None:
            whole.setLayout(row(text, stretch_last=True))
            return whole
        place = button(clock_text(note.seconds), "quiet", "play")
        place.setAccessibleName(self.tr("Play from {time}").format(time=clock_text(note.seconds)))
        place.setProperty("seconds", note.seconds)
        place.clicked.connect(self._play)
        whole.setLayout(row(place, text, stretch_last=True))
        return whole

    def _play(self) -> None:
        self.play_wanted.emit(float(self.sender().property("seconds")))


def _can_be_analysed(session: Session, answer: Answer | None) -> bool:
    if answer is None or answer.skipped_because is not None or not answer.tape_ids or session.consent is None:
        return False
    return session.consent.allows(Purpose.AUDIO) or session.consent.allows(Purpose.EMOTION)
