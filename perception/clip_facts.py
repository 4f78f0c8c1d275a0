"""What is in a media file and how much of it can be read, found before an interview relies on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import av
from av.container import InputContainer
from av.stream import Stream

from interview.errors import FileDamaged
from interview.media import AudioBlock
from interview.ports import Stop
from perception.clips import (
    AGAIN,
    BRING,
    START_TICKS,
    decode,
    open_clip,
    packets,
    picture_track,
    picture_tracks,
    sound_track,
    start_of,
)
from perception.decoding import UnbrokenSound, shown_size

TELL_LENGTH = frozenset({"avi", "flac", "flv", "matroska,webm", "mov,mp4,m4a,3gp,3g2,mj2", "mp3", "wav"})
TELL_LENGTH_OF_TRACKS = "mov,mp4,m4a,3gp,3g2,mj2"
ROUNDING = 0.5  # seconds by which a header may be wrong without anything missing
ROUNDING_SHARE = 0.02
MP3_LENGTH_WITHIN = 1 << 12  # bytes after the tags in which an mp3 tells its length, if it does


@dataclass(frozen=True)
class ClipFacts:
    sound_seconds: float = 0.0  # of what can be read, from the start of the file; 0 = there is none
    picture_seconds: float = 0.0
    sound_tracks: int = 0
    picture_tracks: int = 0
    sound_track: str = ""  # which one is used, in words
    width: int = 0  # of the upright picture
    height: int = 0
    rotation: int = 0  # degrees by which the pictures are turned clockwise to stand upright
    damage: tuple[str, ...] = ()  # what is missing and when, in words
    only_sound_inside: bool = False  # nothing else is in the file, no cover art and no titles either
    only_picture_inside: bool = False

    @property
    def seconds(self) -> float:
        return max(self.sound_seconds, self.picture_seconds)

    @property
    def has_sound(self) -> bool:
        return self.sound_seconds > 0

    @property
    def has_picture(self) -> bool:
        return self.picture_seconds > 0


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file at `path`; `FileDamaged` in words for everything that is no readable file."""
    try:
        if not path.exists():
            raise FileDamaged(f"There is no file {path.name}.", BRING)
        if not path.is_file():
            raise FileDamaged(f"{path.name} is a folder or a device and not a file.", BRING)
        if path.stat().st_size == 0:
            raise FileDamaged(f"{path.name} is empty.", AGAIN)
        file = path.open("rb")
    except PermissionError as error:
        raise FileDamaged(f"{path.name} may not be read.", "Give yourself the right to read it.") from error
    except OSError as error:
        raise FileDamaged(f"{path.name} cannot be opened.", AGAIN) from error
    with file:
        yield file


def inspect(path: Path, stop: Stop | None = None) -> ClipFacts:
    """Read a file through: all its sound is decoded, of its pictures only those that stand alone.

    What can be read counts, with `damage` for the rest. Raises `FileDamaged` when nothing can.
    """
    with opened(path) as file, open_clip(file, path.name) as container:
        facts = _Survey(container, file).facts(stop or Stop())
    if not facts.has_sound and not facts.has_picture:
        what = "; ".join(facts.damage) or "it holds neither sound nor moving pictures"
        raise FileDamaged(f"Nothing of {path.name} can be used: {what}.", AGAIN if facts.damage else BRING)
    return facts


class _Survey:
    """Reads every packet of a file once and keeps count."""

    def __init__(self, container: InputContainer, file: BinaryIO) -> None:
        self._container = container
        self._start = start_of(container)
        self._length_known = _tells_length(container, file)
        sound, picture = sound_track(container), picture_track(container)
        self._sound = None if sound is None else _SoundTrack(sound, self._start)
        self._picture = None if picture is None else _PictureTrack(picture, self._start)
        self._tracks = [track for track in (self._sound, self._picture) if track is not None]
        self._end = 0.0  # of anything in the file, seconds from the start of the tape

    def facts(self, stop: Stop) -> ClipFacts:
        tracks = {track.index: track for track in self._tracks}
        for packet in packets(self._container, list(self._container.streams)):
            stop.check()
            if packet.size and not packet.is_corrupt:
                self._end = max(self._end, _end_of(packet) - self._start)
            if packet.stream_index in tracks:
                tracks[packet.stream_index].look(packet)
        if self._sound is not None:
            self._sound.finish()
        return self._told()

    def _told(self) -> ClipFacts:
        sounds, pictures = len(self._container.streams.audio), len(picture_tracks(self._container))
        shape = (0, 0, 0) if self._picture is None else self._picture.shape
        return ClipFacts(
            sound_seconds=0.0 if self._sound is None or not self._sound.found else self._sound.end,
            picture_seconds=0.0 if self._picture is None or not self._picture.found else self._picture.end,
            sound_tracks=sounds,
            picture_tracks=pictures,
            sound_track="" if self._sound is None else _name(self._container, self._sound.stream),
            width=shape[0],
            height=shape[1],
            rotation=shape[2],
            damage=(*self._cut(), *(fault for track in self._tracks for fault in track.told())),
            only_sound_inside=len(self._container.streams) == sounds,
            only_picture_inside=len(self._container.streams) == pictures,
        )

    def _cut(self) -> Iterator[str]:
        """What the header promises and the file does not hold."""
        if not self._length_known or not any(track.found for track in self._tracks):
            return
        if self._container.format.name != TELL_LENGTH_OF_TRACKS:
            promised = (self._container.duration or 0) / START_TICKS - max(0.0, self._start)
            ends = [("file", self._end, promised)]
        else:
            ends = [(track.name, track.end, track.promised) for track in self._tracks]
            if all(_is_short(end, promised) for _, end, promised in ends):
                ends = [("file", self._end, max(promised for _, _, promised in ends))]
        for name, end, promised in ends:
            if _is_short(end, promised):
                yield f"the {name} ends early: the first {end:.1f} of about {promised:.1f} s can be read"


class _TrackSeen:
    """What was seen of a track that is used."""

    def __init__(self, name: str, stream: Stream, start: float) -> None:
        self.name = name
        self.index = stream.index
        self.start = start
        self.end = 0.0  # of what can be read, seconds from the start of the tape
        self.found = False
        self.faults: list[float] = []  # seconds
        length = (stream.start_time or 0) + (stream.duration or 0) if stream.duration else 0
        self.promised = float(length * (stream.time_base or 0)) - start if length else 0.0

    def told(self) -> Iterator[str]:
        """A fault at the very end is the cut, which has its own sentence."""
        inside = [fault for fault in self.faults if fault < self.end]
        if not self.found:
            yield f"the {self.name} cannot be read"
        elif inside:
            places = "one unreadable place" if len(inside) == 1 else f"{len(inside)} unreadable places"
            yield f"the {self.name} has {places}, the first at about {inside[0]:.1f} s"


class _SoundTrack(_TrackSeen):
    def __init__(self, stream: av.AudioStream, start: float) -> None:
        super().__init__("sound", stream, start)
        self.stream = stream
        self._unbroken = UnbrokenSound()

    def look(self, packet: av.Packet[Stream]) -> None:
        frames = None if packet.is_corrupt else decode(packet)
        if frames is None:
            self.faults.append(self.end)
        for frame in frames or ():
            if isinstance(frame, av.AudioFrame):
                time = None if frame.time is None else frame.time - self.start
                self._count(self._unbroken.take(frame, time))

    def finish(self) -> None:
        self._count(self._unbroken.end())

    def _count(self, blocks: Iterator[AudioBlock]) -> None:
        for block in blocks:
            self.found = True
            self.end = block.time + block.seconds


class _PictureTrack(_TrackSeen):
    """Only pictures that stand alone are decoded: all of them would take as long as watching."""

    def __init__(self, stream: av.VideoStream, start: float) -> None:
        super().__init__("picture", stream, start)
        self.shape = (0, 0, 0)  # width, height, rotation of the upright picture
        self._pixel = stream.sample_aspect_ratio
        stream.codec_context.skip_frame = "NONKEY"
        stream.codec_context.thread_count = 1

    def look(self, packet: av.Packet[Stream]) -> None:
        frames = None if packet.is_corrupt else decode(packet)
        if frames is None:
            self.faults.append(_end_of(packet) - self.start)
            return
        self.end = max(self.end, _end_of(packet) - self.start)
        for frame in frames:
            if isinstance(frame, av.VideoFrame) and frame.is_corrupt:
                self.faults.append(self.end)
            elif isinstance(frame, av.VideoFrame):
                self.found = True
                self.shape = self.shape if self.shape[0] else self._shape_of(frame)

    def _shape_of(self, frame: av.VideoFrame) -> tuple[int, int, int]:
        width, height = shown_size(frame.width, frame.height, self._pixel)
        lying = round(frame.rotation / 90) % 2 == 1
        return (height, width, -frame.rotation % 360) if lying else (width, height, -frame.rotation % 360)


def _end_of(packet: av.Packet[Stream]) -> float:
    """Seconds of the file's own time."""
    time = packet.pts if packet.pts is not None else packet.dts
    if time is None or packet.time_base is None:
        return 0.0
    return float((time + (packet.duration or 0)) * packet.time_base)


def _is_short(end: float, promised: float) -> bool:
    return promised - end > max(ROUNDING, ROUNDING_SHARE * promised)


def _name(container: InputContainer, track: av.AudioStream) -> str:
    tracks = list(container.streams.audio)
    if len(tracks) < 2:
        return "the only one"
    language = track.language
    return f"{tracks.index(track) + 1} of {len(tracks)}" + (f" ({language})" if language else "")


def _tells_length(container: InputContainer, file: BinaryIO) -> bool:
    """Whether the length in the header was written there and is no guess from the size of the file."""
    if container.format.name != "mp3":
        return container.format.name in TELL_LENGTH
    here = file.tell()
    file.seek(0)
    head = file.read(10)
    tags = 0
    if head[:3] == b"ID3" and len(head) == 10:
        tags = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True))
    file.seek(tags)
    first = file.read(MP3_LENGTH_WITHIN)
    file.seek(here)
    return b"Xing" in first or b"Info" in first or b"VBRI" in first
