"""The whole study for the command line: from the files of cases to the files of the result."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from interview.disorders import Known
from interview.errors import FileDamaged, NotAccepted
from interview.files import put_whole
from interview.ports import Stop
from llm.study import arms as study_arms
from llm.study.asking import prompts_hash
from llm.study.case_files import cases_hash, read_cases
from llm.study.conduct import Answered, Conducted, ModelFor, Progress, Study
from llm.study.following import ENOUGH, TASKS
from llm.study.grades import Grade
from llm.study.grading import Grader
from llm.study.journal import Journal
from llm.study.labels import Confusion, read_confusion
from llm.study.page import CASES, PIPELINE_CHECK, SHARES, Facts, check_page, result_page
from llm.study.plots import cases_plot, shares_plot
from llm.study.results import Results, agreements, graded_by, results
from llm.study.sheets import KEY, SHEET, blind_rows, item, key, read_filled, sheet

PAGE, FIGURES, LABELS = "study.md", "results.json", "labels.json"
ORDER = 1  # seed of the blind sheet's order: the same sheet each time
AUTOMATIC = "code and name"


@dataclass(frozen=True)
class Asked:
    """What the command was given. `confusion`: a file or a model's folder; None: that of the `shipped` model's card,
    where one lies there and was measured."""

    cases: Path
    out: Path
    arms: Sequence[str]
    seeds: int
    confusion: Path | None
    sheets: Sequence[Path]
    command: str
    shipped: Path


@dataclass(frozen=True)
class Means:
    """What a study is done with. `facts` of the model: its name and its SHA-256, "" when not known."""

    model_for: ModelFor
    facts: Mapping[str, str]
    known: Sequence[Known]  # the names of disorders


def study(asked: Asked, means: Means, progress: Progress, stop: Stop) -> dict[str, Any]:
    """Runs it, or goes on where it stopped, and writes every file; what `results.json` holds.

    Raises `NotAccepted`, `FileDamaged`, `Cancelled`, and what the language model raises.
    """
    cases = read_cases(asked.cases)
    names = study_arms.chosen(asked.arms)
    confusion = _confusion(asked, names)
    left_out = study_arms.left_out(names, len(cases), confusion)
    journal = Journal(asked.out)
    facts = Facts(
        asked.command, means.facts, cases, cases_hash(cases), prompts_hash(), asked.seeds, left_out,
        "" if confusion is None else confusion.source,
    )  # fmt: skip
    journal.belongs_to(
        {
            "cases": facts.cases_sha256,
            "prompts": facts.prompts_sha256,
            "model": f"{means.facts['name']} {means.facts['sha256']}".strip(),
        }
    )
    arms = [arm for arm in names if arm not in left_out]
    run = Study(cases, arms, asked.seeds, journal, means.model_for, confusion, progress)
    conducted = run.run(stop)
    labels = asdict(conducted.read)
    put_whole(asked.out / LABELS, _json(labels))
    told = _graded(asked, facts, conducted, means) if conducted.follows else _checked(asked, facts, conducted)
    put_whole(asked.out / FIGURES, _json(told))
    return told


def _confusion(asked: Asked, names: Sequence[str]) -> Confusion | None:
    if study_arms.CORRUPTED not in names:
        return None
    if asked.confusion is not None:
        return read_confusion(asked.confusion)
    try:
        return read_confusion(asked.shipped)
    except FileDamaged:
        return None  # the arm is left out, and the page says so


def _checked(asked: Asked, facts: Facts, conducted: Conducted) -> dict[str, Any]:
    if asked.sheets:
        raise NotAccepted(
            "This model does not follow instructions: there is nothing to grade.", "Leave out --sheet."
        )
    put_whole(asked.out / PAGE, check_page(facts, conducted).encode())
    return {
        **_about(facts, conducted),
        "kind": PIPELINE_CHECK,
        "lists": len(conducted.answered),
        "lists_without_reply": sum(not one.diagnoses for one in conducted.answered),
    }


def _graded(asked: Asked, facts: Facts, conducted: Conducted, means: Means) -> dict[str, Any]:
    answered, truths = conducted.answered, {case.id: case.diagnosis for case in facts.cases}
    grader = Grader(means.known)
    rows = blind_rows(answered, ORDER)
    filled = [read_filled(file, rows) for file in asked.sheets]

    def grade(one: Answered) -> Grade:
        return grader.grade(one.diagnoses, truths[one.case])

    graded = [results(AUTOMATIC, answered, grade)]
    graded += [results(one.name, answered, graded_by(one)) for one in filled]
    by_code = {item(one): grade(one) for one in answered if one.diagnoses}
    agreed = agreements({AUTOMATIC: by_code, **{one.name: one.grades for one in filled}}) if filled else ()
    put_whole(asked.out / SHEET, sheet(rows, facts.cases).encode("utf-8-sig"))
    put_whole(asked.out / KEY, key(rows, answered).encode())
    _draw(asked.out, graded[0])
    put_whole(asked.out / PAGE, result_page(facts, conducted, graded, agreed).encode())
    return {
        **_about(facts, conducted),
        "kind": "study",
        "results": [asdict(one) for one in graded],
        "agreement": [asdict(one) for one in agreed],
        "lists": [{**asdict(one), "grade": grade(one)} for one in answered],
    }


def _draw(out: Path, results: Results) -> None:
    put_whole(out / SHARES, shares_plot(results.arms).encode())
    put_whole(out / CASES, cases_plot(results.arms).encode())


def _about(facts: Facts, conducted: Conducted) -> dict[str, Any]:
    return {
        "command": facts.command,
        "model": dict(facts.model),
        "cases": len(facts.cases),
        "synthetic_cases": sum(case.synthetic for case in facts.cases),
        "cases_sha256": facts.cases_sha256,
        "prompts_sha256": facts.prompts_sha256,
        "interviews_sha256": conducted.frozen,
        "instruction_check": {"right": conducted.right, "of": len(TASKS), "needed": ENOUGH},
        "interviews": len(conducted.interviews),
        "arms_left_out": dict(facts.left_out),
        "steps_without_reply": dict(conducted.failed),
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
