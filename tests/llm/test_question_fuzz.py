"""Damaged and hostile replies: no crash, a whole plan each time, and nothing bad is shown."""

from __future__ import annotations

from collections import Counter

import pytest

from interview.domain import Question
from interview.ports import Stop, Watch
from llm import llm_question_writer
from llm.bank import load
from llm.llm_question_writer import LlmQuestionWriter
from llm.question_forms import OURS, SOURCE, Form
from llm.question_lint import QuestionLint
from tests.llm.hostile_replies import TOPICS, bad_questions, hostile_reply
from tests.llm.question_replies import request
from tests.llm.scripted import ScriptedModel

SAMPLE, ALL = range(60), range(1000)


def plans(seeds: range, form: Form = OURS) -> list[tuple[Question, ...]]:
    """One plan of three questions a seed, each from the hostile reply that comes however often it is asked again."""
    model = ScriptedModel([""], piece=4000)
    writer = LlmQuestionWriter(load(), model, form)
    made = []
    for seed in seeds:
        model.replies = [hostile_reply(seed)]
        plan = writer.write(request(3), Stop(), Watch())
        assert [one.topic for one in plan.questions] == list(TOPICS)
        assert plan.questions[2].written_by == "bank"
        assert all(bool(one.stands_in) is (one.written_by == "bank") for one in plan.questions[:2])
        made.append(plan.questions)
    return made


def origins(made: list[tuple[Question, ...]]) -> Counter[str]:
    return Counter(one.written_by for questions in made for one in questions if one.topic != "risk")


@pytest.mark.parametrize("form", [OURS, SOURCE], ids=["ours", "source"])
def test_nothing_bad_is_shown_of_hostile_replies(form: Form) -> None:
    made = plans(SAMPLE, form)
    assert [bad for questions in made for bad in bad_questions(questions)] == []
    assert origins(made)["bank"] > len(SAMPLE)


def test_good_questions_among_the_hostile_are_kept() -> None:
    assert origins(plans(SAMPLE))["model scripted"] > 5


def test_without_the_lint_bad_questions_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the tests above can fail."""
    monkeypatch.setattr(QuestionLint, "broken", lambda *_: ())
    monkeypatch.setattr(QuestionLint, "may_follow", lambda *_: True)
    monkeypatch.setattr(llm_question_writer, "tidy", lambda text: text)
    assert len([bad for questions in plans(SAMPLE) for bad in bad_questions(questions)]) > 20


@pytest.mark.faults
def test_nothing_bad_is_shown_of_a_thousand_hostile_replies() -> None:
    made = plans(ALL)
    assert len(made) == 1000
    assert [bad for questions in made for bad in bad_questions(questions)] == []
