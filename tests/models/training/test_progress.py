"""The lines of a training survive kills, and say when it is enough."""

import pytest

from models.training.early import Patience
from models.training.progress import Epoch, append, keep, read


def epoch(number: int, uar: float = 0.5) -> Epoch:
    return Epoch("fusion", number, 1.0, 1.1, 0.5, uar, True, 1e-3, 2.0)


def test_lines_come_back_as_they_were_written(tmp_path):
    file = tmp_path / "progress.jsonl"
    append(file, epoch(1))
    append(file, epoch(2))
    assert read(file) == (epoch(1), epoch(2))


def test_line_that_a_kill_cut_short_is_left_out(tmp_path):
    file = tmp_path / "progress.jsonl"
    append(file, epoch(1))
    with file.open("a") as lines:
        lines.write('{"phase": "fus')
    assert read(file) == (epoch(1),)


def test_file_of_something_else_is_refused(tmp_path):
    file = tmp_path / "progress.jsonl"
    file.write_text('{"a": 1}\n')
    with pytest.raises(ValueError, match="line 1"):
        read(file)


def test_resumed_training_forgets_what_it_does_again(tmp_path):
    file = tmp_path / "progress.jsonl"
    for number in (1, 2, 3):
        append(file, epoch(number))
    keep(file, 2)
    append(file, epoch(3))
    assert [line.epoch for line in read(file)] == [1, 2, 3]


def test_no_file_is_no_epoch(tmp_path):
    assert read(tmp_path / "none") == ()


def test_patience_ends_after_so_many_epochs_without_a_better_one():
    state = Patience(2)
    ends = []
    for figure in (0.4, 0.5, 0.5, 0.6, 0.6, 0.5):
        state = state.after(figure)
        ends.append((state.improved, state.over))
    assert ends == [
        (True, False),
        (True, False),
        (False, False),
        (True, False),
        (False, False),
        (False, True),
    ]


def test_patience_of_zero_never_ends():
    state = Patience(0)
    for _ in range(50):
        state = state.after(0.1)
    assert not state.over


def test_figure_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="no number"):
        Patience(3).after(float("nan"))
