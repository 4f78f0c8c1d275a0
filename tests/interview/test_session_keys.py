"""Keys of each session and kind: apart from one another, tied to their place, and gone for good when deleted."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace

import pytest

from interview.domain import Answer
from interview.errors import FileDamaged, StoreUnusable
from interview.ports import Tape, TapeKind
from interview.vault.keys import seal, unseal
from interview.vault.session_keys import EVERY_KIND, Kind
from interview.vault.vault import Unlocked, Use
from tests.fakes import a_session
from tests.interview.pages import all_pages
from tests.interview.vaults import DR_A, MASTER, a_store

DATABASE_KEY = Unlocked(DR_A, MASTER).key_for(Use.DATABASE)


def keys_in(store) -> dict[tuple[str, Kind], bytes | None]:
    tables = store._tables
    with tables.reading() as connection:
        ids = [row[0] for row in connection.execute("SELECT DISTINCT session FROM session_keys")]
        return {(one, kind): tables.keys.get(connection, one, kind) for one in ids for kind in Kind}


def recorded(store, session_id: str = "s1", *kinds: TapeKind) -> Tape:
    tape = Tape(store.new_tape(session_id, 1), store)
    for kind in kinds or (TapeKind.SOUND, TapeKind.PICTURE):
        writer = tape.writer(kind)
        writer.write(f"the {kind} of {session_id}".encode())
        writer.seal()
    store.finish_tape(tape.id)
    return tape


def whole(tape: Tape, kind: TapeKind) -> bytes:
    with closing(tape.reader(kind)) as reader:
        return reader.read()


def test_every_session_and_kind_has_a_random_key_of_its_own_that_stays(tmp_path):
    with a_store(tmp_path / "a") as store, a_store(tmp_path / "b") as other:
        for one in (store, other):
            one.save(a_session("s1"))
            one.save(a_session("s2"))
        keys, same_ids_elsewhere = keys_in(store), keys_in(other)
        assert set(keys) == {(session, kind) for session in ("s1", "s2") for kind in Kind}
        everything = [*keys.values(), *same_ids_elsewhere.values()]
        assert all(key is not None and len(key) == 32 for key in everything)
        assert len(set(everything)) == len(everything)
        store.save(replace(a_session("s1"), take=5))
        assert keys_in(store) == keys
    with a_store(tmp_path / "a") as store:
        assert keys_in(store) == keys


def test_a_wrapped_key_opens_in_its_own_place_only(tmp_path):
    with a_store(tmp_path) as store:
        store.save(a_session("s1"))
        store.save(a_session("s2"))
        tables = store._tables
        with tables.writing() as connection:
            wrapped = dict(connection.execute("SELECT kind, wrapped FROM session_keys WHERE session = 's1'"))
            for kind in Kind:
                assert tables.keys.unwrap("s1", kind, wrapped[kind]) is not None
                for session, other in (("s2", kind), *(("s1", one) for one in Kind if one is not kind)):
                    with pytest.raises(FileDamaged, match=session):
                        tables.keys.unwrap(session, other, wrapped[kind])
            connection.execute(
                "UPDATE session_keys SET wrapped = ? WHERE session = 's2'", (wrapped[Kind.TEXT],)
            )
        with pytest.raises(FileDamaged):
            store.load("s2")
        assert store.load("s1") == a_session("s1")


@pytest.mark.parametrize("sealed", [b"", b"short", bytes(11), bytes(12), bytes(40)])
def test_what_was_never_sealed_is_refused_and_not_mistaken(sealed):
    from cryptography.exceptions import InvalidTag

    with pytest.raises(InvalidTag):
        unseal(bytes(32), "anything", sealed)


def test_what_is_sealed_opens_as_itself_only():
    from cryptography.exceptions import InvalidTag

    sealed = seal(bytes(32), "this", b"text")
    assert unseal(bytes(32), "this", sealed) == b"text"
    assert seal(bytes(32), "this", b"text") != sealed
    for key, what, changed in (
        (bytes([1] * 32), "this", sealed),
        (bytes(32), "that", sealed),
        (bytes(32), "this", sealed[:-1] + bytes([sealed[-1] ^ 1])),
    ):
        with pytest.raises(InvalidTag):
            unseal(key, what, changed)


def test_without_its_picture_key_a_session_keeps_its_sound_and_says_what_was_deleted(tmp_path):
    with a_store(tmp_path / "vault") as store:
        store.save(a_session())
        tape = recorded(store)
        file = tmp_path / "vault" / "media" / f"{tape.id}.picture"
        shutil.copy(file, tmp_path / "copy")
        store.forget("s1", {Kind.PICTURE})
        assert not file.exists()
        assert tape.kinds() == {TapeKind.SOUND}
        assert whole(tape, TapeKind.SOUND) == b"the sound of s1"
        assert store.load("s1") == a_session()
        shutil.copy(tmp_path / "copy", file)
        with pytest.raises(StoreUnusable, match=r"picture .* deleted on .* by Dr A"):
            tape.reader(TapeKind.PICTURE)
        file.unlink()
        later = recorded(store)
        assert whole(later, TapeKind.PICTURE) == b"the picture of s1"


def test_a_kind_that_is_deleted_while_it_is_recorded_ends_and_the_rest_goes_on(tmp_path):
    with a_store(tmp_path) as store:
        store.save(a_session())
        tape = Tape(store.new_tape("s1", 1), store)
        sound, picture = tape.writer(TapeKind.SOUND), tape.writer(TapeKind.PICTURE)
        picture.write(b"before")
        store.forget("s1", {Kind.PICTURE})
        with pytest.raises(StoreUnusable):
            picture.write(b"after")
        with pytest.raises(StoreUnusable):
            tape.writer(TapeKind.PICTURE)
        sound.write(b"goes on")
        sound.seal()
        store.finish_tape(tape.id)
        assert tape.kinds() == {TapeKind.SOUND}
        assert whole(tape, TapeKind.SOUND) == b"goes on"


def test_no_page_of_database_or_log_has_a_deleted_key_or_text_and_the_search_would_find_them(tmp_path):
    with a_store(tmp_path) as store:
        store.save(replace(a_session(), answers={"q1": Answer("q1", 1, typed_text="x" * 9000)}))
        store.save(a_session("s2"))
        with store._tables.reading() as connection:
            secrets = [
                row[0] for row in connection.execute("SELECT wrapped FROM session_keys WHERE session = 's1'")
            ]
            secrets += connection.execute("SELECT line FROM sessions WHERE id = 's1'").fetchone()
            (kept,) = connection.execute("SELECT line FROM sessions WHERE id = 's2'").fetchone()
        assert len(secrets) == len(EVERY_KIND) + 1
        before = all_pages(tmp_path, DATABASE_KEY)
        assert all(secret in before for secret in (*secrets, kept))
        assert b"P-17" not in before, "not even the code stands outside what is sealed with the session's key"
        store.forget("s1")
        after = all_pages(tmp_path, DATABASE_KEY)
        assert kept in after
        assert not [secret for secret in secrets if secret in after]


@pytest.mark.parametrize("missing", ["empty log", "secure delete"])
def test_without_emptying_the_log_or_overwriting_a_deleted_key_would_stay(tmp_path, monkeypatch, missing):
    """The two that the test before relies on, taken out one by one."""
    with a_store(tmp_path) as store:
        store.save(a_session())
        with store._tables.reading() as connection:
            wrapped = connection.execute("SELECT wrapped FROM session_keys").fetchall()
        if missing == "empty log":
            monkeypatch.setattr(store._tables, "empty_log", lambda: None)
        else:
            store._tables.empty_log()
            store._tables._database._connection.execute("PRAGMA secure_delete = OFF")
        store.forget("s1")
        assert any(secret in all_pages(tmp_path, DATABASE_KEY) for (secret,) in wrapped)
