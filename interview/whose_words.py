"""Whose the words of an answer are: while the clinician spoke they are not the person's, and no evidence.

Times are seconds on the take, on which word times run too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from interview.spoken_text import places

if TYPE_CHECKING:
    from interview.domain import Transcript

Span = tuple[float, float]

PERSON, CLINICIAN = "person", "clinician"
_MOST_OF_A_WORD = 0.5  # of its length: more of it within a span, and it is the clinician's


def joined_up(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches of time apart and in order."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], end))
        else:
            apart.append((start, end))
    return tuple(apart)


def cut_off_at(seconds: float, spans: Iterable[Span]) -> tuple[Span, ...]:
    """What of these spans lies before an end."""
    return tuple((start, min(end, seconds)) for start, end in spans if start < seconds)


def marked(transcript: Transcript, spans: tuple[Span, ...]) -> Transcript:
    """The transcript with the clinician as the speaker of every word most of which lies within the spans."""
    if not spans:
        return transcript
    words = tuple(
        replace(word, speaker=CLINICIAN) if _mostly_within(word.start, word.end, spans) else word
        for word in transcript.words
    )
    return replace(transcript, words=words)


def _mostly_within(start: float, end: float, spans: tuple[Span, ...]) -> bool:
    if end <= start:
        return any(first <= start < last for first, last in spans)
    within = sum(max(0.0, min(end, last) - max(start, first)) for first, last in spans)
    return within > _MOST_OF_A_WORD * (end - start)


def of_person(transcript: Transcript) -> Transcript:
    """Without the clinician's words. Text that belongs to no word in the list stays."""
    stretches = stretches_of_person(transcript)
    if stretches == (transcript,):
        return transcript
    text = " ".join(stretch.text for stretch in stretches)
    return replace(transcript, text=text, words=tuple(word for one in stretches for word in one.words))


def stretches_of_person(transcript: Transcript) -> tuple[Transcript, ...]:
    """What the person said before, between and after the clinician's words, each with its own words."""
    if all(word.speaker != CLINICIAN for word in transcript.words):
        return (transcript,)
    stretches: list[Transcript] = []
    at, first = 0, 0
    found = places(transcript.text, (word.text for word in transcript.words))
    for number, (word, place) in enumerate(zip(transcript.words, found, strict=True)):
        if word.speaker == CLINICIAN and place is not None:
            stretches.append(_stretch(transcript, (at, place[0]), (first, number)))
            at, first = place[1], number + 1
    stretches.append(_stretch(transcript, (at, len(transcript.text)), (first, len(transcript.words))))
    return tuple(one for one in stretches if one.text or one.words)


def _stretch(whole: Transcript, letters: tuple[int, int], words: tuple[int, int]) -> Transcript:
    own = tuple(word for word in whole.words[slice(*words)] if word.speaker != CLINICIAN)
    return replace(whole, text=whole.text[slice(*letters)].strip(), words=own)
