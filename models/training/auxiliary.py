"""What a net learns on the side while it trains, so that it hears more in a clip than its label tells.

The parts that such a task needs live in the training alone: no saved model holds them, and none is slower for them.
Connectionist temporal classification: Graves et al. 2006. Two views of one clip, drawn together (NT-Xent): Chen et
al. 2020, arXiv 2002.05709. Both beside emotion: MMER, Ghosh et al. 2023, arXiv 2203.16794. Written from the papers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from models.registry import Registry, UnknownPart
from models.spec import Part
from models.training.feed import Batch
from models.training.losses import contrastive

AUXILIARIES = Registry("auxiliary task")
LETTERS = " 'abcdefghijklmnopqrstuvwxyz"  # numbered from 1
BLANK = 0  # between two letters, and where nobody speaks
STRAIGHT = str.maketrans("’‘`", "'''")


@dataclass(frozen=True)
class Step:
    """One batch as the net has just read it. `vector` (B, D): what its head was given; `seen`: what the parts that
    are watched were given, by name; `again` reads the batch once more, with other chances, and gives (B, D)."""

    batch: Batch
    vector: Tensor
    seen: Mapping[str, Tensor]
    again: Callable[[], Tensor]


class Task(nn.Module):
    """One number to be made small; `share`: how much it counts beside the loss; `watches`: parts of the net."""

    def __init__(self, share: float, watches: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.share, self.watches = share, watches


@AUXILIARIES.register("ctc")
class Spelling(Task):
    """The letters of what is said, from the states of wav2vec 2.0 in one branch: one linear layer.

    A clip has no part in it without its sound or its words, where only a part of its words is heard, or where its
    words are not written in these letters (numbers, another script).
    """

    def __init__(self, net: nn.Module, share: float = 0.1, branch: str = "voice") -> None:
        name = f"encoders.{branch}.projector"
        projector = dict(net.named_modules()).get(name)
        if not isinstance(projector, nn.Linear):
            raise UnknownPart(f"Letters are read from the states of wav2vec 2.0; {branch} is no such branch.")
        super().__init__(share, (name,))
        self._branch, self._states = branch, name
        self.letters = nn.Linear(projector.in_features, len(LETTERS) + 1)

    def forward(self, step: Step) -> Tensor:
        states = step.seen.get(self._states)
        if states is None:
            return step.vector.new_zeros(())
        there = step.batch.present[self._branch].tolist()
        # Of clips without a sound the net may have no states at all.
        rows = [i for i, has in enumerate(there) if has] if len(states) < len(there) else range(len(there))
        spelt = {
            row: letters
            for row, i in enumerate(rows)
            if there[i] and (letters := numbered(step.batch.spoken[i]))
        }
        return self.loss(states[list(spelt)], list(spelt.values()))

    def loss(self, states: Tensor, spelt: Sequence[Sequence[int]]) -> Tensor:
        """States (B, T, D), and the letters of each; 0 where there are none. Words that are longer than their sound
        count nothing."""
        if not spelt:
            return states.new_zeros(())
        chances = self.letters(states).float().log_softmax(2).transpose(0, 1)  # (T, B, letters)
        targets = torch.tensor([number for letters in spelt for number in letters], device=states.device)
        times = torch.full((len(spelt),), len(chances))
        lengths = torch.tensor([len(letters) for letters in spelt])
        return functional.ctc_loss(chances, targets, times, lengths, BLANK, zero_infinity=True)

    def read(self, states: Tensor) -> list[str]:
        """(B, T, D) -> what it spells: the likeliest letter of each moment, the same one once, no blanks."""
        best = self.letters(states).argmax(2)
        once = [torch.unique_consecutive(row).tolist() for row in best]
        return ["".join(LETTERS[number - 1] for number in row if number != BLANK) for row in once]


@AUXILIARIES.register("views")
class Views(Task):
    """A clip read twice, by other chances (changes of the sound, dropout, senses taken away): its two vectors are
    drawn together against all others of the batch. In MMER the second view is the sentence translated there and back,
    spoken by a synthetic voice; there is no translator here."""

    def __init__(self, net: nn.Module, share: float = 0.1, temperature: float = 0.1) -> None:
        del net
        super().__init__(share)
        self._temperature = temperature

    def forward(self, step: Step) -> Tensor:
        clips = torch.arange(len(step.vector), device=step.vector.device)
        return contrastive(torch.cat((step.vector, step.again())), clips.repeat(2), self._temperature)


class Auxiliaries(nn.Module):
    """The auxiliary tasks of a phase. The same `seed` begins with the same weights. Raises `UnknownPart`."""

    def __init__(self, net: nn.Module, wanted: Sequence[Part], seed: int) -> None:
        super().__init__()
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            self.tasks = nn.ModuleList(AUXILIARIES.make(one.kind, net, **one.options) for one in wanted)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.tasks)

    @contextmanager
    def watching(self, net: nn.Module) -> Iterator[dict[str, Tensor]]:
        """What the parts that are watched are given from here on, the last of each."""
        seen: dict[str, Tensor] = {}
        names = {name for task in self for name in task.watches}
        hooks = [net.get_submodule(n).register_forward_pre_hook(partial(_keep, seen, n)) for n in names]
        try:
            yield seen
        finally:
            for hook in hooks:
                hook.remove()

    def forward(self, step: Step) -> Tensor:
        """All of them, each by its share; 0 where there are none."""
        total = step.vector.new_zeros(())
        for task in self:
            total = total + task.share * task(step)
        return total


def numbered(text: str | None) -> list[int] | None:
    """The letters of a sentence by their numbers; None where it has none, or has others besides."""
    plain = unicodedata.normalize("NFKD", (text or "").translate(STRAIGHT).lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if any(letter.isalnum() and letter not in LETTERS for letter in plain):
        return None
    words = "".join(letter if letter in LETTERS else " " for letter in plain).split()
    return [LETTERS.index(letter) + 1 for letter in " ".join(words)] or None


def _keep(seen: dict[str, Tensor], name: str, part: nn.Module, given: tuple[Tensor, ...]) -> None:
    del part
    seen[name] = given[0]
