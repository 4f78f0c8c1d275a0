"""Running the study: instruction check, interviews, labels, diagnoses; every reply is kept and asked for once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from interview.errors import ReplyUnusable
from interview.ports import LanguageModel, Stop
from llm.study.arms import CORRUPTED, EXAMINED, NONE, SHUFFLED, TEXT, Read, labels_of
from llm.study.asking import Asker, fenced
from llm.study.case_files import Case
from llm.study.following import ENOUGH, right_answers
from llm.study.grading import Named
from llm.study.journal import Journal
from llm.study.labels import Confusion, Labels, read_labels
from llm.study.sessions import EXCHANGES, Exchange, WrittenSession, as_text

LANGUAGES = {"en": "English", "ar": "Arabic"}
WITH_LABELS = " After each answer stands the emotion that the person showed while giving it, as an estimate."
ModelFor = Callable[[int], LanguageModel]  # by seed
Progress = Callable[[str, int, int], None]  # what is done, steps done, of


class _Diagnosis(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(min_length=3, max_length=90)]
    code: Annotated[str, StringConstraints(max_length=8)]


class Ranked(BaseModel):
    """The reply that is asked for."""

    model_config = ConfigDict(extra="forbid")

    diagnoses: Annotated[list[_Diagnosis], Field(min_length=1, max_length=5)]


@dataclass(frozen=True)
class Answered:
    """One list of diagnoses; `diagnoses` is empty where no usable reply came."""

    case: str
    arm: str
    seed: int
    diagnoses: tuple[Named, ...]


@dataclass(frozen=True)
class Conducted:
    """All that was asked. `right` of the twelve tasks; `interviews` by case, and what could not be had."""

    right: int
    interviews: Mapping[str, tuple[Exchange, ...]]
    frozen: str  # SHA-256 of the interviews
    read: Read
    answered: tuple[Answered, ...]
    failed: Mapping[str, str]  # step -> why no usable reply came

    @property
    def follows(self) -> bool:
        """Whether the model's diagnoses may be graded at all."""
        return self.right >= ENOUGH


@dataclass
class Study:
    """One run over `cases`. `arms` are those that can be had; a `Journal` remembers what was asked before."""

    cases: Sequence[Case]
    arms: Sequence[str]
    seeds: int
    journal: Journal
    model_for: ModelFor
    confusion: Confusion | None = None
    progress: Progress = lambda *_: None
    _failed: dict[str, str] = field(default_factory=dict)
    _done: int = 0

    def run(self, stop: Stop) -> Conducted:
        """Raises `Cancelled` when stopped: the same call goes on from there."""
        asker = Asker(self.model_for(1))
        right = int(self._once("check", "instructions", lambda: right_answers(asker, stop)))
        interviews = self._interviews(asker, stop)
        frozen = self.journal.freeze({name: [vars(one) for one in s] for name, s in interviews.items()})
        read = self._labels(asker, interviews, stop)
        answered: list[Answered] = []
        for seed in range(1, self.seeds + 1):
            answered += self._diagnoses(Asker(self.model_for(seed)), interviews, read, seed, stop)
        return Conducted(right, interviews, frozen, read, tuple(answered), self._failed)

    # ── the steps ────────────────────────────────────────────────────────────────────────────────────────────────

    def _interviews(self, asker: Asker, stop: Stop) -> dict[str, tuple[Exchange, ...]]:
        """From the history alone: the examination is not in the prompt."""
        found = {}
        for case in self.cases:
            texts = {
                "history": fenced(case.history),
                "number": str(EXCHANGES),
                "language": LANGUAGES[case.language],
            }
            ask = lambda texts=texts: asker.ask("session", texts, WrittenSession, stop).model_dump()  # noqa: E731
            told = self._once(f"interview/{case.id}", f"interview {case.id}", ask)
            if told is not None:
                found[case.id] = WrittenSession.model_validate(told).session()
        return found

    def _labels(self, asker: Asker, interviews: Mapping[str, tuple[Exchange, ...]], stop: Stop) -> Read:
        found: dict[str, dict[str, Labels]] = {TEXT: {}, EXAMINED: {}}
        for case in self.cases:
            for kind, examination in self._kinds(case):
                session = interviews.get(case.id)
                if session is None:
                    self._step(f"labels {case.id}")
                    continue
                ask = lambda s=session, e=examination: read_labels(asker, s, e, stop)  # noqa: E731
                told = self._once(f"labels/{kind}/{case.id}", f"labels {case.id}", ask)
                if told is not None:
                    found[kind][case.id] = tuple(told)
        return Read(found[TEXT], found[EXAMINED])

    def _kinds(self, case: Case) -> list[tuple[str, str]]:
        """Which labels the arms need, and the examination that they are read from."""
        kinds = [(TEXT, "")] if TEXT in self.arms else []
        examined = {EXAMINED, SHUFFLED, CORRUPTED} & set(self.arms)
        return [*kinds, (EXAMINED, case.mental_state)] if examined else kinds

    def _diagnoses(
        self,
        asker: Asker,
        interviews: Mapping[str, tuple[Exchange, ...]],
        read: Read,
        seed: int,
        stop: Stop,
    ) -> list[Answered]:
        found = []
        for arm in self.arms:
            shown = None if arm == NONE else labels_of(arm, read, self.confusion, seed)
            for case in self.cases:
                what, session = f"{arm}, {case.id}, seed {seed}", interviews.get(case.id)
                if session is None or (shown is not None and case.id not in shown):
                    self._step(what)
                    continue
                texts = _texts(session, () if shown is None else shown[case.id])
                ask = lambda t=texts: asker.ask("diagnoses", t, Ranked, stop).model_dump()  # noqa: E731
                told = self._once(f"diagnoses/{arm}/{seed}/{case.id}/{_mark(texts)}", what, ask)
                named = () if told is None else tuple(Named(**one) for one in told["diagnoses"])
                found.append(Answered(case.id, arm, seed, named))
        return found

    # ── asking once ──────────────────────────────────────────────────────────────────────────────────────────────

    def _once(self, key: str, what: str, ask: Callable[[], Any]) -> Any:
        """What was said the first time; None where no usable reply came then."""
        if key not in self.journal:
            try:
                self.journal.put(key, {"said": ask()})
            except ReplyUnusable as error:
                self.journal.put(key, {"failed": error.message})
        self._step(what)
        kept = self.journal[key]
        if "failed" in kept:
            self._failed[key] = kept["failed"]
        return kept.get("said")

    def _step(self, what: str) -> None:
        self._done += 1
        kinds = len(self._kinds(self.cases[0]))
        self.progress(what, self._done, 1 + len(self.cases) * (1 + kinds + len(self.arms) * self.seeds))


def _texts(session: Sequence[Exchange], labels: Sequence[str]) -> dict[str, str]:
    return {"session": fenced(as_text(session, labels)), "about_labels": WITH_LABELS if labels else ""}


def _mark(texts: Mapping[str, str]) -> str:
    """Of what was shown: with other labels it is another question."""
    return hashlib.sha256("\n".join(texts.values()).encode()).hexdigest()[:12]
