"""What the made-up voices say: answers drawn from the templates of `sentences.toml`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
SLOT = re.compile(r"\{(\w+)\}")


def words_of(text: str) -> list[str]:
    """The words of a text as the recogniser writes them: small letters, no signs."""
    return re.findall(r"[a-z']+", text.lower())


class Sentences:
    """The templates, and the answers of the demonstration."""

    def __init__(self, folder: Path = HERE) -> None:
        templates: dict[str, Any] = tomllib.loads((folder / "sentences.toml").read_text("utf-8"))
        demo = tomllib.loads((folder / "demo_answers.toml").read_text("utf-8"))
        self.slots: dict[str, list[str]] = templates["slots"]
        self.forms: list[str] = list(templates["answers"])
        weights = np.array(list(templates["answers"].values()), dtype=float)
        self.shares = weights / weights.sum()
        self.demo: list[str] = [text for person in demo.values() for text in person["answers"]]

    def vocabulary(self) -> list[str]:
        """Every word, in alphabetical order."""
        texts = [SLOT.sub(" ", phrase) for phrases in self.slots.values() for phrase in phrases]
        return sorted({word for text in [*texts, *self.demo] for word in words_of(text)})

    def draw(self, count: int, seed: int) -> list[str]:
        """`count` answers, the same ones for the same seed."""
        chance = np.random.default_rng(seed)
        return [self._fill(str(chance.choice(self.forms, p=self.shares)), chance) for _ in range(count)]

    def draw_loose_words(self, count: int, seed: int) -> list[str]:
        """Rows of two to six words in no order, so that every word is heard about as often as any other."""
        chance = np.random.default_rng(seed)
        vocabulary = self.vocabulary()
        rows: list[str] = []
        left: list[str] = []
        for _ in range(count):
            size = int(chance.integers(2, 7))
            if len(left) < size:
                left = [*left, *map(str, chance.permutation(vocabulary))]
            rows.append(" ".join(left[:size]))
            left = left[size:]
        return rows

    def _fill(self, form: str, chance: np.random.Generator) -> str:
        while match := SLOT.search(form):
            phrase = str(chance.choice(self.slots[match[1]]))
            form = form[: match.start()] + phrase + form[match.end() :]
        return form
