"""Speech for tests: made-up voices on real tapes."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO
from pathlib import Path

import av
import numpy as np

from interview.media import SOUND_RATE
from interview.ports import SessionStore, Stop, Tape, Watch
from perception.espeak import EspeakChild
from perception.recorder import MediaRecorder
from perception.speech_model.speak import Voice, speak


def say(text: str, voice: str = "en-us+f4", espeak: EspeakChild | None = None) -> np.ndarray:
    """The text at 16 kHz, by a voice that the shipped model was not trained on."""
    if espeak is not None:
        return speak(text, Voice(voice), espeak)
    with EspeakChild() as own:
        return speak(text, Voice(voice), own)


def clip_tape(path: Path, store: SessionStore) -> Tape:
    """A finished tape of a media file."""
    tape = Tape(store.new_tape("s1", 1), store)
    MediaRecorder([path]).record(tape, True, True, Stop(), Watch())
    store.finish_tape(tape.id)
    return tape


def write_mp4(samples: np.ndarray, path: Path, codec: str = "aac", bits: int = 64_000) -> Path:
    """As a phone or camera records it: 44.1 or 48 kHz, a lossy codec."""
    file = BytesIO()
    rate = 48_000 if codec == "libopus" else 44_100
    with av.open(file, "w", format="matroska" if codec == "libopus" else "mp4") as clip:
        stream = clip.add_stream(codec, rate=rate, layout="mono")
        stream.bit_rate = bits
        resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = SOUND_RATE
        at = 0
        for piece in [*resampler.resample(frame), *resampler.resample(None)]:
            piece.pts, piece.time_base = at, Fraction(1, rate)
            at += piece.samples
            clip.mux(stream.encode(piece))
        clip.mux(stream.encode(None))
    path.write_bytes(file.getvalue())
    return path
