"""A child of the tests: camera and microphone on a tape until somebody kills it.

    python -m tests.faults.filming FOLDER tape|mp4

Marks the time of everything that was handed to the recorder, and the tape it goes to.
"""

from __future__ import annotations

import sys
import time
from fractions import Fraction
from pathlib import Path

import numpy as np

from interview.media import AudioBlock, Frame
from interview.ports import Tape
from perception.live_tape import TapeRecording
from tests.faults import stores
from tests.faults.interviewing import mark

EVERY = 0.1  # seconds
RATE = 16_000
NOISE = np.random.default_rng(3).normal(0, 900, round(RATE * EVERY)).astype(np.int16)
PICTURE = np.random.default_rng(4).integers(0, 255, (96, 128, 3)).astype(np.uint8)


def film(folder: Path) -> None:
    with stores.opened(folder) as store:
        tape = Tape(store.new_tape("filmed", 1), store)
        mark("tape", tape=tape.id)
        begun = time.monotonic()
        with TapeRecording(tape) as recording:
            while True:
                now = time.monotonic() - begun
                recording.add_picture(Frame(now, np.roll(PICTURE, round(now * 10), axis=1)))
                recording.add_sound(AudioBlock(now, NOISE))
                mark("recorded", at=now + EVERY)
                time.sleep(EVERY)


def film_mp4(folder: Path) -> None:
    """The negative control: one plain MP4 file, which is finished only at its end."""
    import av

    begun = time.monotonic()
    with av.open(str(folder / "film.mp4"), "w") as container:
        stream = container.add_stream("h264", rate=10, options={"preset": "ultrafast", "tune": "zerolatency"})
        stream.width, stream.height, stream.pix_fmt = 128, 96, "yuv420p"
        stream.time_base = Fraction(1, 10)
        while True:
            frame = av.VideoFrame.from_ndarray(PICTURE, format="rgb24")
            frame.pts = round((time.monotonic() - begun) * 10)
            container.mux(stream.encode(frame))
            mark("recorded", at=time.monotonic() - begun)
            time.sleep(EVERY)


if __name__ == "__main__":
    {"tape": film, "mp4": film_mp4}[sys.argv[2]](Path(sys.argv[1]))
