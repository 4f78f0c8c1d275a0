"""What the moves of the engine share: what an answer still lacks, what is flagged, and where to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from interview import risk
from interview.commands import Command, DropTake, ReadEmotion, SpeakQuestion, TranscribeAnswer
from interview.domain import (
    Answer,
    EmotionTrace,
    Flag,
    Problem,
    Purpose,
    Question,
    Session,
    Stage,
    Transcript,
)

Step = tuple[Session, tuple[Command, ...]]

NO_SOUND = "no consent to record sound"
NO_EMOTION = "no consent to emotion reading"
NOTHING_RECORDED = "nothing was recorded"


class IllegalMove(Exception):
    """A decision out of place: a bug, or a button that should be grey."""


def require(condition: bool, why_not: str) -> None:
    if not condition:
        raise IllegalMove(why_not)


# ── answers ────────────────────────────────────────────────────────────────────────────────────────────


def allows(session: Session, purpose: Purpose) -> bool:
    return session.consent is not None and session.consent.allows(purpose)


def with_answer(session: Session, answer: Answer) -> Session:
    return replace(session, answers={**session.answers, answer.question_id: answer})


def with_problem(session: Session, what: object, reason: str) -> Session:
    return replace(session, problem=Problem(type(what).__name__, reason))


def present_answer(session: Session) -> Answer | None:
    """The answer to the present question, if listening to it has begun."""
    return session.answers.get(session.question.id) if session.question is not None else None


def listening_to(session: Session) -> Answer:
    """The answer of the stage LISTENING or SETTLING, where there always is one."""
    answer = present_answer(session)
    if answer is None:
        raise IllegalMove("there is no answer to the present question")
    return answer


def answer_to(session: Session, question_id: str) -> Answer:
    answer = session.answers.get(question_id)
    if answer is None:
        raise IllegalMove("there is no answer to this question")
    return answer


def was_given(answer: Answer | None) -> bool:
    """Recorded, typed or skipped, and not only begun."""
    return answer is not None and (
        answer.recording is not None or answer.typed_text is not None or answer.skipped_because is not None
    )


def words_known(answer: Answer) -> bool:
    return answer.typed_text is not None or answer.transcript is not None


def is_complete(answer: Answer | None) -> bool:
    """Nothing is waited for any more."""
    if answer is None:
        return False
    return answer.skipped_because is not None or (words_known(answer) and answer.emotion is not None)


def seconds_before(answer: Answer) -> float:
    """Where on the take the segment that is being recorded begins: the end of what is safe."""
    return answer.recording.seconds if answer.recording is not None else 0.0


def analyses(session: Session, answer: Answer, again: bool = False) -> tuple[Command, ...]:
    """The jobs that fill what the answer lacks; with `again` also what it has."""
    tapes = answer.tape_ids
    if not tapes or answer.skipped_because is not None:
        return ()
    commands: list[Command] = []
    if allows(session, Purpose.AUDIO) and (again or answer.transcript is None):
        commands.append(
            TranscribeAnswer(session.id, answer.question_id, answer.take, tapes, session.language)
        )
    if allows(session, Purpose.EMOTION) and (again or answer.emotion is None):
        commands.append(ReadEmotion(session.id, answer.question_id, answer.take, tapes))
    return tuple(commands)


def with_gaps_named(session: Session, answer: Answer) -> Answer:
    """Parts that no job will bring say why they are missing."""
    if answer.skipped_because is not None:
        return answer
    recorded = bool(answer.tape_ids)
    if answer.transcript is None and not (recorded and allows(session, Purpose.AUDIO)):
        why = NOTHING_RECORDED if allows(session, Purpose.AUDIO) else NO_SOUND
        answer = replace(answer, transcript=Transcript("", missing_because=why))
    if answer.emotion is None and not (recorded and allows(session, Purpose.EMOTION)):
        why = NOTHING_RECORDED if allows(session, Purpose.EMOTION) else NO_EMOTION
        answer = replace(answer, emotion=EmotionTrace("", missing_because=why))
    return answer


def flagged(answer: Answer, words: Transcript, language: str) -> Answer:
    """The answer with the risk statements of these words added; the flags that it has stay as they are."""
    known = Counter(_same(flag) for flag in answer.flags if flag.take == answer.take)
    new: list[Flag] = []
    for flag in risk.flags(words, language):
        if known[_same(flag)] > 0:
            known[_same(flag)] -= 1
        else:
            new.append(replace(flag, take=answer.take))
    return replace(answer, flags=(*answer.flags, *new))


def _same(flag: Flag) -> tuple[str, str]:
    return flag.kind, flag.words.casefold()


# ── going on ───────────────────────────────────────────────────────────────────────────────────────────


def ask(session: Session, position: int) -> Step:
    """Speak this question, as a new take."""
    take = session.take + 1
    session = replace(session, stage=Stage.ASKING, position=position, take=take)
    return session, (SpeakQuestion(session.id, take, session.questions[position], session.language),)


def move_on(session: Session) -> Step:
    """To the first question without an answer, but never past an open flag; after the last one, analysing."""
    if session.open_flags:
        return replace(session, stage=Stage.HELD), ()
    for position, question in enumerate(session.questions):
        if not was_given(session.answers.get(question.id)):
            return ask(session, position)
    return settled(replace(session, stage=Stage.ANALYSING, position=len(session.questions)))


def settled(session: Session) -> Step:
    """On to the next stage when nothing that this one waits for is missing."""
    if session.stage is Stage.SETTLING and words_known(listening_to(session)):
        return move_on(session)
    if session.stage is Stage.ANALYSING and all(
        is_complete(session.answers.get(question.id)) for question in session.questions
    ):
        return replace(session, stage=Stage.REVIEW), ()
    return session, ()


def words_changed(session: Session, before: Answer, now: Answer) -> Step:
    """On with an answer whose words became known. A risk statement that is found while the next question is being
    asked holds the interview: that question is asked again later."""
    session = with_answer(session, now)
    if session.stage is Stage.ASKING and len(now.flags) > len(before.flags):
        return replace(session, stage=Stage.HELD), (DropTake(session.take),)
    return settled(session)


def without_take(session: Session) -> Session:
    """Throw away the take that is being listened to. Its flags stay; what a retake replaced comes back."""
    question, answer = session.question, present_answer(session)
    if session.stage is not Stage.LISTENING or question is None or answer is None:
        return session
    answers = {key: value for key, value in session.answers.items() if key != question.id}
    earlier = [one for one in session.earlier_answers if one.question_id == question.id]
    if earlier:
        answers[question.id] = replace(earlier[-1], flags=answer.flags)
    elif answer.flags:
        answers[question.id] = Answer(question.id, answer.take, flags=answer.flags)
    kept = tuple(one for one in session.earlier_answers if not (earlier and one is earlier[-1]))
    return replace(session, answers=answers, earlier_answers=kept)


def new_answer(session: Session, answer: Answer) -> Session:
    """This answer in place of what there was, with its flags; an earlier take that was given is kept."""
    before = session.answers.get(answer.question_id)
    if before is None:
        return with_answer(session, answer)
    if was_given(before):
        session = replace(session, earlier_answers=(*session.earlier_answers, before))
    return with_answer(session, replace(answer, flags=before.flags))


# ── plans ──────────────────────────────────────────────────────────────────────────────────────────────


def check_plan(questions: Sequence[Question]) -> None:
    ids = [question.id for question in questions]
    require(bool(ids), "a plan has at least one question")
    require(len(set(ids)) == len(ids), "two questions of the plan have one id")


def topics_left_out(session: Session, questions: Sequence[Question]) -> tuple[str, ...]:
    """Topics that this plan does not reach though the plan before it did, or would have."""
    reached = {question.topic for question in questions}
    before = (*session.left_out, *(question.topic for question in session.questions))
    return tuple(dict.fromkeys(topic for topic in before if topic not in reached))
