"""The whole interview once more, in real windows on a screen of its own, spoken into a virtual microphone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ui.spoken_interview import CANNOT_RUN
from tests.ui.spoken_person import echo, recalled

SCREEN = "-screen 0 1440x900x24"


@pytest.mark.slow
def test_a_spoken_interview_in_real_windows(tmp_path: Path) -> None:
    if shutil.which("xvfb-run") is None:
        pytest.skip("no screen of its own: xvfb-run is not installed")
    ended = subprocess.run(
        [
            *("xvfb-run", "-a", "-s", SCREEN, sys.executable, "-m", "tests.ui.spoken_interview"),
            *("--home", str(tmp_path / "home")),
        ],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},
        capture_output=True,
        text=True,
        timeout=240,
    )
    said = ended.stdout.strip()  # xvfb-run puts what goes to stderr there too
    if ended.returncode == CANNOT_RUN:
        pytest.skip(said.splitlines()[-1])
    assert ended.returncode in (0, 1), said
    assert "Traceback" not in said
    assert json.loads(said)["wrong"] == []


def test_words_that_were_not_written_down_and_words_of_the_question_count() -> None:
    said, question = "I sleep only five hours.", "What goes through your mind when you lie down to sleep?"
    assert recalled(said, "i sleep only five hours") == (5, 5)
    assert recalled(said, "i sleep hours") == (3, 5)
    assert echo(question, said, "i sleep only five hours") == []
    assert echo(question, said, "through your mind i sleep only five hours") == ["through", "your", "mind"]
