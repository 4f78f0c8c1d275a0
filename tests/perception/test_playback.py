"""An answer is played from any place of it: sound, pictures and time in step, damage named, an end when asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import pytest

from interview.errors import Cancelled, FileDamaged
from interview.media import AudioBlock
from interview.ports import Stop, Tape, TapeKind, Watch
from interview.store import MemoryStore
from perception.playback import Loudspeaker, Playback
from perception.playback_tracks import length_of, pictures_from, sound_from
from perception.tape import follow
from tests.perception.media_files import EVENT, Recipe, write_clip
from tests.perception.tapes import (
    PICTURE_STARTS,
    SOUND_STARTS,
    a_tape,
    blocks,
    frames_of,
    noise,
    pictures,
    record,
    sound_of,
)


class Room:
    """A loudspeaker that plays in no time or, when `slow`, at the pace of a real one; keeps what it was given."""

    def __init__(self, slow: bool = False) -> None:
        self.heard = np.zeros(0, np.int16)
        self.slow = slow
        self._begun = 0.0

    def __enter__(self) -> Self:
        self._begun = time.monotonic() + len(self.heard) / 16000
        self._before = len(self.heard) / 16000
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def has_room(self) -> bool:
        return not self.slow or self._put() - self.played() < 1.0

    def put(self, samples: np.ndarray) -> None:
        self.heard = np.concatenate([self.heard, samples])

    def played(self) -> float:
        return min(self._put(), time.monotonic() - self._begun + self._before) if self.slow else self._put()

    def _put(self) -> float:
        return len(self.heard) / 16000 - self._before


@pytest.fixture
def dummy_sound(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    yield
    import pygame

    pygame.mixer.quit()


def a_clip(folder: Path, recipe: Recipe, name: str = "clip.mp4") -> Tape:
    tape = a_tape()
    writer = tape.writer(TapeKind.CLIP)
    writer.write(write_clip(folder / name, recipe).read_bytes())
    writer.seal()
    tape.store.finish_tape(tape.id)
    return tape


def damaged(tape: Tape, kind: TapeKind, at: float) -> Tape:
    """The same tape with some bytes changed at a share of its stream."""
    data = bytearray(tape.reader(kind).read())
    place = int(len(data) * at)
    data[place : place + 900] = bytes(900)
    store = MemoryStore()
    copy = Tape(store.new_tape("s1", 1), store)
    writer = copy.writer(kind)
    writer.write(bytes(data))
    writer.seal()
    store.finish_tape(copy.id)
    return copy


# ── reading from the middle ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("start", [0.0, 0.05, 3.21, 17.777, 39.9])
def test_a_live_tape_read_from_the_middle_gives_what_stands_there(start: float) -> None:
    tape = a_tape()
    record(tape, [*blocks(noise(40.0)), *pictures(40.0)])
    whole = list(follow(tape, Stop()))
    expected = sound_of(whole)[round(start * 16000) :]
    got = list(sound_from(tape, start, Stop()))
    samples = np.concatenate([block.samples for block in got])
    assert got[0].time == pytest.approx(start, abs=0.0011)
    assert abs(len(samples) - len(expected)) <= 16  # a millisecond: the clock of the container
    shift = len(samples) - len(expected)
    aligned = samples[shift:] if shift >= 0 else samples
    assert np.array_equal(aligned[-8000:], expected[-8000:])
    seen = list(pictures_from(tape, start, Stop()))
    frames = frames_of(whole)
    last_before = max((frame.time for frame in frames if frame.time <= start), default=frames[0].time)
    assert [frame.time for frame in seen] == [frame.time for frame in frames if frame.time >= last_before]
    assert np.array_equal(seen[0].picture, next(f.picture for f in frames if f.time == last_before))


@pytest.mark.parametrize(
    ("name", "recipe"),
    [
        ("a.mp4", Recipe(seconds=8.0)),
        ("a.mkv", Recipe(seconds=8.0, starts_at=5.0)),
        ("a.avi", Recipe(seconds=8.0, picture="mpeg4", sounds=("mp3",))),
        ("a.wav", Recipe(seconds=8.0, picture=None, sounds=("pcm_s16le",))),
    ],
)
def test_a_clip_read_from_the_middle_gives_what_stands_there(
    tmp_path: Path, name: str, recipe: Recipe
) -> None:
    tape = a_clip(tmp_path, recipe, name)
    whole = list(follow(tape, Stop()))
    for start in (0.0, EVENT - 0.2, 5.3):
        got = list(sound_from(tape, start, Stop()))
        assert got[0].time == pytest.approx(start, abs=0.03)
        samples = np.concatenate([block.samples for block in got])
        assert len(samples) == pytest.approx(len(sound_of(whole)) - start * 16000, abs=1600)
        loud = np.abs(samples.astype(np.int32)) > 2000
        assert got[0].time + np.argmax(loud) / 16000 == pytest.approx(max(EVENT, start), abs=0.08)
        frames = frames_of(whole)
        if frames:
            seen = list(pictures_from(tape, start, Stop()))
            last_before = max((frame.time for frame in frames if frame.time <= start), default=0.0)
            assert seen[0].time == pytest.approx(last_before, abs=0.001)
            assert len(seen) == len([frame for frame in frames if frame.time >= last_before - 0.001])
        else:
            assert list(pictures_from(tape, start, Stop())) == []


def test_words_are_timed_by_the_sound_and_so_is_a_tape(tmp_path: Path) -> None:
    both, only_picture = a_tape(), a_tape()
    record(both, [*blocks(noise(3.0)), *pictures(4.0)])
    record(only_picture, pictures(4.0), with_sound=False)
    assert length_of(both, Stop()) == pytest.approx(3.0 + SOUND_STARTS, abs=0.002)
    assert length_of(only_picture, Stop()) == pytest.approx(4.0 + PICTURE_STARTS, abs=0.05)
    assert length_of(a_clip(tmp_path, Recipe(seconds=3.0)), Stop()) == pytest.approx(3.0, abs=0.06)


def test_the_middle_of_a_long_answer_is_found_at_once() -> None:
    tape = a_tape()
    loud = (np.arange(16000 * 60 * 20) % 3200 - 1600).astype(np.int16)
    long_pictures = [frame for frame in pictures(1200.0) if frame.time * 25 % 5 < 1]
    record(tape, [*blocks(loud), *long_pictures])
    begun = time.monotonic()
    sound, picture = next(sound_from(tape, 900.0, Stop())), next(pictures_from(tape, 900.0, Stop()))
    assert time.monotonic() - begun < 1.0  # reading all of it takes many times that
    assert sound.time == pytest.approx(900.0, abs=0.002)
    assert picture.time == pytest.approx(900.0, abs=0.21)


# ── playing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_sound_from_the_place_on_and_the_last_picture_are_given_out() -> None:
    tape, room, watch = a_tape(), Room(), Watch()
    samples = noise(3.0)
    record(tape, [*blocks(samples, starts=0.0), *pictures(3.0, starts=0.0)])
    Playback(room).play([tape], 1.0, Stop(), watch)
    assert np.array_equal(room.heard[-16000:], samples[-16000:])
    assert len(room.heard) == pytest.approx(2.0 * 16000, abs=16)
    frame = watch.frame.peek()
    assert frame is not None
    assert frame.time == pytest.approx(2.96, abs=0.01)
    assert watch.seconds.peek() == pytest.approx(3.0, abs=0.05)


def test_pictures_and_time_keep_step_with_the_sound() -> None:
    tape, room, watch, stop = a_tape(), Room(slow=True), Watch(), Stop()
    record(tape, [*blocks(noise(2.0), starts=0.0), *pictures(2.0, starts=0.0)])
    apart: list[float] = []
    player = threading.Thread(target=lambda: Playback(room).play([tape], 0.0, stop, watch))
    player.start()
    while player.is_alive():
        frame, seconds = watch.frame.peek(), watch.seconds.peek()
        if frame is not None and seconds is not None:
            apart.append(abs(frame.time - seconds))
        time.sleep(0.03)
    player.join()
    assert len(apart) > 20
    assert np.median(apart) < 0.06  # one picture and one look


def test_the_segments_of_a_take_run_on() -> None:
    store_room, watch = Room(), Watch()
    first, second = a_tape(), a_tape()
    one, two = noise(1.0), noise(1.5)[::-1]
    record(first, blocks(one, starts=0.0), with_picture=False)
    record(second, blocks(two, starts=0.0), with_picture=False)
    Playback(store_room).play([first, second], 0.5, Stop(), watch)
    assert np.array_equal(store_room.heard, np.concatenate([one[8000:], two]))
    assert watch.seconds.peek() == pytest.approx(2.5, abs=0.05)
    skipping = Room()
    Playback(skipping).play([first, second], 1.5, Stop(), Watch())
    assert np.array_equal(skipping.heard, two[8000:])


def test_pictures_without_sound_are_played_at_their_pace() -> None:
    tape, watch, room = a_tape(), Watch(), Room()
    record(tape, pictures(1.0, starts=0.0), with_sound=False)
    begun = time.monotonic()
    Playback(room).play([tape], 0.4, Stop(), watch)
    assert 0.4 < time.monotonic() - begun < 1.5
    frame = watch.frame.peek()
    assert frame is not None
    assert frame.time == pytest.approx(0.96, abs=0.01)
    assert not len(room.heard)


@pytest.mark.usefixtures("dummy_sound")
def test_the_real_loudspeaker_keeps_time_and_ends_when_asked() -> None:
    tape, watch, stop = a_tape(), Watch(), Stop()
    record(tape, [*blocks(noise(8.0)), *pictures(8.0)])
    player = threading.Thread(target=lambda: Playback(Loudspeaker()).play([tape], 2.0, stop, watch))
    player.start()
    assert watch.started.wait(5)
    begun, at_first = time.monotonic(), watch.seconds.peek() or 2.0
    time.sleep(1.5)
    played, seconds = (watch.seconds.peek() or 0.0) - at_first, time.monotonic() - begun
    asked = time.monotonic()
    stop.finish()
    player.join(2)
    assert not player.is_alive()
    assert time.monotonic() - asked < 0.2 + 0.1  # and a busy machine
    assert seconds * 0.6 < played < seconds + 0.1  # a simulated device is late on a busy machine, never early


@pytest.mark.usefixtures("dummy_sound")
def test_a_loudspeaker_that_a_voice_uses_is_left_as_it_was() -> None:
    import pygame

    pygame.mixer.init(frequency=22050, size=-16, channels=1, allowedchanges=0)
    tape = a_tape()
    record(tape, blocks(noise(0.4)), with_picture=False)
    Playback(Loudspeaker()).play([tape], 0.0, Stop(), Watch())
    assert pygame.mixer.get_init() == (22050, -16, 1)


def test_a_cancelled_playback_says_so() -> None:
    tape, stop = a_tape(), Stop()
    record(tape, [*blocks(noise(3.0)), *pictures(3.0)])
    threading.Timer(0.1, stop.cancel).start()
    with pytest.raises(Cancelled):
        Playback(Room(slow=True)).play([tape], 0.0, stop, Watch())


@pytest.mark.parametrize("kind", [TapeKind.SOUND, TapeKind.PICTURE])
def test_damage_is_named_when_it_is_reached(kind: TapeKind) -> None:
    tape = a_tape()
    record(tape, [*blocks(noise(4.0)), *pictures(4.0)])
    broken = damaged(tape, kind, at=0.6)
    with pytest.raises(FileDamaged):
        Playback(Room()).play([broken], 0.0, Stop(), Watch())


def test_every_block_of_a_tape_counts_once() -> None:
    """What is cut off the first block is nothing else than what lies before the place."""
    tape = a_tape()
    record(tape, blocks(noise(5.0), starts=0.0), with_picture=False)
    got: list[AudioBlock] = list(sound_from(tape, 2.0, Stop()))
    for before, after in pairwise(got):
        assert before.time + before.seconds == pytest.approx(after.time, abs=1e-6)
