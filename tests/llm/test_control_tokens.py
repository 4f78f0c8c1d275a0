"""Control tokens typed or spoken by anybody are taken out visibly, however they are spelled."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llm.control_tokens import MARK, has_control_tokens, without_control_tokens

TOKENS = (
    *(
        "<|eot_id|>",
        "<|im_start|>",
        "<|im_end|>",
        "<|start_header_id|>",
        "<|begin_of_text|>",
        "<|endoftext|>",
    ),
    *("[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<s>", "</s>", "<unk>", "<pad>", "[SYSTEM_PROMPT]"),
    *("<start_of_turn>", "<end_of_turn>", "<bos>", "<eos>", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]", "[IMG]"),
    *(
        "<|system|>",
        "<|user|>",
        "<|assistant|>",
        "<｜begin▁of▁sentence｜>",
        "<｜User｜>",
        "<|reserved_special_token_5|>",
    ),
    *("<0x0A>", "<unused42>", "<extra_id_1>", "<tool_call>", "</think>", "<fim_prefix>", "<mask>", "[CLS]"),
)
WIDTHLESS = (
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u202e",
    "\u034f",
    "\ufe0f",
    "\u0301",
    "\x00",
)
LOOK_ALIKES = {
    "<": "<＜‹⟨〈﹤",
    ">": ">＞›⟩〉﹥",
    "|": "|｜│∣ǀ¦",
    "[": "[［❲",
    "]": "]］❳",
    "/": "/／⁄",
    "_": "_＿▁",
}


@st.composite
def disguised(draw: st.DrawFn) -> str:
    """A token with capitals, look-alikes, full-width letters and characters nobody sees."""
    letters: list[str] = []
    for letter in draw(st.sampled_from(TOKENS)):
        shown = draw(st.sampled_from(LOOK_ALIKES.get(letter, letter)))
        if shown.isascii() and shown.isalnum():
            full_width = chr(ord(shown) + 0xFEE0)
            shown = draw(st.sampled_from((shown, shown.upper(), shown.lower(), full_width)))
        letters.append(shown + draw(st.sampled_from(("", "", *WIDTHLESS))))
    return "".join(letters)


@pytest.mark.parametrize("token", TOKENS)
def test_each_known_token_is_replaced_by_a_mark(token: str) -> None:
    assert without_control_tokens(f"I slept {token} well") == f"I slept {MARK} well"


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="abc كيف\n", max_size=8), disguised(), st.text(alphabet="abc كيف\n", max_size=8))
def test_no_disguise_hides_a_token_and_the_rest_stays(before: str, token: str, after: str) -> None:
    cleaned = without_control_tokens(before + token + after)
    assert MARK in cleaned
    assert not has_control_tokens(cleaned)
    assert cleaned.startswith(before)
    assert cleaned.endswith(after)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="<>|[]/_ISNTsinteo\u200b＜｜＞ ", max_size=40))
def test_what_is_cleaned_stays_clean(text: str) -> None:
    cleaned = without_control_tokens(text)
    assert not has_control_tokens(cleaned)
    assert without_control_tokens(cleaned) == cleaned


@settings(max_examples=200, deadline=None)
@given(disguised(), disguised(), st.integers(1, 60))
def test_a_token_inside_another_leaves_none_behind(outer: str, inner: str, at: int) -> None:
    cleaned = without_control_tokens(outer[:at] + inner + outer[at:])
    assert not has_control_tokens(cleaned)
    assert MARK in cleaned


@settings(max_examples=200, deadline=None)
@given(disguised(), st.integers(1, 60))
def test_halves_of_a_barred_token_cleaned_apart_do_not_join(token: str, at: int) -> None:
    joined = without_control_tokens(token[:at]) + without_control_tokens(token[at:])
    assert not any(known in joined.lower() for known in TOKENS if known.startswith("<|"))


@pytest.mark.parametrize(
    "text",
    [
        "I sleep < 4 hours, sometimes > 9",
        "a < b and c > d",
        "He said [I think] it is fine",
        "see <the letter> and [INSTRUCTIONS]",
        "x<sx>",
        "می‌خواهم بخوابم، أنام ٣ ساعات",
        "👩‍👩‍👧 family",
        "mood: 3|4",
        "1/2 of the [day]",
        "",
        MARK,
    ],
)
def test_what_people_really_write_is_left_alone(text: str) -> None:
    assert without_control_tokens(text) == text


def test_a_long_answer_takes_no_time() -> None:
    begun = time.monotonic()
    without_control_tokens("I slept badly < and | badly [ " * 20_000)
    assert time.monotonic() - begun < 5.0
