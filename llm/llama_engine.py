"""llama.cpp itself: one model, one context, one reply at a time. Only the child process imports this.

It goes below the `Llama` class of llama-cpp-python, which compiles the chat template found in the file, lets typed
control tokens become real ones, and cannot be stopped in the middle of a prompt.
"""

from __future__ import annotations

import ctypes
import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from llm.gpu_layers import fewer, free_gpu_memory, layers_that_fit
from llm.llama_sampling import GrammarUnusable, Held, Sampler, Sampling, Stuck
from llm.templates import Piece, Template, choose

BATCH = 512  # tokens of a prompt between two looks
ROOM = 16  # tokens of a context that a prompt must leave
ABORTED = 2  # what llama_decode returns then
NAME_LENGTH = 80

End = Literal["done", "cancelled", "full", "too long", "grammar", "stuck"]


class LoadFailed(Exception):
    """llama.cpp does not take the file."""


@dataclass(frozen=True)
class Wish:
    """One reply that is asked for. `written` are tokens of it that an earlier process wrote before it died."""

    messages: Sequence[Mapping[str, str]]
    sampling: Sampling
    written: Sequence[int]


@dataclass(frozen=True)
class Size:
    context: int
    threads: int
    gpu_layers: int | None  # None: as many as fit
    check_tensors: bool


class Engine:
    """Loads in the constructor. Raises `LoadFailed`."""

    def __init__(self, path: Path, size: Size, progress: Callable[[float], None]) -> None:
        self.lib: Any = importlib.import_module("llama_cpp.llama_cpp")
        importlib.import_module("llama_cpp._logger").set_verbose(
            False
        )  # it would print each step of the loading
        self.lib.llama_backend_init()
        self._progress = self.lib.llama_progress_callback(partial(_tell, progress))
        self._abort = self.lib.ggml_abort_callback(lambda _: self._looked())
        self._look: Callable[[], bool] = lambda: False
        self.gpu_layers, self.gpus = self._wanted_layers(path, size)
        self._model, self._ctx = self._load(path, size)
        self._vocab = self.lib.llama_model_get_vocab(self._model)
        self._memory = self.lib.llama_get_memory(self._ctx)
        self._pieces: dict[int, bytes] = {}
        self._ends: dict[int, bool] = {}
        self._seen: list[int] = []  # tokens whose keys and values lie in the context
        self.context: int = self.lib.llama_n_ctx(self._ctx)
        self.template = choose(self._knows)

    def facts(self) -> dict[str, Any]:
        """What may be said on the screen. The name comes out of the file: a short line of printable letters."""
        name = "".join(letter for letter in self._text_fact("general.name") if letter.isprintable())
        return {
            "name": name[:NAME_LENGTH],
            "architecture": self._text_fact("general.architecture")[:NAME_LENGTH],
            "template": self.template.name,
            "context": self.context,
            "gpu_layers": self.gpu_layers,
            "layers": self.lib.llama_model_n_layer(self._model),
            "gpus": self.gpus,
        }

    def reply(
        self,
        wish: Wish,
        look: Callable[[], bool],
        read: Callable[[int, int], None],
        say: Callable[[str, list[int]], None],
    ) -> End:
        """Write one reply. `look` is asked often and says whether to stop; `read` hears how far the prompt is read;
        `say` gets each piece of text with the tokens it is made of."""
        self._look = look
        prompt = self._prompt(self.template, wish.messages)
        if len(prompt) + len(wish.written) + ROOM > self.context:
            return "too long"
        try:
            with Sampler(self.lib, self._vocab, wish.sampling) as sampler:
                for token in wish.written:
                    sampler.accept(token)
                if not self._read([*prompt, *wish.written], read):
                    return "cancelled"
                held = Held(self.template.stops if wish.sampling.grammar is None else ())
                return self._write(sampler, held, say)
        except GrammarUnusable:
            return "grammar"
        except Stuck:
            return "stuck"

    # ── loading ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _wanted_layers(self, path: Path, size: Size) -> tuple[int, bool]:
        if not self.lib.llama_supports_gpu_offload():
            return 0, False
        if size.gpu_layers is not None:
            return size.gpu_layers, True
        params = self.lib.llama_model_default_params()
        params.vocab_only = True
        model = self.lib.llama_model_load_from_file(str(path).encode(), params)
        if not model:
            raise LoadFailed
        self._model = model
        architecture = self._text_fact("general.architecture")
        layers, width, heads, kv_heads = (
            int(self._text_fact(f"{architecture}.{name}") or 0)
            for name in ("block_count", "embedding_length", "attention.head_count", "attention.head_count_kv")
        )
        self.lib.llama_model_free(model)
        values = 2 * layers * size.context * width * (kv_heads or heads) // max(heads, 1)
        return layers_that_fit(free_gpu_memory(), layers, path.stat().st_size, 2 * values), True

    def _load(self, path: Path, size: Size) -> tuple[Any, Any]:
        """The model and its context, with fewer and fewer layers on the GPU until they fit."""
        while True:
            model = self.lib.llama_model_load_from_file(str(path).encode(), self._model_params(size))
            if model:
                context = self.lib.llama_init_from_model(model, self._context_params(model, size))
                if context:
                    return model, context
                self.lib.llama_model_free(model)
            if self.gpu_layers == 0:
                raise LoadFailed
            self.gpu_layers = fewer(self.gpu_layers)

    def _model_params(self, size: Size) -> Any:
        params = self.lib.llama_model_default_params()
        params.n_gpu_layers = self.gpu_layers
        params.check_tensors = size.check_tensors
        params.progress_callback = self._progress
        return params

    def _context_params(self, model: Any, size: Size) -> Any:
        params = self.lib.llama_context_default_params()
        params.n_ctx = min(size.context, self.lib.llama_model_n_ctx_train(model) or size.context)
        params.n_batch = params.n_ubatch = min(BATCH, params.n_ctx)
        params.n_threads = params.n_threads_batch = size.threads
        params.no_perf = True
        return params

    def _text_fact(self, key: str) -> str:
        value = ctypes.create_string_buffer(256)
        found = self.lib.llama_model_meta_val_str(self._model, key.encode(), value, len(value))
        return value.value.decode("utf-8", "replace") if found >= 0 else ""

    # ── words to tokens ──────────────────────────────────────────────────────────────────────────────────────────

    def _knows(self, text: str) -> bool:
        tokens = self._tokens(Piece(text, ours=True))
        return len(tokens) == 1 and bool(self.lib.llama_vocab_is_control(self._vocab, tokens[0]))

    def _tokens(self, piece: Piece) -> list[int]:
        """Only in our own pieces is the spelling of a control token that token."""
        raw = piece.text.encode("utf-8", "replace")
        found = (self.lib.llama_token * (len(raw) + 2))()
        count = self.lib.llama_tokenize(self._vocab, raw, len(raw), found, len(found), False, piece.ours)
        if count < 0:
            raise ValueError("a text has more tokens than bytes")
        return list(found[:count])

    def _prompt(self, template: Template, messages: Sequence[Mapping[str, str]]) -> list[int]:
        tokens = [token for piece in template.pieces(messages) for token in self._tokens(piece)]
        first = self.lib.llama_vocab_bos(self._vocab)
        wanted = self.lib.llama_vocab_get_add_bos(self._vocab) and first >= 0 and tokens[:1] != [first]
        return [first, *tokens] if wanted else tokens

    # ── reading and writing ──────────────────────────────────────────────────────────────────────────────────────

    def _looked(self) -> bool:
        return self._look()

    def _read(self, tokens: list[int], read: Callable[[int, int], None]) -> bool:
        """Bring the prompt into the context; what it begins with may lie there already. False when stopped."""
        kept = 0
        while kept < min(len(tokens) - 1, len(self._seen)) and tokens[kept] == self._seen[kept]:
            kept += 1
        if not self.lib.llama_memory_seq_rm(self._memory, -1, kept, -1):
            kept = 0
            self.lib.llama_memory_clear(self._memory, False)
        self._seen = self._seen[:kept]
        self.lib.llama_set_abort_callback(self._ctx, self._abort, None)
        while len(self._seen) < len(tokens):
            if not self._decode(tokens[len(self._seen) : len(self._seen) + BATCH]):
                return False
            read(len(self._seen), len(tokens))
        # asked for each step of a computation: dear for a single token, and between two tokens it is looked anyway
        self.lib.llama_set_abort_callback(self._ctx, self.lib.ggml_abort_callback(), None)
        return True

    def _decode(self, tokens: Sequence[int]) -> bool:
        """False when stopped in the middle; the context is empty then."""
        if self._look():
            return False
        array = (self.lib.llama_token * len(tokens))(*tokens)
        outcome = self.lib.llama_decode(self._ctx, self.lib.llama_batch_get_one(array, len(tokens)))
        if outcome == 0:
            self._seen += tokens
            return True
        self._seen = []
        self.lib.llama_memory_clear(self._memory, False)
        if outcome == ABORTED:
            return False
        raise RuntimeError(f"llama_decode returned {outcome}")

    def _write(self, sampler: Sampler, held: Held, say: Callable[[str, list[int]], None]) -> End:
        while True:
            token = sampler.next(self._ctx, lambda token: self._fits(held, token))
            if self._is_end(token):
                say(*held.rest())
                return "done"
            text, tokens = held.add(token, self._piece(token))
            if tokens:
                say(text, tokens)
            if held.stopped:
                return "done"
            if len(self._seen) >= self.context:
                return "full"
            if not self._decode([token]):
                return "cancelled"

    def _fits(self, held: Held, token: int) -> bool:
        """An end, or text that goes on with whole letters; another control token is neither."""
        if self._is_end(token):
            return True
        piece = self._piece(token)
        return bool(piece) and held.takes(piece)

    def _is_end(self, token: int) -> bool:
        if token not in self._ends:
            self._ends[token] = bool(self.lib.llama_vocab_is_eog(self._vocab, token))
        return self._ends[token]

    def _piece(self, token: int) -> bytes:
        """The bytes of a token; none for a control token, so that a reply never holds one."""
        if token not in self._pieces:
            letters = ctypes.create_string_buffer(512)
            count = self.lib.llama_token_to_piece(self._vocab, token, letters, len(letters), 0, False)
            self._pieces[token] = letters.raw[: max(count, 0)]
        return self._pieces[token]


def _tell(progress: Callable[[float], None], done: float, _: Any) -> bool:
    """As llama.cpp wants it: true, go on loading."""
    progress(done)
    return True
