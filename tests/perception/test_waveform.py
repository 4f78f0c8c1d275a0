"""How loud an answer is along its time, for the bar under it."""

from __future__ import annotations

import numpy as np
import pytest

from interview.ports import Stop, Watch
from perception.playback import peaks
from tests.perception.tapes import (
    a_tape,
    blocks,
    pictures,
    record,
)


def test_peaks_show_where_it_is_loud() -> None:
    tape = a_tape()
    samples = np.zeros(60 * 16000, np.int16)
    samples[30 * 16000 : 31 * 16000] = -32768
    record(tape, blocks(samples, starts=0.0), with_picture=False)
    wave = peaks([tape, tape], Stop(), Watch())
    assert wave.seconds == pytest.approx(120.0)
    assert len(wave.peaks) <= 600
    loud = [index for index, peak in enumerate(wave.peaks) if peak > 0.5]
    places = [index / len(wave.peaks) * wave.seconds for index in loud]
    assert max(wave.peaks) == 1.0
    assert {round(place) // 30 for place in places} == {1, 3}
    assert len(loud) == pytest.approx(10, abs=4)


def test_a_take_without_sound_has_no_peaks() -> None:
    tape = a_tape()
    record(tape, pictures(0.5), with_sound=False)
    wave = peaks([tape], Stop(), Watch())
    assert wave.peaks == ()
    assert wave.seconds == 0.0
