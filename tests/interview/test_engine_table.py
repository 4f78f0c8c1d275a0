"""The table of moves: where each event is legal, refused or dropped."""

from __future__ import annotations

import logging

import pytest

from interview.commands import (
    ReadEmotion,
    RecordAnswer,
    SpeakQuestion,
    SuggestFollowUp,
    TranscribeAnswer,
    WriteQuestions,
    WriteReport,
)
from interview.domain import OVER, EmotionTrace, Note, Purpose, Question, Session, Stage, Transcript
from interview.engine import DECISIONS, RESULTS, IllegalMove, advance
from interview.events import (
    Aborted,
    AddendumSigned,
    AnalysisWanted,
    AnswerAmended,
    AnswerExcluded,
    AnswerFinished,
    AnswerTranscribed,
    AnswerTyped,
    ClinicianSpoke,
    ConsentGiven,
    ConsentWithdrawn,
    Continued,
    CoSigned,
    Decision,
    EmotionCorrected,
    EmotionWasRead,
    FlagDisposed,
    FollowUpApproved,
    FollowUpDismissed,
    FollowUpSuggested,
    NextWanted,
    NoFollowUp,
    NoteWritten,
    Paused,
    PlanApproved,
    PlanChanged,
    PlanWanted,
    QuestionInserted,
    QuestionRepeated,
    QuestionSkipped,
    QuestionSpoken,
    QuestionsWritten,
    Reopened,
    ReportEdited,
    ReportSigned,
    ReportWritten,
    Result,
    RetakeWanted,
    ReviewApproved,
    ReviewReopened,
    SessionOpened,
    SettlingOver,
    TakeSalvaged,
    TextCorrected,
    WorkFailed,
)
from interview.report_parts import Report
from tests.fakes import DISPOSED, a_consent, some_questions
from tests.interview.walks import CO_SIGNED, NOW, RISKY, SIGNED, at_stage, recorded

EXAMPLES = {
    SessionOpened: SessionOpened(NOW),
    ConsentGiven: ConsentGiven(a_consent()),
    ConsentWithdrawn: ConsentWithdrawn(Purpose.VIDEO, NOW),
    PlanWanted: PlanWanted(),
    PlanApproved: PlanApproved(some_questions()),
    PlanChanged: PlanChanged(some_questions()[1:]),
    QuestionInserted: QuestionInserted(Question("new", "new", "New?")),
    FollowUpApproved: FollowUpApproved("q1", 1, "Since when?"),
    FollowUpDismissed: FollowUpDismissed("q1", 1),
    QuestionRepeated: QuestionRepeated(),
    QuestionSkipped: QuestionSkipped("tired"),
    Paused: Paused(),
    Continued: Continued("s1.9.aaaaaaaa"),
    TakeSalvaged: TakeSalvaged(1, None),
    AnswerFinished: AnswerFinished(),
    AnswerTyped: AnswerTyped("fine"),
    ClinicianSpoke: ClinicianSpoke(1, 0.0, 1.0),
    NoteWritten: NoteWritten(Note(NOW, "avoids eye contact")),
    FlagDisposed: FlagDisposed("q1", 0, DISPOSED),
    NextWanted: NextWanted(),
    TextCorrected: TextCorrected("q1", "fine"),
    AnswerAmended: AnswerAmended("q1", "fine"),
    EmotionCorrected: EmotionCorrected("q1", "sad"),
    AnswerExcluded: AnswerExcluded("q1"),
    AnalysisWanted: AnalysisWanted("q1"),
    RetakeWanted: RetakeWanted("q1"),
    ReviewApproved: ReviewApproved(),
    ReportEdited: ReportEdited(Report()),
    ReviewReopened: ReviewReopened(),
    ReportSigned: ReportSigned(SIGNED),
    CoSigned: CoSigned(CO_SIGNED),
    AddendumSigned: AddendumSigned("later", SIGNED),
    Reopened: Reopened("a slip"),
    Aborted: Aborted("no time"),
}
TALKING = {Stage.ASKING, Stage.LISTENING}
INTERVIEW = TALKING | {Stage.SETTLING, Stage.HELD}
LEGAL = {
    SessionOpened: {Stage.IDLE},
    ConsentGiven: {Stage.CONSENT},
    ConsentWithdrawn: set(Stage) - {Stage.IDLE, Stage.CONSENT},
    PlanWanted: {Stage.PLANNING},
    PlanApproved: {Stage.PLANNING},
    PlanChanged: INTERVIEW,
    QuestionInserted: INTERVIEW,
    FollowUpApproved: TALKING,
    FollowUpDismissed: TALKING,
    QuestionRepeated: TALKING,
    QuestionSkipped: TALKING,
    Paused: {Stage.LISTENING},
    Continued: {Stage.LISTENING},
    TakeSalvaged: {Stage.LISTENING},
    AnswerFinished: {Stage.LISTENING},
    AnswerTyped: TALKING,
    ClinicianSpoke: INTERVIEW | {Stage.ANALYSING, Stage.REVIEW},
    NoteWritten: set(Stage) - OVER - {Stage.IDLE, Stage.CONSENT},
    FlagDisposed: INTERVIEW | {Stage.ANALYSING, Stage.REVIEW, Stage.REPORTING, Stage.ABORTED},
    NextWanted: {Stage.HELD},
    TextCorrected: {Stage.REVIEW},
    AnswerAmended: {Stage.REVIEW},
    EmotionCorrected: {Stage.REVIEW},
    AnswerExcluded: {Stage.REVIEW},
    AnalysisWanted: {Stage.REVIEW},
    RetakeWanted: {Stage.REVIEW},
    ReviewApproved: {Stage.REVIEW},
    ReportEdited: {Stage.REPORTING},
    ReviewReopened: {Stage.REPORTING},
    ReportSigned: {Stage.REPORTING},
    CoSigned: {Stage.CLOSED},
    AddendumSigned: {Stage.CLOSED},
    Reopened: {Stage.CLOSED},
    Aborted: set(Stage) - OVER,
}


def test_the_tables_have_every_event():
    assert set(DECISIONS) == set(Decision.__args__) == set(EXAMPLES) == set(LEGAL)
    assert set(RESULTS) == set(Result.__args__)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
def test_a_decision_out_of_place_is_refused_and_changes_nothing(kind, stage):
    assert DECISIONS[kind][0] == LEGAL[kind]
    if stage in LEGAL[kind]:
        return
    with pytest.raises(IllegalMove, match=kind.__name__):
        advance(at_stage(stage), EXAMPLES[kind])


def late_results(session: Session):
    question = some_questions()[0]
    tape = "s1.1.00000001"
    record = RecordAnswer("s1", "q1", 1, tape, True, True)
    yield QuestionsWritten((), ())
    yield QuestionSpoken(session.take, tape)
    yield recorded(1, tape)
    yield AnswerTranscribed("q1", 1, Transcript(RISKY))
    yield EmotionWasRead("q1", 1, EmotionTrace("m"))
    yield SettlingOver(session.take)
    yield FollowUpSuggested("q1", 1, RISKY, "", "model m")
    yield NoFollowUp("q1", 1)
    yield ReportWritten(Report(), session.draft)
    yield WorkFailed(WriteQuestions("s1", "", "", False, "en", 3), "why")
    yield WorkFailed(SpeakQuestion("s1", session.take, question, "en"), "why")
    yield WorkFailed(record, "why")
    yield WorkFailed(TranscribeAnswer("s1", "q1", 1, (tape,), "en"), "why")
    yield WorkFailed(ReadEmotion("s1", "q1", 1, (tape,)), "why")
    suggest = SuggestFollowUp("s1", question, 1, RISKY, (), "", "", False, "en")
    yield WorkFailed(suggest, "why")
    yield WorkFailed(WriteReport(session), "why")


@pytest.mark.parametrize("stage", Stage)
def test_a_result_out_of_place_is_dropped_and_named_without_its_contents(stage, caplog):
    session = at_stage(stage)
    for event in late_results(session):
        if stage in RESULTS[type(event)][0]:
            continue
        with caplog.at_level(logging.INFO):
            assert advance(session, event) == (session, ())
        assert type(event).__name__ in caplog.text
    assert "kill" not in caplog.text


@pytest.mark.parametrize("stage", [Stage.CONSENT, Stage.PLANNING, *OVER])
def test_no_result_of_an_answer_touches_a_session_that_is_not_in_it(stage):
    session = at_stage(stage)
    for event in late_results(session):
        if not isinstance(event, QuestionsWritten) and not isinstance(
            getattr(event, "command", None), WriteQuestions
        ):
            assert advance(session, event) == (session, ())
