"""Starting: nothing heavy is loaded before somebody needs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ui.clinician import with_vault

HEAVY = frozenset(
    [
        *("torch", "transformers", "cv2", "vosk", "llama_cpp", "pygame", "av", "weasyprint"),
        *("sounddevice", "pocketsphinx", "numpy", "gtts"),
    ]
)


def loaded(home: Path, *first: str) -> tuple[set[str], str]:
    """What is loaded when the first window stands, and what has the focus in it."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.ui.first_window", str(home), *first],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":none"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    return set(told["modules"]) & HEAVY, told["focus"]


def test_the_first_run_waits_for_nothing_heavy(tmp_path: Path) -> None:
    assert loaded(tmp_path / "home") == (set(), "QComboBox")


def test_unlocking_waits_for_nothing_heavy(tmp_path: Path) -> None:
    with_vault(tmp_path / "home")
    assert loaded(tmp_path / "home") == (set(), "QLineEdit")


@pytest.mark.parametrize("name", ["numpy", "sounddevice"])
def test_what_is_loaded_is_seen(tmp_path: Path, name: str) -> None:
    heavy, _ = loaded(tmp_path / "home", name)
    assert name in heavy


def test_help_loads_no_window_and_nothing_heavy() -> None:
    code = (
        "import sys, main; main.make_app(main.start)(['--help'], standalone_mode=False); print(*sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert not set(ended.stdout.split()) & (HEAVY | {"PySide6"})
