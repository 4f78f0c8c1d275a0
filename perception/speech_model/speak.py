"""Who speaks: made-up voices of eSpeak NG and flite. The held-out ones are never trained on."""

from __future__ import annotations

import shutil
import subprocess
import wave
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import numpy.typing as npt

from interview.media import SOUND_RATE
from perception.espeak import EspeakChild

Sound = npt.NDArray[np.int16]  # 16 kHz, one channel

ACCENTS = ("en-us", "en-us", "en-us", "en", "en-gb-x-rp", "en-gb-scotland", "en-us-nyc")
VARIANTS = (
    *(
        "m1",
        "m2",
        "m3",
        "m4",
        "m5",
        "m6",
        "m8",
        "f1",
        "f2",
        "f3",
        "f5",
        "adam",
        "alex",
        "andy",
        "anika",
        "aunty",
    ),
    *(
        "belinda",
        "benjamin",
        "david",
        "ed",
        "edward",
        "gene",
        "ian",
        "iven",
        "john",
        "max",
        "mike",
        "norbert",
    ),
    *("pablo", "quincy", "rob", "robert", "sandro", "steph", "travis", "victor", "zac", "klatt", "klatt2"),
)
HELD_OUT = ("f4", "m7", "linda", "paul")
FLITE = ("slt", "awb", "kal16")  # rms is held out


@dataclass(frozen=True)
class Voice:
    name: str  # "en-us+f2" of eSpeak NG or "flite:slt"
    words_a_minute: int = 150
    pitch: int = 50  # 0–99
    size: float = 1.0  # of the speaker: a larger one sounds lower and slower, throat and all


def draw_voices(count: int, seed: int) -> list[Voice]:
    """`count` training voices; one in five is a flite voice where flite is installed."""
    chance = np.random.default_rng(seed)
    flite = shutil.which("flite") is not None
    voices = []
    for _ in range(count):
        name = f"{chance.choice(ACCENTS)}+{chance.choice(VARIANTS)}"
        if flite and chance.random() < 0.2:
            name = f"flite:{chance.choice(FLITE)}"
        pace, pitch = int(chance.integers(115, 196)), int(chance.integers(25, 76))
        voices.append(Voice(name, pace, pitch, float(chance.uniform(0.9, 1.12))))
    return voices


def speak(text: str, voice: Voice, espeak: EspeakChild) -> Sound:
    """The spoken text with a short silence at both ends."""
    if voice.name.startswith("flite:"):
        samples, rate = _flite(text, voice)
    else:
        samples, rate = espeak.render(text, voice.name, voice.words_a_minute, voice.pitch)
    silence = np.zeros(SOUND_RATE // 5, dtype=np.int16)
    return np.concatenate([silence, resample(samples, round(rate / voice.size)), silence])


def resample(samples: Sound, rate: int) -> Sound:
    """To 16 kHz, by the resampler that tapes use."""
    import av

    if rate == SOUND_RATE:
        return samples
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = rate
    resampler = av.AudioResampler(format="s16", layout="mono", rate=SOUND_RATE)
    parts = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([part.to_ndarray().reshape(-1) for part in parts]).astype(np.int16)


def _flite(text: str, voice: Voice) -> tuple[Sound, int]:
    stretch = 160 / voice.words_a_minute
    command = [
        "flite",
        "-voice",
        voice.name.removeprefix("flite:"),
        "--setf",
        f"duration_stretch={stretch:.2f}",
    ]
    spoken = subprocess.run(
        [*command, "-t", text, "-o", "/dev/stdout"], capture_output=True, check=True
    ).stdout
    with wave.open(BytesIO(spoken)) as file:
        rate, start = (
            file.getframerate(),
            spoken.index(b"data") + 8,
        )  # the length in the header of a pipe is wrong
    return np.frombuffer(spoken[start : start + (len(spoken) - start) // 2 * 2], dtype="<i2").astype(
        np.int16
    ), rate
