"""Emotion at the command line: a clip, a folder of photographs, a plot, and an interview whose model is damaged."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import cv2  # noqa: TID253
import pytest
from PySide6.QtGui import QColor, QImage

from interview.domain import EmotionReading, EmotionTrace
from interview.errors import StoreUnusable
from perception.clips import read_pictures
from perception.emotion import DAMAGED
from tests.perception.trained import LABELS, trained
from tests.ui.commands import Run
from ui.terminal.plot import BOTTOM, HEIGHT, LEFT, LINES, RIGHT, TOP, WIDTH, draw

pytestmark = pytest.mark.usefixtures("qapp")  # a plot would begin one of its own
CLIP = "av/ravdess_actor_01/01-01-08-02-01-01-01.mp4"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return trained(tmp_path_factory.mktemp("models") / "drawn", thresholds=dict.fromkeys(LABELS, 0.0))


@pytest.fixture
def model(made: Path, home: Path) -> Path:
    """Chosen in the settings of this home."""
    home.mkdir()
    (home / "settings.toml").write_text('[emotion]\nmodel = "drawn"\n', encoding="utf-8")
    return Path(shutil.copytree(made, home / "weights" / "emotion" / "drawn"))


# ── one recording ────────────────────────────────────────────────────────────────────────────────────────────────


def test_without_the_chosen_model_a_clip_is_heard_and_seen_and_not_read(
    anamnesis: Run, model: Path, shared_data: Path
) -> None:
    shutil.rmtree(model)
    found = anamnesis("analyse", shared_data / CLIP, "--json").json
    assert found["transcript"]["rough"] is True
    assert found["emotion"]["quality"]["coverage"] > 0.9
    assert found["emotion"]["missing_because"] == "no emotion model installed"
    assert found["summary"]["label"] is None


@pytest.mark.usefixtures("model")
def test_a_clip_is_read_and_drawn(anamnesis: Run, shared_data: Path, tmp_path: Path) -> None:
    found = anamnesis("analyse", shared_data / CLIP, "--json", "--plot", tmp_path / "plot.png").json
    readings, summary = found["emotion"]["readings"], found["summary"]
    assert found["emotion"]["model"].startswith("drawn ")
    assert all(set(one["scores"]) == set(LABELS) for one in readings)
    assert summary["label"] == max(summary["scores"], key=summary["scores"].get)
    assert summary["confidence"] == max(summary["scores"].values())
    assert found["emotion"]["voice"]["pitch"] > 80
    assert QImage(str(tmp_path / "plot.png")).width() == WIDTH


@pytest.mark.usefixtures("model")
def test_what_was_read_is_told_in_words_too(anamnesis: Run, shared_data: Path) -> None:
    told = " ".join(anamnesis("analyse", shared_data / CLIP).out.split())
    for part in (
        "emotion: ",
        "by drawn ",
        "face: in ",
        "voice: ",
        " Hz; ",
        "syllables a second",
        "dB of full scale",
    ):
        assert part in told


@pytest.mark.usefixtures("model")
def test_photographs_in_the_order_of_their_names_are_a_film(
    anamnesis: Run, shared_data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "photographs"
    folder.mkdir()
    with (shared_data / CLIP).open("rb") as file:
        pictures = [frame.picture for frame in read_pictures(file)][::8]
    for number, picture in enumerate(pictures):
        size = (320, 180) if number == 1 else (picture.shape[1], picture.shape[0])
        cv2.imwrite(str(folder / f"{number}.png"), cv2.resize(picture, size)[:, :, ::-1])
    (folder / "x.png").write_bytes(b"no picture")
    (folder / "notes.txt").write_text("left alone", encoding="utf-8")
    found = anamnesis("analyse", folder, "--photographs-a-second", "5", "--json").json
    assert found["file"]["damage"] == [f"1 of {len(pictures) + 1} photographs cannot be read"]
    assert found["file"]["picture_seconds"] == pytest.approx(len(pictures) / 5)
    assert found["transcript"]["missing_because"]
    assert found["emotion"]["quality"]["frames"] == len(pictures)
    assert {tuple(one["seen"]) for one in found["emotion"]["readings"]} == {("face",)}


def test_a_folder_without_photographs_is_refused(anamnesis: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = anamnesis("analyse", tmp_path / "empty")
    assert (ended.status, ended.out) == (1, "")
    assert "no photograph" in ended.err


# ── the plot ─────────────────────────────────────────────────────────────────────────────────────────────────────


def coloured(image: QImage, start: float, end: float, colour: str) -> list[int]:
    """Rows of the curves in which this colour stands, between two shares of the time."""
    width = WIDTH - LEFT - RIGHT
    columns = range(LEFT + round(start * width) + 4, LEFT + round(end * width) - 4)
    rows = range(TOP - 2, HEIGHT - BOTTOM + 3)
    wanted = QColor(colour)
    return sorted({y for y in rows for x in columns if image.pixelColor(x, y) == wanted})


def test_a_curve_stands_at_its_share_and_not_over_a_gap(tmp_path: Path) -> None:
    readings = (
        EmotionReading(0.0, 4.0, {"sad": 0.75, "calm": 0.25}, ("face",)),
        EmotionReading(6.0, 10.0, {"sad": 0.5, "calm": 0.5}, ("voice",)),
    )
    draw(EmotionTrace("m", readings), 10.0, "en", tmp_path / "plot.png")
    image = QImage(str(tmp_path / "plot.png"))
    strongest = LINES[0][0]
    height = HEIGHT - TOP - BOTTOM
    first, gap, last = (
        coloured(image, start, end, strongest) for start, end in ((0, 0.4), (0.4, 0.6), (0.6, 1))
    )
    assert first
    assert all(abs(y - (TOP + 0.25 * height)) <= 3 for y in first)
    assert gap == []
    assert all(abs(y - (TOP + 0.5 * height)) <= 3 for y in last)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_plot_of_nothing_says_why(tmp_path: Path, language: str) -> None:
    nothing, another = tmp_path / "nothing.png", tmp_path / "another.png"
    draw(EmotionTrace("m", missing_because="no camera"), 5.0, language, nothing)
    draw(EmotionTrace("m", missing_because="nothing was recorded"), 5.0, language, another)
    assert QImage(str(nothing)) != QImage(str(another))
    with pytest.raises(StoreUnusable, match="cannot be written"):
        draw(EmotionTrace("m"), 5.0, language, tmp_path / "nowhere" / "plot.png")


# ── an interview ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("damaged", [False, True])
def test_an_interview_goes_on_whatever_becomes_of_its_model(
    anamnesis: Run, model: Path, shared_data: Path, tmp_path: Path, damaged: bool
) -> None:
    if damaged:
        (model / "model.onnx").write_bytes(b"no network")
    answers, out = tmp_path / "answers", tmp_path / "out"
    answers.mkdir()
    shutil.copy(shared_data / CLIP, answers)
    ended = anamnesis("run", "--answers", answers, "--disorder", "gad", "-n", "1", "--out", out)
    assert ended.status == 0, ended.err
    session = json.loads((out / "session.json").read_text(encoding="utf-8"))
    (answer,) = session["answers"].values()
    report = (out / "report.md").read_text(encoding="utf-8")
    assert (out / "report.pdf").read_bytes().startswith(b"%PDF-")
    if damaged:
        assert answer["emotion"]["missing_because"].startswith(DAMAGED)
        assert answer["emotion"]["readings"] == []
        assert f"- Emotion: not available: {DAMAGED[:-1]}" in report
    else:
        assert answer["emotion"]["readings"]
        assert "(face and voice)" in report
        assert "    - drawn " in report
        assert "How it was said: " in report
