"""How long to wait after a wrong passphrase: one second, then twice as long each time, five minutes at most.

The count lies in a file, so a new start of the program does not reset it, and a try is counted before its passphrase
is looked at, so killing the program does not take it back. Time is the machine's monotonic clock, which every process
shares and nobody can set: the clock on the wall plays no part. When it reads less than at the last try the machine
was restarted, and the wait begins anew; when it reads more, at least the difference has really passed. Either way a
wait can grow but not shrink, and it always ends.

This slows down who sits at the keyboard. Who copies the files can guess elsewhere, and only the cost of Argon2id and
the length of the passphrase stand against that.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from interview.errors import StoreUnusable, WaitFirst
from interview.only_one import OnlyOne
from interview.vault.slots_file import DOOR, LONGEST_TURN, put_private

LONGEST_WAIT = 300.0  # seconds
_ENOUGH_FOR_LONGEST = 10


class _Tries(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    failures: int = Field(ge=0)
    at: float  # seconds of the monotonic clock at the last one


def wait_after(failures: int) -> float:
    """Seconds."""
    return min(2.0 ** (min(failures, _ENOUGH_FOR_LONGEST) - 1), LONGEST_WAIT) if failures else 0.0


class Attempts:
    """The tries since the vault was last opened."""

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        self._path = path
        self._clock = clock

    def seconds_left(self) -> float:
        """0 when a passphrase may be tried now. Raises `StoreUnusable`."""
        tries, now = self._read(), self._clock()
        if now < tries.at:
            tries = _Tries(failures=tries.failures, at=now)
            self._write(tries)
        return max(0.0, tries.at + wait_after(tries.failures) - now)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One try at a time, of whatever program: the next one waits for its end. Raises `StoreUnusable`."""
        door = OnlyOne(self._path.with_name(DOOR))
        door.take(LONGEST_TURN)
        try:
            yield
        finally:
            door.release()

    def begin(self) -> None:
        """Count a try before its passphrase is looked at. Raises `WaitFirst`, `StoreUnusable`."""
        left = self.seconds_left()
        if left > 0:
            raise WaitFirst(
                f"After a wrong passphrase the next one is taken in {math.ceil(left)} seconds.",
                "Wait, then try.",
                left,
            )
        self._write(_Tries(failures=self._read().failures + 1, at=self._clock()))

    def failed(self) -> float:
        """The wait runs from now on; its seconds."""
        tries = self._read()
        self._write(_Tries(failures=tries.failures, at=self._clock()))
        return wait_after(tries.failures)

    def succeeded(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise self._unusable() from error

    def _read(self) -> _Tries:
        """A file that cannot be understood counts as many failures, just now."""
        try:
            return _Tries.model_validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return _Tries(failures=0, at=self._clock())
        except ValidationError:
            worst = _Tries(failures=_ENOUGH_FOR_LONGEST, at=self._clock())
            self._write(worst)
            return worst
        except OSError as error:
            raise self._unusable() from error

    def _write(self, tries: _Tries) -> None:
        try:
            put_private(self._path, tries.model_dump_json().encode())
        except OSError as error:
            raise self._unusable() from error

    def _unusable(self) -> StoreUnusable:
        return StoreUnusable(
            f"The count of wrong passphrases in {self._path.name} cannot be kept.",
            "Make room on the disk and see that the vault's folder may be written.",
        )
