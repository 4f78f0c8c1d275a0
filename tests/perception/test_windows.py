"""Windows hold the same seconds of face and voice, to the end of the tape, live as on disk, in bounded memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from interview.media import SOUND_RATE, AudioBlock, Frame
from interview.ports import Stop
from interview.store import MemoryStore
from perception.clips import read_pictures
from perception.senses import Ears, Eyes, Look
from perception.tape import follow
from perception.voice_activity import VoiceActivity
from perception.windows import WAYS, Cut, Window, per_frame, sliding
from tests.perception.spoken import clip_tape

CLIP = "ravdess_actor_01/01-01-08-02-01-01-01.mp4"


def blocks(seconds: float, samples: np.ndarray | None = None) -> list[AudioBlock]:
    whole = np.arange(round(seconds * SOUND_RATE)).astype(np.int16) if samples is None else samples
    return [AudioBlock(at / SOUND_RATE, whole[at : at + 320]) for at in range(0, len(whole), 320)]


def pictures(seconds: float, each: float = 25.0) -> list[Frame]:
    grey = np.full((36, 64, 3), 120, np.uint8)
    return [Frame(index / each, grey) for index in range(round(seconds * each))]


def merged(*kinds: list) -> list:
    return sorted((item for kind in kinds for item in kind), key=lambda item: item.time)


def times(windows: list[Window]) -> list[tuple[float, float]]:
    return [(round(one.start, 3), round(one.end, 3)) for one in windows]


class AlwaysSpeech:
    """A judge for whom everything is speech."""

    def begin(self) -> None: ...

    def likely(self, piece: np.ndarray) -> float:
        return 1.0


def all_speech(clinician=tuple) -> Ears:
    return Ears(VoiceActivity(AlwaysSpeech()), clinician)


def cut(items, plan: Cut, way=sliding, ears: Ears | None = None) -> list[Window]:
    return list(way(items, plan, Eyes(32), ears or all_speech()))


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (5.0, [(0, 2), (1, 3), (2, 4), (3, 5)]),
        (5.4, [(0, 2), (1, 3), (2, 4), (3, 5), (4, 5.4)]),
        (2.0, [(0, 2)]),
        (1.32, [(0, 1.32)]),
        (0.0, []),
    ],
)
@pytest.mark.parametrize("kinds", ["both", "sound", "pictures"])
def test_windows_lie_a_hop_apart_and_end_with_the_tape(seconds: float, expected: list, kinds: str) -> None:
    sound = blocks(seconds) if kinds != "pictures" else []
    seen = pictures(seconds) if kinds != "sound" else []
    assert times(cut(merged(sound, seen), Cut(2.0, 1.0, 4))) == expected


def test_per_frame_looks_back_from_each_new_moment() -> None:
    found = times(cut(blocks(3.1), Cut(2.0, 0.5, 4), per_frame))
    assert found == [(0, 0.5), (0, 1), (0, 1.5), (0, 2), (0.5, 2.5), (1, 3), (1.5, 3.1)]


def test_the_sound_of_a_window_is_that_of_its_seconds() -> None:
    for window in cut(blocks(5.4), Cut(2.0, 0.7, 4)):
        first = round(window.start * SOUND_RATE)
        expected = np.arange(first, round(window.end * SOUND_RATE)).astype(np.int16)
        assert np.array_equal(window.sound, expected)


def test_sound_and_picture_of_a_real_clip_span_the_same_time(shared_data: Path) -> None:
    tape = clip_tape(shared_data / "av" / CLIP, MemoryStore())
    [whole] = list(sliding(follow(tape, Stop()), Cut(10.0, 5.0, 15), Eyes(64), Ears()))
    items = list(follow(tape, Stop()))
    samples = sum(len(item.samples) for item in items if isinstance(item, AudioBlock))
    last = max(item.time for item in items if isinstance(item, Frame))
    assert whole.end == pytest.approx(max(samples / SOUND_RATE, last + 0.034), abs=0.01)
    assert whole.seen == ("face", "voice")
    assert whole.coverage == 1.0
    assert whole.faces.shape == (15, 64, 64, 3)
    assert whole.faces[:, 20:44, 20:44, 0].mean() > whole.faces[:, 20:44, 20:44, 2].mean() + 10  # skin, RGB
    assert len(whole.sound) == round(whole.end * SOUND_RATE)
    assert 1.0 < whole.speech < 2.6


def test_faces_are_chosen_evenly() -> None:
    """Each picture is marked with its number at the place of the face."""
    eyes = Eyes(8)
    eyes.see = lambda frame: Look(frame.time, np.full((8, 8, 3), round(frame.time * 25), np.uint8))
    [window] = list(sliding(pictures(2.0), Cut(2.0, 2.0, 5), eyes, all_speech()))
    assert [int(face[0, 0, 0]) for face in window.faces] == [5, 15, 25, 35, 45]


def test_a_face_that_is_seldom_seen_and_a_short_word_are_no_evidence(shared_data: Path) -> None:
    with (shared_data / "av" / CLIP).open("rb") as file:
        real = [frame.picture for _, frame in zip(range(10), read_pictures(file), strict=False)]
    grey = np.full_like(real[0], 120)
    shown = [real[index] if index < 10 else grey for index in range(25)]
    frames = [Frame(index / 25, picture) for index, picture in enumerate(shown)]
    [window] = cut(frames, Cut(2.0, 1.0, 4))
    assert window.seen == ()
    assert window.coverage == pytest.approx(0.4)
    [window] = cut(frames, Cut(2.0, 1.0, 4, least_faces=0.3))
    assert window.seen == ("face",)
    assert cut(blocks(0.4), Cut(2.0, 1.0, 4))[0].seen == ()
    assert cut(blocks(0.6), Cut(2.0, 1.0, 4))[0].seen == ("voice",)


def test_the_clinicians_turn_is_silence_and_no_evidence() -> None:
    ears = all_speech(lambda: ((2.4, 4.5),))
    found = cut(blocks(6.0, np.full(6 * SOUND_RATE, 1000, np.int16)), Cut(2.0, 2.0, 4), ears=ears)
    assert [window.seen for window in found] == [("voice",), (), ("voice",)]
    assert found[1].speech == pytest.approx(0.4, abs=0.01)
    half = cut(blocks(6.0, np.full(6 * SOUND_RATE, 1000, np.int16)), Cut(6.0, 6.0, 4), ears=ears)[0]
    assert half.speech == pytest.approx(3.9)
    assert not half.sound[round(2.4 * SOUND_RATE) : round(4.5 * SOUND_RATE)].any()
    assert half.sound[: round(2.4 * SOUND_RATE)].all()


@pytest.mark.parametrize(("kind", "wait"), [("gone", 3.05), ("none", 1.05), ("no sound", 1.05)])
def test_nobody_waits_for_a_camera_that_has_gone_or_never_was(kind: str, wait: float) -> None:
    """Windows come while the tape goes on, not only at its end."""
    given: list[float] = []
    shown = {"gone": 1.0, "none": 0.0, "no sound": 8.0}[kind]

    def items() -> Iterator[AudioBlock | Frame]:
        for item in merged(blocks(0.0 if kind == "no sound" else 8.0), pictures(shown)):
            given.append(item.time)
            yield item

    windows = sliding(items(), Cut(2.0, 1.0, 4), Eyes(32), all_speech())
    came = [(window.end, max(given)) for window in windows]
    assert [end for end, _ in came] == [2, 3, 4, 5, 6, 7, 8]
    assert all(at <= end + wait for end, at in came)


def test_pictures_that_come_seconds_late_are_still_part_of_their_window() -> None:
    sound, seen = blocks(8.0), pictures(8.0)
    late = sorted(
        [*sound, *seen], key=lambda item: item.time + 2.5 * (isinstance(item, Frame) and item.time > 0.5)
    )
    one, other = (cut(items, Cut(2.0, 0.5, 4)) for items in (merged(sound, seen), late))
    assert [(a.coverage, a.start, a.end) for a in one] == [(b.coverage, b.start, b.end) for b in other]


@pytest.mark.parametrize("way", WAYS)
def test_sound_and_pictures_in_another_order_give_the_same_windows(way: str) -> None:
    sound, seen = blocks(5.0), pictures(5.0)
    late = sorted([*sound, *seen], key=lambda item: item.time + 0.7 * isinstance(item, Frame))
    one, other = (cut(items, Cut(2.0, 0.5, 4), WAYS[way]) for items in (merged(sound, seen), late))
    assert times(one) == times(other)
    for a, b in zip(one, other, strict=True):
        assert (a.coverage, a.speech, a.seen) == (b.coverage, b.speech, b.seen)
        assert np.array_equal(a.sound, b.sound)


def test_a_long_answer_needs_no_more_memory_than_a_short_one() -> None:
    def minutes() -> Iterator[AudioBlock]:
        for second in range(900):
            yield AudioBlock(float(second), np.zeros(SOUND_RATE, np.int16))

    tracemalloc.start()
    used = []
    for window in sliding(minutes(), Cut(3.6, 1.2, 15), Eyes(96), all_speech()):
        assert len(window.sound) <= 3.6 * SOUND_RATE
        used.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert len(used) == 748
    assert (
        max(used[-50:]) - max(used[50:100]) < 1_500_000
    )  # less than 1 MB of it is the track of pitch and loudness


@pytest.mark.parametrize(("seconds", "hop", "frames"), [(2.0, 2.1, 4), (2.0, 0.0, 4), (2.0, 1.0, 0)])
def test_a_cut_that_would_lose_time_is_refused(seconds: float, hop: float, frames: int) -> None:
    with pytest.raises(ValueError, match="hop"):
        Cut(seconds, hop, frames)


def test_windows_follow_one_another_without_a_hole() -> None:
    found = cut(blocks(7.7), Cut(2.0, 2.0, 4))
    assert all(before.end == after.start for before, after in pairwise(found))
    assert found[-1].end == pytest.approx(7.7)
