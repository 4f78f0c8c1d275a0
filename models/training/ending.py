"""The end of a training: how sure the model may be, and its card."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from models.card import CARD, Card, SplitFacts, licences, read_card
from models.checkpoint import as_kept, save
from models.data.labels import fold
from models.data.splits import Split
from models.net import EmotionNet
from models.predicting import predict
from models.spec import ModelSpec
from models.training.calibration import fit_temperature, sharpened, thresholds
from models.training.feed import Clips
from models.training.job import MODEL, Job
from models.training.metrics import scores
from models.training.pool import NAMED, Pool

COVERAGE = 0.8  # of validation clips that keep a label; of people never seen a little less may stay


@dataclass(frozen=True)
class Ended:
    """A training that came to its end. `best`: by phase, the epoch that the validation people chose."""

    spec: ModelSpec
    pool: Pool
    split: Split
    known: SplitFacts
    starts: Mapping[str, Path]
    best: Mapping[str, int]


def finish(job: Job, net: EmotionNet, ended: Ended) -> None:
    """Writes the model folder; temperature and limits of the validation people go into its card."""
    as_kept(net, ended.spec)
    pool, labels, val = ended.pool, ended.spec.labels, ended.split.val
    said = fold(predict(net, ended.spec, Clips(pool, val, ended.spec)), labels, pool.fact("label"))
    truth = pool.targets()[list(val)]
    temperature = fit_temperature(said, truth)
    told = {
        "temperature": temperature,
        "thresholds": thresholds(sharpened(said, temperature), labels, COVERAGE),
        "validation": _short(scores(said, truth, labels, pool.people(val), temperature).as_json()),
    }
    save(job.out / MODEL, net.cpu(), ended.spec, _card(job, ended).model_copy(update=told))


def _short(figures: dict[str, Any]) -> dict[str, Any]:
    """Without the names, where there are hundreds."""
    if len(figures["per_person"]["people"]) > NAMED:
        figures["per_person"]["people"] = {}
    return figures


def _card(job: Job, ended: Ended) -> Card:
    """What a branch began with has left its data in it, and that data's licence."""
    before = {branch: _card_in(folder) for branch, folder in ended.starts.items()}
    corpora = {*ended.pool.fact("corpus"), *(name for card in before.values() if card for name in card.data)}
    data = tuple(sorted(corpora))
    return Card(
        name=ended.spec.name,
        data=data,
        licence=licences(data),
        split=ended.known,
        seed=job.seed,
        made=datetime.now(UTC).date().isoformat(),
        commit=_commit(),
        best_epochs=dict(ended.best),
        notes=tuple(_began(branch, ended.starts[branch], card) for branch, card in before.items()),
    )


def _card_in(folder: Path) -> Card | None:
    return read_card(folder) if (folder / CARD).exists() else None


def _began(branch: str, folder: Path, card: Card | None) -> str:
    if card is None:
        return f"{branch} began with the published weights in {folder.name}; their licence is to be looked up there."
    return f"{branch} began with {card.name}, weights {card.weights_sha256[:12]}."


def _commit() -> str:
    """Of the program, where it runs from its repository; else nothing."""
    here = Path(__file__).parent
    try:
        told = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=here, capture_output=True, text=True
        )
    except OSError:
        return ""
    return told.stdout.strip() if told.returncode == 0 else ""
