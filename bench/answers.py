"""Reading an answer as the program does it: finding and following the face, live beside the recording, from a tape
that is over, and what is left to do when an answer ends."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.person import LIVE, LOOK, PICTURES, Item, Person, end_of, new_tape, put, recorded
from bench.timing import Rounds, Spent, Table, in_turn, product, stopwatch
from interview.media import Frame
from interview.ports import Stop, Watch
from perception.emotion import NetRecognizer
from perception.face_tracking import FaceTracker
from perception.live_tape import TapeRecording
from perception.prosody import VoiceTrack
from perception.voice_activity import voice_activity

LENGTHS = {10: 5, 60: 3, 300: 2}  # seconds of an answer, rounds
AT_LIFE = 2.0  # last seconds of an answer that come at their real pace
WINDOW = 3.6  # seconds


@dataclass(frozen=True)
class Parts:
    """What reads: the folder of a trained model, and files of better detectors where they are."""

    model: Path
    yunet: Path | None
    silero: Path | None

    def reader(self) -> NetRecognizer:
        """Loaded, by ONNX Runtime."""
        reader = NetRecognizer(self.model, yunet=self.yunet, silero=self.silero, on_card=False)
        reader.read([], Stop(), Watch())
        return reader


def find_and_track(person: Person, parts: Parts, rounds: int) -> Table:
    """Pictures of 640 × 360: the mean carries the looks for the face, the median is a picture in between."""
    detectors = {"the cascades of OpenCV": None} | ({"YuNet": parts.yunet} if parts.yunet else {})
    frames = person.pictures(4.0, LOOK)
    table: Table = {}
    for name, yunet in detectors.items():
        FaceTracker(yunet).see(frames[0])  # loads the detector
        table[f"find and track, {name}"] = _tracked(frames, yunet, rounds)
    return table


def _tracked(frames: list[Frame], yunet: Path | None, rounds: int) -> dict[str, float]:
    times, products, found = [], [], 0
    for _ in range(rounds):
        products.append(product())
        tracker, spent = FaceTracker(yunet), []
        for frame in frames:
            with stopwatch() as one:
                found += tracker.see(frame).face is not None
            spent.append(one)
        times.append(spent[1:])
    return {
        "mean, ms a picture": statistics.median(statistics.mean(_ms(spent)) for spent in times),
        "median": statistics.median(statistics.median(_ms(spent)) for spent in times),
        "95 %": statistics.median(statistics.quantiles(_ms(spent), n=20)[-1] for spent in times),
        "face found, %": 100 * found / rounds / len(frames),
        "product, GFLOP/s": Rounds.of({}, products).speed,
    }


def _ms(spent: Iterable[Spent]) -> list[float]:
    return [one.processor for one in spent]


def sound(person: Person, parts: Parts, rounds: int) -> Table:
    """A second of sound."""
    blocks = person.blocks(10.0)
    activity = voice_activity(parts.silero)

    def hear() -> None:
        activity.begin()
        for block in blocks:
            activity.hear(block)

    def measure() -> None:
        track = VoiceTrack()
        for block in blocks:
            track.hear(block)

    found = in_turn({"who speaks": hear, "pitch and loudness": measure}, rounds)
    return {
        f"{name}, a second of sound": {"ms": found.ms(name) / 10, "product, GFLOP/s": found.speed}
        for name in found.spent
    }


def whole_way(person: Person, parts: Parts, seconds: float, rounds: int) -> Table:
    """From a tape of 640 × 360 at 30 pictures a second to its trace: decoding, faces, voice, networks, everything."""
    tape, reader = recorded(person.both(seconds, LOOK)), parts.reader()
    found = in_turn({"read": lambda: reader.read([tape], Stop(), Watch())}, rounds)
    milliseconds = found.ms("read")
    figures = {
        "pictures a second of one core": 1000 * round(seconds * PICTURES) / milliseconds,
        "% of one core at 30 a second": milliseconds / 10 / seconds,
        "pictures a second by the clock": 1000 * round(seconds * PICTURES) / found.wall("read"),
        "product, GFLOP/s": found.speed,
    }
    return {f"{parts.model.name}, tape of {seconds:g} s": figures}


def live(person: Person, parts: Parts, seconds: float) -> Table:
    """A tape of 640 × 480 recorded at its real pace and read beside it."""
    items, reader, tape, watch = person.both(seconds, LIVE), parts.reader(), new_tape(), Watch()
    used: list[float] = []

    def read() -> None:
        before = time.thread_time()
        reader.read([tape], Stop(), watch)
        used.append(time.thread_time() - before)

    follower = threading.Thread(target=read)
    follower.start()
    lags: list[float] = []
    told = None
    begun = time.monotonic()
    with TapeRecording(tape) as recording:
        for item in items:
            time.sleep(max(0.0, begun + end_of(item) - time.monotonic()))
            put(recording, item)
            newest = watch.reading.peek()
            if newest is not None and newest is not told:
                told = newest
                lags.append(time.monotonic() - begun - newest.end)
    tape.store.finish_tape(tape.id)
    follower.join()
    figures = {
        "window to reading, s": statistics.median(lags) if lags else float("nan"),
        "longest, s": max(lags, default=float("nan")),
        "reading, % of one core": 100 * used[0] / seconds,
    }
    return {f"{parts.model.name}, {seconds:g} s live": figures}


def endings(person: Person, parts: Parts, lengths: Mapping[int, int]) -> Table:
    """From Done, the last sound and picture given, to the trace: sealing, the last windows, summing up. The reader
    followed the answer before; its last seconds came at their real pace. `lengths`: seconds, and how many rounds."""
    reader = parts.reader()
    spent: dict[int, list[Spent]] = {seconds: [] for seconds in lengths}
    products = []
    for number in range(max(lengths.values())):
        products.append(product())
        for seconds in (one for one, rounds in lengths.items() if number < rounds):
            spent[seconds].append(_ending(person.both(seconds, LOOK), reader))
    speed = Rounds.of({}, products).speed
    return {
        f"answer of {seconds} s": {
            "Done to reading, ms by the clock": statistics.median(one.wall for one in found),
            "longest": max(one.wall for one in found),
            "processor, ms": statistics.median(one.processor for one in found),
            "product, GFLOP/s": speed,
        }
        for seconds, found in spent.items()
    }


def _ending(items: list[Item], reader: NetRecognizer) -> Spent:
    tape, watch = new_tape(), Watch()
    follower = threading.Thread(target=lambda: reader.read([tape], Stop(), watch))
    follower.start()
    with ExitStack() as open_now:
        recording = open_now.enter_context(TapeRecording(tape))
        early = end_of(items[-1]) - AT_LIFE
        for item in (item for item in items if end_of(item) <= early):
            put(recording, item)
        _caught_up(follower, watch, early - WINDOW)
        begun = time.monotonic() - early
        for item in (item for item in items if end_of(item) > early):
            time.sleep(max(0.0, begun + end_of(item) - time.monotonic()))
            put(recording, item)
        with stopwatch() as spent:
            open_now.close()
            tape.store.finish_tape(tape.id)
            follower.join()
    return spent


def _caught_up(follower: threading.Thread, watch: Watch, seconds: float) -> None:
    """Waits until the reader has told of a window that ends so late on the tape."""
    while (newest := watch.reading.peek()) is None or newest.end < seconds:
        if not follower.is_alive():
            raise SystemExit("The reader gave up.")
        time.sleep(0.02)
