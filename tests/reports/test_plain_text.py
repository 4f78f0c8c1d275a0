from __future__ import annotations

from reports.plain_text import WIDTH, to_plain_text
from tests.reports.examples import PROVENANCE, arabic, english


def test_plain_text_has_short_lines_and_no_markup():
    text = to_plain_text(english(), PROVENANCE)
    assert max(map(len, text.split("\n"))) <= WIDTH
    assert not any(sign in text for sign in ("##", "- Answer", "| ", "\\", "&#"))


def test_plain_text_says_all_that_the_report_says():
    text = " ".join(to_plain_text(english(), PROVENANCE).split())
    assert text.index("better off without me") < text.index("Question 1 Question: What has been worrying you")
    assert "mood: “on edge”, anxious (said by the person [Q2 0:00–0:05])" in text
    assert "speech: not assessed" in text
    assert "I read every mail six times. # not a heading" in text


def test_lines_of_an_answer_stay_lines():
    assert "  Answer: I hand things in late.\n    I read every mail" in to_plain_text(english(), PROVENANCE)


def test_arabic_plain_text_has_no_direction_marks():
    assert not set("\u2066\u2067\u2069\u200f") & set(to_plain_text(arabic(), PROVENANCE))
