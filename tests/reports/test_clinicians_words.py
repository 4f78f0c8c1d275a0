"""What the clinician said into an answer, and wrote for themselves: never printed as what the person said."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from interview.domain import Answer, Flag, Note, Recording, Segment, Session, Transcript, Word
from interview.whose_words import marked
from reports.captions import session_as_json, to_vtt
from reports.html_view import to_html
from reports.markdown_view import to_markdown
from reports.plain_text import to_plain_text
from reports.timeline import timeline
from reports.wording import wording
from tests.reports.examples import PROVENANCE, english

SPOKE = ((3.0, 6.0),)
HEARD = Transcript(
    "I sleep badly and since when since May",
    tuple(
        Word(text, float(at), at + 1.0, 0.9)
        for at, text in enumerate(["I", "sleep", "badly", "and", "since", "when", "since", "May"])
    ),
)
VIEWS = pytest.mark.parametrize("view", [to_markdown, to_html, to_plain_text])


def session_with(answer: Answer) -> Session:
    return replace(english(), answers={"q1": answer}, report=None)


def spoken(**changes) -> Session:
    recording = Recording((Segment("t-01", 8.0, True),))
    answer = Answer("q1", 1, recording=recording, transcript=marked(HEARD, SPOKE), clinician_spoke=SPOKE)
    return session_with(replace(answer, **changes))


@VIEWS
def test_the_answer_has_the_persons_words_and_a_mark_where_the_clinicians_are_left_out(view):
    text = view(spoken(), PROVENANCE)
    before, after = text.split("[the clinician spoke]")
    assert before.rstrip("”\\ ").endswith("I sleep badly")
    assert after.lstrip("“\\ ").startswith("since May")
    assert "since when" not in text
    assert "0:03–0:06" in text


@VIEWS
def test_a_correction_says_all_the_same_when_the_clinician_spoke(view):
    text = view(spoken(corrected_text="I sleep badly, since May."), PROVENANCE)
    assert "0:03–0:06: what was heard then is the clinician" in text
    assert "since when" not in text, "nor does it stand in what was heard before the correction"


@VIEWS
def test_words_without_times_are_said_to_be_perhaps_the_clinicians(view):
    text = view(spoken(transcript=replace(HEARD, words=())), PROVENANCE)
    assert "since when" in text
    assert "the words have no times, so the clinician" in text


def test_an_answer_of_nothing_but_the_clinicians_words_is_none():
    session = spoken(transcript=marked(HEARD, ((0.0, 8.0),)), clinician_spoke=((0.0, 8.0),))
    text = to_markdown(session, PROVENANCE)
    assert "not available: no words were recognised" in text
    assert "Clinician: 0:00–0:08" in text


def test_a_flag_raised_before_it_was_known_stays_and_says_who_was_speaking():
    flags = (Flag("suicide", "since when", 4.0, 5.5, "a rule", take=1),)
    text = to_markdown(spoken(flags=flags), PROVENANCE)
    assert "Question 1, 0:04–0:06; the clinician was speaking at that time" in text
    for other in (replace(flags[0], start=6.5, end=7.5), replace(flags[0], take=9)):
        assert "the clinician was speaking" not in to_markdown(spoken(flags=(other,)), PROVENANCE)


def test_captions_keep_the_clinicians_words_under_their_name():
    cues = [block.split("\n")[1] for block in to_vtt(marked(HEARD, SPOKE)).strip().split("\n\n")[1:]]
    assert cues == ["I sleep badly", "<v Clinician>and since when", "since May"]


def test_the_plot_has_a_lane_of_the_clinicians_turns_and_says_their_times():
    for language, name, about in (("en", "Clinician", "The clinician spoke at: Question 1 0:03–0:06."),
                                  ("ar", "الطبيب", "تكلّم الطبيب عند")):  # fmt: skip
        drawn = timeline(replace(spoken(), language=language), wording(language))
        assert drawn is not None
        assert f">{name}<" in drawn
        assert about in drawn
    silent = timeline(spoken(clinician_spoke=()), wording("en"))
    assert silent is not None
    assert "linician" not in silent


@VIEWS
def test_notes_are_the_clinicians_own_and_in_no_report(view):
    note = Note("2025-03-04T10:05:00+01:00", "looks at the door", "q1", 4.0)
    session = replace(spoken(), notes=(note,))
    assert view(session, PROVENANCE) == view(spoken(), PROVENANCE)
    kept = json.loads(session_as_json(session))["notes"]
    assert kept == [{"at": note.at, "text": note.text, "question_id": "q1", "seconds": 4.0}]
