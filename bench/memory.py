"""The most memory that recording and reading an answer take, in a process of their own, as the program does it:

    python bench/memory.py CLIP --model FOLDER [--yunet FILE] [--silero FILE]

Prints MiB, on Linux. The clip is recorded over and over while it is read; no picture of it is kept.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.person import LIVE, Item, end_of, new_tape, put
from interview.media import AudioBlock, Frame
from interview.ports import Stop, Watch
from perception.clips import read_pictures, read_sound
from perception.emotion import NetRecognizer
from perception.live_tape import TapeRecording
from perception.opencv import open_cv

TIMES = 4


def of_a_child(clip: Path, model: Path, yunet: Path | None, silero: Path | None) -> float:
    """MiB at most, of a fresh process."""
    command = [sys.executable, __file__, str(clip), "--model", str(model)]
    for name, file in (("--yunet", yunet), ("--silero", silero)):
        command += [name, str(file)] if file else []
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def over_and_over(clip: Path) -> Iterator[Item]:
    """Sound and pictures of 640 × 480, the next time after the last."""
    cv2 = open_cv()
    begun = 0.0
    for _ in range(TIMES):
        end = begun
        with clip.open("rb") as file:
            sounds = list(read_sound(file))
        with clip.open("rb") as file:
            for picture in read_pictures(file):
                while sounds and sounds[0].time <= picture.time:
                    heard = sounds.pop(0)
                    yield AudioBlock(begun + heard.time, heard.samples)
                    end = begun + end_of(heard)
                yield Frame(begun + picture.time, cv2.resize(picture.picture, LIVE))
        begun = end


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("clip", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--yunet", type=Path)
    parser.add_argument("--silero", type=Path)
    asked = parser.parse_args()
    reader = NetRecognizer(asked.model, yunet=asked.yunet, silero=asked.silero, on_card=False)
    tape = new_tape()
    traces = []
    follower = threading.Thread(target=lambda: traces.append(reader.read([tape], Stop(), Watch())))
    follower.start()
    with TapeRecording(tape) as recording:
        for item in over_and_over(asked.clip):
            put(recording, item)
    tape.store.finish_tape(tape.id)
    follower.join()
    if not (traces and traces[0].readings):
        raise SystemExit("Nothing was read.")
    print(int(re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024)


if __name__ == "__main__":
    main()
