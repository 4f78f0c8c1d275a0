"""Names for parts: a name chooses a class, a twin or an unknown name raises and says what there is."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made", bound=Callable[..., Any])


class UnknownPart(ValueError):
    """No part of that name, or the part does not know an option; the message lists the known ones."""


class Registry:
    """The parts of one kind, by name; `what` is the word used in messages ("encoder")."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._made: dict[str, Callable[..., Any]] = {}

    def register(self, name: str) -> Callable[[Made], Made]:
        """Decorator of a class; a second part of the same name raises ValueError."""

        def keep(made: Made) -> Made:
            if name in self._made:
                raise ValueError(f"There are two {self._what}s named {name!r}.")
            self._made[name] = made
            return made

        return keep

    def make(self, name: str, *args: Any, **options: Any) -> Any:
        """A new part; raises UnknownPart for a name or an option that does not exist or is missing."""
        if name not in self._made:
            raise UnknownPart(f"No {self._what} {name!r}. Known: {', '.join(self.names())}.")
        made = self._made[name]
        known = inspect.signature(made).parameters
        unknown = [option for option in options if option not in known]
        if unknown:
            may = list(known)[len(args) :]
            raise UnknownPart(
                f"The {self._what} {name!r} has no option {', '.join(map(repr, unknown))}. "
                f"Known: {', '.join(may) or 'none'}."
            )
        try:
            inspect.signature(made).bind(*args, **options)
        except TypeError as error:
            raise UnknownPart(f"The {self._what} {name!r} cannot be made: {error}.") from error
        return made(*args, **options)

    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        return tuple(sorted(self._made))
