"""The evidence check: sources, the person's own words, whole reports, what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.domain import (
    Answer,
    DisorderChosen,
    EmotionReading,
    EmotionTrace,
    Flag,
    Question,
    Session,
    Transcript,
    Word,
)
from interview.errors import ForPeople
from interview.evidence import (
    Checker,
    check,
    check_report,
    judge,
    not_asked,
    omissions,
    quote_hash,
    quote_of,
    reading_source,
    source_for,
    source_of,
)
from interview.report_parts import Finding, Report, Source, Statement


def words(text: str, speaker: str = "person", start: float = 0.0) -> tuple[Word, ...]:
    return tuple(
        Word(word, start + number, start + number + 0.8, 0.9, speaker)
        for number, word in enumerate(text.split())
    )


def spoken(question_id: str, text: str) -> Answer:
    return Answer(question_id, 1, transcript=Transcript(text, words(text)))


def session(*answers: Answer, language: str = "en") -> Session:
    questions = tuple(
        Question(name, topic, text)
        for name, topic, text in (
            ("q1", "mood", "How have you been feeling?"),
            ("q2", "sleep", "How do you sleep?"),
            ("q3", "risk", "Have you thought about killing yourself?"),
            ("q4", "strengths", "What helps you?"),
        )
    )
    return Session(
        "s1",
        "P-1",
        "Dr A",
        DisorderChosen("6A70", "depressive episode", "code"),
        language,
        questions=questions,
        left_out=("trauma",),
        answers={answer.question_id: answer for answer in answers},
    )


SAD = spoken("q1", "I have been very sad for two weeks and I cry every day")
SLEEP = Answer("q2", 1, typed_text="I wake up at four every night. I never have nightmares.")


def test_a_sentence_that_was_said_is_supported() -> None:
    told = check(Statement("Sad for two weeks; cries daily.", (source_for(SAD),)), session(SAD))
    assert told.supported is True


def test_a_sentence_nobody_said_is_marked_and_its_words_stay() -> None:
    told = check(Statement("He hears the neighbours plotting.", (source_for(SAD),)), session(SAD))
    assert told.supported is False
    assert told.text == "He hears the neighbours plotting."


def test_a_sentence_without_a_source_is_not_supported() -> None:
    verdict = Checker(session(SAD)).verdict(Statement("Sad for two weeks."))
    assert (verdict.supported, verdict.why) == (False, ("no source",))


@pytest.mark.parametrize(
    "source",
    [
        Source("q9", None, None, quote_hash(SAD.text())),
        Source("q1", None, None, quote_hash("other words")),
        Source("q1", 0.0, 2.0, quote_hash(SAD.text())),
        Source("q1", 500.0, 600.0, quote_hash("")),
    ],
)
def test_a_source_that_does_not_fit_supports_nothing(source: Source) -> None:
    verdict = Checker(session(SAD)).verdict(Statement("Sad for two weeks.", (source,)))
    assert (verdict.supported, verdict.why) == (False, ("source gone",))


def test_one_wrong_source_among_good_ones_is_not_overlooked() -> None:
    sources = (source_for(SAD), Source("q2", None, None, "00"))
    assert check(Statement("Sad for two weeks.", sources), session(SAD, SLEEP)).supported is False


def test_an_answer_taken_out_of_the_record_is_no_evidence() -> None:
    statement = Statement("Sad for two weeks.", (source_for(SAD),))
    assert check(statement, session(replace(SAD, excluded=True))).supported is False


def test_a_corrected_answer_no_longer_bears_out_what_was_drawn_from_the_old_words() -> None:
    statement = Statement("Sad for two weeks.", (source_for(SAD),))
    assert check(statement, session(replace(SAD, corrected_text="I am fine"))).supported is False


def test_the_clinicians_words_are_no_evidence() -> None:
    asked = words("do you hear voices", "clinician")
    said = words("well I sleep badly", start=10.0)
    answer = Answer("q1", 1, transcript=Transcript("do you hear voices well I sleep badly", asked + said))
    assert quote_of(answer, 0.0, 20.0) == "well I sleep badly"
    told = session(answer)
    assert check(Statement("Hears voices.", (source_for(answer),)), told).supported is False
    assert check(Statement("Sleeps badly.", (source_for(answer, 0.0, 20.0),)), told).supported is True


def test_a_quote_cut_out_of_a_denial_stays_denied() -> None:
    answer = spoken("q1", "I never hear voices")
    cut = source_for(answer, 2.0, 4.0)
    assert quote_of(answer, 2.0, 4.0) == "hear voices"
    assert check(Statement("Hears voices.", (cut,)), session(answer)).supported is False
    assert check(Statement("Denies hearing voices.", (cut,)), session(answer)).supported is True


def test_yes_and_no_answer_the_question() -> None:
    no, yes = Answer("q3", 1, typed_text="No, never."), Answer("q3", 1, typed_text="Yes.")
    denied = Statement("Denies thoughts of suicide.", (source_for(no),))
    assert check(denied, session(no)).supported is True
    assert check(replace(denied, sources=(source_for(yes),)), session(yes)).supported is False
    had = Statement("Has thoughts of suicide.", (source_for(yes),))
    assert check(had, session(yes)).supported is True


def test_the_clinicians_own_sentence_is_left_as_it_is() -> None:
    own = Statement("Seen with the supervisor.", written_by="clinician")
    assert check(own, session(SAD)) == own


def test_a_report_keeps_every_statement_in_its_place() -> None:
    good = Statement("Sad for two weeks.", (source_for(SAD),))
    bad = Statement("Sad for six weeks.", (source_for(SAD),))
    report = Report(analyses={"q1": (good, bad)}, conclusion=(bad, good), written_by="model")
    checked = check_report(report, session(SAD))
    assert [one.supported for one in checked.analyses["q1"]] == [True, False]
    assert [one.supported for one in checked.conclusion] == [False, True]
    assert [one.text for one in checked.conclusion] == [bad.text, good.text]


def test_a_language_without_a_lexicon_is_named() -> None:
    with pytest.raises(ForPeople, match="cannot be checked"):
        judge("Ich bin traurig", "Traurig", "de")


# ── what is left out ─────────────────────────────────────────────────────────────────────────────────────────────


def test_what_no_sentence_mentions_is_listed_risk_first() -> None:
    flag = Flag("suicide", "I want to kill myself", None, None, "why")
    risky = replace(Answer("q3", 1, typed_text="I want to kill myself"), flags=(flag,))
    found = omissions(session(SAD, SLEEP, risky), Report())
    assert [(one.kind, one.question_id) for one in found] == [
        ("risk", "q3"),
        ("negative", "q2"),
        ("topic", "q1"),
        ("topic", "q2"),
        ("topic", "q3"),
    ]
    assert found[0].words == "I want to kill myself"


def test_what_a_sentence_mentions_is_no_omission() -> None:
    flag = Flag("suicide", "I want to kill myself", None, None, "why")
    risky = replace(Answer("q3", 1, typed_text="I want to kill myself"), flags=(flag,))
    told = session(SLEEP, risky)
    report = Report(
        conclusion=(
            Statement("Wakes at four, no nightmares.", (source_for(SLEEP),)),
            Statement("Expresses a wish to end his life.", (source_for(risky),)),
        )
    )
    assert omissions(told, check_report(report, told)) == ()


def test_a_flipped_sentence_does_not_cover_a_risk() -> None:
    flag = Flag("suicide", "I want to kill myself", None, None, "why")
    risky = replace(Answer("q3", 1, typed_text="I want to kill myself"), flags=(flag,))
    report = Report(conclusion=(Statement("Denies suicidal thoughts.", (source_for(risky),)),))
    for written in (report, check_report(report, session(risky))):
        assert omissions(session(risky), written)[0].kind == "risk"


def test_a_flag_of_an_answer_that_was_left_out_is_still_named() -> None:
    flag = Flag("suicide", "I want to kill myself", None, None, "why")
    out = replace(Answer("q3", 1, typed_text="x"), flags=(flag,), excluded=True)
    assert [one.kind for one in omissions(session(out), Report())] == ["risk"]


def test_topics_without_an_answer_are_not_asked() -> None:
    skipped = Answer("q4", 1, skipped_because="not answered")
    assert not_asked(session(SAD, skipped)) == ("sleep", "risk", "strengths", "trauma")


# ── quotes and readings ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_quote_is_found_where_it_stands_with_the_rest_of_its_sentence() -> None:
    source = source_of(SLEEP, "“Wake  up at FOUR”")
    assert source is not None
    assert quote_of(SLEEP, None, None, source.letters) == "I wake up at four every night."
    assert check(Statement("Wakes at four.", (source,)), session(SLEEP)).supported is True
    assert check(Statement("Denies nightmares.", (source,)), session(SLEEP)).supported is False
    slip = source_of(SLEEP, "I wake up at foor every night")
    assert slip == source


def test_a_quote_of_what_was_heard_has_its_seconds_and_none_of_the_clinicians_words() -> None:
    said = (
        *words("I cry a lot"),
        *words("do you hear voices", "clinician", 4.0),
        *words("no never", start=8.0),
    )
    answer = Answer("q1", 1, transcript=Transcript("I cry a lot do you hear voices no never", said))
    source = source_of(answer, "cry a lot")
    assert source is not None
    assert (source.start, source.end, source.letters) == (0.0, 9.8, None)
    assert quote_of(answer, source.start, source.end) == answer.text() == "I cry a lot no never"
    assert source_of(answer, "hear voices") is None


@pytest.mark.parametrize(
    "quote", ["", " … ", "ab", "I never said any of this", "I wake up at four and beat my wife"]
)
def test_what_nobody_said_is_no_quote(quote: str) -> None:
    assert source_of(SLEEP, quote) is None


def test_a_text_that_was_changed_no_longer_bears_its_letters_out() -> None:
    source = source_of(SLEEP, "never have nightmares")
    statement = Statement("Denies nightmares.", (source,))
    assert check(statement, session(SLEEP)).supported is True
    assert check(statement, session(replace(SLEEP, corrected_text="I have nightmares"))).supported is False


TRACE = EmotionTrace(
    "net", (EmotionReading(0.0, 8.0, {"sad": 0.7, "fearful": 0.2, "neutral": 0.1}, ("face",)),)
)


@pytest.mark.parametrize(
    ("sentence", "borne_out"),
    [
        ("Expressed sadness while speaking.", True),
        ("Sad and somewhat anxious.", True),
        ("Angry.", False),
        ("Not sad.", False),
        ("Sad, 99 %.", False),
        ("Expressed sadness and will hurt his wife.", False),
        ("Sadness proves a depressive episode.", False),
        ("Spoke during the answer.", False),
    ],
)
def test_a_sentence_about_a_reading_may_say_what_was_read_and_no_more(sentence: str, borne_out: bool) -> None:
    sad = replace(SAD, emotion=TRACE)
    source = reading_source(sad)
    assert source is not None
    assert check(Statement(sentence, (source,)), session(sad)).supported is borne_out
    corrected = replace(sad, emotion=replace(TRACE, corrected_label="angry"))
    assert check(Statement(sentence, (source,)), session(corrected)).supported is False


def test_without_enough_evidence_for_a_label_no_sentence_about_it_is_borne_out() -> None:
    unsure = replace(
        TRACE, readings=(EmotionReading(0.0, 8.0, {"sad": 0.35, "angry": 0.33, "calm": 0.32}, ()),)
    )
    answer = replace(SAD, emotion=unsure)
    assert check(Statement("Sad.", (reading_source(answer),)), session(answer)).supported is False
    assert reading_source(SAD) is None


def test_findings_of_a_report_are_checked_too_but_for_the_clinicians() -> None:
    found = {
        "mood": Finding("Sad for two weeks", "model", (source_for(SAD),)),
        "perception": Finding("Hears voices", "model", (source_for(SAD),)),
        "rapport": Finding("Friendly", "clinician"),
    }
    checked = check_report(Report(mental_state=found), session(SAD)).mental_state
    assert [one.supported for one in checked.values()] == [True, False, None]
