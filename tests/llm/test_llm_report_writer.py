"""The report a language model drafts: sources, marks, what stays out, and what happens when it fails."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from interview.report_parts import CONCLUSION, Report, Statement, Writing
from tests.llm.report_sessions import (
    DANGER,
    GOOD_SLEEP,
    SAD,
    SLEEP,
    Replying,
    conclusion,
    drawn,
    finding,
    honest,
    interview,
    nothing,
    printed,
    says,
    sentence,
    spoken,
    typed,
    written,
)


def by_kind(report: Report, kind: str) -> list[Statement]:
    return [one for one in report.conclusion if one.kind == kind]


# ── what it writes ───────────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_said_becomes_statements_with_the_words_they_rest_on() -> None:
    report = written(honest())
    assert report.written_by == "model replying"
    assert [(one.text, one.supported) for one in report.analyses["q1"]] == [
        ("Wakes at four every night.", True),
        ("Denies nightmares.", True),
        ("His mother takes sertraline.", True),
    ]
    source = report.analyses["q1"][1].sources[0]
    assert SLEEP[slice(*source.letters)] == "I never have nightmares."
    assert "[Q1 “I never have nightmares.”]" in printed(report)
    assert all(one.written_by == "model replying" for one in report.analyses["q2"])


def test_of_spoken_words_the_source_has_their_seconds() -> None:
    session = interview(spoken("q1", SLEEP))
    source = written(honest(), session).analyses["q1"][1].sources[0]
    assert (source.start, source.end, source.letters) == (7.0, 10.8, None)


def test_the_conclusion_is_parted_by_what_it_is_about_and_drawn_from_statements() -> None:
    report = written(honest())
    (summary,) = by_kind(report, "summary")
    assert summary.supported is True
    assert {source.question_id for source in summary.sources} == {"q1", "q2"}
    (considered,) = by_kind(report, "consider")
    assert (considered.text, considered.supported) == ("depressive episode: Wants to kill himself.", True)
    text = printed(report)
    for title in (
        "Summary",
        "speak for what was asked",
        "speak against it",
        "none is a diagnosis",
        "Next steps",
    ):
        assert title in text
    assert "Said, and in no sentence of this report" in text


def test_only_what_is_borne_out_is_told_to_who_concludes() -> None:
    bad = sentence("Hears voices all day.", "wake up at four every night")
    model = Replying(
        says(sentence("Wakes at four every night.", "wake up at four every night"), bad), nothing
    )
    written(model, interview(typed("q1", SLEEP)))
    assert "1. (question 1) Wakes at four every night." in model.heard[-1][1]["content"]
    assert "voices" not in model.heard[-1][1]["content"]


def test_the_model_is_told_the_emotion_its_change_and_its_coverage() -> None:
    changed = replace(
        SAD, readings=(replace(SAD.readings[0], scores={"sad": 0.2, "fearful": 0.7, "neutral": 0.1}),)
    )
    model = honest()
    written(model, interview(typed("q1", SLEEP, emotion=SAD), typed("q2", DANGER, emotion=changed)))
    first, second = (heard[1]["content"] for heard in model.heard[:2])
    assert "sad 0.70, fearful 0.20, neutral 0.10; readings cover 80% of the answer" in first
    assert "change from this person's usual: " in second
    assert "fearful +0.50" in second
    silent = honest()
    written(silent, interview(typed("q1", SLEEP)))
    assert "not available" in silent.heard[0][1]["content"]


def test_findings_are_suggested_and_those_nothing_bears_out_stand_marked_with_their_answer() -> None:
    model = Replying(
        says(
            sentence("Denies nightmares.", "never have nightmares"),
            mental_state=[
                finding("affect", "Sadness expressed.", basis="reading"),
                finding("perception", "Hears voices.", "never have nightmares"),
                finding("affect", "Expressed sadness.", basis="reading"),
            ],
        ),
        nothing,
    )
    report = written(model, interview(typed("q1", SLEEP, emotion=SAD)))
    assert report.mental_state.keys() == {"affect"}
    assert report.mental_state["affect"].value == "Sadness expressed; Expressed sadness"
    assert report.mental_state["affect"].supported is True
    marked = [one.text for one in report.analyses["q1"] if one.supported is False]
    assert marked == ["Hears voices."]


@pytest.mark.parametrize(
    "told",
    [
        sentence("Sleeps well.", "wake up at four every night"),
        sentence("Wakes at six every night.", "wake up at four every night"),
        sentence("Takes sertraline.", "My mother takes sertraline"),
        sentence("His mother takes fluoxetine.", "My mother takes sertraline"),
        sentence("Has nightmares.", "never have nightmares"),
        sentence("Has nightmares.", "have nightmares"),
        sentence("Wakes at four every night.", "I wake at four and drink"),
        sentence("Wakes at four every night."),
        sentence("Angry.", basis="reading"),
    ],
)
def test_what_the_words_do_not_bear_out_is_marked_and_stays(told: Any) -> None:
    session = interview(typed("q1", SLEEP, emotion=SAD))
    report = written(Replying(says(told), nothing), session)
    (one,) = report.analyses["q1"]
    assert (one.text, one.supported) == (told["text"], False)
    line = next(line for line in printed(report, session).splitlines() if line.startswith("- Analysis"))
    assert told["text"] in line
    assert "(unsupported:" in line
    assert report.writing[CONCLUSION] == Writing("plain", "no_statements")


def test_a_disorder_to_consider_that_nobody_knows_or_without_a_reason_is_marked() -> None:
    told = conclusion(
        summary=[drawn("Denies nightmares.", 2)],
        consider=[
            {"name": "gravity sickness", **drawn("Denies nightmares.", 2)},
            {"name": "depressive episode", **drawn("Hears voices.", 1)},
            {"name": "depressive episode", **drawn("Denies nightmares.", 40)},
        ],
    )
    report = written(Replying(lambda _: GOOD_SLEEP, lambda _: told), interview(typed("q1", SLEEP)))
    assert [one.supported for one in by_kind(report, "consider")] == [False, False, False]


# ── what it never writes ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "Your diagnosis is schizophrenia.",
        "The diagnosis: major depressive disorder.",
        "The patient has schizoaffective disorder.",
        "She meets the full criteria for it.",
        "Dia\u200bgnosed with bipolar disorder.",
        "You suffer from depression.",
        "التشخيص هو الاكتئاب.",
        "Ihre Diagnose ist Depression.",
    ],
)
def test_a_stated_diagnosis_is_asked_for_again_and_then_left_out_and_counted(text: str) -> None:
    model = Replying(
        says(
            sentence(text, "wake up at four every night"),
            sentence("Denies nightmares.", "never have nightmares"),
        ),
        lambda _: conclusion(summary=[drawn("Denies nightmares.", 1), drawn(text, 1)]),
    )
    report = written(model, interview(typed("q1", SLEEP)))
    assert "states a diagnosis" in model.heard[1][-1]["content"]
    assert [one.text for one in report.analyses["q1"]] == ["Denies nightmares."]
    assert [one.text for one in report.conclusion] == ["Denies nightmares."]
    assert (report.writing["q1"].withheld, report.writing[CONCLUSION].withheld) == (1, 1)
    assert "1 sentences left out" in printed(report)


def test_what_the_person_told_of_an_earlier_diagnosis_may_be_told() -> None:
    session = interview(typed("q1", "I was diagnosed with bipolar disorder ten years ago."))
    told = sentence(
        "Was diagnosed with bipolar disorder ten years ago.", "was diagnosed with bipolar disorder"
    )
    report = written(Replying(says(told), nothing), session)
    assert [one.supported for one in report.analyses["q1"]] == [True]


# ── the sources' own form ────────────────────────────────────────────────────────────────────────────────────────


def test_the_source_layout_has_its_own_prompt_and_parts_and_all_that_is_safe() -> None:
    model = honest()
    report = written(model, layout="source")
    assert model.heard[0][0]["content"].startswith("Imagine you are a psychiatrist")
    text = printed(report)
    titles = [line for line in text.splitlines() if line.startswith("#")]
    assert titles == [
        "# Psychological Report",
        "## Risk statements",
        *(f"## Question {number}" for number in (1, 2, 3)),
        "## Conclusion",
        "## Signatures",
        "## Provenance",
    ]
    for line in ("- Question: ", "- Answer: ", "- Emotion: ", "- Analysis: "):
        assert text.count(line) == 3
    assert "- From the answers: Wakes at four every night and wants to kill himself. [Q1" in text
    assert "Draft – not a diagnosis" in text
