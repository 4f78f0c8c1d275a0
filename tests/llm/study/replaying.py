"""A language model that follows instructions, simulated: it reads the prompt and answers as a test tells it to."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interview.ports import Stop
from llm.study.following import TASKS
from llm.study.sessions import EXCHANGES

NAMED = {
    "panic": ("Panic disorder", "6B01"),
    "grief": ("Prolonged grief disorder", "6B42"),
    "gad": ("GAD", "6B00"),
}
SEEN = "Trembles, wide eyes, a hoarse voice."  # stands in each examination and in no history


@dataclass
class Replaying:
    """`diagnoses(case, with labels)` is the list it gives. Each prompt is noted in `asked`."""

    diagnoses: Callable[[str, bool], Sequence[tuple[str, str]]]
    name: str = "replaying"
    asked: list[str] = field(default_factory=list)
    stop_at: int | None = None  # the question at which somebody presses Ctrl-C
    unusable: frozenset[str] = frozenset()  # cases whose diagnoses come as rubbish

    def reply(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any] | None, stop: Stop
    ) -> Iterator[str]:
        prompt = messages[-1]["content"]
        self.asked.append(prompt)
        if len(self.asked) == self.stop_at:
            raise KeyboardInterrupt
        text = self._said(prompt, list((schema or {})["properties"]))
        yield text[:9]
        yield text[9:]

    def _said(self, prompt: str, wanted: list[str]) -> str:
        if wanted == ["answer"]:
            return json.dumps({"answer": next(one.right for one in TASKS if one.task in prompt)})
        case = re.findall(rf"\bperson ({'|'.join(NAMED)})\b", prompt)[0]
        if wanted == ["exchanges"]:
            one = {"question": "How have you been?", "answer": f"I am person {case}."}
            return json.dumps({"exchanges": [one] * EXCHANGES})
        if wanted == ["labels"]:
            return json.dumps({"labels": ["fearful" if SEEN in prompt else "neutral"] * EXCHANGES})
        if case in self.unusable:
            return "I would rather not."
        ranked = self.diagnoses(case, "Emotion shown: fearful" in prompt)
        return json.dumps({"diagnoses": [{"name": name, "code": code} for name, code in ranked]})


class Silent(Replaying):
    """For a run that may ask nothing."""

    def reply(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any] | None, stop: Stop
    ) -> Iterator[str]:
        raise AssertionError("it was asked again")


def write_cases(place: Path) -> Path:
    """Three made-up cases: panic, grief, gad."""
    cases = [
        {
            "id": name,
            "synthetic": True,
            "history": f"This is person {name}. " + "Something happened and went on for a long time. " * 3,
            "mental_state": f"This is person {name}. {SEEN} " + "Nothing else was noticed in the room. " * 3,
            "diagnosis": {"code": code, "name": named if named != "GAD" else "Generalised anxiety disorder"},
        }
        for name, (named, code) in NAMED.items()
    ]
    place.write_text(json.dumps({"cases": cases}))
    return place
