"""The words behind a source: the person's own, never the clinician's."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from rapidfuzz import fuzz

from interview.domain import Answer, Session, Word
from interview.report_parts import ANSWER, Source
from interview.spoken_text import places
from interview.whose_words import CLINICIAN, of_person

_CLOSE = 92.0  # rapidfuzz ratio, 0–100, from which words are a quote of others, but for a slip
_LEAST = 3  # letters of a quote
_SENTENCE = 240  # letters on each side in which the borders of the sentence are looked for
_WORDS_AROUND = 8  # words on each side where no border is
_MARKS = " \t\n\"'“”„«»‘’.,;:…!?؟،؛()[]"
_BORDER = re.compile(r"[.!?؟\n]")


def quote_hash(text: str) -> str:
    """SHA-256 of quoted words, in hexadecimal; how many blanks part them does not matter."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


class Quotes:
    """The person's words of one answer and when they were said; made once, so that many quotes of it cost little."""

    def __init__(self, answer: Answer) -> None:
        self.text = answer.text()
        self.question_id = answer.question_id
        spoken = _spoken(answer) if _has_times(answer) else None
        self.spoken = spoken  # None: typed, corrected or amended

    @cached_property
    def _by_time(self) -> tuple[list[float], list[tuple[int, int]]]:
        """The middle of each word in seconds, in order, and its place in the text."""
        pairs = sorted(((word.start + word.end) / 2, place) for word, place in self.spoken or ())
        return [middle for middle, _ in pairs], [place for _, place in pairs]

    def cut(self, start: float | None, end: float | None, letters: tuple[int, int] | None = None) -> str:
        """See `quote_of`."""
        if letters is not None:
            return self.text[max(0, letters[0]) : max(0, letters[1])]
        if start is None or end is None or self.spoken is None:
            return self.text
        middles, places = self._by_time
        within = places[bisect_left(middles, start) : bisect_right(middles, end)]
        return (
            self.text[min(first for first, _ in within) : max(last for _, last in within)] if within else ""
        )


def quote_of(
    answer: Answer,
    start: float | None = None,
    end: float | None = None,
    letters: tuple[int, int] | None = None,
) -> str:
    """What the person said between two seconds of the take: words that lie in it for the most part.

    A text that was typed, corrected or amended has no times: there `letters` cut it. All that counts as said where
    neither does.
    """
    return Quotes(answer).cut(start, end, letters)


def source_for(
    answer: Answer | Quotes,
    start: float | None = None,
    end: float | None = None,
    letters: tuple[int, int] | None = None,
) -> Source:
    """A source whose hash fits what the answer says now. For many sources of one answer hand its `Quotes` in."""
    return _source(answer if isinstance(answer, Quotes) else Quotes(answer), start, end, letters)


def _source(
    quotes: Quotes,
    start: float | None = None,
    end: float | None = None,
    letters: tuple[int, int] | None = None,
) -> Source:
    quote = quotes.cut(start, end, letters)
    return Source(quotes.question_id, start, end, quote_hash(quote), letters)


def source_of(answer: Answer | Quotes, quote: str) -> Source | None:
    """Where somebody's quote stands in an answer, with the rest of its sentence; None when nobody said that.

    Capital letters, blanks and marks around it do not matter, and a slip in a longer one is forgiven: what counts as
    said are the words of the answer.
    """
    quotes = answer if isinstance(answer, Quotes) else Quotes(answer)
    found = _found(quotes.text, quote)
    if found is None:
        return None
    first, last = _sentence(quotes.text, *found)
    if quotes.spoken is None:
        return _source(quotes, letters=(first, last))
    inside = [word for word, place in quotes.spoken if place[0] < last and first < place[1]]
    return _source(quotes, inside[0].start, inside[-1].end) if inside else None


def answer_of(session: Session, source: Source) -> Answer | None:
    """The answer that a source names; None when there is none or it was left out of the record."""
    answer = session.answers.get(source.question_id)
    if source.of != ANSWER or answer is None or answer.excluded or answer.skipped_because is not None:
        return None
    return answer


def whole_of(quotes: Quotes, source: Source) -> tuple[str, str] | None:
    """The quote of a source and the answer it stands in; None when its words are no longer those that were quoted."""
    quote = quotes.cut(source.start, source.end, source.letters)
    if not quote.strip() or quote_hash(quote) != source.quote_hash:
        return None
    return quote, quotes.text


def _has_times(answer: Answer) -> bool:
    """Nobody typed or changed what was heard, and each word has its time."""
    told = (answer.amended_text, answer.corrected_text, answer.typed_text)
    return (
        answer.transcript is not None and bool(answer.transcript.words) and all(one is None for one in told)
    )


def _spoken(answer: Answer) -> list[tuple[Word, tuple[int, int]]]:
    """The person's words, and where each stands in the text."""
    if answer.transcript is None:
        return []
    own = of_person(answer.transcript)
    stand = places(own.text, (word.text for word in own.words))
    return [
        (word, place)
        for word, place in zip(own.words, stand, strict=True)
        if place and word.speaker != CLINICIAN
    ]


def _found(text: str, quote: str) -> tuple[int, int] | None:
    """Where in a text the words of a quote stand."""
    words = quote.strip(_MARKS).split()
    if sum(map(len, words)) < _LEAST:
        return None
    exact = re.search(r"\s+".join(map(re.escape, words)), text, re.IGNORECASE)
    if exact is not None:
        return exact.span()
    small, wanted = "".join(map(_small, text)), "".join(map(_small, " ".join(words)))
    if len(wanted) > len(text):
        return None
    near = fuzz.partial_ratio_alignment(wanted, small, score_cutoff=_CLOSE)
    return None if near is None or near.dest_end <= near.dest_start else (near.dest_start, near.dest_end)


def _small(letter: str) -> str:
    return small if len(small := letter.lower()) == 1 else letter


def _sentence(text: str, first: int, last: int) -> tuple[int, int]:
    """The borders of the sentence around a stretch of letters; some words more where it has none."""
    lead = text[max(0, first - _SENTENCE) : first]
    trail = text[last : last + _SENTENCE]
    borders = [border.end() for border in _BORDER.finditer(lead)]
    if borders or first <= _SENTENCE:
        first -= len(lead) - (borders[-1] if borders else 0)
    else:
        first -= len("".join(re.findall(r"\S*\s*", lead)[-_WORDS_AROUND - 1 :]))
    border = _BORDER.search(trail)
    if border is not None or last + _SENTENCE >= len(text):
        last += border.end() if border is not None else len(trail)
    else:
        last += len("".join(re.findall(r"\s*\S*", trail)[:_WORDS_AROUND]))
    while first < last and text[first].isspace():
        first += 1
    return first, last
