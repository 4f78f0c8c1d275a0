"""Writes a small Llama as GGUF: matrices in 8 bits, norms in 32."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gguf
import numpy as np

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


def write(path: Path, net: Llama, vocabulary: Sequence[tuple[bytes, float, Any]]) -> None:
    size = net.size
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_name("small Llama of the tests")
    writer.add_license("Apache-2.0")
    writer.add_context_length(size.context)
    writer.add_embedding_length(size.width)
    writer.add_block_count(size.layers)
    writer.add_feed_forward_length(size.forward)
    writer.add_head_count(size.heads)
    writer.add_head_count_kv(size.heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(size.width // size.heads)
    writer.add_rope_freq_base(size.turning)
    writer.add_vocab_size(len(vocabulary))
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_list([token for token, _, _ in vocabulary])
    writer.add_token_scores([score for _, score, _ in vocabulary])
    writer.add_token_types([int(kind) for _, _, kind in vocabulary])
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(3 + SPECIAL.index("<|eot_id|>"))
    writer.add_add_space_prefix(False)
    for name, values in _tensors(net):
        if values.ndim == 1:
            writer.add_tensor(name, values)
        else:
            kind = gguf.GGMLQuantizationType.Q8_0
            writer.add_tensor(name, gguf.quants.quantize(values, kind), raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _tensors(net: Llama) -> list[tuple[str, np.ndarray]]:
    state = {name: value.detach().float().numpy() for name, value in net.state_dict().items()}
    found = [("token_embd.weight", state["tokens.weight"]), ("output_norm.weight", state["norm.weight"])]
    for layer in range(net.size.layers):
        for ours, theirs in NAMES.items():
            found.append((f"blk.{layer}.{theirs}.weight", state[f"blocks.{layer}.{ours}.weight"]))
    return found
