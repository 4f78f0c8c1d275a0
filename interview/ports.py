"""The doors between the interview and the world: small protocols, all blocking, all plain Python.

Seven do the work of the commands, `SessionStore` keeps sessions and tapes, and the rest are what adapters are
built from. Nobody inherits from these; whatever has the methods fits. `tests/contracts/` holds the checks that
every implementation must pass.

Rules for an implementation: plain values in its constructor; nothing opened or loaded until first used; used by one
thread only; looks at `stop.wanted` at least five times a second; raises `ForPeople` errors for the outside world and
`Cancelled` when `stop.cancelled`; cleans up even when it opened halfway.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType
from typing import Any, Protocol, Self

from interview.domain import EmotionReading, EmotionTrace, Question, Segment, Session, Stage, Transcript
from interview.errors import Cancelled
from interview.events import Event
from interview.media import AudioBlock, Frame, Health, Latest
from interview.report_parts import Report
from interview.whose_words import Span


class Stop:
    """How one job is asked to end: `finish` keeps the result (Done), `cancel` throws it away (skip, retake)."""

    def __init__(self) -> None:
        self._wanted = threading.Event()
        self._cancelled = threading.Event()

    def finish(self) -> None:
        self._wanted.set()

    def cancel(self) -> None:
        self._cancelled.set()
        self._wanted.set()

    @property
    def wanted(self) -> bool:
        return self._wanted.is_set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def wait(self, seconds: float) -> bool:
        """Sleep, but wake at once when asked to end; True when asked."""
        return self._wanted.wait(seconds)

    def check(self) -> None:
        """Raise `Cancelled` when the work is to be thrown away."""
        if self._cancelled.is_set():
            raise Cancelled


@dataclass(frozen=True)
class Watch:
    """Where one job may be looked at while it runs, and told who speaks. Peeked, never taken: it is for several."""

    frame: Latest[Frame] = field(default_factory=Latest)
    level: Latest[float] = field(default_factory=Latest)  # RMS of the newest block, 0–1 of full scale
    caption: Latest[Transcript] = field(default_factory=Latest)
    reading: Latest[EmotionReading] = field(default_factory=Latest)
    tokens: Latest[str] = field(default_factory=Latest)
    progress: Latest[float] = field(default_factory=Latest)  # 0–1
    seconds: Latest[float] = field(default_factory=Latest)  # position in this recording or playback
    health: Latest[Health] = field(default_factory=Latest)
    started: threading.Event = field(default_factory=threading.Event)
    turns: Latest[tuple[Span, ...]] = field(default_factory=Latest)  # the clinician's, in seconds of the take


# ── tapes ────────────────────────────────────────────────────────────────────────────────────────────────────────


class TapeKind(StrEnum):
    """One byte stream of a tape. Sound and picture have keys and keeping times of their own."""

    SOUND = "sound"  # Matroska, FLAC 16 kHz mono, recorded live
    PICTURE = "picture"  # Matroska, H.264, recorded live
    CLIP = "clip"  # the unchanged bytes of a media file somebody brought


class TapeWriter(Protocol):
    """An append-only byte stream: it has no `seek`, so that no header can ever be rewritten."""

    def write(self, data: bytes) -> int: ...
    def flush(self) -> None:
        """Everything so far can be read by a follower."""

    def seal(self) -> None:
        """The stream is complete."""

    def abandon(self) -> None:
        """The stream ends here and is not complete (a failure, a dropped take); nobody shall wait for more."""


class TapeReader(Protocol):
    """A seekable byte stream; `read` at the end of a tape still being written waits for more bytes, sealed or
    abandoned. `read` returns b"" only when no more will ever come."""

    def read(self, size: int = -1, /) -> bytes: ...
    def seek(self, offset: int, whence: int = 0, /) -> int: ...
    def tell(self) -> int: ...
    def close(self) -> None: ...

    @property
    def growing(self) -> bool: ...


@dataclass(frozen=True)
class Tape:
    """One segment's recording as adapters see it: an id and the doors to its byte streams."""

    id: str
    store: SessionStore

    def writer(self, kind: TapeKind) -> TapeWriter:
        return self.store.open_writer(self.id, kind)

    def reader(self, kind: TapeKind, stop: Stop | None = None) -> TapeReader:
        return self.store.open_reader(self.id, kind, stop)

    def kinds(self) -> frozenset[TapeKind]:
        """The streams that exist so far."""
        return self.store.kinds(self.id)

    @property
    def over(self) -> bool:
        """No stream of this tape will grow, and no new one will come."""
        return self.store.tape_is_over(self.id)


@dataclass(frozen=True)
class SessionSummary:
    """A line of the list of sessions."""

    id: str
    subject: str
    disorder: str
    stage: Stage
    opened_at: str
    held: bool = False  # by law or by order: it cannot be deleted


class SessionStore(Protocol):
    """Keeps every session after every event, and its tapes. Any thread may call; each waits for its turn."""

    def save(self, session: Session, event: Event | None = None) -> None:
        """The session as it is after an event. Returns only when it is safe on disk."""

    def load(self, session_id: str) -> Session: ...
    def list(self) -> Sequence[SessionSummary]: ...
    def forget(self, session_id: str) -> None:
        """Delete the session and its tapes."""

    def new_tape(self, session_id: str, take: int) -> str:
        """The id of a new, empty, growing tape."""

    def finish_tape(self, tape_id: str) -> None:
        """No new stream will come; streams still open are abandoned, followers are woken. Safe to call twice."""

    def open_writer(self, tape_id: str, kind: TapeKind) -> TapeWriter: ...
    def open_reader(self, tape_id: str, kind: TapeKind, stop: Stop | None = None) -> TapeReader: ...
    def kinds(self, tape_id: str) -> frozenset[TapeKind]: ...
    def tape_is_over(self, tape_id: str) -> bool: ...
    def close(self) -> None: ...


# ── those that do the work ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class QuestionRequest:
    disorder_code: str
    disorder_name: str
    generic: bool
    language: str
    number: int
    drafted: bool = False  # the person agreed to text by a language model; nobody asked is not agreed


@dataclass(frozen=True)
class Plan:
    """Questions in the order to ask them, and the topics of the disorder they do not reach."""

    questions: tuple[Question, ...]
    left_out: tuple[str, ...] = ()


class QuestionWriter(Protocol):
    def write(self, request: QuestionRequest, stop: Stop, watch: Watch) -> Plan: ...


@dataclass(frozen=True)
class FollowUpRequest:
    question: Question
    answer: str
    asked: tuple[str, ...]  # every question of the plan
    disorder_code: str
    disorder_name: str
    generic: bool
    language: str


@dataclass(frozen=True)
class Suggestion:
    text: str
    why: str
    written_by: str


class FollowUpWriter(Protocol):
    def suggest(self, request: FollowUpRequest, stop: Stop) -> Suggestion | None:
        """One more question about an answer, or none. Asked to end in any way, it ends at once."""


class Speaker(Protocol):
    def prepare(self, texts: Sequence[str], language: str, stop: Stop) -> None:
        """Render ahead what will be said, so that nobody waits at the question."""

    def say(self, text: str, language: str, stop: Stop) -> None:
        """Speak to the end, or until stopped; returns when the room is quiet again."""


class Recorder(Protocol):
    def record(self, tape: Tape, with_sound: bool, with_picture: bool, stop: Stop, watch: Watch) -> Segment:
        """Record until `stop.wanted` (or, for a file, to its end) and seal the streams."""


class Transcriber(Protocol):
    def transcribe(self, tapes: Sequence[Tape], language: str, stop: Stop, watch: Watch) -> Transcript:
        """What was said on the segments of one take, in order; word times run on over the segments."""


class EmotionRecognizer(Protocol):
    def read(self, tapes: Sequence[Tape], stop: Stop, watch: Watch) -> EmotionTrace: ...


class ReportWriter(Protocol):
    def write(self, session: Session, stop: Stop, watch: Watch) -> Report: ...


@dataclass(frozen=True)
class Services:
    """What `main.py` builds and both drivers use."""

    questions: QuestionWriter
    speaker: Speaker
    recorder: Recorder
    transcriber: Transcriber
    emotion: EmotionRecognizer
    reports: ReportWriter
    store: SessionStore
    follow_ups: FollowUpWriter | None = None  # nobody suggests any


# ── what adapters are built from ─────────────────────────────────────────────────────────────────────────────────


class LanguageModel(Protocol):
    name: str

    def reply(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any] | None, stop: Stop
    ) -> Iterator[str]:
        """Stream one reply; `schema` (JSON Schema) constrains it."""


class Camera(Protocol):
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def read(self, timeout: float) -> Frame | None:
        """The next picture, or None when none came in `timeout` seconds."""


class Microphone(Protocol):
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def read(self, timeout: float) -> AudioBlock | None:
        """The next block of sound, or None when none came in `timeout` seconds."""
