"""What a language model is told for each part of a report: the prompt, and what was said as fenced data."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from interview.domain import Answer, EmotionTrace, Purpose, Session
from interview.evidence import not_asked
from interview.expression import baseline, of_person, summary
from interview.report_parts import SOURCE_LAYOUT
from llm.control_tokens import without_control_tokens
from llm.prompt_files import fenced, filled
from llm.question_forms import language_name

OVERLAP = 240  # characters that two pieces of a long text share
NOT_AVAILABLE = "not available"
_LABELS = 4  # of a distribution
_LEAST = 0.05  # mean probability
_PROMPTS = {"": "report", SOURCE_LAYOUT: "report_source"}  # layout -> prompt files

Messages = list[Mapping[str, str]]


@dataclass(frozen=True)
class Told:
    """One answer, or a piece of it, as the model is given it."""

    number: int  # of the question, from 1
    count: int  # of questions
    question: str
    answer: str
    emotion: str
    piece: int = 1
    pieces: int = 1


def answer_messages(told: Told, session: Session, layout: str) -> Messages:
    fence = new_fence()
    piece = f", piece {told.piece} of {told.pieces} of a long answer" if told.pieces > 1 else ""
    system = filled(f"{_PROMPTS[layout]}_answer", fence=fence, language=language_name(session.language))
    user = filled(
        "report_answer_data",
        fence=fence,
        number=told.number,
        count=told.count,
        piece=piece,
        question=as_data(told.question),
        answer=as_data(told.answer),
        emotion=as_data(told.emotion),
    )
    return [{"role": "system", "content": system}, {"role": "user", "content": user}]


def conclusion_messages(
    lines: Sequence[str], session: Session, layout: str, piece: int, pieces: int
) -> Messages:
    """`lines`: the numbered statements of this piece."""
    fence = new_fence()
    topics = "; ".join(as_data(topic) for topic in not_asked(session)) or "nothing of the plan"
    system = filled(
        f"{_PROMPTS[layout]}_conclusion",
        fence=fence,
        language=language_name(session.language),
        disorder=fenced(session.disorder.name),
        not_asked=topics,
    )
    of = f", part {piece} of {pieces}" if pieces > 1 else ""
    user = filled("report_conclusion_data", fence=fence, piece=of, statements=as_data("\n".join(lines)))
    return [{"role": "system", "content": system}, {"role": "user", "content": user}]


def new_fence() -> str:
    """A line that nobody can have typed: another one at each call."""
    return f"=== {secrets.token_hex(8)} ==="


def as_data(text: str) -> str:
    return without_control_tokens(text)


def pieces_of(text: str, letters: int) -> list[str]:
    """A text in pieces of at most so many characters that overlap; no character is in none of them."""
    pieces = []
    at = 0
    while len(text) - at > letters:
        end = at + letters
        for border in (r"[.!?؟\n]\s+", r"\s"):
            borders = [found.end() for found in re.finditer(border, text[at:end])]
            if borders and borders[-1] > letters // 2:
                end = at + borders[-1]
                break
        pieces.append(text[at:end])
        at = max(at + 1, end - min(OVERLAP, letters // 4))
    return [*pieces, text[at:]]


# ── emotion ──────────────────────────────────────────────────────────────────────────────────────────────────────


def emotions_of(session: Session) -> Mapping[str, EmotionTrace]:
    """The readings that may be used, without what the clinician's voice was in: question id -> trace."""
    if session.consent is None or not session.consent.allows(Purpose.EMOTION):
        return {}
    return {
        question_id: of_person(answer.emotion, answer.clinician_spoke)
        for question_id, answer in session.answers.items()
        if answer.emotion is not None and not answer.excluded
    }


def emotion_text(answer: Answer, traces: Mapping[str, EmotionTrace], order: Sequence[str]) -> str:
    """Distribution, change from the person's usual, coverage; or that there is none, and why."""
    trace = traces.get(answer.question_id)
    if trace is None:
        return NOT_AVAILABLE
    if trace.missing_because is not None or not trace.mean():
        return f"{NOT_AVAILABLE}: {trace.missing_because or 'no reading'}"
    place = order.index(answer.question_id) if answer.question_id in order else 0
    earlier = [traces[one] for one in order[:place] if one in traces]
    return "; ".join(_described(trace, earlier))


def _described(trace: EmotionTrace, earlier: Sequence[EmotionTrace]) -> Iterator[str]:
    told = summary(trace, baseline(earlier))
    ranked = sorted(told.scores.items(), key=lambda pair: (-pair[1], pair[0]))[:_LABELS]
    yield ", ".join(f"{label} {score:.2f}" for label, score in ranked if score >= _LEAST)
    if trace.corrected_label is not None:
        yield f"the clinician corrected it to {trace.corrected_label}"
    elif told.label is None:
        yield "not enough evidence for a label"
    if told.change is not None:
        most = sorted(told.change.items(), key=lambda pair: -abs(pair[1]))[:2]
        yield "change from this person's usual: " + ", ".join(f"{label} {by:+.2f}" for label, by in most)
    if told.coverage is not None:
        yield f"readings cover {told.coverage:.0%} of the answer"
