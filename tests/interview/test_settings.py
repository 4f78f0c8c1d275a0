"""The file of settings: wrong keys are named, and what somebody wrote into it by hand stays."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.errors import FileDamaged, NotAccepted, StoreUnusable
from interview.settings import Devices, Lock, Safety, Settings, Window, read_settings, write_settings

BY_HAND = """\
# for the ward, by the head nurse

[voice]  # slower for older people
words_a_minute = 110   # agreed on in May
speaker = "flite"

# days
[keeping]
text = 3650
sound = 365
"""


def settings(**tables: Any) -> Settings:
    return Settings.model_validate(tables)


def test_comments_order_and_keys_of_somebody_else_stay(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text(BY_HAND, encoding="utf-8")
    now = read_settings(file)
    keeping = now.keeping.model_copy(update={"sound": None, "picture": 30})
    voice = now.voice.model_copy(update={"words_a_minute": 140, "piper_voice": "a.onnx"})
    write_settings(
        file, now.model_copy(update={"keeping": keeping, "voice": voice, "program": Window(language="ar")})
    )
    assert (
        file.read_text(encoding="utf-8")
        == """\
# for the ward, by the head nurse

[voice]  # slower for older people
words_a_minute = 140   # agreed on in May
speaker = "flite"
piper_voice = "a.onnx"

# days
[keeping]
text = 3650
picture = 30

[program]
language = "ar"
"""
    )


def test_nothing_is_written_that_nobody_set(tmp_path):
    file = tmp_path / "config" / "settings.toml"
    write_settings(file, Settings())
    assert file.read_text() == ""
    write_settings(file, Settings(lock=Lock(idle_minutes=2)))
    assert file.read_text() == "[lock]\nidle_minutes = 2\n"
    write_settings(file, Settings())
    assert file.read_text() == "[lock]\nidle_minutes = 5\n", "once it stands there it stays"


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
NUMBERS = st.lists(TEXTS.map(str.strip).filter(lambda text: text and not set("\r\n") & set(text)), max_size=3)


@given(text=TEXTS, numbers=NUMBERS, camera=TEXTS, allowed=st.booleans(), minutes=st.integers(1, 120))
def test_what_is_written_is_read_again(tmp_path_factory, text, numbers, camera, allowed, minutes):
    file = tmp_path_factory.mktemp("any") / "settings.toml"
    file.write_text(BY_HAND, encoding="utf-8")
    wanted = settings(
        safety={"crisis_text": text, "crisis_numbers": numbers, "emotion_allowed": allowed},
        devices={"camera": camera, "own_picture": not allowed},
        lock={"idle_minutes": minutes},
    )
    for _ in range(2):
        write_settings(file, wanted)
        assert read_settings(file) == wanted


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("[lock]\nidle_minutes = 0", "lock.idle_minutes"),
        ("[lock]\nidle_minutes = 121", "lock.idle_minutes"),
        ('[safety]\ncrisis_numbers = "999"', "safety.crisis_numbers"),
        ("[safety]\ncrisis_numbers = [999]", "safety.crisis_numbers.0"),
        ('[safety]\ncrisis_numbers = ["  "]', "safety.crisis_numbers.0"),
        ('[program]\nlanguage = "fr"', "program.language"),
        ('[program]\ntheme = "pink"', "program.theme"),
        ("[devices]\nloudspeaker = 1", "devices.loudspeaker"),
        ("voice = 3", "voice"),
    ],
)
def test_a_wrong_key_is_named_and_the_file_is_left_alone(tmp_path, line, key):
    file = tmp_path / "settings.toml"
    file.write_text(line, encoding="utf-8")
    for attempt in (read_settings, lambda path: write_settings(path, Settings())):
        with pytest.raises(FileDamaged, match=rf": {key}: "):
            attempt(file)
    assert file.read_text(encoding="utf-8") == line


@pytest.mark.parametrize("content", [b"[lock", b"\xff\xfe"])
def test_what_is_no_toml_is_said_to_be_none(tmp_path, content):
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    for attempt in (read_settings, lambda path: write_settings(path, Settings())):
        with pytest.raises(FileDamaged, match="is no TOML"):
            attempt(file)


def test_a_value_out_of_bounds_is_not_written(tmp_path):
    file = tmp_path / "settings.toml"
    wrong = Settings().model_copy(update={"lock": Lock.model_construct(idle_minutes=500)})
    with pytest.raises(NotAccepted, match=r"lock\.idle_minutes"):
        write_settings(file, wrong)
    assert not file.exists()


def test_the_usual_is_the_first_devices_emotion_where_agreed_to_and_a_lock_after_five_minutes():
    usual = Settings()
    assert usual.devices == Devices(camera="", microphone="", own_picture=False)
    assert usual.safety == Safety(crisis_text="", crisis_numbers=(), emotion_allowed=True)
    assert (usual.lock.idle_minutes, usual.program.theme) == (5, "system")


def test_the_file_is_whole_or_as_it_was_and_its_owners_only(tmp_path, monkeypatch):
    file = tmp_path / "settings.toml"
    write_settings(file, Settings(lock=Lock(idle_minutes=2)))
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreUnusable, match="cannot be written"):
        write_settings(file, Settings(lock=Lock(idle_minutes=9)))
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_the_example_for_clinicians_is_one(tmp_path):
    page = (Path(__file__).parents[2] / "docs" / "clinicians.md").read_text(encoding="utf-8")
    block = page.split("## Settings\n")[1].split("\nKeeping times")[0].split("\n\n", 1)[1]
    file = tmp_path / "settings.toml"
    file.write_text(dedent(block), encoding="utf-8")
    shown = read_settings(file)
    assert len(shown.safety.crisis_numbers) == 2
    assert shown.model_copy(update={"safety": Safety()}) == Settings(), "it shows the defaults"


def test_who_only_reads_settings_does_not_wait_for_the_writer():
    loaded = "import sys, interview.settings; print('tomlkit' in sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, cwd=root, check=True
    )
    assert done.stdout.strip() == "False"
