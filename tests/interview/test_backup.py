"""A backup holds the whole vault, opens with its keys only, and a damaged one changes nothing."""

from __future__ import annotations

import io
import random
import tarfile
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from interview.errors import FileDamaged, ForPeople, NotAccepted, StoreUnusable, WrongPassphrase
from interview.ports import TapeKind
from interview.vault.backup import TITLE, name_of, write_backup
from interview.vault.records import RecordWriter
from interview.vault.restore import Restored, restore_backup
from interview.vault.store import VaultStore
from interview.vault.vault import Unlocked, Use
from tests.fakes import a_session
from tests.interview.vaults import OTHER, PASSPHRASE, vault_in

CANARY = "chrysanthemum"
SOUND = bytes(range(256)) * 1000


class Home:
    """A vault with two sessions and one recording, open for as long as a test runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.unlocked, self.recovery_key = vault_in(folder).create("Dr A", PASSPHRASE)
        self.store = VaultStore(folder, self.unlocked)
        for name in ("one", "two"):
            self.store.save(replace(a_session(name), subject=CANARY))
        self.tape = self.store.new_tape("one", 1)
        writer = self.store.open_writer(self.tape, TapeKind.SOUND)
        writer.write(SOUND)
        writer.seal()
        self.store.finish_tape(self.tape)


@pytest.fixture
def home(tmp_path: Path):
    made = Home(tmp_path / "first" / "vault")
    with closing(made.store):
        yield made


def by_passphrase(folder: Path) -> Unlocked:
    return vault_in(folder).unlock(PASSPHRASE)


def restored(file: Path, folder: Path, opening=by_passphrase) -> Restored:
    return restore_backup(file, folder, opening)


def sound_of(store: VaultStore, tape: str) -> bytes:
    reader = store.open_reader(tape, TapeKind.SOUND)
    try:
        return reader.read()
    finally:
        reader.close()


def test_everything_comes_back_in_another_place(home: Home, tmp_path: Path) -> None:
    manifest = write_backup(home.folder, home.unlocked, tmp_path / "b")
    assert manifest.streams == 1
    back = restored(tmp_path / "b", tmp_path / "second" / "vault")
    assert back.manifest == manifest
    with VaultStore(tmp_path / "second" / "vault", back.unlocked) as store:
        assert {line.id: line.subject for line in store.list()} == {"one": CANARY, "two": CANARY}
        assert store.load("one") == home.store.load("one")
        assert sound_of(store, home.tape) == SOUND
        found = store.verify()
        assert (found.findings, found.sessions, found.recordings) == ((), 2, 1)


def test_the_printed_key_opens_a_backup_and_sets_a_passphrase(home: Home, tmp_path: Path) -> None:
    write_backup(home.folder, home.unlocked, tmp_path / "b")

    def by_key(folder: Path) -> Unlocked:
        return vault_in(folder).recover(home.recovery_key, "Dr A", OTHER)

    restored(tmp_path / "b", tmp_path / "second", by_key)
    assert vault_in(tmp_path / "second").unlock(OTHER).master == home.unlocked.master
    assert vault_in(home.folder).unlock(PASSPHRASE), "the first vault has its own passphrase still"


def test_a_wrong_passphrase_restores_nothing(home: Home, tmp_path: Path) -> None:
    write_backup(home.folder, home.unlocked, tmp_path / "b")
    with pytest.raises(WrongPassphrase):
        restored(tmp_path / "b", tmp_path / "second" / "vault", lambda folder: vault_in(folder).unlock(OTHER))
    assert list((tmp_path / "second").iterdir()) == []


def test_a_backup_shows_no_name_no_word_and_no_plain_database(home: Home, tmp_path: Path) -> None:
    write_backup(home.folder, home.unlocked, tmp_path / "b")
    data = (tmp_path / "b").read_bytes()
    assert data.startswith(TITLE)
    for hidden in (CANARY.encode(), home.tape.encode(), b"one.1.", b"sessions.db", b"SQLite", SOUND[:64]):
        assert hidden not in data


def test_it_is_one_moment_of_a_vault_in_use(home: Home, tmp_path: Path) -> None:
    begun, stop, saved = threading.Event(), threading.Event(), []

    def go_on() -> None:
        number = 0
        while not stop.is_set():
            home.store.save(a_session(f"during-{number}"))
            saved.append(number)
            begun.set()
            number += 1

    work = threading.Thread(target=go_on)
    work.start()
    try:
        assert begun.wait(10)
        before = len(saved)
        write_backup(home.folder, home.unlocked, tmp_path / "b")
        after = len(saved)
    finally:
        stop.set()
        work.join()
    assert after > before, "the interview went on meanwhile"
    back = restored(tmp_path / "b", tmp_path / "second")
    with VaultStore(tmp_path / "second", back.unlocked) as store:
        kept = {line.id for line in store.list()} - {"one", "two"}
        assert before <= len(kept) <= after + 1
        assert kept == {f"during-{number}" for number in range(len(kept))}
        assert store.verify().findings == ()


def test_a_tape_that_grows_is_kept_as_far_as_it_is(home: Home, tmp_path: Path) -> None:
    tape = home.store.new_tape("two", 1)
    writer = home.store.open_writer(tape, TapeKind.SOUND)
    writer.write(SOUND)
    write_backup(home.folder, home.unlocked, tmp_path / "b")
    writer.write(SOUND)
    back = restored(tmp_path / "b", tmp_path / "second")
    with VaultStore(tmp_path / "second", back.unlocked) as store:
        assert sound_of(store, tape) == SOUND
        assert store.verify().sound


def test_nothing_is_left_beside_it(home: Home, tmp_path: Path) -> None:
    before = {path.name for path in home.folder.iterdir()}
    write_backup(home.folder, home.unlocked, tmp_path / "new" / "b")
    assert {path.name for path in home.folder.iterdir()} == before
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["b"]
    restored(tmp_path / "new" / "b", tmp_path / "second" / "vault")
    assert [path.name for path in (tmp_path / "second").iterdir()] == ["vault"]


def test_deleted_rows_are_in_no_backup_made_afterwards(home: Home, tmp_path: Path) -> None:
    home.store.forget("one")
    manifest = write_backup(home.folder, home.unlocked, tmp_path / "b")
    assert manifest.streams == 0
    back = restored(tmp_path / "b", tmp_path / "second")
    with VaultStore(tmp_path / "second", back.unlocked) as store:
        assert [line.id for line in store.list()] == ["two"]
        assert [one.session for one in store.deletions()] == ["one"]
        assert store.verify().sound


def test_what_was_wrong_with_the_audit_is_wrong_in_the_backup_too(home: Home, tmp_path: Path) -> None:
    longer = f"{home.store.head().count + 5}-{'ab' * 32}\n"
    (home.folder / "audit.head").write_text(longer)
    write_backup(home.folder, home.unlocked, tmp_path / "b")
    back = restored(tmp_path / "b", tmp_path / "second")
    with VaultStore(tmp_path / "second", back.unlocked) as store:
        assert any("cut off" in one.words for one in store.verify().findings)


# ── damage ───────────────────────────────────────────────────────────────────────────────────────────────────────


def refused(file: Path, folder: Path) -> None:
    with pytest.raises((FileDamaged, NotAccepted)):
        restored(file, folder)
    assert not folder.exists()
    assert not folder.parent.exists() or list(folder.parent.iterdir()) == []


def test_every_flip_and_every_cut_is_refused_before_anything_is_there(home: Home, tmp_path: Path) -> None:
    write_backup(home.folder, home.unlocked, tmp_path / "b")
    whole, chance = (tmp_path / "b").read_bytes(), random.Random(7)
    places = [*range(0, 120, 7), len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(150))]
    for place in places:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        (tmp_path / "bad").write_bytes(flipped)
        refused(tmp_path / "bad", tmp_path / "second" / "vault")
    for length in (0, 3, len(TITLE), len(TITLE) + 100, len(whole) // 2, len(whole) - 1):
        (tmp_path / "bad").write_bytes(whole[:length])
        refused(tmp_path / "bad", tmp_path / "second" / "vault")
    (tmp_path / "bad").write_bytes(whole + b"x")
    refused(tmp_path / "bad", tmp_path / "second" / "vault")


def test_older_key_slots_cannot_be_put_before_a_backup(home: Home, tmp_path: Path) -> None:
    """Else a passphrase that was changed since would open it."""
    write_backup(home.folder, home.unlocked, tmp_path / "old")
    vault_in(home.folder).change_passphrase("Dr A", PASSPHRASE, OTHER)
    write_backup(home.folder, home.unlocked, tmp_path / "new")
    old, new = ((tmp_path / name).read_bytes() for name in ("old", "new"))
    end = old.index(b"anamtape")
    (tmp_path / "bad").write_bytes(old[:end] + new[new.index(b"anamtape") :])
    refused(tmp_path / "bad", tmp_path / "second" / "vault")


@pytest.mark.parametrize(
    "name", ["../evil", "media/../../evil", "{tmp_path}/evil", "media/.hidden/x", "slots.json"]
)
def test_a_member_with_a_path_of_its_own_is_refused(home: Home, tmp_path: Path, name: str) -> None:
    """Only who has the key can make one; still nothing is written beside the vault."""
    write_backup(home.folder, home.unlocked, tmp_path / "b")
    data = (tmp_path / "b").read_bytes()
    preface = data[: data.index(b"anamtape")]
    with closing(
        RecordWriter(tmp_path / "bad", home.unlocked.key_for(Use.BACKUP), name_of(preface), preface)
    ) as sink:
        packed = io.BytesIO()
        with tarfile.open(mode="w", fileobj=packed) as tar:
            entry = tarfile.TarInfo(name.format(tmp_path=tmp_path))
            entry.size = 4
            tar.addfile(entry, io.BytesIO(b"evil"))
        sink.append(packed.getvalue())
        sink.seal()
    refused(tmp_path / "bad", tmp_path / "second" / "vault")
    assert list(tmp_path.rglob("evil")) == []


def test_a_vault_that_is_there_is_never_written_over(home: Home, tmp_path: Path) -> None:
    write_backup(home.folder, home.unlocked, tmp_path / "b")
    with pytest.raises(NotAccepted, match="already"):
        restored(tmp_path / "b", home.folder)
    with pytest.raises(NotAccepted, match="already"):
        write_backup(home.folder, home.unlocked, tmp_path / "b")
    assert sound_of(home.store, home.tape) == SOUND


def test_what_is_no_backup_is_a_sentence(home: Home, tmp_path: Path) -> None:
    (tmp_path / "picture").write_bytes(b"\x89PNG" * 100)
    with pytest.raises(NotAccepted, match="no backup"):
        restored(tmp_path / "picture", tmp_path / "second")
    with pytest.raises(FileDamaged, match="cannot be read"):
        restored(tmp_path / "missing", tmp_path / "second")


@pytest.mark.parametrize("allowed", [0, 1, 3])
def test_a_full_drive_leaves_no_half_backup(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    append, calls = RecordWriter.append, []

    def full(self: RecordWriter, data: bytes) -> None:
        calls.append(1)
        if len(calls) > allowed:
            raise StoreUnusable("The recording could not be written to the disk.", "")
        append(self, data)

    monkeypatch.setattr(RecordWriter, "append", full)
    with pytest.raises(ForPeople, match="backup could not be written"):
        write_backup(home.folder, home.unlocked, tmp_path / "drive" / "b")
    assert list((tmp_path / "drive").iterdir()) == []
    assert not (home.folder / "backup.db").exists()
