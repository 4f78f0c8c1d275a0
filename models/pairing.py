"""Pairs of a face and a voice, for a fusion of nets that were trained apart: few people were filmed and heard.

A made-up pair is a RAVDESS voice and FER2013 faces of the same label, moved a little from picture to picture. Every
actor has a share of the faces to himself, so that a split by person is a split by face too. What is learnt from and
what chooses the epoch gets faces on which the face net's own epoch was chosen; tested people get its test faces. So
no face, and no tested voice, was learnt from by the net that reads it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.card import Card
from models.data.journal import write_whole
from models.data.labels import CALM, NEUTRAL
from models.data.prepared import FORM, SAMPLES, Prepared
from models.training.pool import Pool, found_again

FRAMES = 8  # pictures of a pair
PICTURES = 3  # the most different faces in one pair
FACE_ELSEWHERE = (
    0.4  # of the pairs that are learnt from the face shows something else than the voice; half of these
)
# are neutral: who speaks shows less than who poses, and a net that met posed faces only must not trust them
VOICE_ELSEWHERE = 0.05  # and the voice is of another label
STEP, FARTHEST = 1, 2  # pixels that a face moves from one picture to the next, and in all

Picture = npt.NDArray[np.uint8]


class NoPairs(ValueError):
    """A model's card does not name its people, or there are too few faces; the message says which."""


@dataclass(frozen=True)
class Voices:
    """Prepared voices, and on which side of the voice net's split each actor stands."""

    pool: Prepared
    side: Mapping[str, str]  # person -> train, val or test

    @classmethod
    def of(cls, folder: Path, card: Card) -> Voices:
        if card.split is None or not card.split.people:
            raise NoPairs(f"The card of {card.name} does not name its people.")
        side = {person: side for side, people in card.split.people.items() for person in people}
        return cls(Prepared.open(folder), side)


def made(faces: Path, face_card: Card, voices: Voices, out: Path, each: int, seed: int) -> Prepared:
    """Writes `each` pairs of every voice. The label is the voice's; to a calm voice belongs a neutral face."""
    if face_card.split is None:
        raise NoPairs(f"The card of {face_card.name} names no split.")
    pool = Pool.open([faces])
    split = found_again(pool, face_card.split)
    people = sorted(voices.side)
    learnt = [person for person in people if voices.side[person] != "test"]
    tested = [person for person in people if voices.side[person] == "test"]
    decks = _dealt(pool, split.val, learnt) | _dealt(pool, split.test, tested)
    writer = _Writer(out, voices.pool)
    for i in range(len(voices.pool)):
        person, label = voices.pool.facts(i)["person"], str(voices.pool.facts(i)["label"])
        for number in range(each):
            random = np.random.default_rng([seed, i, number])
            shown, heard = label, i
            if voices.side[person] != "test":
                shown, heard = _as_people_are(random, voices.pool, decks[person], i)
            deck = decks[person][NEUTRAL if shown == CALM else shown]
            if not deck:
                raise NoPairs(f"There are too few {shown} faces for {person} to have one.")
            chosen = random.choice(deck, min(PICTURES, len(deck)), replace=False)
            stills = [pool.item(int(n))["face"][0] for n in chosen[: 1 + int(random.integers(PICTURES))]]
            writer.add(moved(stills, random), i, heard, f"{number}")
    return writer.finish()


def _as_people_are(
    random: np.random.Generator, voices: Prepared, deck: Mapping[str, Sequence[int]], i: int
) -> tuple[str, int]:
    """The label of the face and the clip of the voice: in some pairs one of the two is of another label."""
    facts, chance = voices.facts(i), random.random()
    label = str(facts["label"])
    if chance < FACE_ELSEWHERE:
        return (NEUTRAL if random.random() < 0.5 else str(random.choice(sorted(deck)))), i
    if chance < FACE_ELSEWHERE + VOICE_ELSEWHERE:
        same = [n for n in range(len(voices)) if voices.facts(n)["person"] == facts["person"]]
        return label, int(random.choice(same))
    return label, i


def _dealt(pool: Pool, positions: Sequence[int], people: Sequence[str]) -> dict[str, dict[str, list[int]]]:
    """By person and label; equal pictures go to one person, and each label is shared out evenly."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    group, labels = pool.fact("group"), pool.fact("label")
    for i in positions:
        groups[labels[i], group[i]].append(i)
    decks: dict[str, dict[str, list[int]]] = {person: defaultdict(list) for person in people}
    taken: dict[str, str] = {}  # a picture that is there twice with two labels stays with one person
    for turn, (label, name) in enumerate(sorted(groups)):
        person = taken.setdefault(name, people[turn % len(people)])
        decks[person][label].extend(groups[label, name])
    return decks


def moved(stills: Sequence[Picture], random: np.random.Generator) -> Picture:
    """(FRAMES, H, W, 3): the faces one after the other, in the mirror or not, each picture a little elsewhere."""
    pictures, mirror = [], random.random() < 0.5
    at = np.zeros(2, int)
    for n in range(FRAMES):
        still = stills[n * len(stills) // FRAMES]
        at = np.clip(at + random.integers(-STEP, STEP + 1, 2), -FARTHEST, FARTHEST)
        wide = np.pad(still, ((FARTHEST, FARTHEST), (FARTHEST, FARTHEST), (0, 0)), "edge")
        top, left = FARTHEST + at
        picture = wide[top : top + still.shape[0], left : left + still.shape[1]]
        pictures.append(picture[:, ::-1] if mirror else picture)
    return np.stack(pictures)


def real(faces: Path, voices: Path, out: Path, size: int) -> Prepared:
    """The takes of which both are there: grey faces (N, T, H, W) with `ids` in a packed file, and prepared voices."""
    import cv2

    heard = Prepared.open(voices)
    rows = {str(heard.facts(i)["id"]): i for i in range(len(heard))}
    writer = _Writer(out, heard)
    with np.load(faces, allow_pickle=False) as packed:
        for name, pictures in zip(packed["ids"], packed["x"], strict=True):
            row = rows.get(f"ravdess-{str(name)[3:]}")
            if row is None:
                continue
            evenly = pictures[np.linspace(0, len(pictures) - 1, FRAMES).round().astype(int)]
            small = [cv2.resize(grey, (size, size), interpolation=cv2.INTER_AREA) for grey in evenly]
            writer.add(np.repeat(np.stack(small)[..., None], 3, axis=3), row, row, "real")
    return writer.finish()


class _Writer:
    """A prepared folder of pairs, whole when `finish` has been called."""

    def __init__(self, out: Path, voices: Prepared) -> None:
        self._out, self._voices = out, voices
        self._rows: list[dict[str, Any]] = []
        self._faces: list[Picture] = []
        self._heard: list[int] = []

    def add(self, face: Picture, told: int, heard: int, number: str) -> None:
        """`told`: the voice clip whose label and person it is; `heard`: the one that is heard."""
        facts = dict(self._voices.facts(told))
        name = f"{facts['id']}-{number}"
        corpus = "ravdess" if number == "real" else "pairs"
        row = {"id": name, "corpus": corpus, "row": len(self._rows), "present": ["face", "voice"]}
        self._rows.append({**facts, **row, "part": ""})
        self._faces.append(face)
        self._heard.append(heard)

    def finish(self) -> Prepared:
        self._out.mkdir(parents=True, exist_ok=True)
        faces = np.stack(self._faces)
        voice = np.stack([self._voices.item(i)["voice"] for i in self._heard])
        np.save(self._out / "face.npy", faces)
        np.save(self._out / "face_found.npy", np.ones(faces.shape[:2], np.bool_))
        np.save(self._out / "voice.npy", voice)
        sound = self._voices.cut
        told = {
            "form": FORM,
            "cut": {
                "seconds": sound.seconds,
                "frames": FRAMES,
                "size": faces.shape[2],
                "rate": sound.rate,
            },
            "arrays": {"face": "face.npy", "voice": "voice.npy"},
            "samples": self._rows,
            "left_out": {},
        }
        write_whole(self._out / SAMPLES, json.dumps(told, ensure_ascii=False))
        return Prepared.open(self._out)
