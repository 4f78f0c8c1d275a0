"""Grading by people who do not know which arm they look at: a sheet in a drawn order, a key apart from it, kappa.

Equal lists for the same case stand on the sheet once. Fill the last column with yes, partial or no.
"""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from interview.errors import FileDamaged, NotAccepted
from llm.study.case_files import Case
from llm.study.conduct import Answered
from llm.study.grades import Grade
from llm.study.grading import LOOKED_AT

SHEET, KEY = "grading-sheet.csv", "grading-key.json"
COLUMNS = ("row", "true diagnosis", "true code", "first", "second", "third", "grade (yes, partial, no)")
Rows = Mapping[str, tuple[str, tuple[str, ...]]]  # number of a row -> case, names of the diagnoses
Item = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class FilledSheet:
    """One person's grades by case and list; the name is that of the file."""

    name: str
    grades: Mapping[Item, Grade]


def item(one: Answered) -> Item:
    """What a person is shown of it."""
    shown = (f"{named.name} ({named.code})" if named.code else named.name for named in one.diagnoses)
    return one.case, tuple(shown)[:LOOKED_AT]


def blind_rows(answered: Iterable[Answered], seed: int) -> dict[str, Item]:
    """Every list that holds something, once, in an order drawn by the seed; numbered from 1."""
    items = sorted({item(one) for one in answered if one.diagnoses})
    random.Random(seed).shuffle(items)  # noqa: S311 — an order, no secret
    return {str(number): one for number, one in enumerate(items, 1)}


def sheet(rows: Rows, cases: Sequence[Case]) -> str:
    """The CSV that a person fills in. It names no arm and no seed."""
    truths = {case.id: case.diagnosis for case in cases}
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(COLUMNS)
    for number, (case, names) in rows.items():
        shown = [_harmless(name) for name in (*names, "", "", "")[:LOOKED_AT]]
        write.writerow([number, _harmless(truths[case].name), truths[case].code, *shown, ""])
    return out.getvalue()


def key(rows: Rows, answered: Iterable[Answered]) -> str:
    """JSON: for each row its case, and the arms and seeds in which this list was given."""
    given: dict[Item, list[list[str | int]]] = {}
    for one in answered:
        given.setdefault(item(one), []).append([one.arm, one.seed])
    told = {number: {"case": one[0], "given_in": sorted(given[one], key=str)} for number, one in rows.items()}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read_filled(file: Path, rows: Rows) -> FilledSheet:
    """Raises `FileDamaged` when it is no such sheet, `NotAccepted` naming the first row that is not graded."""
    try:
        lines = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FileDamaged(f"{file} cannot be read as a sheet.", "Give a CSV file in UTF-8.") from error
    filled = {line[0].strip(): line[-1].strip().lower() for line in lines[1:] if line}
    if set(filled) != set(rows) or len(filled) != len([line for line in lines[1:] if line]):
        raise FileDamaged(f"{file} is not the sheet of this study.", f"Fill in a copy of {SHEET}.")
    for number, grade in filled.items():
        if grade not in tuple(Grade):
            raise NotAccepted(f"{file}, row {number}: not graded.", "Write yes, partial or no.")
    return FilledSheet(file.stem, {rows[number]: Grade(grade) for number, grade in filled.items()})


def _harmless(text: str) -> str:
    """A spreadsheet takes what begins so for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
