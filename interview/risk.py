"""Finds statements of risk by rule, at once, for the clinician: no model has a say, and none can take a flag away.

The rules are data (`risk_rules/<language>.toml`); this file only weighs them: a denial, an idiom or a statement about
somebody else is not flagged, and what is in doubt is. Emotion plays no part. Nothing here logs what it reads.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from interview.domain import Flag, Transcript
from interview.risk_patterns import Span, Text
from interview.risk_rules import Rules, load
from interview.risk_words import SENTENCE_END, words_of
from interview.spoken_text import Spoken
from interview.whose_words import of_person, stretches_of_person

LISTEN_BELOW = 0.6  # recognition confidence (0–1) under which a word of risk has to be listened to
_NEAR = 2  # words on either side of a statement whose confidence counts too
_REACH = 10  # words that a denial reaches forward
_LEAD = 6  # words taken in before a statement, so that it reads as a sentence
_ANSWER = 3  # words after a question said back in which its answer begins
_SAME_PLACE = 4  # words between unsure risk words that are one thing to listen to

LISTEN = "The speech recogniser was not sure of these words: listen to this."
UNCLEAR = "A word of risk was heard with low confidence, or a denial was: listen to this."
_MASK = "~"  # stands for the words of an idiom; no rule has it


@dataclass(frozen=True)
class Hit:
    """A risk statement in a text: `words` is exactly `text[start:end]` (characters)."""

    kind: str
    words: str
    start: int
    end: int
    why: str  # for the clinician, in English


@dataclass(frozen=True)
class _Statement:
    """Words `start` to `end` (not included) say something of this kind."""

    kind: str
    why: str
    start: int
    end: int


@dataclass(frozen=True)
class _Reading:
    """One text, read: what it states, what it only seems to state, and where its risk words are."""

    text: Text
    statements: tuple[_Statement, ...]
    denied: tuple[Span, ...]
    risk_words: tuple[Span, ...]


@cache
def rules(language: str) -> Rules:
    """The rules of a language; raises `ForPeople`, naming the known ones, when there are none."""
    return load(language)


def prepare(language: str, stopped: Callable[[], bool] = lambda: False) -> None:
    """Make the rules of a language ready: the first answer then waits no longer than the others. Takes seconds, and
    any thread may do it. Raises as `rules`."""
    for finder in rules(language).finders():
        finder.prepare(stopped)


def find(text: str, language: str) -> tuple[Hit, ...]:
    """Every risk statement of a text, in order; raises `ForPeople` for a language without rules."""
    reading = _read(text, language)
    return tuple(_hit(text, reading.text, statement) for statement in reading.statements)


def flags(transcript: Transcript, language: str) -> tuple[Flag, ...]:
    """Every risk statement of the person, with its seconds where words have times. Words that the recogniser was
    unsure of never lose a flag: they add "listen to this". Where the clinician spoke in between, what the person
    said is read as one and in its stretches: a denial before does not reach over what was asked. Raises `ForPeople`
    for a language without rules."""
    found = _flags(of_person(transcript), language)
    stretches = stretches_of_person(transcript)
    if len(stretches) > 1:
        apart = (flag for stretch in stretches for flag in _flags(stretch, language))
        found += tuple(flag for flag in apart if not any(_is_part(flag, of) for of in found))
    return found


def _is_part(flag: Flag, of: Flag) -> bool:
    """The same statement, read in a shorter text."""
    if flag.start is None or flag.end is None or of.start is None or of.end is None:
        return (flag.kind, flag.words) == (of.kind, of.words)
    return flag.kind == of.kind and of.start <= flag.start and flag.end <= of.end


def _flags(transcript: Transcript, language: str) -> tuple[Flag, ...]:
    reading = _read(transcript.text, language)
    spoken = Spoken(transcript, LISTEN_BELOW)
    found = []
    for statement in reading.statements:
        hit = _hit(transcript.text, reading.text, statement)
        unsure = spoken.unsure(*_around(reading.text, statement))
        found.append(replace(hit, why=f"{hit.why} {LISTEN}") if unsure else hit)
    found += [_hit(transcript.text, reading.text, statement) for statement in _unclear(reading, spoken)]
    found.sort(key=lambda hit: (hit.start, hit.end))
    return tuple(Flag(hit.kind, hit.words, *spoken.seconds(hit.start, hit.end), hit.why) for hit in found)


def as_json(lines: Iterable[str], language: str) -> dict[str, Any]:
    """One entry a line, empty ones too; `start` and `end` are characters of the line."""
    rules(language)
    return {
        "lines": [
            {"text": line, "flags": [vars(hit).copy() for hit in find(line, language)]} for line in lines
        ]
    }


# ── what is stated, and what only seems so ───────────────────────────────────────────────────────────────────────


def _read(text: str, language: str) -> _Reading:
    book = rules(language)
    words = words_of(text, book.spelling)
    plain = Text(words)
    idioms = tuple(book.idioms.spans(plain))
    masked = plain.masked(idioms, _MASK) if idioms else plain
    context = _Context(plain, masked, book)
    stated: list[_Statement] = []
    denied: list[Span] = []
    for span in sorted(book.statements.spans(masked), key=lambda span: (span.start, span.end)):
        rule = book.rules[book.rule_of[span.which]]
        if context.denies(span):
            denied.append(span)
        elif not (rule.own and context.is_of_others(span)):
            stated.append(_Statement(rule.kind, rule.why, context.lead(span.start), span.end))
    return _Reading(plain, tuple(_merged(stated)), tuple(denied), tuple(book.risk_words.spans(plain)))


class _Context:
    """Answers, for a place in one text, whether it is denied or said of somebody else."""

    def __init__(self, text: Text, masked: Text, book: Rules) -> None:
        self._text = text
        self._book = book
        self._cues = sorted(book.denials.spans(masked), key=lambda span: span.end)
        self._cue_ends = [span.end for span in self._cues]
        self._breakers = sorted(book.breakers.spans(text), key=lambda span: span.start)
        self._breaker_starts = [span.start for span in self._breakers]
        self._after = {span.start for span in book.denials_after.spans(text)}
        self._asked = {span.end for span in book.asked.spans(text)}
        self._no = {span.start for span in book.answered_no.spans(text)}
        self._denied_ends: list[int] = []  # where denied statements end, sorted

    def denies(self, span: Span) -> bool:
        denied = (
            span.end in self._after or self._cued(span) or self._asked_and_denied(span) or self._goes_on(span)
        )
        if denied:
            bisect.insort(self._denied_ends, span.end)
        return denied

    def _cued(self, span: Span) -> bool:
        """A denial stands before the statement, and nothing between them breaks it."""
        if self._text.words[span.start] in self._book.clause_words:
            return False
        last = bisect.bisect_right(self._cue_ends, span.start)
        for cue in reversed(self._cues[max(0, last - 8) : last]):
            if span.start - cue.end > _REACH or SENTENCE_END in self._text.words[cue.end : span.start]:
                continue
            if not self._broken(cue, span.start):
                return True
        return False

    def _broken(self, cue: Span, until: int) -> bool:
        for at in range(cue.end, until + 1):
            if at in self._text.commas and self._text.words[at] not in self._book.list_words:
                return True
        first = bisect.bisect_left(self._breaker_starts, cue.start - _REACH)
        last = bisect.bisect_left(self._breaker_starts, until)
        return any(self._breaks(breaker, cue, until) for breaker in self._breakers[first:last])

    @staticmethod
    def _breaks(breaker: Span, cue: Span, until: int) -> bool:
        """It reaches beyond the denial; one that begins with it may look at the first word of the statement."""
        if breaker.start <= cue.start and cue.end < breaker.end <= until + 1:
            return True
        return cue.end <= breaker.end <= until and (breaker.start < cue.start or cue.end < breaker.end)

    def _asked_and_denied(self, span: Span) -> bool:
        """The clinician's question said back, and answered with no."""
        return any(at in self._asked for at in range(self.lead(span.start), span.start + 1)) and any(
            at in self._no for at in range(span.end, span.end + _ANSWER + 1)
        )

    def _goes_on(self, span: Span) -> bool:
        """The end of a denied statement, or the next item of a list whose items before were denied."""
        if span.end in self._denied_ends[-8:]:
            return True
        before = bisect.bisect_right(self._denied_ends, span.start)
        if before == 0:
            return False
        between = self._text.words[self._denied_ends[before - 1] : span.start]
        joined = bool(between) or span.start in self._text.commas
        return joined and len(between) <= 2 and all(word in self._book.list_words for word in between)

    def is_of_others(self, span: Span) -> bool:
        """The nearest subject before the statement is somebody else."""
        words, at = self._text.words, span.start - 1
        while at >= 0 and words[at] in self._book.between_subject and span.start - at <= _LEAD:
            at -= 1
        return at >= 0 and words[at] in self._book.other_subjects

    def lead(self, start: int) -> int:
        """Where the sentence of a statement begins, as far as small words go."""
        at = start
        while at > 0 and start - at < _LEAD and self._text.words[at - 1] in self._book.lead_words:
            if at in self._text.commas:
                break
            at -= 1
        return at


def _merged(statements: Iterable[_Statement]) -> Iterator[_Statement]:
    """Overlapping statements of one kind are one; the longest says why."""
    latest: dict[str, _Statement] = {}
    longest: dict[str, int] = {}
    done: list[_Statement] = []
    for new in sorted(statements, key=lambda statement: (statement.start, statement.end)):
        old = latest.get(new.kind)
        if old is None or new.start >= old.end:
            done += [old] if old is not None else []
            latest[new.kind], longest[new.kind] = new, new.end - new.start
            continue
        better = new.end - new.start > longest[new.kind]
        longest[new.kind] = max(longest[new.kind], new.end - new.start)
        why = new.why if better else old.why
        latest[new.kind] = _Statement(new.kind, why, old.start, max(old.end, new.end))
    yield from sorted((*done, *latest.values()), key=lambda statement: (statement.start, statement.end))


def _hit(text: str, read: Text, statement: _Statement) -> Hit:
    start, end = read.starts[statement.start], read.ends[statement.end - 1]
    return Hit(statement.kind, text[start:end], start, end, statement.why)


# ── what the recogniser was unsure of ────────────────────────────────────────────────────────────────────────────


def _around(text: Text, statement: _Statement) -> tuple[int, int]:
    """The characters of a statement and of the words next to it."""
    first = max(0, statement.start - _NEAR)
    last = min(len(text.words), statement.end + _NEAR) - 1
    return text.starts[first], text.ends[last]


def _unclear(reading: _Reading, spoken: Spoken) -> Iterator[_Statement]:
    """Risk words outside every statement, and denials, that the recogniser was unsure of."""
    text = reading.text
    taken = {at for statement in reading.statements for at in range(statement.start, statement.end)}
    doubtful = [
        span
        for span in reading.risk_words
        if taken.isdisjoint(range(span.start, span.end))
        and spoken.unsure(text.starts[span.start], text.ends[span.end - 1])
    ]
    doubtful += [
        span
        for span in reading.denied
        if spoken.unsure(*_around(text, _Statement("", "", span.start, span.end)))
    ]
    doubtful.sort(key=lambda span: span.start)
    together: list[_Statement] = []
    for span in doubtful:
        if together and span.start - together[-1].end <= _SAME_PLACE:
            last = together.pop()
            together.append(replace(last, end=max(last.end, span.end)))
        else:
            together.append(_Statement("unclear", UNCLEAR, span.start, span.end))
    yield from together
