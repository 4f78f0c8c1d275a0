"""The offline voice: eSpeak NG in a child process (GPL, so never loaded into the program itself)."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

from interview.errors import PartMissing

CHILD = Path(__file__).with_name("espeak_child.py")


class EspeakChild:
    """One eSpeak NG process, started at the first sentence and used for all that follow.

    Raises `PartMissing` when the library is not installed, cannot start, or does not know the voice.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def render(
        self, text: str, voice: str = "en-us", words_a_minute: int = 150, pitch: int = 50
    ) -> tuple[npt.NDArray[np.int16], int]:
        """The spoken text as 16-bit mono samples, and their rate in Hz. `pitch` is 0–99."""
        process = self._running()
        request = {"text": text, "voice": voice, "words_a_minute": words_a_minute, "pitch": pitch}
        assert process.stdin is not None  # noqa: S101 — both pipes were asked for
        assert process.stdout is not None  # noqa: S101
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            header = json.loads(process.stdout.readline() or b'{"error": "it ended"}')
            if "error" in header:
                raise PartMissing(
                    f"The offline voice could not speak ({header['error']}).", "Run: main.py doctor"
                )
            raw = process.stdout.read(2 * header["samples"])
        except OSError as error:
            self.close()
            raise PartMissing("The offline voice ended unexpectedly.", "Run: main.py doctor") from error
        if len(raw) < 2 * header["samples"]:
            self.close()
            raise PartMissing("The offline voice ended in the middle of a sentence.", "Try again.")
        return np.frombuffer(raw, dtype="<i2").astype(np.int16), int(header["rate"])

    def close(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # the child died with our last request in the pipe
                    continue
        process.kill()
        process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        if importlib.util.find_spec("espeakng_loader") is None:
            raise PartMissing("The offline voice is not installed.", "Run: python3 bootstrap.py")
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self._process
