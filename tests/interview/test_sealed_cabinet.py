"""A folder of encrypted streams, as tapes use it: live and later, sealed, broken off, changed."""

from __future__ import annotations

import os
import random
import shutil
import stat
import threading
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from interview.errors import FileDamaged, StoreUnusable
from interview.media import AudioBlock, Frame
from interview.ports import Stop, Tape, TapeKind
from interview.store import TapesOnShelf
from interview.tapes import Cabinet, Shelf
from interview.vault.keys import derived
from interview.vault.record_reader import RecordReader, State
from interview.vault.records import HEAD_BYTES
from interview.vault.sealed_cabinet import SealedCabinet
from perception.tape import follow
from tests.interview.record_files import KEY
from tests.perception.tapes import blocks, frames_of, noise, pictures, record, same_pictures, sound_of
from tests.plain_cabinet import FolderCabinet


def key_for(name: str) -> bytes:
    return derived(KEY, name.rpartition(".")[2])


def a_cabinet(folder: Path) -> SealedCabinet:
    return SealedCabinet(folder / "media", key_for)


def a_tape(cabinet: Cabinet) -> Tape:
    tapes = TapesOnShelf(Shelf(cabinet))
    return Tape(tapes.new_tape("s1", 1), tapes)  # type: ignore[arg-type]  # the half of a store that keeps tapes


def later(tape: Tape, cabinet: Cabinet) -> Tape:
    """As another start of the program sees it."""
    return Tape(tape.id, TapesOnShelf(Shelf(cabinet)))  # type: ignore[arg-type]


def whole(tape: Tape, kind: TapeKind = TapeKind.SOUND) -> bytes:
    with closing(tape.reader(kind)) as reader:
        return reader.read()


def test_a_recording_is_followed_live_and_read_later_just_as_it_was(tmp_path):
    cabinet, samples, shown = a_cabinet(tmp_path), noise(2.0), pictures(2.0, starts=0.0)
    tape, got = a_tape(cabinet), []
    thread = threading.Thread(target=lambda: got.extend(follow(tape, Stop())))
    thread.start()
    record(tape, [*blocks(samples, starts=0.0), *shown], at_their_time=True)
    thread.join(20)
    assert not thread.is_alive()
    assert np.array_equal(sound_of(got), samples)
    again = list(follow(later(tape, a_cabinet(tmp_path)), Stop()))
    assert np.array_equal(sound_of(again), samples)
    assert len(frames_of(again)) == len(shown)
    assert same_pictures(frames_of(got), frames_of(again))
    for kind in ("sound", "picture"):
        assert cabinet.verify(f"{tape.id}.{kind}").state is State.VERIFIED_FINAL


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (lambda tape, writer: writer.seal(), State.VERIFIED_FINAL),
        (lambda tape, writer: writer.abandon(), State.TRUNCATED),
        (lambda tape, writer: tape.store.finish_tape(tape.id), State.TRUNCATED),
        (lambda tape, writer: None, State.TRUNCATED),
    ],
)
def test_only_a_sealed_stream_is_whole_and_every_other_is_read_to_its_end(tmp_path, end, state):
    cabinet = a_cabinet(tmp_path)
    tape = a_tape(cabinet)
    writer = tape.writer(TapeKind.SOUND)
    writer.write(b"so far")
    end(tape, writer)
    verdict = cabinet.verify(f"{tape.id}.sound")
    assert (verdict.state, verdict.size) == (state, 6)
    assert whole(later(tape, a_cabinet(tmp_path))) == b"so far"
    tape.store.finish_tape(tape.id)


def test_a_follower_of_many_sizes_gets_every_byte(tmp_path):
    rng = random.Random(3)
    pieces = [rng.randbytes(rng.choice([1, 700, 40_000, 200_000])) for _ in range(60)]
    tape = a_tape(a_cabinet(tmp_path))
    writer = tape.writer(TapeKind.CLIP)
    got: list[bytes] = []
    thread = threading.Thread(target=lambda: got.append(whole(tape, TapeKind.CLIP)))
    thread.start()
    for piece in pieces:
        writer.write(piece)
    writer.seal()
    thread.join(20)
    assert got == [b"".join(pieces)]


@pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX systems")
def test_streams_are_for_their_owner_only_and_nothing_of_them_lies_in_plain(tmp_path):
    canary = b"quixotic zebra marmalade"
    for folder, cabinet in (
        ("sealed", a_cabinet(tmp_path / "sealed")),
        ("plain", FolderCabinet(tmp_path / "plain")),
    ):
        tape = a_tape(cabinet)
        tape.writer(TapeKind.SOUND).write(canary * 5000)
        tape.store.finish_tape(tape.id)
        found = [
            path for path in (tmp_path / folder).rglob("*") if path.is_file() and canary in path.read_bytes()
        ]
        assert bool(found) == (folder == "plain"), "the search itself is proven by the plain one"
    for path in (tmp_path / "sealed").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_forgetting_takes_the_files_of_the_session_only(tmp_path):
    cabinet = a_cabinet(tmp_path)
    shelf = Shelf(cabinet)
    assert list(cabinet.names()) == []
    cabinet.delete("s1.1.00000000.sound")
    for session in ("a", "a-1"):
        shelf.open_writer(shelf.new_tape(session, 1), TapeKind.SOUND).write(b"sound")
    shelf.forget("a")
    shelf.close()
    assert [name.split(".")[0] for name in cabinet.names()] == ["a-1"]


def test_a_key_that_is_gone_is_said_and_a_stream_cannot_take_the_place_of_another(tmp_path):
    cabinet = a_cabinet(tmp_path)
    tapes = [a_tape(cabinet) for _ in range(2)]
    for tape, said in zip(tapes, (b"one", b"two"), strict=True):
        tape.writer(TapeKind.SOUND).write(said)
        tape.writer(TapeKind.PICTURE).write(said)
        tape.store.finish_tape(tape.id)

    def gone(name: str) -> bytes:
        raise StoreUnusable("The pictures of this session were deleted.")

    with pytest.raises(StoreUnusable, match="deleted"):
        whole(later(tapes[0], SealedCabinet(tmp_path / "media", gone)))
    folder = tmp_path / "media"
    shutil.copy(folder / f"{tapes[1].id}.sound", folder / f"{tapes[0].id}.sound")
    shutil.copy(folder / f"{tapes[1].id}.picture", folder / f"{tapes[1].id}.sound")
    for tape in tapes:
        assert cabinet.verify(f"{tape.id}.sound").state is State.TAMPERED
        with pytest.raises(FileDamaged):
            whole(tape)


@pytest.mark.parametrize("where", ["head", "body", "cut"])
def test_a_player_gets_what_stands_before_the_damage_and_is_told(tmp_path, where):
    cabinet, samples = a_cabinet(tmp_path), noise(4.0)
    tape = a_tape(cabinet)
    record(tape, blocks(samples, starts=0.0))
    name = f"{tape.id}.sound"
    path = tmp_path / "media" / name
    if where == "cut":
        os.truncate(path, path.stat().st_size // 2)
    else:
        damage(path, body=where == "body")
    got: list[AudioBlock | Frame] = []
    if where == "cut":
        got.extend(follow(tape, Stop()))
        assert cabinet.verify(name).state is State.TRUNCATED
    else:
        with pytest.raises(FileDamaged, match="record"):
            collect(tape, got)
        with closing(tape.reader(TapeKind.SOUND)) as reader:
            assert len(reader.read(1 << 20)) == cabinet.verify(name).size
    assert len(got) > 10
    heard = sound_of(got)
    assert np.array_equal(heard, samples[: len(heard)])


def collect(tape: Tape, into: list[AudioBlock | Frame]) -> None:
    for item in follow(tape, Stop()):
        into.append(item)


def damage(path: Path, body: bool) -> None:
    """Turn one bit over half way, in a record's length or in what it holds."""
    with closing(RecordReader(path, key_for(path.name), path.name)) as reader:
        reader.size()
        place = reader._place(len(reader._ends) // 2)
    data = bytearray(path.read_bytes())
    data[place + (HEAD_BYTES + 5 if body else 2)] ^= 1
    path.write_bytes(data)
