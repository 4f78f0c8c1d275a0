"""Who gets the key of a vault and who does not: passphrases, users, recovery, waits, the keyring."""

from __future__ import annotations

import stat
import tempfile
import unicodedata
from pathlib import Path

import keyring
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from keyring.backends.fail import Keyring as NoBackend
from keyring.backends.null import Keyring as ForgetsAll

from interview.errors import NotAccepted, NotAllowed, StoreUnusable, WrongPassphrase
from interview.vault.key_slots import LEAST_COST, USUAL_COST, Role, User
from interview.vault.keyring_factor import SystemKeyring
from interview.vault.keys import derived
from interview.vault.vault import Use, Vault
from tests.interview.vaults import CHEAP, OTHER, PASSPHRASE, Clock, DictKeyring, vault_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "vault"


def test_a_new_vault_opens_with_its_passphrase_in_private_files_and_names_its_user(folder):
    made, _ = vault_in(folder).create("  Dr.  Ana ", PASSPHRASE)
    opened = vault_in(folder).unlock(PASSPHRASE)
    assert opened == made
    assert opened.user == User("Dr. Ana", Role.ADMINISTRATOR)
    assert len(opened.master) == 32
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
        assert PASSPHRASE.encode() not in path.read_bytes()
        assert opened.master.hex().encode() not in path.read_bytes()
    assert {path.name for path in folder.iterdir()} == {"slots.json", "slots.copy.json", "door"}


def test_two_vaults_with_one_passphrase_have_nothing_in_common(tmp_path):
    one, _ = vault_in(tmp_path / "1").create("Ana", PASSPHRASE)
    two, _ = vault_in(tmp_path / "2").create("Ana", PASSPHRASE)
    assert one.master != two.master


def test_a_key_is_never_shown_and_each_use_has_its_own(folder):
    opened, _ = vault_in(folder).create("Ana", PASSPHRASE)
    assert opened.master.hex() not in repr(opened)
    assert repr(opened.master) not in repr(opened)
    keys = {use: opened.key_for(use) for use in Use}
    assert len({*keys.values(), opened.master}) == len(Use) + 1
    assert keys[Use.DATABASE] == derived(opened.master, "database 1")


def test_a_second_vault_over_the_first_and_new_keys_over_an_old_database_are_refused(folder):
    vault_in(folder).create("Ana", PASSPHRASE)
    with pytest.raises(StoreUnusable, match="already"):
        vault_in(folder).create("Ana", OTHER)
    vault_in(folder).unlock(PASSPHRASE)
    (folder / "sessions.db").touch()
    for path in folder.glob("slots*"):
        path.unlink()
    with pytest.raises(StoreUnusable, match="lost its key slots"):
        vault_in(folder).create("Ana", PASSPHRASE)
    with pytest.raises(StoreUnusable, match="no vault"):
        vault_in(folder).unlock(PASSPHRASE)


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [
        ("", "12 characters"),
        ("elevenchars", "this has 11"),
        ("a" * 40, "5 different"),
        ("\ud800" * 12, "not text"),
    ],
)
def test_a_weak_passphrase_is_refused_and_leaves_no_vault(folder, passphrase, why):
    with pytest.raises(NotAccepted, match=why):
        vault_in(folder).create("Ana", passphrase)
    assert not vault_in(folder).exists()


@given(passphrase=st.text(min_size=12, max_size=60), wrong=st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_unicode_passphrase_opens_in_either_form_and_no_other_does(passphrase, wrong):
    assume(len(unicodedata.normalize("NFC", passphrase)) >= 12)
    assume(len(set(unicodedata.normalize("NFC", passphrase))) >= 5)
    with tempfile.TemporaryDirectory() as folder:
        made, _ = vault_in(Path(folder)).create("Ana", passphrase)
        for form in ("NFC", "NFD"):
            assert vault_in(Path(folder)).unlock(unicodedata.normalize(form, passphrase)) == made
        if unicodedata.normalize("NFC", wrong) != unicodedata.normalize("NFC", passphrase):
            with pytest.raises(WrongPassphrase):
                vault_in(Path(folder)).unlock(wrong)


def test_a_space_or_a_capital_more_is_another_passphrase(folder):
    vault_in(folder).create("Ana", PASSPHRASE)
    for near in (PASSPHRASE + " ", PASSPHRASE.capitalize(), PASSPHRASE + "\n"):
        (folder / "attempts.json").unlink(missing_ok=True)
        with pytest.raises(WrongPassphrase):
            vault_in(folder).unlock(near)


# ── users ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_user_opens_the_same_vault_with_an_own_passphrase_and_role(folder):
    vault = vault_in(folder)
    ana, _ = vault.create("Ana", PASSPHRASE)
    vault.add_user(ana, "Ben", OTHER, Role.SUPERVISOR)
    vault.add_user(ana, "مريم", "another long passphrase", Role.CLINICIAN)
    assert vault.users() == (
        User("Ana", Role.ADMINISTRATOR),
        User("Ben", Role.SUPERVISOR),
        User("مريم", Role.CLINICIAN),
    )
    ben = vault.unlock(OTHER, "ben")
    assert (ben.user, ben.master) == (User("Ben", Role.SUPERVISOR), ana.master)
    with pytest.raises(NotAccepted, match="several") as several:
        vault.unlock(OTHER)
    assert "Ana, Ben, مريم" in several.value.remedy
    with pytest.raises(NotAccepted, match="No user"):
        vault.unlock(OTHER, "Eve")
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASSPHRASE, "Ben")


def test_only_an_administrator_who_still_is_one_changes_the_users(folder):
    vault = vault_in(folder)
    ana, _ = vault.create("Ana", PASSPHRASE)
    vault.add_user(ana, "Ben", OTHER, Role.SUPERVISOR)
    ben = vault.unlock(OTHER, "Ben")
    vault.add_user(ana, "Cleo", "another long passphrase", Role.ADMINISTRATOR)
    cleo = vault.unlock("another long passphrase", "Cleo")
    vault.remove_user(ana, "Cleo")
    for nobody in (ben, cleo):
        with pytest.raises(NotAllowed, match="administrator"):
            vault.add_user(nobody, "Eve", "yet another passphrase", Role.CLINICIAN)
        with pytest.raises(NotAllowed, match="administrator"):
            vault.remove_user(nobody, "Ana")
        with pytest.raises(NotAllowed, match="administrator"):
            vault.rotate_recovery_key(nobody)
    assert [user.name for user in vault.users()] == ["Ana", "Ben"]


def test_a_removed_user_is_out_and_the_last_administrator_stays(folder):
    vault = vault_in(folder)
    ana, _ = vault.create("Ana", PASSPHRASE)
    vault.add_user(ana, "Ben", OTHER, Role.CLINICIAN)
    with pytest.raises(NotAllowed, match="last administrator"):
        vault.remove_user(ana, "Ana")
    vault.remove_user(ana, "Ben")
    assert all(b"Ben" not in path.read_bytes() for path in folder.iterdir())
    with pytest.raises(NotAccepted):
        vault.unlock(OTHER, "Ben")
    with pytest.raises(WrongPassphrase):
        vault.unlock(OTHER)


@pytest.mark.parametrize("name", ["", "  ", "\u200d", "x" * 81, "Ana\u202eBen", "nul\0", "ANA", "\ud800"])
def test_a_name_nobody_could_sign_with_is_refused(folder, name):
    vault = vault_in(folder)
    ana, _ = vault.create("ana", PASSPHRASE)
    with pytest.raises(NotAccepted, match="name"):
        vault.add_user(ana, name, OTHER, Role.CLINICIAN)


def test_a_changed_passphrase_replaces_the_old_one_and_needs_it(folder):
    clock = Clock()
    vault = vault_in(folder, clock)
    ana, _ = vault.create("Ana", PASSPHRASE)
    with pytest.raises(NotAccepted, match="12 characters"):
        vault.change_passphrase("Ana", PASSPHRASE, "short")
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase("Ana", OTHER, "something else entirely")
    clock.now += 1
    assert vault.change_passphrase("Ana", PASSPHRASE, OTHER) == ana
    assert vault.unlock(OTHER) == ana
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASSPHRASE)


# ── recovery ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_printed_key_gives_one_user_a_new_passphrase_and_keeps_the_others(folder):
    vault = vault_in(folder)
    ana, sheet = vault.create("Ana", PASSPHRASE)
    vault.add_user(ana, "Ben", OTHER, Role.SUPERVISOR)
    again = vault.recover(sheet.lower().replace("-", " "), "Ben", "ben chose a new one")
    assert (again.user, again.master) == (User("Ben", Role.SUPERVISOR), ana.master)
    assert vault.unlock("ben chose a new one", "Ben") == again
    assert vault.unlock(PASSPHRASE, "Ana") == ana
    with pytest.raises(WrongPassphrase):
        vault.unlock(OTHER, "Ben")


def test_a_new_printed_key_replaces_the_old_sheet(folder, tmp_path):
    vault = vault_in(folder)
    ana, old = vault.create("Ana", PASSPHRASE)
    new = vault.rotate_recovery_key(ana)
    _, strange = vault_in(tmp_path / "another").create("Ana", PASSPHRASE)
    for sheet in (old, strange):
        with pytest.raises(NotAccepted, match="not the recovery key of this vault"):
            vault.recover(sheet, "Ana", OTHER)
    assert vault.unlock(PASSPHRASE) == ana
    assert vault.recover(new, "Ana", OTHER) == ana


# ── the keyring ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_with_the_keyring_the_passphrase_alone_does_not_open_but_the_sheet_does(folder):
    ring = DictKeyring()
    vault = vault_in(folder, keyring=ring)
    ana, sheet = vault.create("Ana", PASSPHRASE, with_keyring=True)
    assert vault.unlock(PASSPHRASE) == ana
    (account,) = ring.kept
    with pytest.raises(StoreUnusable, match="lost its part") as lost:
        vault_in(folder, keyring=DictKeyring()).unlock(PASSPHRASE)
    assert "recovery key" in lost.value.remedy
    other = DictKeyring()
    other.kept[account] = "ab" * 32
    with pytest.raises(WrongPassphrase):
        vault_in(folder, keyring=other).unlock(PASSPHRASE)
    ring.answers = False
    with pytest.raises(StoreUnusable, match="does not answer"):
        vault.unlock(PASSPHRASE)
    assert vault.recover(sheet, "Ana", OTHER) == ana
    assert vault.unlock(OTHER) == ana  # and the keyring is not asked any more


def test_a_secret_nobody_needs_any_more_leaves_the_keyring(folder):
    ring = DictKeyring()
    vault = vault_in(folder, keyring=ring)
    ana, _ = vault.create("Ana", PASSPHRASE)
    vault.add_user(ana, "Ben", OTHER, Role.CLINICIAN, with_keyring=True)
    vault.change_passphrase("Ben", OTHER, "something else entirely", with_keyring=True)
    assert len(ring.kept) == 1
    vault.remove_user(ana, "Ben")
    assert ring.kept == {}


@pytest.mark.parametrize("backend", [NoBackend, ForgetsAll])
def test_a_system_without_a_keyring_that_encrypts_is_told_so_and_gets_no_vault_with_it(folder, backend):
    before = keyring.get_keyring()
    keyring.set_keyring(backend())
    try:
        with pytest.raises(StoreUnusable, match="no keyring that encrypts"):
            Vault(folder, CHEAP, CHEAP, keyring=SystemKeyring()).create("Ana", PASSPHRASE, with_keyring=True)
    finally:
        keyring.set_keyring(before)
    assert not vault_in(folder).exists()


# ── the usual cost ───────────────────────────────────────────────────────────────────────────────────────────────


def test_outside_tests_a_cheap_slot_is_neither_made_nor_opened(folder):
    assert (USUAL_COST.memory_kib, USUAL_COST.passes, USUAL_COST.lanes) == (262144, 3, 4)
    with pytest.raises(ValueError, match="cost"):
        Vault(folder, cost=CHEAP)
    ana, sheet = vault_in(folder).create("Ana", PASSPHRASE)
    real = Vault(folder, cost=LEAST_COST)
    with pytest.raises(StoreUnusable, match="less work"):
        real.unlock(PASSPHRASE)
    assert real.recover(sheet, "Ana", OTHER) == ana
    assert Vault(folder).unlock(OTHER) == ana
