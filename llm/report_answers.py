"""One answer of a report: what the model says of it becomes checked statements with their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from interview.domain import Answer, EmotionTrace, Question, Session
from interview.evidence import Checker, Quotes, reading_source, source_of
from interview.report_parts import Finding, Source, Statement
from llm.report_asking import Asker
from llm.report_lint import is_plain, states_diagnosis
from llm.report_prompts import Told, answer_messages, emotion_text, pieces_of
from llm.report_replies import AnswerReply, Sentence, Suggestion

STATES_DIAGNOSIS = (
    "A sentence states a diagnosis, which only the clinician may. Say what the person told instead."
)


@dataclass(frozen=True)
class Frame:
    """What is the same for every part of one report."""

    session: Session
    checker: Checker
    asker: Asker
    written_by: str
    layout: str
    letters: int  # characters of the record that one call may hold
    traces: Mapping[str, EmotionTrace]  # readings that may be used


@dataclass(frozen=True)
class Analysed:
    """What the model made of one answer."""

    statements: tuple[Statement, ...]
    findings: tuple[tuple[str, Finding], ...]  # field, finding
    pieces: int
    withheld: int


def analyse(frame: Frame, question: Question, answer: Answer) -> Analysed:
    """Every piece of the answer is read. Raises what `Asker.ask` raises."""
    order = [one.id for one in frame.session.questions]
    texts = pieces_of(answer.text(), frame.letters)
    emotion = emotion_text(answer, frame.traces, order)
    number = order.index(question.id) + 1
    statements: list[Statement] = []
    findings: list[tuple[str, Finding]] = []
    for piece, text in enumerate(texts, 1):
        told = Told(number, len(order), question.text, text, emotion, piece, len(texts))
        messages = answer_messages(told, frame.session, frame.layout)
        maker = Maker(frame, answer)
        reply = frame.asker.ask(messages, AnswerReply, maker.objection)
        statements += map(maker.statement, reply.statements)
        findings += map(maker.finding, reply.mental_state)
    made = unique([*statements, *_marked(findings, frame.written_by)])
    kept = tuple(one for one in made if not _is_diagnosis(one.text, one.supported))
    borne_out = tuple(one for one in findings if one[1].supported)
    return Analysed(kept, borne_out, len(texts), len(made) - len(kept))


def _marked(findings: Iterable[tuple[str, Finding]], written_by: str) -> Iterator[Statement]:
    """Findings that nothing bears out: they stand marked with their answer, and in no table of findings."""
    for _, one in findings:
        if not one.supported:
            yield Statement(one.value, one.sources, supported=False, written_by=written_by)


class Maker:
    """Makes statements of one answer from what the model returned; what nothing bears out is marked."""

    def __init__(self, frame: Frame, answer: Answer) -> None:
        self._frame = frame
        self._answer = answer
        self._quotes = Quotes(answer)

    def objection(self, reply: AnswerReply) -> str:
        stated = any(_is_diagnosis(one.text, self.statement(one).supported) for one in reply.statements)
        stated = stated or any(
            _is_diagnosis(one.text, self.finding(one)[1].supported) for one in reply.mental_state
        )
        return STATES_DIAGNOSIS if stated else ""

    def statement(self, sentence: Sentence) -> Statement:
        made = Statement(one_line(sentence.text), self._sources(sentence), written_by=self._frame.written_by)
        return checked(self._frame, made)

    def finding(self, suggestion: Suggestion) -> tuple[str, Finding]:
        told = checked(self._frame, Statement(one_line(suggestion.text), self._sources(suggestion)))
        return suggestion.field, Finding(told.text, "model", told.sources, told.supported)

    def _sources(self, told: Sentence | Suggestion) -> tuple[Source, ...]:
        if told.basis == "reading":
            known = self._answer.question_id in self._frame.traces
            source = reading_source(self._answer) if known else None
        else:
            source = source_of(self._quotes, told.quote)
        return () if source is None else (source,)


def checked(frame: Frame, statement: Statement) -> Statement:
    """With `supported` said: plain words that their sources bear out."""
    told = frame.checker.check(statement)
    return replace(told, supported=bool(told.supported) and is_plain(told.text))


def mental_state(found: Iterable[tuple[str, Finding]]) -> dict[str, Finding]:
    """One finding a field, put together of those of all answers."""
    fields: dict[str, list[Finding]] = {}
    for name, one in found:
        fields.setdefault(name, []).append(one)
    return {name: _together(several) for name, several in fields.items()}


def _together(several: Sequence[Finding]) -> Finding:
    kept = list({one.value: one for one in several}.values())
    sources = tuple(dict.fromkeys(source for one in kept for source in one.sources))
    return replace(kept[0], value="; ".join(one.value.rstrip(" .;") for one in kept), sources=sources)


def unique(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Overlapping pieces say some things twice; of two the one stays that is borne out."""
    kept: dict[str, Statement] = {}
    for one in statements:
        key = f"{one.kind} {one.text.casefold()}"
        if key not in kept or (one.supported and not kept[key].supported):
            kept[key] = one
    return tuple(kept.values())


def one_line(text: str) -> str:
    return " ".join(text.split())


def _is_diagnosis(text: str, supported: bool | None) -> bool:
    """What the person told of an earlier diagnosis may be told again."""
    return not supported and states_diagnosis(text)
