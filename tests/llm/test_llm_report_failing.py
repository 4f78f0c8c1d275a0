"""A report when the model fails, is not allowed or is stopped; while it is written; and of long interviews."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from interview.domain import Consent, Grant, Purpose
from interview.errors import Cancelled, ModelFailed, ModelMissing, ReplyUnusable
from interview.ports import Stop, Watch
from interview.report_parts import CONCLUSION, Writing
from llm.llm_report_writer import LlmReportWriter
from llm.report_prompts import pieces_of
from tests.llm.report_sessions import (
    AGREED,
    DANGER,
    GOOD_DANGER,
    GOOD_SLEEP,
    SAD,
    SLEEP,
    Replying,
    conclusion,
    drawn,
    honest,
    interview,
    knows,
    nothing,
    printed,
    says,
    sentence,
    typed,
    usual,
    written,
)

# ── when it cannot ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("reply", "why", "asked"),
    [
        ("no JSON", "unusable", 3),
        ('{"statements": []}', "unusable", 3),
        (says(sentence("I'm sorry, I cannot help with that."))(""), "refused", 3),
        (ModelFailed("The language model ended."), "failed", 1),
        (ReplyUnusable("It does not fit."), "unusable", 1),
        (ValueError("a fault of ours"), "failed", 1),
    ],
)
def test_one_part_that_fails_is_plain_and_said_so_and_the_rest_is_written(
    reply: Any, why: str, asked: int
) -> None:
    good = honest()
    model = Replying(lambda prompt: reply if DANGER not in prompt else GOOD_DANGER, good.together)
    report = written(model)
    assert report.writing["q1"] == Writing("plain", why)
    assert sum("How do you sleep" in heard[1]["content"] for heard in model.heard) == asked
    assert report.analyses.keys() == {"q2"}
    assert report.written_by == "model replying"
    text = printed(report)
    assert "- Analysis: none: the language model" in text
    assert "the plain writer (no language model): 1; the language model" in text
    assert SLEEP in text.replace("\\", "")


def test_a_model_that_is_not_there_is_asked_once_and_the_report_is_the_plain_one() -> None:
    missing = ModelMissing("no such file")
    model = Replying(lambda _: missing, lambda _: missing)
    report = written(model)
    assert len(model.heard) == 1
    assert report.written_by == "plain"
    assert {one.because for one in report.writing.values()} == {"no_model"}
    assert printed(report).count("the language model could not be opened") >= 3


def test_after_three_parts_in_a_row_nothing_more_is_asked() -> None:
    answers = [typed(f"q{n}", f"I sleep badly, {n}.") for n in range(1, 8)]
    model = Replying(lambda _: "no", lambda _: "no")
    report = written(model, interview(*answers))
    assert len(model.heard) == 9
    assert {one.because for one in report.writing.values()} == {"unusable"}


@pytest.mark.parametrize("consent", [None, Consent({Purpose.AI_TEXT: Grant(False)}, "v", "the person", "")])
def test_without_consent_to_drafted_text_the_model_is_told_nothing(consent: Consent | None) -> None:
    model = honest()
    session = replace(usual(), consent=consent)
    report = written(model, session)
    assert model.heard == []
    assert report.written_by == "plain"
    assert "there is no consent to text drafted by a program" in printed(report, session)


def test_without_consent_to_emotion_it_is_not_told_any() -> None:
    refused = replace(AGREED, purposes={**AGREED.purposes, Purpose.EMOTION: Grant(False)})
    model = honest()
    report = written(model, interview(typed("q1", SLEEP, emotion=SAD), consent=refused))
    assert "sad" not in model.heard[0][1]["content"]
    assert report.mental_state == {}


# ── while it writes ──────────────────────────────────────────────────────────────────────────────────────────────


def test_it_shows_readable_words_and_how_far_it_is() -> None:
    seen: list[float | None] = []
    watch = Watch()
    good = honest()

    def about(prompt: str) -> Any:
        seen.append(watch.progress.peek())
        return good.about(prompt)

    LlmReportWriter(Replying(about, good.together), knows).write(usual(), Stop(), watch)
    assert seen == [0.0, pytest.approx(1 / 3)]
    assert watch.progress.peek() == 1.0
    tokens = watch.tokens.peek()
    assert tokens is not None
    assert tokens.startswith("Wakes at four every night.\nDenies nightmares.")
    assert "{" not in tokens


def test_cancelled_in_the_middle_of_a_reply_it_gives_nothing() -> None:
    stop = Stop()

    def about(_prompt: str) -> Any:
        stop.cancel()
        return GOOD_SLEEP

    with pytest.raises(Cancelled):
        LlmReportWriter(Replying(about, nothing), knows).write(usual(), stop, Watch())


def test_finished_in_the_middle_it_keeps_what_is_written_and_the_rest_is_plain() -> None:
    stop = Stop()

    def about(prompt: str) -> Any:
        if DANGER in prompt:
            stop.finish()
            return GOOD_DANGER
        return GOOD_SLEEP

    report = LlmReportWriter(Replying(about, nothing), knows).write(usual(), stop, Watch())
    assert report.analyses.keys() == {"q1"}
    assert report.writing["q2"] == report.writing[CONCLUSION] == Writing("plain", "stopped")
    assert "the writing was stopped before this part" in printed(report)


# ── long ones ────────────────────────────────────────────────────────────────────────────────────────────────────


NUMBERS = [str(number) for number in range(1000, 2000)]


@pytest.mark.parametrize(
    "text", [" ".join(NUMBERS), ". ".join(NUMBERS), "".join(NUMBERS), " كلمة".join(NUMBERS), "short"]
)
def test_pieces_overlap_and_leave_nothing_out(text: str) -> None:
    pieces = pieces_of(text, 1000)
    assert all(len(piece) <= 1000 for piece in pieces)
    at = 0
    for piece in pieces:
        found = text.find(piece)
        assert 0 <= found <= at
        at = found + len(piece)
    assert at == len(text)


def test_a_long_answer_is_read_in_pieces_and_the_report_says_in_how_many() -> None:
    text = "I slept badly and went to work. " * 100 + "I never have nightmares."
    model = Replying(says(sentence("Denies nightmares.", "never have nightmares")), nothing)
    session = interview(typed("q1", text))
    report = written(model, session, letters=1000)
    pieces = report.writing["q1"].pieces
    assert pieces == len(pieces_of(text, 1000)) > 3
    assert [one.supported for one in report.analyses["q1"]] == [True], "said in each piece, written once"
    assert f"read in {pieces} overlapping pieces" in printed(report, session)
    assert f"piece {pieces} of {pieces}" in model.heard[pieces - 1][1]["content"]


def test_two_hours_fit_a_small_context_and_the_conclusion_says_in_how_many_parts() -> None:
    answers = [typed(f"q{n}", f"{SLEEP} {'I went to work. ' * 100}") for n in range(1, 61)]
    session = interview(*answers)
    model = Replying(lambda _: GOOD_SLEEP, lambda _: conclusion(summary=[drawn("Denies nightmares.", 2)]))
    report = written(model, session, letters=3000)
    assert len(report.analyses) == 60
    assert max(sum(len(one["content"]) for one in heard) for heard in model.heard) < 6500
    assert report.writing[CONCLUSION].pieces > 1
    assert [one.text for one in report.conclusion] == ["Denies nightmares."]
