"""The whole study over a simulated model that follows instructions: figures, files, going on after a stop."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from interview.errors import FileDamaged, NotAccepted
from interview.ports import Stop
from llm.bank import load
from llm.study.arms import ARMS
from llm.study.asking import TRIES
from llm.study.case_files import read_cases
from llm.study.conduct import Answered
from llm.study.following import ENOUGH, TASKS
from llm.study.grading import Named
from llm.study.sheets import blind_rows, sheet
from llm.study.whole import Asked, Means, study
from tests.llm.study.replaying import NAMED, SEEN, Replaying, Silent, write_cases

WRONG = ("Pica", "")
CONFUSION = {"labels": ["fearful", "happy"], "confusion": [[0, 4], [0, 4]]}  # never sees fear
STEPS = 1 + 3 + 6 + 3 * 2 * 5  # check, interviews, labels, diagnoses of two seeds in five arms


def helped(case: str, with_labels: bool) -> list[tuple[str, str]]:
    """Grief is found either way, panic only with the labels, gad only at the second place."""
    if case == "gad":
        return [WRONG, NAMED["gad"]]
    return [NAMED[case]] if with_labels or case == "grief" else [WRONG]


def run(folder: Path, model: Replaying, *sheets: Path, **other: Any) -> dict[str, Any]:
    cases = folder / "cases.json"
    if not cases.exists():
        write_cases(cases)
        (folder / "measured.json").write_text(json.dumps(CONFUSION))
    asked: dict[str, Any] = {
        "cases": cases,
        "out": folder / "out",
        "arms": tuple(ARMS),
        "seeds": 2,
        "confusion": folder / "measured.json",
        "sheets": sheets,
        "command": "main.py study cases.json --out out",
        "shipped": folder / "nothing",
        **other,
    }
    means = Means(lambda seed: model, {"name": model.name, "sha256": "ab" * 32}, load().known())
    return study(Asked(**asked), means, lambda *_: None, Stop())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Replaying, dict[str, Any]]:
    """One run of all arms."""
    folder, model = tmp_path_factory.mktemp("study"), Replaying(helped)
    return folder, model, run(folder, model)


def test_each_arm_gets_its_figures(whole: tuple[Path, Replaying, dict[str, Any]]) -> None:
    [graded] = whole[2]["results"]
    found = {arm["arm"]: arm for arm in graded["arms"]}
    assert list(found) == list(ARMS)
    for arm in ("none", "text", "corrupted"):  # no label of fear in any
        assert found[arm]["grades"] == {"gad": "partial", "grief": "yes", "panic": "no"}
        assert found[arm]["shares"] == {"cases": 3, "strict": 1 / 3, "half": 0.5, "lenient": 2 / 3}
    for arm in ("mse", "shuffled"):  # three cases full of fear, however they are dealt
        assert found[arm]["grades"] == {"gad": "partial", "grief": "yes", "panic": "yes"}
        assert found[arm]["shares"]["half"] == pytest.approx(2.5 / 3)
    main = graded["comparisons"][0]
    assert (main["first"], main["second"], main["cases"]) == ("none", "mse", 3)
    assert main["strict"] == {"only_first": 0, "only_second": 1, "p": 1.0}
    assert main["gain"] == pytest.approx(1 / 3)


def test_the_page_has_every_figure_and_the_command(whole: tuple[Path, Replaying, dict[str, Any]]) -> None:
    out = whole[0] / "out"
    page = (out / "study.md").read_text("utf-8")
    assert "`main.py study cases.json --out out`" in page
    assert "3, of them 3 synthetic" in page
    assert "ab" * 32 in page
    for figure in ("33.33", "50.00", "66.67", "83.33", "+33.33", "p = 1"):
        assert figure in page
    assert "these cases do not show" in page
    assert "76.67" in page  # the published figure, quoted as others'
    assert whole[2]["interviews_sha256"] in page
    for name in ("shares.svg", "cases.svg"):
        assert f"({name})" in page
        assert ElementTree.parse(out / name).getroot().tag.endswith("svg")  # noqa: S314 — we wrote it
    assert json.loads((out / "results.json").read_bytes()) == json.loads(json.dumps(whole[2]))


def test_the_interview_is_written_from_the_history_alone_and_frozen(
    whole: tuple[Path, Replaying, dict[str, Any]],
) -> None:
    folder, model, told = whole
    seen = [prompt for prompt in model.asked if SEEN in prompt]
    assert len(seen) == 3  # the labels of three cases, and nothing else
    assert all('"labels"' in prompt for prompt in seen)
    frozen = (folder / "out" / "interviews.json").read_bytes()
    assert hashlib.sha256(frozen).hexdigest() == told["interviews_sha256"]
    assert set(json.loads(frozen)) == set(NAMED)


def test_the_interview_is_asked_for_in_the_language_of_its_case(tmp_path: Path) -> None:
    file = write_cases(tmp_path / "arabic.json")
    file.write_text(json.dumps([{**one, "language": "ar"} for one in json.loads(file.read_text())["cases"]]))
    model = Replaying(helped)
    run(tmp_path, model, cases=file, arms=("none",), seeds=1)
    interviews = [prompt for prompt in model.asked if '"exchanges"' in prompt]
    assert len(interviews) == 3
    assert all("in Arabic" in prompt for prompt in interviews)


def test_no_prompt_tells_the_true_diagnosis(whole: tuple[Path, Replaying, dict[str, Any]]) -> None:
    assert len(whole[1].asked) == len(TASKS) + STEPS - 1
    for name, code in NAMED.values():
        assert not [prompt for prompt in whole[1].asked if name in prompt or code in prompt]


def test_no_label_stands_in_the_arm_without_labels(whole: tuple[Path, Replaying, dict[str, Any]]) -> None:
    asked = [prompt for prompt in whole[1].asked if '"diagnoses"' in prompt]
    assert len(asked) == 30
    plain = [prompt for prompt in asked if "Emotion" not in prompt and "emotion" not in prompt]
    assert len(plain) == 6
    assert sum("Emotion shown: happy" in prompt for prompt in asked) == 6  # fear, misread


def test_a_second_run_asks_nothing_and_says_the_same(whole: tuple[Path, Replaying, dict[str, Any]]) -> None:
    folder, _, told = whole
    page = (folder / "out" / "study.md").read_bytes()
    assert run(folder, Silent(helped)) == told
    assert (folder / "out" / "study.md").read_bytes() == page


@pytest.mark.parametrize("stopped_at", [5, 14, 19, 30])
def test_after_a_stop_the_same_command_goes_on(tmp_path: Path, stopped_at: int) -> None:
    first, then = Replaying(helped, stop_at=stopped_at), Replaying(helped)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, first)
    kept = tmp_path / "out" / "asked.jsonl"
    if kept.exists():
        kept.write_bytes(kept.read_bytes() + b'{"key": "cut o')  # the power went in the middle of a line
    told = run(tmp_path, then)
    assert len(told["lists"]) == 30
    keys = [json.loads(line)["key"] for line in kept.read_bytes().splitlines()]
    assert len(keys) == len(set(keys)) == STEPS
    checked = 0 if stopped_at <= len(TASKS) else len(TASKS) - 1  # the check is one step
    assert len(then.asked) == STEPS + len(TASKS) - 1 - (stopped_at - 1 if checked else 0)


def test_another_study_does_not_mix_with_this_one(tmp_path: Path) -> None:
    run(tmp_path, Replaying(helped), arms=("none",), seeds=1)
    with pytest.raises(NotAccepted, match="not the same model"):
        run(tmp_path, Replaying(helped, name="another"), arms=("none",), seeds=1)
    told = run(tmp_path, Replaying(helped), arms=("none", "mse"), seeds=2)  # more of the same is fine
    assert len(told["lists"]) == 12


@pytest.mark.parametrize(
    "changed", [("interviews.json",), ("asked.jsonl",), ("interviews.json", "asked.jsonl")]
)
def test_interviews_that_somebody_changed_are_refused(tmp_path: Path, changed: tuple[str, ...]) -> None:
    run(tmp_path, Replaying(helped), arms=("none",), seeds=1)
    for name in changed:
        file = tmp_path / "out" / name
        file.write_text(file.read_text().replace("person gad", "person GAD"))
    with pytest.raises(FileDamaged, match="was changed"):
        run(tmp_path, Silent(helped), arms=("none",), seeds=1)


def test_an_unusable_reply_is_asked_again_and_then_counts_as_wrong(tmp_path: Path) -> None:
    model = Replaying(helped, unusable=frozenset({"grief"}))
    told = run(tmp_path, model, arms=("none",), seeds=1)
    [arm] = told["results"][0]["arms"]
    assert arm["grades"]["grief"] == "no"
    assert arm["without_reply"] == 1
    assert sum("could not be used" in prompt for prompt in model.asked) == TRIES - 1
    assert "I would rather not" not in (tmp_path / "out" / "study.md").read_text()
    assert "Steps without a usable reply: 1 (" in (tmp_path / "out" / "study.md").read_text()


def test_arms_that_cannot_be_had_are_left_out_and_said(tmp_path: Path) -> None:
    told = run(tmp_path, Replaying(helped), confusion=None, seeds=1)
    assert list(told["arms_left_out"]) == ["corrupted"]
    assert "arm corrupted left out" in (tmp_path / "out" / "study.md").read_text()
    with pytest.raises(NotAccepted, match="no arm 'faces'"):
        run(tmp_path, Replaying(helped), arms=("none", "faces"))
    with pytest.raises(NotAccepted, match="without labels"):
        run(tmp_path, Replaying(helped), arms=("mse",))


def test_a_model_below_the_instruction_check_gets_no_grade(tmp_path: Path) -> None:
    class Guessing(Replaying):
        def _said(self, prompt: str, wanted: list[str]) -> str:
            said = super()._said(prompt, wanted)
            wrong = wanted == ["answer"] and any(
                one.task in prompt for one in TASKS[: len(TASKS) - ENOUGH + 1]
            )
            return json.dumps({"answer": "none of these"}) if wrong else said

    told = run(tmp_path, Guessing(helped), arms=("none", "mse"), seeds=1)
    assert told["kind"] == "pipeline check"
    assert told["instruction_check"]["right"] == ENOUGH - 1
    ungraded(tmp_path / "out")


def ungraded(out: Path) -> None:
    """Nothing in the folder tells how good the model was."""
    assert not {"shares.svg", "cases.svg", "grading-sheet.csv"} & {file.name for file in out.iterdir()}
    for name in ("study.md", "results.json"):
        text = (out / name).read_text("utf-8").lower()
        assert "pipeline check" in text
        for word in ("accuracy", "strict", "lenient", "half credit", "mcnemar", '"grade"', "%", "76.67"):
            assert word not in text, (name, word)


# ── people who grade ─────────────────────────────────────────────────────────────────────────────────────────────


def fill(out: Path, to: Path, grade: str) -> Path:
    """Every row with the same grade, but yes where the right name stands first."""
    lines = list(csv.reader(io.StringIO((out / "grading-sheet.csv").read_text("utf-8-sig"), newline="")))
    for line in lines[1:]:
        line[-1] = " Yes" if line[1].split()[0] in line[3] or line[3].startswith("GAD") else grade
    with to.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    return to


def test_the_sheet_is_blind_and_holds_each_list_once(whole: tuple[Path, Replaying, dict[str, Any]]) -> None:
    out = whole[0] / "out"
    text = (out / "grading-sheet.csv").read_text("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text, newline="")))
    assert len(lines) == 1 + 4  # two lists for panic, one for each other
    assert not any(arm in text for arm in ("mse", "shuffled", "corrupted", "seed"))
    key = json.loads((out / "grading-key.json").read_bytes())
    assert sorted(key, key=int) == [line[0] for line in lines[1:]]
    assert sum(len(row["given_in"]) for row in key.values()) == 30


def test_the_order_of_the_sheet_is_drawn_by_its_seed() -> None:
    answered = [Answered(f"case{n:02}", "none", 1, (Named("Panic disorder"),)) for n in range(30)]
    drawn = list(blind_rows(answered, 1).values())
    assert drawn == list(blind_rows(answered[::-1], 1).values())
    assert drawn != sorted(drawn)
    assert drawn != list(blind_rows(answered, 2).values())


def test_no_name_on_the_sheet_is_a_formula(tmp_path: Path) -> None:
    cases = read_cases(write_cases(tmp_path / "cases.json"))
    answered = [Answered("gad", "none", 1, (Named("=HYPERLINK(1)"), Named("@SUM(1)")))]
    text = sheet(blind_rows(answered, 1), cases)
    assert ",'=HYPERLINK(1),'@SUM(1)," in text


def test_filled_sheets_give_kappa_and_figures_of_their_own(tmp_path: Path) -> None:
    run(tmp_path, Replaying(helped))
    out = tmp_path / "out"
    mild, hard = fill(out, tmp_path / "mild.csv", "partial"), fill(out, tmp_path / "hard.csv", "no")
    told = run(tmp_path, Silent(helped), mild, hard)
    assert [one["grader"] for one in told["results"]] == ["code and name", "mild", "hard"]
    found = {(one["first"], one["second"]): one for one in told["agreement"]}
    # rows: grief yes, panic yes, panic wrong, gad second. By code: yes yes no partial; hard: yes yes no no
    hard_one = found["code and name", "hard"]
    assert hard_one["rows"] == 4
    assert hard_one["kappa"] == pytest.approx((3 / 4 - 6 / 16) / (1 - 6 / 16))
    assert found["code and name", "mild"]["kappa"] == pytest.approx((3 / 4 - 6 / 16) / (1 - 6 / 16))
    assert "0.600" in (out / "study.md").read_text()


def test_a_sheet_that_is_not_filled_or_not_ours_is_refused(tmp_path: Path) -> None:
    run(tmp_path, Replaying(helped), seeds=1)
    out = tmp_path / "out"
    with pytest.raises(NotAccepted, match="row 1: not graded"):
        run(tmp_path, Replaying(helped), out / "grading-sheet.csv", seeds=1)
    other = tmp_path / "other.csv"
    other.write_text("row,grade\n1,yes\n")
    with pytest.raises(FileDamaged, match="not the sheet"):
        run(tmp_path, Replaying(helped), other, seeds=1)
