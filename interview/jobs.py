"""One function a work command: `(command, services, stop, watch) -> event`. Blocking, without threads and Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

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
from interview.events import (
    AnswerRecorded,
    AnswerTranscribed,
    EmotionWasRead,
    FollowUpSuggested,
    NoFollowUp,
    QuestionSpoken,
    QuestionsWritten,
    ReportWritten,
    Result,
)
from interview.ports import FollowUpRequest, QuestionRequest, Services, Stop, Tape, Watch

Job = Callable[[Any, Services, Stop, Watch], Result | None]


def write_questions(
    command: WriteQuestions, services: Services, stop: Stop, watch: Watch
) -> QuestionsWritten:
    request = QuestionRequest(
        command.disorder_code,
        command.disorder_name,
        command.generic,
        command.language,
        command.number,
        command.drafted,
    )
    plan = services.questions.write(request, stop, watch)
    return QuestionsWritten(plan.questions, plan.left_out)


def speak_question(command: SpeakQuestion, services: Services, stop: Stop, _watch: Watch) -> QuestionSpoken:
    """The tape is made here, before anybody is told its id."""
    if command.aloud:
        services.speaker.say(command.question.text, command.language, stop)
    stop.check()
    return QuestionSpoken(command.take, services.store.new_tape(command.session_id, command.take))


def prepare_voice(command: PrepareVoice, services: Services, stop: Stop, _watch: Watch) -> None:
    services.speaker.prepare(command.texts, command.language, stop)


def record_answer(command: RecordAnswer, services: Services, stop: Stop, watch: Watch) -> AnswerRecorded:
    """However it ends, nobody waits for this tape any more."""
    tape = Tape(command.tape_id, services.store)
    try:
        segment = services.recorder.record(tape, command.with_sound, command.with_picture, stop, watch)
        stop.check()
        return AnswerRecorded(command.take, segment)
    finally:
        services.store.finish_tape(command.tape_id)


def transcribe_answer(
    command: TranscribeAnswer, services: Services, stop: Stop, watch: Watch
) -> AnswerTranscribed:
    tapes = [Tape(tape_id, services.store) for tape_id in command.tape_ids]
    transcript = services.transcriber.transcribe(tapes, command.language, stop, watch)
    return AnswerTranscribed(command.question_id, command.take, transcript, command.tape_ids)


def read_emotion(command: ReadEmotion, services: Services, stop: Stop, watch: Watch) -> EmotionWasRead:
    tapes = [Tape(tape_id, services.store) for tape_id in command.tape_ids]
    trace = services.emotion.read(tapes, stop, watch)
    return EmotionWasRead(command.question_id, command.take, trace, command.tape_ids)


def suggest_follow_up(
    command: SuggestFollowUp, services: Services, stop: Stop, _watch: Watch
) -> FollowUpSuggested | NoFollowUp:
    request = FollowUpRequest(
        command.question,
        command.answer,
        command.asked,
        command.disorder_code,
        command.disorder_name,
        command.generic,
        command.language,
    )
    found = services.follow_ups.suggest(request, stop) if services.follow_ups is not None else None
    of = command.question.id, command.take
    return (
        NoFollowUp(*of) if found is None else FollowUpSuggested(*of, found.text, found.why, found.written_by)
    )


def write_report(command: WriteReport, services: Services, stop: Stop, watch: Watch) -> ReportWritten:
    report = services.reports.write(command.session, stop, watch)
    return ReportWritten(report, command.session.draft)


JOBS: Mapping[type, Job] = {
    WriteQuestions: write_questions,
    SpeakQuestion: speak_question,
    PrepareVoice: prepare_voice,
    RecordAnswer: record_answer,
    TranscribeAnswer: transcribe_answer,
    ReadEmotion: read_emotion,
    SuggestFollowUp: suggest_follow_up,
    WriteReport: write_report,
}
