"""How face-voice-base is made and measured: pairs, the fusion over two frozen nets, and what it has to beat.

    python bench/face_voice.py made --faces PREPARED --voices PREPARED --start face-fer=MODEL \
        --start voice-ravdess=MODEL --out PAIRS
    python bench/face_voice.py real --faces FACES.npz --voices PREPARED --out REAL
    python bench/face_voice.py join --data PAIRS --start face-fer=MODEL --start voice-ravdess=MODEL --out RUN
    python bench/face_voice.py product --model RUN/model --data PAIRS --split test --start … --start …

The voice net is that of one fold of a cross-validation, and its people are the fusion's people too. What `product`
finds goes onto the model's card; the model's own figures come from `main.py evaluate`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from models.card import read_card, write_card
from models.frozen import Wish, join
from models.laboratory import CONFIGS
from models.pairing import Voices, made, real
from models.product import product
from models.training.pool import Pool, Rule

FACE, VOICE = "face-fer", "voice-ravdess"
HOW = (
    "The fusion learnt from made-up pairs: FER2013 faces on which the face net's own epoch was chosen, and RAVDESS "
    "voices of the same label. Nobody in them was filmed and heard at once.",
    "Tested on actors whom no part of it met, on made-up pairs with the public test's faces and on real takes of one "
    "actor. The product of the two nets' posteriors stands beside it.",
    'Not for commercial use; [emotion] model = "none" in the settings leaves it out.',
)


def main() -> None:
    given = _asked()
    starts = {name: Path(folder) for name, _, folder in (text.partition("=") for text in given.start)}
    if given.step == "made":
        voices = Voices.of(given.voices, read_card(starts[VOICE]))
        pairs = made(given.faces, read_card(starts[FACE]), voices, given.out, given.each, given.seed)
        print(f"{len(pairs)} pairs of {len(set(pairs.who.people))} people")
    elif given.step == "real":
        print(f"{len(real(given.faces, given.voices, given.out, given.size))} pairs")
    elif given.step == "join":
        rule = Rule(folds=given.folds, fold=given.fold)
        spec = CONFIGS / "face-voice-base.toml"
        model = join(Wish(spec, given.data, starts, given.out, rule, given.seed))
        card = read_card(model)
        write_card(model, card.model_copy(update={"notes": (*card.notes, *HOW)}))
        print(model)
    else:
        _product(given.model, given.data, given.split, starts)


def _product(model: Path, data: Path, split: str, starts: dict[str, Path]) -> None:
    found = product(model, data, split, starts)
    corpora = " ".join(sorted(set(Pool.open([data]).fact("corpus"))))
    card = read_card(model)
    fresh = {f"{corpora} {split} {name}": figures for name, figures in found.items()}
    write_card(model, card.model_copy(update={"scores": {**card.scores, **fresh}}))
    for name, told in found.items():
        print(f"{name:24} UAR {told['uar']:.3f}  accuracy {told['accuracy']:.3f}  NLL {told['nll']:.2f}")


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    asked.add_argument("step", choices=("made", "real", "join", "product"))
    for name in ("faces", "voices", "data", "out", "model"):
        asked.add_argument(f"--{name}", type=Path)
    asked.add_argument("--start", action="append", default=[], help="NAME=FOLDER of a trained net")
    asked.add_argument("--split", default="test", choices=("train", "val", "test", "all"))
    asked.add_argument("--each", type=int, default=3, help="pairs of each voice")
    asked.add_argument("--size", type=int, default=48, help="pixels of a face's side")
    asked.add_argument("--folds", type=int, default=5)
    asked.add_argument("--fold", type=int, default=0)
    asked.add_argument("--seed", type=int, default=0)
    return asked.parse_args()


if __name__ == "__main__":
    main()
