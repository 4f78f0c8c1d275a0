"""How a statement of the report is printed: its words, their sources, a mark when nothing bears it out."""

from __future__ import annotations

from interview.domain import Session
from interview.evidence.quotes import Quotes, answer_of, whole_of
from interview.report_parts import READING, Source, Statement
from reports.document import Text, Verbatim, joined
from reports.numbers import span
from reports.wording import Wording

SHORT_QUOTE = 48  # letters of a quote that are printed where no time says where it stands
CLINICIAN = "clinician"  # `Statement.written_by` of a sentence the clinician wrote: it needs no source


def statement_text(session: Session, statement: Statement, words: Wording) -> Text:
    """A statement, then where each part of it comes from, then a mark when nothing bears it out."""
    parts: list[Text] = [(Verbatim(statement.text),)]
    parts.extend(source_text(session, source, words) for source in statement.sources)
    if statement.written_by == CLINICIAN and not statement.sources:
        parts.append(words.fill("clinicians_words"))
    elif statement.supported is False or not statement.sources:
        parts.append(words.fill("unsupported"))
    elif statement.supported is None:
        parts.append(words.fill("not_checked"))
    return joined(parts, " ")


def source_text(session: Session, source: Source, words: Wording) -> Text:
    number = number_of(session, source.question_id)
    if number is None:
        return words.fill("source_gone")
    if source.of == READING:
        return words.fill("source_reading", number=str(number))
    if source.letters is not None:
        quote = Verbatim(_beginning(session, source))
        return words.fill("source_quote", number=str(number), quote=quote)
    if source.start is None or source.end is None:
        return words.fill("source", number=str(number))
    return words.fill("source_at", number=str(number), span=span(source.start, source.end))


def _beginning(session: Session, source: Source) -> str:
    """The first words of a quote; "" when the answer's text is another one by now."""
    answer = answer_of(session, source)
    found = whole_of(Quotes(answer), source) if answer is not None else None
    quote = " ".join(found[0].split()) if found is not None else ""
    return (
        quote
        if len(quote) <= SHORT_QUOTE
        else f"{quote[:SHORT_QUOTE].rpartition(' ')[0] or quote[:SHORT_QUOTE]} …"
    )


def number_of(session: Session, question_id: str) -> int | None:
    """The number of a question as the report counts them, from one."""
    ids = [question.id for question in session.questions]
    return ids.index(question_id) + 1 if question_id in ids else None
