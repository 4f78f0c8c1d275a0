"""A process of its own that turns text into sound with eSpeak NG, and nothing else.

eSpeak NG is GPL: the program talks to it through pipes and never loads it. Run as a script. One JSON line in
({"text", "voice", "words_a_minute", "pitch"}); one JSON line out ({"samples", "rate"} or {"error"}), then
that many little-endian 16-bit samples. The text goes through the pipe, so no process list shows it.
"""

from __future__ import annotations

import ctypes
import faulthandler
import json
import os
import sys
from array import array
from typing import Any

RETRIEVAL = 1  # espeak_AUDIO_OUTPUT: hand the samples over, play nothing
UTF8 = 1
RATE, PITCH = 1, 3  # espeak_PARAMETER
LONGEST = 20.0  # seconds for one sentence; then the process ends itself rather than hang

CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class Engine:
    """The eSpeak NG library of the `espeakng-loader` wheel."""

    def __init__(self) -> None:
        import espeakng_loader

        self.library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self.rate = self.library.espeak_Initialize(RETRIEVAL, 0, data, 0)
        if self.rate <= 0:
            raise RuntimeError("eSpeak NG did not start")
        self.library.espeak_ng_SetRandSeed(ctypes.c_long(1))  # the breath in a voice: the same every time
        self.samples = array("h")
        self.callback = CALLBACK(self._take)  # kept: ctypes does not
        self.library.espeak_SetSynthCallback(self.callback)

    def _take(self, wave: Any, count: int, _events: Any) -> int:
        if wave and count > 0:
            self.samples.extend(wave[:count])
        return 0

    def render(self, text: str, voice: str, words_a_minute: int, pitch: int) -> array[int]:
        self.samples = array("h")
        if self.library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise ValueError(f"no voice {voice!r}")
        self.library.espeak_SetParameter(RATE, words_a_minute, 0)
        self.library.espeak_SetParameter(PITCH, pitch, 0)
        raw = text.replace("\0", " ").encode("utf-8", "replace")
        status = self.library.espeak_Synth(raw, len(raw) + 1, 0, 0, 0, UTF8, None, None)
        if status != 0 or self.library.espeak_Synchronize() != 0:
            raise RuntimeError(f"eSpeak NG error {status}")
        return self.samples


def main() -> None:
    engine = Engine()
    out = sys.stdout.buffer
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        for line in sys.stdin.buffer:
            faulthandler.dump_traceback_later(LONGEST, exit=True, file=nowhere)
            try:
                samples = engine.render(**json.loads(line))
                if sys.byteorder == "big":
                    samples.byteswap()
                out.write(json.dumps({"samples": len(samples), "rate": engine.rate}).encode() + b"\n")
                out.write(samples.tobytes())
            except (ValueError, RuntimeError, TypeError) as error:
                out.write(json.dumps({"error": f"{type(error).__name__}: {error}"}).encode() + b"\n")
            out.flush()
            faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    main()
