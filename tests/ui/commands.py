"""The commands as a user types them, in this process, on vaults that cost next to nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import main
from tests.interview.vaults import CHEAP

Run = Callable[..., "Ended"]
RECOVERY_KEY = re.compile(r"(?:[0-9A-Z]{5}-){12}[0-9A-Z]{5}")
CANARIES = ("chrysanthemum", "P-77-canary")
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


def create(anamnesis: Run) -> str:
    """A vault of one administrator; its recovery key."""
    ended = anamnesis("vault", "create", "--user", "Dr A")
    assert ended.status == 0, ended.err
    return RECOVERY_KEY.findall(ended.out)[0]


def interview(
    anamnesis: Run, tmp_path: Path, *more: object, lines: str = "I grow chrysanthemums.\n"
) -> Ended:
    (tmp_path / "typed.txt").write_text(lines, encoding="utf-8")
    return anamnesis(
        "run", "--typed", tmp_path / "typed.txt", "--disorder", "gad", "-n", "1", "--subject", CANARIES[1],
        "--out", tmp_path / "out", *more,
    )  # fmt: skip


def sessions(anamnesis: Run, **more: Any) -> list[dict[str, Any]]:
    return anamnesis("sessions", "list", "--json", **more).json["sessions"]


def audit(anamnesis: Run) -> list[str]:
    return [row["what"] for row in anamnesis("vault", "audit", "--json").json["rows"]]


def recorded(anamnesis: Run, tmp_path: Path) -> str:
    """A session with one sound file brought by somebody; its id."""
    (tmp_path / "answers").mkdir()
    assert anamnesis("say", "I cannot relax at home.", "--out", tmp_path / "answers" / "1.wav").status == 0
    ended = anamnesis("run", "--answers", tmp_path / "answers", "--disorder", "gad", "-n", "1",
                      "--subject", "P-1", "--out", tmp_path / "out")  # fmt: skip
    assert ended.status == 0, ended.err
    return sessions(anamnesis)[0]["id"]
