"""A model file and why it may be opened: its SHA-256 is the one expected, or somebody said that they trust it.

A parser of untrusted files is the place where a hostile file takes over, so no byte is parsed before the check.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from interview.errors import FileDamaged, ModelMissing
from interview.pins import file_hash
from interview.ports import Stop

Signature = tuple[int, int, int, int]


@dataclass(frozen=True)
class ModelFile:
    """A GGUF file with the hash it must have; without one it is opened only when `trust` is said."""

    path: Path
    sha256: str = ""
    trust: bool = False

    def signature(self) -> Signature:
        """Changes when the file does, so that it is hashed again. Raises `ModelMissing`."""
        try:
            found = self.path.stat()
        except OSError as error:
            raise ModelMissing(
                f"The model file {self.path.name} is not there or cannot be read.", "Run: main.py models list"
            ) from error
        return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns

    def check(self, stop: Stop) -> Signature:
        """What the file looked like when it was found to be the expected one, or trusted.

        Raises `ModelMissing` when it is absent or nobody vouches for it, `FileDamaged` when its hash is another one,
        `Cancelled` when stopped.
        """
        before = self.signature()
        if not self.sha256 and not self.trust:
            raise ModelMissing(
                f"No SHA-256 is known for {self.path.name}, so it is not opened.",
                "Import it with main.py models import FILE, or say that you trust this file: --trust",
            )
        if self.sha256 and (found := file_hash(self.path, stop)) != self.sha256.lower():
            raise FileDamaged(
                f"{self.path.name} is not the expected file "
                f"(SHA-256 {found[:12]}… and not {self.sha256[:12].lower()}…). It was not opened.",
                "Fetch or import the model again.",
            )
        return before
