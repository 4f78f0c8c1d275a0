"""Services without devices and models, that obey the ports: what is "said" travels as bytes over a real tape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from interview.domain import (
    Consent,
    DisorderChosen,
    Disposition,
    EmotionReading,
    EmotionTrace,
    Grant,
    Purpose,
    Question,
    Segment,
    Session,
    Transcript,
    Word,
)
from interview.errors import DeviceMissing
from interview.ports import (
    Plan,
    QuestionRequest,
    Services,
    SessionStore,
    Stop,
    Tape,
    TapeKind,
    Watch,
)
from interview.report_parts import Report, Statement

EVERYTHING = frozenset(Purpose)
DISPOSED = Disposition("talked about it", "Dr A", "2026-01-02T10:30:00+00:00")


def a_consent(*purposes: Purpose) -> Consent:
    """To these purposes only; to all without any."""
    wanted = purposes or EVERYTHING
    return Consent(
        {one: Grant(one in wanted) for one in Purpose}, "1", "the person", "2026-01-02T10:00:00+00:00"
    )


def a_session(session_id: str = "s1", number: int = 3, opened_at: str = "") -> Session:
    disorder = DisorderChosen("6B00", "generalised anxiety disorder", "name")
    return Session(session_id, "P-17", "Dr A", disorder, "en", number, opened_at=opened_at)


def some_questions(number: int = 3) -> tuple[Question, ...]:
    return tuple(Question(f"q{n}", f"topic {n}", f"Question {n}?") for n in range(1, number + 1))


@dataclass
class FakeQuestions:
    left_out: tuple[str, ...] = ("sleep",)

    def write(self, request: QuestionRequest, stop: Stop, watch: Watch) -> Plan:
        return Plan(some_questions(request.number), self.left_out)


@dataclass
class FakeSpeaker:
    said: list[str] = field(default_factory=list)
    fault: Callable[[], None] | None = None

    def prepare(self, texts: Sequence[str], language: str, stop: Stop) -> None: ...

    def say(self, text: str, language: str, stop: Stop) -> None:
        if self.fault is not None:
            self.fault()
        self.said.append(text)


@dataclass
class FakeRecorder:
    """Each recording "hears" the next line; None, and the end of the lines, is a microphone that is not there."""

    lines: Sequence[str | None]
    recorded: int = 0

    def record(self, tape: Tape, with_sound: bool, with_picture: bool, stop: Stop, watch: Watch) -> Segment:
        line = self.lines[self.recorded] if self.recorded < len(self.lines) else None
        self.recorded += 1
        if line is None:
            raise DeviceMissing("No microphone answers.", "Plug one in.")
        watch.started.set()
        for kind, wanted in ((TapeKind.SOUND, with_sound), (TapeKind.PICTURE, with_picture)):
            if wanted:
                writer = tape.writer(kind)
                writer.write(line.encode())
                writer.seal()
        return Segment(tape.id, float(len(line.split())), with_picture, with_sound)


def _bytes_of(tape: Tape, kind: TapeKind, stop: Stop) -> bytes:
    while not tape.over and not stop.wait(0.01):
        pass  # it follows a tape that is still being recorded
    if kind not in tape.kinds():
        return b""
    reader = tape.reader(kind, stop)
    try:
        return reader.read()
    finally:
        reader.close()


@dataclass
class FakeTranscriber:
    fault: Callable[[], None] | None = None

    def transcribe(self, tapes: Sequence[Tape], language: str, stop: Stop, watch: Watch) -> Transcript:
        if self.fault is not None:
            self.fault()
        text = " ".join(_bytes_of(tape, TapeKind.SOUND, stop).decode() for tape in tapes)
        words = tuple(Word(word, float(at), at + 1.0, 1.0) for at, word in enumerate(text.split()))
        return Transcript(text, words, by="fake")


@dataclass
class FakeEmotion:
    fault: Callable[[], None] | None = None

    def read(self, tapes: Sequence[Tape], stop: Stop, watch: Watch) -> EmotionTrace:
        if self.fault is not None:
            self.fault()
        seen = tuple(str(kind) for kind in TapeKind if any(_bytes_of(tape, kind, stop) for tape in tapes))
        return EmotionTrace("fake", (EmotionReading(0.0, 1.0, {"sad": 0.7, "calm": 0.3}, seen),))


@dataclass
class FakeReports:
    fault: Callable[[], None] | None = None

    def write(self, session: Session, stop: Stop, watch: Watch) -> Report:
        if self.fault is not None:
            self.fault()
        said = {key: (Statement(answer.text()),) for key, answer in session.answers.items()}
        return Report(said, written_by="fake")


def some_services(store: SessionStore, lines: Sequence[str | None] = ("one", "two", "three")) -> Services:
    return Services(
        FakeQuestions(),
        FakeSpeaker(),
        FakeRecorder(lines),
        FakeTranscriber(),
        FakeEmotion(),
        FakeReports(),
        store,
    )
