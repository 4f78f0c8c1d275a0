"""What was read from face and voice during an answer, on what grounds, and the clinician's own word for it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from interview.domain import Answer, EmotionReading, EmotionTrace, Quality
from interview.events import EmotionCorrected
from interview.expression import Scores
from reports.document import Text
from reports.emotion_text import change_text, voice_text
from ui.widgets.answer_clock import clock_text
from ui.widgets.basics import STRETCH, Card, badge, body, button, row, small
from ui.widgets.emotion_bar import EmotionBar
from ui.widgets.names import name_of, reason_of, set_off, wording_of_window


class EmotionPanel(Card):
    """Expressed cues are estimates, never a finding. Signals: `decided` (EmotionCorrected)."""

    decided = Signal(object)

    def __init__(self, question_id: str) -> None:
        super().__init__()
        self._question_id = question_id
        self._offered: tuple[str, ...] = ()
        self._names: dict[str, str] = {}  # what is shown -> the model's own label
        self._bar = EmotionBar()
        self._mark = badge("", "accent")
        self._quality = small("")
        self._more = small("")
        self._choice = QComboBox()
        self._choice.setEditable(True)
        self._choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._choice.setAccessibleName(self.tr("Your own word for it"))
        self._choice.setMinimumWidth(220)
        self._choice.editTextChanged.connect(self._typed)
        self._keep = button(self.tr("Set"), "plain", "check")
        self._keep.setToolTip(self.tr("Keep this as your word for it; what the model read stays beside it"))
        self._keep.clicked.connect(self._send)
        self._correction = QWidget()
        self._correction.setLayout(
            row(body(self.tr("Your own word for it:")), self._choice, self._keep, STRETCH)
        )
        for part in (self._bar, self._more, self._quality, self._correction):
            self.column.addWidget(part)
        self.column.insertLayout(0, row(self._mark, STRETCH))
        self.show_answer(None, why_none="")

    def show_answer(self, answer: Answer | None, why_none: str, usual: Scores | None = None) -> None:
        """`why_none`: the reason, where no reading was ever asked for. `usual`: the baseline of the person so far."""
        trace = answer.emotion if answer is not None else None
        self._bar.show_reading(_whole(trace), self._why(trace, why_none))
        corrected = trace.corrected_label if trace is not None else None
        if corrected is not None:
            label = name_of("emotion", corrected)
            self._mark.setText(self.tr("Your own word for it: {label}").format(label=label))
        self._mark.setVisible(corrected is not None)
        lines = list(self._grounds(trace, answer)) if trace is not None else []
        self._quality.setText(" · ".join(lines))
        self._quality.setVisible(bool(lines))
        beside = list(_beside(trace, usual)) if trace is not None else []
        self._more.setText("\n".join(beside))
        self._more.setVisible(bool(beside))
        can_correct = answer is not None and trace is not None and answer.skipped_because is None
        self._correction.setVisible(can_correct)
        self._offer(tuple(sorted(trace.mean())) if trace is not None else (), corrected)

    def only_show(self) -> None:
        """The session is over: no word of one's own any more."""
        self._correction.hide()

    def text(self) -> str:
        """All of it in words."""
        parts = (self._bar.text(), self._more.text(), self._quality.text())
        return " ".join(part for part in parts if part)

    def _why(self, trace: EmotionTrace | None, why_none: str) -> str:
        if trace is None:
            return why_none or self.tr("Not read yet.")
        if trace.missing_because is not None:
            reason = reason_of(trace.missing_because)
            return self.tr("Not read: {reason}").format(reason=reason)
        return self.tr("Insufficient evidence: nothing could be read.")

    def _grounds(self, trace: EmotionTrace, answer: Answer | None) -> Iterator[str]:
        yield from self._seen(trace.quality)
        length = answer.recording.seconds if answer is not None and answer.recording is not None else 0.0
        if trace.readings and length:
            read = sum(reading.end - reading.start for reading in trace.readings)
            yield self.tr("read in {read} of {all}").format(read=clock_text(read), all=clock_text(length))
        for note in trace.quality.notes:
            told = wording_of_window().told("note", note)
            yield told if isinstance(told, str) else set_off(told.text)
        if trace.readings and trace.model:
            yield self.tr("by {model}").format(model=set_off(trace.model))

    def _seen(self, quality: Quality) -> Iterator[str]:
        if quality.coverage is not None:
            yield self.tr("face seen in {share} of the pictures").format(share=f"{quality.coverage:.0%}")
        if quality.gaze_away is not None:
            yield self.tr("turned away in {share}").format(share=f"{quality.gaze_away:.0%}")
        if quality.light is not None:
            yield self.tr("light {value}").format(value=f"{quality.light:.2f}")
        if quality.most_people is not None and quality.most_people > 1:
            yield self.tr("%n people in the picture", "", quality.most_people)

    # ── correcting ───────────────────────────────────────────────────────────────────────────────────────────────

    def _offer(self, labels: tuple[str, ...], corrected: str | None) -> None:
        """What is being typed stays."""
        offered = (*labels, corrected or "")
        if offered == self._offered:
            return
        typed = self._choice.currentText() if self._offered and self._is_typing() else ""
        self._offered = offered
        self._names = {name_of("emotion", label): label for label in labels}
        self._choice.clear()
        self._choice.addItems(sorted(self._names))
        self._choice.setEditText(typed or (name_of("emotion", corrected) if corrected else ""))
        self._typed(self._choice.currentText())

    def _is_typing(self) -> bool:
        return self._choice.currentText() != (
            name_of("emotion", self._offered[-1]) if self._offered[-1] else ""
        )

    def _typed(self, text: str) -> None:
        kept = self._offered[-1] if self._offered else ""
        self._keep.setEnabled(bool(text.strip()) and self._label(text) != kept)

    def _label(self, text: str) -> str:
        return self._names.get(text.strip(), text.strip())

    def _send(self) -> None:
        self.decided.emit(EmotionCorrected(self._question_id, self._label(self._choice.currentText())))


def _beside(trace: EmotionTrace, usual: Scores | None) -> Iterator[str]:
    """In the report's own words, so that both say the same."""
    words = wording_of_window()
    otherwise = change_text(trace, usual, words)
    if otherwise:
        yield f"{words['change']}: {_plain(otherwise)}"
    if trace.voice is not None:
        yield f"{words['voice']}: {_plain(voice_text(trace.voice, words))}"


def _whole(trace: EmotionTrace | None) -> EmotionReading | None:
    """The mean of all readings, as if it were one."""
    if trace is None or not trace.readings:
        return None
    seen = sorted({sense for reading in trace.readings for sense in reading.seen})
    first, last = trace.readings[0].start, trace.readings[-1].end
    return EmotionReading(first, last, trace.mean(), tuple(seen), label=trace.label_of_model())


def _plain(text: Text) -> str:
    return "".join(one if isinstance(one, str) else f"\u2068{one.text}\u2069" for one in text)
