"""A trained folder read live: the network of its card and no other, honest where there is nothing to read."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch  # noqa: TID253

import main
from interview.errors import FileDamaged, ForPeople, ModelMissing
from interview.media import AudioBlock, Frame
from interview.ports import Stop, Tape, Watch
from interview.store import MemoryStore
from models.card import read_card, write_card
from models.checkpoint import export_onnx, load, save
from perception.clips import read_pictures, read_sound
from perception.emotion import DAMAGED, NOT_LIVE, NetRecognizer, has_card
from perception.emotion_reader import NO_EVIDENCE
from perception.windows import WAYS
from tests.models.tiny import spec_of
from tests.perception.spoken import clip_tape
from tests.perception.tapes import a_tape, record
from tests.perception.trained import LABELS, small_spec, spoil, trained

CLIP = "av/ravdess_actor_01/01-01-08-02-01-01-01.mp4"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return trained(tmp_path_factory.mktemp("models") / "drawn")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """To be spoilt."""
    return Path(shutil.copytree(made, tmp_path / "drawn"))


@pytest.fixture(scope="module")
def tape(shared_data: Path) -> Tape:
    return clip_tape(shared_data / CLIP, MemoryStore())


@pytest.fixture
def items(shared_data: Path) -> list[AudioBlock | Frame]:
    found: list[AudioBlock | Frame] = []
    for read in (read_sound, read_pictures):
        with (shared_data / CLIP).open("rb") as file:
            found += list(read(file))
    return found


def on_card(folder: Path, **facts: object) -> Path:
    write_card(folder, read_card(folder).model_copy(update=facts))
    return folder


# ── what it reads ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("way", WAYS)
def test_a_clip_gets_a_distribution_for_each_stretch(made: Path, tape: Tape, way: str) -> None:
    watch = Watch()
    trace = NetRecognizer(made, way).read([tape], Stop(), watch)
    assert trace.missing_because is None
    assert all(before.end <= after.start for before, after in pairwise(trace.readings))
    for reading in trace.readings:
        assert tuple(reading.scores) == LABELS
        assert sum(reading.scores.values()) == pytest.approx(1, abs=1e-3)
    assert {reading.seen for reading in trace.readings} == {("face",), ("face", "voice")}
    assert len({tuple(reading.scores.values()) for reading in trace.readings}) > 1
    assert (trace.coverage or 0) > 0.9
    assert trace.voice is not None
    live = watch.reading.peek()
    assert live is not None
    assert sum(live.scores.values()) == pytest.approx(1)


def test_torch_and_onnx_runtime_say_the_same_and_the_trace_says_which_it_was(made: Path, tape: Tape) -> None:
    by_onnx, by_torch = (
        NetRecognizer(made, on_card=card).read([tape], Stop(), Watch()) for card in (False, True)
    )
    hashed = read_card(made).weights_sha256[:8]
    device = "cuda" if torch.cuda.is_available() else "cpu"
    assert (by_onnx.model, by_torch.model) == (
        f"drawn {hashed}, ONNX Runtime",
        f"drawn {hashed}, torch on {device}",
    )
    assert len(by_onnx.readings) == len(by_torch.readings) > 3
    for one, other in zip(by_onnx.readings, by_torch.readings, strict=True):
        assert (one.start, one.end, one.seen) == (other.start, other.end, other.seen)
        assert one.scores == pytest.approx(other.scores, abs=2e-3)


def test_without_a_driver_torch_is_not_asked_for_a_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    if not Path("/proc/driver/nvidia").is_dir():
        assert has_card() is False


def test_the_card_says_how_sure_is_sure_enough(folder: Path, tape: Tape) -> None:
    surest, watch = dict.fromkeys(LABELS, 1.0), Watch()
    trace = NetRecognizer(on_card(folder, thresholds=surest)).read([tape], Stop(), watch)
    assert trace.readings
    assert trace.label() is None
    assert {reading.label for reading in trace.readings} == {None}
    live = watch.reading.peek()
    assert live is not None
    assert (live.label, live.scores != {}) == (None, True)
    anything = dict.fromkeys(LABELS, 0.0)
    trace = NetRecognizer(on_card(folder, thresholds=anything)).read([tape], Stop(), watch)
    assert trace.label() == max(trace.mean(), key=lambda label: trace.mean()[label])
    assert None not in {reading.label for reading in trace.readings}
    live = watch.reading.peek()
    assert live is not None
    assert live.label == max(live.scores, key=lambda label: live.scores[label])


def test_the_temperature_of_the_card_cools(folder: Path, tape: Tape) -> None:
    sure = NetRecognizer(folder).read([tape], Stop(), Watch()).mean()
    cooled = NetRecognizer(on_card(folder, temperature=10.0)).read([tape], Stop(), Watch()).mean()
    assert max(cooled.values()) < (max(sure.values()) + 1 / len(LABELS)) / 2


def test_the_shipped_model_reads_a_clip_without_any_setting(tape: Tape, tmp_path: Path) -> None:
    shipped = main.wire(tmp_path)
    if not shipped.reads_emotion:
        pytest.skip("this copy of the program comes without its emotion model")
    trace = shipped.emotion().read([tape], Stop(), Watch())
    assert trace.missing_because is None
    assert trace.model.startswith("face-voice-base ")
    assert {sense for reading in trace.readings for sense in reading.seen} == {"face", "voice"}
    assert sum(trace.mean().values()) == pytest.approx(1, abs=1e-3)
    assert set(trace.thresholds) == set(trace.mean())  # its card says what is enough, for each label


# ── where there is nothing to read ───────────────────────────────────────────────────────────────────────────────


def test_nobody_before_the_camera_and_silence_is_no_reading(made: Path) -> None:
    empty, watch = a_tape(), Watch()
    grey = [Frame(index / 25, np.full((90, 160, 3), 120, np.uint8)) for index in range(60)]
    record(empty, [AudioBlock(0.0, np.zeros(2 * 16000, np.int16)), *grey])
    trace = NetRecognizer(made).read([empty], Stop(), watch)
    assert (trace.readings, trace.missing_because, trace.label()) == ((), NO_EVIDENCE, None)
    live = watch.reading.peek()
    assert live is not None
    assert (live.scores, live.label) == ({}, None)


@pytest.mark.parametrize("height", [96, 270])
def test_a_face_of_too_few_pixels_is_not_read_and_noted(made: Path, items: list, height: int) -> None:
    """Far away in a large picture, or near in one of a poor camera."""
    far = a_tape()
    room = np.full((height, height * 4 // 3, 3), 90, np.uint8)
    pictures = []
    for one in items:
        if isinstance(one, Frame):
            picture = room.copy()
            picture[10:61, 10:101] = one.picture[::7, ::7][:51, :91]
            pictures.append(Frame(one.time, picture))
    record(far, [*pictures, *(one for one in items if isinstance(one, AudioBlock))])
    trace = NetRecognizer(made).read([far], Stop(), Watch())
    assert (trace.quality.coverage or 0) > 0.5  # it is seen
    assert "the face is small" in trace.quality.notes
    assert {reading.seen for reading in trace.readings} == {("voice",)}


def test_a_face_alone_is_read_by_a_network_of_faces_and_voices(made: Path, items: list) -> None:
    silent = a_tape()
    record(silent, [one for one in items if isinstance(one, Frame)], with_sound=False)
    trace = NetRecognizer(made).read([silent], Stop(), Watch())
    assert trace.readings
    assert {reading.seen for reading in trace.readings} == {("face",)}
    assert trace.voice is None


# ── folders that cannot be used ──────────────────────────────────────────────────────────────────────────────────


def refusal(folder: Path, tape: Tape, card: bool = False) -> ForPeople:
    with pytest.raises(ForPeople) as caught:
        NetRecognizer(folder, on_card=card).read([tape], Stop(), Watch())
    assert caught.value.remedy
    assert str(folder) not in str(caught.value)
    return caught.value


def test_one_bit_of_the_network_is_enough_to_refuse_it(folder: Path, tape: Tape) -> None:
    spoil(folder / "model.onnx")
    error = refusal(folder, tape)
    assert isinstance(error, FileDamaged)
    assert error.message == DAMAGED
    assert error.__cause__ is None  # nothing but its hash was looked at


def test_one_bit_of_the_weights_is_enough_to_refuse_them(folder: Path, tape: Tape) -> None:
    spoil(folder / "weights.safetensors")
    assert refusal(folder, tape, card=True).message == DAMAGED


@pytest.mark.parametrize("name", ["card.json", "model.toml", "model.onnx"])
def test_a_file_that_is_gone_or_no_such_file_is_told(folder: Path, tape: Tape, name: str) -> None:
    (folder / name).write_text("{ = ]", encoding="utf-8")
    assert refusal(folder, tape).message == DAMAGED
    (folder / name).unlink()
    assert refusal(folder, tape).message == DAMAGED


def test_a_network_that_its_card_does_not_know_is_refused(folder: Path, tape: Tape) -> None:
    assert refusal(on_card(folder, onnx_sha256=""), tape).message == DAMAGED


def test_a_network_that_says_no_numbers_is_refused(folder: Path, tape: Tape) -> None:
    net, spec, card = load(folder)
    with torch.no_grad():
        next(net.head.parameters()).fill_(torch.nan)
    save(folder, net, spec, card)
    export_onnx(folder)
    assert refusal(folder, tape).message == DAMAGED


@pytest.mark.parametrize("kind", ["of ready-made vectors", "of many labels at once", "of another rate"])
def test_a_model_that_cannot_read_a_person_live_is_refused(tmp_path: Path, tape: Tape, kind: str) -> None:
    spec = small_spec(head={"kind": "sigmoid"})
    if kind == "of ready-made vectors":
        spec = spec_of("av-features-late")
    elif kind == "of another rate":
        window = small_spec().window.model_dump(mode="json")
        spec = small_spec(window=window | {"sound": {"rate": 8000}})
    folder = trained(tmp_path / "other", spec)
    error = refusal(folder, tape)
    assert isinstance(error, ModelMissing)
    assert error.message == NOT_LIVE


# ── when it is loaded ────────────────────────────────────────────────────────────────────────────────────────────


def test_it_is_loaded_at_the_first_reading_and_once(folder: Path, tape: Tape) -> None:
    recognizer = NetRecognizer(folder)
    away = folder.rename(folder.with_name("away"))
    with pytest.raises(FileDamaged):
        recognizer.read([tape], Stop(), Watch())
    away.rename(folder)  # mended: the same recognizer reads
    first = recognizer.read([tape], Stop(), Watch())
    shutil.rmtree(folder)
    assert recognizer.read([tape], Stop(), Watch()) == first
