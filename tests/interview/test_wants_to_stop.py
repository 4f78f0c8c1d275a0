"""The wish to stop, in plain wordings; other stops are not meant."""

from __future__ import annotations

import pytest

from interview.wants_to_stop import wants_to_stop


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I don’t want to talk about it.", "en"),
        ("Can we stop please?", "en"),
        ("I'd like to stop", "en"),
        ("No more questions.", "en"),
        ("I would rather not answer that", "en"),
        ("لا أريد أن أتكلم عن هذا", "ar"),
        ("أريد أن نتوقف", "ar"),
        ("كفى", "ar"),
    ],
)
def test_the_wish_to_stop_is_heard(text: str, language: str):
    assert wants_to_stop(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I want to stop drinking", "en"),
        ("I cannot stop worrying", "en"),
        ("It does not stop at night", "en"),
        ("I sleep badly", "en"),
        ("توقف العمل قبل شهر فلم أنم", "en"),
        ("لا أستطيع أن أنام", "ar"),
    ],
)
def test_other_stops_are_not_meant(text: str, language: str):
    assert not wants_to_stop(text, language)
