"""Interviews for the tests of the report's writer, and models that answer by what they are asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from interview.domain import (
    Answer,
    Consent,
    DisorderChosen,
    EmotionReading,
    EmotionTrace,
    Grant,
    Purpose,
    Question,
    Session,
    Transcript,
    Word,
)
from interview.ports import Stop, Watch
from interview.report_parts import Report
from interview.risk import flags
from llm.llm_report_writer import LlmReportWriter
from reports.document import Provenance
from reports.markdown_view import to_markdown

AGREED = Consent({one: Grant(True) for one in Purpose}, "2026-11", "the person", "2026-11-20T10:00:00+00:00")
SAD = EmotionTrace(
    "net", (EmotionReading(0.0, 8.0, {"sad": 0.7, "fearful": 0.2, "neutral": 0.1}, ("face",)),), coverage=0.8
)
SLEEP = "I wake up at four every night. I never have nightmares. My mother takes sertraline."
DANGER = "I want to kill myself. I have the pills at home."
QUESTIONS = {
    "en": ("How do you sleep?", "Have you thought about killing yourself?", "How was your week?"),
    "ar": ("كيف نومك؟", "هل فكرت في قتل نفسك؟", "كيف كان أسبوعك؟"),
}


def typed(question_id: str, text: str, language: str = "en", **fields: Any) -> Answer:
    return Answer(question_id, 1, typed_text=text, flags=flags(Transcript(text), language), **fields)


def spoken(question_id: str, text: str, language: str = "en", **fields: Any) -> Answer:
    heard = Transcript(text, tuple(Word(word, at, at + 0.8, 0.9) for at, word in enumerate(text.split())))
    return Answer(question_id, 1, transcript=heard, flags=flags(heard, language), **fields)


def interview(*answers: Answer, language: str = "en", consent: Consent | None = AGREED) -> Session:
    """The questions that these answers belong to; a third one is always there, and not answered."""
    topics = ("sleep_appetite_energy", "risk", "opening")
    texts = QUESTIONS[language]
    more = range(len(texts), len(answers))
    questions = [Question(f"q{n}", topics[n - 1], texts[n - 1]) for n in (1, 2, 3)]
    questions += [Question(f"q{n + 1}", "onset", f"What else? ({n})") for n in more]
    return Session(
        "s1",
        "P-1",
        "Dr A",
        DisorderChosen("6A70", "depressive episode", "code"),
        language,
        consent=consent,
        questions=tuple(questions),
        answers={answer.question_id: answer for answer in answers},
    )


def usual() -> Session:
    return interview(typed("q1", SLEEP, emotion=SAD), typed("q2", DANGER))


def sentence(text: str, quote: str = "", basis: str = "answer") -> dict[str, Any]:
    return {"text": text, "quote": quote, "basis": basis}


def finding(name: str, text: str, quote: str = "", basis: str = "answer") -> dict[str, Any]:
    return {"field": name, **sentence(text, quote, basis)}


def drawn(text: str, *numbers: int) -> dict[str, Any]:
    return {"text": text, "from": list(numbers)}


def conclusion(**parts: Any) -> dict[str, Any]:
    return {"summary": [], "speaks_for": [], "speaks_against": [], "consider": [], "next": [], **parts}


Says = Callable[[str], Any]


@dataclass
class Replying:
    """Answers each prompt by what it asks for: `about` an answer, `together` for the conclusion; both are told what
    stands in the prompt. What is no text is written as JSON, an exception is raised."""

    about: Says
    together: Says
    name: str = "replying"
    piece: int = 40
    heard: list[Sequence[Mapping[str, str]]] = field(default_factory=list)

    def reply(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any] | None, stop: Stop
    ) -> Iterator[str]:
        self.heard.append(messages)
        assert schema is not None
        says = self.together if "summary" in schema["properties"] else self.about
        said = says("\n".join(message["content"] for message in messages))
        if isinstance(said, Exception):
            raise said
        text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
        for start in range(0, len(text), self.piece):
            stop.check()
            if stop.wanted:
                return
            yield text[start : start + self.piece]
        stop.check()


GOOD_SLEEP = {
    "statements": [
        sentence("Wakes at four every night.", "wake up at four every night"),
        sentence("Denies nightmares.", "I never have nightmares"),
        sentence("His mother takes sertraline.", "My mother takes sertraline"),
    ],
    "mental_state": [finding("affect", "Sadness expressed.", basis="reading")],
}
GOOD_DANGER = {
    "statements": [sentence("Wants to kill himself.", "I want to kill myself")],
    "mental_state": [finding("thought content", "Wants to kill himself.", "I want to kill myself")],
}


def honest() -> Replying:
    """Says what the answers of `usual` say."""

    def about(prompt: str) -> Any:
        return GOOD_DANGER if DANGER in prompt else GOOD_SLEEP

    def together(_prompt: str) -> Any:
        return conclusion(
            summary=[drawn("Wakes at four every night and wants to kill himself.", 1, 4)],
            speaks_for=[drawn("Wants to kill himself.", 4)],
            speaks_against=[drawn("Denies nightmares.", 2)],
            consider=[{"name": "depressive episode", **drawn("Wants to kill himself.", 4)}],
            next=[drawn("Ask about appetite.", 1)],
        )

    return Replying(about, together)


# ── writing and printing ─────────────────────────────────────────────────────────────────────────────────────────

PROVENANCE = Provenance("test")


def knows(name: str) -> bool:
    return name == "depressive episode"


def written(model: Any, session: Session | None = None, **options: Any) -> Report:
    return LlmReportWriter(model, knows, **options).write(session or usual(), Stop(), Watch())


def printed(report: Report, session: Session | None = None) -> str:
    return to_markdown(replace(session or usual(), report=report), PROVENANCE)


def says(*statements: Any, mental_state: Any = ()) -> Callable[[str], Any]:
    return lambda _prompt: {"statements": list(statements), "mental_state": list(mental_state)}


def nothing(_prompt: str) -> Any:
    return conclusion(summary=[drawn("Nothing.")])
