"""Does a fancier fusion help: every av-features model, each sense alone and the product of their posteriors.

    python bench/fusion_heads.py FEATURES.npz [--seeds 3] [--work FOLDER] [--json FILE]

Five folds by actor: every actor is tested once by models that never met them, and two other actors say when to stop.
All methods have the same folds, seeds, epochs and learning rate, as their model files say; nothing was tuned on the
tested actors. A run that was cut off goes on in the same --work folder.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import tempfile
from itertools import combinations
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from models.checkpoint import load
from models.data.prepare import prepare
from models.data.prepared import Cut, Prepared
from models.data.readers import read
from models.predicting import predict
from models.spec import ModelSpec, Part, read_spec, write_spec
from models.training.comparing import compare, interval, mcnemar
from models.training.feed import Clips
from models.training.job import Job, Machines
from models.training.metrics import Scores, scores
from models.training.pool import Pool, Rule
from models.training.progress import read as epochs_of
from models.training.run import train

CONFIGS = Path(__file__).resolve().parent.parent / "models" / "configs"
FACE, VOICE = "face_units", "voice_w2v2"
FOLDS = 5
PRODUCT = "product of posteriors"
COINCIDE = {  # what falls together where a clip is one vector a sense: there is nothing to average, pool or attend to
    "av-features-late": "method 1",
    "av-features-concat": "methods 2, 3, 4, 5: over one vector mean, maximum and flattening are the same",
    "av-features-transformer": "late transformer, intermediate transformer",
    "av-features-cross": "cross-attention, intermediate attention",
    "av-features-gated": "MMER's gate",
}


def methods(work: Path) -> dict[str, Path]:
    """Model files by name: all of ours, and each sense alone as one linear layer over its vector."""
    found = {file.stem: file for file in sorted(CONFIGS.glob("av-features-*.toml"))}
    whole = read_spec(CONFIGS / "av-features-late.toml")
    for name, sense in (("face alone", FACE), ("voice alone", VOICE)):
        phase = whole.phases[0].model_copy(update={"drop_branches": 0.0})
        told: dict[str, object] = {
            "name": f"av-features-{sense.replace('_', '-')}",
            "branches": {sense: whole.branches[sense]},
            "fusion": Part(kind="concat"),
            "phases": (phase,),
        }
        found[name] = work / f"{sense}.toml"
        write_spec(found[name], whole.model_copy(update=told))
    return found


def posteriors(file: Path, data: Path, work: Path, seeds: int) -> np.ndarray:
    """(seeds, N, C): what is said of every clip by the model that never met its actor."""
    spec = read_spec(file)
    pool = Pool.open((data,), spec.labels)
    said = np.full((seeds, len(pool), len(spec.labels)), np.nan)
    for seed in range(seeds):
        for fold in range(FOLDS):
            rule = Rule(folds=FOLDS, fold=fold, validation=0.15)
            folder = train(
                Job(file, (data,), work / file.stem / f"{seed}-{fold}", seed, rule), Machines("cpu")
            )
            net, _spec, _card = load(folder)
            test = list(rule.split(pool).test)
            said[seed, test] = predict(net, spec, Clips(pool, test, spec))
    return said  # what was not tested is no number, and is refused when it is scored


def taken(runs: Path) -> float:
    """Seconds of all epochs of a method's runs."""
    return sum(epoch.seconds for file in runs.glob("*/progress.jsonl") for epoch in epochs_of(file))


def product(*senses: np.ndarray) -> np.ndarray:
    together = np.prod(np.stack(senses), axis=0)
    return together / together.sum(-1, keepdims=True)


def without(file: Path, data: Path, work: Path, seeds: int, sense: str) -> float:
    """UAR of a fusion that was trained with both senses and is given this one only."""
    found = []
    for seed in range(seeds):
        said = truth = None
        for fold in range(FOLDS):
            net, spec, _card = load(work / file.stem / f"{seed}-{fold}" / "model")
            pool = Pool.open((data,), spec.labels)
            test = list(Rule(folds=FOLDS, fold=fold, validation=0.15).split(pool).test)
            truth = pool.targets()
            said = np.zeros((len(pool), len(spec.labels))) if said is None else said
            said[test] = predict(net, spec, Clips(pool, test, spec), [sense])
        found.append(scores(said, truth, spec.labels).uar)
    return float(np.mean(found))


def measure(said: np.ndarray, pool: Pool) -> dict[str, float]:
    """Means over seeds. Spreads: `folds` and `seeds` of the UAR, `actors` of the actors' own accuracy."""
    truth, people, labels = pool.targets(), pool.fact("person"), pool.labels
    sides = [list(Rule(folds=FOLDS, fold=fold, validation=0.15).split(pool).test) for fold in range(FOLDS)]
    by_fold = [np.mean([scores(one[side], truth[side], labels).uar for one in said]) for side in sides]
    each: list[Scores] = [scores(one, truth, labels, people) for one in said]
    by_actor = np.mean([list(one.per_person.people.values()) for one in each if one.per_person], axis=0)
    first = np.concatenate([one.argmax(1) for one in said])
    low, high = interval(first, np.tile(truth, len(said)), people * len(said), len(labels))
    return {
        "uar": float(np.mean([one.uar for one in each])),
        "low": low,
        "high": high,
        "folds": float(np.std(by_fold)),
        "seeds": float(np.std([one.uar for one in each])),
        "accuracy": float(np.mean([one.accuracy for one in each])),
        "macro_f1": float(np.mean([one.macro_f1 for one in each])),
        "nll": float(np.mean([one.nll for one in each])),
        "ece": float(np.mean([one.ece for one in each])),
        "actors": float(by_actor.std()),
        "worst": float(by_actor.min()),
        "best": float(by_actor.max()),
    }


def table(
    rows: dict[str, dict[str, float]], alone: dict[str, tuple[float, float]], seconds: dict[str, float]
) -> str:
    head = (
        "| method | UAR ± folds | 95 % over actors | ± seeds | accuracy ± actors | worst–best actor | macro-F1 "
        "| NLL | ECE | only face | only voice | s |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n"
    )
    lines = []
    for name, found in sorted(rows.items(), key=lambda item: -item[1]["uar"]):
        face, voice = alone.get(name, (float("nan"),) * 2)
        senses = f"{face:.3f} | {voice:.3f}" if name in alone else "– | –"
        lines.append(
            f"| {name} | {found['uar']:.3f} ± {found['folds']:.3f} | {found['low']:.3f}–{found['high']:.3f} | "
            f"{found['seeds']:.3f} | "
            f"{found['accuracy']:.3f} ± {found['actors']:.3f} | {found['worst']:.2f}–{found['best']:.2f} | "
            f"{found['macro_f1']:.3f} | {found['nll']:.2f} | {found['ece']:.3f} | {senses} | "
            f"{seconds.get(name, 0):.0f} |"
        )
    return head + "\n".join(lines)


def tests(
    said: dict[str, np.ndarray],
    truth: np.ndarray,
    people: list[str],
    classes: int,
    pairs: list[tuple[str, str]],
) -> str:
    """Each first against each second; the clips of all seeds belong to their actor."""
    lines = [
        "| first | second | UAR first − second (95 %) | p, actors drawn | p, McNemar on seed 0 |",
        "|---|---|---|---|---|",
    ]
    for one, other in pairs:
        first, second = (np.concatenate([run.argmax(1) for run in said[name]]) for name in (one, other))
        seeds = len(said[one])
        found = compare(first, second, np.tile(truth, seeds), people * seeds, classes)
        right = [said[name][0].argmax(1) == truth for name in (one, other)]
        lines.append(
            f"| {one} | {other} | {found.value:+.3f} ({found.low:+.3f} to {found.high:+.3f}) | {found.p:.3f} | "
            f"{mcnemar(*right):.3f} |"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("features", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--work", type=Path, default=None)
    parser.add_argument("--json", type=Path, default=None)
    asked = parser.parse_args()
    logging.disable(logging.INFO)
    work = asked.work or Path(tempfile.mkdtemp(prefix="fusion-heads-"))
    work.mkdir(parents=True, exist_ok=True)
    data = work / "data"
    prepare(read("features", asked.features), data, Cut(3.6, 0, 0, 0), None)  # type: ignore[arg-type]
    said = {}
    files = methods(work)
    for name, file in files.items():
        said[name] = posteriors(file, data, work, asked.seeds)
        print(f"{name}: {taken(work / file.stem):.0f} s of training", file=sys.stderr, flush=True)
    said[PRODUCT] = product(said["face alone"], said["voice alone"])
    report(said, files, data, work, asked)


def report(
    said: dict[str, np.ndarray],
    files: dict[str, Path],
    data: Path,
    work: Path,
    asked: argparse.Namespace,
) -> None:
    labels: ModelSpec = read_spec(CONFIGS / "av-features-late.toml")
    pool = Pool([Prepared.open(data, labels.labels)])
    truth, people = pool.targets(), pool.fact("person")
    rows = {name: measure(found, pool) for name, found in said.items()}
    fused = [name for name in said if name.startswith("av-")]
    alone = {
        name: tuple(without(files[name], data, work, asked.seeds, sense) for sense in (FACE, VOICE))
        for name in fused
    }
    print(f"{len(pool)} clips, {len(set(people))} actors, {FOLDS} folds by actor, {asked.seeds} seeds\n")
    seconds = {name: taken(work / file.stem) / asked.seeds for name, file in files.items()}
    print(table(rows, alone, seconds))
    print()
    against = [(name, PRODUCT) for name in fused]
    against += [(PRODUCT, "face alone"), (PRODUCT, "voice alone"), *combinations(fused, 2)]
    print(tests(said, truth, people, len(labels.labels), against))
    print("\nOn one vector a clip these fall together:")
    for name, what in COINCIDE.items():
        print(f"- {name}: {what}")
    if asked.json:
        asked.json.write_text(json.dumps({"rows": rows, "one sense only": alone}, indent=1))


if __name__ == "__main__":
    main()
