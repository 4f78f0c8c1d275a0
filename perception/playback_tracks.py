"""Sound and pictures of a finished tape from some second on, without reading what lies before.

Times are seconds of the tape, as `follow` gives them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace

import av
from av.container import InputContainer

from interview.errors import FileDamaged
from interview.media import SOUND_RATE, AudioBlock, Frame
from interview.ports import Stop, Tape, TapeKind, TapeReader
from perception.clips import (
    PictureClock,
    decode,
    open_clip,
    packets,
    picture_track,
    sound_track,
    start_of,
)
from perception.decoding import UnbrokenSound, upright
from perception.live_places import LiveStream
from perception.matroska import NotOursError
from perception.sources import PictureDecoder, SoundDecoder

NO_PLACES = frozenset(
    {"avi"}
)  # tells only when a picture is decoded: its times are known from the start only


def sound_from(tape: Tape, seconds: float, stop: Stop) -> Iterator[AudioBlock]:
    """Sound of the tape from `seconds` on; nothing when it has none. Raises `FileDamaged` where it is damaged."""
    kinds = tape.kinds()
    if TapeKind.CLIP in kinds:
        with closing(tape.reader(TapeKind.CLIP, stop)) as reader:
            yield from _cut(_clip_sound(reader, seconds), seconds)
    elif TapeKind.SOUND in kinds:
        with closing(tape.reader(TapeKind.SOUND, stop)) as reader:
            yield from _cut(_live_sound(LiveStream(reader), seconds), seconds)


def pictures_from(tape: Tape, seconds: float, stop: Stop) -> Iterator[Frame]:
    """The picture that is seen at `seconds`, then all after it; nothing when the tape has none."""
    kinds = tape.kinds()
    if TapeKind.CLIP in kinds:
        with closing(tape.reader(TapeKind.CLIP, stop)) as reader:
            yield from _seen(_clip_pictures(reader, seconds), seconds)
    elif TapeKind.PICTURE in kinds:
        with closing(tape.reader(TapeKind.PICTURE, stop)) as reader:
            yield from _seen(_live_pictures(LiveStream(reader), seconds), seconds)


def length_of(tape: Tape, stop: Stop) -> float:
    """Seconds of the tape's sound, by which words are timed; of its pictures when it has no sound."""
    kinds = tape.kinds()
    for kind in (TapeKind.SOUND, TapeKind.PICTURE):
        kept_as = TapeKind.CLIP if TapeKind.CLIP in kinds else kind
        if kept_as not in kinds:
            continue
        with closing(tape.reader(kept_as, stop)) as reader:
            end = (_clip_end if kept_as is TapeKind.CLIP else _live_end)(reader, kind)
        if end > 0:
            return end
    return 0.0


def _cut(sound: Iterator[AudioBlock], seconds: float) -> Iterator[AudioBlock]:
    """Without the samples before `seconds`."""
    for block in sound:
        early = round((seconds - block.time) * SOUND_RATE)
        if early <= 0:
            yield block
        elif early < len(block.samples):
            yield AudioBlock(block.time + early / SOUND_RATE, block.samples[early:])


def _seen(pictures: Iterator[Frame], seconds: float) -> Iterator[Frame]:
    """Without the pictures that another one has replaced by then."""
    waiting: Frame | None = None
    for frame in pictures:
        if waiting is not None and frame.time > seconds:
            yield waiting
        waiting = frame
    if waiting is not None:
        yield waiting


# ── what this program recorded ──────────────────────────────────────────────────────────────────────────────────


def _live_sound(stream: LiveStream, seconds: float) -> Iterator[AudioBlock]:
    decoder: SoundDecoder | None = None
    base = 0.0
    try:
        for block in stream.blocks_from(seconds):
            if decoder is None:
                decoder = SoundDecoder(stream.header())
                base = min(block.time, seconds)
            yield from _later(decoder.take(replace(block, time=block.time - base)), base)
        if decoder is not None:
            yield from _later(decoder.end(), base)
    except (NotOursError, av.FFmpegError) as error:
        raise _changed() from error


def _live_pictures(stream: LiveStream, seconds: float) -> Iterator[Frame]:
    decoder: PictureDecoder | None = None
    try:
        for block in stream.blocks_from_key_picture(seconds):
            decoder = decoder or PictureDecoder(stream.header())
            yield from decoder.take(block)
        if decoder is not None:
            yield from decoder.end()
    except (NotOursError, av.FFmpegError) as error:
        raise _changed() from error


def _live_end(reader: TapeReader, kind: TapeKind) -> float:
    """As far as it can be read."""
    end, stream = 0.0, LiveStream(reader)
    with suppress(FileDamaged, NotOursError):  # named when it is played
        if kind is TapeKind.SOUND:
            for one in _live_sound(stream, float("inf")):
                end = one.time + one.seconds
        else:
            for block in stream.blocks_from(float("inf")):
                end = block.time
    return end


def _changed() -> FileDamaged:
    return FileDamaged(
        "A part of the recording of this answer was changed.", "Play another part of it, or ask once more."
    )


def _later(sound: Iterator[AudioBlock], seconds: float) -> Iterator[AudioBlock]:
    return (AudioBlock(block.time + seconds, block.samples) for block in sound)


# ── what somebody brought ───────────────────────────────────────────────────────────────────────────────────────

NO_PLACES = frozenset(
    {"avi"}
)  # tells only when a picture is decoded: its times are known from the start only


def _clip_sound(reader: TapeReader, seconds: float) -> Iterator[AudioBlock]:
    with open_clip(reader, "This recording") as container:
        track = sound_track(container)
        if track is None:
            return
        start = start_of(container)
        _go_to(container, track, seconds + start)
        sound = UnbrokenSound()
        base: float | None = None
        for packet in packets(container, [track]):
            for frame in decode(packet) or ():
                if not isinstance(frame, av.AudioFrame):
                    continue
                time = None if frame.time is None else frame.time - start
                if base is None:
                    base = max(0.0, min(time or 0.0, seconds))
                yield from _later(sound.take(frame, None if time is None else time - base), base)
        yield from _later(sound.end(), base or 0.0)


def _clip_pictures(reader: TapeReader, seconds: float) -> Iterator[Frame]:
    with open_clip(reader, "This recording") as container:
        track = picture_track(container)
        if track is None:
            return
        track.codec_context.thread_count = 1
        clock = PictureClock(container, track)
        _go_to(container, track, seconds + start_of(container))
        for packet in packets(container, [track]):
            for frame in decode(packet) or ():
                if isinstance(frame, av.VideoFrame) and (time := clock.time_of(frame)) is not None:
                    yield upright(frame, time, track.sample_aspect_ratio)


def _go_to(container: InputContainer, track: av.AudioStream | av.VideoStream, seconds: float) -> None:
    """To the place at or before these seconds of the file's own time; where that fails, it is read from its start."""
    if seconds <= start_of(container) or container.format.name in NO_PLACES or track.time_base is None:
        return
    try:
        container.seek(int(seconds / track.time_base), stream=track, backward=True)
    except av.FFmpegError:
        container.seek(0)


def _clip_end(reader: TapeReader, kind: TapeKind) -> float:
    with open_clip(reader, "This recording") as container:
        track = sound_track(container) if kind is TapeKind.SOUND else picture_track(container)
        if track is None:
            return 0.0
        ends = (
            float((packet.pts + (packet.duration or 0)) * packet.time_base)
            for packet in packets(container, [track])
            if packet.pts is not None and packet.time_base is not None
        )
        return max(0.0, max(ends, default=0.0) - start_of(container))
