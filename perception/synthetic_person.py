"""A made-up person for the demonstration: a drawn face whose mouth moves with an offline voice, as a real video file.

Nobody is shown and nothing is downloaded; what comes out goes through the same codecs, tape and recognisers as a
recording of a person.
"""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from perception.espeak import EspeakChild
from perception.opencv import open_cv
from perception.voices import Sound

WIDTH, HEIGHT = 640, 480
PICTURES_A_SECOND = 15
SILENCE = 0.6  # seconds before and after the words

ANSWERS = Path(__file__).parent / "speech_model" / "demo_answers.toml"

Picture = npt.NDArray[np.uint8]
SKIN, SHADOW, HAIR, WALL = (224, 184, 158), (186, 140, 114), (62, 44, 34), (205, 212, 214)
CENTRE = (WIDTH // 2, HEIGHT // 2 - 10)


def answers_of(person: str) -> dict[str, str]:
    """What a made-up person says to which question of the bank, in the order to ask; every word is one that the small
    speech model knows."""
    told = tomllib.loads(ANSWERS.read_text(encoding="utf-8"))[person]
    return dict(zip(told["questions"], told["answers"], strict=True))


def film(text: str, path: Path, voice: str = "en-us", words_a_minute: int = 150) -> float:
    """Write a video in which the drawn person says `text`; returns its length in seconds.

    The container follows the name of the file (.mp4, .mkv, …). Raises `PartMissing` without the offline voice.
    """
    with EspeakChild() as child:
        samples, rate = child.render(text, voice, words_a_minute)
    pause = np.zeros(int(SILENCE * rate), np.int16)
    sound = Sound(np.concatenate([pause, samples, pause]), rate)
    half = path.with_name(f"half-{path.name}")
    with av.open(str(half), "w") as container:
        picture = container.add_stream("libx264", rate=PICTURES_A_SECOND, options={"preset": "ultrafast"})
        picture.width, picture.height, picture.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        track = container.add_stream("aac", rate=48_000, layout="mono")
        for number, level in enumerate(_levels(sound)):
            frame = av.VideoFrame.from_ndarray(draw(level, number), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, PICTURES_A_SECOND)
            container.mux(picture.encode(frame))
        container.mux(picture.encode(None))
        _add_sound(container, track, sound)
    half.replace(path)
    return sound.seconds


def _levels(sound: Sound) -> list[float]:
    """How loud it is during each picture, 0–1: the mouth opens with it."""
    step = sound.rate // PICTURES_A_SECOND
    pieces = [sound.samples[at : at + step].astype(np.float64) for at in range(0, len(sound.samples), step)]
    return [min(1.0, float(np.sqrt(np.mean(piece**2))) / 6000) for piece in pieces]


def _add_sound(container: av.container.OutputContainer, track: av.AudioStream, sound: Sound) -> None:
    frame = av.AudioFrame.from_ndarray(sound.samples[np.newaxis, :], format="s16", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = sound.rate, 0, Fraction(1, sound.rate)
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=48_000, frame_size=1024)
    for piece in (*resampler.resample(frame), *resampler.resample(None)):
        container.mux(track.encode(piece))
    container.mux(track.encode(None))


def draw(mouth: float, number: int) -> Picture:
    """One picture of the face: the mouth open by `mouth` (0–1), the head swaying with the picture's number."""
    cv2 = open_cv()
    picture = np.full((HEIGHT, WIDTH, 3), WALL, np.uint8)
    x = CENTRE[0] + round(6 * np.sin(number / 17))
    y = CENTRE[1] + round(3 * np.sin(number / 11))
    cv2.ellipse(picture, (x, y + 260), (190, 120), 0, 180, 360, (88, 104, 128), -1, cv2.LINE_AA)  # shoulders
    cv2.rectangle(picture, (x - 44, y + 100), (x + 44, y + 175), SHADOW, -1)
    cv2.ellipse(picture, (x, y - 22), (122, 150), 0, 0, 360, HAIR, -1, cv2.LINE_AA)
    cv2.ellipse(picture, (x, y + 10), (104, 136), 0, 0, 360, SKIN, -1, cv2.LINE_AA)
    for side in (-1, 1):
        _eye(cv2, picture, x + side * 42, y - 22, blinking=number % 61 < 2)
        cv2.ellipse(picture, (x + side * 62, y + 46), (22, 16), 0, 0, 360, (216, 166, 144), -1, cv2.LINE_AA)
    cv2.line(picture, (x - 4, y - 12), (x - 12, y + 38), SHADOW, 5, cv2.LINE_AA)
    cv2.ellipse(picture, (x, y + 42), (16, 8), 0, 20, 160, (150, 104, 84), 4, cv2.LINE_AA)
    opening = round(3 + 18 * mouth)
    cv2.ellipse(picture, (x, y + 84), (36, opening), 0, 0, 360, (110, 40, 44), -1, cv2.LINE_AA)
    cv2.ellipse(picture, (x, y + 84), (36, opening), 0, 0, 360, (168, 92, 88), 4, cv2.LINE_AA)
    smooth: Picture = cv2.GaussianBlur(picture, (0, 0), 2.2)
    grain = np.random.default_rng(number).normal(0, 4, smooth.shape[:2])[..., None]
    return np.clip(smooth + grain, 0, 255).astype(np.uint8)


def _eye(cv2: Any, picture: Picture, x: int, y: int, blinking: bool) -> None:
    smooth = cv2.LINE_AA
    cv2.ellipse(picture, (x, y), (30, 20), 0, 0, 360, (206, 160, 136), -1, smooth)  # the socket's shadow
    if blinking:
        cv2.line(picture, (x - 20, y), (x + 20, y), (96, 66, 54), 4, smooth)
    else:
        cv2.ellipse(picture, (x, y), (21, 11), 0, 0, 360, (242, 240, 236), -1, smooth)
        cv2.ellipse(picture, (x, y), (9, 10), 0, 0, 360, (52, 40, 34), -1, smooth)
        cv2.ellipse(picture, (x, y - 6), (23, 10), 0, 180, 360, (70, 50, 42), 3, smooth)
    cv2.ellipse(picture, (x, y - 24), (30, 11), 0, 200, 340, HAIR, 8, smooth)
