"""Moves that results make. None means: out of date, so nothing happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from interview import moves_follow_up
from interview.commands import (
    PrepareVoice,
    ReadEmotion,
    RecordAnswer,
    SpeakQuestion,
    SuggestFollowUp,
    TranscribeAnswer,
    WriteQuestions,
    WriteReport,
)
from interview.domain import BEGUN, Answer, EmotionTrace, Purpose, Recording, Session, Stage, Transcript
from interview.events import (
    AnswerRecorded,
    AnswerTranscribed,
    EmotionWasRead,
    QuestionSpoken,
    QuestionsWritten,
    ReportWritten,
    SettlingOver,
    WorkFailed,
)
from interview.expression import of_person
from interview.moves_asking import may_record, record, segment_over
from interview.report_parts import Finding, Report, Statement
from interview.steps import (
    Step,
    allows,
    flagged,
    listening_to,
    move_on,
    new_answer,
    present_answer,
    settled,
    with_answer,
    with_gaps_named,
    with_problem,
    without_take,
    words_changed,
)
from interview.whose_words import marked


def questions_written(session: Session, event: QuestionsWritten) -> Step:
    return replace(session, questions=event.questions, left_out=event.left_out), ()


def question_spoken(session: Session, event: QuestionSpoken) -> Step | None:
    if event.take != session.take or session.question is None:
        return None
    tape_id = event.tape_id if may_record(session) else None
    session = new_answer(session, Answer(session.question.id, event.take, tape_id))
    answer = with_gaps_named(session, listening_to(session))
    session = replace(with_answer(session, answer), stage=Stage.LISTENING)
    return session, record(session, answer)


def answer_recorded(session: Session, event: AnswerRecorded) -> Step | None:
    answer = listening_to(session)
    if (event.take, event.segment.tape_id) != (answer.take, answer.tape_id):
        return None
    before = answer.recording.segments if answer.recording is not None else ()
    answer = replace(answer, recording=Recording((*before, event.segment)), tape_id=None)
    session = with_answer(session, answer)
    return (session, ()) if answer.paused else settled(replace(session, stage=Stage.SETTLING))


def settling_over(session: Session, event: SettlingOver) -> Step | None:
    return move_on(session) if event.take == listening_to(session).take else None


def answer_transcribed(session: Session, event: AnswerTranscribed) -> Step | None:
    answer = _answer_of_take(session, event.question_id, event.take)
    if answer is None or not allows(session, Purpose.AUDIO):
        return None
    words = marked(event.transcript, answer.clinician_spoke)
    new = flagged(answer, words, session.language)
    if event.tape_ids in ((), answer.tape_ids) and _no_worse(words, answer.transcript):
        new = replace(new, transcript=words)
    return words_changed(session, answer, new)


def emotion_was_read(session: Session, event: EmotionWasRead) -> Step | None:
    answer = _answer_of_take(session, event.question_id, event.take)
    if answer is None or not allows(session, Purpose.EMOTION):
        return None
    if event.tape_ids not in ((), answer.tape_ids) or not _no_worse(event.trace, answer.emotion):
        return None
    trace = of_person(event.trace, answer.clinician_spoke)
    if answer.emotion is not None:
        trace = replace(trace, corrected_label=answer.emotion.corrected_label)
    return settled(with_answer(session, replace(answer, emotion=trace)))


def _answer_of_take(session: Session, question_id: str, take: int) -> Answer | None:
    answer = session.answers.get(question_id)
    if answer is None or answer.take != take or answer.skipped_because is not None:
        return None
    return answer


def _no_worse(new: Transcript | EmotionTrace, old: Transcript | EmotionTrace | None) -> bool:
    """A second reading that found nothing does not replace one that found something."""
    return old is None or new.missing_because is None or old.missing_because is not None


def report_written(session: Session, event: ReportWritten) -> Step | None:
    """The clinician's own words of an earlier draft stay."""
    before = session.report
    if event.draft != session.draft or (before is not None and before.draft == session.draft):
        return None
    report = replace(event.report, draft=session.draft, signatures=(), addenda=())
    return replace(session, report=_with_clinicians_words(report, before)), ()


def _with_clinicians_words(report: Report, before: Report | None) -> Report:
    if before is None:
        return report
    own: dict[str, Finding] = {
        name: finding for name, finding in before.mental_state.items() if finding.origin == "clinician"
    }
    kept = {
        part: (*report.analyses.get(part, ()), *mine)
        for part, told in before.analyses.items()
        if (mine := _own_words(told))
    }
    return replace(
        report,
        analyses={**report.analyses, **kept},
        conclusion=(*report.conclusion, *_own_words(before.conclusion)),
        formulation=before.formulation or report.formulation,
        mental_state={**report.mental_state, **own},
    )


def _own_words(told: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Sentences that the clinician wrote or changed. Whether the words still bear them out, nobody has looked."""
    return tuple(replace(one, supported=None) for one in told if one.written_by == "clinician")


# ── failures: none strands the interview ───────────────────────────────────────────────────────────────


def work_failed(session: Session, event: WorkFailed) -> Step | None:
    if isinstance(event.command, SuggestFollowUp):
        return moves_follow_up.none_found(session, event.command.question.id, event.command.take)
    step = _FAILURES[type(event.command)](session, event.command, event.reason)
    if step is None:
        return None
    return with_problem(step[0], event.command, event.reason), step[1]


def _questions_failed(session: Session, _command: WriteQuestions, _reason: str) -> Step | None:
    return (session, ()) if session.stage is Stage.PLANNING else None


def _speaking_failed(session: Session, command: SpeakQuestion, _reason: str) -> Step | None:
    """The text is on the screen: go on listening. Without even a tape: repeat, skip or type."""
    if session.stage is not Stage.ASKING or command.take != session.take:
        return None
    return session, (replace(command, aloud=False),) if command.aloud else ()


def _recording_failed(session: Session, command: RecordAnswer, _reason: str) -> Step | None:
    """Segments before the fault and typed words are kept; with neither, back to asking: repeat, skip or type."""
    answer = present_answer(session)
    if session.stage is not Stage.LISTENING or answer is None:
        return None
    if (command.take, command.tape_id) != (answer.take, answer.tape_id):
        return None
    if answer.recording is not None or answer.typed_text is not None or answer.paused:
        return segment_over(session, replace(answer, tape_id=None, paused=True))
    session = replace(without_take(session), take=session.take + 1)
    return replace(session, stage=Stage.HELD if session.open_flags else Stage.ASKING), ()


def _transcribing_failed(session: Session, command: TranscribeAnswer, reason: str) -> Step | None:
    words = Transcript("", missing_because=reason)
    return _filled(
        session,
        AnswerTranscribed(command.question_id, command.take, words, command.tape_ids),
        answer_transcribed,
    )


def _reading_failed(session: Session, command: ReadEmotion, reason: str) -> Step | None:
    trace = EmotionTrace("", missing_because=reason)
    return _filled(
        session, EmotionWasRead(command.question_id, command.take, trace, command.tape_ids), emotion_was_read
    )


def _filled(session: Session, event: Any, move: Callable[[Session, Any], Step | None]) -> Step | None:
    return move(session, event) if session.stage in BEGUN else None


def _report_failed(session: Session, command: WriteReport, _reason: str) -> Step | None:
    written = session.report is not None and session.report.draft == session.draft
    if session.stage is not Stage.REPORTING or command.session.draft != session.draft or written:
        return None
    return replace(session, stage=Stage.REVIEW), ()


def _preparing_failed(_session: Session, _command: PrepareVoice, _reason: str) -> Step | None:
    """The question will be rendered when its turn comes, and may fail then."""
    return None


_FAILURES: Mapping[type, Callable[[Session, Any, str], Step | None]] = {
    WriteQuestions: _questions_failed,
    SpeakQuestion: _speaking_failed,
    PrepareVoice: _preparing_failed,
    RecordAnswer: _recording_failed,
    TranscribeAnswer: _transcribing_failed,
    ReadEmotion: _reading_failed,
    WriteReport: _report_failed,
}
