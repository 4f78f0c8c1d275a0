"""How far sound and picture of one moment lie apart on a tape: run with `python bench/skew.py [SECONDS]`.

A simulated microphone and camera look at a room in which a flash and a click happen at the same moment, once a
second; both deliver late, with jitter, at their real pace. After the recording the tape is followed, and the
first white picture is compared with the click before it. Also: how long Done takes until both streams are sealed,
and the share of one core that a recording of 640 x 480 at 30 pictures a second takes.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from interview.media import Frame
from tests.perception.flash_and_click import events_on
from tests.perception.live_devices import SimulatedCamera, SimulatedMicrophone, a_recorder
from tests.perception.live_takes import Take

PAIRS = {
    "usual": (SimulatedMicrophone(latency=0.05), SimulatedCamera(latency=0.05, rate=29.7)),
    "late sound": (SimulatedMicrophone(latency=0.3, jitter=0.1), SimulatedCamera(latency=0.03, rate=29.7)),
    "late pictures": (SimulatedMicrophone(latency=0.02), SimulatedCamera(latency=0.25, rate=24.3)),
    "slow opening": (SimulatedMicrophone(opening=0.7), SimulatedCamera(opening=1.2, rate=29.7)),
}


def skews(name: str, seconds: float) -> None:
    microphone, camera = PAIRS[name]
    with Take(a_recorder(microphone, camera)) as take:
        take.run_for(seconds)
        asked = time.monotonic()
        take.stop.finish()
        take.thread.join()
        sealed = time.monotonic() - asked
    found = [abs(skew) * 1000 for skew in events_on(take.tape).skews()]
    print(
        f"{name:14} {len(found):3} flashes   skew in ms: median {statistics.median(found):3.0f}   "
        f"max {max(found):3.0f}   Done to sealed {sealed * 1000:3.0f} ms"
    )


def share_of_a_core(seconds: float) -> None:
    scene = np.random.default_rng(0).integers(0, 60, (480, 640, 3), dtype=np.uint8)
    scene[80:400, 160:480] += 120  # a face-sized part that moves over a noisy wall

    def shows(at: float) -> np.ndarray:
        return np.roll(scene, round(at * 40), axis=1)

    microphone, camera = SimulatedMicrophone(), SimulatedCamera(shows=shows)
    with Take(a_recorder(microphone, camera)) as take:
        take.wait_for(take.watch.started.is_set)
        begun, used = time.monotonic(), time.process_time()
        take.run_for(seconds)
        share = (time.process_time() - used) / (time.monotonic() - begun)
    pictures = sum(isinstance(item, Frame) for item in take.items)
    print(
        f"640 x 480 at 30 a second: {share:.0%} of one core, the simulation included; {pictures} pictures kept"
    )


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    for name in PAIRS:
        skews(name, seconds)
    share_of_a_core(seconds)


if __name__ == "__main__":
    main()
