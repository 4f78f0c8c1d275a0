"""Protections taken out, one at a time: what they hold back comes through, so the tests that look for it can see it.

Others stand beside the test they belong to, by the name `test_control_...`; of a writer that may seek, see
tests/interview/test_record_nonces.py.
"""

from __future__ import annotations

import html
import sqlite3
from dataclasses import replace
from pathlib import Path

import nh3

from interview.domain import Answer
from reports.html_view import to_html
from tests.fakes import a_session, some_questions
from tests.faults import stores
from tests.reports.examples import PROVENANCE

SAID = "quixotic zebra marmalade"
REMOTE = '<img src="https://example.org/a.png">'


def page() -> str:
    answers = {"q1": Answer("q1", 1, typed_text=REMOTE)}
    return to_html(replace(a_session(), questions=some_questions(), answers=answers), PROVENANCE)


def test_a_remote_image_in_an_answer_does_not_get_into_the_page():
    assert "<img" not in page()
    assert "&lt;img src=" in page()


def test_the_sanitiser_holds_it_back_even_where_nothing_is_escaped(monkeypatch):
    monkeypatch.setattr(html, "escape", lambda text, *_rest: text)
    assert "<img" not in page()


def test_control_without_escaping_and_sanitiser_the_image_gets_through(monkeypatch):
    monkeypatch.setattr(html, "escape", lambda text, *_rest: text)
    monkeypatch.setattr(nh3, "clean", lambda text, **_rest: text)
    assert "<img" in page()


def in_the_clear(folder: Path) -> bool:
    return any(SAID.encode() in file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_what_is_said_is_not_on_the_disk_in_the_clear(tmp_path):
    (tmp_path / "home").mkdir()
    with stores.opened(tmp_path / "home") as store:
        store.save(replace(a_session(), answers={"q1": Answer("q1", 1, typed_text=SAID)}))
        assert not in_the_clear(tmp_path)
    assert not in_the_clear(tmp_path)


def test_control_the_standard_library_takes_a_key_and_keeps_it_in_the_clear(tmp_path):
    database = sqlite3.connect(tmp_path / "sessions.db")
    database.execute("PRAGMA key = \"x'" + "ab" * 32 + "'\"")
    database.execute("CREATE TABLE sessions (body TEXT)")
    database.execute("INSERT INTO sessions VALUES (?)", (SAID,))
    database.commit()
    database.close()
    assert in_the_clear(tmp_path)


def test_nor_is_it_to_be_read_by_whoever_has_the_key_of_the_database_only(tmp_path):
    """Deleting a session's own key is enough to delete the session."""
    from interview.vault.database import Database
    from interview.vault.tables import DATABASE
    from interview.vault.vault import Use

    (tmp_path / "home").mkdir()
    unlocked = stores.unlocked(tmp_path / "home")
    with stores.opened(tmp_path / "home") as store:
        store.save(replace(a_session(), subject=SAID, answers={"q1": Answer("q1", 1, typed_text=SAID)}))
    database = Database(tmp_path / "home" / "vault" / DATABASE, unlocked.key_for(Use.DATABASE))
    with database.reading() as connection:
        found = connection.execute("SELECT * FROM sessions").fetchone()
    database.close()
    assert found[0] == "s1"
    assert not any(
        SAID.encode() in (value if isinstance(value, bytes) else str(value).encode()) for value in found
    )
