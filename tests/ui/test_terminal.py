"""The commands as a user types them: what they print, what they leave behind, how they end."""

from __future__ import annotations

import json
import shutil
import wave
from pathlib import Path
from typing import Any

import pytest

from perception.transcribers import shipped_model_folder
from tests.ui.commands import Run


@pytest.fixture
def spoken(tmp_path: Path, anamnesis: Run) -> Path:
    """Two answers as sound files; the first one out of name order on purpose."""
    folder = tmp_path / "answers"
    for name, text in {"10.wav": "I worry about my job.", "9.wav": "I cannot relax at home."}.items():
        assert anamnesis("say", text, "--out", folder / name).status == 0
    return folder


def test_every_start_says_that_it_is_not_for_real_patients(anamnesis: Run) -> None:
    for command in (("models", "list"), ("questions", "panic")):  # without a command the window opens
        assert "not for real patients" in anamnesis(*command).err


# ── questions ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["en", "ar"])
def test_questions_come_as_json_in_the_wanted_language_and_number(anamnesis: Run, language: str) -> None:
    ended = anamnesis("questions", "panic attacks", "-n", "8", "--language", language, "--json")
    assert ended.status == 0
    assert ended.json["disorder"]["code"] == "6B01"
    assert set(ended.json["disorder"]) >= {"code", "name", "matched_by"}
    assert len(ended.json["questions"]) == 8
    for question in ended.json["questions"]:
        assert set(question) == {"id", "topic", "text", "why"}
        assert any("\u0600" <= letter <= "\u06ff" for letter in question["text"]) is (language == "ar")
    assert any(question["topic"] == "risk" for question in ended.json["questions"])
    reached = {question["topic"] for question in ended.json["questions"]}
    assert ended.json["left_out"]
    assert not reached & set(ended.json["left_out"])


@pytest.mark.parametrize("name", ["broken leg", "pizza", "diabetes", ""])
def test_what_is_no_disorder_is_refused_with_the_nearest_names(anamnesis: Run, name: str) -> None:
    ended = anamnesis("questions", name, "--json")
    assert ended.status == 2
    assert ended.out == ""
    assert "nearest" in ended.err.lower() or "for example" in ended.err.lower()


def test_a_real_disorder_without_a_bank_is_accepted_and_marked_general(anamnesis: Run) -> None:
    for name in ("dysthymia", "hoarding", "hypochondriasis"):
        assert anamnesis("questions", name, "--json").json["disorder"]["generic"] is True


# ── risk ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_risk_gives_one_entry_a_line_with_offsets_into_it(anamnesis: Run, tmp_path: Path) -> None:
    lines = ["I want to kill myself.", "", "I slept well.", "My feet are killing me."]
    (tmp_path / "lines.txt").write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    found = anamnesis("risk", tmp_path / "lines.txt", "--language", "en", "--json").json["lines"]
    assert [line["text"] for line in found] == lines
    (flag,) = found[0]["flags"]
    assert flag["kind"] == "suicide"
    assert lines[0][flag["start"] : flag["end"]] == flag["words"]
    assert flag["why"]
    assert [line["flags"] for line in found[1:]] == [[], [], []]


def test_a_risk_file_that_cannot_be_read_is_a_sentence(anamnesis: Run, tmp_path: Path) -> None:
    (tmp_path / "picture.bin").write_bytes(b"\xff\xfe\x00\x81")
    for name in ("missing.txt", "picture.bin"):
        ended = anamnesis("risk", tmp_path / name, "--json")
        assert (ended.status, ended.out) == (1, "")
        assert "cannot be read" in ended.err


# ── voice ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("language", "text"), [("en", "How have you been?"), ("ar", "كيف حالك؟")])
def test_say_writes_a_wav(anamnesis: Run, tmp_path: Path, language: str, text: str) -> None:
    assert anamnesis("say", text, "--language", language, "--out", tmp_path / "x.wav").status == 0
    with wave.open(str(tmp_path / "x.wav")) as file:
        assert file.getnframes() / file.getframerate() > 0.4


def test_a_voice_that_fails_leaves_no_file(anamnesis: Run, tmp_path: Path) -> None:
    for voice in ("gtts", "nobody"):
        ended = anamnesis("say", "Hello", "--voice", voice, "--out", tmp_path / "x.wav")
        assert ended.status == 1
        assert list(tmp_path.glob("*.wav*")) == []


# ── run ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_recorded_answers_become_a_report_and_a_pdf(anamnesis: Run, spoken: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert anamnesis("models", "import", shipped_model_folder()).status == 0
    ended = anamnesis(
        "run", "--answers", spoken, "--disorder", "generalised anxiety", "--questions", "3", "--out", out
    )
    assert ended.status == 0, ended.err
    session = json.loads((out / "session.json").read_text(encoding="utf-8"))
    assert session["disorder"]["code"] == "6B00"
    assert [question["id"] in session["answers"] for question in session["questions"]] == [True] * 3
    first, second, third = (session["answers"][question["id"]] for question in session["questions"])
    assert first["transcript"]["text"] == "i cannot relax at home"
    assert second["transcript"]["text"] == "i worry about my job"
    assert first["transcript"]["rough"] is False
    assert second["recording"]["segments"][0]["has_sound"] is True
    assert third["skipped_because"]
    report = (out / "report.md").read_text(encoding="utf-8")
    assert "not answered" in report
    assert report.count("## Question ") == 3
    assert (out / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert (out / "report.html").is_file()
    assert len(list((out / "transcripts").glob("*.vtt"))) >= 2


def test_typed_answers_need_no_recording_and_are_searched_for_risk(anamnesis: Run, tmp_path: Path) -> None:
    typed = tmp_path / "typed.txt"
    typed.write_text("It began in spring.\n\nI want to end my life.\n", encoding="utf-8")
    out = tmp_path / "out"
    ended = anamnesis("run", "--typed", typed, "--disorder", "depression", "--questions", "4", "--out", out)
    assert ended.status == 0, ended.err
    assert "risk: 1" in ended.err
    report = (out / "report.md").read_text(encoding="utf-8")
    assert report.index("I want to end my life") < report.index("## Question 1")
    assert "not yet seen by a clinician" in report
    session = json.loads((out / "session.json").read_text(encoding="utf-8"))
    skipped = [a for a in session["answers"].values() if a["skipped_because"]]
    assert len(skipped) == 2


def test_the_same_input_gives_the_same_report(anamnesis: Run, tmp_path: Path) -> None:
    typed = tmp_path / "typed.txt"
    typed.write_text("It began in spring.\nI sleep badly.\n", encoding="utf-8")
    bodies = []
    for name in ("one", "two"):
        anamnesis("run", "--typed", typed, "--disorder", "ocd", "-n", "2", "--out", tmp_path / name)
        body = (tmp_path / name / "session.json").read_text(encoding="utf-8")
        session = json.loads(body)
        bodies.append(_without_ids_and_times(session))
    assert bodies[0] == bodies[1]


def _without_ids_and_times(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_ids_and_times(v) for k, v in value.items() if k not in ("id", "at", "opened_at")}
    if isinstance(value, list):
        return [_without_ids_and_times(item) for item in value]
    return value


def test_what_was_stopped_is_kept_and_goes_on(
    anamnesis: Run, spoken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from perception.recorder import MediaRecorder

    record = MediaRecorder.record
    calls = []

    def stop_at_the_second(self: MediaRecorder, *arguments: Any) -> Any:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return record(self, *arguments)

    monkeypatch.setattr(MediaRecorder, "record", stop_at_the_second)
    out = tmp_path / "out"
    ended = anamnesis("run", "--answers", spoken, "--disorder", "gad", "-n", "2", "--out", out)
    assert ended.status == 130
    assert "--resume" in ended.err
    session_id = ended.err.split("--resume ")[1].split()[0]
    ended = anamnesis("run", "--answers", spoken, "--resume", session_id, "--out", out)
    assert ended.status == 0, ended.err
    session = json.loads((out / "session.json").read_text(encoding="utf-8"))
    heard = [session["answers"][q["id"]]["recording"]["segments"][0]["seconds"] for q in session["questions"]]
    assert heard[0] != heard[1]
    assert all(a["skipped_because"] is None for a in session["answers"].values())


def test_a_refused_stream_is_not_kept(anamnesis: Run, tmp_path: Path, shared_data: Path) -> None:
    clip = next((shared_data / "av" / "ravdess_actor_01").glob("*.mp4"))
    (tmp_path / "answers").mkdir()
    shutil.copy(clip, tmp_path / "answers")
    out = tmp_path / "out"
    anamnesis(
        "run",
        "--answers",
        tmp_path / "answers",
        "--disorder",
        "gad",
        "-n",
        "1",
        "--without",
        "video",
        "--out",
        out,
    )
    session = json.loads((out / "session.json").read_text(encoding="utf-8"))
    (answer,) = session["answers"].values()
    assert answer["recording"]["segments"][0]["has_picture"] is False
    assert answer["transcript"]["text"]


def test_sessions_are_kept_encrypted(anamnesis: Run, tmp_path: Path) -> None:
    typed = tmp_path / "typed.txt"
    typed.write_text("Canary sentence about chrysanthemums.\n", encoding="utf-8")
    home = tmp_path / "own"
    anamnesis(
        "--home", home, "run", "--typed", typed, "--disorder", "gad", "-n", "1", "--out", tmp_path / "out"
    )
    database = home / "vault" / "sessions.db"
    assert b"SQLite format" not in database.read_bytes()
    found = [path for path in home.rglob("*") if path.is_file() and b"chrysanthemum" in path.read_bytes()]
    assert found == []
    listed = anamnesis("--home", home, "sessions", "list", "--json")
    assert len(listed.json["sessions"]) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "--disorder", "gad", "--out", "o"),
        ("run", "--typed", "no-such-file", "--disorder", "gad", "--out", "o"),
        ("run", "--answers", "no-such-folder", "--disorder", "gad", "--out", "o"),
        ("questions", "gad", "--language", "xx"),
        ("analyse", "no-such-file.mp4"),
        ("models", "fetch", "no-such-model"),
        ("models", "import", "no-such-folder", "--language", "en"),
        ("models", "import", "no-language-in-this-name"),
    ],
)
def test_bad_input_is_one_clear_sentence(anamnesis: Run, arguments: tuple[str, ...]) -> None:
    ended = anamnesis(*arguments)
    assert ended.status == 1
    assert ended.out == ""
    assert "Traceback" not in ended.err


# ── the machine ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_doctor_says_what_works(anamnesis: Run) -> None:
    ended = anamnesis("doctor", "--json")
    checks = {check["name"]: check for check in ended.json["checks"]}
    assert ended.json["ok"] is (ended.status == 0)
    assert checks["PDF"]["ok"]
    assert checks["voice espeak"]["ok"]
    assert all(check["remedy"] for check in checks.values() if not check["ok"])


def test_the_doctor_fails_when_the_main_job_cannot_run(
    anamnesis: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from importlib import util

    there = util.find_spec
    monkeypatch.setattr(
        "interview.doctor.importlib.util.find_spec",
        lambda name: None if name == "sqlcipher3" else there(name),
    )
    ended = anamnesis("doctor", "--json")
    assert ended.status == 1
    assert ended.json["ok"] is False


def test_the_settings_name_a_wrong_key(anamnesis: Run, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[voice]\nspeeker = 'espeak'\n", encoding="utf-8")
    ended = anamnesis("--home", tmp_path, "models", "list")
    assert ended.status == 1
    assert "voice.speeker" in ended.err
