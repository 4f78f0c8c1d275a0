"""Answers from media files, for a session without camera and microphone: one file a question, in order."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import av
from av.container import InputContainer

from interview.domain import Segment
from interview.errors import FileDamaged, ForPeople
from interview.ports import Stop, Tape, TapeKind, TapeWriter, Watch
from perception.clip_facts import ClipFacts, inspect, opened
from perception.clips import AGAIN, open_clip, packets, picture_track, sound_track
from perception.muxer import Muxer

CHUNK = 1 << 20  # bytes copied at once


class MediaRecorder:
    """Each call takes the next file; None, or no file left, means that this question has no recording.

    A clip's own bytes go to the tape unchanged. When the person refused sound or pictures and the file holds
    more than what is allowed, the allowed track alone is copied, packet by packet and not encoded again, into
    a file of its own, mostly Matroska: cover art, titles and names in the file do not come along either.
    """

    def __init__(self, files: Sequence[Path | None]) -> None:
        self._files = tuple(files)
        self._next = 0

    def turn_to(self, number: int) -> None:
        """The next recording is the file with this number, from 0: a question asked again takes its own again."""
        self._next = number

    def record(self, tape: Tape, with_sound: bool, with_picture: bool, stop: Stop, watch: Watch) -> Segment:
        """Keep the next file whole. Done ends nothing early: half a file could not be read.

        What can be read of a damaged file is kept and the rest named in the segment. Raises `FileDamaged`
        when nothing can, `ForPeople` when there is no file or all of it was refused, and `Cancelled`.
        """
        path = self._take()
        facts = inspect(path, stop)
        has_sound, has_picture = facts.has_sound and with_sound, facts.has_picture and with_picture
        seconds = max(facts.sound_seconds * has_sound, facts.picture_seconds * has_picture)
        if not has_sound and not has_picture:
            raise ForPeople(
                f"{path.name} holds nothing that the person agreed to have recorded.",
                "Type the answer, or ask for consent.",
            )
        with opened(path) as file:
            writer = tape.writer(TapeKind.CLIP)
            try:
                watch.started.set()
                if _holds_refused(facts, with_sound, with_picture):
                    _copy_track(file, path.name, has_sound, writer, stop)
                else:
                    _copy_bytes(file, path.stat().st_size, writer, stop, watch)
            except BaseException:
                writer.abandon()
                raise
            writer.seal()
        return Segment(tape.id, seconds, has_picture, has_sound, facts.damage)

    def _take(self) -> Path:
        path = self._files[self._next] if self._next < len(self._files) else None
        self._next += 1
        if path is None:
            raise ForPeople("There is no recording for this question.", "Bring a file, or type the answer.")
        return path


def _holds_refused(facts: ClipFacts, with_sound: bool, with_picture: bool) -> bool:
    if with_sound and with_picture:
        return False
    return not (facts.only_sound_inside if with_sound else facts.only_picture_inside)


def _copy_bytes(file: BinaryIO, size: int, writer: TapeWriter, stop: Stop, watch: Watch) -> None:
    done = 0
    while chunk := file.read(CHUNK):
        stop.check()
        writer.write(chunk)
        done += len(chunk)
        watch.progress.put(done / max(size, done))
    writer.flush()


def _copy_track(file: BinaryIO, name: str, sound: bool, writer: TapeWriter, stop: Stop) -> None:
    with open_clip(file, name) as source:
        track = sound_track(source) if sound else picture_track(source)
        if track is None:
            raise ValueError("the track was there when the file was inspected")
        muxer, complete = Muxer(writer, form=_form_for(source, track)), False
        try:
            copy = muxer.container.add_stream_from_template(track)
            for packet in packets(source, [track]):
                stop.check()
                if packet.size:
                    packet.stream = copy
                    muxer.mux([packet])
            complete = True
        except av.FFmpegError as error:
            raise FileDamaged(f"The allowed part of {name} cannot be kept on its own.", AGAIN) from error
        finally:
            muxer.close(complete)


def _form_for(source: InputContainer, track: av.AudioStream | av.VideoStream) -> str:
    """Matroska; NUT for what Matroska cannot hold without a change: Flash video, and AAC as it is broadcast.

    AVI stays AVI: it does not know when a picture is shown, so nothing else could be told.
    """
    codec = track.codec_context
    if source.format.name == "avi":
        return "avi"
    return "nut" if codec.name == "flv" or (codec.name == "aac" and not codec.extradata) else "matroska"
