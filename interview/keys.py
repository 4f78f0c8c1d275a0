"""The master key of a store, for now in one file of the home folder: whoever reads that file reads the store.

Every key in use is derived from the master key, so that later ways to reach it (a passphrase, a recovery key) wrap
the same 32 bytes and nothing has to be encrypted again.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from interview.errors import StoreUnusable
from interview.private_files import new_private_file, sync_folder

KEY_BYTES = 32


def read_key(path: Path) -> bytes:
    """Raises `StoreUnusable` when the file is missing or holds no key."""
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except FileNotFoundError:
        raise StoreUnusable(
            f"The key file {path} of the session store is missing.", "Put it back from your backup."
        ) from None
    except (OSError, ValueError) as error:
        raise _no_key(path) from error
    if len(key) != KEY_BYTES:
        raise _no_key(path)
    return key


def make_key(path: Path) -> None:
    """Write a new random key, for its owner only; whole or not at all, and safe before it returns."""
    aside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(new_private_file(aside), "w", encoding="ascii") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    sync_folder(path.parent)


def derived(master: bytes, purpose: str) -> bytes:
    """The 32-byte key for one purpose."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"anamnesis {purpose}".encode()).derive(
        master
    )


def _no_key(path: Path) -> StoreUnusable:
    return StoreUnusable(f"The file {path} holds no key.", "Put the key file back from your backup.")
