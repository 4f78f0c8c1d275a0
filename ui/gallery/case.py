"""A page in one state, and how all of them are found."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtWidgets import QWidget

import ui.gallery


@dataclass(frozen=True)
class Case:
    """`make` is called after theme and language are put on; `ui.gallery.samples.here()` tells the language."""

    name: str
    make: Callable[[], QWidget]
    size: tuple[int, int] = (1180, 760)  # pixels at 96 dpi


@dataclass(frozen=True)
class Place:
    """A case and the area (the module `cases_<area>`) that it belongs to."""

    area: str
    case: Case

    @property
    def name(self) -> str:
        return f"{self.area}-{self.case.name}"


def places(only: str = "") -> tuple[Place, ...]:
    """Every case of every `ui/gallery/cases_*.py` with `only` in its name. Raises ValueError for a twin name."""
    found = tuple(place for place in _all() if only in place.name)
    names = [place.name for place in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"Two cases are called {', '.join(twice)}.")
    return found


def _all() -> Iterator[Place]:
    for module in sorted(pkgutil.iter_modules(ui.gallery.__path__), key=lambda found: found.name):
        if module.name.startswith("cases_"):
            cases: tuple[Case, ...] = import_module(f"ui.gallery.{module.name}").CASES
            for case in cases:
                yield Place(module.name.removeprefix("cases_").replace("_", "-"), case)
