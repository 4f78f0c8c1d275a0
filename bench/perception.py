"""How fast a person is found, followed, cut into windows and read: run with

    OMP_NUM_THREADS=1 python bench/perception.py CLIP [--yunet FILE] [--silero FILE] [--seconds 20] [--json FILE]

CLIP shows one person who speaks. Everything runs on one thread; every figure is the median of some rounds, beside the
speed of a matrix product (float32, 512 × 512) on the same core at the same time, so that figures of two machines, or
of a busy and an idle one, can be compared: `… per GEMM` is the time over that of one such product.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from interview.media import SOUND_RATE, AudioBlock, Frame
from interview.ports import Stop, Tape, Watch
from interview.store import MemoryStore
from perception.clips import read_pictures, read_sound
from perception.emotion_reader import EmotionReader, Model
from perception.face_tracking import FaceTracker
from perception.live_tape import TapeRecording
from perception.opencv import open_cv
from perception.prosody import VoiceTrack
from perception.senses import Ears, Eyes
from perception.voice_activity import voice_activity
from perception.windows import Cut, sliding

ROUNDS = 3
SIDE = 512  # of the matrices
LIVE = (640, 480)
LOOK = (640, 360)
PICTURES = 30  # a second
BLOCK = 320  # samples


def gemm_ms() -> float:
    """One product of two matrices, in ms; median of 20."""
    one = np.random.default_rng(0).normal(size=(SIDE, SIDE)).astype(np.float32)
    times = []
    for _ in range(20):
        begun = time.perf_counter()
        one @ one
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


class Person:
    """The clip as a camera of the wanted size and rate would give it, over and over."""

    def __init__(self, clip: Path) -> None:
        with clip.open("rb") as file:
            self.frames = list(read_pictures(file))
        with clip.open("rb") as file:
            self.sound = np.concatenate([block.samples for block in read_sound(file)])

    def pictures(self, seconds: float, size: tuple[int, int]) -> list[Frame]:
        cv2 = open_cv()
        step = self.frames[-1].time / max(1, len(self.frames) - 1)
        small: dict[int, np.ndarray] = {}
        found = []
        for number in range(round(seconds * PICTURES)):
            place = round(number / PICTURES / step) % (2 * len(self.frames))
            place = min(place, 2 * len(self.frames) - 1 - place)  # there and back: no jump
            if place not in small:
                small[place] = cv2.resize(self.frames[place].picture, size, interpolation=cv2.INTER_AREA)
            found.append(Frame(number / PICTURES, small[place]))
        return found

    def blocks(self, seconds: float) -> list[AudioBlock]:
        whole = np.resize(self.sound, round(seconds * SOUND_RATE))
        return [AudioBlock(at / SOUND_RATE, whole[at : at + BLOCK]) for at in range(0, len(whole), BLOCK)]


def merged(person: Person, seconds: float, size: tuple[int, int]) -> list[AudioBlock | Frame]:
    return sorted([*person.blocks(seconds), *person.pictures(seconds, size)], key=end_of)


def end_of(item: AudioBlock | Frame) -> float:
    return item.time + item.seconds if isinstance(item, AudioBlock) else item.time


def by_loudness(inputs, present) -> tuple[float, float]:
    """A model that costs next to nothing, so that all but the model is measured."""
    share = min(1.0, float(np.abs(inputs["voice"]).mean())) if present["voice"] else 0.5
    return (share, 1 - share)


def find_and_track(person: Person, yunet: Path | None) -> dict[str, float]:
    """ms a picture of 640 × 360: the mean carries the looks, the median is a picture in between."""
    frames = person.pictures(4.0, LOOK)
    FaceTracker(yunet).see(frames[0])  # loads the detector
    means, medians, most, seen = [], [], [], 0
    for _ in range(ROUNDS):
        tracker, times = FaceTracker(yunet), []
        for frame in frames:
            begun = time.perf_counter()
            seen += tracker.see(frame).face is not None
            times.append(1000 * (time.perf_counter() - begun))
        means.append(statistics.mean(times[1:]))
        medians.append(statistics.median(times))
        most.append(statistics.quantiles(times, n=20)[-1])
    share = seen / ROUNDS / len(frames)
    return {
        "mean": statistics.median(means),
        "median": statistics.median(medians),
        "95 %": statistics.median(most),
        "found": share,
    }


def a_second_of_sound(person: Person, silero: Path | None) -> dict[str, float]:
    """ms a second of sound."""
    blocks = person.blocks(10.0)
    activity = voice_activity(silero)

    def hear() -> None:
        activity.begin()
        for block in blocks:
            activity.hear(block)

    def measure() -> None:
        track = VoiceTrack()
        for block in blocks:
            track.hear(block)

    return {"voice activity": _median_ms(hear) / 10, "pitch and loudness": _median_ms(measure) / 10}


def windows_a_second(person: Person, yunet: Path | None, silero: Path | None) -> dict[str, float]:
    """Windows of 3.6 s, 1.2 s apart, cut from 640 × 360 pictures, and how much faster than life that is."""
    items = merged(person, 12.0, LOOK)
    count = 0

    def cut() -> None:
        nonlocal count
        eyes, ears = Eyes(96, yunet), Ears(voice_activity(silero))
        count = sum(1 for _ in sliding(items, Cut(), eyes, ears))

    milliseconds = _median_ms(cut)
    return {"windows a second": 1000 * count / milliseconds, "times faster than life": 12_000 / milliseconds}


def live(person: Person, seconds: float, yunet: Path | None, silero: Path | None) -> dict[str, float]:
    """A tape of 640 × 480 at 30 pictures a second recorded at its real pace and read beside it."""
    items = merged(person, seconds, LIVE)
    store = MemoryStore()
    tape = Tape(store.new_tape("bench", 1), store)
    ended: list[float] = []
    used: list[float] = []
    watch = Watch()
    model = Model("loudness", ("loud", "soft"), by_loudness)
    reader = EmotionReader(model, Cut(), yunet=yunet, silero=silero)

    def read() -> None:
        before = time.thread_time()
        reader.read([tape], Stop(), watch)
        ended.append(time.monotonic())
        used.append(time.thread_time() - before)

    follower = threading.Thread(target=read)
    follower.start()
    lags = record(tape, items, watch)
    over = time.monotonic()
    store.finish_tape(tape.id)
    follower.join()
    return {
        "lag of a reading s": statistics.median(lags),
        "largest lag s": max(lags),
        "end of tape to result s": ended[0] - over,
        "share of one core": used[0] / seconds,
    }


def record(tape: Tape, items: list[AudioBlock | Frame], watch: Watch) -> list[float]:
    """At their real pace; how far behind each reading was told, in seconds."""
    lags: list[float] = []
    told = None
    begun = time.monotonic()
    with TapeRecording(tape) as recording:
        for item in items:
            time.sleep(max(0.0, begun + end_of(item) - time.monotonic()))
            if isinstance(item, AudioBlock):
                recording.add_sound(item)
            else:
                recording.add_picture(item)
            newest = watch.reading.peek()
            if newest is not None and newest is not told:
                told = newest
                lags.append(time.monotonic() - begun - newest.end)
    return lags


def long_answer(person: Person, minutes: float, silero: Path | None) -> dict[str, float]:
    """What is left to do when the tape of an answer of sound has ended."""
    store = MemoryStore()
    tape = Tape(store.new_tape("bench", 1), store)
    with TapeRecording(tape, with_picture=False) as recording:
        for block in person.blocks(60 * minutes):
            recording.add_sound(block)
    last = [0.0]

    def judged(inputs, present) -> tuple[float, float]:
        last[0] = time.monotonic()
        return by_loudness(inputs, present)

    store.finish_tape(tape.id)
    model = Model("loudness", ("loud", "soft"), judged, senses=("voice",))
    trace = EmotionReader(model, Cut(), silero=silero).read([tape], Stop(), Watch())
    return {"readings": float(len(trace.readings)), "last window to result s": time.monotonic() - last[0]}


def _median_ms(work: Callable[[], None]) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("clip", type=Path)
    parser.add_argument("--yunet", type=Path)
    parser.add_argument("--silero", type=Path)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    person = Person(asked.clip)
    found: dict[str, dict[str, float]] = {"matrix product": {"ms before": gemm_ms()}}
    found["find and track, ms a picture"] = find_and_track(person, asked.yunet)
    found["a second of sound, ms"] = a_second_of_sound(person, asked.silero)
    found["windows"] = windows_a_second(person, asked.yunet, asked.silero)
    found["live"] = live(person, asked.seconds, asked.yunet, asked.silero)
    found["answer of 30 minutes"] = long_answer(person, 30.0, asked.silero)
    product = found["matrix product"]
    product["ms after"] = gemm_ms()
    product["GFLOP/s"] = 2 * SIDE**3 / 1e6 / statistics.mean((product["ms before"], product["ms after"]))
    tracking = found["find and track, ms a picture"]
    tracking["mean per GEMM"] = tracking["mean"] / product["ms before"]
    found["memory"] = {"largest MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    for name, figures in found.items():
        print(f"{name:30}", "   ".join(f"{what} {figure:.3g}" for what, figure in figures.items()))
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
