"""Where the flashes and clicks of a room lie on a tape that was recorded of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from interview.media import SOUND_RATE, AudioBlock, Frame
from interview.ports import Stop, Tape
from perception.tape import follow

LOUD = 8000  # of 16-bit samples
WHITE = 200  # mean of 255
QUIET_FOR = 0.3  # seconds before a click
RATE = 30  # pictures a second of the clip
FLASH, CLICK = 0.1, 0.005  # seconds


@dataclass(frozen=True)
class Events:
    clicks: tuple[float, ...]  # seconds of the tape
    flashes: tuple[float, ...]  # of the first white picture

    def skews(self, apart: float = 0.0) -> list[float]:
        """Seconds by which each flash comes after its click; `apart` is how much it truly does.

        Flashes after the end of the sound, which comes later than pictures do, are left out.
        """
        last = max(self.clicks, default=0.0) + QUIET_FOR
        return [
            min((flash - apart - click for click in self.clicks), key=abs)
            for flash in self.flashes
            if flash - apart <= last
        ]


def events_on(tape: Tape) -> Events:
    items = list(follow(tape, Stop()))
    sound = np.concatenate([np.zeros(0, np.int16), *(i.samples for i in items if isinstance(i, AudioBlock))])
    loud = np.flatnonzero(np.abs(sound.astype(np.int32)) > LOUD) / SOUND_RATE
    clicks = [at for before, at in zip([-1.0, *loud], loud, strict=False) if at - before > QUIET_FOR]
    flashes, was_white = [], True  # the first picture's flash may have begun before it
    for frame in (item for item in items if isinstance(item, Frame)):
        white = float(frame.picture.mean()) > WHITE
        if white and not was_white:
            flashes.append(frame.time)
        was_white = white
    return Events(tuple(clicks), tuple(flashes))


def write_clip(path: Path, seconds: int) -> Path:
    """A file with a flash and a click at each full second but the first."""
    with av.open(str(path), "w") as container:
        picture = container.add_stream("libx264", rate=RATE, options={"preset": "ultrafast", "bf": "0"})
        picture.width, picture.height, picture.pix_fmt = 128, 96, "yuv420p"
        sound = container.add_stream("flac", rate=SOUND_RATE, layout="mono")
        sound.codec_context.format = "s16"
        for number in range(seconds * RATE):
            at = number / RATE
            level = 255 if at >= 1 and at % 1 < FLASH else 60 + number % 40
            frame = av.VideoFrame.from_ndarray(np.full((96, 128, 3), level, np.uint8), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(picture.encode(frame))
        times = np.arange(seconds * SOUND_RATE) / SOUND_RATE
        samples = np.where((times >= 1) & (times % 1 < CLICK), 20_000, 0).astype(np.int16)
        for start in range(0, len(samples), 1600):
            block = av.AudioFrame.from_ndarray(
                samples[None, start : start + 1600], format="s16", layout="mono"
            )
            block.sample_rate, block.pts, block.time_base = SOUND_RATE, start, Fraction(1, SOUND_RATE)
            container.mux(sound.encode(block))
        for stream in (picture, sound):
            container.mux(stream.encode(None))
    return path
