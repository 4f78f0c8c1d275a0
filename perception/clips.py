"""Media files that people bring: opened, and their sound and pictures read; what is broken is passed over.

A file is opened by its bytes, never by its name, and only as one of the formats below: FFmpeg also knows
play lists and scripts, which name other files. Of several sound or picture tracks one is used: the first
that the file marks as its default, else the first. Cover art is no picture of the person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, cast

import av
from av.container import InputContainer
from av.stream import Disposition, Stream

from interview.errors import FileDamaged
from interview.media import AudioBlock, Frame
from perception.decoding import UnbrokenSound, upright

FORMATS = "aac,ac3,aiff,amr,asf,au,avi,caf,flac,flv,matroska,mov,mp3,mpeg,mpegts,mpegvideo,nut,ogg,w64,wav"
NO_PICTURES = Disposition.attached_pic | Disposition.timed_thumbnails | Disposition.still_image
PATIENCE = 50  # unreadable packets in a row after which the rest is given up
START_TICKS = 1_000_000  # a second, in the start time and length of a whole file
BRING = "Bring a sound or video file, such as mp4, mkv, mov, wav or mp3."
AGAIN = "Copy it once more from the device that recorded it, or bring another recording."


class Bytes(Protocol):
    """An open file or a tape's stream."""

    def read(self, size: int = -1, /) -> bytes: ...
    def seek(self, offset: int, whence: int = 0, /) -> int: ...
    def tell(self) -> int: ...


class _Nameless:
    """A file without its name, so that only what is in it counts."""

    def __init__(self, source: Bytes) -> None:
        self.read = source.read
        self.seek = source.seek
        self.tell = source.tell


def open_clip(source: Bytes, name: str) -> InputContainer:
    """Raises `FileDamaged` with `name` in its sentence when the bytes are no readable media file."""
    try:
        return av.open(_Nameless(source), "r", options={"format_whitelist": FORMATS})
    except av.FFmpegError as error:
        source.seek(0)
        if source.read(12)[4:8] in (b"ftyp", b"mdat", b"moov", b"wide"):
            raise FileDamaged(
                f"Nothing of {name} can be read: it was cut off before its index was written, or the index is"
                " damaged.",
                AGAIN,
            ) from error
        raise FileDamaged(f"{name} is not a sound or video file.", BRING) from error


def sound_track(container: InputContainer) -> av.AudioStream | None:
    tracks = container.streams.audio
    return next(
        (track for track in tracks if track.disposition & Disposition.default), next(iter(tracks), None)
    )


def picture_tracks(container: InputContainer) -> list[av.VideoStream]:
    """Those that show more than cover art."""
    return [track for track in container.streams.video if not track.disposition & NO_PICTURES]


def picture_track(container: InputContainer) -> av.VideoStream | None:
    tracks = picture_tracks(container)
    return next(
        (track for track in tracks if track.disposition & Disposition.default), next(iter(tracks), None)
    )


def start_of(container: InputContainer) -> float:
    """The file's own time of its first sound or picture, in seconds: there the tape starts."""
    return (container.start_time or 0) / START_TICKS


def packets(container: InputContainer, tracks: Sequence[Stream]) -> Iterator[av.Packet[Stream]]:
    """Every packet that can be read; the last one of each track is empty and flushes its decoder."""
    failures = 0
    while failures <= PATIENCE:
        try:
            for packet in container.demux(tracks):
                failures = 0
                yield packet
            return
        except av.FFmpegError:
            failures += 1


def decode(packet: av.Packet[Stream]) -> list[av.AudioFrame | av.VideoFrame] | None:
    """None when it cannot be decoded."""
    try:
        return cast("list[av.AudioFrame | av.VideoFrame]", packet.decode())
    except av.FFmpegError:
        return None


def read_sound(source: Bytes) -> Iterator[AudioBlock]:
    """The sound of a clip as one unbroken row; nothing when it has none."""
    with open_clip(source, "This recording") as container:
        track = sound_track(container)
        if track is None:
            return
        start = start_of(container)
        sound = UnbrokenSound()
        for packet in packets(container, [track]):
            for frame in decode(packet) or ():
                if isinstance(frame, av.AudioFrame):
                    yield from sound.take(frame, None if frame.time is None else frame.time - start)
        yield from sound.end()


def read_pictures(source: Bytes) -> Iterator[Frame]:
    """The pictures of a clip, upright, their times growing; nothing when it has none."""
    with open_clip(source, "This recording") as container:
        track = picture_track(container)
        if track is None:
            return
        track.codec_context.thread_count = 1
        clock = PictureClock(container, track)
        for packet in packets(container, [track]):
            for frame in decode(packet) or ():
                if isinstance(frame, av.VideoFrame) and (time := clock.time_of(frame)) is not None:
                    yield upright(frame, time, track.sample_aspect_ratio)


class PictureClock:
    """When each picture is shown, in seconds of the tape. AVI tells only when it is decoded, an order of its own."""

    def __init__(self, container: InputContainer, track: av.VideoStream) -> None:
        self._start = start_of(container)
        self._step = 1 / float(track.average_rate or 25)
        self._by_decoding = container.format.name == "avi"
        self._late: float | None = None  # seconds between decoding and showing
        self._last = -self._step

    def time_of(self, frame: av.VideoFrame) -> float | None:
        """None for a picture that would be shown before the start or before the picture before it."""
        told = self._told(frame)
        time = self._last + self._step if told is None else told
        if time <= self._last or time < 0:
            return None
        self._last = time
        return time

    def _told(self, frame: av.VideoFrame) -> float | None:
        if not self._by_decoding:
            return None if frame.time is None else frame.time - self._start
        if frame.dts is None or frame.time_base is None:
            return None
        decoded = float(frame.dts * frame.time_base)
        if self._late is None:
            self._late = decoded
        return decoded - self._late
