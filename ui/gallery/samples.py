"""Sessions of a made-up person for pictures and tests of pages. They went through the real engine, event by event."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale

from interview import events
from interview.domain import (
    Consent,
    DisorderChosen,
    Disposition,
    EmotionReading,
    EmotionTrace,
    Grant,
    Intake,
    Note,
    Purpose,
    Quality,
    Question,
    Segment,
    Session,
    Stage,
    Transcript,
    VoiceMeasures,
    Word,
    earned,
)
from interview.engine import advance
from interview.media import Frame, Health
from interview.ports import Watch
from interview.report_parts import Finding, Report, Signature, Source, Statement
from llm.bank import BANKS, DisorderBank, QuestionSet, read
from ui.gallery.drawn_face import draw
from ui.widgets.risk_statement import ACTIONS

TOLD: dict[str, Any] = tomllib.loads((Path(__file__).parent / "samples.toml").read_text(encoding="utf-8"))
LONG_TEXT: str = TOLD["en"]["long"]
OPENED_AT = "2026-11-20T09:30:00+00:00"
_SIGNED_AT = "2026-11-20T10:24:00+00:00"
_SHOWN_AT = 2  # which question is shown where a stage comes at every question
_KINDS = (
    "noted",
    "unseen",
    "damaged",
    "risk",
    "unheard",
    "typed",
    "skipped",
)  # what happens at each question
_LAST_READ = _KINDS.index("unheard")  # its emotion is still being read when all questions are through
_NOTHING = Transcript("", by="vosk-model-small", missing_because="nothing was heard")
_SETTLED = frozenset({Stage.ASKING, Stage.LISTENING, Stage.SETTLING})


def here() -> str:
    """The language of the window that is being painted."""
    return "ar" if QLocale().language() == QLocale.Language.Arabic else "en"


def long_text(language: str) -> str:
    """An answer that is longer than anybody hopes for."""
    return str(TOLD[language]["long"])


def session(stage: Stage, language: str) -> Session:
    """A session in this stage: in the middle of the interview where the stage comes at every question."""
    if stage is Stage.ABORTED:
        stopped = events.Aborted(TOLD[language]["stopped"])
        return advance(session(Stage.LISTENING, language), stopped)[0]
    present = new_session(language)
    if stage is Stage.IDLE:
        return present
    for event in _story(language):
        present = advance(present, event)[0]
        if present.stage is stage and _is_the_moment(present):
            return present
    raise ValueError(f"The made-up person never comes to {stage}.")


def _is_the_moment(present: Session) -> bool:
    if present.stage is Stage.PLANNING:
        return bool(present.questions)
    if present.stage is Stage.REPORTING:
        return present.report is not None
    return present.stage not in _SETTLED or present.position == _SHOWN_AT


def new_session(language: str) -> Session:
    """A session that nobody has opened yet."""
    told = TOLD[language]
    return Session(
        id="sample",
        subject=TOLD["tag"],
        clinician=told["clinician"],
        disorder=DisorderChosen("6A70", told["disorder"], "name"),
        language=language,
        number_of_questions=len(TOLD["questions"]),
        intake=Intake(reason=told["reason"], age_band="35–44", notes=told["notes"]),
    )


@cache
def questions(language: str) -> tuple[Question, ...]:
    """The questions of the sample, from the bank."""
    sets = (read(BANKS / "depression.toml", DisorderBank), read(BANKS / "shared.toml", QuestionSet))
    known = {one.id: one.question(language) for part in sets for one in part.questions}
    return tuple(known[name] for name in TOLD["questions"])


# ── what happens, from the first consent to the signature ────────────────────────────────────────────────────────


def _story(language: str) -> Iterator[events.Event]:
    told = TOLD[language]
    yield events.SessionOpened(OPENED_AT)
    yield events.ConsentGiven(consent())
    yield events.QuestionsWritten(questions(language), ("core/appetite", "core/concentration", "core/worth"))
    yield events.PlanApproved(questions(language))
    for number, kind in enumerate(_KINDS):
        yield from _asked(number, kind, language)
    yield events.EmotionWasRead(questions(language)[_LAST_READ].id, _LAST_READ + 1, emotion(12.0, _LAST_READ))
    yield events.ReviewApproved()
    yield events.ReportWritten(report(language), draft=1)
    yield events.ReportSigned(
        Signature(told["clinician"], "clinician", "author", _SIGNED_AT, _hash("report"))
    )


def _asked(number: int, kind: str, language: str) -> Iterator[events.Event]:
    told, take, question = TOLD[language], number + 1, questions(language)[number]
    tape = f"tape-{take}"
    yield events.QuestionSpoken(take, tape)
    if kind == "skipped":
        yield events.QuestionSkipped(told["skipped"])
        return
    if kind == "noted":
        yield events.NoteWritten(Note(OPENED_AT, told["note"], question.id, 9.5))
        yield events.NoteWritten(Note(OPENED_AT, "", question.id, 14.0))
    yield events.AnswerTyped(told["typed"]) if kind == "typed" else events.AnswerFinished()
    heard = transcript(told["answers"][number]) if number < len(told["answers"]) else _NOTHING
    seconds = heard.words[-1].end if heard.words else 12.0
    damage = ("no pictures from 4.0 to 7.0 s: the camera was missing",) if kind == "damaged" else ()
    yield events.AnswerRecorded(take, Segment(tape, seconds, has_picture=True, damage=damage))
    if kind != "typed":
        yield events.AnswerTranscribed(question.id, take, heard)
    if number != _LAST_READ:
        yield events.EmotionWasRead(question.id, take, emotion(seconds, number, seen=kind != "unseen"))
    if kind == "risk":
        yield events.FlagDisposed(question.id, 0, disposition(language))
        yield events.NextWanted()


# ── its parts ────────────────────────────────────────────────────────────────────────────────────────────────────


def consent() -> Consent:
    """Everything was agreed to but keeping the recordings for longer."""
    given = {purpose: Grant(given=True, keep_days=90) for purpose in Purpose}
    return Consent(given | {Purpose.KEEP_MEDIA: Grant(given=False)}, "2026-11", "the person", OPENED_AT)


def disposition(language: str) -> Disposition:
    """What the clinician did about the risk statement."""
    return Disposition(ACTIONS[0], TOLD[language]["clinician"], OPENED_AT, TOLD[language]["disposed"])


def transcript(text: str) -> Transcript:
    """The words of a text at an even pace, a few of them heard badly."""
    words, at = [], 0.6
    for number, word in enumerate(text.split()):
        length = 0.16 + 0.05 * len(word)
        words.append(Word(word, round(at, 2), round(at + length, 2), 0.52 if number % 11 == 7 else 0.94))
        at += length + (0.5 if word.endswith(".") else 0.08)
    return Transcript(text, tuple(words), by="vosk-model-small")


def emotion(seconds: float, number: int, seen: bool = True) -> EmotionTrace:
    """A trace with a reading every two seconds, or none where nobody could be seen."""
    if not seen:
        quality = Quality(frames=80, coverage=0.04, notes=("the face was hardly in the picture",))
        return EmotionTrace("expressions", quality=quality, missing_because="no face could be seen")
    readings = []
    for step in range(max(1, int(seconds // 2))):
        sad = 0.42 + 0.06 * ((step + number) % 4)
        scores = {"sadness": sad, "neutral": 0.86 - sad, "fear": 0.09, "happiness": 0.05}
        begins, label = step * 2.0, earned(scores, {})
        readings.append(EmotionReading(begins, begins + 2.0, scores, ("face", "voice"), label=label))
    quality = Quality(int(seconds * 15), 0.93, 0.41, 0.56, 0.12, 1)
    voice = VoiceMeasures(0.7 * seconds, 118.0, 7.5, -31.0, 3.9, 3, 1.4, 0.2)
    return EmotionTrace("expressions", tuple(readings), quality, voice=voice)


def report(language: str) -> Report:
    """A draft with a source for each statement and one statement that nothing supports."""
    told = TOLD[language]
    analyses = {}
    for question, text, answer in zip(questions(language), told["statements"], told["answers"], strict=False):
        words = transcript(answer).words
        source = Source(question.id, words[0].start, words[-1].end, _hash(answer))
        analyses[question.id] = (Statement(text, (source,), supported=True, written_by="model"),)
    sources = tuple(statements[0].sources[0] for statements in analyses.values())
    supported, unsupported = told["conclusion"]
    return Report(
        analyses=analyses,
        conclusion=(
            Statement(supported, sources, supported=True, written_by="model"),
            Statement(unsupported, (), supported=False, written_by="model"),
        ),
        mental_state={
            "mood": Finding(told["findings"]["mood"], "person", sources[1:2]),
            "speech": Finding(told["findings"]["speech"], "clinician"),
        },
        formulation=told["formulation"],
        written_by="model",
        draft=1,
    )


def frame() -> Frame:
    """One picture of the camera: a drawn, friendly face that belongs to nobody."""
    return Frame(7.4, draw())


def watch(language: str = "en") -> Watch:
    """A recording in its eighth second: picture, sound, half a sentence, a first reading."""
    made = Watch()
    said = transcript(" ".join(TOLD[language]["answers"][_SHOWN_AT].split()[:14]))
    made.frame.put(frame())
    made.level.put(0.11)
    made.caption.put(said)
    made.reading.put(emotion(8.0, 0).readings[-1])
    made.progress.put(0.4)
    made.seconds.put(7.4)
    made.health.put(Health(camera="fine", microphone="fine"))
    made.started.set()
    return made


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
