"""What the plan page calls topics, origins and broken rules, in the language of the window."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from interview.domain import Question
from interview.question_rules import Broken, check
from ui.translating import core_words
from ui.widgets import names
from ui.widgets.names import set_off

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
    model = question.written_by.removeprefix("model ")
    return translate("PlanWords", "written by the language model {model}").format(model=set_off(model))


def stand_in(question: Question) -> str:
    """Why the bank's question stands where a language model was to write one; "" when that is not so."""
    sentences = {**_sentences(), **_sentences_of_models()}
    rules = question.stands_in.split(", ")
    if all(rule in sentences for rule in rules):
        return " ".join(sentences[rule] for rule in rules)
    return core_words(question.stands_in) or set_off(question.stands_in)


def stand_ins(questions: Sequence[Question]) -> tuple[str, str]:
    """A headline about the questions that are the bank's instead of a language model's, and the reasons; or ""."""
    reasons = Counter(stand_in(question) for question in questions if question.stands_in)
    if not reasons:
        return "", ""
    headline = QCoreApplication.translate(
        "PlanWords", "From the question bank instead of the language model: {number} of {all}."
    )
    told = [f"{reason} ({number})" for reason, number in reasons.most_common()]
    return headline.format(number=reasons.total(), all=len(questions)), "\n".join(told)


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
    sentences = _sentences()
    sentence = sentences.get(broken.rule, broken.sentence)
    quoted = _QUOTED.search(broken.sentence)
    return (
        f"{sentence} {set_off(f'“{quoted.group(1)}”')}" if quoted and broken.rule in sentences else sentence
    )


def _sentences_of_models() -> dict[str, str]:
    """Rules that only the questions of a language model can break."""
    translate = QCoreApplication.translate
    return {
        "markup": translate("PlanWords", "It holds more than plain words."),
        "risk wording": translate("PlanWords", "It asks about risk in words of its own."),
        "advice": translate("PlanWords", "It tells instead of asking."),
        "repeats": translate("PlanWords", "It repeats another question."),
        "topic": translate("PlanWords", "It is about another topic."),
        "form": translate("PlanWords", "It is no whole question."),
        "missing": translate("PlanWords", "None came in a usable form."),
    }


def _sentences() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
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
