"""Talk in the layout of IEMOCAP and of MELD, and small published nets that read it: real files, made here.

A sentence is heard as a row of tones, one pitch a letter, so that its letters can be learnt from its sound.
"""

from __future__ import annotations

import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import tomlkit

from tests.models.data.miniatures import table
from tests.models.tiny import SHAPES, spec_of

RATE = 16_000
SECONDS, PIECES = 1.0, 12
LETTER = 0.06  # seconds
SAID = {
    "neu": "Excuse me.",
    "hap": "I'm so happy! [LAUGHTER]",
    "sad": "I lost it...",
    "ang": "No, you don't.",
    "exc": "[LAUGHTER]",
}
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]


def vocabulary(folder: Path) -> int:
    """vocab.json and merges.txt, as RoBERTa's are; how many pieces there are."""
    from tokenizers import ByteLevelBPETokenizer

    learnt = ByteLevelBPETokenizer()
    learnt.train_from_iterator(
        SAID.values(), vocab_size=300, min_frequency=1, special_tokens=SPECIAL, show_progress=False
    )
    folder.mkdir(parents=True, exist_ok=True)
    learnt.save_model(str(folder))
    return int(learnt.get_vocab_size())


def roberta(folder: Path) -> Path:
    """Vocabulary and weights in one folder, as published."""
    from transformers import RobertaConfig, RobertaModel

    pieces = vocabulary(folder)
    RobertaModel(
        RobertaConfig(**SHAPES["roberta"] | {"vocab_size": pieces, "type_vocab_size": 1})
    ).save_pretrained(folder)
    return folder


def wav2vec2(folder: Path) -> Path:
    from transformers import Wav2Vec2Config, Wav2Vec2Model

    Wav2Vec2Model(Wav2Vec2Config(**SHAPES["wav2vec2"])).save_pretrained(folder)
    return folder


def model_file(folder: Path, pieces: int, labels: Sequence[str], data: str) -> Path:
    """MMER as it lies in models/configs, with a small window, small nets and one short phase."""
    facts = spec_of("mmer").model_dump(mode="json", exclude_none=True)
    facts |= {"name": f"mmer-{data}", "labels": list(labels)}
    facts["window"] |= {"seconds": SECONDS, "frames": PIECES}
    facts["branches"]["voice"]["encoder"]["options"]["shape"] = SHAPES["wav2vec2"]
    facts["branches"]["text"]["encoder"]["options"]["shape"] = SHAPES["roberta"] | {"vocab_size": pieces}
    facts["phases"][0] |= {"data": data, "epochs": 2, "batch": 8}
    file = folder / f"{data}.toml"
    file.write_text(tomlkit.dumps(facts), "utf-8")
    return file


def spoken(text: str) -> npt.NDArray[np.int16]:
    """A tone for each letter, a rest for everything else."""
    times = np.arange(round(LETTER * RATE)) / RATE
    tones = [
        np.sin(2 * np.pi * (200 + 60 * (ord(letter) - 97)) * times) * letter.isalpha()
        for letter in text.lower()
    ]
    return (np.concatenate(tones) * 12_000).astype(np.int16)


def iemocap(folder: Path, turns: Sequence[str] = ("neu", "hap", "sad", "ang", "exc")) -> Path:
    """Five sessions of one talk each; two people take turns. Who only laughs has no words."""
    for session in range(1, 6):
        talk, at, labels, words = f"Ses0{session}F_impro01", 0.0, [], []
        sounds: list[npt.NDArray[np.int16]] = []
        for number, emotion in enumerate(turns):
            name = f"{talk}_{'FM'[(number + session) % 2]}{number:03}"
            sound = spoken(SAID[emotion])
            end = at + len(sound) / RATE
            labels.append(f"[{at:.4f} - {end:.4f}]\t{name}\t{emotion}\t[2.5000, 2.5000, 2.5000]\n")
            words.append(f"{name} [{at:08.4f}-{end:08.4f}]: {SAID[emotion]}\n")
            sounds.append(sound)
            at = end
        dialog = folder / f"Session{session}" / "dialog"
        for place in ("EmoEvaluation", "transcriptions", "wav"):
            (dialog / place).mkdir(parents=True, exist_ok=True)
        (dialog / "EmoEvaluation" / f"{talk}.txt").write_text("".join(labels), "utf-8")
        (dialog / "transcriptions" / f"{talk}.txt").write_text("".join(words), "utf-8")
        write_sound(dialog / "wav" / f"{talk}.wav", np.concatenate(sounds))
    return folder


def meld(folder: Path) -> Path:
    """Six people say one sentence each in two emotions; the clips are mp4."""
    rows = [["Utterance", "Speaker", "Emotion", "Dialogue_ID", "Utterance_ID"]]
    for number, speaker in enumerate(("Ross", "Joey", "Monica", "Rachel", "Phoebe", "Chandler")):
        for utterance, (emotion, text) in enumerate(
            (("joy", "I\x92m so happy!"), ("sadness", "I lost it..."))
        ):
            rows.append([text, speaker, emotion, str(number), str(utterance)])
            clip = folder / "train_splits" / f"dia{number}_utt{utterance}.mp4"
            clip.parent.mkdir(parents=True, exist_ok=True)
            write_clip(clip, spoken(text))
    table(folder / "train_sent_emo.csv", rows)
    return folder


def write_sound(file: Path, sound: npt.NDArray[np.int16]) -> None:
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(sound.tobytes())


def write_clip(file: Path, sound: npt.NDArray[np.int16]) -> None:
    import av

    with av.open(str(file), "w") as out:
        stream = out.add_stream("aac", rate=RATE, layout="mono")
        for piece in np.array_split(sound, max(1, len(sound) // 1024)):
            frame = av.AudioFrame.from_ndarray(piece[None], "s16", "mono")
            frame.sample_rate = RATE
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
