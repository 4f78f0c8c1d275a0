"""A random Llama that soon comes to an end of what it writes: its quotation mark is likelier than anything else."""

from __future__ import annotations

from pathlib import Path

import gguf
import numpy as np

from tests.llm.tiny_gguf import write_tiny

COMMON = 0.35  # added to every embedding, so that all states share a direction
LIKELY = 0.3  # of that direction in the row of the quotation mark


def write_brief(path: Path) -> Path:
    """As `write_tiny`, with short strings and a context for the prompts of a report."""
    write_tiny(path, "llama-3", context=16384)
    reader = gguf.GGUFReader(str(path), "r+")
    tensors = {tensor.name: tensor.data for tensor in reader.tensors}
    pieces = reader.fields["tokenizer.ggml.tokens"]
    words = [bytes(pieces.parts[place]) for place in pieces.data]
    tensors["token_embd.weight"][:] += np.float32(COMMON)
    tensors["output.weight"][words.index(b'"')] += np.float32(LIKELY)
    return path
