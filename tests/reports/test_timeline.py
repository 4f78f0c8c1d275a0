from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

from interview.domain import Answer
from reports.timeline import timeline
from reports.wording import wording
from tests.reports.examples import arabic, english
from tests.reports.hostile import CORPUS, everywhere

SVG = "{http://www.w3.org/2000/svg}"


def figure(session) -> ET.Element:
    drawn = timeline(session, wording(session.language))
    assert drawn is not None
    return ET.fromstring(drawn)  # noqa: S314 - our own markup; an entity in it would be a fault to see


def test_typed_interview_has_no_plot():
    session = replace(english(), answers={"q1": Answer("q1", 1, typed_text="well")})
    assert timeline(session, wording("en")) is None


def test_plot_says_in_words_what_it_shows():
    drawn = figure(english())
    assert drawn.findtext(f".//{SVG}title") == "Course of the interview"
    assert drawn.findtext(f".//{SVG}desc") == (
        "5 recorded answers over 3:22. Risk statements at: Question 3 0:04, Question 3 0:12, Question 7 0:03."
    )
    assert len([path for path in drawn.iter(f"{SVG}path") if path.get("fill") == "#a3262a"]) == 3


def test_arabic_time_runs_from_the_right():
    first, second = (float(bar.get("x")) for bar in list(figure(arabic()).iter(f"{SVG}rect"))[:2])
    assert first > second
    first, second = (float(bar.get("x")) for bar in list(figure(english()).iter(f"{SVG}rect"))[:2])
    assert first < second


def test_excluded_answer_keeps_its_risk_mark_and_shows_no_emotion():
    session = english()
    alone = replace(session, answers={"q7": session.answers["q7"]})
    drawn = timeline(alone, wording("en"))
    assert "Risk" in drawn
    assert "Emotion" not in drawn
    assert "angry" not in drawn


def test_letters_that_join_are_not_drawn_by_the_plot():
    """The PDF library draws SVG text letter by letter, which takes Arabic words apart."""
    texts = [text.text for text in figure(arabic()).iter(f"{SVG}text")]
    assert all(re.fullmatch(r"[\d:%]+", text) for text in texts)


def test_hostile_label_of_a_model_stays_text():
    for text in CORPUS:
        session, _ = everywhere(text)
        assert {one.tag for one in figure(session).iter()} <= {
            "figure",
            "div",
            "figcaption",
            "span",
            *(f"{SVG}{name}" for name in ("svg", "title", "desc", "g", "rect", "path", "text")),
        }
