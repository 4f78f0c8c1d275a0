"""Clips go to the tape as they are; what was refused does not go at all; broken ones say what is missing."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from pathlib import Path

import av
import pytest

from interview.errors import Cancelled, FileDamaged, ForPeople, StoreUnusable
from interview.ports import Stop, Tape, TapeKind, Watch
from interview.store import MemoryStore
from perception.recorder import MediaRecorder
from perception.tape import follow
from tests.perception.media_files import CONTAINERS, EVENT, Recipe, marks, write_clip


def a_tape(store: MemoryStore | None = None) -> Tape:
    store = store or MemoryStore()
    return Tape(store.new_tape("s1", 1), store)


def kept(tape: Tape) -> bytes:
    tape.store.finish_tape(tape.id)
    return tape.reader(TapeKind.CLIP).read()


@pytest.mark.parametrize("name", ["phone.mp4", "older.avi", "voice.ogg"])
def test_a_clips_own_bytes_are_kept_unchanged(name: str, tmp_path: Path) -> None:
    path = write_clip(tmp_path / name, CONTAINERS[name])
    tape, watch = a_tape(), Watch()
    segment = MediaRecorder([path]).record(tape, True, True, Stop(), watch)
    assert tape.kinds() == {TapeKind.CLIP}
    assert kept(tape) == path.read_bytes()
    assert segment.has_picture == bool(CONTAINERS[name].picture)
    assert segment.damage == ()
    assert watch.progress.peek() == 1.0


def test_files_are_taken_in_order_and_none_means_no_recording(tmp_path: Path) -> None:
    first = write_clip(tmp_path / "a.wav", CONTAINERS["plain.wav"])
    third = write_clip(tmp_path / "b.wav", CONTAINERS["eight_bit.wav"])
    recorder = MediaRecorder([first, None, third])
    for path in (first, None, third, None):
        tape = a_tape()
        if path is None:
            with pytest.raises(ForPeople, match="no recording for this question"):
                recorder.record(tape, True, True, Stop(), Watch())
            assert tape.kinds() == frozenset()
        else:
            recorder.record(tape, True, True, Stop(), Watch())
            assert kept(tape) == path.read_bytes()


@pytest.mark.parametrize(
    "name", [name for name, recipe in CONTAINERS.items() if recipe.picture and recipe.sounds]
)
@pytest.mark.parametrize("sound", [True, False], ids=["no picture", "no sound"])
def test_a_refused_stream_is_not_in_the_bytes(name: str, sound: bool, tmp_path: Path) -> None:
    path = write_clip(tmp_path / name, CONTAINERS[name])
    tape = a_tape()
    segment = MediaRecorder([path]).record(tape, sound, not sound, Stop(), Watch())
    data = kept(tape)
    with av.open(io.BytesIO(data)) as container, av.open(str(path)) as original:
        [stream] = container.streams
        assert stream.type == ("audio" if sound else "video")
        [same] = original.streams.audio if sound else original.streams.video
        assert stream.codec_context.name == same.codec_context.name  # not encoded again
        ours, theirs = (
            [packet.size for packet in one.demux(track) if packet.size]
            for one, track in ((container, stream), (original, same))
        )
        assert len(ours) == len(theirs)
        assert sum(ours) == pytest.approx(sum(theirs), rel=0.15)  # a transport stream has headers of its own
    assert (segment.has_sound, segment.has_picture) == (sound, not sound)
    found = marks_of(tape)
    if sound:
        assert found.tone_begins == pytest.approx(EVENT, abs=0.1)
        assert found.corner_lights is None
    else:
        assert found.corner_lights == pytest.approx(EVENT, abs=0.1)
        assert found.tone_begins is None
        assert sum(1 for _ in follow(tape, Stop(), sound=False)) >= 48


def marks_of(tape: Tape):
    import numpy as np

    from interview.media import AudioBlock, Frame

    items = list(follow(tape, Stop()))
    samples = [item.samples for item in items if isinstance(item, AudioBlock)]
    return marks(
        np.concatenate(samples) if samples else np.zeros(0, np.int16),
        [(item.time, item.picture) for item in items if isinstance(item, Frame)],
    )


def test_a_turned_video_stays_upright_when_its_sound_is_refused(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "turned.mp4", Recipe(rotation=90))
    tape = a_tape()
    MediaRecorder([path]).record(tape, False, True, Stop(), Watch())
    tape.store.finish_tape(tape.id)
    first = next(iter(follow(tape, Stop(), sound=False)))
    assert first.picture.shape == (160, 96, 3)
    assert first.picture[-8, 8][0] > 180


@pytest.mark.parametrize("form", ["mp3", "mp4"])
def test_cover_art_goes_with_refused_pictures(form: str, tmp_path: Path) -> None:
    sound = "libmp3lame" if form == "mp3" else "aac"
    path = write_clip(tmp_path / f"song.{form}", Recipe(picture=None, sounds=(sound,), cover=True))
    tape = a_tape()
    MediaRecorder([path]).record(tape, True, False, Stop(), Watch())
    with av.open(io.BytesIO(kept(tape))) as container:
        assert [stream.type for stream in container.streams] == ["audio"]


def test_refused_pictures_change_nothing_in_a_file_of_sound(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "memo.m4a", CONTAINERS["memo.m4a"])
    tape = a_tape()
    MediaRecorder([path]).record(tape, True, False, Stop(), Watch())
    assert kept(tape) == path.read_bytes()


def test_a_file_of_refused_sound_only_is_not_kept(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "memo.m4a", CONTAINERS["memo.m4a"])
    tape = a_tape()
    with pytest.raises(ForPeople, match="nothing that the person agreed to"):
        MediaRecorder([path]).record(tape, False, True, Stop(), Watch())
    assert tape.kinds() == frozenset()


def test_a_cut_file_is_kept_with_its_damage(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "cut.mkv", replace(CONTAINERS["screen.mkv"], seconds=6.0))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    tape = a_tape()
    segment = MediaRecorder([path]).record(tape, True, True, Stop(), Watch())
    assert "the file ends early" in segment.damage[0]
    assert "cut.mkv" not in segment.damage[0]  # a file may be named after a person
    assert 2.0 < segment.seconds < 4.5
    assert marks_of(tape).tone_begins == pytest.approx(EVENT, abs=0.1)


def test_a_file_nothing_can_be_read_of_leaves_an_empty_tape(tmp_path: Path) -> None:
    path = tmp_path / "broken.mp4"
    path.write_bytes(b"no film")
    tape = a_tape()
    with pytest.raises(FileDamaged, match=r"broken\.mp4"):
        MediaRecorder([path]).record(tape, True, True, Stop(), Watch())
    assert tape.kinds() == frozenset()


class StopsAfter(Stop):
    """Cancelled at the n-th look: the middle of a copy, whatever the machine's pace."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self._looks = looks

    def check(self) -> None:
        self._looks -= 1
        if self._looks == 0:
            self.cancel()
        super().check()


def test_a_cancelled_copy_is_abandoned_and_its_follower_ends(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    write_clip(path, Recipe(seconds=30.0, picture=None, sounds=("pcm_s16le",), rate=48000))
    looks = StopsAfter(10**9)
    MediaRecorder([path]).record(a_tape(), True, True, looks, Watch())
    needed = 10**9 - looks._looks
    tape = a_tape()
    follower = threading.Thread(target=lambda: list(follow(tape, Stop())))
    follower.start()
    with pytest.raises(Cancelled):
        MediaRecorder([path]).record(tape, True, True, StopsAfter(needed - 2), Watch())
    assert not tape.reader(TapeKind.CLIP).growing
    assert 0 < len(kept(tape)) < path.stat().st_size
    follower.join(10)
    assert not follower.is_alive()


class FullWriter:
    """A disk with room for some bytes."""

    def __init__(self, writer, room: int) -> None:
        self._writer = writer
        self._room = room
        self.flush, self.seal, self.abandon = writer.flush, writer.seal, writer.abandon

    def write(self, data: bytes) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise StoreUnusable("The disk is full.", "Make room.")
        return self._writer.write(data)


class FullStore(MemoryStore):
    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room

    def open_writer(self, tape_id, kind):
        return FullWriter(super().open_writer(tape_id, kind), self._room)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.999])
@pytest.mark.parametrize("picture", [True, False])
def test_a_full_disk_is_told_as_such_and_nobody_waits(picture: bool, share: float, tmp_path: Path) -> None:
    path = write_clip(tmp_path / "phone.mp4", Recipe())
    whole = a_tape()
    MediaRecorder([path]).record(whole, True, picture, Stop(), Watch())
    tape = a_tape(FullStore(int(share * len(kept(whole)))))
    with pytest.raises(StoreUnusable, match="full"):
        MediaRecorder([path]).record(tape, True, picture, Stop(), Watch())
    assert not tape.reader(TapeKind.CLIP).growing


def test_real_clips_without_pictures_still_speak(shared_data: Path) -> None:
    for name in ("ravdess_actor_01/01-01-01-01-01-01-01.mp4", "cremad_1001/1001_DFA_DIS_XX.flv"):
        tape = a_tape()
        segment = MediaRecorder([shared_data / "av" / name]).record(tape, True, False, Stop(), Watch())
        assert not segment.has_picture
        with av.open(io.BytesIO(kept(tape))) as container:
            assert [stream.type for stream in container.streams] == ["audio"]
        heard = sum(len(item.samples) for item in follow(tape, Stop(), pictures=False))
        assert heard / 16000 == pytest.approx(segment.seconds, abs=0.1)


def test_a_question_asked_again_takes_its_own_file_again(tmp_path: Path) -> None:
    files = [write_clip(tmp_path / f"{n}.wav", CONTAINERS["plain.wav"]) for n in range(2)]
    files[1].write_bytes(files[1].read_bytes() + b"\0\0")
    recorder = MediaRecorder(files)
    for number in (1, 0, 1):
        recorder.turn_to(number)
        tape = a_tape()
        recorder.record(tape, True, True, Stop(), Watch())
        assert kept(tape) == files[number].read_bytes()
