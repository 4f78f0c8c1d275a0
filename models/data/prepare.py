"""From the files of a data set to arrays: faces found and cut out once, sound cut to the same seconds.

Whoever calls brings the decoders and the face finder (`Media`): those of the running program, so that a net learns
from the faces that it will be shown. Killed in the middle, it goes on where it was; what is finished is kept with the
hashes of its sources, and made anew when a source has changed.
"""

from __future__ import annotations

import errno
import hashlib
import json
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from models.data.journal import append, whole_lines, write_whole
from models.data.plan import Plan, file_of, row_of
from models.data.prepared import FORM, SAMPLES, Cut, NotPrepared, Prepared
from models.data.samples import Area, Sample
from models.data.words import PADDING, Words

JOURNAL = "progress.jsonl"
SAVE_EVERY = 2.0  # seconds of work that a kill may cost
SPARE = 200_000_000  # bytes that stay free on the disk
Faces = tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_]]


class Media(Protocol):
    """Decoders and face finder. None from any of them: the file cannot be read, or has no such track."""

    def seconds(self, file: Path) -> float | None:
        """Length of a clip; 0 for a photograph."""

    def faces(
        self, file: Path, times: Sequence[float], size: int, area: Area | None, cropped: bool
    ) -> Faces | None:
        """(T, size, size, 3) RGB and (T,) found, at these seconds of the file. `cropped`: nobody has to be found."""

    def still(self, picture: npt.NDArray[Any], size: int) -> npt.NDArray[np.uint8] | None:
        """(size, size, 3) RGB of a face: pixels (H, W), (H, W, 3), or the bytes (n,) of a picture's file."""

    def sound(self, file: Path, start: float, end: float) -> npt.NDArray[np.int16] | None:
        """(n,) at 16 kHz between two seconds of the file, fewer where it ends before."""


def prepare(
    samples: Sequence[Sample],
    out: Path,
    cut: Cut,
    media: Media,
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] = lambda: False,
    words: Words | None = None,
) -> Prepared | None:
    """None when it was stopped; the next call goes on. `progress`: samples done, of how many. `words` cuts what is
    said into the pieces of the branch `text`; a take without words has no such branch.

    Raises `NotPrepared` when the folder was begun with other samples, another cut or another vocabulary, `OSError`
    when the disk has no room for it.
    """
    desk = _Desk.at(out, Plan(samples, cut, words))
    redo = [i for i, sample in enumerate(samples) if desk.stale(i, sample)]
    if not redo and (out / SAMPLES).is_file():
        return Prepared.open(out)
    (out / SAMPLES).unlink(missing_ok=True)
    done = len(samples) - len(redo)
    for i in redo:
        if stop():
            desk.save()
            return None
        desk.put(i, samples[i], media)
        done += 1
        if progress is not None:
            progress(done, len(samples))
    desk.finish()
    return Prepared.open(out)


@dataclass(frozen=True)
class Span:
    """The seconds of its file that stand for a take: a window in its middle, of which it may fill a part only."""

    at: float  # where the window begins; before the take when that is shorter
    start: float
    end: float

    @property
    def whole(self) -> bool:
        """Nothing of the take is cut off: it is shorter than the window."""
        return self.at < self.start

    @classmethod
    def of(cls, start: float, end: float, seconds: float) -> Span:
        at = (start + end - seconds) / 2
        return cls(at, max(at, start), min(at + seconds, end))

    def times(self, frames: int, seconds: float) -> list[float]:
        """In the middle of each of so many equal parts of the window, but never outside the take."""
        step = seconds / frames
        return [min(max(self.at + (k + 0.5) * step, self.start), self.end) for k in range(frames)]


class _Desk:
    """The folder while it is being written."""

    def __init__(
        self, out: Path, plan: Plan, arrays: dict[str, Any], done: dict[int, dict[str, Any]]
    ) -> None:
        self._out, self._plan, self._arrays, self._done = out, plan, arrays, done
        self._cut = plan.cut
        self._unsaved: list[dict[str, Any]] = []
        self._saved_at = time.monotonic()
        self._hashes: dict[Path, str] = {}

    @classmethod
    def at(cls, out: Path, plan: Plan) -> _Desk:
        out.mkdir(parents=True, exist_ok=True)
        shapes, told = plan.shapes, plan.told
        lines = whole_lines(out / JOURNAL)
        if lines and lines[0] != told:
            raise NotPrepared(
                f"{out} was begun with other samples, another cut or other words. Choose an empty folder."
            )
        if lines:
            arrays = {file: np.load(out / file, mmap_mode="r+") for file in shapes}
            return cls(out, plan, arrays, {line["row"]: line for line in lines[1:]})
        size = sum(int(np.prod(shape)) * np.dtype(kind).itemsize for shape, kind in shapes.values())
        if shutil.disk_usage(out).free < size + SPARE:
            raise OSError(errno.ENOSPC, f"{size / 1e9:.1f} GB are needed", str(out))
        (out / SAMPLES).unlink(missing_ok=True)
        arrays = {
            file: np.lib.format.open_memmap(out / file, "w+", kind, shape)
            for file, (shape, kind) in shapes.items()
        }
        write_whole(out / JOURNAL, json.dumps(told) + "\n")
        return cls(out, plan, arrays, {})

    def stale(self, i: int, sample: Sample) -> bool:
        """Not done yet, or its files have changed since."""
        done = self._done.get(i)
        return done is None or done["files"] != self._plan.looks(sample)

    def put(self, i: int, sample: Sample, media: Media) -> None:
        span = self._span(sample, media)
        present = list(sample.vectors or ())
        if self._put_face(i, sample, media, span):
            present.append("face")
        if self._put_voice(i, sample, media, span):
            present.append("voice")
        if self._put_text(i, sample):
            present.append("text")
        for name, vector in (sample.vectors or {}).items():
            self._arrays[f"vector_{name}.npy"][i] = vector
        row = {
            "row": i,
            "present": present,
            "whole": span is not None and span.whole,
            "files": self._plan.looks(sample),
            "sha256": self._sources(sample),
        }
        self._done[i] = row
        self._unsaved.append(row)
        if time.monotonic() - self._saved_at > SAVE_EVERY:
            self.save()

    def _span(self, sample: Sample, media: Media) -> Span | None:
        """Of the file with the picture when there is one, for the sound too."""
        file = sample.face or sample.sound
        end = sample.end
        if end is None and file is not None:
            end = media.seconds(file)
        return None if end is None else Span.of(sample.start, end, self._cut.seconds)

    def _put_face(self, i: int, sample: Sample, media: Media, span: Span | None) -> bool:
        cut = self._cut
        faces: Faces | None = None
        if not cut.frames:
            return False
        if sample.still is not None:
            face = media.still(sample.still, cut.size)
            if face is not None:
                faces = np.broadcast_to(face, (cut.frames, *face.shape)), np.ones(cut.frames, np.bool_)
        elif sample.face is not None and span is not None:
            times = span.times(cut.frames, cut.seconds)
            faces = media.faces(sample.face, times, cut.size, sample.area, sample.cropped)
        if faces is None or not faces[1].any():
            return False
        self._arrays["face.npy"][i], self._arrays["face_found.npy"][i] = faces
        return True

    def _put_voice(self, i: int, sample: Sample, media: Media, span: Span | None) -> bool:
        if sample.sound is None or span is None or not self._cut.samples:
            return False
        heard = media.sound(sample.sound, span.start, span.end)
        if heard is None or not len(heard):
            return False
        first = round((span.start - span.at) * self._cut.rate)
        heard = heard[: self._cut.samples - first]
        row = self._arrays["voice.npy"][i]
        row[:] = 0
        row[first : first + len(heard)] = heard
        self._arrays["voice_span.npy"][i] = (first, first + len(heard))
        return True

    def _put_text(self, i: int, sample: Sample) -> bool:
        words = self._plan.words
        if words is None or "text.npy" not in self._arrays:
            return False
        self._arrays["text.npy"][i] = words.cut(sample.text) if sample.text else PADDING
        return bool(sample.text)

    def _sources(self, sample: Sample) -> dict[str, str]:
        told = {}
        for kind, file in (("face", sample.face), ("sound", sample.sound)):
            if file is not None:
                if file not in self._hashes:
                    with file.open("rb") as content:
                        self._hashes[file] = hashlib.file_digest(content, "sha256").hexdigest()
                told[kind] = self._hashes[file]
        for kind, values in (("still", sample.still), *(sample.vectors or {}).items()):
            if values is not None:
                told[kind] = hashlib.sha256(np.ascontiguousarray(values).tobytes()).hexdigest()
        return told

    def save(self) -> None:
        """First the arrays, then the lines that say they are done."""
        for array in self._arrays.values():
            array.flush()
        append(self._out / JOURNAL, self._unsaved)
        self._unsaved = []
        self._saved_at = time.monotonic()

    def finish(self) -> None:
        self.save()
        samples = self._plan.samples
        rows = [row_of(sample, self._done[i]) for i, sample in enumerate(samples) if self._done[i]["present"]]
        left_out = {
            sample.id: "neither a face nor a sound could be read"
            for i, sample in enumerate(samples)
            if not self._done[i]["present"]
        }
        there = {name for row in rows for name in row["present"]}
        arrays = {name: file_of(name) for name in sorted(there)}
        told = {
            "form": FORM,
            "cut": asdict(self._cut),
            "arrays": arrays,
            "samples": rows,
            "left_out": left_out,
            **self._plan.told_of_words,
        }
        write_whole(self._out / SAMPLES, json.dumps(told, ensure_ascii=False))
