"""Opening and closing the store, many threads at once, and a disk without room."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import replace

import pytest

from interview.domain import Answer
from interview.errors import StoreUnusable
from interview.events import AnswerTyped
from interview.ports import Tape, TapeKind
from interview.vault.disk import Ballast
from tests.fakes import a_session
from tests.interview.vaults import a_store


def database(store):
    return store._tables._database._connection


def fill_up(store) -> None:
    """From now on the database gets no page more, as on a full disk."""
    pages = database(store).execute("PRAGMA page_count").fetchone()[0]
    database(store).execute(f"PRAGMA max_page_count = {pages}")


class RoomyBallast(Ballast):
    """A simulated disk: giving up the reserve makes room in the database."""

    store = None

    def release(self) -> bool:
        database(self.store).execute("PRAGMA max_page_count = 100000")
        return super().release()


def test_a_closed_store_stays_closed_until_it_is_opened_again(tmp_path):
    store = a_store(tmp_path)
    store.save(a_session())
    store.close()
    store.close()
    for use in (
        lambda: store.save(a_session()),
        lambda: store.load("s1"),
        store.list,
        lambda: store.new_tape("s1", 1),
    ):
        with pytest.raises(StoreUnusable, match="closed"):
            use()
    with store:
        assert store.load("s1") == a_session()


def test_a_reader_may_be_the_first_to_use_a_store(tmp_path):
    with a_store(tmp_path) as store:
        store.save(a_session())
        tape_id = store.new_tape("s1", 1)
        store.open_writer(tape_id, TapeKind.SOUND).write(b"sound")
        store.finish_tape(tape_id)
    with closing(a_store(tmp_path)) as store, closing(store.open_reader(tape_id, TapeKind.SOUND)) as reader:
        assert reader.read() == b"sound"


def test_a_store_that_could_not_open_lets_another_one_in(tmp_path):
    (tmp_path / "sessions.db").write_bytes(b"no database of this vault" * 1000)
    with pytest.raises(StoreUnusable), a_store(tmp_path):
        pass
    (tmp_path / "sessions.db").unlink()
    with a_store(tmp_path) as store:
        assert store.list() == []


def test_threads_take_turns_and_lose_nothing(tmp_path):
    failed: list[BaseException] = []
    with a_store(tmp_path) as store:

        def interview(name: str) -> None:
            try:
                for take in range(1, 16):
                    store.save(replace(a_session(name), take=take), AnswerTyped(""))
                    tape = Tape(store.new_tape(name, take), store)
                    writer = tape.writer(TapeKind.SOUND)
                    writer.write(name.encode())
                    writer.seal()
                    store.finish_tape(tape.id)
                    with closing(tape.reader(TapeKind.SOUND)) as reader:
                        assert reader.read() == name.encode()
            except BaseException as error:  # noqa: BLE001 - told to the test
                failed.append(error)

        threads = [threading.Thread(target=interview, args=(f"s{number}",)) for number in range(4)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            assert store.verify().sound
        for thread in threads:
            thread.join()
        assert failed == []
        assert [store.load(f"s{number}").take for number in range(4)] == [15] * 4
        assert store.verify().findings == ()


def test_a_full_disk_gives_up_its_reserve_for_an_answer_and_says_so_when_that_is_gone(tmp_path):
    ballast = RoomyBallast(tmp_path, size=1 << 16)
    typed = replace(
        a_session(), answers={"q1": Answer("q1", 1, typed_text="\u2028".join(map(str, range(50_000))))}
    )
    with a_store(tmp_path, ballast=ballast) as store:
        ballast.store = store
        store.save(a_session())
        assert ballast.held == 1 << 16
        fill_up(store)
        store.save(typed, AnswerTyped(""))
        assert store.load("s1") == typed
        assert ballast.held == 0
        fill_up(store)
        with pytest.raises(StoreUnusable) as error:
            store.save(replace(typed, id="s2"))
        assert "room" in error.value.remedy
        assert store.verify().findings == ()
    with a_store(tmp_path, ballast=Ballast(tmp_path, size=1 << 16)):
        assert ballast.held == 1 << 16, "filled again when there is room"
