"""One answer under review: what counts as said, what was heard with its playback, and the correction of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from interview.domain import NOT_ANSWERED, Answer
from interview.events import TextCorrected
from interview.ports import Watch
from ui.look import space
from ui.translating import direction
from ui.widgets.basics import (
    STRETCH,
    Card,
    badge,
    body,
    button,
    column,
    heading,
    quiet,
    row,
    sign,
    small,
)
from ui.widgets.camera_view import CameraView
from ui.widgets.names import damage_of, reason_of
from ui.widgets.playback_bar import PlaybackBar, WaveformLike
from ui.widgets.word_view import WordView

_PICTURE = (212, 159)  # pixels
_FIELD = 116  # pixels high


class AnswerCard(Card):
    """Its words, its playback, its correction; a correction that is being typed is never overwritten.

    Signals: `decided` (TextCorrected), `play_wanted` (seconds of the take), `stop_wanted`.
    """

    decided = Signal(object)
    play_wanted = Signal(float)
    stop_wanted = Signal()

    def __init__(self, question_id: str, language: str) -> None:
        """`language` is that of the interview."""
        super().__init__()
        self._question_id = question_id
        self._answer: Answer | None = None
        self._can_change = True
        self._watch: Watch | None = None
        self._title = heading(self.tr("Answer"))
        self._marks = {
            "typed": badge(self.tr("typed")),
            "rough": badge(self.tr("rough transcript"), "warning"),
            "corrected": badge(self.tr("corrected"), "accent"),
            "amended": badge(self.tr("amended by the person"), "accent"),
            "excluded": badge(self.tr("left out of the report"), "warning"),
        }
        self._counts = body("")
        self._counts.setLayoutDirection(direction(language))
        self._missing = quiet("")
        self._correction = _Correction(language)
        self._correction.done.connect(self._send)
        self._correction.closed.connect(self._paint)
        self.words = WordView(language)
        self.words.word_wanted.connect(self.play_wanted)
        self.picture = CameraView()
        self.picture.setFixedSize(*_PICTURE)
        self.bar = PlaybackBar()
        self.bar.play_wanted.connect(self.play_wanted)
        self.bar.stop_wanted.connect(self.stop_wanted)
        self._damage = _Damage()
        self._lay_out()
        self._paint()

    def _lay_out(self) -> None:
        self.correct = button(self.tr("Correct"), "quiet", "edit", "Ctrl+E")
        self.correct.setToolTip(self.tr("Write what was really said; what was heard is kept"))
        self.correct.clicked.connect(self._edit)
        self.restore = button(self.tr("Restore what was heard"), "quiet", "undo")
        self.restore.clicked.connect(self._restore)
        self._heard = button(self.tr("As heard"), "quiet", "sound")
        self._heard.setCheckable(True)
        self._heard.toggled.connect(self.words.setVisible)
        head = row(self._title, *self._marks.values(), STRETCH, self.restore, self.correct)
        head.setSpacing(space.S)
        self._player = QWidget()
        self._player.setLayout(row(self.picture, column(STRETCH, self.bar, STRETCH), stretch_last=True))
        for part in (self._missing, self._counts, self._correction, self._heard, self.words, self._player):
            self.column.addWidget(part)
        self.column.insertLayout(0, head)
        self.column.addWidget(self._damage)

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────

    def show_answer(self, answer: Answer | None, can_change: bool = True) -> None:
        """None where the question was never asked. Without `can_change` it is only read."""
        self._answer, self._can_change = answer, can_change
        transcript = answer.transcript if answer is not None else None
        if transcript is not None:
            self.words.show_transcript(transcript)
        self._paint()

    def show_watch(self, watch: Watch | None) -> None:
        """What is playing of this answer; None when nothing is."""
        self._watch = watch
        self.bar.show_playing(watch is not None)
        if watch is None:
            self.words.show_seconds(None)
        elif self._has_words:
            self._heard.setChecked(True)

    def look(self) -> None:
        """Paint where the playback is."""
        if self._watch is None:
            return
        seconds, frame = self._watch.seconds.peek(), self._watch.frame.peek()
        if frame is not None:
            self.picture.show_status("fine")
            self.picture.show_frame(frame)
        if seconds is not None:
            self.bar.show_seconds(seconds)
            self.words.show_seconds(seconds)

    def show_waveform(self, waveform: WaveformLike | None) -> None:
        self.bar.show_waveform(waveform)

    @property
    def has_unsaved(self) -> bool:
        """A correction is being typed."""
        return self._correction.has_unsaved

    @property
    def _has_words(self) -> bool:
        transcript = self._answer.transcript if self._answer is not None else None
        return transcript is not None and bool(transcript.text)

    def _paint(self) -> None:
        answer = self._answer
        counts = answer.text() if answer is not None else ""
        replaced = answer is not None and (
            answer.typed_text is not None or counts.strip() != as_heard(answer).strip()
        )
        editing = self._correction.isVisibleTo(self)
        can_correct = self._can_change and answer is not None and answer.skipped_because is None
        self._missing.setText(self._why_missing(answer) if not counts.strip() else "")
        self._missing.setVisible(bool(self._missing.text()))
        self._counts.setText(counts)
        self._counts.setVisible(bool(counts.strip()) and replaced and not editing)
        self._heard.setVisible(self._has_words and (replaced or editing))
        self.words.setVisible(self._has_words and (self._heard.isChecked() or not (replaced or editing)))
        self.correct.setVisible(can_correct and not editing)
        self.restore.setVisible(can_correct and not editing and answer is not None and was_corrected(answer))
        self._show_marks(answer)
        self._show_recording(answer)

    def _show_marks(self, answer: Answer | None) -> None:
        transcript = answer.transcript if answer is not None else None
        shown = {
            "typed": answer is not None and answer.typed_text is not None,
            "rough": transcript is not None and transcript.rough,
            "corrected": answer is not None and was_corrected(answer),
            "amended": answer is not None and answer.amended_text is not None,
            "excluded": answer is not None and answer.excluded,
        }
        for name, mark in self._marks.items():
            mark.setVisible(shown[name])

    def _show_recording(self, answer: Answer | None) -> None:
        segments = answer.recording.segments if answer is not None and answer.recording is not None else ()
        seconds = sum(segment.seconds for segment in segments)
        self._player.setVisible(seconds > 0)
        self.picture.setVisible(any(segment.has_picture for segment in segments))
        if seconds > self.bar.seek_bar.length:
            self.bar.show_length(seconds)
        self._damage.show_lines([line for segment in segments for line in segment.damage])

    def _why_missing(self, answer: Answer | None) -> str:
        if answer is None:
            return self.tr("This question was not asked.")
        if answer.skipped_because == NOT_ANSWERED:
            return self.tr("No answer was given.")
        if answer.skipped_because is not None:
            reason = reason_of(answer.skipped_because)
            return self.tr("The question was skipped: {reason}").format(reason=reason)
        if answer.transcript is None:
            return self.tr("The answer is not written down yet.")
        if answer.transcript.missing_because is not None:
            reason = reason_of(answer.transcript.missing_because)
            return self.tr("No words: {reason}").format(reason=reason)
        return self.tr("No words were heard.")

    # ── correcting ───────────────────────────────────────────────────────────────────────────────────────────────

    def _edit(self) -> None:
        if self._answer is not None:
            text = self._answer.corrected_text
            self._correction.begin(text if text is not None else as_heard(self._answer))
            self._paint()

    def _send(self, text: str) -> None:
        if self._answer is not None and text.strip() != (self._answer.corrected_text or "").strip():
            self.decided.emit(TextCorrected(self._question_id, text))
        self._paint()

    def _restore(self) -> None:
        if self._answer is not None:
            self.decided.emit(TextCorrected(self._question_id, as_heard(self._answer)))


class _Correction(QWidget):
    """The field in which a text is corrected. Signals: `done` (the new text), `closed`."""

    done = Signal(str)
    closed = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._begun_with = ""
        self._dropped = False  # what stands in the field was typed and not kept
        self.field = QPlainTextEdit()
        self.field.setFixedHeight(_FIELD)
        self.field.setTabChangesFocus(True)
        self.field.setLayoutDirection(direction(language))
        self.field.setAccessibleName(self.tr("Corrected text of the answer"))
        save = button(self.tr("Save the correction"), "plain", "check", "Ctrl+Return")
        save.clicked.connect(self._save)
        drop = button(self.tr("Leave it as it was"), "quiet")
        drop.clicked.connect(self._close)
        self.setLayout(
            column(self.field, row(small(self.tr("Ctrl+Z takes back what was typed.")), STRETCH, drop, save))
        )
        self.hide()

    @property
    def has_unsaved(self) -> bool:
        return not self.isHidden() and self.field.toPlainText() != self._begun_with

    def begin(self, text: str) -> None:
        """What was typed and dropped before can be brought back with Ctrl+Z."""
        if self._dropped and self.field.toPlainText() != text:
            cursor = self.field.textCursor()
            cursor.beginEditBlock()  # one step of its own in the field's history
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
            cursor.endEditBlock()
        elif not self._dropped:
            self.field.setPlainText(text)
        self._begun_with, self._dropped = text, False
        self.show()
        self.field.setFocus()

    def _save(self) -> None:
        self.hide()
        self.done.emit(self.field.toPlainText().strip())

    def _close(self) -> None:
        self._dropped = self.has_unsaved
        self.hide()
        self.closed.emit()


class _Damage(QWidget):
    """What is missing of the recording and when."""

    def __init__(self) -> None:
        super().__init__()
        self._text: QLabel = body("")
        across = row(self._text, stretch_last=True)
        across.insertWidget(0, sign("warning", 20, "warning"), 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(across)

    def show_lines(self, lines: list[str]) -> None:
        self._text.setText("\n".join(damage_of(line) for line in lines))
        self.setVisible(bool(lines))


def as_heard(answer: Answer) -> str:
    """The text without the correction and the amendment."""
    return replace(answer, corrected_text=None, amended_text=None).text()


def was_corrected(answer: Answer) -> bool:
    """The correction says something else than was heard or typed."""
    return answer.corrected_text is not None and answer.corrected_text.strip() != as_heard(answer).strip()
