"""The check of a statement against its session, and of a whole report."""

from __future__ import annotations

from dataclasses import replace

from interview.domain import Session
from interview.evidence.agreeing import CONTENT
from interview.evidence.comparing import Verdict, compare
from interview.evidence.lexicon import lexicon
from interview.evidence.quotes import Quotes, answer_of, whole_of
from interview.evidence.reading import Reading, adopted, joined, read
from interview.evidence.readings import reading_bears_out, trace_of
from interview.report_parts import READING, Finding, Report, Source, Statement

NO_SOURCE = "no source"
SOURCE_GONE = "source gone"
CLINICIAN = "clinician"  # `Statement.written_by` of a sentence the clinician wrote: it needs no source
_BEFORE = 120  # characters before a quote that may turn what it says: "I never …"


def judge(quote: str, sentence: str, language: str, question: str = "", before: str = "") -> Verdict:
    """Whether words of the person bear a sentence about them out. `question`: what "yes" and "no" answer;
    `before`: what the person said right before. Raises `ForPeople` for a language without a lexicon."""
    book = lexicon(language)
    return compare(read(sentence, book, of_person=False), _evidence(quote, language, question, before), book)


def _evidence(quote: str, language: str, question: str, before: str) -> Reading:
    book = lexicon(language)
    said = read(quote, book, of_person=True, before=before)
    asked = adopted(quote, question, book) if question else None
    return joined((said, asked)) if asked else said


class Checker:
    """Checks statements of one session; reads each answer and each quote once. Raises `ForPeople` as `judge`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._book = lexicon(session.language)
        self._questions = {question.id: question.text for question in session.questions}
        self._answers: dict[str, Quotes] = {}
        self._read: dict[Source, Reading | None] = {}

    def verdict(self, statement: Statement) -> Verdict:
        """What the sources of a statement make of it; `why` also says `NO_SOURCE` or `SOURCE_GONE`."""
        if not statement.sources:
            return Verdict(False, (NO_SOURCE,))
        if all(source.of == READING for source in statement.sources):
            return self._of_readings(statement)
        said = [source for source in dict.fromkeys(statement.sources) if source.of != READING]
        found = [self._quoted(source) for source in said]
        there = [reading for reading in found if reading is not None]
        if len(there) < len(found):
            return Verdict(False, (SOURCE_GONE,))
        return compare(read(statement.text, self._book, of_person=False), joined(there), self._book)

    def finding(self, finding: Finding) -> Finding:
        """The same finding with `supported` said; what the clinician observed has no need of it."""
        if finding.origin == CLINICIAN:
            return finding
        told = Statement(finding.value, finding.sources)
        return replace(finding, supported=self.verdict(told).supported)

    def check(self, statement: Statement) -> Statement:
        """The same statement with `supported` said. The clinician's own words without a source stay as they are."""
        if statement.written_by == CLINICIAN and not statement.sources:
            return statement
        return replace(statement, supported=self.verdict(statement).supported)

    def _of_readings(self, statement: Statement) -> Verdict:
        traces = [trace_of(self._session, source) for source in statement.sources]
        there = [trace for trace in traces if trace is not None]
        if len(there) < len(traces):
            return Verdict(False, (SOURCE_GONE,))
        borne_out = all(reading_bears_out(statement.text, trace, self._session.language) for trace in there)
        return Verdict(True, share=1.0) if borne_out else Verdict(False, (CONTENT,))

    def _quotes(self, source: Source) -> Quotes | None:
        answer = answer_of(self._session, source)
        if answer is not None and source.question_id not in self._answers:
            self._answers[source.question_id] = Quotes(answer)
        return self._answers[source.question_id] if answer is not None else None

    def _quoted(self, source: Source) -> Reading | None:
        if source not in self._read:
            quotes = self._quotes(source)
            found = whole_of(quotes, source) if quotes else None
            question = self._questions.get(source.question_id, "")
            self._read[source] = (
                _evidence(found[0], self._session.language, question, _before(*found)) if found else None
            )
        return self._read[source]


def _before(quote: str, answer: str) -> str:
    """The beginning of the sentence that a quote was cut from."""
    at = answer.find(quote)
    if at <= 0:
        return ""
    lead = answer[max(0, at - _BEFORE) : at]
    for end in ".!?؟\n":
        lead = lead.rpartition(end)[2]
    return lead


def check(statement: Statement, session: Session) -> Statement:
    """One statement checked; for many, one `Checker` is faster."""
    return Checker(session).check(statement)


def check_report(report: Report, session: Session) -> Report:
    """Every statement of a report checked: none is left out, none is changed but for `supported`."""
    checker = Checker(session)
    return replace(
        report,
        analyses={key: tuple(map(checker.check, told)) for key, told in report.analyses.items()},
        conclusion=tuple(map(checker.check, report.conclusion)),
        mental_state={name: checker.finding(one) for name, one in report.mental_state.items()},
    )
