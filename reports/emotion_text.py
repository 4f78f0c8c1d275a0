"""What a report says of the emotion read in an answer: an estimate and its grounds, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from interview.domain import Answer, EmotionTrace, Purpose, Quality, Session, VoiceMeasures
from interview.expression import Scores, summary, usual_before
from reports.document import Item, Text, Verbatim, joined
from reports.numbers import clock, share, signed
from reports.wording import Wording

MOST_LABELS = 3  # named in one line
LEAST_SCORE = 0.1  # a label below it is not named, unless it is the first
LEAST_CHANGE = 0.1  # a difference below it is none


def emotion_item(session: Session, answer: Answer | None, words: Wording) -> Item:
    if answer is not None and answer.excluded:
        return Item(words["emotion"], words.fill("excluded"))
    trace = answer.emotion if answer is not None else None
    if trace is None:
        reason = _why_not_read(session, answer, words)
        return Item(words["emotion"], words.fill("not_available", reason=reason))
    below: tuple[Item, ...] = ()
    if trace.corrected_label is not None:
        label = words.name("emotion", trace.corrected_label)
        text = words.fill("emotion_corrected", label=label)
        below = (Item(words["emotion_of_model"], _estimate(trace, words)),)
    else:
        text = _estimate(trace, words)
    more = tuple(_beside(session, answer, trace, words)) if answer is not None else ()
    return Item(words["emotion"], text, (*below, *more, *_quality(trace, answer, words)))


def _beside(session: Session, answer: Answer, trace: EmotionTrace, words: Wording) -> Iterable[Item]:
    """What stands beside an estimate: what is otherwise than before, and how the answer was said."""
    otherwise = change_text(trace, usual_before(session, answer.question_id), words)
    if otherwise:
        yield Item(words["change"], otherwise)
    if trace.voice is not None:
        yield Item(words["voice"], voice_text(trace.voice, words))


def change_text(trace: EmotionTrace, usual: Scores | None, words: Wording) -> Text:
    """How the reading differs from those of the answers before; () where nothing can be compared."""
    found = summary(trace, usual).change
    if found is None:
        return ()
    most = sorted(found.items(), key=lambda pair: (-abs(pair[1]), pair[0]))[:MOST_LABELS]
    told = [
        words.fill("change_of", label=words.name("emotion", label), difference=signed(difference))
        for label, difference in most
        if abs(difference) >= LEAST_CHANGE
    ]
    return joined(told, words["joint"]) if told else words.fill("no_change")


def voice_text(voice: VoiceMeasures, words: Wording) -> Text:
    """Measures of the voice in words; what could not be measured is left out."""
    parts = [words.fill("voice_speech", value=f"{voice.speech:.1f}")]
    for key, value, digits in (
        ("voice_pitch", voice.pitch, 0),
        ("voice_range", voice.pitch_range, 1),
        ("voice_pace", voice.syllables_a_second, 1),
    ):
        if value is not None:
            parts.append(words.fill(key, value=f"{value:.{digits}f}"))
    if voice.loudness is not None:
        parts.append(words.fill("voice_loudness", value=signed(voice.loudness, 0)))
    if voice.pauses and voice.longest_pause is not None:
        longest = f"{voice.longest_pause:.1f}"
        parts.append(words.fill("voice_pauses", count=str(voice.pauses), value=longest))
    return joined(parts, words["stop"])


def _why_not_read(session: Session, answer: Answer | None, words: Wording) -> str | Verbatim:
    if answer is None:
        return words["not_asked_yet"]
    if session.consent is not None and not session.consent.allows(Purpose.EMOTION):
        return words["no_consent_emotion"]
    return words["emotion_typed" if answer.typed_text is not None else "emotion_not_read"]


def _estimate(trace: EmotionTrace, words: Wording) -> Text:
    if trace.missing_because is not None:
        return words.fill("not_available", reason=words.reason(trace.missing_because))
    scores = trace.mean()
    if not scores:
        return words.fill("not_available", reason=words["emotion_no_readings"])
    named = joined(
        (
            words.fill("score", label=words.name("emotion", label), score=f"{score:.2f}")
            for label, score in strongest(scores)
        ),
        words["joint"],
    )
    senses = sorted({sense for reading in trace.readings for sense in reading.seen})
    seen = joined(((words.name("sense", sense),) for sense in senses), words["and"])
    enough = trace.label_of_model() is not None
    return words.fill(
        "with_senses" if enough else "not_enough", scores=named, senses=seen or words["no_senses"]
    )


def strongest(scores: Mapping[str, float]) -> list[tuple[str, float]]:
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_LABELS]
    return ranked[:1] + [pair for pair in ranked[1:] if pair[1] >= LEAST_SCORE]


def _quality(trace: EmotionTrace, answer: Answer | None, words: Wording) -> tuple[Item, ...]:
    parts = [*_seen(trace.quality, words)]
    length = answer.recording.seconds if answer is not None and answer.recording is not None else 0.0
    if trace.readings and length:
        read = sum(reading.end - reading.start for reading in trace.readings)
        parts.append(words.fill("readings_cover", read=clock(read), all=clock(length)))
    parts.extend((words.told("note", note),) for note in trace.quality.notes)
    return (Item(words["quality"], joined(parts, words["stop"])),) if parts else ()


def _seen(quality: Quality, words: Wording) -> Iterable[Text]:
    if quality.coverage is not None:
        yield words.fill("coverage", share=share(quality.coverage))
    if quality.light is not None:
        yield words.fill("light", value=f"{quality.light:.2f}")
    if quality.face_size is not None:
        yield words.fill("face_size", share=share(quality.face_size))
    if quality.gaze_away is not None:
        yield words.fill("gaze_away", share=share(quality.gaze_away))
    if quality.most_people is not None and quality.most_people > 1:
        yield words.fill("most_people", count=str(quality.most_people))
