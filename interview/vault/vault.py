"""Who may open the encrypted store, and the keys they get: one random master key, wrapped for each user.

Changing a passphrase or removing a user wraps the same master key anew, and nothing else is encrypted again. So who
was removed and kept an old copy of the key slots and an old passphrase can still open a copy of the files: whoever
leaves must not keep a copy of the vault.

Python copies strings and bytes as it likes, so passphrases and keys cannot be wiped from memory; locking lets go of
them and ends there. Nothing here is logged, and a passphrase is never in the words of an error.
"""

from __future__ import annotations

import secrets
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from interview.errors import NotAccepted, NotAllowed, StoreUnusable, WrongPassphrase
from interview.private_files import private_folder, sync_folder
from interview.vault.attempts import Attempts
from interview.vault.key_slots import (
    LEAST_COST,
    USUAL_COST,
    Cost,
    Proof,
    Role,
    Slots,
    User,
    UserSlot,
    check_passphrase,
    new_slots,
    normalised,
    unwrap_recovery,
    unwrap_user,
    wrap_for_recovery,
    wrap_for_user,
)
from interview.vault.keyring_factor import Keyring, SystemKeyring
from interview.vault.keys import KEY_BYTES, derived
from interview.vault.recovery_text import SECRET_BYTES, as_text, from_text
from interview.vault.slots_file import SlotsFile

LONGEST_NAME = 80
_JOINERS = "\u200c\u200d"  # letters of some scripts need them
_DATABASE = "sessions.db"


class Use(StrEnum):
    """What a key is for; one key never serves two."""

    DATABASE = "database 1"
    MEDIA = "media 1"
    AUDIT = "audit 1"
    SESSIONS = "sessions 1"
    BACKUP = "backup 1"


@dataclass(frozen=True)
class Unlocked:
    """Who opened the vault, and the key to everything in it."""

    user: User
    master: bytes = field(repr=False)

    def key_for(self, use: Use) -> bytes:
        """32 bytes."""
        return derived(self.master, use)


class Vault:
    """The door of one vault folder. `least` is the lowest cost of a passphrase that it takes from the file."""

    def __init__(
        self,
        folder: Path,
        cost: Cost = USUAL_COST,
        least: Cost = LEAST_COST,
        clock: Callable[[], float] = time.monotonic,
        keyring: Keyring | None = None,
    ) -> None:
        if cost.is_less_than(least):
            raise ValueError("the cost of a new slot is below the least this vault takes")
        self._folder = folder
        self._cost = cost
        self._least = least
        self._keyring = keyring or SystemKeyring()
        self._file = SlotsFile(folder)
        self._attempts = Attempts(folder / "attempts.json", clock)

    def exists(self) -> bool:
        return self._file.exists()

    def users(self) -> tuple[User, ...]:
        """Needs no passphrase. Raises `StoreUnusable`."""
        return tuple(User(slot.name, slot.role) for slot in self._file.read().users)

    def damage(self) -> tuple[str, ...]:
        """What is wrong with the files of key slots, in words; nothing when both are whole."""
        return self._file.damage()

    def seconds_to_wait(self) -> float:
        """Until the next passphrase is looked at."""
        return self._attempts.seconds_left()

    def create(self, name: str, passphrase: str, with_keyring: bool = False) -> tuple[Unlocked, str]:
        """Make the vault with a first administrator; also the recovery key to print, which is kept nowhere.

        Raises `NotAccepted`, `StoreUnusable` (there is one already, or its slots were lost). Killed before the
        recovery key was shown, the vault is there: open it and ask for a new one."""
        self._file.refuse_second()
        if (self._folder / _DATABASE).exists():
            raise StoreUnusable(
                f"The vault in {self._folder} has lost its key slots.", "Put them back from your backup."
            )
        user = User(_checked_name(name), Role.ADMINISTRATOR)
        check_passphrase(passphrase)
        private_folder(self._folder)
        sync_folder(self._folder.parent)
        master, vault, recovery = (secrets.token_bytes(KEY_BYTES) for _ in range(3))
        proof = self._new_proof(passphrase, with_keyring)
        slot = wrap_for_user(master, vault.hex(), user, proof, self._cost)
        self._file.write_first(
            new_slots(master, vault.hex(), slot, wrap_for_recovery(master, vault.hex(), recovery))
        )
        return Unlocked(user, master), as_text(recovery)

    def unlock(self, passphrase: str, name: str | None = None) -> Unlocked:
        """The name may be left out while there is one user. Takes about 1.6 s at the usual cost.

        Raises `WrongPassphrase` and `WaitFirst` with the seconds until the next try, `NotAccepted` for a name that
        is not there, `StoreUnusable` for slots that are damaged or were changed by something else."""
        slots = self._file.read()
        slot = _named(slots, name)
        if slot.cost.is_less_than(self._least):
            raise StoreUnusable(
                f"The key slot of {slot.name} asks for less work than this program allows: it was changed.",
                "Put slots.json back from your backup.",
            )
        proof = self._proof(slot, passphrase)
        with self._attempts.turn():
            self._attempts.begin()
            master = unwrap_user(slot, slots.vault, proof)
            if master is None:
                seconds = self._attempts.failed()
                remedy = f"Try again in {seconds:.0f} s, or use the printed recovery key."
                raise WrongPassphrase("This passphrase does not open the vault.", remedy, seconds)
            return self._opened(slots, master, User(slot.name, slot.role))

    def recover(self, recovery_text: str, name: str, passphrase: str) -> Unlocked:
        """Open with the printed key and give one user a new passphrase, without the keyring. The printed key stays
        good; ask for a new one when the sheet was seen. Never has to wait: 256 bits cannot be guessed.

        Raises `NotAccepted` (a slip in the key, naming its group; another vault's key; no such user; a passphrase
        that is too short), `StoreUnusable`."""
        slots = self._file.read()
        slot = _named(slots, name)
        check_passphrase(passphrase)
        master = unwrap_recovery(slots.recovery, slots.vault, from_text(recovery_text))
        if master is None:
            raise NotAccepted(
                "This is not the recovery key of this vault.", "Look for a newer sheet, or another vault's."
            )
        unlocked = self._opened(slots, master, User(slot.name, slot.role))
        self._replace(slots, unlocked, slot, self._new_proof(passphrase, with_keyring=False))
        return unlocked

    def change_passphrase(self, name: str, old: str, new: str, with_keyring: bool = False) -> Unlocked:
        """Every user for themself; needs the old one even when the vault is open. Raises as `unlock` does."""
        check_passphrase(new)
        unlocked = self.unlock(old, name)
        slots = self._file.read()
        self._replace(slots, unlocked, _named(slots, name), self._new_proof(new, with_keyring))
        return unlocked

    def add_user(
        self, unlocked: Unlocked, name: str, passphrase: str, role: Role, with_keyring: bool = False
    ) -> User:
        """By an administrator; the new user types the passphrase. Raises `NotAllowed`, `NotAccepted`."""
        slots = self._for_administrator(unlocked)
        user = User(_checked_name(name), role)
        if any(slot.name.casefold() == user.name.casefold() for slot in slots.users):
            raise NotAccepted("There is a user of this name already.", "Choose another name.")
        proof = self._new_proof(check_passphrase(passphrase), with_keyring)
        slot = wrap_for_user(unlocked.master, slots.vault, user, proof, self._cost)
        self._file.write(slots.sealed(unlocked.master, users=(*slots.users, slot)))
        return user

    def remove_user(self, unlocked: Unlocked, name: str) -> None:
        """By an administrator; at least one stays. Raises `NotAllowed`, `NotAccepted`."""
        slots = self._for_administrator(unlocked)
        gone = _named(slots, name)
        left = tuple(slot for slot in slots.users if slot is not gone)
        if all(slot.role is not Role.ADMINISTRATOR for slot in left):
            raise NotAllowed("The last administrator cannot be removed.", "Add another administrator first.")
        self._file.write(slots.sealed(unlocked.master, users=left))
        self._drop_secret(gone)

    def rotate_recovery_key(self, unlocked: Unlocked) -> str:
        """By an administrator: a new recovery key to print. The old sheet opens nothing from now on."""
        slots = self._for_administrator(unlocked)
        secret = secrets.token_bytes(SECRET_BYTES)
        recovery = wrap_for_recovery(unlocked.master, slots.vault, secret)
        self._file.write(slots.sealed(unlocked.master, recovery=recovery))
        return as_text(secret)

    def _opened(self, slots: Slots, master: bytes, user: User) -> Unlocked:
        self._attempts.succeeded()
        _check_seal(slots, master)
        self._file.mend(slots)
        return Unlocked(user, master)

    def _for_administrator(self, unlocked: Unlocked) -> Slots:
        """The slots as they are now, for one who is still in them."""
        slots = self._file.read()
        _check_seal(slots, unlocked.master)
        if unlocked.user.role is not Role.ADMINISTRATOR or all(
            (slot.name, slot.role) != (unlocked.user.name, unlocked.user.role) for slot in slots.users
        ):
            raise NotAllowed("Only an administrator can do this.", "Ask an administrator of this vault.")
        return slots

    def _replace(self, slots: Slots, unlocked: Unlocked, old: UserSlot, proof: Proof) -> None:
        new = wrap_for_user(unlocked.master, slots.vault, unlocked.user, proof, self._cost)
        users = tuple(new if slot is old else slot for slot in slots.users)
        self._file.write(slots.sealed(unlocked.master, users=users))
        self._drop_secret(old)

    def _new_proof(self, passphrase: str, with_keyring: bool) -> Proof:
        """The keyring has its secret before a slot asks for it."""
        if not with_keyring:
            return Proof(passphrase)
        account, extra = secrets.token_hex(32), secrets.token_bytes(KEY_BYTES)
        self._keyring.put(account, extra.hex())
        return Proof(passphrase, account, extra)

    def _proof(self, slot: UserSlot, passphrase: str) -> Proof:
        normalised(passphrase)  # what is no text is no try either
        if slot.keyring is None:
            return Proof(passphrase)
        secret = self._keyring.get(slot.keyring)
        try:
            extra = bytes.fromhex(secret or "")
        except ValueError:
            extra = b""
        if len(extra) != KEY_BYTES:
            raise StoreUnusable(
                f"The keyring of this system has lost its part of the key of {slot.name}.",
                "Open the vault with the printed recovery key.",
            )
        return Proof(passphrase, slot.keyring, extra)

    def _drop_secret(self, slot: UserSlot) -> None:
        """What nobody asks for any more; a keyring out of reach keeps it, and it opens nothing."""
        if slot.keyring is not None:
            try:
                self._keyring.drop(slot.keyring)
            except StoreUnusable:
                return


def _check_seal(slots: Slots, master: bytes) -> None:
    if not slots.is_sealed_with(master):
        raise StoreUnusable(
            "The list of users in slots.json was changed by something other than this program.",
            "Put the file back from your backup.",
        )


def _named(slots: Slots, name: str | None) -> UserSlot:
    known = ", ".join(slot.name for slot in slots.users)
    if name is None:
        if len(slots.users) == 1:
            return slots.users[0]
        raise NotAccepted("This vault has several users.", f"Say which: {known}.")
    wanted = _tidy(name).casefold()
    for slot in slots.users:
        if slot.name.casefold() == wanted:
            return slot
    raise NotAccepted("No user of this vault has this name.", f"Its users: {known}.")


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _checked_name(name: str) -> str:
    """Names stand in the audit and under a signature: what cannot be seen or turns the text round is refused."""
    tidy = _tidy(name)
    hidden = any(unicodedata.category(letter)[0] == "C" and letter not in _JOINERS for letter in tidy)
    if hidden or not tidy.strip(_JOINERS) or len(tidy) > LONGEST_NAME:
        raise NotAccepted(
            f"A name has 1 to {LONGEST_NAME} visible characters.", "Type the name as it is signed."
        )
    return tidy
