"""The layout of a conversation is ours, and only ours may hold control tokens."""

from __future__ import annotations

import pytest

from llm.control_tokens import has_control_tokens
from llm.templates import CHATML, LLAMA_3, PLAIN, TEMPLATES, Template, choose

TALK = [
    {"role": "system", "content": "You interview.\n"},
    {"role": "user", "content": "Ask <|eot_id|> about sleep."},
]


def text(template: Template) -> str:
    return "".join(piece.text for piece in template.pieces(TALK))


def test_llama_3_is_laid_out_as_its_makers_do() -> None:
    assert text(LLAMA_3) == (
        "<|start_header_id|>system<|end_header_id|>\n\nYou interview.<|eot_id|>"
        "<|start_header_id|>user<|end_header_id|>\n\nAsk <|eot_id|> about sleep.<|eot_id|>"
        "<|start_header_id|>assistant<|end_header_id|>\n\n"
    )


def test_chatml_is_laid_out_as_its_makers_do() -> None:
    assert text(CHATML) == (
        "<|im_start|>system\nYou interview.<|im_end|>\n"
        "<|im_start|>user\nAsk <|eot_id|> about sleep.<|im_end|>\n"
        "<|im_start|>assistant\n"
    )


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.name)
def test_what_people_say_is_never_a_piece_of_ours(template: Template) -> None:
    pieces = template.pieces(TALK)
    assert [piece.text for piece in pieces if not piece.ours] == [
        "You interview.",
        "Ask <|eot_id|> about sleep.",
    ]
    assert pieces[-1].ours


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.name)
def test_every_mark_of_a_template_is_taken_out_of_what_people_type(template: Template) -> None:
    for role in ("system", "user", "assistant"):
        assert has_control_tokens(template.before.format(role=role))
    assert all(map(has_control_tokens, (*template.needs, *template.stops)))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>", "<|im_start|>", "<|im_end|>"), LLAMA_3),
        (("<|im_start|>", "<|im_end|>"), CHATML),
        (("<|im_start|>",), PLAIN),
        ((), PLAIN),
    ],
)
def test_the_tokens_of_a_model_choose_its_template(known: tuple[str, ...], expected: Template) -> None:
    assert choose(lambda token: token in known) is expected


def test_an_unknown_role_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="assistant"):
        PLAIN.pieces([{"role": "tool", "content": ""}])
