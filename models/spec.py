"""What a model file says: branches, fusion, head, the window it is given, and how it is trained. No torch here."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any

import tomlkit
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Three = tuple[float, float, float]


class SpecError(ValueError):
    """A model file cannot be used; the message names the file and each wrong key."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Image(_Frozen):
    """How a picture is cut: square, `size` pixels, RGB in 0..1 less `mean` divided by `std`."""

    size: int = Field(ge=1)
    mean: Three
    std: Three


class Sound(_Frozen):
    """Mono sound at `rate` Hz, −1..1."""

    rate: int = Field(ge=1000)


class Window(_Frozen):
    """What is cut out of a recording for one reading; picture and sound span the same seconds."""

    seconds: float = Field(gt=0)
    frames: int = Field(ge=1)
    image: Image | None = None
    sound: Sound | None = None


class Part(_Frozen):
    """One entry of a registry and its options."""

    kind: str
    options: dict[str, Any] = Field(default_factory=dict)


class Branch(_Frozen):
    """One sense. `start` names what its encoder begins with: a model of ours, trained before, or a folder of
    published weights; empty: from nothing."""

    encoder: Part
    sequence: Part
    start: str = ""


class Phase(_Frozen):
    """One stretch of training: `train` lists, by prefix, the parts that learn; all else is frozen.

    `drop_branches`: how often a sense of a clip is taken away, so that the other learns to do without it.
    `patience`: epochs without a better score on the validation people before it stops; 0: never.
    `average`: what is kept is the running mean of the weights, the last step counting 1 - average; 0: the weights.
    `mix`: clips are laid over each other in pairs, with shares drawn from Beta(mix, mix) (mixup); 0: never.
    `keep_last`: the last epoch is kept and not the one with the best score, for schedules that end at rest.
    `half`: on a CPU that computes with bfloat16 do so; a GPU always does.
    `auxiliary`: what is learnt on the side; its parts are in the training only, not in the model that is kept.
    """

    name: Name
    data: str
    train: tuple[str, ...] = Field(min_length=1)
    epochs: int = Field(ge=1)
    lr: float = Field(gt=0)
    batch: int = Field(default=32, ge=1)
    weight_decay: float = Field(default=0.01, ge=0)
    patience: int = Field(default=0, ge=0)
    drop_branches: float = Field(default=0.0, ge=0, lt=1)
    average: float = Field(default=0.0, ge=0, lt=1)
    mix: float = Field(default=0.0, ge=0)
    keep_last: bool = False
    half: bool = False
    loss: Part = Part(kind="cross_entropy")
    augment: tuple[str, ...] = ()
    auxiliary: tuple[Part, ...] = ()

    @model_validator(mode="after")
    def _clips_are_themselves(self) -> Phase:
        if self.auxiliary and self.mix:
            raise ValueError(
                "auxiliary: a clip with another one laid over it (mix) has no words and no views"
            )
        return self


class ModelSpec(_Frozen):
    """One model, whole: everything that is needed to build it, to cut its input and to train it.

    `half`: matrices are rounded to 16 bits when the model is kept: half the size on the disk.
    """

    name: Name
    labels: tuple[str, ...] = Field(min_length=2)
    window: Window
    branches: dict[Name, Branch] = Field(min_length=1)
    fusion: Part
    head: Part
    phases: tuple[Phase, ...] = ()
    half: bool = False

    @model_validator(mode="after")
    def _labels_differ(self) -> ModelSpec:
        if len(set(self.labels)) != len(self.labels):
            raise ValueError("labels: one is there twice")
        return self


def read_spec(path: Path) -> ModelSpec:
    """Reads a model file; raises SpecError with the name of each wrong key."""
    try:
        return ModelSpec.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SpecError(f"{path} cannot be read: {error.strerror}.") from error
    except tomllib.TOMLDecodeError as error:
        raise SpecError(f"{path} is not TOML: {error}.") from error
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'file'}: {e['msg']}" for e in error.errors())
        raise SpecError(f"{path.name} cannot be used: {wrong}.") from error


def write_spec(path: Path, spec: ModelSpec) -> None:
    """Writes a model file that `read_spec` reads back as the same value."""
    path.write_text(tomlkit.dumps(spec.model_dump(mode="json", exclude_none=True)), encoding="utf-8")
