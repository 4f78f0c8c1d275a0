"""How a conversation is laid out for a model: templates of our own, chosen by the tokens that the model knows.

The template inside a GGUF is a program by a stranger and is never run. A rendered prompt is a list of pieces that say
whether they are ours: only ours may become control tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

ROLES = ("system", "user", "assistant")


@dataclass(frozen=True)
class Piece:
    """A stretch of a prompt. `ours` is layout and may hold control tokens; anything else is only text."""

    text: str
    ours: bool


@dataclass(frozen=True)
class Template:
    """One layout. `needs` are the tokens a model must know for it; `stops` end a reply besides the model's own."""

    name: str
    before: str  # with {role}
    after: str
    needs: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()

    def pieces(self, messages: Sequence[Mapping[str, str]]) -> tuple[Piece, ...]:
        """The conversation, and the opening of the reply that is asked for. Raises ValueError for an unknown role."""
        found: list[Piece] = []
        for message in messages:
            if message["role"] not in ROLES:
                raise ValueError(f"unknown role; known: {', '.join(ROLES)}")
            found += [
                Piece(self.before.format(role=message["role"]), ours=True),
                Piece(message["content"].strip(), ours=False),
                Piece(self.after, ours=True),
            ]
        return (*found, Piece(self.before.format(role="assistant"), ours=True))


LLAMA_3 = Template(
    "llama-3",
    before="<|start_header_id|>{role}<|end_header_id|>\n\n",
    after="<|eot_id|>",
    needs=("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"),
)
CHATML = Template(
    "chatml",
    before="<|im_start|>{role}\n",
    after="<|im_end|>\n",
    needs=("<|im_start|>", "<|im_end|>"),
)
PLAIN = Template(
    "plain",
    before="<|{role}|>\n",  # in this spelling, because what people type is cleaned of it
    after="\n\n",
    stops=("<|user|>", "<|system|>", "<|assistant|>"),
)
TEMPLATES = (LLAMA_3, CHATML, PLAIN)  # the first one whose tokens the model knows


def choose(knows: Callable[[str], bool]) -> Template:
    """The layout for a model; `knows` tells whether a text is one control token of its vocabulary."""
    return next(template for template in TEMPLATES if all(map(knows, template.needs)))
