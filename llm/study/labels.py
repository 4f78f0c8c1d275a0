"""Emotion labels for the answers of one session, and what a study does to them: shuffle and corrupt.

The labels are those of the program's own emotion networks. "not clear" is said where neither the words nor the
examination show an emotion: unknown is never neutral.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, create_model

from interview.errors import FileDamaged
from interview.ports import Stop
from llm.study.asking import Asker, fenced
from llm.study.sessions import Exchange, as_text

Label = Literal["neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised", "not clear"]
UNCLEAR = "not clear"
LABELS: tuple[str, ...] = tuple(name for name in get_args(Label) if name != UNCLEAR)
Labels = tuple[str, ...]  # one for each answer


@dataclass(frozen=True)
class Confusion:
    """What a recogniser says (columns) where an emotion is true (rows), as counts."""

    labels: Labels
    counts: tuple[tuple[float, ...], ...]
    source: str  # which file or model, in words for the report

    def said_for(self, label: str, random: np.random.Generator) -> str:
        """What it might have said; "not clear" for a label that it does not know or never met."""
        row = self.counts[self.labels.index(label)] if label in self.labels else ()
        if not sum(row):
            return UNCLEAR
        chances = np.asarray(row, dtype=float) / sum(row)
        return self.labels[int(random.choice(len(row), p=chances))]


def read_labels(asker: Asker, session: Sequence[Exchange], mental_state: str, stop: Stop) -> Labels:
    """The emotion shown in each answer: as the mental state examination describes it, or, when that is "", as the
    words of the answer alone tell it. Raises `ReplyUnusable`."""
    texts = {"session": fenced(as_text(session)), "number": str(len(session)), "labels": ", ".join(LABELS)}
    kind = reply_kind(len(session))
    if mental_state:
        told: Any = asker.ask(
            "labels_from_examination", {**texts, "examination": fenced(mental_state)}, kind, stop
        )
    else:
        told = asker.ask("labels_from_text", texts, kind, stop)
    return tuple(told.labels)


@cache
def reply_kind(number: int) -> type[BaseModel]:
    exactly = Annotated[list[Label], Field(min_length=number, max_length=number)]
    return create_model("Labelled", __config__=ConfigDict(extra="forbid"), labels=(exactly, ...))


def shuffled(labels: Mapping[str, Labels], seed: int) -> dict[str, Labels]:
    """The same labels dealt anew over all answers of all cases: as many of each, and none tells of its case."""
    every = [label for name in sorted(labels) for label in labels[name]]
    dealt = iter(np.random.default_rng(seed).permutation(len(every)))
    return {name: tuple(every[next(dealt)] for _ in labels[name]) for name in sorted(labels)}


def corrupted(labels: Mapping[str, Labels], confusion: Confusion, seed: int) -> dict[str, Labels]:
    """The labels as this recogniser would have read them."""
    random = np.random.default_rng(seed)
    return {
        name: tuple(confusion.said_for(label, random) for label in labels[name]) for name in sorted(labels)
    }


def read_confusion(place: Path) -> Confusion:
    """From the folder of a trained model (its card), or from the JSON that `evaluate --json` writes.

    Of several measurements on a card it takes the one of unseen people, all senses, with the most clips. Raises
    `FileDamaged`.
    """
    try:
        if place.is_dir():
            known = tomllib.loads((place / "model.toml").read_text("utf-8"))["labels"]
            scores = json.loads((place / "card.json").read_bytes())["scores"]
            name = max(scores, key=lambda one: (_unseen(one), scores[one]["clips"]))
            return _checked(known, scores[name]["confusion"], f"{place.name}, measured on {name}")
        read = json.loads(place.read_bytes())
        return _checked(read["labels"], read["confusion"], place.name)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FileDamaged(
            f"{place} holds no confusion matrix.",
            "Give a trained model's folder, or the file that main.py evaluate --json writes.",
        ) from error


def _unseen(name: str) -> tuple[bool, bool]:
    return " test " in name, name.endswith(" all")


def _checked(labels: Any, counts: Any, source: str) -> Confusion:
    rows = np.asarray(counts, dtype=float)
    if rows.shape != (len(labels), len(labels)) or not np.isfinite(rows).all() or (rows < 0).any():
        raise ValueError("no square table of counts")
    if strange := set(labels) - set(LABELS):
        raise ValueError(f"unknown labels: {len(strange)}")
    return Confusion(tuple(labels), tuple(tuple(map(float, row)) for row in rows), source)
