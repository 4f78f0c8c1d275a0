"""What is said of an emotion keeps to what was read, and to what the model's card calls enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.domain import Answer, EmotionReading, EmotionTrace, Quality, Session, VoiceMeasures
from perception.emotion_reader import NO_EVIDENCE, NOTHING_RECORDED
from reports.document import Item, Text
from reports.emotion_text import emotion_item, voice_text
from reports.plain_text import to_plain_text
from reports.wording import Wording, wording
from tests.reports.examples import english
from tests.reports.test_markdown_view import PROVENANCE

WORDS = wording("en")


def asked(trace: EmotionTrace, words: Wording = WORDS) -> Item:
    session = english()
    answer = replace(session.answers["q1"], emotion=trace)
    return emotion_item(session, answer, words)


def text_of(item: Item) -> str:
    return " | ".join([f"{item.label}: {plain(item.text)}", *(text_of(one) for one in item.below)])


def plain(text: Text) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in text)


def a_trace(**more: object) -> EmotionTrace:
    reading = EmotionReading(0.0, 4.0, {"sad": 0.6, "calm": 0.4}, ("voice",))
    return EmotionTrace("net", (reading,), **more)  # type: ignore[arg-type]


def test_the_models_own_limits_decide_what_is_enough() -> None:
    assert "Emotion: sad 0.60, calm 0.40 (voice)" in text_of(asked(a_trace()))
    unsure = text_of(asked(a_trace(thresholds={"sad": 0.7, "calm": 0.1})))
    assert "Emotion: not enough evidence (sad 0.60, calm 0.40, voice)" in unsure


def test_a_correction_stands_first_and_what_the_model_read_below_it() -> None:
    told = text_of(asked(a_trace(corrected_label="worried", thresholds={"sad": 0.7})))
    assert told.startswith("Emotion: worried (set by the clinician) | Estimated by the model: not enough")


def test_what_could_not_be_measured_of_the_voice_is_left_out() -> None:
    assert plain(voice_text(VoiceMeasures(0.4), WORDS)) == "0.4 s of speech"
    full = VoiceMeasures(3.0, 120.0, 6.0, -30.0, 4.0, 2, 0.9, 0.3)
    assert plain(voice_text(full, WORDS)) == (
        "3.0 s of speech; pitch 120 Hz; over 6.0 semitones; 4.0 syllables a second;"
        " loudness −30 dB of full scale; pauses: 2, the longest 0.9 s"
    )
    assert "pauses" not in plain(voice_text(replace(full, pauses=0), WORDS))


def with_readings(*happy: float) -> Session:
    session = english()
    traces = [
        EmotionTrace("net", (EmotionReading(0, 2, {"happy": one, "sad": 1 - one}, ("face",)),))
        for one in happy
    ]
    answers = {
        question.id: Answer(question.id, 1, emotion=trace)
        for question, trace in zip(session.questions, traces, strict=False)
    }
    return replace(session, answers=answers)


def test_the_change_is_told_from_the_second_reading_on() -> None:
    printed = to_plain_text(with_readings(0.5, 0.8, 0.66), PROVENANCE)
    assert printed.count("Compared with the answers before") == 2
    assert "happy +0.30, sad −0.30" in printed
    assert "Compared with the answers before: much the same" in printed


@pytest.mark.parametrize("reason", [NO_EVIDENCE, NOTHING_RECORDED])
@pytest.mark.parametrize("note", ["no picture", "a face in only 12 % of the pictures", "no face seen"])
def test_why_nothing_was_read_is_said_in_arabic(reason: str, note: str) -> None:
    trace = EmotionTrace("net", missing_because=reason, quality=Quality(notes=(note,)))
    told = text_of(asked(trace, wording("ar")))
    assert reason not in told
    assert note not in told
    assert not any("a" <= letter.lower() <= "z" for letter in told)
    assert ("12" in told) is ("12" in note)
