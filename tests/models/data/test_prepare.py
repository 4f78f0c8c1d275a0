"""Preparing: the same seconds of picture and sound, no work twice, nothing half."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.data.labels import UnknownLabel
from models.data.prepare import Span, prepare
from models.data.prepared import Cut, NotPrepared, Prepared
from models.data.samples import Sample
from tests.conftest import ROOT
from tests.models.data.npy_media import RATE, NpyMedia, clip

CUT = Cut(seconds=4, frames=2, size=3)


def test_faces_and_sound_are_of_the_same_seconds_in_the_middle(tmp_path: Path) -> None:
    sample = clip(tmp_path, "long", range(10, 20))
    prepared = prepare([sample], tmp_path / "out", CUT, NpyMedia())
    assert prepared is not None
    item = prepared.item(0)
    assert item["face"].shape == (2, 3, 3, 3)
    assert item["face"][:, 0, 0, 0].tolist() == [14, 16], "of seconds 3 to 7: the middles of two halves"
    assert item["voice"].dtype == np.int16
    assert item["voice"][[0, -1]].tolist() == [3 * RATE % 30_000, (7 * RATE - 1) % 30_000]
    assert item["present"] == {"face": True, "voice": True}
    assert (item["label"], item["person"]) == (0, "person-long")


def test_a_short_take_stands_in_the_middle_of_silence_and_says_where(tmp_path: Path) -> None:
    prepared = prepare([clip(tmp_path, "short", [1, 2])], tmp_path / "out", CUT, NpyMedia())
    assert prepared is not None
    voice = prepared.item(0)["voice"]
    first, last = np.load(tmp_path / "out" / "voice_span.npy")[0]
    assert (first, last) == (RATE, 3 * RATE)
    assert not voice[:first].any()
    assert voice[first + 1] == 1
    assert not voice[last:].any()


def test_nothing_before_or_after_a_turn_of_a_conversation_is_taken(tmp_path: Path) -> None:
    turn = clip(tmp_path, "talk", range(100), start=50.0, end=52.0)
    prepared = prepare([turn], tmp_path / "out", CUT, NpyMedia())
    assert prepared is not None
    voice, faces = prepared.item(0)["voice"], prepared.item(0)["face"]
    assert voice[RATE] == 50 * RATE % 30_000
    assert not voice[:RATE].any()
    assert not voice[3 * RATE :].any()
    assert set(faces.ravel().tolist()) <= {50, 51, 52}


def test_the_span_of_a_take() -> None:
    assert Span.of(0, 10, 4) == Span(3, 3, 7)
    assert Span.of(2, 4, 4) == Span(1, 2, 4)
    assert Span(1, 2, 4).times(4, 4) == [2, 2.5, 3.5, 4]


def test_absent_senses_are_absent_and_not_zero_by_chance(tmp_path: Path) -> None:
    seen = clip(tmp_path, "seen", [7] * 4)
    samples = [
        replace(seen, id="a", sound=None),
        replace(seen, id="b", face=None),
        replace(clip(tmp_path, "hidden", [255] * 4), id="c"),
    ]
    prepared = prepare(samples, tmp_path / "out", CUT, NpyMedia())
    assert prepared is not None
    assert [prepared.item(i)["present"] for i in range(3)] == [
        {"face": True, "voice": False},
        {"face": False, "voice": True},
        {"face": False, "voice": True},
    ]


def test_what_nobody_can_read_is_left_out_and_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"nothing")
    lost = Sample("lost", "p", "sad", "test", "g", face=broken, sound=broken)
    prepared = prepare([lost, clip(tmp_path, "good", [1] * 4)], tmp_path / "out", CUT, NpyMedia())
    assert prepared is not None
    assert [prepared.facts(i)["id"] for i in range(len(prepared))] == ["good"]
    assert prepared.item(0)["face"].any()
    assert "lost" in prepared.left_out


def test_stills_and_ready_made_vectors(tmp_path: Path) -> None:
    samples = [
        Sample("f", "p", "happy", "test", "f", still=np.array([9, 9], np.uint8), cropped=True),
        Sample("v", "q", "sad", "test", "v", vectors={"voice_w2v2": np.array([1.5, 2.5])}),
    ]
    prepared = prepare(samples, tmp_path / "out", replace(CUT, frames=1), NpyMedia())
    assert prepared is not None
    assert prepared.branches == ("face", "voice_w2v2")
    assert prepared.item(0)["face"].tolist() == np.full((1, 3, 3, 3), 9).tolist()
    assert prepared.item(1)["voice_w2v2"].tolist() == [1.5, 2.5]
    assert prepared.item(1)["present"] == {"face": False, "voice_w2v2": True}


def test_where_the_person_is_in_the_picture_is_handed_on(tmp_path: Path) -> None:
    media = NpyMedia()
    prepare([clip(tmp_path, "x", [1] * 4, area=(0, 0, 0.5, 1), cropped=True)], tmp_path / "o", CUT, media)
    assert media.asked == [((0, 0, 0.5, 1), True)]


def test_the_hash_of_every_source_is_kept(tmp_path: Path) -> None:
    sample = clip(tmp_path, "x", [1] * 4)
    prepared = prepare([sample], tmp_path / "out", CUT, NpyMedia())
    assert prepared is not None
    assert sample.face is not None
    content = hashlib.sha256(sample.face.read_bytes()).hexdigest()
    assert prepared.facts(0)["sha256"] == {"face": content, "sound": content}


def test_what_is_prepared_is_not_prepared_again(tmp_path: Path) -> None:
    samples = [clip(tmp_path, name, [1] * 4) for name in "abc"]
    media = NpyMedia()
    told: list[tuple[int, int]] = []
    assert prepare(samples, tmp_path / "out", CUT, media, lambda *of: told.append(of)) is not None
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert prepare(samples, tmp_path / "out", CUT, media) is not None
    assert media.looked == {"a": 1, "b": 1, "c": 1}


def test_a_source_that_has_changed_is_prepared_anew(tmp_path: Path) -> None:
    samples = [clip(tmp_path, name, [1] * 4) for name in "ab"]
    media = NpyMedia()
    prepare(samples, tmp_path / "out", CUT, media)
    clip(tmp_path, "b", [5] * 5)
    prepared = prepare(samples, tmp_path / "out", CUT, media)
    assert prepared is not None
    assert prepared.item(1)["face"][0, 0, 0, 0] == 5
    assert media.looked == {"a": 1, "b": 2}


def test_stopped_work_goes_on_where_it_was(tmp_path: Path) -> None:
    samples = [clip(tmp_path, name, [ord(name)] * 4) for name in "abcd"]
    media = NpyMedia()
    out = tmp_path / "out"
    assert prepare(samples, out, CUT, media, stop=lambda: len(media.looked) == 2) is None
    with pytest.raises(NotPrepared, match="not to its end"):
        Prepared.open(out)
    prepared = prepare(samples, out, CUT, media)
    assert prepared is not None
    assert set(media.looked.values()) == {1}
    assert [prepared.item(i)["face"][0, 0, 0, 0] for i in range(4)] == [ord(name) for name in "abcd"]


KILLED = """
import sys, time
from pathlib import Path
from models.data import prepare as module
from tests.models.data.npy_media import NpyMedia, clip

class Slow(NpyMedia):
    def faces(self, *what):
        time.sleep(0.05)
        return super().faces(*what)

folder = Path(sys.argv[1])
module.SAVE_EVERY = 0.1
samples = [clip(folder, f"{i:03}", [i] * 4) for i in range(100)]
print("ready", flush=True)
module.prepare(samples, folder / "out", module.Cut(4, 2, 3), Slow())
"""


def test_a_kill_costs_no_more_than_the_last_moments(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    journal = tmp_path / "out" / "progress.jsonl"
    until = time.monotonic() + 30
    while time.monotonic() < until and not (journal.is_file() and journal.read_text().count("\n") > 5):
        time.sleep(0.02)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    done = journal.read_text().count("\n") - 1
    with journal.open("a") as file:
        file.write('{"row": 99, "pres')  # a line that the kill cut off
    samples = [
        Sample(file.stem, f"person-{file.stem}", "sad", "test", file.stem, face=file, sound=file)
        for file in sorted(tmp_path.glob("*.npy"))
    ]
    media = NpyMedia()
    prepared = prepare(samples, tmp_path / "out", CUT, media)
    assert prepared is not None
    assert 5 <= done < 100
    assert len(media.looked) == 100 - done
    assert [int(prepared.item(i)["face"][0, 0, 0, 0]) for i in range(100)] == list(range(100))
    assert prepare(samples, tmp_path / "out", CUT, media) is not None


def test_a_folder_of_other_samples_or_another_cut_is_not_overwritten(tmp_path: Path) -> None:
    sample = clip(tmp_path, "x", [1] * 4)
    prepare([sample], tmp_path / "out", CUT, NpyMedia())
    for samples, cut in (([sample], replace(CUT, size=4)), ([replace(sample, label="happy")], CUT)):
        with pytest.raises(NotPrepared, match="empty folder"):
            prepare(samples, tmp_path / "out", cut, NpyMedia())
    assert len(Prepared.open(tmp_path / "out")) == 1


def test_a_disk_without_room_is_told_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 9, 200_000_000))
    sample = clip(tmp_path, "x", [1] * 4)
    with pytest.raises(OSError, match="GB are needed"):
        prepare([sample], tmp_path / "out", CUT, NpyMedia())
    assert not list((tmp_path / "out").iterdir())


def test_labels_are_counted_in_the_order_that_is_asked_for(tmp_path: Path) -> None:
    samples = [clip(tmp_path, "a", [1] * 4, "calm"), clip(tmp_path, "b", [1] * 4, "happy")]
    prepare(samples, tmp_path / "out", CUT, NpyMedia())
    prepared = Prepared.open(tmp_path / "out")
    assert (prepared.labels, prepared.targets().tolist()) == (("calm", "happy"), [0, 1])
    prepared = Prepared.open(tmp_path / "out", ("happy", "neutral"))
    assert prepared.targets().tolist() == [1, 0], "calm is neutral to a model that has no calm"
    assert prepared.in_data == ("calm", "happy")
    with pytest.raises(UnknownLabel, match="happy"):
        Prepared.open(tmp_path / "out", ("neutral", "sad"))


def test_arrays_are_read_from_the_disk_as_they_are_needed(tmp_path: Path) -> None:
    prepare([clip(tmp_path, "a", [1] * 4)], tmp_path / "out", CUT, NpyMedia())
    face = Prepared.open(tmp_path / "out").item(0)["face"]
    assert isinstance(face.base, np.memmap)
    assert not face.flags.writeable


def test_another_process_opens_the_files_itself(tmp_path: Path) -> None:
    prepare([clip(tmp_path, "a", [1] * 4)], tmp_path / "out", replace(CUT, size=96), NpyMedia())
    prepared = Prepared.open(tmp_path / "out", ("happy", "sad"))
    sent = pickle.dumps(prepared)
    assert len(sent) < 1000
    there = pickle.loads(sent)  # noqa: S301  its own bytes
    assert (there.labels, there.targets().tolist()) == (prepared.labels, [1])
    assert np.array_equal(there.item(0)["face"], prepared.item(0)["face"])


def test_a_folder_of_another_version_is_refused(tmp_path: Path) -> None:
    prepare([clip(tmp_path, "a", [1] * 4)], tmp_path / "out", CUT, NpyMedia())
    file = tmp_path / "out" / "samples.json"
    told = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**told, "form": 0}), "utf-8")
    with pytest.raises(NotPrepared, match="another version"):
        Prepared.open(tmp_path / "out")
