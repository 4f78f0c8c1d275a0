"""The small Llama's tokens: control tokens, bytes, and pieces of the words of its lessons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

SPECIAL = ("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>")
SPACE = "\u2581"  # how llama.cpp writes a space
ROWS = 2048  # of the table of tokens


def vocabulary(texts: Iterable[str]) -> list[tuple[bytes, float, Any]]:
    """Spelling, score and kind of each token. Llama.cpp joins the pair of pieces that has the highest score first,
    which is the order in which byte-pair encoding found them."""
    import gguf
    from tokenizers import Regex, Tokenizer
    from tokenizers.models import BPE
    from tokenizers.pre_tokenizers import Split
    from tokenizers.trainers import BpeTrainer

    kinds = gguf.TokenType
    tokens = [(b"<unk>", 0.0, kinds.UNKNOWN), (b"<s>", 0.0, kinds.CONTROL), (b"</s>", 0.0, kinds.CONTROL)]
    tokens += [(name.encode(), 0.0, kinds.CONTROL) for name in SPECIAL]
    tokens += [(b"<0x%02X>" % byte, 0.0, kinds.BYTE) for byte in range(256)]
    learnt = Tokenizer(BPE())
    learnt.pre_tokenizer = Split(Regex(rf"{SPACE}?[A-Za-z/_]+|\d|\n|[^A-Za-z\d\n]"), "isolated")
    trainer = BpeTrainer(vocab_size=ROWS - len(tokens), show_progress=False)
    learnt.train_from_iterator((text.replace(" ", SPACE) for text in texts), trainer)
    ranks = sorted(learnt.get_vocab().items(), key=lambda item: item[1])
    return tokens + [(piece.encode(), -float(rank), kinds.NORMAL) for piece, rank in ranks]
