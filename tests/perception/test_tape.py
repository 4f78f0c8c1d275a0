"""A tape is followed while it grows and read later, with equal results; sound never waits for a camera."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest

from interview.errors import Cancelled, FileDamaged, StoreUnusable
from interview.media import AudioBlock, Frame
from interview.ports import Stop, Tape, TapeKind
from interview.store import MemoryStore
from perception.live_tape import TapeRecording
from perception.tape import follow
from tests.perception.media_files import EVENT, Recipe, marks, picture_at, write_clip

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


def test_a_growing_tape_is_followed_closely_and_read_again_with_equal_results() -> None:
    tape, samples = a_tape(), noise(4.0)
    given = [*blocks(samples), *pictures(3.5)]
    begun = time.monotonic()
    writer = threading.Thread(target=record, args=(tape, given, True))
    writer.start()
    lags, live = [], []
    for item in follow(tape, Stop()):
        lags.append(time.monotonic() - begun - end_of(item))
        live.append(item)
    writer.join()
    again = list(follow(tape, Stop()))
    start = round(SOUND_STARTS * 16000)
    assert np.array_equal(sound_of(live)[start:], samples)  # nothing lost, nothing changed
    assert not sound_of(live)[:start].any()
    assert np.array_equal(sound_of(live), sound_of(again))
    assert same_pictures(frames_of(live), frames_of(again))
    assert [frame.time for frame in frames_of(live)] == pytest.approx(
        [frame.time for frame in pictures(3.5)], abs=0.001
    )
    assert np.median(lags) < 0.35
    assert max(lags) < 1.5  # a busy machine


def test_a_later_reading_is_merged_by_time() -> None:
    tape = a_tape()
    record(tape, [*blocks(noise(2.0)), *pictures(2.0)])
    times = [item.time for item in follow(tape, Stop())]
    assert times == sorted(times)


def test_sound_and_pictures_keep_their_own_start() -> None:
    tape = a_tape()
    samples = np.zeros(32000, np.int16)
    samples[16000:] = 9000  # one second into the sound
    record(tape, [*blocks(samples), *pictures(2.0)])
    items = list(follow(tape, Stop()))
    got = marks(sound_of(items), [(frame.time, frame.picture) for frame in frames_of(items)])
    assert got.tone_begins == pytest.approx(EVENT + SOUND_STARTS, abs=0.002)
    assert got.corner_lights == pytest.approx(EVENT + PICTURE_STARTS, abs=0.002)


def test_sound_does_not_wait_for_a_camera_that_has_gone() -> None:
    tape, samples = a_tape(), noise(2.0)
    heard = 0
    with TapeRecording(tape) as recording:
        for frame in pictures(0.2, starts=0.0):
            recording.add_picture(frame)
        for block in blocks(samples, starts=0.0):
            recording.add_sound(block)
        stop = Stop()
        patience = threading.Timer(5, stop.finish)
        patience.start()
        for item in follow(tape, stop):  # the picture stream is open and says nothing
            if isinstance(item, AudioBlock):
                heard += len(item.samples)
            if heard > 1.5 * 16000:
                stop.finish()
        patience.cancel()
    tape.store.finish_tape(tape.id)
    assert heard > 1.5 * 16000
    assert np.array_equal(sound_of(list(follow(tape, Stop()))), samples)


def test_a_camera_that_never_came_is_no_wait_either() -> None:
    tape, samples = a_tape(), noise(1.0)
    got: list[AudioBlock | Frame] = []
    follower = threading.Thread(target=lambda: got.extend(follow(tape, Stop())))
    follower.start()  # before any stream is there
    record(tape, blocks(samples, starts=0.0), with_picture=False)
    follower.join(5)
    assert not follower.is_alive()
    assert np.array_equal(sound_of(got), samples)


def test_one_kind_can_be_asked_for() -> None:
    tape = a_tape()
    record(tape, [*blocks(noise(1.0)), *pictures(1.0)])
    assert {type(item) for item in follow(tape, Stop(), pictures=False)} == {AudioBlock}
    assert {type(item) for item in follow(tape, Stop(), sound=False)} == {Frame}
    assert list(follow(tape, Stop(), sound=False, pictures=False)) == []


def test_a_follower_ends_when_asked_and_throws_away_when_cancelled() -> None:
    for ask, expected in ((Stop.finish, None), (Stop.cancel, Cancelled)):
        tape, stop = a_tape(), Stop()
        threading.Timer(0.1, ask, args=(stop,)).start()
        begun = time.monotonic()
        if expected is None:
            assert list(follow(tape, stop)) == []
        else:
            with pytest.raises(expected):
                list(follow(tape, stop))
        assert time.monotonic() - begun < 1.0
        tape.store.finish_tape(tape.id)


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


def test_the_streams_are_append_only_and_play_in_any_player(tmp_path: Path) -> None:
    import av

    tape = a_tape()
    record(tape, [*blocks(noise(1.0)), *pictures(1.0)])
    for kind, codec in ((TapeKind.SOUND, "flac"), (TapeKind.PICTURE, "h264")):
        file = tmp_path / f"{kind}.mkv"
        file.write_bytes(tape.reader(kind).read())
        with av.open(str(file)) as container:
            assert [stream.codec_context.name for stream in container.streams] == [codec]
            assert sum(1 for _ in container.decode()) > 10


def test_odd_sizes_and_repeated_moments_are_recorded() -> None:
    tape = a_tape()
    odd = [Frame(time, np.full((97, 131, 3), 90, np.uint8)) for time in (0.0, 0.04, 0.04, 0.08)]
    record(tape, odd, with_sound=False)
    got = frames_of(list(follow(tape, Stop())))
    assert [frame.time for frame in got] == pytest.approx([0.0, 0.04, 0.08])
    assert got[0].picture.shape == (96, 130, 3)


def test_a_clip_is_read_by_the_same_iterator_once_its_copy_is_complete(tmp_path: Path) -> None:
    data = write_clip(tmp_path / "phone.mp4", Recipe()).read_bytes()
    tape = a_tape()
    writer = tape.writer(TapeKind.CLIP)
    got: list[AudioBlock | Frame] = []
    follower = threading.Thread(target=lambda: got.extend(follow(tape, Stop())))
    follower.start()
    for start in range(0, len(data), 4096):
        writer.write(data[start : start + 4096])
    time.sleep(0.1)
    assert got == []  # its index stands at the end
    writer.seal()
    follower.join(10)
    times = [item.time for item in got]
    assert times == sorted(times)
    found = marks(sound_of(got), [(frame.time, frame.picture) for frame in frames_of(got)])
    assert found.tone_begins == pytest.approx(EVENT, abs=0.06)
    assert found.corner_lights == pytest.approx(EVENT, abs=0.06)


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
