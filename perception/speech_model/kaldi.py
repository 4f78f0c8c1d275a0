"""Kaldi's binary form of an acoustic model: a transition model and an nnet3 network. Written after its readers."""

from __future__ import annotations

import math
import struct
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from perception.speech_model.train import CONTEXT, Layer, Trained

HALF = math.log(0.5)  # each phone is one state: it stays or goes on, evenly


class KaldiFile:
    """The small grammar of Kaldi's binary streams."""

    def __init__(self) -> None:
        self._bytes = BytesIO()
        self._bytes.write(b"\0B")

    def token(self, *tokens: str) -> None:
        for token in tokens:
            self._bytes.write(token.encode() + b" ")

    def text(self, text: str) -> None:
        self._bytes.write(text.encode())

    def integer(self, *numbers: int) -> None:
        for number in numbers:
            self._bytes.write(struct.pack("<bi", 4, number))

    def real(self, number: float) -> None:
        self._bytes.write(struct.pack("<bf", 4, number))

    def integers(self, numbers: list[int]) -> None:
        self._bytes.write(struct.pack(f"<bi{len(numbers)}i", 4, len(numbers), *numbers))

    def reals(self, numbers: npt.NDArray[np.float64]) -> None:
        """A vector or a matrix."""
        self.token("FV" if numbers.ndim == 1 else "FM")
        self.integer(*numbers.shape)
        self._bytes.write(numbers.astype("<f4").tobytes())

    def save(self, file: Path) -> None:
        file.write_bytes(self._bytes.getvalue())


def write_acoustic_model(trained: Trained, phone_of_symbol: list[int], file: Path) -> None:
    """`phone_of_symbol`: for each phone symbol of the graph, in order, the network's output that scores it."""
    out = KaldiFile()
    _write_transitions(out, phone_of_symbol)
    _write_network(out, trained.layers)
    out.token("<LeftContext>")
    out.integer(CONTEXT)
    out.token("<RightContext>")
    out.integer(CONTEXT)
    out.token("<Priors>")
    out.reals(trained.priors)
    out.save(file)


def _write_transitions(out: KaldiFile, phone_of_symbol: list[int]) -> None:
    count = len(phone_of_symbol)
    out.token("<TransitionModel>", "<Topology>")
    out.integers(list(range(1, count + 1)))
    out.integers([-1] + [0] * count)  # all phones share the one topology
    out.integer(1, 2)  # one topology of two states
    out.integer(0, 2, 0)  # state 0 is heard; it has two ways out: to itself …
    out.real(0.5)
    out.integer(1)  # … and on
    out.real(0.5)
    out.integer(-1, 0)  # state 1 is the end
    out.token("</Topology>", "<Triples>")
    out.integer(count)
    for symbol, output in enumerate(phone_of_symbol, start=1):
        out.integer(symbol, 0, output)
    out.token("</Triples>", "<LogProbs>")
    out.reals(np.array([0.0] + [HALF] * (2 * count)))
    out.token("</LogProbs>", "</TransitionModel>")


def _write_network(out: KaldiFile, layers: tuple[Layer, ...]) -> None:
    lines, last = ["input-node name=input dim=40"], "input"
    for number, layer in enumerate(layers):
        source = ", ".join(f"Offset({last}, {frames})" for frames in layer.splice)
        lines.append(f"component-node name=affine{number} component=affine{number} input=Append({source})")
        last = f"relu{number}" if number < len(layers) - 1 else "softmax"
        lines.append(f"component-node name={last} component={last} input=affine{number}")
    lines.append(f"output-node name=output input={last} objective=linear")
    out.token("<Nnet3>")
    out.text("\n" + "\n".join(lines) + "\n\n")
    out.token("<NumComponents>")
    out.integer(2 * len(layers))
    for number, layer in enumerate(layers):
        out.token("<ComponentName>", f"affine{number}", "<FixedAffineComponent>", "<LinearParams>")
        out.reals(layer.weights)
        out.token("<BiasParams>")
        out.reals(layer.bias)
        out.token("</FixedAffineComponent>", "<ComponentName>")
        if number < len(layers) - 1:
            _write_bend(out, f"relu{number}", "RectifiedLinearComponent", len(layer.bias))
        else:
            _write_bend(out, "softmax", "LogSoftmaxComponent", len(layer.bias))
    out.token("</Nnet3>")


def _write_bend(out: KaldiFile, name: str, kind: str, size: int) -> None:
    out.token(name, f"<{kind}>", "<Dim>")
    out.integer(size)
    for statistic in ("<ValueAvg>", "<DerivAvg>"):
        out.token(statistic)
        out.reals(np.zeros(0))
    out.token("<Count>")
    out.real(0.0)
    out.token(f"</{kind}>")
