"""Tapes for tests: what a camera and a microphone would give, recorded, and what a reader made of it."""

from __future__ import annotations

import time

import numpy as np
import pytest

from interview.media import AudioBlock, Frame
from interview.ports import Tape
from interview.store import MemoryStore
from perception.live_tape import TapeRecording
from tests.perception.media_files import picture_at

BLOCK = 320  # samples: 20 ms, as a sound card gives them
SOUND_STARTS, PICTURE_STARTS = 0.12, 0.31  # seconds of the tape


def a_tape() -> Tape:
    store = MemoryStore()
    return Tape(store.new_tape("s1", 1), store)


def noise(seconds: float) -> np.ndarray:
    return np.random.default_rng(7).normal(0, 2000, round(seconds * 16000)).astype(np.int16)


def blocks(samples: np.ndarray, starts: float = SOUND_STARTS) -> list[AudioBlock]:
    return [
        AudioBlock(starts + first / 16000, samples[first : first + BLOCK])
        for first in range(0, len(samples), BLOCK)
    ]


def pictures(seconds: float, starts: float = PICTURE_STARTS) -> list[Frame]:
    return [
        Frame(starts + index / 25, picture_at(index / 25, (128, 96))) for index in range(round(seconds * 25))
    ]


def record(tape: Tape, items: list[AudioBlock | Frame], at_their_time: bool = False, **asked: bool) -> None:
    """Feed a recording, at once or at the pace of a real device, and finish the tape."""
    begun = time.monotonic()
    try:
        with TapeRecording(tape, **asked) as recording:
            for item in sorted(items, key=end_of):
                if at_their_time:
                    time.sleep(max(0.0, begun + end_of(item) - time.monotonic()))
                if isinstance(item, AudioBlock):
                    recording.add_sound(item)
                else:
                    recording.add_picture(item)
    finally:
        tape.store.finish_tape(tape.id)


def end_of(item: AudioBlock | Frame) -> float:
    return item.time + item.seconds if isinstance(item, AudioBlock) else item.time


def sound_of(items: list[AudioBlock | Frame]) -> np.ndarray:
    """All samples, after a check that they are one unbroken row from time 0."""
    position, parts = 0, [item for item in items if isinstance(item, AudioBlock)]
    for block in parts:
        assert block.time == pytest.approx(position / 16000, abs=1e-9)
        position += len(block.samples)
    return np.concatenate([block.samples for block in parts]) if parts else np.zeros(0, np.int16)


def frames_of(items: list[AudioBlock | Frame]) -> list[Frame]:
    return [item for item in items if isinstance(item, Frame)]


def same_pictures(one: list[Frame], other: list[Frame]) -> bool:
    return len(one) == len(other) and all(
        a.time == b.time and np.array_equal(a.picture, b.picture) for a, b in zip(one, other, strict=True)
    )
