"""A recovery key typed from paper: what is forgiven, and that no slip goes by unseen."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.errors import NotAccepted
from interview.vault.recovery_text import GROUPS, as_text, from_text

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
secrets = st.binary(min_size=32, max_size=32)


@given(secrets)
def test_every_key_comes_back_and_looks_like_groups_of_five(secret):
    text = as_text(secret)
    assert re.fullmatch(rf"([{ALPHABET}]{{5}}-){{{GROUPS - 1}}}[{ALPHABET}]{{5}}", text)
    assert from_text(text) == secret


@given(secrets, st.sampled_from(["", " ", "\n", " – ", "\u200f"]), st.booleans())
def test_spaces_dashes_case_and_letters_like_digits_are_forgiven(secret, between, lower):
    text = as_text(secret).replace("-", between).replace("0", "O").replace("1", "l")
    assert from_text(f" {text.lower() if lower else text}\n") == secret


def test_digits_of_an_arabic_keyboard_are_digits():
    text = as_text(bytes(range(32)))
    assert from_text(text.translate({ord("0") + n: 0x0660 + n for n in range(10)})) == bytes(range(32))


@given(secrets, st.integers(0, 64), st.sampled_from(ALPHABET + "U?é"))
def test_every_wrong_symbol_is_noticed_and_its_group_named(secret, place, symbol):
    letters = list(as_text(secret).replace("-", ""))
    if letters[place] == symbol:
        return
    letters[place] = symbol
    with pytest.raises(NotAccepted, match=rf"slip in group {place // 5 + 1}\."):
        from_text("".join(letters))


@given(secrets, st.integers(0, 64), st.integers(0, 64))
def test_symbols_exchanged_in_a_group_or_with_a_neighbour_are_noticed(secret, one, other):
    other = one // 5 * 5 + other % 5 if other % 2 else min(one + 1, 64)
    letters = list(as_text(secret).replace("-", ""))
    if letters[one] == letters[other]:
        return
    letters[one], letters[other] = letters[other], letters[one]
    with pytest.raises(NotAccepted, match="slip in group"):
        from_text("".join(letters))


@given(secrets, st.integers(0, GROUPS - 1), st.integers(1, GROUPS - 1))
def test_groups_exchanged_are_noticed_even_where_they_look_alike(secret, one, step):
    groups = as_text(secret).split("-")
    other = (one + step) % GROUPS
    groups[one], groups[other] = groups[other], groups[one]
    with pytest.raises(NotAccepted, match="slip in groups"):
        from_text(" ".join(groups))


@given(secrets, st.integers(0, 64), st.booleans())
def test_a_symbol_too_few_or_too_many_is_counted(secret, place, more):
    text = as_text(secret).replace("-", "")
    text = text[:place] + "7" + text[place:] if more else text[:place] + text[place + 1 :]
    with pytest.raises(NotAccepted, match=rf"this has {66 if more else 64}\."):
        from_text(text)


def test_the_group_where_a_symbol_is_missing_is_the_one_to_look_at():
    text = as_text(bytes(range(7, 39))).replace("-", "")
    with pytest.raises(NotAccepted) as slip:
        from_text(text[:22] + text[23:])
    assert slip.value.remedy == "Look at group 5 first."


@given(st.text())
def test_any_text_is_a_key_or_refused_in_words(text):
    with pytest.raises(NotAccepted):
        from_text(text)


def test_a_number_too_large_for_a_key_is_refused():
    from interview.vault import recovery_text

    groups = [[31] * 4 for _ in range(GROUPS)]
    text = "".join(
        ALPHABET[symbol]
        for place, group in enumerate(groups, start=1)
        for symbol in (*group, recovery_text._check(group, place))
    )
    with pytest.raises(NotAccepted, match="slip in group 1"):
        from_text(text)
