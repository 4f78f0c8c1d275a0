"""Graded by code and by name: does a ranked list of diagnoses hold the true one, and how high?

Yes: the first diagnosis is the true one. Partial: the second or third is, or the first is only its group or stands on
the case's list of half right ones. A name counts before a code, because models make codes up more than names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from interview.disorders import Known, match
from interview.errors import NotADisorder
from interview.spelling import plain
from llm.study.case_files import Truth
from llm.study.grades import Grade

LOOKED_AT = 3  # diagnoses of a list; those below are not graded
LEAST_LIKENESS = 92.0  # of two names, 0–100: a slip of the pen and no other word
_TAIL = re.compile(r"\s*[,;:(\[–—]|\s-\s|\s(?:with|without|in)\s", re.IGNORECASE)
_NUMBER = re.compile(r"\b[12]\b")
_TELLING = re.compile(r"\b(?:\d+|[ivx]+)\b")  # type I is not type II, however alike the letters


@dataclass(frozen=True)
class Named:
    """One diagnosis of a list: a name, and the code that was written beside it, which may be empty."""

    name: str
    code: str = ""


@dataclass(frozen=True)
class Grader:
    """Knows the names of the bank; grades one list against one truth."""

    known: Sequence[Known]

    def grade(self, said: Sequence[Named], truth: Truth) -> Grade:
        each = [self.one(diagnosis, truth) for diagnosis in said[:LOOKED_AT]]
        if not each or each[0] is Grade.YES:
            return each[0] if each else Grade.NO
        return Grade.PARTIAL if each[0] is Grade.PARTIAL or Grade.YES in each else Grade.NO

    def one(self, said: Named, truth: Truth) -> Grade:
        """A single diagnosis, wherever it stands."""
        name = _roman(said.name)
        forms = (name, _TAIL.split(name)[0])  # "Panic disorder with agoraphobia" is a panic disorder
        for names, grade in (((truth.name, *truth.synonyms), Grade.YES), (truth.half, Grade.PARTIAL)):
            if any(_same(form, one) for form in forms for one in names):
                return grade
        for form in forms:
            if codes := self._codes(form):
                return _by_codes(codes, truth.code)
        return _by_codes((said.code.strip().upper(),), truth.code)

    def _codes(self, name: str) -> tuple[str, ...]:
        """The codes of the bank's disorder of this name; several for a group of disorders."""
        try:
            found = match(name, self.known)
        except NotADisorder:
            return ()
        group = [one.codes for one in self.known if found.name in dict(one.names).values()]
        return group[0] if group else (found.code,)


def _by_codes(codes: Sequence[str], true: str) -> Grade:
    if len(codes) == 1 and (codes[0] == true or codes[0].startswith(f"{true}.")):
        return Grade.YES
    wider = true in codes or any(code and true.startswith(f"{code}.") for code in codes)
    return Grade.PARTIAL if wider else Grade.NO


def _roman(name: str) -> str:
    """Type 1 as type I, which is how the bank and ICD-11 write it."""
    return _NUMBER.sub(lambda found: "i" * int(found[0]), name)


def _same(said: str, name: str) -> bool:
    one, other = plain(said), plain(_roman(name))
    if _TELLING.findall(one) != _TELLING.findall(other):
        return False
    return bool(one) and fuzz.ratio(one, other) >= LEAST_LIKENESS
