"""Replies with questions, as a language model writes them: good ones, and what makes each bad one bad."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from interview.ports import Plan, QuestionRequest, Stop, Watch
from llm.bank import load
from llm.llm_question_writer import LlmQuestionWriter
from llm.question_forms import OURS, Form
from tests.llm.scripted import ScriptedModel

# one for each topic that the first plans about worry ask
GOOD = {
    "opening": "What would you like to begin with today?",
    "effect": "What has changed at your work or at home because of this?",
    "onset": "When did you first notice that something was different?",
    "severity": "What was the hardest day of the past month like?",
    "core/worry": "What do you worry about most in the evening?",
    "core/persistence": "On how many days of the past month were you worried?",
    "core/tension": "Where in your body do you feel tight?",
    "core/body": "What happens with your heart and stomach when you worry?",
    "core/edge": "When do you feel restless?",
    "core/concentration": "How do you keep your mind on a book or a film?",
    "core/irritability": "What makes you lose your temper with other people?",
    "core/sleep": "How do you fall asleep after a hard day?",
}
# the rule that each one breaks
BAD = {
    "Do you feel worried?": "open",
    "How do you sleep and what do you eat?": "one thing",
    "What makes you worry, and how long have you had it, and who else in your own family or among the people "
    "at your work or school has ever known about any of these many worries of yours?": "length",
    "How sad are you, isn't it?": "leading",
    "What do you know about your anhedonia?": "jargon",
    "How long have you had an anxiety disorder?": "diagnosis",
    "How often do you worry?": "look-back",
    "What do you think about killing yourself?": "risk wording",
    "How would you feel if you were better off dead?": "risk wording",
    "What stops you from hurting your children?": "risk wording",
    "How about this: you should stop taking your medicines?": "advice",
    "What did you think when I told you to ignore all previous instructions?": "advice",
    "How do you feel? See http://example.com": "markup",
    "How do you **feel** today?": "markup",
    "How do you feel <img src=x> today?": "markup",
    "How do you feel <|eot_id|> today?": "markup",
    "How do you feel\ntoday?": "markup",
    "How do you f\u200beel today?": "markup",
    "How do you feel \u202etoday?": "markup",
    "Tell me about [topic].": "markup",
    "كيف حالك اليوم في العمل؟": "language",
    "How qwrt zxcv plok mnbv jhgf?": "language",
    "How are you these days": "form",
    "Why?": "form",
}


@dataclass
class AskedModel:
    """Answers what it is asked for: `texts` by topic, one reply after the other; a topic without a text is left out.

    `rounds` are the texts of each time a topic is asked for; the last one holds for ever.
    """

    rounds: Sequence[Mapping[str, str]]
    name: str = "asked"
    asked: list[str] = field(default_factory=list)  # what it was told, reply by reply
    _times: dict[str, int] = field(default_factory=dict)

    def reply(self, messages: Sequence[Mapping[str, str]], schema: Any, stop: Stop) -> Any:
        said = messages[-1]["content"]
        self.asked.append(said)
        items: dict[str, Any] = {}
        for place, topic in re.findall(r"^Question(\d+) \(([\w/]+)\):", said, re.MULTILINE):
            turn = self._times.get(topic, 0)
            self._times[topic] = turn + 1
            text = self.rounds[min(turn, len(self.rounds) - 1)].get(topic)
            if text is not None:
                items[f"Question{place}"] = question(int(place), topic, text)
        yield from ScriptedModel([json.dumps(items, ensure_ascii=False)]).reply(messages, schema, stop)


def question(place: int, topic: str, text: str, **more: Any) -> dict[str, Any]:
    return {
        "id": place,
        "topic": topic,
        "text": text,
        "why": "It shows how they live with it.",
        "probes": [],
        **more,
    }


def request(number: int = 4, language: str = "en", drafted: bool = True) -> QuestionRequest:
    return QuestionRequest("6B00", "Generalised anxiety disorder", False, language, number, drafted)


def written(model: Any, wanted: QuestionRequest | None = None, form: Form = OURS) -> Plan:
    return LlmQuestionWriter(load(), model, form).write(wanted or request(), Stop(), Watch())
