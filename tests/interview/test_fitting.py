"""Whether a language model fits beside speech and emotion."""

from __future__ import annotations

import pytest

from interview.catalogue import Installed, find_model
from interview.fitting import PROGRAM_BYTES, Free, Place, fit, needed_by, needed_by_others

GB = 1_000_000_000


@pytest.mark.parametrize(
    ("memory", "card", "place"),
    [
        (32, 0, Place.PROCESSOR),
        (32, 12, Place.CARD),
        (32, 4, Place.SPLIT),
        (6, 4, Place.SPLIT),
        (6, 0, Place.NOWHERE),
        (1, 12, Place.NOWHERE),  # nothing is left for speech
        (4, 1, Place.NOWHERE),
        (None, 12, Place.UNKNOWN),
    ],
)
def test_where_eight_billion_run_beside_the_rest(memory: int | None, card: int, place: Place) -> None:
    free = Free(None if memory is None else memory * GB, card * GB)
    found = fit(needed_by(find_model("llama-3.1-8b-instruct-q4_k_m")), 1 * GB, free)
    assert found.place == place
    assert found.needs == 5_970_000_000


def test_the_largest_speech_and_emotion_models_count_once_each() -> None:
    here = [
        Installed("a", "vosk", "en", 2 * GB),
        Installed("b", "vosk", "ar", 1 * GB),
        Installed("c", "emotion", "", GB),
        Installed("d", "llama", "", 40 * GB),
    ]
    assert needed_by_others(here) == PROGRAM_BYTES + 3 * GB
    assert needed_by_others([]) == PROGRAM_BYTES
    assert needed_by(here[3]) == 40 * GB + 8192 * (128 << 10)
