"""Media files for tests, made by real encoders: a tone begins, and a green corner lights up, at the same second."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

EVENT = 1.0  # seconds at which the tone and the green corner begin


@dataclass(frozen=True)
class Recipe:
    seconds: float = 2.0
    format: str | None = None
    picture: str | None = "libx264"
    sounds: tuple[str, ...] = ("aac",)
    size: tuple[int, int] = (160, 96)
    rate: int = 44100
    layout: str = "stereo"
    sample_format: str | None = None
    rotation: int = 0  # degrees, as `set_display_rotation` takes them
    picture_times: tuple[float, ...] | None = None  # variable frame rate
    starts_at: float = 0.0  # the file's own time of its first moment
    pitches: tuple[float, ...] = (440.0, 1760.0)  # of each sound track
    default_sound: int | None = None
    cover: bool = False
    languages: tuple[str, ...] = ()


def write_clip(path: Path, recipe: Recipe) -> Path:
    with av.open(str(path), "w", format=recipe.format) as target:
        picture = _add_picture(target, recipe) if recipe.picture else None
        sounds = [_add_sound(target, recipe, index) for index in range(len(recipe.sounds))]
        cover = _add_cover(target) if recipe.cover else None
        if cover is not None:
            for packet in cover.encode(_cover_picture()):
                target.mux(packet)
        # a slice of each in turn, as a camera writes it
        frames = iter(_frames(recipe)) if picture is not None else iter(())
        blocks = [iter(_blocks(stream, recipe, index)) for index, stream in enumerate(sounds)]
        waiting = True
        while waiting:
            waiting = False
            for stream, items in [(picture, frames), *zip(sounds, blocks, strict=True)]:
                item = next(items, None)
                if stream is not None and item is not None:
                    waiting = True
                    target.mux(stream.encode(item))
        for stream in [picture, *sounds, cover]:
            if stream is not None:
                target.mux(stream.encode(None))
    return path


def _add_picture(target, recipe: Recipe):
    stream = target.add_stream(recipe.picture, rate=25)
    stream.width, stream.height = recipe.size
    stream.pix_fmt = "yuv420p"
    stream.bit_rate = 800_000
    stream.codec_context.gop_size = 12
    stream.codec_context.thread_count = 1
    if recipe.picture_times is not None:
        stream.codec_context.time_base = Fraction(1, 1000)
    if recipe.rotation:
        stream.set_display_rotation(recipe.rotation)
    return stream


def _add_sound(target, recipe: Recipe, index: int):
    stream = target.add_stream(recipe.sounds[index], rate=recipe.rate)
    stream.codec_context.layout = recipe.layout
    if recipe.sample_format:
        stream.codec_context.format = recipe.sample_format
    if recipe.default_sound is not None:
        stream.disposition = int(index == recipe.default_sound)
    if recipe.languages:
        stream.metadata["language"] = recipe.languages[index]
    return stream


def _add_cover(target):
    stream = target.add_stream("mjpeg", rate=1)
    stream.width, stream.height, stream.pix_fmt = 64, 64, "yuvj420p"
    stream.disposition = 1024  # attached picture
    return stream


def _cover_picture() -> av.VideoFrame:
    frame = av.VideoFrame.from_ndarray(np.full((64, 64, 3), 200, np.uint8), format="rgb24")
    frame = frame.reformat(format="yuvj420p")
    frame.pts, frame.time_base = 0, Fraction(1, 1)
    return frame


def picture_at(time: float, size: tuple[int, int] = (160, 96)) -> np.ndarray:
    """Red in the upper left; green in the lower right once the event has come."""
    width, height = size
    picture = np.full((height, width, 3), 30, np.uint8)
    picture[: height // 2, : width // 2] = (230, 20, 20)
    if time >= EVENT - 1e-6:
        picture[height // 2 :, width // 2 :] = (20, 230, 20)
    return picture


def tone(seconds: float, rate: int, pitch: float = 440.0) -> np.ndarray:
    """Silence, then a tone from the event on; float -1 … 1."""
    time = np.arange(round(seconds * rate)) / rate
    return 0.5 * np.sin(2 * np.pi * pitch * time) * (time >= EVENT)


def _frames(recipe: Recipe):
    times = recipe.picture_times or [index / 25 for index in range(round(recipe.seconds * 25))]
    for time in times:
        frame = av.VideoFrame.from_ndarray(picture_at(time, recipe.size), format="rgb24")
        ticks = 25 if recipe.picture_times is None else 1000
        frame.pts = round((time + recipe.starts_at) * ticks)
        frame.time_base = Fraction(1, ticks)
        yield frame


def _blocks(stream, recipe: Recipe, index: int):
    channels = 2 if recipe.layout == "stereo" else 1
    samples = tone(recipe.seconds, recipe.rate, recipe.pitches[index])
    for start in range(0, len(samples), 1024):
        piece = np.repeat((samples[start : start + 1024] * 32767).astype(np.int16)[None], channels, axis=0)
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(piece.T.reshape(1, -1)), format="s16", layout=recipe.layout
        )
        frame.sample_rate = recipe.rate
        frame.pts = start + round(recipe.starts_at * recipe.rate)
        frame.time_base = Fraction(1, recipe.rate)
        yield frame


CONTAINERS: dict[str, Recipe] = {
    "phone.mp4": Recipe(),
    "screen.mkv": Recipe(sounds=("libopus",), rate=48000),
    "browser.webm": Recipe(picture="libvpx", sounds=("libopus",), rate=48000),
    "camera.mov": Recipe(sounds=("pcm_s16le",), rate=48000),
    "old.avi": Recipe(picture="mpeg4", sounds=("libmp3lame",)),
    "newer.avi": Recipe(picture="libx264", sounds=("libmp3lame",)),
    "older.avi": Recipe(picture="mpeg4", sounds=("pcm_u8",), rate=11025, layout="mono"),
    "web.flv": Recipe(picture="flv", sounds=("libmp3lame",)),
    "disc.mpg": Recipe(picture="mpeg1video", sounds=("mp2",), format="mpeg"),
    "broadcast.ts": Recipe(sounds=("aac",), format="mpegts"),
    "plain.wav": Recipe(picture=None, sounds=("pcm_s16le",), rate=8000, layout="mono"),
    "eight_bit.wav": Recipe(picture=None, sounds=("pcm_u8",), rate=22050, layout="mono"),
    "fine.flac": Recipe(picture=None, sounds=("flac",), rate=96000),
    "song.mp3": Recipe(picture=None, sounds=("libmp3lame",)),
    "memo.m4a": Recipe(picture=None, sounds=("aac",), format="ipod"),
    "voice.ogg": Recipe(picture=None, sounds=("libopus",), rate=48000),
    "silent_film.mp4": Recipe(sounds=()),
    "silent_film.webm": Recipe(picture="libvpx", sounds=()),
}


@dataclass(frozen=True)
class Heard:
    """What a reader made of a clip, by the marks in it."""

    tone_begins: float | None
    corner_lights: float | None
    pitch: float | None


def marks(samples: np.ndarray, pictures: list[tuple[float, np.ndarray]]) -> Heard:
    loud = np.flatnonzero(np.abs(samples.astype(float)) > 4000)
    begins = loud[0] / 16000 if len(loud) else None
    lit = [time for time, picture in pictures if picture[-8, -8, 1] > 150]
    pitch = None
    if begins is not None:
        part = samples[loud[0] : loud[0] + 8000].astype(float)
        pitch = float(np.argmax(np.abs(np.fft.rfft(part))) * 16000 / len(part))
    return Heard(begins, lit[0] if lit else None, pitch)
