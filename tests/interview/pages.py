"""The pages of an encrypted database and its log as one who has the key finds them on the disk, deleted ones too."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE = 4096
RESERVED = 80  # at the end of each page: 16 bytes to start with, 64 to prove it
SALT = 16  # at the start of the first page
LOG_HEADER, FRAME_HEADER = 32, 24


def all_pages(folder: Path, key: bytes) -> bytes:
    """Of `sessions.db` and `sessions.db-wal`, decrypted."""
    data = (folder / "sessions.db").read_bytes()
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    log = folder / "sessions.db-wal"
    frames = log.read_bytes()[LOG_HEADER:] if log.exists() else b""
    step = FRAME_HEADER + PAGE
    pages += [frames[at + FRAME_HEADER : at + step] for at in range(0, len(frames), step)]
    return b"".join(_decrypted(page, key) for page in pages)


def _decrypted(page: bytes, key: bytes) -> bytes:
    """The first page, and copies of it, start with a salt in plain; both ways of reading are given."""
    starts = page[PAGE - RESERVED : PAGE - RESERVED + 16]
    texts = []
    for skipped in (0, SALT):
        opened = Cipher(AES256(key), CBC(starts)).decryptor()
        texts.append(opened.update(page[skipped : PAGE - RESERVED]) + opened.finalize())
    return b"".join(texts)
