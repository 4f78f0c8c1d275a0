"""The keyring of the system as an extra factor beside a passphrase: the files alone are then not enough to guess at.

Never the only copy of anything: the printed recovery key opens the vault without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from interview.errors import StoreUnusable

SERVICE = "anamnesis"
_ENCRYPTING = ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
_WITHOUT_IT = "Unlock the keyring of this system, or open the vault with the printed recovery key."


class Keyring(Protocol):
    """Keeps small secrets by name; every method raises `StoreUnusable` when it cannot be reached."""

    def get(self, account: str) -> str | None: ...

    def put(self, account: str, secret: str) -> None: ...

    def drop(self, account: str) -> None:
        """Nothing happens when there is none."""


class SystemKeyring:
    """The keyring of macOS, Windows, GNOME or KDE. One that writes plain files is refused."""

    def get(self, account: str) -> str | None:
        with _backend() as backend:
            found: str | None = backend.get_password(SERVICE, account)
        return found

    def put(self, account: str, secret: str) -> None:
        with _backend() as backend:
            backend.set_password(SERVICE, account, secret)

    def drop(self, account: str) -> None:
        with _backend() as backend:
            if backend.get_password(SERVICE, account) is not None:
                backend.delete_password(SERVICE, account)


@contextmanager
def _backend() -> Iterator[Any]:
    import keyring
    from keyring.errors import KeyringError

    backend = keyring.get_keyring()
    parts = list(getattr(backend, "backends", [backend]))  # a chain names its links
    if not parts or not all(_encrypts(part) for part in parts):
        raise StoreUnusable("This system has no keyring that encrypts what it keeps.", _WITHOUT_IT)
    try:
        yield backend
    except (KeyringError, RuntimeError, OSError) as error:
        raise StoreUnusable("The keyring of this system does not answer.", _WITHOUT_IT) from error


def _encrypts(backend: object) -> bool:
    name = type(backend).__module__
    return any(name == f"keyring.backends.{kind}" for kind in _ENCRYPTING)
