"""A whole interview without a window, on services that obey the ports."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from interview.commands import RecordAnswer, SpeakQuestion, TranscribeAnswer, WriteReport
from interview.domain import Purpose, Session, Stage
from interview.engine import advance
from interview.errors import ModelMissing
from interview.events import AnswerFinished, FlagDisposed, NextWanted, ReportSigned, SessionOpened
from interview.headless import run
from interview.ports import Services, Tape, TapeKind
from interview.resume import resume
from interview.stand_in import StandIn
from interview.steps import NO_EMOTION, NO_SOUND, IllegalMove
from interview.store import MemoryStore
from tests.fakes import DISPOSED, a_consent, a_session, some_services
from tests.interview.vaults import a_store
from tests.interview.walks import SIGNED

OPENED = SessionOpened("2026-01-02T10:00:00+00:00")
EVERYBODY = StandIn(a_consent())


def drive(services: Services, decide=EVERYBODY, session: Session | None = None) -> Session:
    return run(session or a_session(), OPENED, services, decide, services.store.save)


def texts(session: Session) -> list[str]:
    return [answer.text() for answer in session.answers.values()]


def fault(error: BaseException):
    def fail() -> None:
        raise error

    return fail


def test_an_interview_runs_to_the_draft_and_is_not_signed():
    store = MemoryStore()
    services = some_services(store)
    session = drive(services)
    assert session.stage is Stage.REPORTING
    assert texts(session) == ["one", "two", "three"]
    assert services.speaker.said == ["Question 1?", "Question 2?", "Question 3?"]
    assert [answer.emotion.label() for answer in session.answers.values()] == ["sad"] * 3
    assert session.report is not None
    assert session.report.signatures == ()
    assert session.left_out == ("sleep",)
    assert store.load("s1") == session


def test_the_same_input_gives_the_same_session_but_for_tape_ids():
    first, second = (drive(some_services(MemoryStore())) for _ in range(2))
    assert blank_tapes(first) == blank_tapes(second)


def blank_tapes(session: Session) -> Session:
    def blank(answer):
        segments = tuple(replace(one, tape_id="t") for one in answer.recording.segments)
        return replace(answer, recording=replace(answer.recording, segments=segments))

    return replace(session, answers={key: blank(answer) for key, answer in session.answers.items()})


def test_no_tape_is_left_growing():
    store = MemoryStore()
    session = drive(some_services(store, ["one", None, "three"]))
    tapes = [tape for answer in session.answers.values() for tape in answer.tape_ids]
    assert len(tapes) == 2
    assert all(store.tape_is_over(tape) for tape in tapes)


def test_a_missing_recording_is_not_answered_and_the_rest_goes_on():
    session = drive(some_services(MemoryStore(), ["one"]))
    assert session.stage is Stage.REPORTING
    assert session.answers["q1"].text() == "one"
    assert "No microphone" in session.answers["q2"].skipped_because
    assert session.answers["q3"].skipped_because


def test_typed_answers_need_no_device():
    decide = StandIn(a_consent(Purpose.AI_TEXT), ["I sleep badly", "", "Since May"])
    services = some_services(MemoryStore(), [])
    session = drive(services, decide)
    assert texts(session) == ["I sleep badly", "", "Since May"]
    assert session.answers["q2"].skipped_because == "not answered"
    assert session.answers["q1"].transcript.missing_because == NO_SOUND
    assert session.answers["q1"].emotion.missing_because == NO_EMOTION
    assert services.recorder.recorded == 0


def test_without_consent_to_video_no_picture_is_taken():
    store = MemoryStore()
    session = drive(some_services(store), StandIn(a_consent(Purpose.AUDIO)))
    for answer in session.answers.values():
        (segment,) = answer.recording.segments
        assert (segment.has_sound, segment.has_picture) == (True, False)
        assert Tape(segment.tape_id, store).kinds() == {TapeKind.SOUND}
        assert answer.emotion.missing_because == NO_EMOTION


@pytest.mark.parametrize(
    "error", [ModelMissing("No model.", "Fetch one."), RuntimeError("said: secret words")]
)
def test_no_failing_part_ends_the_interview(error, caplog):
    services = some_services(MemoryStore())
    for part in (services.speaker, services.transcriber, services.emotion):
        part.fault = fault(error)
    with caplog.at_level(logging.DEBUG):
        session = drive(services)
    assert session.stage is Stage.REPORTING
    shown = "No model. Fetch one." if isinstance(error, ModelMissing) else "unexpected error (RuntimeError)"
    for answer in session.answers.values():
        assert answer.recording.segments
        assert answer.transcript.missing_because == shown
        assert answer.emotion.missing_because == shown
        assert answer.emotion.label() is None
    assert "secret" not in caplog.text
    assert "secret" not in str(session)


def test_a_report_that_cannot_be_written_leaves_the_review():
    services = some_services(MemoryStore())
    services.reports.fault = fault(ModelMissing("No model.", "Fetch one."))
    session = drive(services)
    assert session.stage is Stage.REVIEW
    assert session.problem.reason == "No model. Fetch one."
    assert texts(session) == ["one", "two", "three"]


def test_a_risk_statement_stops_the_run_until_a_named_clinician_takes_it():
    lines = ["I want to kill myself", "two", "three"]
    services = some_services(MemoryStore(), lines)
    held = drive(services)
    assert held.stage is Stage.HELD
    assert services.speaker.said == ["Question 1?"]
    assert held.open_flags
    with pytest.raises(IllegalMove):
        run(held, NextWanted(), services, EVERYBODY, services.store.save)

    session = drive(some_services(MemoryStore(), lines), StandIn(a_consent(), disposition=DISPOSED))
    assert session.stage is Stage.REPORTING
    assert [flag.disposition for flag in session.answers["q1"].flags] == [DISPOSED] * len(held.open_flags)


def test_everything_is_saved_before_the_work_it_asks_for():
    services = some_services(MemoryStore())
    happened: list[object] = []
    run(
        a_session(),
        OPENED,
        services,
        EVERYBODY,
        lambda session, _event: happened.append((session.stage, session.take)),
        lambda session, work, watch: happened.append(work),
    )
    for at, work in enumerate(happened):
        if isinstance(work, SpeakQuestion):
            assert happened[at - 1] == (Stage.ASKING, work.take)
        if isinstance(work, RecordAnswer):
            assert happened[at - 1] == (Stage.LISTENING, work.take)
        if isinstance(work, WriteReport):
            assert happened[at - 1][0] is Stage.REPORTING


STEPS = range(1, 15)  # the plan, four jobs for each of three answers, the report


@pytest.mark.parametrize("at", STEPS)
@pytest.mark.parametrize("kind", ["before the work", "in the work"])
def test_ctrl_c_keeps_what_is_done_and_the_session_goes_on_later(tmp_path: Path, at: int, kind: str):
    lines = ["one", "two", "three"]
    with a_store(tmp_path / "vault") as store:
        services = some_services(store, lines)
        if kind == "before the work":
            begun, watched = interrupting(at), services
        else:
            begun, watched = (lambda *_: None), replace(services, **interrupted_parts(services, at))
        with pytest.raises(KeyboardInterrupt):
            run(a_session(), OPENED, watched, EVERYBODY, store.save, begun)
    with a_store(tmp_path / "vault") as store:
        loaded = store.load("s1")
        done = {key: one for key, one in loaded.answers.items() if one.recording is not None}
        services = some_services(store, lines)
        services.recorder.recorded = len(done)
        finished = run(loaded, resume(loaded), services, EVERYBODY, store.save)
        assert finished.stage is Stage.REPORTING
        assert texts(finished) == lines
        for key, answer in done.items():
            assert finished.answers[key].take == answer.take
        assert store.load("s1") == finished


def interrupting(at: int):
    left = [at]

    def begun(*_) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt

    return begun


def interrupted_parts(services: Services, at: int) -> dict[str, object]:
    """Every part counts its calls together with the others; the `at`-th call is cut off after its work."""
    tick = interrupting(at)

    class Cut:
        def __init__(self, part: object, name: str) -> None:
            self.part, self.name = part, name

        def __getattr__(self, name: str):
            method = getattr(self.part, name)

            def call(*arguments):
                value = method(*arguments)
                tick()
                return value

            return call if name == self.name else method

    names = {
        "questions": "write",
        "speaker": "say",
        "recorder": "record",
        "transcriber": "transcribe",
        "emotion": "read",
        "reports": "write",
    }
    return {part: Cut(getattr(services, part), name) for part, name in names.items()}


def test_an_interruption_between_recording_and_writing_down_keeps_the_recording():
    store = MemoryStore()
    services = some_services(store)

    def begun(session, work, watch) -> None:
        if isinstance(work, TranscribeAnswer):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(a_session(), OPENED, services, EVERYBODY, store.save, begun)
    saved = store.load("s1")
    assert saved.stage is Stage.SETTLING
    assert saved.answers["q1"].recording.segments


@pytest.mark.parametrize("at", range(1, 22))
def test_an_interruption_while_saving_loses_nothing_and_tells_no_event_twice(at):
    store, told, left = MemoryStore(), [], [at]
    services = some_services(store)

    def save(session, event) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        told.append(event)
        store.save(session, event)

    try:
        finished = run(a_session(), OPENED, services, EVERYBODY, save)
    except KeyboardInterrupt:
        session = store.load("s1")
        finished = run(session, resume(session), services, EVERYBODY, save)
    assert len({id(event) for event in told}) == len(told)
    assert finished.stage is Stage.REPORTING
    assert texts(finished) == ["one", "two", "three"]
    assert store.load("s1") == finished


def test_a_decision_out_of_place_is_an_error():
    services = some_services(MemoryStore())
    with pytest.raises(IllegalMove):
        run(a_session(), OPENED, services, lambda session: AnswerFinished(), services.store.save)


def test_a_deferred_flag_lets_the_run_go_on_but_nothing_be_signed_until_a_clinician_saw_it():
    deferred = replace(DISPOSED, action="to be seen", deferred=True)
    lines = ["I want to kill myself", "two", "three"]
    session = drive(some_services(MemoryStore(), lines), StandIn(a_consent(), disposition=deferred))
    assert session.stage is Stage.REPORTING
    assert session.answers["q3"].text() == "three"
    with pytest.raises(IllegalMove, match="seen by a clinician"):
        advance(session, ReportSigned(SIGNED))
    session, _ = advance(session, FlagDisposed("q1", 0, DISPOSED))
    assert advance(session, ReportSigned(SIGNED))[0].stage is Stage.CLOSED
    with pytest.raises(IllegalMove, match="it stays"):
        advance(session, FlagDisposed("q1", 0, deferred))
