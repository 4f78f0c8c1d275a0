"""What encrypting a recording costs: run with `python bench/media_records.py [SECONDS]`.

A stream of 1 Mbit/s is written as a muxer writes it (a block each 200 ms, and once a second a sync) into a folder of
encrypted streams and into one of plain files; the time in the writer and the size of the files are compared. Then
large streams are written, verified and read, and the writes of a real recording are counted.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from interview.media import AudioBlock, Frame
from interview.ports import Tape, TapeKind
from interview.store import TapesOnShelf
from interview.tapes import Cabinet, Shelf, Sink
from interview.vault.records import OVERHEAD, RecordWriter
from interview.vault.sealed_cabinet import SealedCabinet
from perception.live_tape import TapeRecording
from tests.plain_cabinet import FolderCabinet

RATE = 125_000  # bytes a second: 1 Mbit/s
BLOCK = RATE // 5
KEY = bytes(32)
NAME = "bench.1.00000000.picture"
MEBIBYTE = 1 << 20


def seconds_in_writer(sink: Sink, seconds: int) -> tuple[list[float], list[float]]:
    """(appending, syncing) for each second of recording."""
    block = np.random.default_rng(0).bytes(BLOCK)
    appending, syncing = [], []
    for _ in range(seconds):
        begun = time.perf_counter()
        for _ in range(RATE // BLOCK):
            sink.append(block)
        appended = time.perf_counter()
        sink.sync()
        appending.append(appended - begun)
        syncing.append(time.perf_counter() - appended)
    sink.seal()
    sink.close()
    return appending, syncing


def one_megabit(folder: Path, seconds: int) -> None:
    print(f"{seconds} s at 1 Mbit/s, a block each 200 ms, time for one second of recording:")
    cabinets: dict[str, Cabinet] = {
        "plain": FolderCabinet(folder / "plain"),
        "encrypted": SealedCabinet(folder / "encrypted", lambda _name: KEY),
    }
    for kind, cabinet in cabinets.items():
        appending, syncing = seconds_in_writer(cabinet.create(NAME), seconds)
        size = (folder / kind / NAME).stat().st_size
        print(
            f"  {kind:10} append median {statistics.median(appending) * 1000:.3f} ms, "
            f"95 % {statistics.quantiles(appending, n=20)[-1] * 1000:.3f} ms; "
            f"sync median {statistics.median(syncing) * 1000:.2f} ms; "
            f"size {size} bytes ({100 * (size / (seconds * RATE) - 1):+.3f} %)"
        )


def throughput(folder: Path) -> None:
    cabinet = SealedCabinet(folder / "large", lambda _name: KEY)
    for label, block, total in (("64 KiB", 1 << 16, 256), ("25 kB", BLOCK, 256), ("4 KiB", 1 << 12, 32)):
        data, count = bytes(block), total * MEBIBYTE // block
        writer = RecordWriter(folder / "large" / NAME, KEY, NAME)
        begun = time.perf_counter()
        for _ in range(count):
            writer.append(data)
        written = time.perf_counter()
        writer.seal()
        writer.close()
        opened = time.perf_counter()
        origin = cabinet.open(NAME)
        size = origin.size()
        indexed = time.perf_counter()
        place = 0
        while place < size:
            place += len(origin.read_at(place, 1 << 15))
        read = time.perf_counter()
        origin.close()
        mebibytes = size / MEBIBYTE
        print(
            f"blocks of {label:6}: write {mebibytes / (written - begun):5.0f} MiB/s, "
            f"read {mebibytes / (read - indexed):5.0f} MiB/s; "
            f"open and find the end of {count} records {(indexed - opened) * 1000:.0f} ms"
        )
        cabinet.delete(NAME)


def real_recording(folder: Path, seconds: int) -> None:
    rng = np.random.default_rng(0)
    scene = rng.integers(0, 256, (48, 64, 3), dtype=np.uint8).repeat(10, axis=0).repeat(10, axis=1)
    tapes = TapesOnShelf(Shelf(SealedCabinet(folder / "real", lambda _name: KEY)))
    tape = Tape(tapes.new_tape("bench", 1), tapes)  # type: ignore[arg-type]
    with TapeRecording(tape) as recording:
        for index in range(seconds * 50):
            samples = rng.normal(0, 1000, 320).astype(np.int16)
            recording.add_sound(AudioBlock(index / 50, samples))
            if index % 2 == 0:
                recording.add_picture(Frame(index / 50, np.roll(scene, index, axis=1)))
    for kind in (TapeKind.SOUND, TapeKind.PICTURE):
        name = f"{tape.id}.{kind}"
        verdict = SealedCabinet(folder / "real", lambda _name: KEY).verify(name)
        size = (folder / "real" / name).stat().st_size
        print(
            f"a real recording of {seconds} s, {kind}: {verdict.size} bytes, "
            f"{(size - verdict.size) / OVERHEAD / seconds:.1f} records a second, "
            f"encryption adds {100 * (size / verdict.size - 1):.3f} % ({verdict.state})"
        )


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with tempfile.TemporaryDirectory() as folder:
        one_megabit(Path(folder), seconds)
        throughput(Path(folder))
        real_recording(Path(folder), min(seconds, 20))


if __name__ == "__main__":
    main()
