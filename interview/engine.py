"""The interview as a pure function: `advance(session, event) -> (session, commands)`.

No device, no thread, no clock. The two tables say what may happen where. A decision out of place raises
`IllegalMove`; a result out of place, or of an old take, is dropped.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from interview import events, moves_asking, moves_beside, moves_follow_up, moves_results, moves_review
from interview.domain import BEGUN, OVER, Session, Stage
from interview.steps import IllegalMove, Step

__all__ = ["DECISIONS", "RESULTS", "IllegalMove", "Step", "advance"]

log = logging.getLogger(__name__)

Stages = frozenset[Stage]

OPEN: Stages = frozenset(Stage) - OVER
TALKING: Stages = frozenset({Stage.ASKING, Stage.LISTENING})
INTERVIEW: Stages = TALKING | {Stage.SETTLING, Stage.HELD}
BEFORE_REPORT: Stages = BEGUN - {Stage.REPORTING}


def only(stage: Stage) -> Stages:
    return frozenset({stage})


DECISIONS: Mapping[type, tuple[Stages, Callable[[Session, Any], Step]]] = {
    events.SessionOpened: (only(Stage.IDLE), moves_asking.session_opened),
    events.ConsentGiven: (only(Stage.CONSENT), moves_asking.consent_given),
    events.ConsentWithdrawn: (
        frozenset(Stage) - {Stage.IDLE, Stage.CONSENT},
        moves_asking.consent_withdrawn,
    ),
    events.PlanWanted: (only(Stage.PLANNING), moves_asking.plan_wanted),
    events.PlanApproved: (only(Stage.PLANNING), moves_asking.plan_approved),
    events.PlanChanged: (INTERVIEW, moves_asking.plan_changed),
    events.QuestionInserted: (INTERVIEW, moves_asking.question_inserted),
    events.FollowUpApproved: (TALKING, moves_follow_up.follow_up_approved),
    events.FollowUpDismissed: (TALKING, moves_follow_up.follow_up_dismissed),
    events.QuestionRepeated: (TALKING, moves_asking.question_repeated),
    events.QuestionSkipped: (TALKING, moves_asking.question_skipped),
    events.Paused: (only(Stage.LISTENING), moves_asking.paused),
    events.Continued: (only(Stage.LISTENING), moves_asking.continued),
    events.TakeSalvaged: (only(Stage.LISTENING), moves_asking.take_salvaged),
    events.AnswerFinished: (only(Stage.LISTENING), moves_asking.answer_finished),
    events.AnswerTyped: (TALKING, moves_asking.answer_typed),
    events.ClinicianSpoke: (BEFORE_REPORT, moves_beside.clinician_spoke),
    events.NoteWritten: (OPEN - {Stage.IDLE, Stage.CONSENT}, moves_beside.note_written),
    events.FlagDisposed: (BEGUN | {Stage.ABORTED}, moves_asking.flag_disposed),
    events.NextWanted: (only(Stage.HELD), moves_asking.next_wanted),
    events.TextCorrected: (only(Stage.REVIEW), moves_review.text_corrected),
    events.AnswerAmended: (only(Stage.REVIEW), moves_review.answer_amended),
    events.EmotionCorrected: (only(Stage.REVIEW), moves_review.emotion_corrected),
    events.AnswerExcluded: (only(Stage.REVIEW), moves_review.answer_excluded),
    events.AnalysisWanted: (only(Stage.REVIEW), moves_review.analysis_wanted),
    events.RetakeWanted: (only(Stage.REVIEW), moves_review.retake_wanted),
    events.ReviewApproved: (only(Stage.REVIEW), moves_review.review_approved),
    events.ReportEdited: (only(Stage.REPORTING), moves_review.report_edited),
    events.ReviewReopened: (only(Stage.REPORTING), moves_review.review_reopened),
    events.ReportSigned: (only(Stage.REPORTING), moves_review.report_signed),
    events.CoSigned: (only(Stage.CLOSED), moves_review.co_signed),
    events.AddendumSigned: (only(Stage.CLOSED), moves_review.addendum_signed),
    events.Reopened: (only(Stage.CLOSED), moves_review.reopened),
    events.Aborted: (OPEN, moves_review.aborted),
}
RESULTS: Mapping[type, tuple[Stages, Callable[[Session, Any], Step | None]]] = {
    events.QuestionsWritten: (only(Stage.PLANNING), moves_results.questions_written),
    events.QuestionSpoken: (only(Stage.ASKING), moves_results.question_spoken),
    events.AnswerRecorded: (only(Stage.LISTENING), moves_results.answer_recorded),
    events.AnswerTranscribed: (BEGUN, moves_results.answer_transcribed),
    events.EmotionWasRead: (BEGUN, moves_results.emotion_was_read),
    events.SettlingOver: (only(Stage.SETTLING), moves_results.settling_over),
    events.FollowUpSuggested: (TALKING, moves_follow_up.follow_up_suggested),
    events.NoFollowUp: (TALKING, moves_follow_up.no_follow_up),
    events.ReportWritten: (only(Stage.REPORTING), moves_results.report_written),
    events.WorkFailed: (OPEN, moves_results.work_failed),
}


def advance(session: Session, event: events.Event) -> Step:
    """The session after `event`, and the work that this asks for. Raises `IllegalMove`."""
    kind = type(event)
    if kind in RESULTS:
        stages, result_move = RESULTS[kind]
        step = result_move(session, event) if session.stage in stages else None
        if step is None:
            log.info("dropped %s while %s", kind, session.stage)
            return session, ()
        return moves_follow_up.kept_up(step)
    stages, move = DECISIONS[kind]
    if session.stage not in stages:
        raise IllegalMove(f"{kind.__name__} is not possible while {session.stage}")
    return moves_follow_up.kept_up(move(replace(session, problem=None), event))
