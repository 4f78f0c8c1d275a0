"""Two drafts of one report: nothing of emotion is left for the second, and every difference is named."""

from __future__ import annotations

from dataclasses import replace

from interview.domain import EmotionTrace, Grant, Purpose
from interview.ports import Stop, Watch
from interview.report_parts import CONCLUSION, Finding, Report, Source, Statement
from interview.two_drafts import MENTAL_STATE, Difference, aligned, compared, has_emotion, without_emotion
from llm.llm_report_writer import LlmReportWriter
from tests.llm.report_sessions import GOOD_SLEEP, SAD, Replying, conclusion, drawn, interview, typed, usual

SAME, CHANGED, GONE, ADDED, OWN = Difference


def said(text: str, quote: str = "", **more: object) -> Statement:
    sources = (Source("q1", None, None, quote),) if quote else ()
    return Statement(text, sources, **{"supported": True, **more})  # type: ignore[arg-type]


def differences(first: list[Statement], second: list[Statement], **how: bool) -> list[Difference]:
    return [pair.difference for pair in aligned(first, second, **how)]


# ── what is taken away ───────────────────────────────────────────────────────────────────────────────────────────


def prompts_of(session) -> str:
    model = Replying(lambda _told: GOOD_SLEEP, lambda _told: conclusion(summary=[drawn("Wakes at four.", 1)]))
    LlmReportWriter(model, lambda _name: False).write(session, Stop(), Watch())
    return "\n".join(message["content"] for messages in model.heard for message in messages)


def test_a_model_that_drafts_without_emotion_is_told_of_none() -> None:
    corrected = replace(SAD, corrected_label="fearful")
    session = interview(typed("q1", "I wake up at four.", emotion=corrected), typed("q2", "No."))
    written = replace(session, report=Report(analyses={"q1": (said("Looks sad."),)}))
    assert "sad 0.70" in prompts_of(written)  # so the words below would be seen
    assert "corrected it to fearful" in prompts_of(written)
    told = prompts_of(without_emotion(written))
    assert "I wake up at four." in told
    for word in ("sad", "fearful", "neutral", "0.7", "coverage of", "change from", "corrected"):
        assert word not in told


def test_nothing_but_emotion_is_taken_away() -> None:
    session = replace(usual(), earlier_answers=(typed("q1", "I slept.", emotion=SAD),))
    bare = without_emotion(session)
    assert bare.questions == session.questions
    assert [one.text() for one in bare.answers.values()] == [one.text() for one in session.answers.values()]
    assert [one.flags for one in bare.answers.values()] == [one.flags for one in session.answers.values()]
    assert all(one.emotion is None for one in (*bare.answers.values(), *bare.earlier_answers))
    assert session.answers["q1"].emotion is SAD  # the interview itself is as it was


def test_there_is_nothing_to_compare_where_no_emotion_was_read_or_may_be_used() -> None:
    assert has_emotion(usual())
    nothing = EmotionTrace("net", missing_because="no face could be seen")
    assert not has_emotion(interview(typed("q1", "I slept."), typed("q2", "No.", emotion=nothing)))
    assert not has_emotion(interview(typed("q1", "I slept.", emotion=SAD, excluded=True)))
    session = usual()
    refused = {**session.consent.purposes, Purpose.EMOTION: Grant(False)}
    assert not has_emotion(replace(session, consent=replace(session.consent, purposes=refused)))


# ── what differs ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_kind_of_difference_is_named() -> None:
    first = [said("Wakes at four."), said("Sleeps badly most nights."), said("Seems sad about it.")]
    second = [said("wakes  at four"), said("Sleeps badly on most nights."), said("Denies nightmares.")]
    pairs = aligned(first, second)
    assert [pair.difference for pair in pairs] == [SAME, CHANGED, GONE, ADDED]
    assert (pairs[2].first, pairs[2].second) == (first[2], None)
    assert (pairs[3].first, pairs[3].second) == (None, second[2])


def test_a_sentence_that_says_the_contrary_is_not_the_same() -> None:
    assert differences([said("Has nightmares.")], [said("Has no nightmares.")]) == [CHANGED]
    assert differences([said("His mother hit him.")], [said("Him hit his mother.")]) == [CHANGED]


def test_a_sentence_that_is_borne_out_in_one_draft_only_has_changed() -> None:
    assert differences([said("Wakes at four.")], [said("Wakes at four.", supported=False)]) == [CHANGED]


def test_sentences_that_rest_on_the_same_words_find_each_other() -> None:
    first, second = [said("Wakes early each night.", "a")], [said("Wakes at four each day.", "a")]
    assert differences(first, second) == [CHANGED]
    assert differences(first, [said("Wakes at four each day.", "b")]) == [GONE, ADDED]


def test_each_sentence_stands_once_and_in_the_order_of_its_draft() -> None:
    first = [said(f"Tells of thing {name} only.") for name in ("alpha", "beta", "gamma")]
    second = [said("New before."), first[2], said("New behind."), first[0], said("And one more new.")]
    pairs = aligned(first, second)
    assert [pair.first for pair in pairs if pair.first is not None] == first
    assert sorted(pair.second.text for pair in pairs if pair.second is not None) == sorted(
        one.text for one in second
    )
    assert aligned([], second)[0].second == second[0]
    assert aligned([], []) == ()


def test_of_several_alike_the_most_alike_are_compared() -> None:
    first = [said("Sleeps four hours a night."), said("Sleeps five hours a night.")]
    assert differences(first, list(reversed(first))) == [SAME, SAME]


def test_kinds_of_a_conclusion_are_not_mixed() -> None:
    first, second = [said("Low mood for weeks.", kind="for")], [said("Low mood for weeks.", kind="against")]
    assert sorted(differences(first, second)) == [ADDED, GONE]


def test_what_the_clinician_wrote_is_no_difference() -> None:
    own = said("Sees her mother daily.", written_by="clinician")
    assert differences([own], []) == [OWN]
    (pair,) = aligned([own], [said("Sees her mother every day.")])
    assert pair.difference is OWN
    assert pair.second is not None


def test_the_parts_are_the_questions_the_conclusion_and_the_mental_state() -> None:
    session = usual()
    first = Report(
        analyses={"q1": (said("Wakes at four."),)},
        conclusion=(said("Poor sleep.", kind="summary"),),
        mental_state={"mood": Finding("low", "clinician"), "affect": Finding("sad", "model")},
        written_by="model m",
    )
    second = replace(first, analyses={}, mental_state={"affect": Finding("not clear", "model")})
    parts = {one.part: one.pairs for one in compared(session, first, second)}
    assert list(parts) == ["q1", "q2", "q3", CONCLUSION, MENTAL_STATE]
    assert [pair.difference for pair in parts["q1"]] == [GONE]
    assert parts["q2"] == ()
    assert [pair.difference for pair in parts[CONCLUSION]] == [SAME]
    assert [pair.difference for pair in parts[MENTAL_STATE]] == [OWN, CHANGED]
