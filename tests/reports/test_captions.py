from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from interview.domain import Answer, Session, Transcript, Word
from reports.captions import LONGEST_CUE, session_as_json, to_vtt
from tests.reports.examples import arabic, english
from tests.reports.hostile import CORPUS

TIMES = re.compile(r"^(\d+):(\d\d):(\d\d\.\d{3}) --> (\d+):(\d\d):(\d\d\.\d{3})$", re.M)


def words(*texts: str, each: float = 0.5, speaker: str = "person") -> tuple[Word, ...]:
    return tuple(Word(text, n * each, (n + 1) * each, 0.9, speaker) for n, text in enumerate(texts))


def times(vtt: str) -> list[tuple[float, float]]:
    found = [tuple(map(float, one)) for one in TIMES.findall(vtt)]
    return [(h * 3600 + m * 60 + s, hh * 3600 + mm * 60 + ss) for h, m, s, hh, mm, ss in found]


def test_words_become_cues_that_can_be_read():
    vtt = to_vtt(Transcript("", words(*["word"] * 60)))
    assert vtt.startswith("WEBVTT\n\n00:00:00.000 --> ")
    assert all(end - start <= LONGEST_CUE for start, end in times(vtt))
    assert vtt.count("word") == 60


def test_a_sentence_a_silence_and_another_voice_begin_a_cue():
    late = Word("late", 9.0, 9.4, 0.9)
    other = Word("yes", 9.5, 9.8, 0.9, "clinician")
    vtt = to_vtt(Transcript("", (*words("one.", "two"), late, other)))
    assert [block.split("\n")[1] for block in vtt.strip().split("\n\n")[1:]] == [
        "one.",
        "two",
        "late",
        "<v Clinician>yes",
    ]


@given(
    st.lists(
        st.tuples(st.floats(0, 5000), st.floats(0, 5000), st.sampled_from(CORPUS) | st.text(max_size=20)),
        max_size=30,
    )
)
def test_any_words_give_ordered_cues_and_no_markup(triples):
    vtt = to_vtt(Transcript("x", tuple(Word(text, start, end, 1.0) for start, end, text in triples)))
    cues = times(vtt)
    assert all(start < end for start, end in cues)
    assert all(before[1] <= after[0] for before, after in pairwise(cues))
    assert vtt.count("-->") == len(cues)
    assert "<" not in vtt.replace("<v Clinician>", "")


def test_missing_words_are_said_to_be_missing():
    assert "NOTE not available: no microphone --&gt;" in to_vtt(
        Transcript("", missing_because="no microphone -->")
    )
    assert "NOTE rough" in to_vtt(Transcript("a", words("a"), rough=True))
    assert "have no times" in to_vtt(Transcript("typed"))


def test_session_survives_json():
    for session in (english(), arabic()):
        text = session_as_json(session)
        assert TypeAdapter(Session).validate_json(text) == session
        assert text == session_as_json(TypeAdapter(Session).validate_json(text))
    assert "مزاجك" in session_as_json(arabic())


def test_order_of_the_answers_does_not_change_the_json():
    turned = replace(english(), answers=dict(reversed(english().answers.items())))
    assert session_as_json(turned) == session_as_json(english())


def test_half_a_character_is_written_as_its_escape():
    session = replace(english(), answers={"q1": Answer("q1", 1, typed_text="a\ud800b")})
    text = session_as_json(session)
    text.encode("utf-8")
    assert json.loads(text)["answers"]["q1"]["typed_text"] == "a\ud800b"
