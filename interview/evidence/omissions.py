"""What was said and no sentence of the report uses: people leave out more than they make up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview.domain import Answer, Flag, Session
from interview.evidence.clauses import Said
from interview.evidence.lexicon import Lexicon, lexicon
from interview.evidence.people import SELF
from interview.evidence.reading import Reading, read
from interview.report_parts import Report, Statement

RISK = "risk"
NEGATIVE = "negative"
TOPIC = "topic"


@dataclass(frozen=True)
class Omission:
    """Something of an answer that the report is silent about. `words`: verbatim for a risk, the word for a negative,
    the topic for a topic."""

    kind: str  # RISK, NEGATIVE or TOPIC
    question_id: str
    words: str


@dataclass(frozen=True)
class _Told:
    """A statement that stands in the report and is not marked as unsupported."""

    about: frozenset[str]  # question ids
    reading: Reading


def omissions(session: Session, report: Report) -> tuple[Omission, ...]:
    """Risk first, then what was clearly denied, then topics. A statement marked as unsupported mentions nothing.
    Raises `ForPeople` for a language without a lexicon."""
    book = lexicon(session.language)
    told = [_told(one, book) for one in _statements(report) if one.supported is not False]
    answers = [answer for answer in session.answers.values() if _counts(answer)]
    found = [*_risks(session, told, book)]
    for answer in answers:
        found += _negatives(answer, told, book)
    topics = {question.id: question.topic for question in session.questions}
    found += [
        Omission(TOPIC, answer.question_id, topics.get(answer.question_id, ""))
        for answer in answers
        if not any(answer.question_id in one.about for one in told)
    ]
    return tuple(found)


def not_asked(session: Session) -> tuple[str, ...]:
    """Topics without any answer: of questions that were planned, then of those the plan does not reach. Never filled
    with a normal finding."""
    answered = {
        question.topic
        for question in session.questions
        if (answer := session.answers.get(question.id)) is not None and _counts(answer)
    }
    planned = [question.topic for question in session.questions if question.topic not in answered]
    return tuple(dict.fromkeys([*planned, *(topic for topic in session.left_out if topic not in answered)]))


def _counts(answer: Answer) -> bool:
    return not answer.excluded and answer.skipped_because is None and bool(answer.text().strip())


def _statements(report: Report) -> Iterator[Statement]:
    for told in report.analyses.values():
        yield from told
    yield from report.conclusion


def _told(statement: Statement, book: Lexicon) -> _Told:
    about = frozenset(source.question_id for source in statement.sources)
    return _Told(about, read(statement.text, book, of_person=False))


def _risks(session: Session, told: Sequence[_Told], book: Lexicon) -> Iterator[Omission]:
    """Flags of every take and of answers that were left out too: nothing erases one."""
    for question_id, answer in session.answers.items():
        for flag in answer.flags:
            if not _risk_told(question_id, flag, told, book):
                yield Omission(RISK, question_id, flag.words)


def _risk_told(question_id: str, flag: Flag, told: Sequence[_Told], book: Lexicon) -> bool:
    words = {(said.idea, said.negated) for said in read(flag.words, book, of_person=True).said}
    return any(
        question_id in one.about and any((said.idea, said.negated) in words for said in one.reading.said)
        for one in told
    )


def _negatives(answer: Answer, told: Sequence[_Told], book: Lexicon) -> Iterator[Omission]:
    heard = read(answer.text(), book, of_person=True)
    about = [one for one in told if answer.question_id in one.about]
    for idea, places in heard.ideas.items():
        clear = idea in book.findings and all(_clearly_denied(said) for said in places)
        if clear and not any(said.negated for one in about for said in one.reading.ideas.get(idea, ())):
            yield Omission(NEGATIVE, answer.question_id, places[0].raw)


def _clearly_denied(said: Said) -> bool:
    return said.negated and not said.moods and SELF in said.who
