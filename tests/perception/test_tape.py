"""A tape is followed while it grows and read later, with equal results; sound never waits for a camera."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest

from interview.errors import Cancelled
from interview.media import AudioBlock, Frame
from interview.ports import Stop, TapeKind
from perception.live_tape import TapeRecording
from perception.tape import follow
from tests.perception.media_files import EVENT, Recipe, marks, write_clip
from tests.perception.tapes import (
    PICTURE_STARTS,
    SOUND_STARTS,
    a_tape,
    blocks,
    end_of,
    frames_of,
    noise,
    pictures,
    record,
    same_pictures,
    sound_of,
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
