"""Deleting: what goes, what stays on record, when, and that a crash in the middle changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from interview.domain import Consent, Grant, Purpose, Session, Stage
from interview.errors import NotAllowed, StoreUnusable
from interview.ports import Tape, TapeKind
from interview.vault.keeping import Due, Keeping
from interview.vault.session_keys import EVERY_KIND, Kind
from tests.fakes import a_consent, a_session
from tests.interview.vaults import Killed, a_store

BEGUN = datetime(2026, 1, 1, 12, tzinfo=UTC)
RECORDINGS = frozenset({Kind.SOUND, Kind.PICTURE, Kind.CLIP})


def a_store_then(folder: Path, **parts):
    return a_store(folder, clock=lambda: BEGUN, **parts)


def recorded(store, session_id: str = "s1") -> Tape:
    tape = Tape(store.new_tape(session_id, 1), store)
    for kind in TapeKind:
        tape.writer(kind).write(b"something")
    store.finish_tape(tape.id)
    return tape


def consenting(days: dict[Purpose, int | None], refused: tuple[Purpose, ...] = (), **changes) -> Session:
    purposes = {one: Grant(one not in refused, days.get(one)) for one in Purpose}
    consent = Consent(purposes, "1", "the person", BEGUN.isoformat())
    return replace(a_session(), consent=consent, **changes)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "media").glob("*"))


def test_what_was_deleted_is_on_record_with_when_and_by_whom_and_nothing_else(tmp_path):
    with a_store_then(tmp_path) as store:
        store.save(a_session("s1"))
        store.save(a_session("s2"))
        store.forget("s1", {Kind.PICTURE, Kind.CLIP})
        store.forget("s2")
        store.forget("s2")
        store.forget("never there")
        found = [(one.session, one.kinds, one.at, one.who, one.done) for one in store.deletions()]
        at = BEGUN.isoformat()
        assert found == [
            ("s1", {Kind.PICTURE, Kind.CLIP}, at, "Dr A", True),
            ("s2", EVERY_KIND, at, "Dr A", True),
        ]
        assert [line.id for line in store.list()] == ["s1"]


def test_deleting_the_text_takes_the_recordings_too(tmp_path):
    with a_store(tmp_path) as store:
        store.save(a_session())
        tape = recorded(store)
        store.forget("s1", {Kind.TEXT})
        assert tape.kinds() == frozenset()
        assert files(tmp_path) == []


@pytest.mark.parametrize("kinds", [EVERY_KIND, frozenset({Kind.PICTURE})])
@pytest.mark.parametrize(
    "dies", ["before the first file", "after one file", "before the log is emptied", "at the end"]
)
def test_a_deletion_that_a_crash_cut_off_is_finished_at_the_next_start(tmp_path, monkeypatch, dies, kinds):
    store = a_store(tmp_path)
    store.save(a_session())
    for _ in range(3):
        recorded(store)
    left = [1 if dies == "after one file" else 0]
    delete = store._cabinet.delete

    def killed(name: str = "") -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        delete(name)

    part, method = {
        "before the log is emptied": (store._tables, "empty_log"),
        "at the end": (store._tables.deletions, "set_done"),
    }.get(dies, (store._cabinet, "delete"))
    monkeypatch.setattr(part, method, killed if part is store._cabinet else lambda *_: killed())
    with pytest.raises(Killed):
        store.forget("s1", kinds)
    gone = {kind.value for kind in kinds}
    store._tables._database.close()
    store._tables._only_one.release()
    monkeypatch.undo()

    with a_store(tmp_path) as again:
        assert [name for name in files(tmp_path) if name.rpartition(".")[2] in gone] == []
        assert [one.done for one in again.deletions()] == [True]
        assert len(again.list()) == (0 if kinds == EVERY_KIND else 1)
        assert len(files(tmp_path)) == (0 if kinds == EVERY_KIND else 6)
        assert again.verify().sound


def test_files_that_cannot_be_deleted_now_do_not_keep_the_vault_shut(tmp_path, monkeypatch):
    with a_store(tmp_path) as store:
        store.save(a_session())
        tape = recorded(store)

        def refuse(self: Path, missing_ok: bool = False) -> None:
            raise PermissionError(13, "in use by another program")

        monkeypatch.setattr(Path, "unlink", refuse)
        with pytest.raises(StoreUnusable, match="still there"):
            store.forget("s1")
        store.close()
        store.open()
        assert [one.done for one in store.deletions()] == [False]
        with pytest.raises(StoreUnusable, match="deleted"):
            tape.reader(TapeKind.SOUND)
        found = store.verify()
        assert found.sound
        assert "its file is still there" in found.findings[0].words
        monkeypatch.undo()
    with a_store(tmp_path) as store:
        assert files(tmp_path) == []
        assert [one.done for one in store.deletions()] == [True]
        assert store.verify().findings == ()


def test_what_is_held_cannot_be_deleted_in_any_way(tmp_path):
    with a_store_then(tmp_path, keeping=Keeping({Kind.TEXT: 1})) as store:
        for name in ("s1", "s2"):
            store.save(a_session(name))
        tape = recorded(store)
        store.hold("s1")
        store.save(replace(a_session("s1"), take=3))
        for act in (
            lambda: store.forget("s1"),
            lambda: store.forget("s1", {Kind.PICTURE}),
            lambda: store.erase("P-17"),
        ):
            with pytest.raises(NotAllowed, match="s1 is held") as error:
                act()
            assert error.value.remedy
        late = BEGUN + timedelta(days=2)
        assert [(one.session_id, one.held) for one in store.due(late)] == [("s1", True), ("s2", False)]
        assert [one.session_id for one in store.shred_due(late)] == ["s2"]
        assert tape.kinds() == frozenset(TapeKind)
        assert [(line.id, line.held) for line in store.list()] == [("s1", True)]
        with pytest.raises(StoreUnusable):
            store.hold("nobody")
    with a_store_then(tmp_path) as store:
        with pytest.raises(NotAllowed):
            store.forget("s1")
        store.hold("s1", held=False)
        store.forget("s1")
        assert store.list() == []


def test_one_person_s_sessions_are_found_and_erased_together_or_not_at_all(tmp_path):
    with a_store(tmp_path) as store:
        for name, subject in (("s1", "P-17"), ("s2", "P-171"), ("s3", "P-17")):
            store.save(replace(a_session(name, opened_at=f"2026-01-0{name[1]}"), subject=subject))
            recorded(store, name)
        assert store.sessions_of("P-17") == ("s3", "s1")
        assert store.sessions_of("P-1") == ()
        store.hold("s1")
        with pytest.raises(NotAllowed):
            store.erase("P-17")
        assert store.sessions_of("P-17") == ("s3", "s1")
        assert len(files(tmp_path)) == 9
        store.hold("s1", held=False)
        assert store.erase("P-17") == ("s3", "s1")
        assert [line.id for line in store.list()] == ["s2"]
        assert {name.split(".")[0] for name in files(tmp_path)} == {"s2"}


@pytest.mark.parametrize(
    ("session", "rule", "days", "kinds"),
    [
        (a_session(), {}, 9999, None),
        (a_session(), {Kind.SOUND: 10}, 9, None),
        (a_session(), {Kind.SOUND: 10}, 10, {Kind.SOUND}),
        (consenting({Purpose.AUDIO: 5}), {Kind.SOUND: 10}, 5, {Kind.SOUND, Kind.CLIP}),
        (consenting({Purpose.AUDIO: 20}), {Kind.SOUND: 10}, 15, None),
        (consenting({Purpose.VIDEO: 3, Purpose.KEEP_MEDIA: 7}), {}, 3, {Kind.PICTURE, Kind.CLIP}),
        (consenting({Purpose.VIDEO: 3, Purpose.KEEP_MEDIA: 7}), {}, 7, RECORDINGS),
        (consenting({Purpose.AI_TEXT: 30}), {}, 30, EVERY_KIND),
        (consenting({}, (Purpose.KEEP_MEDIA,)), {}, 0, None),
        (consenting({}, (Purpose.KEEP_MEDIA,), stage=Stage.CLOSED), {}, 0, RECORDINGS),
        (consenting({}, (Purpose.KEEP_MEDIA,), stage=Stage.ABORTED), {}, 0, RECORDINGS),
        (replace(a_session(), consent=a_consent(), stage=Stage.CLOSED), {}, 0, None),
    ],
)
def test_each_kind_has_its_time_from_the_consent_or_else_from_the_site(tmp_path, session, rule, days, kinds):
    with a_store_then(tmp_path, keeping=Keeping(rule)) as store:
        store.save(a_session())
        store.save(session)
        recorded(store)
        now = BEGUN + timedelta(days=days)
        wanted = () if kinds is None else (Due("s1", frozenset(kinds), held=False),)
        assert store.due(now) == wanted
        assert store.due(now - timedelta(seconds=1)) == () or days in (7,)
        assert store.shred_due(now) == wanted
        there = {name.rpartition(".")[2] for name in files(tmp_path)}
        assert there == {kind.value for kind in TapeKind} - {kind.value for kind in kinds or ()}
        assert store.due(now) == ()
        assert store.verify().sound


def test_times_that_a_newer_consent_changed_count(tmp_path):
    with a_store_then(tmp_path) as store:
        store.save(consenting({Purpose.AUDIO: 5, Purpose.AI_TEXT: 5}))
        store.save(consenting({Purpose.AUDIO: 50}))
        assert store.due(BEGUN + timedelta(days=49)) == ()
        assert store.due(BEGUN + timedelta(days=50)) == (
            Due("s1", frozenset({Kind.SOUND, Kind.CLIP}), held=False),
        )
