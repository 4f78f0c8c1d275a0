"""A disk that fills up while a recording is made: pictures stop before sound, and both say so."""

from __future__ import annotations

import numpy as np

from interview.media import SOUND_RATE, AudioBlock, Frame
from interview.ports import Stop, Tape
from interview.store import MemoryStore
from interview.vault.disk import PICTURE_BYTES, SOUND_BYTES, Space
from perception.live_tape import TapeRecording
from perception.tape import follow

MINUTE = 60 * (SOUND_BYTES + PICTURE_BYTES)  # bytes


def test_pictures_stop_before_sound_and_the_recording_says_when() -> None:
    """Ten seconds on a disk with 12, 9, then 1 minute of both, at last half a minute of sound alone."""
    free = {0: 12 * MINUTE, 2: 9 * MINUTE, 4: MINUTE, 8: 30 * SOUND_BYTES}
    now = 0.0
    store = MemoryStore()
    tape = Tape(store.new_tape("s", 1), store)
    seen: dict[int, Space] = {}
    with TapeRecording(tape, room=lambda: free[max(at for at in free if at <= now)]) as recording:
        for second in range(10):
            now = float(second)
            recording.add_sound(AudioBlock(now, np.full(SOUND_RATE, 500, np.int16)))
            recording.add_picture(Frame(now, np.full((48, 64, 3), 90, np.uint8)))
            seen[second] = recording.space
    store.finish_tape(tape.id)
    assert seen[0] is Space.FINE
    assert seen[3] is Space.WARN
    assert (seen[4], seen[8]) == (Space.STOP_PICTURE, Space.STOP_SOUND)
    assert recording.damage == [
        "no pictures from 4.0 s: the disk is nearly full",
        "no sound from 8.0 s: the disk is nearly full",
    ]
    items = list(follow(tape, Stop()))
    assert [round(item.time) for item in items if isinstance(item, Frame)] == [0, 1, 2, 3]
    assert sum(len(item.samples) for item in items if isinstance(item, AudioBlock)) == 8 * SOUND_RATE


def test_when_there_is_room_again_pictures_come_back() -> None:
    free = MINUTE
    store = MemoryStore()
    tape = Tape(store.new_tape("s", 1), store)
    with TapeRecording(tape, with_sound=False, room=lambda: free) as recording:
        for second in range(6):
            free = MINUTE if second < 3 else 60 * MINUTE
            recording.add_picture(Frame(float(second), np.full((48, 64, 3), 90, np.uint8)))
    store.finish_tape(tape.id)
    times = [round(item.time) for item in follow(tape, Stop(), sound=False) if isinstance(item, Frame)]
    assert times == [3, 4, 5]
