"""Five folds by actor as one figure: every actor is heard once by a net that never met them.

    python bench/voice_folds.py RUN/voice-0 … RUN/voice-4 --data PREPARED [--onto MODEL]

With --onto the figures go onto the card of a net that learnt from all actors, together with the temperature and the
limits that the folds' predictions ask for, since nobody is left whom that net has not met.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from models.card import Card, read_card, write_card
from models.checkpoint import load
from models.predicting import predict
from models.training.calibration import covered, fit_temperature, sharpened, thresholds
from models.training.comparing import interval, sex_gap
from models.training.feed import Clips
from models.training.metrics import scores
from models.training.pool import Pool

COVERAGE = 0.8  # of clips that keep a label, as after every training


def main() -> None:
    asked = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    asked.add_argument("runs", type=Path, nargs="+", help="run folders of all folds")
    asked.add_argument("--data", type=Path, required=True, help="prepared voices")
    asked.add_argument("--onto", type=Path, help="the folder of the net whose card gets the figures")
    given = asked.parse_args()
    labels = read_labels(given.runs[0])
    pool = Pool.open([given.data], labels)
    people = pool.fact("person")
    said = np.zeros((len(pool), len(labels)))
    heard = np.zeros(len(pool), int)
    folds = []
    for run in given.runs:
        net, spec, card = load(run / "model")
        tested = [i for i, one in enumerate(people) if one in card.split.people["test"]]
        said[tested] = predict(net, spec, Clips(pool, tested, spec))
        heard[tested] += 1
        told = scores(said[tested], pool.targets()[tested], labels, pool.people(tested), card.temperature)
        folds.append(told)
        numbers = " ".join(one.rpartition("-")[2] for one in card.split.people["test"])
        print(f"{run.name}: actors {numbers}, epoch {sum(card.best_epochs.values())}, UAR {told.uar:.3f}, "
              f"accuracy {told.accuracy:.3f}, ECE {told.ece_calibrated:.3f}")  # fmt: skip
    if (heard != 1).any():
        raise SystemExit("The folds do not test every clip once.")
    figures = together(pool, said, folds, labels)
    for name in ("mean_uar", "spread_uar", "uar", "uar_interval", "accuracy", "macro_f1", "sex_gap"):
        print(name, figures[name])
    if given.onto:
        write_card(given.onto, with_folds(read_card(given.onto), figures, said, pool.targets(), labels))


def read_labels(run: Path) -> tuple[str, ...]:
    return load(run / "model")[1].labels


def together(pool: Pool, said: np.ndarray, folds: list, labels: tuple[str, ...]) -> dict:
    """Figures of all clips as one test, and the mean and spread of the folds."""
    truth, people, sexes = pool.targets(), pool.fact("person"), pool.fact("sex")
    first = said.argmax(1)
    told = scores(said, truth, labels, people).as_json()
    told["coverage"] = {name: told["coverage"][name] for name in ("at", "accuracy")}
    each = [fold.uar for fold in folds]
    gap = sex_gap(first, truth, people, sexes, len(labels))
    return told | {
        "folds": each,
        "mean_uar": float(np.mean(each)),
        "spread_uar": float(np.std(each, ddof=1)),
        "uar_interval": list(interval(first, truth, people, len(labels))),
        "sex_gap": None if gap is None else vars(gap),
    }


def with_folds(
    card: Card, figures: dict, said: np.ndarray, truth: np.ndarray, labels: tuple[str, ...]
) -> Card:
    temperature = fit_temperature(said, truth)
    cool = sharpened(said, temperature)
    limits = thresholds(cool, labels, COVERAGE)
    kept = float(covered(cool, labels, limits).mean())
    name = f"ravdess {len(figures['folds'])} folds"
    told = {name: {**figures, "kept": kept}}
    note = (
        f"The figures under {name!r} are of nets made in the same way that never met the tested actors; "
        "temperature and limits come from these predictions. This net learnt from all but one of the actors."
    )
    return card.model_copy(
        update={
            "temperature": temperature,
            "thresholds": limits,
            "scores": {**card.scores, **told},
            "notes": (*(one for one in card.notes if one != note), note),
        }
    )


if __name__ == "__main__":
    main()
