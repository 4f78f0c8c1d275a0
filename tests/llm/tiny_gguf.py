"""A Llama of two layers with random weights, written by the test that uses it: real llama.cpp, half a megabyte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
import numpy as np

from tests.llm.gguf_file import Header, Words, write_llama

HEADS, KV_HEADS, CONTEXT = 4, 2, 4096
SPECIAL = {
    "llama-3": ("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"),
    "chatml": ("<|im_start|>", "<|im_end|>"),
    "plain": (),
}
HOSTILE_TEMPLATE = "{% for n in range(999999999) %}{{ cycler.__init__.__globals__ }}{% endfor %}{{ unclosed"
WORDS = (
    "how",
    "have",
    "you",
    "been",
    "sleeping",
    "feeling",
    "lately",
    "often",
    "mood",
    "day",
    "week",
    "the",
    "a",
)
ENDINGS = ("er", "in", "on", "th", "ing", "ed")


@dataclass(frozen=True)
class Shape:
    """`wordy`: it writes whole letters only and never ends by itself. `mute`: letters that it cannot write."""

    width: int = 64
    layers: int = 2
    forward: int = 128
    wordy: bool = False
    mute: str = ""


TINY = Shape()


def write_tiny(
    path: Path, layout: str = "plain", context: int = CONTEXT, hostile: bool = True, shape: Shape = TINY
) -> Path:
    """`layout` decides which control tokens it knows. A `hostile` one brings a template nobody may read."""
    tokens = _vocabulary(SPECIAL[layout], shape.mute)
    header = Header(
        "tiny random Llama",
        context,
        shape.width,
        shape.layers,
        shape.forward,
        HEADS,
        KV_HEADS,
        end=2,
        template=HOSTILE_TEMPLATE if hostile else "",
    )
    return write_llama(path, header, tokens, _weights(tokens, shape))


def _vocabulary(special: tuple[str, ...], mute: str) -> list[tuple[bytes, float, Any]]:
    """Pieces, their scores and kinds; a control token is never text."""
    kinds = gguf.TokenType
    tokens = [(b"<unk>", 0.0, kinds.UNKNOWN), (b"<s>", 0.0, kinds.CONTROL), (b"</s>", 0.0, kinds.CONTROL)]
    tokens += [(name.encode(), 0.0, kinds.CONTROL) for name in special]
    byte_kinds = [kinds.CONTROL if chr(byte) in mute else kinds.BYTE for byte in range(256)]
    tokens += [(b"<0x%02X>" % byte, 0.0, kind) for byte, kind in enumerate(byte_kinds)]
    words = ["\u2581", *map(chr, range(33, 127)), *(f"\u2581{word}" for word in WORDS), *ENDINGS]
    word_kinds = [kinds.CONTROL if word in mute else kinds.NORMAL for word in words]
    return tokens + [
        (word.encode(), -float(rank), kind)
        for rank, (word, kind) in enumerate(zip(words, word_kinds, strict=True))
    ]


def _weights(tokens: Words, shape: Shape) -> Iterator[tuple[str, Any, None]]:
    random = np.random.default_rng(0)
    words, width, beside = len(tokens), shape.width, shape.width // HEADS * KV_HEADS

    def one(name: str, *size: int) -> tuple[str, Any, None]:
        values = random.standard_normal(size) * 0.05 if len(size) > 1 else np.ones(size)
        return f"{name}.weight", values.astype(np.float32), None

    yield one("token_embd", words, width)
    yield one("output_norm", width)
    name, output, _ = one("output", words, width)
    if shape.wordy:
        output[[kind != gguf.TokenType.NORMAL for _, _, kind in tokens]] = 0.0
    yield name, output, None
    for layer in range(shape.layers):
        block = f"blk.{layer}."
        yield one(block + "attn_norm", width)
        yield one(block + "ffn_norm", width)
        yield one(block + "attn_q", width, width)
        yield one(block + "attn_k", beside, width)
        yield one(block + "attn_v", beside, width)
        yield one(block + "attn_output", width, width)
        yield one(block + "ffn_gate", shape.forward, width)
        yield one(block + "ffn_up", shape.forward, width)
        yield one(block + "ffn_down", width, shape.forward)
