"""What was asked and answered, one line each, safe on disk before the next question: nothing is asked twice.

Also the folder of one study: it knows which cases, prompts and model it belongs to and refuses others, and it keeps
the written interviews with their hash, so that every arm reads the same ones.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from interview.errors import FileDamaged, NotAccepted
from interview.files import put_whole
from interview.private_files import private_folder

ASKED, ABOUT, INTERVIEWS, SEAL = "asked.jsonl", "study.json", "interviews.json", "interviews.sha256"
ANOTHER = "Give another folder with --out."


class Journal:
    """Answers by key. A line that a stop cut off is dropped, and asked again."""

    def __init__(self, folder: Path) -> None:
        self.folder = private_folder(folder)
        self._file = folder / ASKED
        self._known: dict[str, Any] = {}
        self._read()

    def __contains__(self, key: str) -> bool:
        return key in self._known

    def __getitem__(self, key: str) -> Any:
        return self._known[key]

    def put(self, key: str, value: Any) -> None:
        """Returns when it is safe on disk."""
        line = json.dumps({"key": key, "value": value}, ensure_ascii=False).encode() + b"\n"
        with os.fdopen(os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        self._known[key] = value

    def belongs_to(self, facts: Mapping[str, str]) -> None:
        """Note what this study is about, or see that it is the same as noted. Raises `NotAccepted`, `FileDamaged`."""
        file = self.folder / ABOUT
        if not file.exists():
            if self._known:
                raise NotAccepted(f"{self.folder} holds a study without {ABOUT}.", ANOTHER)
            put_whole(file, _json(dict(facts)))
            return
        noted = _read_json(file)
        if other := sorted(name for name in facts if noted.get(name) != facts[name]):
            raise NotAccepted(f"{self.folder} holds another study: not the same {', '.join(other)}.", ANOTHER)

    def freeze(self, interviews: Mapping[str, Any]) -> str:
        """Put the interviews down with their hash, or see that they are as they were put down; the hash.

        Raises `FileDamaged` when somebody changed them since.
        """
        file, seal = self.folder / INTERVIEWS, self.folder / SEAL
        if not seal.exists():
            put_whole(file, _json(interviews))
            put_whole(seal, hashlib.sha256(file.read_bytes()).hexdigest().encode() + b"\n")
        frozen = seal.read_text("ascii", "replace").strip()
        found = hashlib.sha256(file.read_bytes() if file.exists() else b"").hexdigest()
        if found != frozen or _read_json(file) != json.loads(_json(interviews)):
            raise FileDamaged(f"{file} was changed after it was written.", ANOTHER)
        return frozen

    def _read(self) -> None:
        if not self._file.exists():
            return
        whole, _, cut = self._file.read_bytes().rpartition(b"\n")
        if cut:
            os.truncate(self._file, len(whole) + 1 if whole else 0)
        for number, line in enumerate(whole.splitlines(), 1):
            try:
                entry = json.loads(line)
                self._known[entry["key"]] = entry["value"]
            except (ValueError, KeyError, TypeError):
                raise FileDamaged(f"{self._file}, line {number}, is damaged.", ANOTHER) from None


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _read_json(file: Path) -> dict[str, Any]:
    try:
        read = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise FileDamaged(f"{file} cannot be read.", ANOTHER) from error
    return read if isinstance(read, dict) else {}
