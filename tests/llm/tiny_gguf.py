"""A Llama of two layers with random weights, written by the test that uses it: real llama.cpp, half a megabyte."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
import numpy as np

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
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_name("tiny random Llama")
    writer.add_context_length(context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.forward)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(shape.width // HEADS)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_list([token for token, _, _ in tokens])
    writer.add_token_scores([score for _, score, _ in tokens])
    writer.add_token_types([int(kind) for _, _, kind in tokens])
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_add_space_prefix(False)
    if hostile:
        writer.add_chat_template(HOSTILE_TEMPLATE)
    _add_weights(writer, tokens, shape)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


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


def _add_weights(writer: gguf.GGUFWriter, tokens: list[tuple[bytes, float, Any]], shape: Shape) -> None:
    random = np.random.default_rng(0)
    words, width, beside = len(tokens), shape.width, shape.width // HEADS * KV_HEADS

    def weights(*size: int) -> Any:
        return (random.standard_normal(size) * 0.05 if len(size) > 1 else np.ones(size)).astype(np.float32)

    def add(name: str, *size: int) -> None:
        writer.add_tensor(f"{name}.weight", weights(*size))

    add("token_embd", words, width)
    add("output_norm", width)
    output = weights(words, width)
    if shape.wordy:
        output[[kind != gguf.TokenType.NORMAL for _, _, kind in tokens]] = 0.0
    writer.add_tensor("output.weight", output)
    for layer in range(shape.layers):
        block = f"blk.{layer}."
        add(block + "attn_norm", width)
        add(block + "ffn_norm", width)
        add(block + "attn_q", width, width)
        add(block + "attn_k", beside, width)
        add(block + "attn_v", beside, width)
        add(block + "attn_output", width, width)
        add(block + "ffn_gate", shape.forward, width)
        add(block + "ffn_up", shape.forward, width)
        add(block + "ffn_down", width, shape.forward)
