"""Writes the file of a Llama: its shape, its words, its matrices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf

NORM = 1e-5
Words = Sequence[tuple[bytes, float, Any]]  # pieces, their scores and kinds


@dataclass(frozen=True)
class Header:
    """`end`: the token that ends a reply. `template`: a program for the prompt, which nobody may run."""

    name: str
    context: int
    width: int
    layers: int
    forward: int
    heads: int
    kv_heads: int
    end: int
    turning: float = 10000.0
    template: str = ""


def write_llama(path: Path, header: Header, words: Words, tensors: Iterable[tuple[str, Any, Any]]) -> Path:
    """`tensors`: name, values, and the kind they are packed in or None."""
    writer = gguf.GGUFWriter(str(path), "llama")
    _add_header(writer, header)
    writer.add_vocab_size(len(words))
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_list([word for word, _, _ in words])
    writer.add_token_scores([score for _, score, _ in words])
    writer.add_token_types([int(kind) for _, _, kind in words])
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(header.end)
    writer.add_add_space_prefix(False)
    if header.template:
        writer.add_chat_template(header.template)
    for name, values, kind in tensors:
        writer.add_tensor(name, values, raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _add_header(writer: gguf.GGUFWriter, header: Header) -> None:
    writer.add_name(header.name)
    writer.add_license("Apache-2.0")
    writer.add_context_length(header.context)
    writer.add_embedding_length(header.width)
    writer.add_block_count(header.layers)
    writer.add_feed_forward_length(header.forward)
    writer.add_head_count(header.heads)
    writer.add_head_count_kv(header.kv_heads)
    writer.add_layer_norm_rms_eps(NORM)
    writer.add_rope_dimension_count(header.width // header.heads)
    writer.add_rope_freq_base(header.turning)
