"""A person at a terminal: the program in a process of its own behind a pseudo terminal (not on Windows)."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Sequence

from tests.conftest import ROOT

START = "from tests.ui.commands import wire; from ui.terminal.app import make_app; make_app(wire)()"
PATIENCE = 30.0  # seconds for the program to ask


class Terminal:
    """`seen` is all that ever stood on the screen, what was typed included where it shows."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._master, slave = pty.openpty()
        self.seen = ""
        self._read = 0  # of `seen`, by `answer`
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            start_new_session=True,
        )
        os.close(slave)

    def answer(self, question: str, text: str | None = None) -> None:
        """Wait for the question, then type the text."""
        until = time.monotonic() + PATIENCE
        while question not in self.seen[self._read :]:
            assert self._more(until), f"{question!r} was not asked; seen: {self.seen!r}"
        self._read = self.seen.index(question, self._read) + len(question)
        if text is not None:
            os.write(self._master, f"{text}\n".encode())

    def find(self, wanted: re.Pattern[str]) -> str:
        return wanted.findall(self.seen)[0]

    def end(self) -> int:
        """The exit status."""
        until = time.monotonic() + PATIENCE
        while self._more(until):
            pass
        os.close(self._master)
        return self.process.wait(PATIENCE)

    def _more(self, until: float) -> bool:
        if not select.select([self._master], [], [], max(0.0, until - time.monotonic()))[0]:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # Linux says so when the program has ended
            return False
        self.seen += data.decode()
        return bool(data)
