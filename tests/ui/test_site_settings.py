"""What a site sets for everybody there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interview.domain import Purpose
from interview.settings import Safety, Settings, write_settings
from interview.steps import NO_EMOTION
from tests.ui.commands import Run


@pytest.mark.parametrize("allowed", [True, False])
def test_nobody_consents_to_emotion_reading_where_it_is_switched_off(
    anamnesis: Run, tmp_path: Path, allowed: bool
) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    write_settings(home / "settings.toml", Settings(safety=Safety(emotion_allowed=allowed)))
    said = tmp_path / "answers" / "1.wav"
    assert anamnesis("say", "I cannot relax at home.", "--out", said).status == 0
    ended = anamnesis(
        "--home", home, "run", "--answers", said.parent, "--disorder", "gad", "-n", "1", "--out", out
    )
    assert ended.status == 0, ended.err
    assert ("Emotion reading is switched off here" in ended.err) is not allowed
    session = json.loads((out / "session.json").read_text(encoding="utf-8"))
    given = {name for name, grant in session["consent"]["purposes"].items() if grant["given"]}
    assert given == set(Purpose) - (set() if allowed else {Purpose.EMOTION})
    (answer,) = session["answers"].values()
    assert (answer["emotion"]["missing_because"] == NO_EMOTION) is not allowed
