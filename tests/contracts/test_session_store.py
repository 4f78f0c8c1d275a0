"""What every store of sessions and tapes must do."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview.domain import DisorderChosen, Session
from interview.errors import Cancelled, FileDamaged, StoreUnusable
from interview.ports import SessionStore, Stop, Tape, TapeKind
from interview.store import MemoryStore
from tests.interview.vaults import a_store


@pytest.fixture(params=["memory", "vault"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SessionStore]:
    vault = request.param == "vault"
    opened = a_store(tmp_path / "vault") if vault else MemoryStore()
    yield opened
    opened.close()


def a_session(session_id: str = "s1", opened_at: str = "2026-01-02T10:00:00+00:00") -> Session:
    return Session(
        session_id, "P-17", "Dr A", DisorderChosen("6B00", "anxiety", "name"), "en", opened_at=opened_at
    )


def whole(tape: Tape) -> bytes:
    reader = tape.reader(TapeKind.SOUND)
    try:
        return reader.read()
    finally:
        reader.close()


def in_thread(read) -> tuple[threading.Thread, list]:
    got: list = []

    def work() -> None:
        try:
            got.append(read())
        except Cancelled as error:
            got.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    return thread, got


def ended(thread: threading.Thread) -> bool:
    thread.join(5)
    return not thread.is_alive()


def test_a_session_comes_back_as_it_was(store):
    store.save(a_session())
    assert store.load("s1") == a_session()


def test_an_unknown_session_is_refused_with_a_remedy(store):
    with pytest.raises(StoreUnusable) as error:
        store.load("nobody")
    assert error.value.remedy


def test_the_list_is_newest_first(store):
    store.save(a_session("old", "2026-01-01"))
    store.save(a_session("new", "2026-02-01"))
    assert [line.id for line in store.list()] == ["new", "old"]
    assert store.list()[0].disorder == "anxiety"


def test_forgetting_a_session_takes_its_tapes_and_no_others(store):
    for name in ("a", "a-1"):
        store.save(a_session(name))
    mine, other = Tape(store.new_tape("a", 1), store), Tape(store.new_tape("a-1", 1), store)
    for tape in (mine, other):
        tape.writer(TapeKind.SOUND).write(b"sound")
    store.forget("a")
    assert mine.kinds() == frozenset()
    assert mine.over
    assert other.kinds() == {TapeKind.SOUND}
    assert [line.id for line in store.list()] == ["a-1"]
    with pytest.raises(StoreUnusable):
        store.load("a")


def test_a_session_id_cannot_leave_the_folder(store):
    with pytest.raises(ValueError):
        store.new_tape("../escape", 1)
    with pytest.raises(ValueError):
        store.open_reader("../../etc/passwd", TapeKind.SOUND)


def test_a_follower_waits_for_bytes_and_ends_with_the_seal(store):
    tape = Tape(store.new_tape("s1", 1), store)
    writer = tape.writer(TapeKind.SOUND)
    reader = tape.reader(TapeKind.SOUND)
    thread, got = in_thread(lambda: reader.read(100))
    assert got == []
    writer.write(b"abc")
    writer.flush()
    assert ended(thread)
    assert got == [b"abc"]
    thread, got = in_thread(lambda: reader.read(100))
    writer.write(b"de")
    writer.seal()
    assert ended(thread)
    assert got == [b"de"]
    assert reader.read(100) == b""
    assert not reader.growing
    assert reader.seek(1) == 1
    assert reader.read() == b"bcde"
    reader.close()


@pytest.mark.parametrize("how", ["seal", "abandon", "finish_tape", "forget"])
def test_nobody_waits_for_ever(store, how):
    tape = Tape(store.new_tape("s1", 1), store)
    writer = tape.writer(TapeKind.PICTURE)
    reader = tape.reader(TapeKind.PICTURE)
    thread, got = in_thread(reader.read)
    end = {
        "seal": writer.seal,
        "abandon": writer.abandon,
        "finish_tape": lambda: store.finish_tape(tape.id),
        "forget": lambda: store.forget("s1"),
    }[how]
    end()
    end()
    assert ended(thread)
    assert got == [b""]
    reader.close()


def test_a_waiting_follower_looks_at_stop(store):
    tape = Tape(store.new_tape("s1", 1), store)
    writer = tape.writer(TapeKind.SOUND)
    writer.write(b"so far")
    finish, cancel = Stop(), Stop()
    first, second = tape.reader(TapeKind.SOUND, finish), tape.reader(TapeKind.SOUND, cancel)
    one, kept = in_thread(first.read)
    two, thrown_away = in_thread(second.read)
    begun = time.monotonic()
    finish.finish()
    cancel.cancel()
    assert ended(one)
    assert ended(two)
    assert time.monotonic() - begun < 1
    assert kept == [b"so far"]
    assert isinstance(thrown_away[0], Cancelled)
    first.close()
    second.close()


def test_a_tape_says_what_it_has_and_when_it_is_over(store):
    tape = Tape(store.new_tape("s1", 3), store)
    assert not tape.over
    assert tape.kinds() == frozenset()
    tape.writer(TapeKind.SOUND).seal()
    assert tape.kinds() == {TapeKind.SOUND}
    assert not tape.over
    store.finish_tape(tape.id)
    assert tape.over
    with pytest.raises(StoreUnusable):
        tape.writer(TapeKind.PICTURE)
    with pytest.raises(FileDamaged):
        tape.reader(TapeKind.PICTURE)


def test_writers_have_no_seek_and_write_nothing_after_the_end(store):
    tape = Tape(store.new_tape("s1", 1), store)
    writer = tape.writer(TapeKind.SOUND)
    assert not hasattr(writer, "seek")
    writer.write(b"abc")
    store.finish_tape(tape.id)
    with pytest.raises(StoreUnusable):
        writer.write(b"late")
    assert whole(tape) == b"abc"


def test_two_tapes_of_one_take_are_apart(store):
    first, second = (Tape(store.new_tape("s1", 1), store) for _ in range(2))
    first.writer(TapeKind.SOUND).write(b"one")
    second.writer(TapeKind.SOUND).write(b"two")
    store.finish_tape(first.id)
    assert whole(first) == b"one"


def test_several_threads_follow_one_stream_whole(store):
    tape = Tape(store.new_tape("s1", 1), store)
    writer = tape.writer(TapeKind.CLIP)
    readers = [tape.reader(TapeKind.CLIP) for _ in range(3)]
    followers = [in_thread(reader.read) for reader in readers]
    blocks = [bytes([number % 256]) * 997 for number in range(200)]
    for block in blocks:
        writer.write(block)
    writer.seal()
    for thread, got in followers:
        assert ended(thread)
        assert got == [b"".join(blocks)]
    for reader in readers:
        reader.close()
