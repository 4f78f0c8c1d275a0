"""Choosing the next token of a reply: by chance, within a grammar, and as text that ends where it should."""

from __future__ import annotations

import codecs
import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

GREEDY_BELOW = 1e-3  # temperature
TOP_K, TOP_P, MIN_P = 40, 0.95, 0.05


class GrammarUnusable(Exception):
    """llama.cpp does not take the grammar."""


class Stuck(Exception):
    """No token of the model goes on with what is written."""


@dataclass(frozen=True)
class Sampling:
    grammar: str | None
    temperature: float
    seed: int


class Sampler:
    """The samplers of one reply, freed at the end. Raises `GrammarUnusable` when it is entered."""

    def __init__(self, lib: Any, vocab: Any, sampling: Sampling) -> None:
        self._lib = lib
        self._vocab = vocab
        self._sampling = sampling
        self._chain: Any = None
        self._grammar: Any = None

    def __enter__(self) -> Self:
        if self._sampling.grammar is not None:
            rules = self._sampling.grammar.encode()
            self._grammar = self._lib.llama_sampler_init_grammar(self._vocab, rules, b"root")
            if not self._grammar:
                raise GrammarUnusable
        self._chain = self._new_chain()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sampler in (self._chain, self._grammar):
            if sampler:
                self._lib.llama_sampler_free(sampler)

    def accept(self, token: int) -> None:
        """This token is part of the reply."""
        if self._grammar:
            self._lib.llama_sampler_accept(self._grammar, token)

    def next(self, context: Any, fits: Callable[[int], bool]) -> int:
        """The next token, from what the context gave last; `fits` says whether its bytes go on with whole letters.

        The whole vocabulary is held against the grammar only when the first choice is not allowed: that is slow with
        a hundred thousand tokens. A grammar of llama.cpp takes any byte for the rest of a letter: hence `fits`.

        Raises `Stuck`: a token that the grammar does not take would make llama.cpp abort the process.
        """
        token: int = self._lib.llama_sampler_sample(self._chain, context, -1)
        if self._grammar and not self._allowed(token):
            token = self._chosen(context)
        if not fits(token):
            token = self._chosen(context, fits)
        self.accept(token)
        return token

    def _allowed(self, token: int) -> bool:
        one = (self._lib.llama_token_data * 1)()
        one[0].id, one[0].logit = token, 1.0
        array = self._lib.llama_token_data_array(one, 1, -1, False)
        self._lib.llama_sampler_apply(self._grammar, ctypes.byref(array))
        return bool(one[0].logit > float("-inf"))

    def _chosen(self, context: Any, fits: Callable[[int], bool] | None = None) -> int:
        import numpy as np

        size = self._lib.llama_vocab_n_tokens(self._vocab)
        logits = np.ctypeslib.as_array(self._lib.llama_get_logits_ith(context, -1), shape=(size,))
        vocabulary = np.zeros(size, dtype=[("id", "i4"), ("logit", "f4"), ("p", "f4")])
        vocabulary["id"], vocabulary["logit"] = np.arange(size), logits
        if fits is not None:
            vocabulary["logit"][[not fits(token) for token in range(size)]] = -np.inf
        data = ctypes.cast(vocabulary.ctypes.data, self._lib.llama_token_data_p)
        array = self._lib.llama_token_data_array(data, size, -1, False)
        for sampler in filter(None, (self._grammar, self._chain)):
            self._lib.llama_sampler_apply(sampler, ctypes.byref(array))
        if not 0 <= array.selected < array.size or not array.data[array.selected].logit > float("-inf"):
            raise Stuck
        return int(array.data[array.selected].id)

    def _new_chain(self) -> Any:
        lib, sampling = self._lib, self._sampling
        chain = lib.llama_sampler_chain_init(lib.llama_sampler_chain_default_params())
        if sampling.temperature < GREEDY_BELOW:
            parts = [lib.llama_sampler_init_greedy()]
        else:
            parts = [
                lib.llama_sampler_init_top_k(TOP_K),
                lib.llama_sampler_init_top_p(TOP_P, 1),
                lib.llama_sampler_init_min_p(MIN_P, 1),
                lib.llama_sampler_init_temp(sampling.temperature),
                lib.llama_sampler_init_dist(sampling.seed),
            ]
        for part in parts:
            lib.llama_sampler_chain_add(chain, part)
        return chain


class Held:
    """Text that cannot be given away yet: half a letter, or what may become the end mark of a template."""

    def __init__(self, stops: tuple[str, ...]) -> None:
        self._stops = stops
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._text = ""
        self._tokens: list[int] = []
        self.stopped = False

    def add(self, token: int, piece: bytes) -> tuple[str, list[int]]:
        """What can be given away now, with its tokens; no tokens when nothing can."""
        self._text += self._decoder.decode(piece)
        self._tokens.append(token)
        for stop in self._stops:
            if stop in self._text:
                self._text, self.stopped = self._text.partition(stop)[0], True
                return self.rest()
        half_a_letter = bool(self._decoder.getstate()[0])
        half_a_stop = any(
            self._text.endswith(stop[:length]) for stop in self._stops for length in range(1, len(stop))
        )
        return ("", []) if half_a_letter or half_a_stop else self.rest()

    def takes(self, piece: bytes) -> bool:
        """Whether these bytes go on with the letter that was begun, or begin one."""
        decoder = codecs.getincrementaldecoder("utf-8")("strict")
        try:
            decoder.decode(self._decoder.getstate()[0] + piece)
        except UnicodeDecodeError:
            return False
        return True

    def rest(self) -> tuple[str, list[int]]:
        given = self._text, self._tokens
        self._text, self._tokens = "", []
        return given
