"""One real clip of a person who speaks: as a camera would give it, as a file that was brought, or larger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np

from interview.media import SOUND_RATE, AudioBlock, Frame
from interview.ports import Tape, TapeKind
from interview.store import MemoryStore
from perception.clips import read_pictures, read_sound
from perception.live_tape import TapeRecording
from perception.opencv import open_cv

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"  # as in tests/conftest.py
CLIP = DATA / "av" / "ravdess_actor_01" / "01-01-01-01-01-01-01.mp4"
YUNET = DATA / "weights" / "yunet_n_320_320.onnx"
SILERO = DATA / "weights" / "silero_vad.onnx"
PICTURES = 30  # a second
BLOCK = 320  # samples
LIVE = (640, 480)
LOOK = (640, 360)
Item = AudioBlock | Frame


class Person:
    """The clip as a camera of the wanted size and a microphone would give it, there and back, as long as asked."""

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

    def both(self, seconds: float, size: tuple[int, int]) -> list[Item]:
        """In the order in which they would come."""
        return sorted([*self.blocks(seconds), *self.pictures(seconds, size)], key=end_of)


def end_of(item: Item) -> float:
    return item.time + item.seconds if isinstance(item, AudioBlock) else item.time


def new_tape() -> Tape:
    store = MemoryStore()
    return Tape(store.new_tape("bench", 1), store)


def put(recording: TapeRecording, item: Item) -> None:
    if isinstance(item, AudioBlock):
        recording.add_sound(item)
    else:
        recording.add_picture(item)


def recorded(items: list[Item]) -> Tape:
    """A tape that is over."""
    tape = new_tape()
    with TapeRecording(tape) as recording:
        for item in items:
            put(recording, item)
    tape.store.finish_tape(tape.id)
    return tape


def brought(clip: Path) -> Tape:
    """A tape of the unchanged file."""
    tape = new_tape()
    writer = tape.writer(TapeKind.CLIP)
    writer.write(clip.read_bytes())
    writer.seal()
    tape.store.finish_tape(tape.id)
    return tape


def enlarged(clip: Path, height: int, into: Path) -> Path:
    """The clip in another size, its sound as it is."""
    with av.open(str(clip)) as source, av.open(str(into), "w") as target:
        seen, heard = source.streams.video[0], source.streams.audio[0]
        picture = target.add_stream(
            "libx264", rate=seen.average_rate, options={"crf": "18", "preset": "ultrafast"}
        )
        picture.width, picture.height = round(seen.width * height / seen.height / 2) * 2, height
        picture.pix_fmt = "yuv420p"
        sound = target.add_stream_from_template(heard)
        for packet in source.demux(seen, heard):
            if packet.stream is heard and packet.dts is not None:
                packet.stream = sound
                target.mux(packet)
            elif packet.stream is seen:
                target.mux(list(_coded(packet, picture)))
        target.mux(picture.encode(None))
    return into


def _coded(packet: av.Packet, picture: av.VideoStream) -> Iterator[av.Packet]:
    for frame in packet.decode():
        yield from picture.encode(frame.reformat(picture.width, picture.height, "yuv420p"))
