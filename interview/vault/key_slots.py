"""The slots of a vault: the same random master key, wrapped once for each user and once for the recovery key.

A slot is AES-256-GCM under a key of its own. What stands beside the wrapped key (the vault, the name, the role, the
cost) is authenticated with it, so a slot that was changed opens with nothing. The whole list is sealed with a key
derived from the master key, so a slot put in or taken out by another program is noticed as soon as one opens.
"""

from __future__ import annotations

import hmac
import json
import secrets
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any, Literal, Self

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from interview.errors import NotAccepted, StoreUnusable
from interview.vault.keys import KEY_BYTES, derived

LEAST_LETTERS = 12
LEAST_DIFFERENT = 5
NONCE_BYTES = 12
_TAG_BYTES = 16


def _hex(size: int) -> Any:
    return StringConstraints(pattern=f"^[0-9a-f]{{{2 * size}}}$")


Salt = Annotated[str, _hex(16)]
Nonce = Annotated[str, _hex(NONCE_BYTES)]
Wrapped = Annotated[str, _hex(KEY_BYTES + _TAG_BYTES)]
Hash = Annotated[str, _hex(32)]


class Role(StrEnum):
    """What the program lets a user do. Whoever opens the vault holds its key: roles are rules, not ciphers."""

    CLINICIAN = "clinician"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class User:
    """Who may open the vault."""

    name: str
    role: Role


@dataclass(frozen=True)
class Proof:
    """What a user brings: a passphrase and, where the slot wants it, a secret of the keyring."""

    passphrase: str = field(repr=False)
    account: str | None = None  # the name of the secret in the keyring
    extra: bytes = field(default=b"", repr=False)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Cost(_Part):
    """What one guess of a passphrase costs: Argon2id."""

    memory_kib: int = Field(default=256 * 1024, ge=8, le=1024 * 1024)
    passes: int = Field(default=3, ge=1, le=64)
    lanes: int = Field(default=4, ge=1, le=16)

    def is_less_than(self, other: Cost) -> bool:
        return self.memory_kib < other.memory_kib or self.passes < other.passes


USUAL_COST = Cost()  # about 1.6 s on 2 cores
LEAST_COST = Cost(memory_kib=64 * 1024)  # a slot that asks for less was tampered with


class UserSlot(_Part):
    name: str
    role: Role
    cost: Cost
    salt: Salt
    keyring: Hash | None  # the name of the extra secret in the keyring
    nonce: Nonce
    wrapped: Wrapped


class RecoverySlot(_Part):
    nonce: Nonce
    wrapped: Wrapped


class Slots(_Part):
    version: Literal[1] = 1
    vault: Hash
    users: tuple[UserSlot, ...] = Field(min_length=1)
    recovery: RecoverySlot
    seal: Hash  # with the master key: nobody without it changed the list
    checksum: Hash  # without any key: damage is told from a wrong passphrase

    def sum(self) -> str:
        return sha256(_plain(self, "checksum")).hexdigest()

    def is_sealed_with(self, master: bytes) -> bool:
        return hmac.compare_digest(self.seal, _seal(self, master))

    def sealed(self, master: bytes, **changed: Any) -> Self:
        """The same list with some fields changed."""
        new = self.model_copy(update=changed)
        new = new.model_copy(update={"seal": _seal(new, master)})
        return new.model_copy(update={"checksum": new.sum()})


def new_slots(master: bytes, vault: str, user: UserSlot, recovery: RecoverySlot) -> Slots:
    empty = "0" * 64
    slots = Slots(vault=vault, users=(user,), recovery=recovery, seal=empty, checksum=empty)
    return slots.sealed(master)


def _plain(part: _Part, *without: str) -> bytes:
    """The one way a part is written before it is authenticated."""
    fields = part.model_dump(mode="json", exclude=set(without))
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode("ascii")


def _seal(slots: Slots, master: bytes) -> str:
    return hmac.new(derived(master, "slots 1"), _plain(slots, "seal", "checksum"), sha256).hexdigest()


def wrap_for_user(master: bytes, vault: str, user: User, proof: Proof, cost: Cost) -> UserSlot:
    """Slow on purpose, as `unwrap_user` is."""
    slot = UserSlot(
        name=user.name,
        role=user.role,
        cost=cost,
        salt=secrets.token_hex(16),
        keyring=proof.account,
        nonce=secrets.token_hex(NONCE_BYTES),
        wrapped="0" * 2 * (KEY_BYTES + _TAG_BYTES),
    )
    key = _user_key(slot, proof)
    wrapped = AESGCM(key).encrypt(bytes.fromhex(slot.nonce), master, _header(slot, vault))
    return slot.model_copy(update={"wrapped": wrapped.hex()})


def unwrap_user(slot: UserSlot, vault: str, proof: Proof) -> bytes | None:
    """The master key, or nothing when passphrase, keyring secret or slot are not the right ones."""
    return _unwrap(_user_key(slot, proof), slot, vault)


def wrap_for_recovery(master: bytes, vault: str, secret: bytes) -> RecoverySlot:
    slot = RecoverySlot(nonce=secrets.token_hex(NONCE_BYTES), wrapped="0" * 2 * (KEY_BYTES + _TAG_BYTES))
    wrapped = AESGCM(derived(secret, "slot recovery 1")).encrypt(
        bytes.fromhex(slot.nonce), master, _header(slot, vault)
    )
    return slot.model_copy(update={"wrapped": wrapped.hex()})


def unwrap_recovery(slot: RecoverySlot, vault: str, secret: bytes) -> bytes | None:
    """The master key, or nothing when the secret is not the right one."""
    return _unwrap(derived(secret, "slot recovery 1"), slot, vault)


def _unwrap(key: bytes, slot: UserSlot | RecoverySlot, vault: str) -> bytes | None:
    try:
        return AESGCM(key).decrypt(
            bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped), _header(slot, vault)
        )
    except InvalidTag:
        return None


def _header(slot: UserSlot | RecoverySlot, vault: str) -> bytes:
    kind = "user" if isinstance(slot, UserSlot) else "recovery"
    return f"anamnesis slot 1 {kind} {vault} ".encode() + _plain(slot, "nonce", "wrapped")


def _user_key(slot: UserSlot, proof: Proof) -> bytes:
    cost = slot.cost
    try:
        slow = hash_secret_raw(
            normalised(proof.passphrase),
            bytes.fromhex(slot.salt),
            cost.passes,
            cost.memory_kib,
            cost.lanes,
            KEY_BYTES,
            Type.ID,
        )
    except HashingError as error:
        raise StoreUnusable(
            f"Opening the vault needs {cost.memory_kib // 1024} MiB of memory, which are not free.",
            "Close other programs and try again.",
        ) from error
    if proof.account is None:
        return derived(slow, "slot passphrase 1")
    return derived(slow + proof.extra, "slot passphrase and keyring 1")


def normalised(passphrase: str) -> bytes:
    """A letter with an accent is the same in whichever way a keyboard makes it (Unicode NFC); all else counts,
    case and spaces too. Raises `NotAccepted` for what is no text."""
    try:
        return unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError:
        raise NotAccepted(
            "The passphrase holds something that is not text.", "Type it in UTF-8 letters."
        ) from None


def check_passphrase(passphrase: str) -> str:
    """A passphrase that may be set. Raises `NotAccepted`."""
    letters = normalised(passphrase).decode()
    if len(letters) < LEAST_LETTERS:
        raise NotAccepted(
            f"A passphrase needs at least {LEAST_LETTERS} characters; this has {len(letters)}.",
            "Four or five unrelated words are good and easy to keep.",
        )
    if len(set(letters)) < LEAST_DIFFERENT:
        raise NotAccepted(
            f"A passphrase needs at least {LEAST_DIFFERENT} different characters.",
            "Four or five unrelated words are good and easy to keep.",
        )
    return passphrase
