"""The audit: what stands in it, what never does, and that nobody changes it unseen."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from interview.domain import Answer
from interview.errors import NotAccepted, StoreUnusable
from interview.events import AnswerTyped, ReportSigned, SessionOpened
from interview.vault.audit import Head
from interview.vault.check import Grade
from interview.vault.key_slots import Role, User
from interview.vault.store import VaultStore
from interview.vault.vault import Unlocked
from tests.fakes import a_session
from tests.interview.vaults import MASTER, a_store
from tests.interview.walks import SIGNED

SAID = "quixotic zebra"


class DayClock:
    """Wall time that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def rows(store: VaultStore) -> list[tuple]:
    with store._tables.reading() as connection:
        return [(row.number, row.who, row.what, row.session) for row in store._tables.audit.rows(connection)]


def change(store: VaultStore, statement: str, *values: object) -> None:
    with store._tables.writing() as connection:
        connection.execute(statement, values)


def words(store: VaultStore, *printed: Head) -> str:
    found = store.verify(printed).findings
    assert all(finding.grade is Grade.WRONG for finding in found)
    return " ".join(finding.words for finding in found)


def a_history(store: VaultStore, saves: int = 5) -> None:
    for take in range(saves):
        store.save(replace(a_session(), take=take), AnswerTyped(SAID))


def test_every_access_stands_there_with_who_and_what_and_nothing_that_was_said(tmp_path):
    session = replace(a_session(), answers={"q1": Answer("q1", 1, typed_text=SAID)})
    with a_store(tmp_path) as store:
        store.save(session, SessionOpened("2026"))
        store.save(session, AnswerTyped(SAID))
        store.save(session)
        store.new_tape("s1", 1)
    supervisor = Unlocked(User("Dr B", Role.SUPERVISOR), MASTER)
    with VaultStore(tmp_path, supervisor) as store:
        store.load("s1")
        store.save(session, ReportSigned(SIGNED))
        store.exported("s1")
        store.hold("s1")
        store.hold("s1", held=False)
        store.record("passphrase changed")
        store.forget("s1")
        assert rows(store) == [
            (1, "Dr A", "opened", ""),
            (2, "Dr A", "SessionOpened", "s1"),
            (3, "Dr A", "AnswerTyped", "s1"),
            (4, "Dr A", "saved", "s1"),
            (5, "Dr A", "closed", ""),
            (6, "Dr B", "opened", ""),
            (7, "Dr B", "read", "s1"),
            (8, "Dr B", "ReportSigned", "s1"),
            (9, "Dr B", "exported", "s1"),
            (10, "Dr B", "held", "s1"),
            (11, "Dr B", "released", "s1"),
            (12, "Dr B", "passphrase changed", ""),
            (13, "Dr B", "forgotten", "s1"),
        ]
        with store._tables.reading() as connection:
            everything = str(connection.execute("SELECT * FROM audit").fetchall())
        for said in (*SAID.split(), "P-17", "anxiety"):
            assert said not in everything
        assert words(store) == ""


@pytest.mark.parametrize("what", ["", "he said: no", "a" * 41, "nine 9", "\u0642\u0644\u0642", "line\nline"])
def test_nothing_but_a_plain_name_goes_on_record(tmp_path, what):
    with a_store(tmp_path) as store:
        with pytest.raises(ValueError):
            store.record(what)
        assert [row[2] for row in rows(store)] == ["opened"]


def test_a_refused_read_is_not_on_record_as_one(tmp_path):
    with a_store(tmp_path) as store:
        with pytest.raises(StoreUnusable):
            store.load("nobody")
        assert [row[2] for row in rows(store)] == ["opened"]


def test_state_and_audit_row_are_saved_both_or_neither(tmp_path):
    with a_store(tmp_path) as store:
        store.save(a_session(), SessionOpened("2026"))
        before = rows(store)
        refuse = "CREATE TRIGGER refuse BEFORE INSERT ON {} BEGIN SELECT RAISE(ABORT, 'no'); END"
        for table, act in (
            ("audit", lambda: store.save(replace(a_session(), take=7), AnswerTyped(SAID))),
            ("audit", lambda: store.forget("s1")),
            ("audit", lambda: store.load("s1")),
            ("deletions", lambda: store.forget("s1")),
        ):
            change(store, refuse.format(table))
            with pytest.raises(StoreUnusable):
                act()
            change(store, "DROP TRIGGER refuse")
            assert rows(store) == before
        assert store.load("s1") == a_session()


@pytest.mark.parametrize("column", ["at", "who", "what", "session", "content", "mark"])
def test_a_changed_row_is_named(tmp_path, column):
    with a_store(tmp_path) as store:
        a_history(store)
        assert words(store) == ""
        other = bytes(32) if column == "mark" else "saved"
        change(store, f"UPDATE audit SET {column} = ? WHERE number = 4", other)  # noqa: S608
        found = words(store)
    assert "Row 4" in found
    assert "Row 5" not in found


def test_rows_taken_out_moved_or_put_in_are_named(tmp_path):
    for number, (statements, named) in enumerate(
        (
            (["DELETE FROM audit WHERE number IN (3, 4)"], "Rows 3 to 4 of the audit are missing"),
            (["DELETE FROM audit WHERE number = 1"], "Row 1 of the audit is missing"),
            (
                [
                    "UPDATE audit SET number = -1 WHERE number = 3",
                    "UPDATE audit SET number = 3 WHERE number = 4",
                    "UPDATE audit SET number = 4 WHERE number = -1",
                ],
                "Row 3 of the audit was changed",
            ),
            (
                [
                    "INSERT INTO audit SELECT 7, at, who, what, session, content, mark FROM audit WHERE number = 6"
                ],
                "Row 7 of the audit was changed",
            ),
        )
    ):
        with a_store(tmp_path / str(number)) as store:
            a_history(store)
            for statement in statements:
                change(store, statement)
            assert named in words(store)


def test_a_row_of_another_past_of_the_same_vault_does_not_fit(tmp_path):
    """Each of its rows is genuine; only the chain tells that they are not of one past."""
    with a_store(tmp_path) as store:
        a_history(store, 2)
    shutil.copytree(tmp_path, tmp_path.parent / "elsewhere")
    with a_store(tmp_path.parent / "elsewhere") as elsewhere:
        elsewhere.save(a_session("s2"))
        a_history(elsewhere)
        with elsewhere._tables.reading() as connection:
            foreign = connection.execute("SELECT * FROM audit WHERE number = 8").fetchone()
    shutil.rmtree(tmp_path.parent / "elsewhere")
    with a_store(tmp_path) as store:
        a_history(store, 6)
        change(store, "DELETE FROM audit WHERE number = 8")
        change(store, "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", *foreign)
        assert "Row 8 of the audit was changed" in words(store)


def test_another_vault_s_rows_do_not_fit(tmp_path):
    with VaultStore(tmp_path / "other", Unlocked(User("Dr A", Role.CLINICIAN), bytes(32))) as other:
        a_history(other)
        with other._tables.reading() as connection:
            foreign = connection.execute("SELECT * FROM audit").fetchall()
    with a_store(tmp_path / "own") as store:
        a_history(store)
        change(store, "DELETE FROM audit")
        with store._tables.writing() as connection:
            connection.executemany("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", foreign)
        assert "Row 1 of the audit was changed" in words(store)


def test_an_end_that_was_cut_off_shows_at_the_next_start_and_the_proof_is_kept_until_somebody_accepts(
    tmp_path,
):
    with a_store(tmp_path) as store:
        a_history(store)
    head_file = tmp_path / "audit.head"
    noted = head_file.read_text()
    with a_store(tmp_path) as store:
        change(store, "DELETE FROM audit WHERE number > 4")
        store._tables._database.close()  # the program dies before it notes a head
        store._tables._only_one.release()
    for _ in range(2):
        with a_store(tmp_path) as store:
            a_history(store, 2)
            found = words(store)
            assert "7 rows once: its end was cut off" in found or "Row 7 of the audit is not the one" in found
        assert head_file.read_text() == noted, "the proof is not overwritten"
    with a_store(tmp_path) as store:
        accepted = store.accept_audit()
        assert Head.of(head_file.read_text()) == accepted
        assert words(store) == ""
        assert rows(store)[-2][2] == "audit accepted"
    with a_store(tmp_path) as store:
        assert words(store) == ""


@pytest.mark.parametrize("damage", ["missing", "damaged", "of another audit"])
def test_a_head_that_is_lost_or_not_of_this_audit_is_said(tmp_path, damage):
    with a_store(tmp_path) as store:
        a_history(store)
    head_file = tmp_path / "audit.head"
    if damage == "missing":
        head_file.unlink()
    else:
        head_file.write_text("no head" if damage == "damaged" else f"3-{'ab' * 32}\n")
    for _ in range(2):
        with a_store(tmp_path) as store:
            assert "head" in words(store) or "Row 3" in words(store)


def test_an_older_copy_of_the_whole_database_shows(tmp_path):
    with a_store(tmp_path) as store:
        a_history(store)
    shutil.copy(tmp_path / "sessions.db", tmp_path.parent / "older.db")
    with a_store(tmp_path) as store:
        a_history(store)
        printed = store.head()
    shutil.copy(tmp_path.parent / "older.db", tmp_path / "sessions.db")
    with a_store(tmp_path) as store:
        assert "cut off" in words(store) or "exchanged" in words(store)
        store.accept_audit()
        assert words(store) == ""
        found = words(store, printed)
        assert "cut off" in found or "exchanged" in found, (
            "whoever brings a printed head sees it all the same"
        )


def test_a_head_comes_back_from_its_printed_form(tmp_path):
    with a_store(tmp_path) as store:
        a_history(store)
        printed = str(store.head())
        assert Head.of(f" {printed}\n") == store.head()
        a_history(store)
        assert words(store, Head.of(printed)) == ""
    for wrong in ("", "7", printed[:-1], printed.replace("-", " "), f"-{printed}"):
        with pytest.raises(NotAccepted):
            Head.of(wrong)


def test_times_are_the_clock_s_with_their_zone_and_a_clock_that_jumps_breaks_nothing(tmp_path):
    clock = DayClock()
    with a_store(tmp_path, clock=clock) as store:
        for jump in (timedelta(days=-1), timedelta(days=2), timedelta(0)):
            clock.now += jump
            a_history(store, 1)
        clock.now = clock.now.astimezone(timezone(timedelta(hours=2)))
        a_history(store, 1)
        with store._tables.reading() as connection:
            times = [row.at for row in store._tables.audit.rows(connection)]
        assert times[0] == "2026-03-29T01:30:02+00:00"
        assert times[-1].endswith("+02:00")
        assert all(datetime.fromisoformat(at).tzinfo is not None for at in times)
        assert words(store) == ""


def test_heads_are_noted_now_and_then_so_that_a_crash_leaves_a_near_one(tmp_path: Path):
    with a_store(tmp_path) as store:
        a_history(store, 300)
        assert Head.of((tmp_path / "audit.head").read_text()).count == 256
