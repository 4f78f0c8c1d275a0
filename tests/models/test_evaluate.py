"""Measuring a model: every figure is there, none is of other people than it says, nothing is guessed."""

import json
import shutil
from html.parser import HTMLParser

import numpy as np
import pytest

from models.card import read_card
from models.checkpoint import load
from models.data.prepared import Cut
from models.data.synthetic import make
from models.evaluate import Asked, NotMeasured, evaluate, onto_card
from models.report import page
from models.training.job import Job, Machines
from models.training.pool import OtherPeople
from models.training.run import train
from tests.models.training import tiny

WANTED = {
    *("accuracy", "uar", "macro_f1", "per_class", "confusion", "nll", "brier", "ece", "ece_calibrated"),
    *("coverage", "per_person", "sex_gap", "missing", "robustness"),
}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return tiny.prepared(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def model(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    return train(Job(tiny.model(folder), (data,), folder / "run", seed=1), Machines("cpu"))


def test_every_figure_is_there_and_is_json(model, data):
    result = evaluate(model, Asked((data,)))
    assert set(result) >= WANTED
    assert json.loads(json.dumps(result, allow_nan=False)) == json.loads(json.dumps(result))
    assert result["uar"] > 0.7
    assert result["uar_interval"][0] < result["uar"] < result["uar_interval"][1]
    assert set(result["missing"]) == {"without seen", "without heard"}
    assert result["missing"]["without seen"]["uar"] < result["uar"]
    assert {"female", "male", "gap", "low", "high"} == set(result["sex_gap"])
    assert 0 < result["sufficient"]["coverage"] <= 1


def test_test_people_are_those_of_the_split_and_none_was_learnt_from(model, data):
    result = evaluate(model, Asked((data,), "test"))
    assert sorted(result["per_person"]["people"]) == sorted(read_card(model).split.people["test"])
    assert result["measured"]["clips_of_people_learnt_from"] == 0
    everybody = evaluate(model, Asked((data,)))["measured"]
    assert everybody["clips_of_people_learnt_from"] == 7 * tiny.CLIPS


def test_one_sense_alone_is_the_other_taken_away(model, data):
    alone = evaluate(model, Asked((data,), branch="seen"))
    assert alone["uar"] == evaluate(model, Asked((data,)))["missing"]["without heard"]["uar"]
    assert alone["missing"] == {}


def test_chosen_people_only(model, data):
    result = evaluate(model, Asked((data,), people=("ravdess 03",)))
    assert result["clips"] == tiny.CLIPS
    assert result["uar_interval"] is None  # one person says nothing of people
    assert result["sex_gap"] is None


def test_what_cannot_be_measured_is_refused(model, data):
    with pytest.raises(NotMeasured, match="no branch 'smell'; it has seen, heard"):
        evaluate(model, Asked((data,), branch="smell"))
    with pytest.raises(NotMeasured, match="Nobody is called x"):
        evaluate(model, Asked((data,), people=("x",)))
    with pytest.raises(NotMeasured, match="no side 'tests'"):
        evaluate(model, Asked((data,), "tests"))


def test_split_of_hundreds_of_people_is_found_again_or_refused(model, data, tmp_path):
    """A card that names nobody keeps the rule and a hash."""
    named = evaluate(model, Asked((data,), "test"))
    copy = shutil.copytree(model, tmp_path / "model")
    card = read_card(copy)
    nameless = card.split.model_copy(update={"people": {}})
    (copy / "card.json").write_text(card.model_copy(update={"split": nameless}).model_dump_json())
    assert evaluate(copy, Asked((data,), "test"))["per_person"] == named["per_person"]
    other = tiny.prepared(tmp_path / "other", "cremad")
    with pytest.raises(OtherPeople):
        evaluate(copy, Asked((other,), "test"))


def test_labels_that_the_data_lacks_are_never_said(model, data, tmp_path):
    """Of three labels one is absent: what the net gives it goes to the others."""
    told = json.loads((data / "samples.json").read_text())
    fewer = shutil.copytree(data, tmp_path / "fewer")
    told["samples"] = [row for row in told["samples"] if row["label"] != "sad"]
    (fewer / "samples.json").write_text(json.dumps(told))
    result = evaluate(model, Asked((fewer,)))
    assert [row[2] for row in result["confusion"]] == [0, 0, 0]
    assert result["per_class"]["sad"]["recall"] is None


def test_figures_go_onto_the_card_under_what_was_measured(model, data, tmp_path):
    copy = shutil.copytree(model, tmp_path / "model")
    result = evaluate(copy, Asked((data,), "test"))
    onto_card(copy, read_card(copy), result)
    card = load(copy)[2]
    assert card.scores["ravdess test all"]["uar"] == result["uar"]
    assert "people" not in card.scores["ravdess test all"]["per_person"]


def test_report_is_one_whole_page_with_its_plots(model, data):
    text = page(evaluate(model, Asked((data,))))
    found, opened = [], []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.append(tag)
            if tag not in ("meta", "rect", "polyline"):
                opened.append(tag)

        def handle_endtag(self, tag):
            if tag not in ("rect", "polyline"):
                assert opened.pop() == tag

    Reader().feed(text)
    assert opened == []
    assert found.count("svg") == 5
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "clips are of people the model has learnt from" in text


LOOKING = """
name = "looking"
labels = ["neutral", "happy", "sad"]
fusion = { kind = "late" }
head = { kind = "softmax" }
[window]
seconds = 0.5
frames = 2
image = { size = 32, mean = [0.5, 0.5, 0.5], std = [0.25, 0.25, 0.25] }
sound = { rate = 16000 }
[branches.face]
encoder = { kind = "efficientface" }
sequence = { kind = "mean" }
[branches.voice]
encoder = { kind = "log_mel" }
sequence = { kind = "mean" }
[[phases]]
name = "all"
data = "any"
train = ["encoders", "fusion", "absent", "head"]
epochs = 1
lr = 0.001
batch = 16
augment = ["flip", "gain"]
"""


def test_pictures_and_sound_are_measured_under_what_harms_them(tmp_path):
    prepared = make(tmp_path, ("neutral", "happy", "sad"), Cut(0.5, 2, 32), people=8, vectors={})
    model = train(Job(tiny.model(tmp_path, LOOKING), (prepared.folder,), tmp_path / "run"), Machines("cpu"))
    result = evaluate(model, Asked((prepared.folder,)))
    assert set(result["robustness"]) == {"noise", "blur", "low light", "small face", "compression"}
    for found in result["robustness"].values():
        assert found["lost_uar"] == pytest.approx(result["uar"] - found["uar"])
    assert np.isfinite(result["nll"])
