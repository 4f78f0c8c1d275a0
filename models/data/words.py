"""What is said, as a net reads it: pieces of words, by the vocabulary that RoBERTa was published with.

Nothing is fetched: the folder holds vocab.json and merges.txt as transformers keeps them.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

FILES = ("vocab.json", "merges.txt")
PADDING = 1  # the number that follows the last piece of a sentence
WIDEST = 1 << 30  # more pieces than any sentence has


class NoVocabulary(Exception):
    """There is no vocabulary to cut words by, or not RoBERTa's; the message says where one comes from."""


class Words:
    """Cuts a sentence into so many `pieces`, with its beginning and its end; what is longer loses its last ones.

    Raises `NoVocabulary` when `folder` does not hold the two files.
    """

    def __init__(self, folder: Path, pieces: int) -> None:
        if missing := [name for name in FILES if not (folder / name).is_file()]:
            raise NoVocabulary(f"{folder} has no {' and no '.join(missing)}.")
        self._folder, self.pieces = folder, pieces

    @property
    def told(self) -> dict[str, Any]:
        """What must be the same for two sentences to be cut alike."""
        files = {name: hashlib.sha256((self._folder / name).read_bytes()).hexdigest()[:16] for name in FILES}
        return {"pieces": self.pieces, **files}

    def cut(self, text: str) -> npt.NDArray[np.int32]:
        """(pieces,): numbers of word pieces, then padding. Raises `NoVocabulary` for one of another network."""
        told = self._tokenizer(text, truncation=True, max_length=self.pieces)["input_ids"]
        found = np.full(self.pieces, PADDING, np.int32)
        found[: len(told)] = told
        return found

    @cached_property
    def _tokenizer(self) -> Any:
        from transformers import RobertaTokenizer

        vocabulary, merges = (str(self._folder / name) for name in FILES)
        made = RobertaTokenizer(vocab=vocabulary, merges=merges, model_max_length=WIDEST)
        if made.pad_token_id != PADDING:
            raise NoVocabulary(f"{self._folder} is no vocabulary of RoBERTa: its padding is not {PADDING}.")
        return made
