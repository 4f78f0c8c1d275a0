"""The commands as a user types them, in this process, on vaults that cost next to nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import main
from tests.interview.vaults import CHEAP

Run = Callable[..., "Ended"]
TERMS = main.Terms(CHEAP, CHEAP, ballast=1 << 10)


class Ended(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def wire(home: Path | None) -> main.Program:
    return main.wire(home, TERMS)
