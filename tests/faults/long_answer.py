"""A child of the tests: one very long answer, recorded and followed at the same time, as fast as the machine can.

python -m tests.faults.long_answer FOLDER MINUTES     prints how many bytes the process grew
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import numpy as np

from interview.media import AudioBlock, Frame
from interview.ports import Stop, Tape
from perception.live_tape import TapeRecording
from perception.tape import follow
from tests.faults import stores

RATE = 16_000
SECONDS = 2  # of sound in a block, and between two pictures
WARM_UP = 2  # minutes, before which the process is still growing into its work
KIBIBYTE = 1024


def resident() -> int:
    """Bytes of this process that are in memory now."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * KIBIBYTE
    raise AssertionError("no VmRSS")


class Follower(threading.Thread):
    """Takes the sound as a recogniser does, and keeps nothing."""

    def __init__(self, tape: Tape) -> None:
        super().__init__()
        self._tape = tape
        self.samples = 0

    def run(self) -> None:
        for item in follow(self._tape, Stop()):
            if isinstance(item, AudioBlock):
                self.samples += len(item.samples)


def record(tape: Tape, minutes: int) -> int:
    """The most that the process grew after its warm-up."""
    noise = np.random.default_rng(3).normal(0, 900, RATE * SECONDS).astype(np.int16)
    picture = np.random.default_rng(4).integers(0, 255, (96, 128, 3)).astype(np.uint8)
    begun, most = 0, 0
    with TapeRecording(tape) as recording:
        for second in range(0, minutes * 60, SECONDS):
            recording.add_picture(Frame(float(second), np.roll(picture, second, axis=1)))
            recording.add_sound(AudioBlock(float(second), noise))
            if second == WARM_UP * 60:
                begun = resident()
            if second % 60 == 0 and begun:
                most = max(most, resident() - begun)
    return most


def main(folder: Path, minutes: int) -> None:
    with stores.opened(folder) as store:
        tape = Tape(store.new_tape("long", 1), store)
        follower = Follower(tape)
        follower.start()
        try:
            grown = record(tape, minutes)
        finally:
            store.finish_tape(tape.id)
            follower.join()
    if follower.samples != minutes * 60 * RATE:
        raise AssertionError(f"{follower.samples} samples came over")
    sys.stdout.write(f"{grown}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
