"""A tape that broke off, was changed, or has holes: what is there is read, in its time, and nobody waits."""

from __future__ import annotations

import numpy as np
import pytest

from interview.errors import FileDamaged, StoreUnusable
from interview.media import AudioBlock
from interview.ports import Stop, Tape, TapeKind
from interview.store import MemoryStore
from perception.live_tape import TapeRecording
from perception.tape import follow
from tests.perception.tapes import (
    a_tape,
    blocks,
    frames_of,
    noise,
    pictures,
    record,
    same_pictures,
    sound_of,
)


def test_nobody_waits_for_an_abandoned_tape_and_what_was_written_is_there() -> None:
    tape, samples = a_tape(), noise(2.0)

    def fail() -> None:
        with TapeRecording(tape) as recording:
            for block in blocks(samples, starts=0.0):
                recording.add_sound(block)
            written.append(size())
            raise RuntimeError

    def size() -> int:
        return tape.reader(TapeKind.SOUND).seek(0, 2)

    written: list[int] = []
    with pytest.raises(RuntimeError):
        fail()
    assert written == [size()]  # no end is made up
    assert not tape.reader(TapeKind.SOUND).growing
    assert not tape.reader(TapeKind.PICTURE).growing
    tape.store.finish_tape(tape.id)
    got = sound_of(list(follow(tape, Stop())))
    assert len(got) > 1.6 * 16000  # all but the packets of the last cluster
    assert np.array_equal(got, samples[: len(got)])


@pytest.mark.parametrize("share", [0.1, 0.33, 0.5, 0.777, 0.98])
def test_a_tape_cut_anywhere_is_read_to_the_cut(share: float) -> None:
    whole, samples = a_tape(), noise(3.0)
    record(whole, [*blocks(samples, starts=0.0), *pictures(3.0, starts=0.0)])
    killed = a_tape()
    for kind in (TapeKind.SOUND, TapeKind.PICTURE):
        data = whole.reader(kind).read()
        writer = killed.writer(kind)
        writer.write(data[: int(len(data) * share)])
    killed.store.finish_tape(killed.id)
    items = list(follow(killed, Stop()))
    got = sound_of(items)
    assert np.array_equal(got, samples[: len(got)])
    assert len(got) / len(samples) > share - 0.1
    pictures_before = frames_of(list(follow(whole, Stop(), sound=False)))
    assert same_pictures(frames_of(items), pictures_before[: len(frames_of(items))])


def test_a_tape_with_changed_bytes_is_refused_in_words() -> None:
    whole, changed = a_tape(), a_tape()
    record(whole, blocks(noise(1.0)), with_picture=False)
    data = bytearray(whole.reader(TapeKind.SOUND).read())
    data[0] ^= 0xFF
    changed.writer(TapeKind.SOUND).write(bytes(data))
    changed.store.finish_tape(changed.id)
    with pytest.raises(FileDamaged, match="changed"):
        list(follow(changed, Stop()))


def test_a_hole_in_live_sound_is_silence_of_its_length_and_named() -> None:
    tape, samples = a_tape(), noise(1.0)
    with TapeRecording(tape, with_picture=False) as recording:
        for block in [*blocks(samples, starts=0.0), *blocks(samples, starts=2.5)]:
            recording.add_sound(block)
    tape.store.finish_tape(tape.id)
    got = sound_of(list(follow(tape, Stop())))
    assert recording.damage == ["no sound from 1.0 to 2.5 s"]
    assert recording.seconds == pytest.approx(3.5)
    assert np.array_equal(got, np.concatenate([samples, np.zeros(24000, np.int16), samples]))


def test_jittering_times_of_a_sound_card_lose_no_sample() -> None:
    tape, samples = a_tape(), noise(2.0)
    rng = np.random.default_rng(3)
    with TapeRecording(tape, with_picture=False) as recording:
        for block in blocks(samples, starts=0.0):
            recording.add_sound(AudioBlock(max(0.0, block.time + rng.uniform(-0.03, 0.03)), block.samples))
    tape.store.finish_tape(tape.id)
    got = sound_of(list(follow(tape, Stop())))
    assert np.array_equal(got[-len(samples) :], samples)
    assert len(got) - len(samples) <= 0.03 * 16000


class FullWriter:
    """A disk with room for some bytes."""

    def __init__(self, writer, room: int) -> None:
        self._writer = writer
        self._room = room
        self.flush, self.seal, self.abandon = writer.flush, writer.seal, writer.abandon

    def write(self, data: bytes) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise StoreUnusable("The disk is full.", "Make room.")
        return self._writer.write(data)


class FullStore(MemoryStore):
    def open_writer(self, tape_id, kind):
        return FullWriter(super().open_writer(tape_id, kind), 20_000)


def test_a_full_disk_is_told_as_such_and_what_fitted_is_read() -> None:
    store, samples = FullStore(), noise(3.0)
    tape = Tape(store.new_tape("s1", 1), store)
    with pytest.raises(StoreUnusable, match="full"):
        record(tape, [*blocks(samples, starts=0.0), *pictures(3.0)])
    assert not any(tape.reader(kind).growing for kind in tape.kinds())
    got = sound_of(list(follow(tape, Stop())))
    assert len(got) > 4000
    assert np.array_equal(got, samples[: len(got)])
