"""Trainings: the same each time, whole after a kill, blind to the test people, alike on two processes."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from models.checkpoint import load
from models.data.prepared import NotPrepared
from models.training.job import Job, Machines, NoData, RunDiffers
from models.training.module import NotANumber
from models.training.pool import Pool, Rule
from models.training.progress import read
from models.training.run import train
from tests.models.training import tiny

CHILD = Path(__file__).with_name("train_tiny.py")
CPU = Machines("cpu")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tiny.prepared(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def whole(data, tmp_path_factory):
    """An uninterrupted training."""
    folder = tmp_path_factory.mktemp("whole")
    return train(Job(tiny.model(folder), (data,), folder / "run", seed=1), CPU)


def in_a_process(data, out, *more, model=tiny.MODEL):
    command = [sys.executable, str(CHILD), str(tiny.model(out.parent, model)), str(data), str(out), *more]
    return subprocess.run(command, env=tiny.environment(), capture_output=True, text=True, timeout=600)


@pytest.fixture(scope="module")
def alone(data, tmp_path_factory):
    """An uninterrupted training in a process of its own: in this one other tests may have set how torch counts."""
    folder = tmp_path_factory.mktemp("alone")
    done = in_a_process(data, folder / "run")
    assert done.returncode == 0, done.stderr
    return folder / "run" / "model"


def weights(folder):
    return load_file(folder / "weights.safetensors")


def same(first, second):
    one, other = weights(first), weights(second)
    return one.keys() == other.keys() and all(torch.equal(one[name], other[name]) for name in one)


def test_training_gives_a_model_that_knows_its_people_and_how_sure_it_may_be(whole, data):
    _net, spec, card = load(whole)
    assert card.data == ("ravdess",)
    assert "not for commercial use" in card.licence["ravdess"]
    assert card.split.count == {"train": 7, "val": 1, "test": 2}
    assert sum(map(len, card.split.people.values())) == tiny.PEOPLE
    assert set(card.thresholds) == set(spec.labels)
    assert card.validation["uar"] > 0.6
    lines = read(whole.parent / "progress.jsonl")
    assert [line.phase for line in lines] == ["senses"] * 4 + ["fusion"] * 2
    assert [line.epoch for line in lines] == [1, 2, 3, 4, 5, 6]
    assert lines[card.best_epochs["senses"] - 1].best
    assert list((whole.parent / "logs").glob("events*"))


def test_two_trainings_are_equal_and_another_seed_is_another(whole, data, tmp_path):
    again = train(Job(tiny.model(tmp_path), (data,), tmp_path / "run", seed=1), CPU)
    other = train(Job(tiny.model(tmp_path), (data,), tmp_path / "other", seed=2), CPU)
    assert same(whole, again)
    assert not same(whole, other)


@pytest.mark.parametrize("step", [1, 5, 9])  # in the first epoch, in the third, in the second phase
def test_killed_in_mid_epoch_it_goes_on_to_the_same_weights(alone, data, tmp_path, step):
    killed = in_a_process(data, tmp_path / "run", "--die-at", str(step))
    assert killed.returncode == -9, killed.stderr
    assert not (tmp_path / "run" / "model").exists()
    assert len(read(tmp_path / "run" / "progress.jsonl")) == step // 2  # two steps an epoch
    resumed = in_a_process(data, tmp_path / "run")
    assert resumed.returncode == 0, resumed.stderr
    assert same(alone, tmp_path / "run" / "model")
    lines, before = read(tmp_path / "run" / "progress.jsonl"), read(alone.parent / "progress.jsonl")
    assert [(a.epoch, a.train_loss, a.uar) for a in lines] == [(b.epoch, b.train_loss, b.uar) for b in before]


def test_finished_training_is_not_done_again(whole, data):
    before = (whole.parent / "phases" / "1-senses" / "last.ckpt").stat().st_mtime_ns
    train(Job(whole.parent / "model.toml", (data,), whole.parent, seed=1), CPU)
    assert (whole.parent / "phases" / "1-senses" / "last.ckpt").stat().st_mtime_ns == before


def test_run_folder_of_another_training_is_refused(whole, data):
    with pytest.raises(RunDiffers, match="seed"):
        train(Job(whole.parent / "model.toml", (data,), whole.parent, seed=7), CPU)


def test_what_a_phase_does_not_name_stays_as_it_was(whole):
    """To its last epoch: not even the statistics of a norm move."""
    phases = whole.parent / "phases"
    before = load_file(phases / "1-senses/best.safetensors")
    after = torch.load(phases / "2-fusion/last.ckpt", weights_only=True)["state_dict"]
    moved = {name.split(".")[0] for name in before if not torch.equal(before[name], after[f"net.{name}"])}
    assert moved == {"fusion", "head"}


def test_test_people_have_no_part_in_training(whole, data, tmp_path):
    """Their clips are made unreadable: nothing changes."""
    poisoned = tiny.prepared(tmp_path / "data")
    pool = Pool.open((poisoned,), tiny.LABELS)
    tested = list(Rule().split(pool).test)
    for name in ("seen", "heard"):
        array = np.load(poisoned / f"vector_{name}.npy", mmap_mode="r+")
        array[tested] = np.nan
        array.flush()
    assert same(whole, train(Job(tiny.model(tmp_path), (poisoned,), tmp_path / "run", seed=1), CPU))


def test_of_a_running_mean_the_mean_is_kept_and_not_the_last_step(data, tmp_path):
    one_epoch = tiny.MODEL.replace("epochs = 4", "epochs = 1").replace("average = 0.3", "average = 0.9999")
    folder = train(Job(tiny.model(tmp_path, one_epoch), (data,), tmp_path / "run", phases=("senses",)), CPU)
    last = torch.load(folder.parent / "phases/1-senses/last.ckpt", weights_only=True)["state_dict"]
    kept = weights(folder)["head.linear.weight"]
    assert torch.equal(kept, last["_mean.module.head.linear.weight"])
    assert not torch.equal(kept, last["net.head.linear.weight"])


def test_the_last_epoch_is_kept_where_the_model_file_says_so(data, tmp_path):
    worse = tiny.MODEL.replace("lr = 0.01\n", "lr = 1e-9\nkeep_last = true\n").replace(
        "epochs = 4", "epochs = 2"
    )
    folder = train(Job(tiny.model(tmp_path, worse), (data,), tmp_path / "run", phases=("senses",)), CPU)
    assert [line.best for line in read(folder.parent / "progress.jsonl")] == [True, True]
    assert load(folder)[2].best_epochs == {"senses": 2}


def test_half_precision_is_used_where_the_cpu_has_it_and_is_written_down(data, tmp_path):
    half = tiny.MODEL.replace("mix = 0.2", "half = true").replace("epochs = 4", "epochs = 1")
    folder = train(Job(tiny.model(tmp_path, half), (data,), tmp_path / "run"), CPU)
    has = torch.cpu._is_avx512_bf16_supported()
    told = json.loads((folder.parent / "run.json").read_text())["precision"]
    assert told == {"senses": "bf16-mixed" if has else "32-true", "fusion": "32-true"}
    assert all(tensor.isfinite().all() for tensor in weights(folder).values())


def test_broken_number_stops_a_training(tmp_path):
    broken = tiny.prepared(tmp_path / "data")
    np.load(broken / "vector_seen.npy", mmap_mode="r+")[:] = np.inf
    with pytest.raises(NotANumber):
        train(Job(tiny.model(tmp_path), (broken,), tmp_path / "run"), CPU)


def test_patience_ends_a_phase_early(data, tmp_path):
    slow = tiny.MODEL.replace("lr = 0.01\n", "lr = 1e-9\npatience = 2\n").replace("epochs = 4", "epochs = 50")
    folder = train(Job(tiny.model(tmp_path, slow), (data,), tmp_path / "run", phases=("senses",)), CPU)
    assert len(read(folder.parent / "progress.jsonl")) < 10


def test_phase_without_its_data_is_refused(data, tmp_path):
    wants = tiny.MODEL.replace('data = "ravdess"', 'data = "iemocap"')
    with pytest.raises(NoData, match="wants iemocap; the data holds ravdess"):
        train(Job(tiny.model(tmp_path, wants), (data,), tmp_path / "run"), CPU)
    with pytest.raises(NoData, match="no phase listen"):
        train(Job(tiny.model(tmp_path), (data,), tmp_path / "run", phases=("listen",)), CPU)
    with pytest.raises(NotPrepared):
        train(Job(tiny.model(tmp_path), (tmp_path,), tmp_path / "run"), CPU)


@pytest.mark.slow
def test_two_processes_learn_what_one_learns(data, tmp_path):
    """Without chance in the net and with norms at rest, halves of a batch on two processes are the batch."""
    alone, both = tmp_path / "alone", tmp_path / "both"
    still = tiny.MODEL.split("[[phases]]")
    model = f"{still[0].replace('dropout = 0.2', 'dropout = 0.0')}[[phases]]{still[2]}"
    for out, processes in ((alone, "1"), (both, "2")):
        ended = in_a_process(data, out, "--processes", processes, model=model)
        assert ended.returncode == 0, ended.stderr
    one, two = weights(alone / "model"), weights(both / "model")
    # Adam makes whole steps of the rounding in gradients that are zero, as those of attention over one token are.
    assert all(
        torch.allclose(one[name], two[name], atol=1e-5)
        for name in one
        if name.startswith(("head", "sequences", "encoders"))
    )
    lines = [read(out / "progress.jsonl") for out in (alone, both)]
    assert [line.uar for line in lines[0]] == [line.uar for line in lines[1]]
    assert lines[1][0].train_loss == pytest.approx(lines[0][0].train_loss, abs=1e-5)


def test_run_folder_says_who_was_on_which_side(whole, data):
    told = json.loads((whole.parent / "split.json").read_text())
    sides = [set(people) for people in told["people"].values()]
    assert not sides[0] & sides[1] | sides[0] & sides[2] | sides[1] & sides[2]
