"""Moves from the first consent to the last answer: decisions while a person is being interviewed."""

from __future__ import annotations

from dataclasses import replace

from interview import risk
from interview.commands import (
    Command,
    DropTake,
    ForgetMedia,
    PrepareVoice,
    RecordAnswer,
    StopRecording,
    WriteQuestions,
)
from interview.domain import Answer, Purpose, Recording, Session, Stage, Transcript
from interview.events import (
    AnswerFinished,
    AnswerTyped,
    ConsentGiven,
    ConsentWithdrawn,
    Continued,
    FlagDisposed,
    NextWanted,
    Paused,
    PlanApproved,
    PlanChanged,
    PlanWanted,
    QuestionInserted,
    QuestionRepeated,
    QuestionSkipped,
    SessionOpened,
    TakeSalvaged,
)
from interview.steps import (
    Step,
    allows,
    analyses,
    answer_to,
    ask,
    check_plan,
    flagged,
    listening_to,
    move_on,
    new_answer,
    present_answer,
    require,
    seconds_before,
    settled,
    topics_left_out,
    was_given,
    with_answer,
    with_gaps_named,
    without_take,
)
from interview.whose_words import cut_off_at

# ── before the first question ──────────────────────────────────────────────────────────────────────────


def session_opened(session: Session, event: SessionOpened) -> Step:
    risk.flags(Transcript(""), session.language)  # a language without risk rules is refused at the door
    return replace(session, stage=Stage.CONSENT, opened_at=event.at), ()


def consent_given(session: Session, event: ConsentGiven) -> Step:
    session = replace(session, stage=Stage.PLANNING, consent=event.consent)
    return session, (write_questions(session),)


def write_questions(session: Session) -> WriteQuestions:
    chosen = session.disorder
    return WriteQuestions(
        session.id,
        chosen.code,
        chosen.name,
        chosen.generic,
        session.language,
        session.number_of_questions,
        allows(session, Purpose.AI_TEXT),
    )


def plan_wanted(session: Session, _event: PlanWanted) -> Step:
    return session, (write_questions(session),)


def plan_approved(session: Session, event: PlanApproved) -> Step:
    check_plan(event.questions)
    left_out = topics_left_out(session, event.questions)
    session, commands = ask(replace(session, questions=event.questions, left_out=left_out), 0)
    later = tuple(question.text for question in event.questions[1:])
    return session, (*commands, PrepareVoice(session.id, later, session.language))


def plan_changed(session: Session, event: PlanChanged) -> Step:
    questions = (*session.questions[: session.position + 1], *event.later)
    check_plan(questions)
    staying = set(questions)
    lost = [
        question
        for question in session.questions
        if question.id in session.answers and question not in staying
    ]
    require(not lost, "a question that has an answer stays in the plan as it was asked")
    left_out = topics_left_out(session, questions)
    return replace(session, questions=questions, left_out=left_out), ()


def question_inserted(session: Session, event: QuestionInserted) -> Step:
    after = session.position + 1
    return plan_changed(session, PlanChanged((event.question, *session.questions[after:])))


# ── consent taken back ─────────────────────────────────────────────────────────────────────────────────


def consent_withdrawn(session: Session, event: ConsentWithdrawn) -> Step:
    """That stream stops, its segment is sealed, and what there is of it is offered for deletion."""
    consent = session.consent
    require(consent is not None, "there is no consent to take back")
    if consent is None or not consent.allows(event.purpose):
        return session, ()
    grant = replace(consent.purposes[event.purpose], withdrawn_at=event.at)
    session = replace(session, consent=replace(consent, purposes={**consent.purposes, event.purpose: grant}))
    session, commands = _stream_stopped(session, event.purpose)
    for answer in session.answers.values():
        if was_given(answer) or answer.tape_ids:
            session = with_answer(session, with_gaps_named(session, answer))
    session, more = settled(session)
    forget = ForgetMedia(session.id, event.purpose, _tapes_for(session, event.purpose))
    return session, (*commands, forget, *more)


def _stream_stopped(session: Session, purpose: Purpose) -> Step:
    answer = present_answer(session)
    recording = session.stage is Stage.LISTENING and answer is not None and answer.tape_id is not None
    if answer is None or not recording or purpose not in (Purpose.AUDIO, Purpose.VIDEO):
        return session, ()
    return with_answer(session, replace(answer, paused=True)), (StopRecording(answer.take),)


def _tapes_for(session: Session, purpose: Purpose) -> tuple[str, ...]:
    if purpose not in (Purpose.AUDIO, Purpose.VIDEO, Purpose.KEEP_MEDIA):
        return ()
    every = (*session.earlier_answers, *session.answers.values())
    return tuple(tape for answer in every for tape in answer.tape_ids)


# ── one answer ─────────────────────────────────────────────────────────────────────────────────────────


def record(session: Session, answer: Answer) -> tuple[Command, ...]:
    """Record on the answer's tape what the person consents to, and analyse it while it grows."""
    if answer.tape_id is None:
        return ()
    sound, picture = allows(session, Purpose.AUDIO), allows(session, Purpose.VIDEO)
    command = RecordAnswer(session.id, answer.question_id, answer.take, answer.tape_id, sound, picture)
    return command, *analyses(session, answer)


def may_record(session: Session) -> bool:
    return allows(session, Purpose.AUDIO) or allows(session, Purpose.VIDEO)


def paused(session: Session, _event: Paused) -> Step:
    answer = listening_to(session)
    require(answer.tape_id is not None and not answer.paused, "nothing is being recorded")
    return with_answer(session, replace(answer, paused=True)), (StopRecording(answer.take),)


def continued(session: Session, event: Continued) -> Step:
    """The new segment begins where what is safe ends. A turn of the clinician in lost sound is no part of it."""
    answer = listening_to(session)
    require(answer.paused, "the answer is not paused")
    require(answer.tape_id is None, "the segment before the pause is not safe yet")
    require(event.tape_id not in answer.tape_ids, "a segment has a tape of its own")
    require(may_record(session), "there is no consent to record: type the answer or skip the question")
    answer = replace(
        answer,
        paused=False,
        tape_id=event.tape_id,
        transcript=None if allows(session, Purpose.AUDIO) else answer.transcript,
        emotion=None if allows(session, Purpose.EMOTION) else answer.emotion,
        clinician_spoke=cut_off_at(seconds_before(answer), answer.clinician_spoke),
    )
    return with_answer(session, answer), record(session, answer)


def take_salvaged(session: Session, event: TakeSalvaged) -> Step:
    answer = listening_to(session)
    require(event.take == answer.take, "that is not the present take")
    require(answer.tape_id is not None, "no segment of this take was cut off")
    require(
        event.segment is None or event.segment.tape_id == answer.tape_id,
        "that is not the segment that was cut off",
    )
    if event.segment is not None:
        before = answer.recording.segments if answer.recording is not None else ()
        answer = replace(answer, recording=Recording((*before, event.segment)))
    return segment_over(session, replace(answer, tape_id=None, paused=True))


def segment_over(session: Session, answer: Answer) -> Step:
    """Go on with what there is of a take whose recording ended by a fault."""
    session = with_answer(session, answer)
    commands = analyses(session, answer)
    if answer.typed_text is None:
        return session, commands
    session, more = answer_safe(session, answer)
    return session, (*commands, *more)


def answer_safe(session: Session, answer: Answer) -> Step:
    """Nothing more will be recorded or typed: settle it."""
    answer = with_gaps_named(session, replace(answer, paused=False))
    return settled(replace(with_answer(session, answer), stage=Stage.SETTLING))


def answer_finished(session: Session, _event: AnswerFinished) -> Step:
    answer = listening_to(session)
    if answer.tape_id is not None:
        return with_answer(session, replace(answer, paused=False)), (StopRecording(answer.take),)
    given = answer.recording is not None or answer.typed_text is not None
    require(given, "nothing was recorded: type the answer or skip the question")
    return answer_safe(session, answer)


def answer_typed(session: Session, event: AnswerTyped) -> Step:
    require(bool(event.text.strip()), "a typed answer has words: skip the question instead")
    if session.stage is Stage.ASKING:
        return _typed_at_once(session, event.text)
    answer = flagged(
        replace(listening_to(session), typed_text=event.text), Transcript(event.text), session.language
    )
    if answer.tape_id is not None:
        return with_answer(session, replace(answer, paused=False)), (StopRecording(answer.take),)
    return answer_safe(session, answer)


def _typed_at_once(session: Session, text: str) -> Step:
    """Typed before recording began, or after it failed."""
    question = session.question
    require(question is not None, "there is no question")
    if question is None:
        return session, ()
    session = new_answer(session, Answer(question.id, session.take, typed_text=text))
    answer = flagged(session.answers[question.id], Transcript(text), session.language)
    session, commands = answer_safe(session, answer)
    return session, (DropTake(answer.take), *commands)


def question_repeated(session: Session, _event: QuestionRepeated) -> Step:
    dropped = session.take
    session, commands = ask(without_take(session), session.position)
    return session, (DropTake(dropped), *commands)


def question_skipped(session: Session, event: QuestionSkipped) -> Step:
    """A retake that is skipped leaves the earlier answer."""
    dropped = session.take
    session = without_take(session)
    before = present_answer(session)
    if session.question is not None and not was_given(before):
        flags = before.flags if before is not None else ()
        skipped = Answer(session.question.id, session.take, flags=flags, skipped_because=event.reason)
        session = with_answer(session, skipped)
    session, commands = move_on(session)
    return session, (DropTake(dropped), *commands)


# ── risk ───────────────────────────────────────────────────────────────────────────────────────────────


def flag_disposed(session: Session, event: FlagDisposed) -> Step:
    answer = answer_to(session, event.question_id)
    require(0 <= event.flag < len(answer.flags), "there is no such flag")
    before = answer.flags[event.flag].disposition
    require(before is None or before.deferred, "this flag has a disposition, and it stays")
    require(
        bool(event.disposition.action and event.disposition.by),
        "a disposition says what was done and by whom",
    )
    flags = list(answer.flags)
    flags[event.flag] = replace(flags[event.flag], disposition=event.disposition)
    return with_answer(session, replace(answer, flags=tuple(flags))), ()


def next_wanted(session: Session, _event: NextWanted) -> Step:
    require(not session.open_flags, "a risk statement has no disposition yet")
    return move_on(session)
