"""What the plan page calls topics, origins and broken rules, in the language of the window."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from interview.domain import Question
from interview.question_rules import Broken, check
from ui.widgets import names

RISK = "risk"
OWN = "own"  # the topic of a question that the clinician thought of
_QUOTED = re.compile(r"“(.+)”")


def topic_name(topic: str) -> str:
    """As the report calls it."""
    if topic == OWN:
        return QCoreApplication.translate("PlanWords", "your own question")
    return names.topic_name(topic)


def origin(question: Question) -> str:
    """Who wrote it."""
    translate = QCoreApplication.translate
    if question.written_by == "bank":
        return translate("PlanWords", "from the question bank")
    if question.written_by == "clinician":
        return translate("PlanWords", "in your words")
    return translate("PlanWords", "written by {model}").format(model=f"\u2068{question.written_by}\u2069")


def hints(question: Question, language: str, disorder: str) -> tuple[str, ...]:
    """What could be better about its wording. Hints only: the clinician knows the person."""
    found = _found(question.text, language, disorder, question.look_back, question.topic == RISK)
    return tuple(_sentence(broken) for broken in found)


@lru_cache(maxsize=1024)
def _found(
    text: str, language: str, disorder: str, look_back: str, may_be_closed: bool
) -> tuple[Broken, ...]:
    return check(
        text, language, diagnosis_names=(disorder,), look_back=look_back, may_be_closed=may_be_closed
    )


def _sentence(broken: Broken) -> str:
    translate = QCoreApplication.translate
    sentences = {
        "open": translate("PlanWords", "It can be answered by yes or no."),
        "one thing": translate("PlanWords", "It asks more than one thing."),
        "length": translate("PlanWords", "It is long: at most 30 words are easy to follow."),
        "leading": translate("PlanWords", "It suggests its answer."),
        "jargon": translate("PlanWords", "It holds a word that is not an everyday one."),
        "diagnosis": translate("PlanWords", "It names a diagnosis to the person."),
        "double negative": translate("PlanWords", "It says no twice in one breath."),
        "look-back": translate("PlanWords", "It asks how often, and not over which time."),
        "reading age": translate("PlanWords", "It is hard to understand."),
        "language": translate("PlanWords", "It does not read like the language of the interview."),
        "polarity": translate("PlanWords", "It asks whether a trouble is absent."),
    }
    sentence = sentences.get(broken.rule, broken.sentence)
    quoted = _QUOTED.search(broken.sentence)
    return f"{sentence} \u2068“{quoted.group(1)}”\u2069" if quoted and broken.rule in sentences else sentence
