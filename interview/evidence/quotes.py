"""The words behind a source: the person's own, never the clinician's."""

from __future__ import annotations

import hashlib

from interview.domain import Answer, Session
from interview.report_parts import Source
from interview.spoken_text import places
from interview.whose_words import CLINICIAN, of_person


def quote_hash(text: str) -> str:
    """SHA-256 of quoted words, in hexadecimal; how many blanks part them does not matter."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def quote_of(answer: Answer, start: float | None = None, end: float | None = None) -> str:
    """What the person said between two seconds of the take: words that lie in it for the most part.

    All that counts as said without times, and where the answer was typed, corrected or amended: such text has none.
    """
    heard = answer.transcript
    told = (answer.amended_text, answer.corrected_text, answer.typed_text)
    if (
        start is None
        or end is None
        or heard is None
        or not heard.words
        or any(one is not None for one in told)
    ):
        return answer.text()
    own = of_person(heard)
    within = [
        place
        for word, place in zip(own.words, places(own.text, (word.text for word in own.words)), strict=True)
        if place and word.speaker != CLINICIAN and start <= (word.start + word.end) / 2 <= end
    ]
    return own.text[within[0][0] : within[-1][1]] if within else ""


def source_for(answer: Answer, start: float | None = None, end: float | None = None) -> Source:
    """A source whose hash fits what the answer says now."""
    return Source(answer.question_id, start, end, quote_hash(quote_of(answer, start, end)))


def whole_of(session: Session, source: Source) -> tuple[str, str] | None:
    """The quote of a source and the answer it stands in; None when there is no such answer, it was left out of the
    record, or its words are no longer those that were quoted."""
    answer = session.answers.get(source.question_id)
    if answer is None or answer.excluded or answer.skipped_because is not None:
        return None
    quote = quote_of(answer, source.start, source.end)
    if not quote.strip() or quote_hash(quote) != source.quote_hash:
        return None
    return quote, answer.text()
