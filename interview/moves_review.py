"""Moves after the last answer: review, report, signature, and the end of a session."""

from __future__ import annotations

from dataclasses import replace

from interview.commands import CancelAll, CancelReport, WriteReport
from interview.domain import Answer, Session, Stage, Transcript
from interview.events import (
    Aborted,
    AddendumSigned,
    AnalysisWanted,
    AnswerAmended,
    AnswerExcluded,
    CoSigned,
    EmotionCorrected,
    Reopened,
    ReportEdited,
    ReportSigned,
    RetakeWanted,
    ReviewApproved,
    ReviewReopened,
    TextCorrected,
)
from interview.report_parts import Addendum, Report
from interview.steps import Step, analyses, answer_to, ask, flagged, require, with_answer


def _said(session: Session, question_id: str) -> Answer:
    answer = answer_to(session, question_id)
    require(answer.skipped_because is None, "this question was skipped: ask it again instead")
    return answer


def text_corrected(session: Session, event: TextCorrected) -> Step:
    answer = replace(_said(session, event.question_id), corrected_text=event.text)
    return with_answer(session, flagged(answer, Transcript(event.text), session.language)), ()


def answer_amended(session: Session, event: AnswerAmended) -> Step:
    answer = replace(_said(session, event.question_id), amended_text=event.text)
    return with_answer(session, flagged(answer, Transcript(event.text), session.language)), ()


def emotion_corrected(session: Session, event: EmotionCorrected) -> Step:
    answer = _said(session, event.question_id)
    require(bool(event.label.strip()), "a correction names an emotion")
    if answer.emotion is None:
        return session, ()
    trace = replace(answer.emotion, corrected_label=event.label)
    return with_answer(session, replace(answer, emotion=trace)), ()


def answer_excluded(session: Session, event: AnswerExcluded) -> Step:
    answer = answer_to(session, event.question_id)
    return with_answer(session, replace(answer, excluded=event.excluded)), ()


def analysis_wanted(session: Session, event: AnalysisWanted) -> Step:
    """What there is stays until something better comes."""
    commands = analyses(session, _said(session, event.question_id), again=True)
    require(bool(commands), "there is no recording that may be analysed")
    return session, commands


def retake_wanted(session: Session, event: RetakeWanted) -> Step:
    require(not session.open_flags, "a risk statement has no disposition yet")
    positions = [at for at, question in enumerate(session.questions) if question.id == event.question_id]
    require(bool(positions), "there is no such question")
    return ask(session, positions[0])


def review_approved(session: Session, _event: ReviewApproved) -> Step:
    session = replace(session, stage=Stage.REPORTING, draft=session.draft + 1)
    return session, (WriteReport(session),)


def _written(session: Session) -> Report:
    """The report of the newest draft; what is left of an earlier one does not count."""
    report = session.report if session.report is not None else Report(draft=-1)
    require(report.draft == session.draft, "the report is not written yet")
    return report


def report_edited(session: Session, event: ReportEdited) -> Step:
    draft = _written(session).draft
    return replace(session, report=replace(event.report, draft=draft, signatures=(), addenda=())), ()


def review_reopened(session: Session, _event: ReviewReopened) -> Step:
    return replace(session, stage=Stage.REVIEW), (CancelReport(),)


def report_signed(session: Session, event: ReportSigned) -> Step:
    report = _written(session)
    require(not session.has_unseen_flags, "a risk statement was not seen by a clinician yet")
    report = replace(report, signatures=(*report.signatures, event.signature))
    return replace(session, stage=Stage.CLOSED, report=report), ()


def co_signed(session: Session, event: CoSigned) -> Step:
    report = _written(session)
    require(event.signature.meaning == "supervisor", "beside the author signs a supervisor")
    names = {signature.name for signature in report.signatures}
    require(event.signature.name not in names, "this name has signed already")
    return replace(session, report=replace(report, signatures=(*report.signatures, event.signature))), ()


def addendum_signed(session: Session, event: AddendumSigned) -> Step:
    report = _written(session)
    addenda = (*report.addenda, Addendum(event.text, event.signature))
    return replace(session, report=replace(report, addenda=addenda)), ()


def reopened(session: Session, event: Reopened) -> Step:
    """Back to the review; the signed version is kept as it was signed."""
    report = _written(session)
    earlier = (*session.earlier_reports, replace(report, reopened_because=event.reason))
    draft = replace(report, signatures=(), addenda=())
    return replace(session, stage=Stage.REVIEW, report=draft, earlier_reports=earlier), ()


def aborted(session: Session, event: Aborted) -> Step:
    return replace(session, stage=Stage.ABORTED, aborted_because=event.reason), (CancelAll(),)
