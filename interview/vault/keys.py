"""How keys are derived from one another and what is sealed with them.

Every key in use comes from the master key of a vault or is wrapped by one that does, so another way to reach the
master key (a new passphrase, the recovery key) wraps the same 32 bytes and nothing has to be encrypted again.
"""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_NONCE_BYTES = 12


def derived(master: bytes, purpose: str) -> bytes:
    """The 32-byte key for one purpose."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"anamnesis {purpose}".encode()).derive(
        master
    )


def seal(key: bytes, what: str, plain: bytes) -> bytes:
    """Encrypted and tied to `what` it is: opened as anything else it is refused."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, what.encode())


def unseal(key: bytes, what: str, sealed: bytes) -> bytes:
    """Raises `cryptography.exceptions.InvalidTag`: another key, another thing, or changed."""
    if len(sealed) < _NONCE_BYTES:
        raise InvalidTag
    return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], what.encode())
