"""MMER from the folders of a data set to a measured model: words and sound, prepared, trained and read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
import typer
from click.testing import Result
from safetensors.torch import load_file
from typer.testing import CliRunner

from models.checkpoint import load
from models.data.prepared import Prepared
from models.laboratory import Laboratory
from models.training.feed import Clips, Together
from models.training.module import Learner
from models.training.pool import Pool
from perception.emotion_clips import EmotionClips
from tests.models import talking
from ui.terminal import research
from ui.terminal.app import guarded

Command = Callable[..., Result]


class Program:
    """A program with a laboratory and nothing else; MMER looks at no face."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def laboratory(self) -> Laboratory:
        return Laboratory(lambda: EmotionClips(None), self._cache)


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Command:
    cache, app = tmp_path_factory.mktemp("cache"), typer.Typer()

    @app.callback()
    def begin(context: typer.Context) -> None:
        context.obj = Program(cache)

    for one in research.COMMANDS:
        app.command()(guarded(one))
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """As it is typed: where the two published nets are."""
    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("published")
    words, voice = talking.roberta(folder / "roberta"), talking.wav2vec2(folder / "wav2vec2")
    return "--start", f"roberta-base={words}", "--start", f"wav2vec2-base={voice}"


def done(result: Result) -> Result:
    assert result.exit_code == 0, result.output
    return result


def pieces_of(starts: tuple[str, ...]) -> int:
    return len(json.loads((folder_of(starts, 1) / "vocab.json").read_text("utf-8")))


def folder_of(starts: tuple[str, ...], place: int) -> Path:
    return Path(starts[place].partition("=")[2])


@pytest.fixture(scope="module")
def run(command: Command, starts: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """IEMOCAP, prepared and trained from."""
    folder = tmp_path_factory.mktemp("iemocap")
    place = talking.iemocap(folder / "IEMOCAP_full_release")
    file = talking.model_file(folder, pieces_of(starts), ["neutral", "happy", "sad", "angry"], "iemocap")
    done(command("prepare", "iemocap", place, "--model", file, "--out", folder / "data", *starts[:2]))
    done(
        command(
            *("train", file, "--data", folder / "data", "--out", folder / "run", "--device", "cpu"), *starts
        )
    )
    return folder / "run"


def test_it_is_trained_with_its_words_and_nothing_of_the_side_is_kept(run: Path):
    net, spec, card = load(run / "model")
    assert not any("letters" in name for name in net.state_dict())
    state = torch.load(run / "phases" / "1-fusion" / "last.ckpt", weights_only=True)["state_dict"]
    begun = Learner(net, spec.phases[0], np.arange(4), np.ones(4, np.bool_), (0, 0)).auxiliaries.state_dict()
    assert "tasks.0.letters.weight" in begun
    assert not any(torch.equal(value, state[f"auxiliaries.{name}"]) for name, value in begun.items())
    assert set(load_file(run / "model" / "weights.safetensors")) == set(net.state_dict())
    assert card.parameters == sum(parameter.numel() for parameter in net.parameters())
    lines = (run / "progress.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 2
    assert all(np.isfinite(json.loads(line)["train_loss"]) for line in lines)


def test_what_a_phase_names_has_learnt_and_the_rest_is_as_published(run: Path, starts: tuple[str, ...]):
    learnt = load_file(run / "model" / "weights.safetensors")
    words, voice = (load_file(folder_of(starts, place) / "model.safetensors") for place in (1, 3))
    begun = {f"encoders.text.body.{name}": tensor for name, tensor in words.items()}
    begun |= {f"encoders.voice.body.{name}": tensor for name, tensor in voice.items()}
    moved = {name for name in begun.keys() & learnt.keys() if not torch.equal(begun[name], learnt[name])}
    layers = {name for name in begun if "voice.body.encoder.layers" in name and name.endswith("weight")}
    assert layers <= moved
    assert all(name.startswith("encoders.voice.body.encoder.") for name in moved)
    assert len(begun.keys() & learnt.keys()) > 60


def test_who_only_laughs_is_read_by_the_sound_alone(run: Path):
    net, spec, _ = load(run / "model")
    prepared = Prepared.open(run.parent / "data", spec.labels)
    assert prepared.branches == ("text", "voice")
    has = [prepared.item(i)["present"]["text"] for i in range(len(prepared))]
    said = [prepared.facts(i)["text"] for i in range(len(prepared))]
    assert [text is not None for text in said] == has
    assert (has.count(True), has.count(False)) == (20, 5)
    assert prepared.item(has.index(False))["spoken"] is None
    clips = Clips(Pool([prepared]), range(len(prepared)), spec)
    batch = Together(spec)([clips[i] for i in (has.index(False), has.index(True))])
    with torch.no_grad():
        both = net(batch.inputs, batch.present)
        mute = net({"voice": batch.inputs["voice"][:1]})
    assert both.isfinite().all()
    torch.testing.assert_close(both[:1], mute, atol=1e-5, rtol=1e-4)


def test_onnx_says_the_same_of_words_and_sound(run: Path):
    net, spec, _ = load(run / "model")
    prepared = Prepared.open(run.parent / "data", spec.labels)
    clips = Clips(Pool([prepared]), range(6), spec)
    batch = Together(spec)([clips[i] for i in range(6)])
    session = onnxruntime.InferenceSession(run / "model" / "model.onnx", providers=["CPUExecutionProvider"])
    assert {one.name for one in session.get_inputs()} == {"voice", "text", "voice_present", "text_present"}
    given = {name: value.numpy() for name, value in batch.inputs.items()}
    (said,) = session.run(
        None, given | {f"{name}_present": value.numpy() for name, value in batch.present.items()}
    )
    with torch.no_grad():
        np.testing.assert_allclose(said, net(batch.inputs, batch.present).numpy(), atol=1e-4)


def test_it_is_measured_with_and_without_its_words(command: Command, run: Path, tmp_path: Path):
    file = tmp_path / "figures.json"
    done(command("evaluate", run / "model", "--data", run.parent / "data", "--split", "test", "--json", file))
    figures = json.loads(file.read_text("utf-8"))
    assert figures["clips"] > 0
    assert set(figures["missing"]) == {"without text", "without voice"}


def test_words_without_a_vocabulary_are_asked_for(command: Command, run: Path, starts, tmp_path: Path):
    folder = run.parent
    place, model = folder / "IEMOCAP_full_release", folder / "iemocap.toml"
    for words in (
        ("prepare", "iemocap", place, "--model", model, "--out", tmp_path / "a"),
        (
            "prepare",
            "iemocap",
            place,
            "--model",
            model,
            "--out",
            tmp_path / "b",
            "--start",
            f"roberta-base={run}",
        ),
        ("evaluate", run / "model", "--data", place, "--kind", "iemocap"),
    ):
        told = command(*words)
        said = " ".join(told.output.split())
        assert told.exit_code == 1
        assert "vocab.json and merges.txt" in said
        assert "--start roberta-base=FOLDER" in said
    done(
        command(
            *("prepare", "iemocap", place, "--model", model, "--out", tmp_path / "mute"),
            *("--start", "roberta-base=nothing"),
        )
    )
    assert Prepared.open(tmp_path / "mute").branches == ("voice",)


def test_meld_is_learnt_from_in_the_same_way(command: Command, starts: tuple[str, ...], tmp_path: Path):
    place = talking.meld(tmp_path / "MELD.Raw")
    file = talking.model_file(tmp_path, pieces_of(starts), ["happy", "sad"], "meld")
    common = ("--data", tmp_path / "data", "--device", "cpu")
    done(command("prepare", "meld", place, "--model", file, "--out", tmp_path / "data", *starts[:2]))
    prepared = Prepared.open(tmp_path / "data", ("happy", "sad"))
    assert prepared.branches == ("text", "voice")
    assert [prepared.facts(i)["text"] for i in range(2)] == ["I'm so happy!", "I lost it..."]
    assert [prepared.item(i)["spoken"] for i in range(2)] == ["I'm so happy!", "I lost it..."]
    trained = done(
        command(
            "train", file, "--out", tmp_path / "run", *common, *("--phase", "fusion", "--test", 0.3), *starts
        )
    )
    assert "model is at" in " ".join(trained.output.split())
    assert load(tmp_path / "run" / "model")[2].data == ("meld",)
