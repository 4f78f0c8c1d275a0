"""What a file of the bank must show besides its format: the wording rules, and enough questions of its own.

For whoever adds a disorder: `python -m llm.bank [FILE …]` prints each thing to change and returns 1.

Two questions are near-duplicates when their content words (no question words, no function words, no look-back
period) are alike by at least `ALIKE`: the mean of rapidfuzz's token_sort_ratio (same words in any order) and
token_set_ratio (one holds the other), 0-100.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz

from interview.errors import FileDamaged
from interview.question_rules import LANGUAGES, check, check_probe, content_words
from interview.spelling import is_arabic, plain
from llm.bank import (
    BANKS,
    GENERIC,
    OTHERS,
    SHARED,
    BankQuestion,
    Both,
    DisorderBank,
    OtherDisorders,
    QuestionSet,
    read,
)

LEAST_QUESTIONS = 12
LEAST_OWN = 6
ALIKE = 80.0
NEEDED_TOPICS = ("opening", "onset", "severity", "effect", "exclusion")
CLOSED_TOPIC = "risk"


@dataclass(frozen=True)
class Wrong:
    """One thing to change in a file of the bank."""

    file: str
    where: str  # question id, or the part of the file
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.what}"


def wording(file: str, part: QuestionSet) -> Iterator[Wrong]:
    """Every broken rule of every text in this file."""
    names = spoken_names(part)
    for question in part.questions:
        for language in LANGUAGES:
            period = question.look_back.of(language) if question.look_back else ""
            text = question.text.of(language)
            closed = question.plan_topic == CLOSED_TOPIC
            for broken in check(
                text, language, diagnosis_names=names, look_back=period, may_be_closed=closed
            ):
                yield Wrong(file, question.id, f"{language}: {broken.rule}: {broken.sentence}")
            if period and plain(period) not in plain(text):
                yield Wrong(file, question.id, f"{language}: look-back: the text does not say “{period}”.")
            for probe in question.probes.of(language):
                for broken in check_probe(probe, language, diagnosis_names=names):
                    yield Wrong(file, question.id, f"{language} probe: {broken.rule}: {broken.sentence}")
        if not is_arabic(question.why.ar) or is_arabic(question.why.en):
            yield Wrong(file, question.id, "why: en must be English and ar Arabic.")


def contents(file: str, bank: DisorderBank) -> Iterator[Wrong]:
    """Enough questions, the topics every interview needs, names in the right language."""
    if len(bank.questions) < LEAST_QUESTIONS:
        yield Wrong(file, "questions", f"{len(bank.questions)} questions; at least {LEAST_QUESTIONS}.")
    topics = {question.plan_topic for question in bank.questions}
    for topic in NEEDED_TOPICS:
        if topic not in topics:
            yield Wrong(file, "questions", f"no question on the topic {topic!r}.")
    if CLOSED_TOPIC in topics:
        yield Wrong(file, "questions", f"risk questions have fixed wording and stand in {SHARED}.toml only.")
    yield from _names_in_their_language(file, bank)


def alike(words: str, others: str) -> float:
    """How alike two questions are by their content words, 0-100."""
    return (fuzz.token_sort_ratio(words, others) + fuzz.token_set_ratio(words, others)) / 2


def own_questions(slug: str, banks: Mapping[str, QuestionSet]) -> tuple[str, ...]:
    """Ids of this disorder's questions that are near-duplicates of no other's in either language."""
    own = {question.id for question in banks[slug].questions}
    for language in LANGUAGES:
        rest = [
            _content(question, language)
            for name, bank in banks.items()
            if name != slug
            for question in bank.questions
        ]
        for question in banks[slug].questions:
            words = _content(question, language)
            if question.id in own and any(alike(words, other) >= ALIKE for other in rest):
                own.discard(question.id)
    return tuple(question.id for question in banks[slug].questions if question.id in own)


def check_files(paths: Sequence[Path]) -> list[Wrong]:
    """Everything wrong in these files; own questions are counted against all files beside them."""
    wrong: list[Wrong] = []
    banks: dict[str, DisorderBank] = {}
    beside = {path for given in paths for path in given.parent.glob("*.toml")}
    for path in sorted(beside | set(paths)):
        try:
            part = _read(path)
        except FileDamaged as error:
            wrong += [Wrong(path.name, "format", error.message)] if path in paths else []
            continue
        if isinstance(part, DisorderBank):
            banks[path.stem] = part
            wrong += contents(path.name, part) if path in paths else []
        if isinstance(part, QuestionSet) and path in paths:
            wrong += wording(path.name, part)
    for path in paths:
        if path.stem in banks and len(own := own_questions(path.stem, banks)) < LEAST_OWN:
            wrong.append(
                Wrong(path.name, "questions", f"{len(own)} questions of its own; at least {LEAST_OWN}.")
            )
    return wrong


def main(arguments: Sequence[str]) -> int:
    """Check the named files, or all of them; 1 when anything is wrong."""
    paths = [Path(argument).resolve() for argument in arguments] or sorted(BANKS.glob("*.toml"))
    wrong = check_files(paths)
    sys.stdout.writelines(f"{one}\n" for one in wrong)
    sys.stdout.write(f"{len(paths)} files, {len(wrong)} to change\n")
    return 1 if wrong else 0


def _read(path: Path) -> QuestionSet | OtherDisorders:
    if path.stem == OTHERS:
        return read(path, OtherDisorders)
    return read(path, QuestionSet if path.stem in (SHARED, GENERIC) else DisorderBank)


@lru_cache(maxsize=4096)
def _content(question: BankQuestion, language: str) -> str:
    text = plain(question.text.of(language))
    if question.look_back:
        text = text.replace(plain(question.look_back.of(language)), " ")
    return " ".join(content_words(text, language))


def spoken_names(part: QuestionSet) -> tuple[str, ...]:
    """Names that this file's own questions must not say. Lay phrases may be said."""
    if not isinstance(part, DisorderBank):
        return ()
    synonyms = part.names.synonym.en + part.names.synonym.ar
    abbreviations = tuple(name.upper() for name in part.names.abbreviation.en)
    return (part.name.en, part.name.ar, *synonyms, *abbreviations)


def _names_in_their_language(file: str, bank: DisorderBank) -> Iterator[Wrong]:
    names = bank.names
    pairs: list[tuple[str, Both]] = [("name", bank.name)]
    if any(is_arabic(both.en) or not is_arabic(both.ar) for _, both in pairs):
        yield Wrong(file, "name", "en must be English and ar Arabic.")
    for kind, lists in (("synonym", names.synonym), ("lay", names.lay), ("misspelling", names.misspelling)):
        for text in lists.en:
            if is_arabic(text) or text != text.lower():
                yield Wrong(file, f"names.{kind}.en", f"“{text}” must be English in lower case.")
        for text in lists.ar:
            if not is_arabic(text):
                yield Wrong(file, f"names.{kind}.ar", f"“{text}” must be Arabic.")
