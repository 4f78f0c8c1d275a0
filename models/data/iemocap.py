"""IEMOCAP: ten actors in five sessions of two, played and improvised talk. Busso and others 2008, for research.

Labels and times stand in SessionN/dialog/EmoEvaluation/*.txt, words in dialog/transcriptions, the talk's sound in
dialog/wav, its picture in dialog/avi/DivX. The picture shows both people side by side, the one with the markers (the
letter after SesNN) on the left. A session is one group: both voices can be heard in every take.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from models.data.labels import ours
from models.data.samples import Area, Sample, WrongLayout, checked, need_folder

TURN = re.compile(r"\[(\d+\.\d+) - (\d+\.\d+)\]\t(Ses0\d[FM]_\w+_([FM])\w+)\t(\w+)\t\[.*\]")
WORDS = re.compile(r"(Ses0\d[FM]_\w+_[FM]\w+) \[[\d.]+-[\d.]+\]: (.*)")
NO_WORD = re.compile(r"\[[^\]]*\]")  # [LAUGHTER], [BREATHING]: heard, not said
FOUR = ("angry", "happy", "sad", "neutral")
CLASSES = {4: FOUR, 5: (*FOUR, "frustrated")}
LEFT: Area = (0.0, 0.0, 0.5, 1.0)
RIGHT: Area = (0.5, 0.0, 1.0, 1.0)


def read(folder: Path, classes: Literal[4, 5] = 4, excited_is_happy: bool = True) -> tuple[Sample, ...]:
    """Five classes: frustrated besides. Excited turns count as happy, or are left out.

    Raises `WrongLayout`, `UnknownLabel`.
    """
    need_folder(folder, "IEMOCAP")
    sessions = sorted(folder.glob("Session[1-5]"))
    if not sessions:
        raise WrongLayout(f"{folder} holds no folders Session1 to Session5.")
    samples = []
    for session in sessions:
        for turn in _turns(session / "dialog"):
            label = ours("iemocap", turn.emotion)
            if label not in CLASSES[classes] or (turn.emotion == "exc" and not excited_is_happy):
                continue
            samples.append(_sample(session, turn, label))
    return checked(samples, "turns of IEMOCAP in SessionN/dialog/EmoEvaluation/*.txt", folder)


@dataclass(frozen=True)
class Turn:
    name: str
    talk: str  # the name of the whole conversation
    sex: str  # F or M: who speaks
    emotion: str
    start: float  # seconds of the conversation
    end: float
    text: str | None


def _turns(dialog: Path) -> Iterator[Turn]:
    files = sorted((dialog / "EmoEvaluation").glob("Ses*.txt"))
    if not files:
        raise WrongLayout(f"{dialog} holds no EmoEvaluation/Ses*.txt.")
    for file in files:
        words = _words(dialog / "transcriptions" / file.name)
        for line in file.read_text("utf-8", errors="replace").splitlines():
            if told := TURN.match(line):
                start, end = float(told[1]), float(told[2])
                yield Turn(told[3], file.stem, told[4], told[5], start, end, words.get(told[3]))


def _words(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    lines = file.read_text("utf-8", errors="replace").splitlines()
    said = {
        told[1]: " ".join(NO_WORD.sub(" ", told[2]).split()) for line in lines if (told := WORDS.match(line))
    }
    return {name: words for name, words in said.items() if words}


def _sample(session: Path, turn: Turn, label: str) -> Sample:
    video = session / "dialog" / "avi" / "DivX" / f"{turn.talk}.avi"
    talk = session / "dialog" / "wav" / f"{turn.talk}.wav"
    alone = session / "sentences" / "wav" / turn.talk / f"{turn.name}.wav"
    face = video if video.is_file() else None
    whole = talk if talk.is_file() else face
    if whole is None and not alone.is_file():
        raise WrongLayout(f"{session} holds neither dialog/wav/{turn.talk}.wav nor sentences/wav for it.")
    number = session.name[-1]
    return Sample(
        id=f"iemocap-{turn.name}",
        person=f"iemocap-{number}{turn.sex}",
        label=label,
        corpus="iemocap",
        group=f"iemocap-session-{number}",
        face=face,
        sound=whole or alone,
        start=turn.start if whole else 0.0,
        end=turn.end if whole else None,
        area=(LEFT if turn.talk[5] == turn.sex else RIGHT) if face else None,
        sex="female" if turn.sex == "F" else "male",
        text=turn.text,
    )
