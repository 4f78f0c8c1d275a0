"""A follow-up in the report: a question like any other, marked with the answer it came from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.domain import Answer, Question, Session
from reports.markdown_view import to_markdown
from tests.reports.examples import PROVENANCE, arabic, english

PROBE = "And since when?"


def followed(session: Session, follows: str) -> Session:
    first, *later = session.questions
    probe = Question("probe", first.topic, PROBE, written_by="model m", follows=follows)
    given = Answer("probe", 99, typed_text="since May")
    return replace(session, questions=(first, probe, *later), answers={**session.answers, "probe": given})


@pytest.mark.parametrize(
    ("session", "title", "told"),
    [
        (english(), "Question 2", "Follow-up: suggested after the answer to question 1, and approved by"),
        (arabic(), "السؤال 2", "سؤال متابعة: اقتُرح بعد جواب السؤال 1"),
    ],
)
def test_it_is_reported_like_any_other_and_says_what_it_follows(session: Session, title: str, told: str):
    text = to_markdown(followed(session, session.questions[0].id), PROVENANCE)
    part = text.split(f"\n## {title}\n")[1].split("\n## ")[0]
    assert PROBE in part
    assert "since May" in part
    assert told in part
    assert told not in text.replace(part, "")
    assert "model m" in text


def test_one_whose_question_left_the_plan_is_a_plain_question():
    text = to_markdown(followed(english(), "gone"), PROVENANCE)
    assert PROBE in text
    assert "Follow-up:" not in text
