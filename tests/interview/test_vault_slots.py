"""The file of key slots under damage, tampering, kills, a full disk."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from interview.errors import ForPeople, NotAccepted, StoreUnusable, WrongPassphrase
from interview.vault.key_slots import Role
from interview.vault.slots_file import COPY, FILE
from tests.interview.vaults import OTHER, PASSPHRASE, Killed, tamper, vault_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


def test_every_flipped_byte_is_refused_or_harmless_and_the_copy_makes_it_harmless(folder):
    made, sheet = vault_in(folder).create("Ana", PASSPHRASE)
    vault_in(folder).add_user(made, "Ben", OTHER, Role.CLINICIAN)
    good = (folder / FILE).read_bytes()
    refused = 0
    for mask in (0x01, 0x10, 0x80):
        for place in range(len(good)):
            bad = bytearray(good)
            bad[place] ^= mask
            (folder / FILE).write_bytes(bad)
            (folder / COPY).unlink(missing_ok=True)
            try:
                assert vault_in(folder).unlock(PASSPHRASE, "Ana") == made
            except StoreUnusable:
                refused += 1
            if place % 50 == 0:
                (folder / FILE).write_bytes(bad)
                (folder / COPY).write_bytes(good)
                assert vault_in(folder).unlock(PASSPHRASE, "Ana") == made
                assert vault_in(folder).damage() == ()
                assert vault_in(folder).recover(sheet, "Ana", PASSPHRASE) == made
    assert refused > 2.5 * len(good)


@pytest.mark.parametrize(
    "change",
    [
        lambda slots: slots["users"][1].update(role="administrator"),
        lambda slots: slots["users"][1].update(name="Eve"),
        lambda slots: slots["users"].pop(1),
        lambda slots: slots["users"].append({**slots["users"][1], "name": "Eve"}),
        lambda slots: slots["users"].reverse(),
        lambda slots: slots["users"][1].update(wrapped=slots["users"][0]["wrapped"]),
        lambda slots: slots["users"][1]["cost"].update(memory_kib=16),
        lambda slots: slots["recovery"].update(nonce="0" * 24),
        lambda slots: slots.update(vault="0" * 64),
        lambda slots: slots.update(seal="0" * 64),
    ],
)
def test_a_list_changed_with_a_fitting_checksum_opens_for_nobody(folder, change):
    vault = vault_in(folder)
    ana, sheet = vault.create("Ana", PASSPHRASE)
    vault.add_user(ana, "Ben", OTHER, Role.CLINICIAN)
    tamper(folder, change)
    with pytest.raises((StoreUnusable, WrongPassphrase)):
        vault.unlock(PASSPHRASE, "Ana")
    with pytest.raises((StoreUnusable, NotAccepted)):
        vault.recover(sheet, "Ana", PASSPHRASE)
    with pytest.raises(StoreUnusable, match="something other than this program"):
        vault.add_user(ana, "Dan", OTHER, Role.CLINICIAN)


def test_a_user_who_writes_another_role_into_the_own_slot_does_not_get_in(folder):
    vault = vault_in(folder)
    ana, _ = vault.create("Ana", PASSPHRASE)
    vault.add_user(ana, "Ben", OTHER, Role.CLINICIAN)
    tamper(folder, lambda slots: slots["users"][1].update(role="administrator"))
    with pytest.raises(WrongPassphrase):
        vault.unlock(OTHER, "Ben")


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("users.0.salt", lambda slots: slots["users"][0].update(salt="zz")),
        ("users.0.cost.memory_kib", lambda slots: slots["users"][0]["cost"].update(memory_kib=2**40)),
        ("users.0.role", lambda slots: slots["users"][0].update(role="owner")),
        ("recovery", lambda slots: slots.pop("recovery")),
        ("extra", lambda slots: slots.update(extra=1)),
        ("version", lambda slots: slots.update(version=2)),
        ("two have one name", lambda slots: slots["users"].append(slots["users"][0])),
        ("none is administrator", lambda slots: slots["users"][0].update(role="clinician")),
    ],
)
def test_what_is_wrong_with_the_file_is_named(folder, field, change):
    vault_in(folder).create("Ana", PASSPHRASE)
    fields = json.loads((folder / FILE).read_bytes())
    change(fields)
    if field[0] in "tn":
        tamper(folder, change)
    else:
        for name in (FILE, COPY):
            (folder / name).write_text(json.dumps(fields))
    with pytest.raises(StoreUnusable, match=field):
        vault_in(folder).unlock(PASSPHRASE)
    assert len(vault_in(folder).damage()) == 2


def kill_before(monkeypatch, call: int) -> None:
    """Every call that changes a name or syncs is counted; from this one on none is made."""
    done = 0

    def counted(real):
        def one(*args, **named):
            nonlocal done
            done += 1
            if done >= call:
                raise Killed
            return real(*args, **named)

        return one

    for name in ("open", "fsync", "replace", "unlink"):
        monkeypatch.setattr(os, name, counted(getattr(os, name)))


def test_killed_at_any_point_a_change_of_passphrase_is_done_or_not(tmp_path, monkeypatch):
    seen = []
    for call in range(1, 100):
        folder = tmp_path / str(call)
        made, sheet = vault_in(folder).create("Ana", PASSPHRASE)
        with monkeypatch.context() as patch:
            kill_before(patch, call)
            try:
                vault_in(folder).change_passphrase("Ana", PASSPHRASE, OTHER)
                finished = True
            except Killed:
                finished = False
        if finished:
            break
        opens = []
        for passphrase in (PASSPHRASE, OTHER):
            (folder / "attempts.json").unlink(missing_ok=True)
            try:
                assert vault_in(folder).unlock(passphrase) == made
                opens.append(passphrase)
            except WrongPassphrase:
                pass
        assert len(opens) == 1
        seen += opens
        assert (folder / FILE).read_bytes() == (folder / COPY).read_bytes()
        assert vault_in(folder).recover(sheet, "Ana", PASSPHRASE) == made
    assert finished
    assert set(seen) == {PASSPHRASE, OTHER}


def test_killed_at_any_point_of_its_making_a_vault_is_there_or_can_be_made(tmp_path, monkeypatch):
    there = []
    for call in range(1, 100):
        folder = tmp_path / str(call)
        with monkeypatch.context() as patch:
            kill_before(patch, call)
            try:
                vault_in(folder).create("Ana", PASSPHRASE)
                break
            except Killed:
                pass
        there.append(vault_in(folder).exists())
        if not there[-1]:
            vault_in(folder).create("Ana", PASSPHRASE)
        vault_in(folder).unlock(PASSPHRASE)
    assert set(there) == {True, False}


def test_a_full_disk_leaves_the_old_slots_and_a_whole_copy(folder, monkeypatch):
    made, sheet = vault_in(folder).create("Ana", PASSPHRASE)
    real, synced = os.fsync, 0

    def full(handle: int) -> None:
        nonlocal synced
        synced += 1
        if synced == 2:
            raise OSError(errno.ENOSPC, "full")
        real(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StoreUnusable, match="could not be written"):
            vault_in(folder).rotate_recovery_key(made)
    assert vault_in(folder).damage() == ()
    assert vault_in(folder).recover(sheet, "Ana", OTHER) == made


def test_an_error_for_people_names_no_passphrase_and_no_key(folder):
    vault = vault_in(folder)
    made, sheet = vault.create("Ana", PASSPHRASE)
    for wrong in (lambda: vault.unlock(OTHER), lambda: vault.recover(sheet[:-1] + "U", "Ana", OTHER)):
        with pytest.raises(ForPeople) as error:
            wrong()
        for secret in (OTHER, PASSPHRASE, made.master.hex(), *sheet.split("-")):
            assert secret not in str(error.value)
