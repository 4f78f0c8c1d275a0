"""When to stop: after so many epochs in which the validation people were served no better."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Patience:
    """Looks at one figure an epoch, higher is better; a tie is no improvement. `patience` 0 never stops."""

    patience: int
    best: float = float("-inf")
    waited: int = 0

    def after(self, figure: float) -> Patience:
        """Raises ValueError on a figure that is no number: such a training is broken, not merely worse."""
        if figure != figure:
            raise ValueError("the validation figure is no number")
        if figure > self.best:
            return replace(self, best=figure, waited=0)
        return replace(self, waited=self.waited + 1)

    @property
    def improved(self) -> bool:
        return self.waited == 0 and self.best > float("-inf")

    @property
    def over(self) -> bool:
        return 0 < self.patience <= self.waited
