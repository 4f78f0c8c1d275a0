"""Sentences that rest on the emotion read in an answer: the label has to be the one that was read.

An emotion is an estimate of what was expressed. A sentence that says anything more is not borne out; nor is one about
an answer that has no label.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from interview.domain import Answer, EmotionTrace, Session
from interview.evidence.quotes import quote_hash
from interview.evidence.words import folded
from interview.report_parts import READING, Source

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SEEN_AS_WELL = 0.2  # mean probability from which a second emotion may be named


def reading_source(answer: Answer) -> Source | None:
    """The reading of an answer as a source; None when there is no reading."""
    if answer.emotion is None or not answer.emotion.mean():
        return None
    return Source(answer.question_id, None, None, reading_hash(answer.emotion), of=READING)


def reading_hash(trace: EmotionTrace) -> str:
    """Changes when the reading or the clinician's correction of it does."""
    means = ";".join(f"{label} {score:.4f}" for label, score in sorted(trace.mean().items()))
    return quote_hash(f"{trace.model};{means};{trace.label()}")


def trace_of(session: Session, source: Source) -> EmotionTrace | None:
    """The reading behind a source; None when there is none, it was left out, or it is another one by now."""
    answer = session.answers.get(source.question_id)
    if source.of != READING or answer is None or answer.excluded or answer.emotion is None:
        return None
    return answer.emotion if reading_hash(answer.emotion) == source.quote_hash else None


def reading_bears_out(sentence: str, trace: EmotionTrace, language: str) -> bool:
    """Whether a sentence says of an answer's emotion what was read, and no more."""
    label = trace.label()
    words = _WORD.findall(folded(sentence))
    if label is None or any(sign.isdigit() for sign in sentence):
        return False
    table, filler = _families(language), _filler(language)
    if any(word not in table and word not in filler for word in words):
        return False
    families = {family for word in words if (family := table.get(word)) is not None}
    read = {table.get(folded(label), folded(label))}
    others = {
        table.get(folded(name), folded(name))
        for name, score in trace.mean().items()
        if score >= _SEEN_AS_WELL
    }
    return bool(families & read) and families <= read | others


@cache
def _families(language: str) -> Mapping[str, str]:
    """Each word of an emotion with the name of its kind."""
    known: dict[str, str] = {}
    for table in ("labels", language):
        for family, words in _tables().get(table, {}).items():
            known |= {folded(word): family for word in words.split()}
    return known


@cache
def _filler(language: str) -> frozenset[str]:
    return frozenset(map(folded, _tables()["filler"].get(language, "").split()))


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("emotions.toml").read_text(encoding="utf-8"))
