"""What a disk may hold after the power went: a journal of changes replayed, with what was never synced lost.

A file keeps what was written before its last sync; of what came later every write may be there, missing or torn at
a sector, whatever became of the others. A name (made, changed, removed) is sure once its folder was synced; a name
made, and the folders above it, also with the first sync of its file, as on ext4, XFS and btrfs. Not covered: a disk
that says "synced" and lies, sectors that rot, and changes through memory maps (SQLite's shared-memory file, which no
restart reads).
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.watched_disk import Entry

SECTOR = 512
Change = Callable[[bytearray], None]


def writing(offset: int, data: bytes) -> Change:
    def change(content: bytearray) -> None:
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(data)] = data

    return change


def cutting(size: int) -> Change:
    def change(content: bytearray) -> None:
        del content[size:]
        content.extend(bytes(size - len(content)))

    return change


@dataclass(eq=False)
class File:
    """None as content: a folder."""

    synced: bytearray | None
    pending: list[Entry] = field(default_factory=list)

    def sync(self) -> None:
        if self.synced is not None:
            for entry in self.pending:
                changes_of(entry)(self.synced)
        self.pending = []

    def after(self, kept: Iterable[Change]) -> bytes | None:
        if self.synced is None:
            return None
        content = bytearray(self.synced)
        for change in kept:
            change(content)
        return bytes(content)


def changes_of(entry: Entry) -> Change:
    return writing(entry.offset, entry.data) if entry.letter == "w" else cutting(entry.offset)


class Disk:
    """All changes up to one moment; `after_cut` is what is found when the power comes back."""

    def __init__(self, folder: Path) -> None:
        """What lies in the folder now is synced."""
        self._names: dict[str, File] = {str(folder): File(None)}
        for path in folder.rglob("*"):
            content = None if path.is_dir() else bytearray(path.read_bytes())
            self._names[str(path)] = File(content)
        self._sure = dict(self._names)

    def apply(self, entry: Entry) -> None:
        match entry.letter:
            case "o" | "m":
                self._names[entry.path] = File(None if entry.letter == "m" else bytearray())
            case "w" | "t":
                if entry.path in self._names:
                    self._names[entry.path].pending.append(entry)
            case "r":
                self._rename(entry.path, entry.second)
            case "u":
                self._names.pop(entry.path, None)
            case "s":
                self._sync(entry.path)

    def _rename(self, old: str, new: str) -> None:
        for name in [name for name in self._names if name == old or name.startswith(old + "/")]:
            self._names[new + name[len(old) :]] = self._names.pop(name)

    def _sync(self, path: str) -> None:
        file = self._names.get(path)
        if file is None:
            return
        file.sync()
        if file.synced is None:
            self._sure = settled(self._sure, self._names, path)
        elif path not in self._sure:
            above = {name: self._names[name] for name in parents(path) if name in self._names}
            self._sure = {**above, **self._sure, path: file}

    def after_cut(self, rng: random.Random | None = None) -> dict[str, bytes | None]:
        """Without `rng` all that was not synced is lost; with it some of it, each time another part."""
        names = dict(self._sure)
        if rng is not None:
            for folder in {str(Path(name).parent) for name in {*self._names, *self._sure}}:
                if rng.random() < 0.5:
                    names = settled(names, self._names, folder)
        return {
            name: file.after(survivors(file.pending, rng) if rng else ())
            for name, file in names.items()
            if all(parent in names or not self._knows(parent) for parent in parents(name))
        }

    def _knows(self, name: str) -> bool:
        return name in self._names or name in self._sure


def settled(old: dict[str, File], new: dict[str, File], folder: str) -> dict[str, File]:
    """The old names with those of one folder as they are now."""
    kept = {name: file for name, file in old.items() if str(Path(name).parent) != folder}
    return {**kept, **{name: file for name, file in new.items() if str(Path(name).parent) == folder}}


def parents(name: str) -> list[str]:
    return [str(parent) for parent in Path(name).parents]


def survivors(pending: Sequence[Entry], rng: random.Random) -> list[Change]:
    """Whole, torn at a sector, or missing; in any order."""
    kept = []
    for entry in pending:
        fate = rng.random()
        if entry.letter == "w" and fate < 0.2 and len(entry.data) > SECTOR:
            size = rng.randrange(0, len(entry.data), SECTOR)
            kept.append(writing(entry.offset, entry.data[:size]))
        elif fate < 0.6:
            kept.append(changes_of(entry))
    return kept


def lay_out(image: dict[str, bytes | None], from_: Path, to: Path) -> None:
    """Write an image of `from_` below another folder."""
    for name, content in sorted(image.items()):
        place = to / os.path.relpath(name, from_)
        if content is None:
            place.mkdir(parents=True, exist_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
