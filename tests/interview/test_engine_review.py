"""Moves after the last answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.commands import CancelAll, CancelReport, ReadEmotion, TranscribeAnswer, WriteReport
from interview.domain import Stage
from interview.engine import IllegalMove, advance
from interview.events import (
    Aborted,
    AddendumSigned,
    AnalysisWanted,
    AnswerExcluded,
    CoSigned,
    EmotionCorrected,
    QuestionSkipped,
    Reopened,
    ReportEdited,
    ReportSigned,
    ReportWritten,
    RetakeWanted,
    ReviewApproved,
    ReviewReopened,
    TextCorrected,
    WorkFailed,
)
from interview.report_parts import Finding, Report, Source, Statement
from tests.interview.walks import CO_SIGNED, SIGNED, at_stage, heard, listening, play, recorded, seen, spoken


def test_a_retake_replaces_one_answer_and_comes_back_to_the_review():
    before = at_stage(Stage.REVIEW)
    session, commands = advance(before, RetakeWanted("q2"))
    assert (commands[0].question.id, commands[0].take) == ("q2", before.take + 1)
    session = play(session, spoken(session.take, "t9"), recorded(session.take, "t9"))
    session = play(session, heard("q2", session.take, "better"), seen("q2", session.take))
    assert session.stage is Stage.REVIEW
    assert session.answers["q2"].text() == "better"
    assert session.earlier_answers == (before.answers["q2"],)


@pytest.mark.parametrize("spoken_first", [False, True])
def test_a_retake_that_is_skipped_leaves_the_earlier_answer(spoken_first):
    before = at_stage(Stage.REVIEW)
    session = play(before, RetakeWanted("q2"))
    if spoken_first:
        session = play(session, spoken(session.take, "t9"))
    session = play(session, QuestionSkipped("enough"))
    assert session.stage is Stage.REVIEW
    assert session.answers == before.answers
    assert session.earlier_answers == ()


def test_review_changes_one_answer():
    session = play(
        at_stage(Stage.REVIEW), TextCorrected("q1", "c"), EmotionCorrected("q1", "calm"), AnswerExcluded("q1")
    )
    answer = session.answers["q1"]
    assert (answer.text(), answer.emotion.label(), answer.excluded) == ("c", "calm", True)
    session, commands = advance(session, AnalysisWanted("q1"))
    assert {type(command) for command in commands} == {TranscribeAnswer, ReadEmotion}
    session = play(session, *(WorkFailed(command, "no") for command in commands))
    assert session.answers["q1"].transcript == answer.transcript, "a failed second reading takes nothing away"
    session = play(session, seen("q1", answer.take), heard("q1", answer.take, "anew"))
    assert session.answers["q1"].emotion.corrected_label == "calm"
    assert session.answers["q1"].transcript.text == "anew"
    assert session.answers["q1"].text() == "c"


def test_a_failed_report_leads_back_to_the_review():
    session, commands = advance(at_stage(Stage.REVIEW), ReviewApproved())
    assert commands == (WriteReport(session),)
    assert play(session, WorkFailed(commands[0], "no")).stage is Stage.REVIEW


def test_a_report_of_an_earlier_draft_is_dropped():
    session = play(at_stage(Stage.REVIEW), ReviewApproved())
    old = WriteReport(session)
    session, commands = advance(session, ReviewReopened())
    assert (session.stage, commands) == (Stage.REVIEW, (CancelReport(),))
    session = play(session, ReviewApproved())
    assert advance(session, ReportWritten(Report(), 1)) == (session, ())
    assert advance(session, WorkFailed(old, "no")) == (session, ())
    with pytest.raises(IllegalMove):
        advance(session, ReportSigned(SIGNED))
    session = play(session, ReportWritten(Report(written_by="m"), 2))
    assert session.report.written_by == "m"
    assert advance(session, ReportWritten(Report(), 2)) == (session, ()), "the second of two"


def test_the_clinicians_words_outlive_a_new_draft_and_an_edit_takes_the_signature_off():
    own = {"mood": Finding("low", "clinician")}
    session = play(at_stage(Stage.REVIEW), ReviewApproved(), ReportWritten(Report(), 1))
    session = play(session, ReportEdited(Report(formulation="mine", mental_state=own, signatures=(SIGNED,))))
    assert session.report.signatures == ()
    session = play(session, ReviewReopened(), ReviewApproved(), ReportWritten(Report(written_by="m"), 2))
    assert (session.report.formulation, session.report.mental_state) == ("mine", own)
    assert session.report.written_by == "m"


def test_sentences_the_clinician_wrote_or_changed_outlive_a_new_draft_and_are_to_be_checked_again():
    own = Statement("Mine.", written_by="clinician")
    changed = Statement("Changed.", (Source("q1", None, None, "00"),), True, "clinician")
    drafted = Statement("Drafted.", written_by="model m")
    first = Report({"q1": (drafted, changed)}, (own, drafted), written_by="model m")
    session = play(at_stage(Stage.REVIEW), ReviewApproved(), ReportWritten(Report(), 1), ReportEdited(first))
    anew = Statement("Anew.", written_by="model m")
    report = Report({"q2": (anew,)}, (anew,), written_by="model m")
    session = play(session, ReviewReopened(), ReviewApproved(), ReportWritten(report, 2))
    assert session.report.analyses == {"q1": (replace(changed, supported=None),), "q2": (anew,)}
    assert session.report.conclusion == (anew, own)


def test_a_signed_report_closes_is_amended_and_reopened_with_the_old_version_kept():
    session = play(at_stage(Stage.CLOSED), AddendumSigned("later", SIGNED))
    assert session.report.addenda[0].text == "later"
    closed = session.report
    session = play(session, Reopened("a slip"))
    assert session.stage is Stage.REVIEW
    assert session.earlier_reports == (replace(closed, reopened_because="a slip"),)
    assert (session.report.signatures, session.report.addenda) == ((), ())


def test_an_abort_cancels_everything_and_keeps_what_there_is():
    session, commands = advance(listening(), Aborted("fire alarm"))
    assert (session.stage, session.aborted_because, commands) == (Stage.ABORTED, "fire alarm", (CancelAll(),))
    assert session.answers["q1"].tape_id == "t1"


def test_a_supervisor_signs_once_beside_the_author():
    session = play(at_stage(Stage.CLOSED), CoSigned(CO_SIGNED))
    assert session.report.signatures == (SIGNED, CO_SIGNED)
    for signature in (CO_SIGNED, replace(SIGNED, name="Dr C"), replace(CO_SIGNED, name="Dr A")):
        with pytest.raises(IllegalMove):
            advance(session, CoSigned(signature))
