"""How far a follower is behind a tape that is being recorded: run with `python bench/follower_lag.py [SECONDS]`.

A synthetic camera (640 x 480, 25 pictures a second) and microphone (20 ms blocks) are recorded at their real pace
by one thread, the tape is followed by another. Lag = when an item was handed out, less the time of its last sample
or its picture.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from interview.media import SOUND_RATE, AudioBlock, Frame
from interview.ports import Stop, Tape
from interview.store import MemoryStore
from perception.live_tape import TapeRecording
from perception.tape import follow

BLOCK = 320  # samples
PICTURES = 25  # a second


def record(tape: Tape, seconds: float, begun: float) -> None:
    rng = np.random.default_rng(0)
    scene = rng.integers(0, 256, (480, 640, 3), dtype=np.uint8)
    blocks = [(first + BLOCK) / SOUND_RATE for first in range(0, round(seconds * SOUND_RATE), BLOCK)]
    pictures = [index / PICTURES for index in range(round(seconds * PICTURES))]
    with TapeRecording(tape) as recording:
        for due, kind in sorted([(due, "sound") for due in blocks] + [(due, "picture") for due in pictures]):
            time.sleep(max(0.0, begun + due - time.monotonic()))
            if kind == "sound":
                samples = rng.normal(0, 3000, BLOCK).astype(np.int16)
                recording.add_sound(AudioBlock(due - BLOCK / SOUND_RATE, samples))
            else:
                recording.add_picture(Frame(due, np.roll(scene, round(due * 50), axis=1)))
    tape.store.finish_tape(tape.id)


def measure(seconds: float) -> dict[str, list[float]]:
    store = MemoryStore()
    tape = Tape(store.new_tape("bench", 1), store)
    begun = time.monotonic()
    writer = threading.Thread(target=record, args=(tape, seconds, begun))
    writer.start()
    lags: dict[str, list[float]] = {"sound": [], "picture": []}
    for item in follow(tape, Stop()):
        now = time.monotonic() - begun
        if isinstance(item, AudioBlock):
            lags["sound"].append(now - item.time - item.seconds)
        else:
            lags["picture"].append(now - item.time)
    writer.join()
    return lags


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    for kind, lags in measure(seconds).items():
        ninety_five = statistics.quantiles(lags, n=20)[-1]
        print(
            f"{kind:8} {len(lags):5} items   lag in s: median {statistics.median(lags):.3f}   "
            f"95 % {ninety_five:.3f}   max {max(lags):.3f}"
        )


if __name__ == "__main__":
    main()
