"""Reading emotion from a tape: with a trained network, or, without one, how well the person could be seen.

The only file of this package that knows the networks. They are loaded at the first reading, in its thread.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from interview.domain import EmotionTrace
from interview.errors import FileDamaged, ModelMissing
from interview.media import SOUND_RATE, Frame
from interview.ports import Stop, Tape, Watch
from perception.emotion_folder import NETWORK, SPEC
from perception.emotion_reader import EmotionReader, Inputs, Model, Predict
from perception.face_quality import FaceQuality
from perception.faces import FaceFinder
from perception.onnx_network import network
from perception.tape import follow
from perception.windows import Cut

if TYPE_CHECKING:
    from models.spec import ModelSpec

SENSES = ("face", "voice")
HOP = 1 / 3  # of a window, to the next one
DAMAGED = "The emotion model is damaged."
NOT_LIVE = "The emotion model does not read faces and voices."
OF_IT = "Install the program again, or choose another model in the settings."

Logits = Callable[[Inputs, Mapping[str, bool]], npt.NDArray[np.float64]]


class NoRecognizer:
    """Without a model nothing is read into a face; its quality is measured all the same."""

    def __init__(self, finder_factory: Callable[[], FaceFinder] = FaceFinder) -> None:
        self._finder_factory = finder_factory
        self._finder: FaceFinder | None = None

    def read(self, tapes: Sequence[Tape], stop: Stop, watch: Watch) -> EmotionTrace:  # noqa: ARG002
        """Follows the pictures to their end, or until asked to finish."""
        quality = FaceQuality()
        finder = self._finder = self._finder or self._finder_factory()
        for tape in tapes:
            finder.begin()
            for item in follow(tape, stop, sound=False):
                if isinstance(item, Frame):
                    quality.add(item.picture, finder.find(item.picture))
        stop.check()
        return EmotionTrace(
            model="none", quality=quality.quality(), missing_because="no emotion model installed"
        )


class LockedRecognizer:
    """Where the site does not allow emotion to be read: looks at nothing, whatever an older consent says."""

    def read(self, tapes: Sequence[Tape], stop: Stop, watch: Watch) -> EmotionTrace:  # noqa: ARG002
        stop.check()
        return EmotionTrace(model="none", missing_because="emotion reading is not allowed at this site")


class NetRecognizer:
    """Reads with the folder of a trained model: by torch on an NVIDIA card, else by ONNX Runtime on the processor.

    `way`, `yunet`, `silero` as for `EmotionReader`; `on_card` None: as the machine allows. The first `read` raises
    `FileDamaged` when the folder is not whole and unchanged, `ModelMissing` when the model is none of faces and
    voices, `PartMissing` without ONNX Runtime.
    """

    def __init__(
        self,
        folder: Path,
        way: str = "queue",
        yunet: Path | None = None,
        silero: Path | None = None,
        on_card: bool | None = None,
    ) -> None:
        self._folder, self._way, self._yunet, self._silero = folder, way, yunet, silero
        self._on_card = on_card
        self._reader: EmotionReader | None = None

    def read(self, tapes: Sequence[Tape], stop: Stop, watch: Watch) -> EmotionTrace:
        """Follows picture and sound to their end, or until asked to finish."""
        stop.check()
        if self._reader is None:
            model, cut = load(self._folder, has_card() if self._on_card is None else self._on_card)
            self._reader = EmotionReader(model, cut, self._way, self._yunet, self._silero)
        return self._reader.read(tapes, stop, watch)


def has_card() -> bool:
    """Whether torch can use an NVIDIA card. Its driver is asked for first: torch takes seconds to load."""
    if shutil.which("nvidia-smi") is None and not Path("/proc/driver/nvidia").is_dir():
        return False
    import torch

    return torch.cuda.is_available()


def load(folder: Path, on_card: bool = False) -> tuple[Model, Cut]:
    """A model ready to be asked, and how its windows are cut. Raises as `NetRecognizer` says."""
    from models.card import CardError, read_card
    from models.spec import SpecError, read_spec

    try:
        spec, card = read_spec(folder / SPEC), read_card(folder)
        with (folder / NETWORK).open("rb") as file:
            whole = hashlib.file_digest(file, "sha256").hexdigest() == card.onnx_sha256
    except (SpecError, CardError, OSError) as error:
        raise FileDamaged(DAMAGED, OF_IT) from error
    if not whole:
        raise FileDamaged(DAMAGED, OF_IT)
    _check_live(spec)
    logits, engine = _by_torch(folder) if on_card else _by_onnx(folder / NETWORK, spec)
    image = spec.window.image
    pictures: dict[str, Any] = {} if image is None else image.model_dump(include={"size", "mean", "std"})
    model = Model(
        name=f"{spec.name} {card.weights_sha256[:8]}, {engine}",
        labels=spec.labels,
        predict=_shares(logits),
        senses=tuple(sense for sense in SENSES if sense in spec.branches),
        temperature=card.temperature,
        thresholds=card.thresholds,
        **pictures,
    )
    cut = Cut(spec.window.seconds, spec.window.seconds * HOP, spec.window.frames)
    _try(model, cut)
    return model, cut


def _check_live(spec: ModelSpec) -> None:
    window = spec.window
    face, voice = (sense in spec.branches for sense in SENSES)
    fits = set(spec.branches) <= set(SENSES) and face == (window.image is not None)
    fits = fits and (not voice or (window.sound is not None and window.sound.rate == SOUND_RATE))
    if not fits or spec.head.kind != "softmax":
        raise ModelMissing(NOT_LIVE, OF_IT)


def _by_onnx(file: Path, spec: ModelSpec) -> tuple[Logits, str]:
    net = network(file, "emotion model")
    several = len(spec.branches) > 1

    def logits(inputs: Inputs, present: Mapping[str, bool]) -> npt.NDArray[np.float64]:
        asked = {f"{name}_present": np.array([there]) for name, there in present.items()} if several else {}
        return np.asarray(net.run(["logits"], {**inputs, **asked})[0], np.float64)

    return logits, "ONNX Runtime"


def _by_torch(folder: Path) -> tuple[Logits, str]:
    import torch

    from models.checkpoint import WeightsUnusable
    from models.checkpoint import load as load_net

    try:
        net = load_net(folder)[0]
    except WeightsUnusable as error:
        raise FileDamaged(DAMAGED, OF_IT) from error
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    net.to(device)

    def logits(inputs: Inputs, present: Mapping[str, bool]) -> npt.NDArray[np.float64]:
        given = {name: torch.from_numpy(value).to(device) for name, value in inputs.items()}
        there = {name: torch.tensor([here], device=device) for name, here in present.items()}
        with torch.inference_mode():
            return np.asarray(net(given, there).double().cpu().numpy())

    return logits, f"torch on {device.type}"


def _shares(logits: Logits) -> Predict:
    """Probabilities of one window."""

    def predict(inputs: Inputs, present: Mapping[str, bool]) -> Sequence[float]:
        row = logits(inputs, present)[0]
        powers = np.exp(row - row.max())
        shares: list[float] = (powers / powers.sum()).tolist()
        return shares

    return predict


def _try(model: Model, cut: Cut) -> None:
    """Once, so that what does not fit is told before an answer, and the first window waits for nothing."""
    shapes = {
        "face": (1, cut.frames, 3, model.size, model.size),
        "voice": (1, round(cut.seconds * SOUND_RATE)),
    }
    nothing = {sense: np.zeros(shapes[sense], np.float32) for sense in model.senses}
    try:
        says = model.predict(nothing, dict.fromkeys(model.senses, True))
    except Exception as error:  # ONNX Runtime's own kinds cannot be imported by name
        raise ModelMissing(NOT_LIVE, OF_IT) from error
    if len(says) != len(model.labels) or not np.isfinite(says).all():
        raise FileDamaged(DAMAGED, OF_IT)
