"""How many bytes a second of recording takes: run with `python bench/tape_rates.py CLIP...`.

Each clip is decoded and recorded as a camera and a microphone would be, in its own size, and at 640 x 480; the bytes
of the two streams are counted, as they are on the disk, encrypted. Then the worst there is: noise for sound, and
pictures of noise.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import av
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from interview.media import SOUND_RATE, AudioBlock, Frame
from interview.ports import Tape, TapeKind
from interview.store import TapesOnShelf
from interview.tapes import Shelf
from interview.vault.sealed_cabinet import SealedCabinet
from perception.live_tape import TapeRecording

KEY = bytes(32)
SMALL = (640, 480)
Items = Iterator[AudioBlock | Frame]


def of_clip(file: Path, size: tuple[int, int] | None) -> Items:
    with av.open(str(file)) as clip:
        tracks = [*clip.streams.video[:1], *clip.streams.audio[:1]]
        sound = av.AudioResampler(format="s16", layout="mono", rate=SOUND_RATE)
        samples = 0
        for frame in clip.decode(tracks):
            if isinstance(frame, av.AudioFrame):
                for part in sound.resample(frame):
                    block = part.to_ndarray()[0]
                    yield AudioBlock(samples / SOUND_RATE, block)
                    samples += len(block)
            else:
                small = frame.reformat(*size) if size else frame
                yield Frame(frame.time or 0.0, small.to_ndarray(format="rgb24"))


def of_noise(seconds: int) -> Items:
    rng = np.random.default_rng(0)
    for index in range(seconds * 25):
        loud = rng.integers(-32768, 32768, SOUND_RATE // 25, dtype=np.int16)
        yield AudioBlock(index / 25, loud)
        yield Frame(index / 25, rng.integers(0, 256, (SMALL[1], SMALL[0], 3), dtype=np.uint8))


def rates(items: Callable[[], Items]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(SealedCabinet(Path(folder), lambda _name: KEY))
        tapes = TapesOnShelf(shelf)
        tape = Tape(tapes.new_tape("bench", 1), tapes)  # type: ignore[arg-type]
        last = {TapeKind.SOUND: 0.0, TapeKind.PICTURE: 0.0}
        with closing(shelf), TapeRecording(tape) as recording:
            for item in items():
                if isinstance(item, AudioBlock):
                    recording.add_sound(item)
                    last[TapeKind.SOUND] = item.time + item.seconds
                else:
                    recording.add_picture(item)
                    last[TapeKind.PICTURE] = item.time
        return "   ".join(
            f"{kind} {(Path(folder) / f'{tape.id}.{kind}').stat().st_size / seconds / 1000:6.1f} kB/s"
            for kind, seconds in last.items()
            if seconds
        )


def main() -> None:
    for name in sys.argv[1:]:
        file = Path(name)
        for size in (None, SMALL):
            label = f"{file.name} at {size[0]} x {size[1]}" if size else f"{file.name} as it is"
            print(f"{label:50} {rates(lambda file=file, size=size: of_clip(file, size))}")
    print(f"{'noise at 640 x 480':50} {rates(lambda: of_noise(4))}")


if __name__ == "__main__":
    main()
