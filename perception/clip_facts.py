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
from perception.clip_ends import breaks_off, promised_seconds
from perception.clips import (
    AGAIN,
    BRING,
    decode,
    open_clip,
    packets,
    picture_track,
    picture_tracks,
    sound_track,
    start_of,
)
from perception.decoding import UnbrokenSound, shown_size

TELL_LENGTH_OF_TRACKS = "mov,mp4,m4a,3gp,3g2,mj2"
ROUNDING = 0.5  # seconds by which a header may be wrong without anything missing
ROUNDING_SHARE = 0.02
AT_THE_END = 0.15  # seconds; an unreadable place so near to the end is the end


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
        if facts.sound_tracks or facts.picture_tracks:
            raise FileDamaged(f"Nothing in {path.name} can be read: it is damaged.", AGAIN)
        raise FileDamaged(f"{path.name} holds neither sound nor moving pictures.", BRING)
    return facts


class _Survey:
    """Reads every packet of a file once and keeps count."""

    def __init__(self, container: InputContainer, file: BinaryIO) -> None:
        self._container = container
        self._start = start_of(container)
        self._file = file
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
        for track in self._tracks:
            track.finish()
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
            damage=tuple(self._damage()),
            only_sound_inside=len(self._container.streams) == sounds,
            only_picture_inside=len(self._container.streams) == pictures,
        )

    def _damage(self) -> Iterator[str]:
        if not any(track.found for track in self._tracks):
            return
        cut = tuple(self._cut())
        yield from cut
        for track in self._tracks:
            yield from track.told(end_is_known=bool(cut))

    def _cut(self) -> Iterator[str]:
        """What the header promises and the file does not hold."""
        if self._container.format.name == TELL_LENGTH_OF_TRACKS:
            short = [track for track in self._tracks if _is_short(track.end, track.promised)]
            if len(short) == len(self._tracks):
                yield _ends_early("file", self._end, max(track.promised for track in short))
            else:
                yield from (_ends_early(track.name, track.end, track.promised) for track in short)
            return
        promised = promised_seconds(self._container, self._file, self._start, self._end)
        if promised is not None and _is_short(self._end, promised):
            yield _ends_early("file", max(track.end for track in self._tracks), promised)
        elif breaks_off(self._container, self._file):
            yield f"the file has no proper end, so something may be missing after {self._end:.1f} s"


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

    def finish(self) -> None:
        """The file is read through."""

    def told(self, end_is_known: bool) -> Iterator[str]:
        """What of this track cannot be read. `end_is_known`: that the file ends early was said already."""
        if not self.found:
            yield f"the {self.name} cannot be read"
            return
        inside = [fault for fault in self.faults if fault < self.end - AT_THE_END]
        if inside:
            places = "one unreadable place" if len(inside) == 1 else f"{len(inside)} unreadable places"
            yield f"the {self.name} has {places}, the first at about {inside[0]:.1f} s"
        if len(inside) < len(self.faults) and not end_is_known:
            yield f"the {self.name} breaks off at about {self.end:.1f} s"


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

    def told(self, end_is_known: bool) -> Iterator[str]:
        yield from super().told(end_is_known)
        yield from (
            f"there is no sound from {start:.1f} to {end:.1f} s" for start, end in self._unbroken.holes
        )

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


def _ends_early(name: str, end: float, promised: float) -> str:
    return f"the {name} ends early: the first {end:.1f} of about {promised:.1f} s can be read"


def _name(container: InputContainer, track: av.AudioStream) -> str:
    tracks = list(container.streams.audio)
    if len(tracks) < 2:
        return "the only one"
    language = track.language
    return f"{tracks.index(track) + 1} of {len(tracks)}" + (f" ({language})" if language else "")
