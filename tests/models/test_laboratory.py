"""The commands for research, from what is typed to what is printed and written."""

import json

import pytest
import typer
from typer.testing import CliRunner

from models.laboratory import Laboratory
from tests.models.training import tiny
from ui.terminal import research
from ui.terminal.app import guarded


class Program:
    """A program with a laboratory and nothing else; vectors need no decoder."""

    def __init__(self, cache):
        self._cache = cache

    def laboratory(self):
        return Laboratory(lambda: None, self._cache)


@pytest.fixture
def command(tmp_path):
    app = typer.Typer()

    @app.callback()
    def begin(context: typer.Context):
        context.obj = Program(tmp_path / "cache")

    for one in (*research.COMMANDS, *research.MODEL_COMMANDS.values()):
        app.command()(guarded(one))
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tiny.prepared(tmp_path_factory.mktemp("data"))


def test_training_and_measuring_from_the_command_line(command, data, tmp_path):
    run, file, report = tmp_path / "run", tmp_path / "out" / "figures.json", tmp_path / "report.html"
    trained = command(
        "train", tiny.model(tmp_path), "--data", data, "--out", run, "--seed", 1, "--device", "cpu"
    )
    assert trained.exit_code == 0, trained.output
    assert (run / "model" / "model.onnx").is_file()
    measured = command(
        *("evaluate", run / "model", "--data", data, "--split", "test"), *("--json", file, "--report", report)
    )
    assert measured.exit_code == 0, measured.output
    figures = json.loads(file.read_text())
    assert figures["clips"] == 2 * tiny.CLIPS
    assert f"{figures['uar']:.3f}" in measured.output
    assert "<svg" in report.read_text()
    assert "ravdess test all" in json.loads((run / "model" / "card.json").read_text())["scores"]


def test_cross_validation_tests_every_person_once(command, data, tmp_path):
    tested = []
    for fold in range(2):
        run = tmp_path / f"run{fold}"
        done = command(
            *("train", tiny.model(tmp_path), "--data", data, "--out", run, "--device", "cpu"),
            *("--folds", 2, "--fold", fold, "--phase", "senses"),
        )
        assert done.exit_code == 0, done.output
        tested += json.loads((run / "split.json").read_text())["people"]["test"]
    assert sorted(tested) == [f"ravdess {person:02}" for person in range(tiny.PEOPLE)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("train", "nobody", "--data", "DATA", "--out", "OUT"), "no model file 'nobody'; there are"),
        (("train", "MODEL", "--data", "OUT", "--out", "OUT"), "is not prepared"),
        (("train", "MODEL", "--data", "DATA", "--out", "OUT", "--phase", "sleep"), "no phase sleep"),
        (("train", "MODEL", "--data", "DATA", "--out", "OUT", "--folds", "99"), "cannot be dealt"),
        (("train", "MODEL", "--data", "DATA", "--out", "OUT", "--start", "x"), "NAME=FOLDER"),
        (("evaluate", "OUT", "--data", "DATA"), "model.toml cannot be read"),
        (("prepare", "films", "DATA", "--model", "MODEL", "--out", "OUT"), "no data set 'films'"),
        (("prepare", "ravdess", "OUT", "--model", "MODEL", "--out", "OUT"), "OUT"),
        (("convert", "efficientface", "OUT", "--out", "OUT"), "There is no file"),
        (("convert", "other", "OUT", "--out", "OUT"), "cannot be converted"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(command, data, tmp_path, words, told):
    places = {"DATA": data, "OUT": tmp_path / "nothing", "MODEL": tiny.model(tmp_path)}
    done = command(*(places.get(word, word) for word in words))
    assert done.exit_code == 1
    said = " ".join(done.output.split())
    assert (told if told != "OUT" else "nothing") in said
    assert "Traceback" not in said


def test_branch_begins_with_a_model_trained_before_and_keeps_its_licence(command, data, tmp_path):
    """Or the place is asked for, or nothing is said to begin with; never is it left out silently."""
    one, rest = tiny.MODEL.split("[branches.heard]")
    alone = f"{one}{rest[rest.index('[fusion]') :]}".replace('"tiny"', '"tiny-seen"').replace(
        'kind = "transformer"\noptions = { layers = 1, heads = 2, dropout = 0.2 }', 'kind = "concat"'
    )
    alone = alone.replace('"absent", "fusion", ', "").replace('["fusion", "head"]', '["head"]')
    first = tiny.model(tmp_path, alone.replace("drop_branches = 0.2\n", ""))
    seen = command("train", first, "--data", data, "--out", tmp_path / "seen", "--device", "cpu")
    assert seen.exit_code == 0, seen.output
    both = tiny.model(tmp_path, tiny.MODEL.replace("[branches.seen]", '[branches.seen]\nstart = "tiny-seen"'))
    common = ("train", both, "--data", data, "--device", "cpu", "--out")
    lost = command(*common, tmp_path / "lost")
    assert "--start tiny-seen=FOLDER" in " ".join(lost.output.split())
    began = command(*common, tmp_path / "began", "--start", f"tiny-seen={tmp_path / 'seen' / 'model'}")
    assert began.exit_code == 0, began.output
    card = json.loads((tmp_path / "began" / "model" / "card.json").read_text())
    assert card["notes"][0].startswith("seen began with tiny-seen")
    nothing = command(*common, tmp_path / "nothing", "--start", "tiny-seen=nothing")
    assert nothing.exit_code == 0, nothing.output
