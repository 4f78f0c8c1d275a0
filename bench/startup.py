"""How long the program takes from being started to a window that was painted and waits for the first key.

    python bench/startup.py [STARTS]

Each start is a fresh process: without a vault (the first run) and with one (the passphrase). Warm: the files are in
the system's cache. Cold: the files of Python and of the program are thrown out of that cache first, as after the
computer was switched on; what other running programs hold stays in it. Beside the time stands what the processor
worked for it, which a busy machine does not change. Runs on the display there is, else without a screen. `--help` is
measured too.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.ui.clinician import with_vault

ROOT = Path(__file__).resolve().parent.parent
AIM = 1.5  # seconds


def environment() -> dict[str, str]:
    screen = {} if os.environ.get("DISPLAY") else {"DISPLAY": ":none", "QT_QPA_PLATFORM": "offscreen"}
    return {**os.environ, **screen}


def start(home: Path) -> tuple[float, float]:
    """Seconds until the window waits for a key; seconds that a processor worked until the end."""
    begun, worked = time.monotonic(), work()
    ended = subprocess.run(
        [sys.executable, "-m", "tests.ui.first_window", str(home)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(json.loads(ended.stdout)["at"]) - begun, work() - worked


def work() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def help_() -> tuple[float, float]:
    begun, worked = time.monotonic(), work()
    subprocess.run([sys.executable, "main.py", "--help"], cwd=ROOT, capture_output=True, check=True)
    return time.monotonic() - begun, work() - worked


def forget(folders: Sequence[Path]) -> int:
    """Throw the files of these folders out of the system's cache; how many there were."""
    count = 0
    for folder in folders:
        for file in folder.rglob("*"):
            if file.is_file() and not file.is_symlink():
                with file.open("rb") as opened:
                    os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
                count += 1
    return count


def figures(name: str, starts: Sequence[tuple[float, float]]) -> bool:
    seconds = [start[0] for start in starts]
    middle, worked = statistics.median(seconds), statistics.median(start[1] for start in starts)
    print(
        f"{name:24} median {middle:.2f} s, {min(seconds):.2f} to {max(seconds):.2f} s, of {len(seconds)}; "
        f"processor {worked:.2f} s"
    )
    return middle <= AIM


def measure(starts: int) -> bool:
    everything = (Path(sys.prefix) / "lib", Path(sys.base_prefix) / "lib", *code())
    good = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("without a vault", "with a vault"):
            home = Path(folder) / name
            if name == "with a vault":
                with_vault(home)
            start(home)
            good.append(figures(f"warm, {name}", [start(home) for _ in range(starts)]))
            cold = []
            for _ in range(max(2, starts // 3)):
                os.sync()
                forget(everything)
                cold.append(start(home))
            figures(f"cold, {name}", cold)
    help_()
    good.append(figures("warm, main.py --help", [help_() for _ in range(starts)]))
    return all(good)


def code() -> list[Path]:
    """The folders of the program itself."""
    return [folder for folder in ROOT.iterdir() if folder.is_dir() and not folder.name.startswith(".")]


if __name__ == "__main__":
    raise SystemExit(0 if measure(int(sys.argv[1]) if len(sys.argv) > 1 else 9) else 1)
