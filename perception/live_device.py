"""Keeps a camera or microphone open without anybody waiting: opening one takes up to seconds, and some hang."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from interview.errors import DeviceMissing, ForPeople

TRY_AGAIN = 1.0  # seconds between two tries to open a device that is not there
PATIENCE = 5.0  # seconds that `close` waits for a device that hangs


class Device(Protocol):
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


D = TypeVar("D", bound=Device)


class Keeper(Generic[D]):
    """One device and the private thread that opens it, tries again until it is there, and closes it.

    Everything but opening and closing is done by the thread that owns the keeper; none of its calls but `close`
    waits for the device.
    """

    def __init__(self, name: str, make: Callable[[], D]) -> None:
        self._name = name
        self._make = make
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._wanted = False
        self._over = False
        self._device: D | None = None
        self._problem: ForPeople | None = None

    @property
    def device(self) -> D | None:
        """The device, while it is open."""
        with self._changed:
            return self._device if self._wanted else None

    @property
    def problem(self) -> ForPeople | None:
        """Why the last try to open it failed; None while it is open or the first try goes on."""
        with self._changed:
            return self._problem

    def want(self) -> None:
        """Begin to open it; nothing where it is open."""
        with self._changed:
            if not self._wanted:
                self._wanted, self._problem = True, None
            if self._thread is None or not self._thread.is_alive():
                self._over = False
                self._thread = threading.Thread(target=self._run, name=f"keeps the {self._name}", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def release(self) -> None:
        """Begin to close it."""
        with self._changed:
            self._wanted = False
            self._changed.notify_all()

    def close(self) -> None:
        """Close it and end the thread; a device that hangs is left behind after `PATIENCE`."""
        with self._changed:
            self._wanted, self._over = False, True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(PATIENCE)
            self._thread = None

    def _run(self) -> None:
        try:
            while self._is_wanted():
                with ExitStack() as opened:
                    self._keep(opened)
        finally:
            with self._changed:
                if not self._over:  # a bug of the device; whoever waits for it shall not wait for ever
                    self._problem = DeviceMissing(f"The {self._name} failed.", "Choose another one.")

    def _is_wanted(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._wanted or self._over)
            return not self._over

    def _keep(self, opened: ExitStack) -> None:
        try:
            device = self._make()
            opened.enter_context(device)
        except ForPeople as error:
            with self._changed:
                self._problem = error
                self._changed.wait_for(lambda: not self._wanted or self._over, TRY_AGAIN)
            return
        with self._changed:
            self._device, self._problem = device, None
            try:
                self._changed.wait_for(lambda: not self._wanted or self._over)
            finally:
                self._device = None
