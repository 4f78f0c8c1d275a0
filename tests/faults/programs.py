"""The whole program as a user starts it: `main.py` in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.faults.watched_disk import ROOT

PASSPHRASE = "seven wet otters on a quay"  # noqa: S105 - no secret: of vaults that live as long as a test


def start(
    home: Path,
    arguments: Sequence[object],
    under: Sequence[str] = (),
    extra: Mapping[str, str] | None = None,
    seconds: float = 300,
) -> subprocess.CompletedProcess[str]:
    """`main.py ARGUMENTS` over a home folder, `under` another program such as strace."""
    return subprocess.run(
        [*under, sys.executable, str(ROOT / "main.py"), "--home", str(home), *map(str, arguments)],
        env={
            **os.environ,
            "ANAMNESIS_PASSPHRASE": PASSPHRASE,
            "PYTHONDONTWRITEBYTECODE": "1",
            **(extra or {}),
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=seconds,
    )
