from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interview.domain import Answer, Stage
from interview.errors import PartMissing
from interview.report_parts import Report, Statement
from reports.markdown_view import to_markdown
from tests.reports.examples import PROVENANCE, SIGNATURE, arabic, english, signed

GOLDEN = Path(__file__).with_name("golden")


def lines(text: str, title: str) -> list[str]:
    """The lines of one section."""
    return text.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0].strip().split("\n")


@pytest.mark.parametrize(
    ("name", "session"),
    [("english", english()), ("arabic", arabic()), ("signed", signed(english()))],
)
def test_report_is_the_golden_one_to_the_byte(name, session):
    assert to_markdown(session, PROVENANCE).encode() == (GOLDEN / f"{name}.md").read_bytes()


def test_risk_stands_before_the_first_question_in_every_language():
    for session, risk, question in (
        (english(), "Risk statements", "Question 1"),
        (arabic(), "أقوال", "السؤال 1"),
    ):
        text = to_markdown(session, PROVENANCE)
        assert text.index(f"\n## {risk}") < text.index(f"\n## {question}\n")


def test_each_question_has_its_four_lines():
    text = to_markdown(english(), PROVENANCE)
    for number in range(1, 9):
        top = [line.split(":")[0] for line in lines(text, f"Question {number}") if line.startswith("- ")]
        assert top == ["- Question", "- Answer", "- Emotion", "- Analysis"]


def test_risk_statement_is_verbatim_with_its_place_and_what_was_done():
    risk = "\n".join(lines(to_markdown(english(), PROVENANCE), "Risk statements"))
    assert "“taking all the pills”\n    - Where: Question 3, 0:12–0:15" in risk
    assert (
        "Disposition: stayed with the person, safety plan made, Dr A. Example, 2025-03-04 10:21 +01:00"
        in risk
    )
    assert "Disposition: not yet seen by a clinician" in risk


def test_excluded_answer_is_not_printed_but_its_risk_statement_is():
    text = to_markdown(english(), PROVENANCE)
    assert "- Answer: not shown: excluded by the clinician" in lines(text, "Question 7")
    assert "My neighbour" not in text
    assert "“I could strangle him”" in text


def test_flag_of_a_question_that_left_the_plan_is_still_printed():
    session = replace(english(), questions=english().questions[:2])
    risk = "\n".join(lines(to_markdown(session, PROVENANCE), "Risk statements"))
    assert "“better off without me”\n    - Where: a question that is no longer in the plan, 0:04–0:07" in risk


def test_no_flag_is_said_not_to_be_evidence():
    session = replace(english(), answers={"q1": Answer("q1", 1, typed_text="well")})
    risk = lines(to_markdown(session, PROVENANCE), "Risk statements")
    assert risk[0] == "- The risk rules found no statement. This is not evidence that there is no risk."
    assert risk[1].startswith("- 7 of 8 questions have no answer in words")


def test_every_earlier_wording_of_an_answer_is_kept():
    part = lines(to_markdown(english(), PROVENANCE), "Question 2")
    assert part[1] == "- Answer: My heart races, my shoulders are hard as wood, and my stomach turns."
    assert "rough" in part[2]
    assert part[3].endswith("My heart races, and my shoulders are hard as wood.")
    assert part[4].endswith("my heart it races and my shoulders are hard as wood")


def test_unknown_emotion_is_never_a_label():
    text = to_markdown(english(), PROVENANCE)
    assert "- Emotion: not enough evidence (fearful 0.39, sad 0.36, neutral 0.20, face and voice)" in text
    assert "- Emotion: fearful 0.55, sad 0.25, neutral 0.20 (face and voice)" in text
    assert "- Emotion: ashamed (set by the clinician)\n    - Estimated by the model: sad 0.65" in text
    assert "- Emotion: not available: no emotion model installed" in text
    assert "- Emotion: not available: the answer was typed" in text


def test_statement_shows_its_source_or_that_it_has_none():
    analysis = lines(to_markdown(english(), PROVENANCE), "Question 1")[-1]
    assert "daily since Christmas. [Q1 0:02–0:09] [Q1 1:01–1:12] The worry" in analysis
    assert "[Q1 1:20–1:28] (not checked against the answers)" in analysis
    assert "history of anxiety. (unsupported: no passage of the answers was found for it)" in analysis
    bare = Report(analyses={"q1": (Statement("Sleeps well.", supported=True),)}, written_by="model")
    assert "Sleeps well. (unsupported" in to_markdown(replace(english(), report=bare), PROVENANCE)


def test_plain_report_holds_no_finding():
    session = replace(english(), report=Report(written_by="plain"))
    text = to_markdown(session, PROVENANCE)
    table = [line for line in lines(text, "Mental state") if line.startswith("| ")][2:]
    assert len(table) == 12
    assert all(line.endswith("| not assessed | – |") for line in table)
    assert "- Analysis: none: the plain writer sets down what was said and analyses nothing" in text
    assert "- From the answers: not written: the plain writer draws no conclusion" in text


def test_what_was_not_asked_is_listed_and_not_filled():
    part = lines(to_markdown(english(), PROVENANCE), "Not asked")
    topics = "family history; substances and medicines; core symptom: irritability"
    assert part[1] == f"- Topics outside the plan: {topics}"
    assert part[2] == "- Question 5: sleep, appetite and energy; skipped: the person was tired"
    assert part[-1] == "- Question 8: strengths and support; not available: not asked"


def test_draft_until_signed():
    draft, final = to_markdown(english(), PROVENANCE), to_markdown(signed(english()), PROVENANCE)
    assert "> Draft – not a diagnosis." in draft
    assert "- not signed: this is a draft" in draft
    assert "raft – not a diagnosis" not in final
    assert f"- Signature: {SIGNATURE.name}, psychiatrist, author, 2025-03-04 12:30 +01:00" in final


def test_interview_that_ended_early_says_so():
    session = replace(english(), stage=Stage.ABORTED, aborted_because="the person left")
    assert "- Ended early: the person left" in to_markdown(session, PROVENANCE)


def test_arabic_report_has_arabic_headings_and_keeps_foreign_words_apart():
    text = to_markdown(arabic(), PROVENANCE)
    titles = [line for line in text.split("\n") if line.startswith("#")]
    assert all(not any("a" <= letter.lower() <= "z" for letter in title) for title in titles)
    assert "- الجواب: \u2066I sleep two hours, then I am awake.\u2069" in text
    assert "\u2066ICD-11 6A70\u2069" in text


def test_language_without_words_is_named():
    with pytest.raises(PartMissing, match="ar, en"):
        to_markdown(replace(english(), language="xx"), PROVENANCE)
