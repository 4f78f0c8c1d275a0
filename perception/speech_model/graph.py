"""Which words may follow which, and the phones of each: the graph (HCLG) that the recogniser searches.

A bigram of words with back-off, each word a chain of phones, silence allowed between words, and a pause between
sentences. Written in OpenFst's binary "vector" form.
"""

from __future__ import annotations

import math
import struct
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from perception.speech_model.align import PHONES, SILENCE, Dictionary

NOTHING = "<eps>"
START, END = "<s>", "</s>"
PLACES = {"B": "begin", "I": "internal", "E": "end", "S": "singleton"}  # of a phone in its word
SYMBOLS = (NOTHING, SILENCE, *(f"{phone}_{place}" for phone in PHONES[1:] for place in PLACES))
NUMBERS = {symbol: number for number, symbol in enumerate(SYMBOLS)}
HALF = -math.log(0.5)
DISCOUNT = 0.9  # taken from every bigram seen, for those not seen


@dataclass(frozen=True)
class Arc:
    """`heard` is a Kaldi transition number, `said` a word number; 0 = nothing. `cost` = −log probability."""

    heard: int
    said: int
    cost: float
    target: int


class Graph:
    """Built state by state; state 0 is the start."""

    def __init__(self) -> None:
        self._arcs: list[list[Arc]] = []
        self._final: dict[int, float] = {}

    def state(self) -> int:
        self._arcs.append([])
        return len(self._arcs) - 1

    def link(self, source: int, target: int, cost: float = 0.0, said: int = 0) -> None:
        self._arcs[source].append(Arc(0, said, cost, target))

    def end(self, state: int, cost: float) -> None:
        self._final[state] = cost

    def phones(self, source: int, target: int, symbols: Iterable[str], cost: float = 0.0) -> None:
        """A chain of phones, each lasting one step or more."""
        for symbol in symbols:
            goes, stays = 2 * NUMBERS[symbol], 2 * NUMBERS[symbol] - 1
            here = self.state()
            self._arcs[source].append(Arc(goes, 0, cost + HALF, here))
            self._arcs[here].append(Arc(stays, 0, HALF, here))
            source, cost = here, 0.0
        self.link(source, target)

    def save(self, file: Path) -> None:
        out = BytesIO()
        out.write(struct.pack("<i", 2125659606))
        for name in (b"vector", b"standard"):
            out.write(struct.pack("<i", len(name)) + name)
        arcs = sum(len(arcs) for arcs in self._arcs)
        out.write(struct.pack("<iiQqqq", 2, 0, 3, 0, len(self._arcs), arcs))  # 3: expanded, may be changed
        for state, leaving in enumerate(self._arcs):
            out.write(struct.pack("<fq", self._final.get(state, math.inf), len(leaving)))
            for arc in leaving:
                out.write(struct.pack("<iifi", arc.heard, arc.said, arc.cost, arc.target))
        file.write_bytes(out.getvalue())


def build_graph(sentences: list[list[str]], words: list[str], dictionary: Dictionary) -> Graph:
    """`words` in the order of their numbers, from 1."""
    graph = Graph()
    begin, between, pause = graph.state(), graph.state(), graph.state()
    after = {word: graph.state() for word in [START, *words]}
    into = {word: graph.state() for word in words}
    graph.link(begin, after[START], HALF)
    graph.phones(begin, after[START], [SILENCE], HALF)
    graph.phones(pause, after[START], [SILENCE], HALF)
    for word in words:
        said = graph.state()
        ways = dictionary.ways[word]
        for way in ways:
            graph.phones(into[word], said, _in_place(way), math.log(len(ways)))
        graph.link(said, after[word], HALF)
        graph.phones(said, after[word], [SILENCE], HALF)
    _follow(graph, sentences, words, Doors(between, pause, after, into))
    return graph


@dataclass(frozen=True)
class Doors:
    """States of the graph: where words come in and go out."""

    between: int  # nothing is known of the word before
    pause: int  # a sentence is over, another may come
    after: dict[str, int]
    into: dict[str, int]


def _follow(graph: Graph, sentences: list[list[str]], words: list[str], doors: Doors) -> None:
    """The costs of one word after another."""
    numbers = {word: number for number, word in enumerate(words, start=1)}
    pairs: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        pairs.update(zip([START, *sentence], [*sentence, END], strict=True))
    before, alone = Counter[str](), Counter[str]()
    kinds: Counter[str] = Counter()
    for (first, second), count in pairs.items():
        before[first] += count
        alone[second] += 1  # in how many places it is found, not how often: better for what was not seen
        kinds[first] += 1
    total = sum(alone.values()) + len(words) + 1

    def step(source: int, word: str, cost: float) -> None:
        if word == END:
            graph.end(source, cost + HALF)
            graph.link(source, doors.pause, cost + HALF)
        else:
            graph.link(source, doors.into[word], cost, numbers[word])

    for (first, second), count in sorted(pairs.items()):
        step(doors.after[first], second, -math.log((count - DISCOUNT) / before[first]))
    for first, count in sorted(before.items()):
        graph.link(doors.after[first], doors.between, -math.log(DISCOUNT * kinds[first] / count))
    for word in [*words, END]:  # a pause may come anywhere
        step(doors.between, word, -math.log((alone[word] + 1) / total))


def _in_place(way: list[str]) -> list[str]:
    if len(way) == 1:
        return [f"{way[0]}_S"]
    return [f"{way[0]}_B", *(f"{phone}_I" for phone in way[1:-1]), f"{way[-1]}_E"]
