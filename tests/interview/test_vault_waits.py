"""The wait after a wrong passphrase: longer each time, over restarts, never for ever."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.errors import NotAccepted, WaitFirst, WrongPassphrase
from interview.vault import vault as vault_module
from interview.vault.attempts import LONGEST_WAIT, Attempts, wait_after
from interview.vault.vault import Vault
from tests.interview.vaults import CHEAP, OTHER, PASSPHRASE, Clock, Killed, vault_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


def test_each_wrong_passphrase_waits_longer_up_to_five_minutes_and_success_resets(folder):
    clock = Clock()
    made, _ = vault_in(folder, clock).create("Ana", PASSPHRASE)
    waits = []
    for _ in range(12):
        with pytest.raises(WrongPassphrase) as wrong:
            vault_in(folder, clock).unlock(OTHER)  # a new start of the program each time
        waits.append(wrong.value.seconds)
        assert vault_in(folder, clock).seconds_to_wait() == waits[-1]
        clock.now += waits[-1] - 0.01
        with pytest.raises(WaitFirst, match="in 1 seconds"):
            vault_in(folder, clock).unlock(PASSPHRASE)
        clock.now += 0.02
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    assert vault_in(folder, clock).unlock(PASSPHRASE) == made
    assert vault_in(folder, clock).seconds_to_wait() == 0
    with pytest.raises(WrongPassphrase) as wrong:
        vault_in(folder, clock).unlock(OTHER)
    assert wrong.value.seconds == 1


def fail_until_waiting(folder: Path, clock: Clock, times: int) -> None:
    for _ in range(times):
        clock.now += LONGEST_WAIT
        with pytest.raises(WrongPassphrase):
            vault_in(folder, clock).unlock(OTHER)


def test_a_restart_of_the_machine_begins_the_wait_anew_and_it_still_ends(folder):
    vault_in(folder).create("Ana", PASSPHRASE)
    fail_until_waiting(folder, Clock(), 9)
    after = Clock(5.0)
    assert vault_in(folder, after).seconds_to_wait() == 256
    after.now += 255
    with pytest.raises(WaitFirst):
        vault_in(folder, after).unlock(PASSPHRASE)
    after.now += 1
    vault_in(folder, after).unlock(PASSPHRASE)


@given(st.lists(st.tuples(st.floats(0, 400), st.booleans()), max_size=12), st.integers(1, 10))
@settings(max_examples=60, deadline=None)
def test_no_story_of_restarts_shortens_a_wait_and_none_makes_it_endless(story, failures):
    """A story: seconds pass, and the machine restarts or not; its clock counts from its last start."""
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(5e5)
        attempts = Attempts(Path(folder) / "attempts.json", clock)
        for _ in range(failures):
            clock.now += LONGEST_WAIT
            attempts.begin()
            wait = attempts.failed()
        passed = 0.0
        for seconds, restarts in story:
            passed += seconds
            clock.now = 0.0 if restarts else clock.now + seconds
            if attempts.seconds_left() == 0:
                assert passed >= wait - 1e-6
        attempts.seconds_left()
        clock.now += LONGEST_WAIT
        assert attempts.seconds_left() == 0


def test_more_failures_wait_longer_and_never_more_than_five_minutes():
    waits = [wait_after(failures) for failures in range(10_000)]
    assert waits == sorted(waits)
    assert waits[:4] == [0, 1, 2, 4]
    assert waits[-1] == LONGEST_WAIT == 300


def test_the_clock_on_the_wall_plays_no_part(folder, monkeypatch):
    vault = Vault(folder, CHEAP, CHEAP)
    vault.create("Ana", PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        vault.unlock(OTHER)
    for jump in (86400.0, -86400.0):
        monkeypatch.setattr(time, "time", lambda jump=jump: 1.8e9 + jump)
        with pytest.raises(WaitFirst):
            vault.unlock(PASSPHRASE)


def test_a_try_that_was_killed_counts(folder, monkeypatch):
    clock = Clock()
    vault_in(folder, clock).create("Ana", PASSPHRASE)

    def dies(*_args: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(vault_module, "unwrap_user", dies)
        with pytest.raises(Killed):
            vault_in(folder, clock).unlock(OTHER)
    assert vault_in(folder, clock).seconds_to_wait() == 1


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b'{"failures": -1, "at": 0}', b'{"failures": 1, "at": NaN}', b"\xff"]
)
def test_a_damaged_count_waits_longest_and_not_for_ever(folder, damage):
    clock = Clock()
    vault_in(folder, clock).create("Ana", PASSPHRASE)
    (folder / "attempts.json").write_bytes(damage)
    with pytest.raises(WaitFirst) as wait:
        vault_in(folder, clock).unlock(PASSPHRASE)
    assert wait.value.seconds == LONGEST_WAIT
    clock.now += LONGEST_WAIT
    vault_in(folder, clock).unlock(PASSPHRASE)


def test_what_is_no_text_and_who_is_no_user_is_no_try(folder):
    vault = vault_in(folder)
    vault.create("Ana", PASSPHRASE)
    with pytest.raises(NotAccepted, match="not text"):
        vault.unlock("\udcff" * 12)
    with pytest.raises(NotAccepted, match="No user"):
        vault.unlock(PASSPHRASE, "Eve")
    assert vault.seconds_to_wait() == 0


def test_the_printed_key_never_waits(folder):
    clock = Clock()
    made, sheet = vault_in(folder, clock).create("Ana", PASSPHRASE)
    fail_until_waiting(folder, clock, 9)
    assert vault_in(folder, clock).recover(sheet, "Ana", OTHER) == made
    assert vault_in(folder, clock).unlock(OTHER) == made
