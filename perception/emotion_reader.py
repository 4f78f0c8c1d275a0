"""Follows the tapes of an answer and has each window judged by a model that it is given as a function.

Faces that cannot be read, silence and the clinician's turns are no evidence: where a window has none there is no
reading, and of the seconds of a turn nothing is said but by the person's face. What the model says is told as it
comes, calmed; the trace holds what it said, one stretch after another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from interview.domain import EmotionReading, EmotionTrace, earned
from interview.expression import BREATH, covered, without_turns
from interview.media import SOUND_RATE
from interview.ports import Stop, Tape, Watch
from perception.prosody import measures
from perception.senses import Ears, Eyes
from perception.smoothing import Calmed, OneAfterAnother
from perception.tape import follow
from perception.voice_activity import Span, seconds_within, voice_activity, without
from perception.windows import WAYS, Cut, Window

Inputs = Mapping[str, npt.NDArray[np.float32]]
Predict = Callable[[Inputs, Mapping[str, bool]], Sequence[float]]

SHORTEST = 0.5  # seconds of a window that is judged
NOTHING_RECORDED = "nothing was recorded"
NO_EVIDENCE = "neither a face nor a voice that could be read"


@dataclass(frozen=True)
class Model:
    """A model as far as the reader needs to know it.

    `predict` gets "face": (1, frames, 3, size, size), RGB from 0 to 1 less `mean` over `std`, and "voice":
    (1, samples), 16 kHz, −1 … 1, of the same seconds, as far as `senses` names them. A sound that is shorter than a
    window lies in the middle of silence, as in training; what is absent is zeros and marked as absent. It returns a
    probability for each label.
    """

    name: str
    labels: tuple[str, ...]
    predict: Predict
    senses: tuple[str, ...] = ("face", "voice")
    size: int = 96  # pixels of a face's side
    mean: tuple[float, float, float] = (0.5, 0.5, 0.5)
    std: tuple[float, float, float] = (0.5, 0.5, 0.5)
    temperature: float = 1.0  # above 1: the model is surer than it is right
    thresholds: Mapping[str, float] = field(default_factory=dict)  # label -> least mean that earns it


class EmotionReader:
    """Fits `EmotionRecognizer`. `way`: "queue" or "per-frame"; `yunet`, `silero`: files of better detectors."""

    def __init__(
        self,
        model: Model,
        cut: Cut,
        way: str = "queue",
        yunet: Path | None = None,
        silero: Path | None = None,
    ) -> None:
        if way not in WAYS:
            raise ValueError(f"no way {way!r} to cut windows; there are: {', '.join(WAYS)}")
        self._model = model
        self._cut = cut
        self._windows = WAYS[way]
        self._apart = max(cut.hop, 1.0) if way == "per-frame" else cut.hop  # seconds of a reading
        self._yunet = yunet
        self._silero = silero

    def read(self, tapes: Sequence[Tape], stop: Stop, watch: Watch) -> EmotionTrace:
        """Reads while the tapes grow, and heeds the clinician's turns as soon as `watch` has them."""
        eyes = Eyes(self._model.size, self._yunet)
        answer = _Answer(watch, self._model.thresholds)
        for tape in tapes:
            eyes.begin()
            self._read_segment(tape, eyes, answer, stop)
        stop.check()
        return self._trace(answer, eyes)

    def _read_segment(self, tape: Tape, eyes: Eyes, answer: _Answer, stop: Stop) -> None:
        offset = answer.seconds
        ears = Ears(voice_activity(self._silero), lambda: _earlier(answer.newest_turns(), offset))
        answer.ears.append(ears)
        apart = OneAfterAnother(self._apart)
        for window in self._windows(follow(tape, stop), self._cut, eyes, ears):
            stop.check()
            answer.add(apart.until(max(0.0, window.start)), ears, offset)
            reading = face = self._judged(window)
            if "voice" in reading.seen and seconds_within(ears.turns, window.start, window.end):
                face = self._judged(window.without_voice())
            for part in _each_of_its_own(reading, face, ears.turns):
                apart.add(part)
            answer.seconds = offset + window.end
            answer.tell(face if self._clinician_speaks(window, ears) else reading, offset)
        answer.add(apart.rest(), ears, offset)

    def _clinician_speaks(self, window: Window, ears: Ears) -> bool:
        """In what is new of the window."""
        within = seconds_within(ears.turns, window.end - self._cut.hop, window.end)
        return within > min(BREATH, self._cut.hop / 2)

    def _judged(self, window: Window) -> EmotionReading:
        """Without scores where nothing of the window is evidence for the model."""
        seen = tuple(sense for sense in window.seen if sense in self._model.senses)
        scores: dict[str, float] = {}
        if seen and window.end - window.start >= SHORTEST:
            present = {sense: sense in seen for sense in self._model.senses}
            says = np.asarray(self._model.predict(self._inputs(window), present), np.float64).reshape(-1)
            if np.isfinite(says).all():
                cooled = np.power(np.maximum(says, 1e-12), 1 / self._model.temperature)
                scores = dict(zip(self._model.labels, (cooled / cooled.sum()).tolist(), strict=True))
        return EmotionReading(window.start, window.end, scores, seen if scores else (), window.coverage)

    def _inputs(self, window: Window) -> Inputs:
        inputs: dict[str, npt.NDArray[np.float32]] = {}
        if "face" in self._model.senses:
            size = self._model.size
            faces = np.zeros((1, self._cut.frames, 3, size, size), np.float32)
            if len(window.faces):
                mean, std = (np.array(three, np.float32) for three in (self._model.mean, self._model.std))
                faces[0] = ((window.faces / np.float32(255) - mean) / std).transpose(0, 3, 1, 2)
            inputs["face"] = faces
        if "voice" in self._model.senses:
            sound = np.zeros((1, max(len(window.sound), round(self._cut.seconds * SOUND_RATE))), np.float32)
            first = (sound.shape[1] - len(window.sound)) // 2
            sound[0, first : first + len(window.sound)] = window.sound.astype(np.float32) / np.float32(32768)
            inputs["voice"] = sound
        return inputs

    def _trace(self, answer: _Answer, eyes: Eyes) -> EmotionTrace:
        for ears in answer.ears:
            ears.learn_turns()
        reach = self._cut.seconds - self._cut.hop  # of a window, before and after what it says in the trace
        late = [(start - reach, end + reach) for start, end in answer.late]
        readings = without_turns(answer.readings, late)
        heard = [ears.heard() for ears in answer.ears]
        because = None if readings else NO_EVIDENCE if answer.seconds else NOTHING_RECORDED
        share = covered(readings, answer.seconds)
        return EmotionTrace(
            model=self._model.name,
            readings=readings,
            quality=eyes.quality(),
            missing_because=because,
            thresholds=self._model.thresholds,
            coverage=None if share is None else round(share, 3),
            voice=measures(heard) if any(one.spans for one in heard) else None,
        )


class _Answer:
    """What was read of one answer so far, in seconds of its take."""

    def __init__(self, watch: Watch, thresholds: Mapping[str, float]) -> None:
        self._watch = watch
        self._thresholds = thresholds
        self._calmed = Calmed()
        self._known: tuple[Span, ...] = ()
        self.late: list[Span] = []  # turns of the clinician that were told after their windows were read
        self.seconds = 0.0
        self.readings: list[EmotionReading] = []
        self.ears: list[Ears] = []  # of each segment

    def newest_turns(self) -> tuple[Span, ...]:
        """The clinician's, as far as they are known by now. What is shown begins anew when one comes late."""
        now = self._watch.turns.peek() or ()
        told = [(start, min(end, self.seconds)) for start, end in without(now, self._known)]
        late = [(start, end) for start, end in told if end - start > BREATH]
        self._known = now
        if late:
            self.late += late
            self._calmed = Calmed()
            shown = self._watch.reading.peek()
            if shown is not None:
                self._watch.reading.put(replace(shown, scores={}, seen=(), label=None))
        return now

    def add(self, readings: Iterable[EmotionReading], ears: Ears, offset: float) -> None:
        """Readings of a segment that begins `offset` seconds into the take."""
        for one in readings:
            voice = measures([ears.heard(one.start, one.end)]) if "voice" in one.seen else None
            self.readings.append(
                replace(
                    one,
                    start=round(one.start + offset, 3),
                    end=round(one.end + offset, 3),
                    scores={label: round(score, 4) for label, score in one.scores.items()},
                    coverage=None if one.coverage is None else round(one.coverage, 3),
                    voice=voice,
                    label=earned(one.scores, self._thresholds),
                )
            )

    def tell(self, reading: EmotionReading, offset: float) -> None:
        """To whoever looks on. A window without evidence is told as a reading without scores."""
        later = replace(reading, start=reading.start + offset, end=reading.end + offset)
        calm = self._calmed.after(later) if later.scores else later
        self._watch.reading.put(replace(calm, label=earned(calm.scores, self._thresholds)))


def _each_of_its_own(
    reading: EmotionReading, face: EmotionReading, turns: Sequence[Span]
) -> tuple[EmotionReading, ...]:
    """What is said of a window: by `face` of the seconds in which the clinician spoke, by `reading` of the others."""
    whole = [(reading.start, reading.end)]
    others = without(whole, turns)
    parts = [(reading, others), (face, without(whole, others))]
    return tuple(
        replace(one, start=start, end=end) for one, spans in parts if one.scores for start, end in spans
    )


def _earlier(spans: Sequence[Span], seconds: float) -> tuple[Span, ...]:
    return tuple((start - seconds, end - seconds) for start, end in spans if end > seconds)
