"""Questions from a file, in the form that `main.py questions` prints or in the short one of the program's sources.

A file is taken in whole or not at all, and everything that is not as it should be is named with its entry. A question
that is the bank's word for word is the bank's. Questions about risk keep their vetted wording.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from interview.domain import DisorderChosen, Question
from interview.errors import FileDamaged, NotAccepted
from interview.plan_read import GAP, MARKED, MORE, RISK_REWORDED, RISK_TWICE, PlanRead, Remark
from interview.ports import Plan, QuestionRequest, Stop, Watch
from interview.question_rules import check, content_words
from llm.bank import TOPICS, Bank
from llm.bank_check import CLOSED_TOPIC, alike
from llm.question_lint import is_clean, risk_wording
from llm.question_writer import BankQuestionWriter

LARGEST = 1 << 20  # bytes; nobody asks so much
LONGEST = 400  # characters of a question, as of one that the clinician types
MOST = 200  # questions
OWN = "own"
_KEY = re.compile(r"\A[Qq]uestion[ _]?0*(\d{1,3})\Z")
_ID = re.compile(r"\A[\w-]{1,80}\Z")
_FORMS = "Give the JSON that main.py questions prints, in either form."


@dataclass(frozen=True)
class Entry:
    """One question as the file has it."""

    name: str
    text: str
    id: str = ""
    topic: str = ""
    why: str = ""
    probes: tuple[str, ...] = ()
    feeds: str = ""
    look_back: str = ""
    written_by: str = ""
    stands_in: str = ""
    more: tuple[str, ...] = ()  # keys that are not taken


def read_plan(file: Path, bank: Bank, chosen: DisorderChosen, language: str) -> PlanRead:
    """Raises `FileDamaged` when it is no text, `NotAccepted` when it is no plan, naming the entry that is wrong."""
    return _Reader(bank, chosen, language).read(_entries(_json(_text(file))))


# ── from bytes to entries ────────────────────────────────────────────────────────────────────────────────────────


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise NotAccepted(f"{file.name} is too large for a plan of questions.", _FORMS)
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileDamaged(f"{file.name} cannot be read as text.", "Give a UTF-8 text file.") from error


def _json(text: str) -> Mapping[str, Any]:
    try:
        read = json.loads(text, object_pairs_hook=_object)
    except (json.JSONDecodeError, RecursionError) as error:
        if _has_json_inside(text):
            raise NotAccepted(
                "There is text around the JSON of this file.", "Take it away, so that only the JSON is left."
            ) from error
        raise NotAccepted("This file is not JSON.", _FORMS) from error
    if not isinstance(read, dict):
        raise NotAccepted("This file holds no questions.", _FORMS)
    return read


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise NotAccepted(f"The file has {twice!r} twice.", "Give each question a name of its own.")
    return found


def _has_json_inside(text: str) -> bool:
    start = text.find("{")
    try:
        return start >= 0 and isinstance(json.JSONDecoder().raw_decode(text, start)[0], dict)
    except (json.JSONDecodeError, RecursionError):
        return False


def _entries(read: Mapping[str, Any]) -> list[Entry]:
    entries = _ours(read) if isinstance(read.get("questions"), list) else _sources(read)
    if not entries:
        raise NotAccepted("This file holds no questions.", _FORMS)
    if len(entries) > MOST:
        raise NotAccepted(f"The file holds {len(entries)} questions.", f"A plan has {MOST} at most.")
    for entry in entries:
        if not entry.text:
            raise NotAccepted(f"{entry.name} has no text.", "Write its question, or take it out of the file.")
        if len(entry.text) > LONGEST:
            raise NotAccepted(f"{entry.name} is too long for a question.", f"Use at most {LONGEST} letters.")
    names = [entry.id or entry.name for entry in entries]
    for name in names:
        if names.count(name) > 1:
            raise NotAccepted(f"The file has {name!r} twice.", "Give each question a name of its own.")
    return entries


def _sources(read: Mapping[str, Any]) -> list[Entry]:
    numbered: list[tuple[int, Entry]] = []
    for key, value in read.items():
        named = _KEY.match(key)
        if named is None:
            raise NotAccepted(f"{key!r} in this file is no question.", _FORMS)
        inside = value if isinstance(value, dict) else {"Question": value}
        asked = [name for name in inside if name.casefold() == "question"]
        text = _words(inside[asked[0]], key) if asked else ""
        more = tuple(name for name in inside if name not in asked[:1])
        numbered.append((int(named.group(1)), Entry(f"Question{int(named.group(1))}", text, more=more)))
    return [entry for _, entry in sorted(numbered, key=lambda one: one[0])]


_TAKEN = ("id", "topic", "text", "why", "probes", "feeds", "look_back", "written_by", "stands_in")


def _ours(read: Mapping[str, Any]) -> list[Entry]:
    entries = []
    for place, one in enumerate(read["questions"], 1):
        if not isinstance(one, dict):
            raise NotAccepted(f"Question {place} of this file is no question.", _FORMS)
        name = str(one.get("id") or f"Question{place}")
        probes = one.get("probes", [])
        if not isinstance(probes, list):
            raise NotAccepted(f"{name} has a part that is no text.", _FORMS)
        texts = {key: _words(one.get(key, ""), name) for key in _TAKEN if key != "probes"}
        if texts["id"] and not _ID.match(texts["id"]):
            raise NotAccepted(f"{name!r} in this file is no question.", _FORMS)
        more = tuple(key for key in one if key not in _TAKEN)
        told = tuple(_words(probe, name) for probe in probes)
        entries.append(Entry(name=name, probes=told, more=more, **texts))
    return entries


def _words(value: Any, name: str) -> str:
    """In one line and one form of each letter."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise NotAccepted(f"{name} has a part that is no text.", _FORMS)
    return " ".join(unicodedata.normalize("NFC", value).split())


# ── from entries to a plan ───────────────────────────────────────────────────────────────────────────────────────


class _Reader:
    def __init__(self, bank: Bank, chosen: DisorderChosen, language: str) -> None:
        everything = QuestionRequest(chosen.code, chosen.name, chosen.generic, language, sys.maxsize)
        self._language, self._disorder = language, chosen.name
        self._bank = BankQuestionWriter(bank).write(everything, Stop(), Watch()).questions
        self._topics = {*TOPICS, OWN, *(one.topic for one in self._bank)}
        self._remarks: list[Remark] = []

    def read(self, entries: Sequence[Entry]) -> PlanRead:
        known = [self._of_bank(entry) for entry in entries]
        taken = {one.id for one in known if one is not None}
        questions: list[Question] = []
        for place, (entry, bank) in enumerate(zip(entries, known, strict=True), 1):
            question = bank or self._taken_in(entry, place, taken)
            if question is not None:
                taken.add(question.id)
                questions.append(question)
            if entry.more:
                self._remarks.append(Remark(MORE, entry.name, ", ".join(entry.more)))
        self._remarks += _gaps(entries)
        reached = {one.topic for one in questions}
        topics = dict.fromkeys(one.topic for one in self._bank)
        left_out = tuple(topic for topic in topics if topic not in reached)
        return PlanRead(Plan(tuple(questions), left_out), tuple(self._remarks))

    def _of_bank(self, entry: Entry) -> Question | None:
        """The bank's question with these words."""
        for one in self._bank:
            if one.text == entry.text and entry.id in ("", one.id):
                return replace(one, stands_in=entry.stands_in)
        return None

    def _taken_in(self, entry: Entry, place: int, taken: set[str]) -> Question | None:
        if entry.topic == CLOSED_TOPIC or risk_wording(entry.text, self._language):
            return self._vetted(entry, taken)
        topic = entry.topic if entry.topic in self._topics else OWN
        broken = [one.rule for one in check(entry.text, self._language, diagnosis_names=(self._disorder,))]
        if not is_clean(entry.text):
            broken.append("markup")
        if broken:
            self._remarks.append(Remark(MARKED, entry.name, ", ".join(broken)))
        name = entry.id or next(
            one for number in range(place, place + MOST + 1) if (one := f"read-{number}") not in taken
        )
        return Question(
            id=name,
            topic=topic,
            text=entry.text,
            why=entry.why,
            probes=entry.probes,
            look_back=entry.look_back,
            feeds=entry.feeds,
            written_by=entry.written_by if entry.written_by.startswith("model ") else "clinician",
        )

    def _vetted(self, entry: Entry, taken: set[str]) -> Question | None:
        """The bank's question about risk that says what this one wants to; None when it is in the plan already."""
        risk = [one for one in self._bank if one.topic == CLOSED_TOPIC]
        words = " ".join(content_words(entry.text, self._language))

        def nearness(one: Question) -> tuple[bool, float]:
            return one.id == entry.id, alike(words, " ".join(content_words(one.text, self._language)))

        nearest = max(risk, key=nearness)
        if nearest.id in taken:
            self._remarks.append(Remark(RISK_TWICE, entry.name, entry.text))
            return None
        self._remarks.append(Remark(RISK_REWORDED, entry.name, entry.text))
        return nearest


def _gaps(entries: Sequence[Entry]) -> Iterator[Remark]:
    found = [_KEY.match(entry.name) for entry in entries]
    numbers = {int(one.group(1)) for one in found if one is not None}
    if len(numbers) == len(entries):
        yield from (Remark(GAP, f"Question{one}") for one in range(1, max(numbers)) if one not in numbers)
