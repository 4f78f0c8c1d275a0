"""What the commands for research do: list, prepare, train, measure, convert. Every plain value in, plain values out.

The parts are imported when they are asked for: torch takes a second, Lightning two more.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from models.card import CardError, read_card
from models.data.labels import UnknownLabel
from models.data.prepare import Media, prepare
from models.data.prepared import SAMPLES, Cut, NotPrepared, Prepared
from models.data.readers import READERS, UnknownDataSet, read
from models.data.samples import Sample, WrongLayout
from models.data.splits import Leak
from models.data.words import NoVocabulary, Words
from models.registry import UnknownPart
from models.spec import ModelSpec, SpecError, read_spec

CONFIGS = Path(__file__).with_name("configs")
TRAINED = Path(__file__).with_name("trained")
NOW = (
    *(
        CardError,
        Leak,
        NoVocabulary,
        NotPrepared,
        SpecError,
        UnknownDataSet,
        UnknownLabel,
        UnknownPart,
        WrongLayout,
    ),
    OSError,
)
LATE = {  # errors of parts that bring torch with them
    "checkpoint": ("WeightsUnusable",),
    "convert": ("NotThatCheckpoint",),
    "data.augment": ("UnknownChange",),
    "evaluate": ("NotMeasured",),
    "training.feed": ("DoesNotFit",),
    "training.job": ("NoData", "NoStart", "RunDiffers"),
    "training.module": ("NotANumber",),
    "training.pool": ("NoSplit", "OtherPeople"),
}
Progress = Callable[[int, int], None]


class Refused(Exception):
    """Something given was not as needed; the message is for the person who gave it."""


class Laboratory:
    """`media` makes the decoders and the face finder of the running program; `cache` holds what was prepared on the
    way to a measurement and may be deleted at any time."""

    def __init__(self, media: Callable[[], Media], cache: Path) -> None:
        self._media, self._cache = media, cache

    @property
    def refusals(self) -> tuple[type[Exception], ...]:
        """The errors whose message is for the person who gave the command."""
        late = [(import_module(f"models.{module}"), names) for module, names in LATE.items()]
        return (Refused, *NOW, *(getattr(module, name) for module, names in late for name in names))

    def zoo(self, timed: bool = True) -> list[dict[str, Any]]:
        """Every model: size, work, speed here, figures."""
        found = import_module("models.zoo").entries(timed=timed)
        return [asdict(entry) for entry in found]

    def model_file(self, name: str) -> Path:
        """A path, or a name of models/configs. Raises `Refused`, listing the names."""
        for place in (Path(name), CONFIGS / f"{name}.toml"):
            if place.is_file():
                return place
        names = ", ".join(sorted(file.stem for file in CONFIGS.glob("*.toml")))
        raise Refused(f"There is no model file {name!r}; there are {names}.")

    def prepare(
        self,
        model: str,
        kind: str,
        place: Path,
        out: Path,
        starts: Mapping[str, Path | None],
        progress: Progress,
        stop: Callable[[], bool],
    ) -> Mapping[str, Any] | None:
        """None when it was stopped; the same call goes on. `kind`: a name of the readers; `starts`: what branches
        begin with, as for a training: words are cut by the vocabulary in there."""
        spec = read_spec(self.model_file(model))
        words = words_of(spec, starts)
        prepared = prepare(read(kind, place), out, cut_of(spec), self._media(), progress, stop, words)
        return None if prepared is None else _told(prepared)

    def starts(self, given: Sequence[str]) -> dict[str, Path | None]:
        """["face-fer=FOLDER", "voice-ravdess=nothing"] -> by name; nothing is None. Raises `Refused`."""
        found: dict[str, Path | None] = {}
        for text in given:
            name, equals, folder = text.partition("=")
            if not (name and equals and folder):
                raise Refused(f"{text!r} is not NAME=FOLDER or NAME=nothing.")
            found[name] = None if folder == "nothing" else Path(folder)
        return found

    def train(self, asked: Mapping[str, Any], machines: Mapping[str, Any]) -> Path:
        """`asked` and `machines`: fields of `Job` and `Machines`; `rule`: fields of `Rule`."""
        job, pool = import_module("models.training.job"), import_module("models.training.pool")
        given = {**asked, "spec": self.model_file(asked["spec"]), "rule": pool.Rule(**asked["rule"])}
        run = import_module("models.training.run")
        folder: Path = run.train(job.Job(**given), job.Machines(**machines))
        if run.is_first():
            import_module("models.checkpoint").export_onnx(folder)
        return folder

    def evaluate(
        self, model: Path, asked: Mapping[str, Any], kind: str, device: str, progress: Progress
    ) -> dict[str, Any]:
        """All figures; they go onto the model's card too. `asked`: fields of `Asked`.

        Data that is not prepared yet is prepared on the way, with the model's own window; `kind`: which reader, ""
        where one alone can read it.
        """
        spec = read_spec(model / "model.toml")
        data = tuple(self._prepared(place, kind, spec, progress) for place in asked["data"])
        part = import_module("models.evaluate")
        result: dict[str, Any] = part.evaluate(model, part.Asked(**{**asked, "data": data}), device)
        part.onto_card(model, read_card(model), result)
        return result

    def report(self, result: Mapping[str, Any]) -> str:
        """One page of HTML."""
        page: str = import_module("models.report").page(result)
        return page

    def convert_efficientface(self, file: Path, out: Path) -> Path:
        folder: Path = import_module("models.convert").convert_efficientface(file, out)
        return folder

    def _prepared(self, place: Path, kind: str, spec: ModelSpec, progress: Progress) -> Path:
        if (place / SAMPLES).is_file():
            return place
        words_of(spec, {})  # a model that reads words needs data that was prepared with them
        samples = read(kind, place) if kind else _read_somehow(place)
        cut = cut_of(spec)
        told = json.dumps([str(place.resolve()), kind, asdict(cut)])
        folder = self._cache / hashlib.sha256(told.encode()).hexdigest()[:16]
        try:
            prepare(samples, folder, cut, self._media(), progress)
        except NotPrepared:  # the data has changed since
            shutil.rmtree(folder)
            prepare(samples, folder, cut, self._media(), progress)
        return folder


def cut_of(spec: ModelSpec) -> Cut:
    """What a model's window asks of prepared data."""
    image, sound = spec.window.image, spec.window.sound
    return Cut(
        seconds=spec.window.seconds,
        frames=spec.window.frames if image else 0,
        size=image.size if image else 0,
        rate=sound.rate if sound else 0,
    )


def words_of(spec: ModelSpec, starts: Mapping[str, Path | None]) -> Words | None:
    """What cuts sentences for a model; None where it reads none, or is to do without. Raises `NoVocabulary`."""
    branch = spec.branches.get("text")
    if branch is None or branch.encoder.kind != "roberta":
        return None
    name = branch.start or "roberta-base"
    folder = starts.get(name, TRAINED / name)
    if folder is None:
        return None
    try:
        return Words(folder, spec.window.frames)
    except NoVocabulary as error:
        raise NoVocabulary(
            f"{spec.name} reads words, cut by the vocabulary of {name}: {error} vocab.json and merges.txt lie beside "
            f"the weights, where these are published (huggingface.co/roberta-base). Say where they are: "
            f"main.py prepare … --start {name}=FOLDER, or --start {name}=nothing to leave the words out."
        ) from error


def _read_somehow(place: Path) -> tuple[Sample, ...]:
    """By the one reader that finds its layout there. Raises `Refused` where none or several do."""
    found: dict[str, tuple[Sample, ...]] = {}
    for name in (name for name in READERS if "-" not in name):
        try:
            found[name] = read(name, place)
        except (WrongLayout, UnknownLabel, OSError):
            continue
    if len(found) != 1:
        can = f"{', '.join(found)} can" if found else "no reader can"
        raise Refused(f"{can} read {place}; say which data set it is: {', '.join(READERS)}.")
    return next(iter(found.values()))


def _told(prepared: Prepared) -> dict[str, Any]:
    return {
        "folder": str(prepared.folder),
        "samples": len(prepared),
        "people": len(set(prepared.who.people)),
        "labels": list(prepared.in_data),
        "branches": list(prepared.branches),
        "left_out": dict(prepared.left_out),
    }
