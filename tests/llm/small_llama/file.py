"""Writes a small Llama as GGUF: matrices in 8 bits, norms in 32."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gguf
import numpy as np

from tests.llm.gguf_file import Header, Words, write_llama
from tests.llm.small_llama.net import Llama
from tests.llm.small_llama.words import SPECIAL

NAMES = {
    "attn_norm": "attn_norm",
    "attn.q": "attn_q",
    "attn.k": "attn_k",
    "attn.v": "attn_v",
    "attn.output": "attn_output",
    "ffn_norm": "ffn_norm",
    "gate": "ffn_gate",
    "up": "ffn_up",
    "down": "ffn_down",
}


def write(path: Path, net: Llama, vocabulary: Words) -> None:
    size = net.size
    header = Header(
        "small Llama of the tests",
        size.context,
        size.width,
        size.layers,
        size.forward,
        size.heads,
        size.heads,
        end=3 + SPECIAL.index("<|eot_id|>"),
        turning=size.turning,
    )
    write_llama(path, header, vocabulary, map(_packed, _tensors(net)))


def _packed(tensor: tuple[str, np.ndarray]) -> tuple[str, np.ndarray, Any]:
    name, values = tensor
    if values.ndim == 1:
        return name, values, None
    kind = gguf.GGMLQuantizationType.Q8_0
    return name, gguf.quants.quantize(values, kind), kind


def _tensors(net: Llama) -> list[tuple[str, np.ndarray]]:
    state = {name: value.detach().float().numpy() for name, value in net.state_dict().items()}
    found = [("token_embd.weight", state["tokens.weight"]), ("output_norm.weight", state["norm.weight"])]
    for layer in range(net.size.layers):
        for ours, theirs in NAMES.items():
            found.append((f"blk.{layer}.{theirs}.weight", state[f"blocks.{layer}.{ours}.weight"]))
    return found
