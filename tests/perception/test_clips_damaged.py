"""A broken file is named, what of it can be read is used, and what is no media file is refused in words."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from interview.errors import Cancelled, FileDamaged
from interview.ports import Stop
from perception.clip_facts import inspect
from perception.clips import read_pictures, read_sound
from tests.perception.media_files import CONTAINERS, Recipe, write_clip

SECONDS = 6.0
SAYS_ITS_LENGTH = [
    "screen.mkv",
    "browser.webm",
    "old.avi",
    "older.avi",
    "web.flv",
    "plain.wav",
    "eight_bit.wav",
    "fine.flac",
    "song.mp3",
]
SHOWS_ITS_END = ["disc.mpg", "broadcast.ts", "voice.ogg"]
INDEX_AT_THE_END = ["phone.mp4", "camera.mov", "memo.m4a"]


def clip(name: str, folder: Path) -> Path:
    return write_clip(folder / name, replace(CONTAINERS[name], seconds=SECONDS))


def cut(path: Path, share: float = 0.5) -> Path:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


@pytest.mark.parametrize("name", SAYS_ITS_LENGTH)
def test_a_cut_file_tells_how_much_of_how_much_can_be_read(name: str, tmp_path: Path) -> None:
    facts = inspect(cut(clip(name, tmp_path)))
    assert 0.3 * SECONDS < facts.seconds < 0.75 * SECONDS
    [damage] = facts.damage
    said = f"the file ends early: the first {facts.seconds:.1f} of about "
    assert damage.startswith(said)
    promised = float(damage.removeprefix(said).split()[0])
    assert promised == pytest.approx(SECONDS, rel=0.12)


@pytest.mark.parametrize("name", SHOWS_ITS_END)
def test_a_cut_file_without_a_length_still_shows_that_it_breaks_off(name: str, tmp_path: Path) -> None:
    facts = inspect(cut(clip(name, tmp_path), 0.47))
    assert 0.2 * SECONDS < facts.seconds < 0.75 * SECONDS
    assert any("breaks off" in damage or "no proper end" in damage for damage in facts.damage)


@pytest.mark.parametrize("name", INDEX_AT_THE_END)
def test_a_file_cut_before_its_index_is_refused_with_the_reason(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileDamaged, match=f"{name}.*cut off before its index") as refused:
        inspect(cut(clip(name, tmp_path)))
    assert "Copy it once more" in refused.value.remedy


@pytest.mark.parametrize(("share", "some"), [(0.6, True), (0.0005, False)])
def test_an_mp4_with_its_index_in_front_is_salvaged(share: float, some: bool, tmp_path: Path) -> None:
    path = tmp_path / "front.mp4"
    slow = clip("phone.mp4", tmp_path)
    with av.open(str(slow)) as source, av.open(str(path), "w", options={"movflags": "faststart"}) as target:
        copies = {stream.index: target.add_stream_from_template(stream) for stream in source.streams}
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                target.mux(packet)
    cut(path, share)
    if some:
        facts = inspect(path)
        assert "of about 6.0 s can be read" in facts.damage[0]
        assert 2.0 < facts.seconds < 5.0
    else:
        with pytest.raises(FileDamaged, match=r"front\.mp4"):
            inspect(path)


@pytest.mark.parametrize(
    "name", ["phone.mp4", "screen.mkv", "song.mp3", "disc.mpg", "fine.flac", "voice.ogg"]
)
def test_a_spoilt_middle_is_named_and_the_rest_is_read(name: str, tmp_path: Path) -> None:
    path = clip(name, tmp_path)
    data = bytearray(path.read_bytes())
    middle = int(len(data) * 0.4)
    data[middle : middle + len(data) // 12] = random.Random(5).randbytes(len(data) // 12)
    path.write_bytes(data)
    facts = inspect(path)
    assert facts.damage != ()
    assert facts.seconds > 0.85 * SECONDS
    with path.open("rb") as file:
        samples = np.concatenate([block.samples for block in read_sound(file)])
    assert len(samples) / 16000 == pytest.approx(facts.sound_seconds, abs=0.01)
    assert np.abs(samples[-8000:].astype(int)).max() > 4000  # the tone is still there at the end


def test_a_hole_in_the_sound_stays_a_hole_and_nothing_moves(tmp_path: Path) -> None:
    whole = write_clip(tmp_path / "whole.mkv", Recipe(seconds=4.0, sounds=("flac",), picture=None))
    holed = tmp_path / "holed.mkv"
    with av.open(str(whole)) as source, av.open(str(holed), "w") as target:
        copy = target.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux():
            if packet.dts is not None and not 2.0 < packet.pts * packet.time_base < 3.0:
                packet.stream = copy
                target.mux(packet)
    assert any("there is no sound from 2." in damage for damage in inspect(holed).damage)
    with holed.open("rb") as file:
        samples = np.concatenate([block.samples for block in read_sound(file)])
    assert len(samples) / 16000 == pytest.approx(4.0, abs=0.1)
    assert not samples[round(2.2 * 16000) : round(2.9 * 16000)].any()
    assert np.abs(samples[round(3.2 * 16000) :].astype(int)).max() > 4000


REFUSED = {
    "empty.mp4": b"",
    "words.mp4": b"I did not sleep at all last week.\n" * 200,
    "words.txt": b"I did not sleep at all last week.\n" * 200,
    "list.m3u8": b"#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd\n",
    "list.ffconcat": b"ffconcat version 1.0\nfile /etc/hostname\n",
    "noise.wav": random.Random(3).randbytes(30_000),
    "zeros.mp3": bytes(30_000),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_media_file_is_refused_by_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(REFUSED[name])
    with pytest.raises(FileDamaged, match=name.replace(".", r"\.")) as refused:
        inspect(path)
    assert refused.value.remedy


def test_a_still_picture_is_no_recording(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    with av.open(str(path), "w", format="image2", options={"update": "1"}) as target:
        stream = target.add_stream("mjpeg", rate=1)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuvj420p"
        frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")
        target.mux(stream.encode(frame.reformat(format="yuvj420p")))
        target.mux(stream.encode(None))
    with pytest.raises(FileDamaged, match="not a sound or video file"):
        inspect(path)


def test_a_folder_and_an_absent_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileDamaged, match="a folder"):
        inspect(tmp_path)
    with pytest.raises(FileDamaged, match=r"There is no file gone\.mp4"):
        inspect(tmp_path / "gone.mp4")
    os.mkfifo(tmp_path / "pipe.mp4")
    with pytest.raises(FileDamaged, match="a device"):
        inspect(tmp_path / "pipe.mp4")


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = write_clip(tmp_path / "locked.wav", CONTAINERS["plain.wav"])
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(FileDamaged, match="may not be read"):
        inspect(path)


def test_inspecting_stops_when_the_work_is_thrown_away(tmp_path: Path) -> None:
    stop = Stop()
    stop.cancel()
    with pytest.raises(Cancelled):
        inspect(clip("phone.mp4", tmp_path), stop)


def test_pictures_of_a_cut_file_end_where_the_file_does(tmp_path: Path) -> None:
    path = cut(clip("screen.mkv", tmp_path))
    with path.open("rb") as file:
        last = list(read_pictures(file))[-1]
    assert last.time == pytest.approx(inspect(path).picture_seconds, abs=0.3)
