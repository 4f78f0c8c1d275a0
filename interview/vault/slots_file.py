"""The file of key slots and its copy: without them nothing opens, so one bad sector must not take them.

Both are written aside and synced before the first is renamed, so a full disk changes neither, and the file is renamed
before the copy, so the file is never the older one. Names and roles of the users stand in them
in plain, because the screen that asks for a passphrase shows them; nothing about a patient does.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from pydantic import ValidationError

from interview.errors import StoreUnusable
from interview.only_one import OnlyOne
from interview.private_files import new_private_file, sync_folder
from interview.vault.key_slots import Role, Slots

FILE = "slots.json"
COPY = "slots.copy.json"
DOOR = "door"  # locked by the one who just tries a passphrase or makes the vault
LONGEST_TURN = 60.0  # seconds; a passphrase takes about two


def put_private(path: Path, data: bytes) -> None:
    """For its owner only; old or new after a power cut, never half. Raises OSError."""
    _put_aside(path, data).replace(path)
    sync_folder(path.parent)


def _put_aside(path: Path, data: bytes) -> Path:
    aside = path.with_name(f"{path.name}.new")
    aside.unlink(missing_ok=True)  # a killed program left it
    try:
        with os.fdopen(new_private_file(aside), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    return aside


class SlotsFile:
    """Reads whichever of the two is whole."""

    def __init__(self, folder: Path) -> None:
        self._paths = (folder / FILE, folder / COPY)

    def exists(self) -> bool:
        return any(path.exists() for path in self._paths)

    def read(self) -> Slots:
        """Raises `StoreUnusable`: no vault there, or both damaged, naming the field."""
        if not self.exists():
            raise StoreUnusable(f"There is no vault in {self._paths[0].parent}.", "Run: main.py vault create")
        try:
            return _read(self._paths[0])
        except StoreUnusable as error:
            try:
                return _read(self._paths[1])
            except StoreUnusable:
                raise error from None

    def write_first(self, slots: Slots) -> None:
        """Raises `StoreUnusable` as `write` does, and when another program was faster."""
        door = OnlyOne(self._paths[0].with_name(DOOR))
        door.take(LONGEST_TURN)
        try:
            self.refuse_second()
            self.write(slots)
        finally:
            door.release()

    def refuse_second(self) -> None:
        """Raises `StoreUnusable` when there is a vault."""
        if self.exists():
            raise StoreUnusable(
                f"There is a vault in {self._paths[0].parent} already.", "Open it with its passphrase."
            )

    def write(self, slots: Slots) -> None:
        """Raises `StoreUnusable`; when the disk was full, both are the old ones."""
        data = slots.model_dump_json(indent=1).encode() + b"\n"
        try:
            asides = [_put_aside(path, data) for path in self._paths]
            for aside, path in zip(asides, self._paths, strict=True):
                aside.replace(path)
            sync_folder(self._paths[0].parent)
        except OSError as error:
            raise StoreUnusable(
                f"The key slots could not be written ({type(error).__name__}).",
                "Make room on the disk and see that the vault's folder may be written.",
            ) from error

    def mend(self, slots: Slots) -> None:
        """Write again what was lost or is old in one of the two; `slots` were read and proven. Where nothing can
        be written it stays as it was, for the vault opens all the same."""
        if self.damage() or _read(self._paths[0]) != _read(self._paths[1]):
            with contextlib.suppress(StoreUnusable):
                self.write(slots)

    def damage(self) -> tuple[str, ...]:
        """What is wrong with the file and its copy, in words."""
        found = []
        for path in self._paths:
            try:
                _read(path)
            except StoreUnusable as error:
                found.append(error.message)
        return tuple(found)


def _read(path: Path) -> Slots:
    try:
        slots = Slots.model_validate_json(path.read_bytes())
    except OSError as error:
        raise _damaged(path, "cannot be read") from error
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"])
        if field == "version":
            raise _damaged(path, "is of a version this program does not know") from None
        raise _damaged(path, f"is damaged at {field or 'its start'}") from None
    if slots.checksum != slots.sum():
        raise _damaged(path, "is damaged: its checksum does not fit")
    if len({user.name.casefold() for user in slots.users}) < len(slots.users):
        raise _damaged(path, "is damaged at users: two have one name")
    if all(user.role is not Role.ADMINISTRATOR for user in slots.users):
        raise _damaged(path, "is damaged at users: none is administrator")
    return slots


def _damaged(path: Path, what: str) -> StoreUnusable:
    return StoreUnusable(f"The file of key slots {path.name} {what}.", "Put it back from your backup.")
