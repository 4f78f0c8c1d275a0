"""Grades by code and name: what is right, what is half right, and what only looks alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from llm.bank import load
from llm.study import case_files
from llm.study.case_files import Truth, read_cases
from llm.study.grades import Grade
from llm.study.grading import Grader, Named

SHIPPED = Path(case_files.__file__).with_name("cases")
BIPOLAR = Truth(code="6A60", name="Bipolar type I disorder", half=("mania caused by medicines",))


@pytest.fixture(scope="module")
def grader() -> Grader:
    return Grader(load().known())


@pytest.mark.parametrize(
    ("name", "code", "grade"),
    [
        ("Bipolar type I disorder", "6A60", Grade.YES),
        ("Bipolar I disorder, current episode manic", "", Grade.YES),
        ("bipolar type 1", "", Grade.YES),
        ("Bipolar type 2 disorder", "", Grade.NO),
        ("Bipolar type I disordr", "", Grade.YES),
        ("Something unheard of", "6A60.1", Grade.YES),
        ("Something unheard of", "6a60", Grade.YES),
        ("Bipolar disorder", "", Grade.PARTIAL),  # the group
        ("Mania caused by medicines", "", Grade.PARTIAL),
        ("Bipolar type II disorder", "", Grade.NO),  # one letter away
        ("Bipolar type II disorder", "6A60", Grade.NO),  # the name counts before the code
        ("Something unheard of", "6A61", Grade.NO),
        ("Something unheard of", "", Grade.NO),
        ("", "", Grade.NO),
    ],
)
def test_one_diagnosis(grader: Grader, name: str, code: str, grade: Grade) -> None:
    assert grader.one(Named(name, code), BIPOLAR) is grade


def test_the_place_in_the_list_counts(grader: Grader) -> None:
    right, group, wrong = Named("Bipolar type I disorder"), Named("Bipolar disorder"), Named("Panic disorder")
    assert grader.grade([right, wrong], BIPOLAR) is Grade.YES
    assert grader.grade([wrong, right], BIPOLAR) is Grade.PARTIAL
    assert grader.grade([wrong, wrong, right], BIPOLAR) is Grade.PARTIAL
    assert grader.grade([wrong, wrong, wrong, right], BIPOLAR) is Grade.NO
    assert grader.grade([group], BIPOLAR) is Grade.PARTIAL
    assert grader.grade([wrong, group], BIPOLAR) is Grade.NO  # half of a half
    assert grader.grade([], BIPOLAR) is Grade.NO


def test_a_wider_code_than_the_true_one_is_half_right(grader: Grader) -> None:
    truth = Truth(code="6A70.1", name="Something with a finer code")
    assert grader.one(Named("nobody knows", "6A70"), truth) is Grade.PARTIAL
    assert grader.one(Named("nobody knows", "6A70.1"), truth) is Grade.YES


# ── the cases that ship ──────────────────────────────────────────────────────────────────────────────────────────


def test_twenty_synthetic_cases_ship_and_each_is_another_disorder_of_the_bank() -> None:
    cases = read_cases(SHIPPED)
    assert len(cases) == 20
    assert all(case.synthetic for case in cases)
    names = {
        disorder.codes[0]: disorder.name("en") for disorder in load().known() if len(disorder.codes) == 1
    }
    assert len({case.diagnosis.code for case in cases}) == 20
    for case in cases:
        assert names[case.diagnosis.code] == case.diagnosis.name
        assert not case.names_its_diagnosis(), case.id


def test_in_the_shipped_cases_each_synonym_is_right_and_each_half_is_half_right(grader: Grader) -> None:
    cases = read_cases(SHIPPED)
    for case in cases:
        truth = case.diagnosis
        for name in (truth.name, *truth.synonyms):
            assert grader.one(Named(name), truth) is Grade.YES, (case.id, name)
        for name in truth.half:
            assert grader.one(Named(name), truth) is Grade.PARTIAL, (case.id, name)
        others = [o.id for o in cases if grader.one(Named(truth.name), o.diagnosis) is Grade.YES]
        assert others == [case.id]
