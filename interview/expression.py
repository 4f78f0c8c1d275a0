"""What the readings of an answer come to: one summary, and how it differs from the person's own usual.

They are about what is expressed. Unknown is not neutral: without a reading there is no summary, no label, no change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from interview.domain import EmotionReading, EmotionTrace, Session

BREATH = 0.2  # seconds of another voice that change no reading
Scores = Mapping[str, float]


def without_turns(
    readings: Iterable[EmotionReading], turns: Sequence[tuple[float, float]]
) -> tuple[EmotionReading, ...]:
    """Less the readings of a voice into which the clinician spoke for longer than a breath.

    For turns that were told only after the windows were read; what was known before is kept out of them.
    """
    return tuple(
        one
        for one in readings
        if "voice" not in one.seen
        or sum(max(0.0, min(one.end, last) - max(one.start, first)) for first, last in turns) <= BREATH
    )


def of_person(trace: EmotionTrace, turns: Sequence[tuple[float, float]]) -> EmotionTrace:
    """The trace without what the clinician's voice was in; the measures of the whole voice go, it was in them."""
    readings = without_turns(trace.readings, turns)
    if len(readings) == len(trace.readings):
        return trace
    before, left = (sum(one.end - one.start for one in some) for some in (trace.readings, readings))
    share = None if trace.coverage is None or before <= 0 else round(trace.coverage * left / before, 3)
    return replace(trace, readings=readings, coverage=share, voice=None)


@dataclass(frozen=True)
class Summary:
    """One answer in short. `label` None = not enough evidence, which is not neutral."""

    scores: Scores
    label: str | None
    confidence: float | None  # the mean probability of the strongest label
    coverage: float | None  # share of the answer with a reading, 0–1
    change: Scores | None  # from the person's own baseline, per label; None without one


def covered(readings: Iterable[EmotionReading], seconds: float) -> float | None:
    """The share of an answer that has a reading; they do not overlap."""
    if seconds <= 0:
        return None
    return min(1.0, sum(one.end - one.start for one in readings) / seconds)


def baseline(earlier: Sequence[EmotionTrace], first_only: bool = False) -> Scores | None:
    """How the person usually looks and sounds: their first answer with a reading, or all of them so far.

    Every answer weighs the same. None before there is one; traces of another model than the first do not count.
    """
    means = [(one.model, one.mean()) for one in earlier if one.readings]
    same = [scores for model, scores in means if model == means[0][0]][: 1 if first_only else None]
    if not same:
        return None
    return {label: sum(scores.get(label, 0.0) for scores in same) / len(same) for label in same[0]}


def usual_before(session: Session, question_id: str) -> Scores | None:
    """The baseline of the answers to the questions before this one, as far as they count."""
    ids = [question.id for question in session.questions]
    earlier = ids[: ids.index(question_id)] if question_id in ids else []
    answers = [session.answers[one] for one in earlier if one in session.answers]
    return baseline([one.emotion for one in answers if one.emotion is not None and not one.excluded])


def change(scores: Scores, usual: Scores | None) -> Scores | None:
    """How much more or less of each label there is than usual; None where nothing can be compared."""
    if usual is None or not scores or set(scores) != set(usual):
        return None
    return {label: score - usual[label] for label, score in scores.items()}


def summary(trace: EmotionTrace, usual: Scores | None = None) -> Summary:
    """The clinician's correction changes the label and nothing of what was read."""
    scores = trace.mean()
    return Summary(
        scores, trace.label(), max(scores.values(), default=None), trace.coverage, change(scores, usual)
    )
