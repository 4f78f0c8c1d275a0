"""Machine words (a sense, a label of a model, a kind of risk) as the window's language calls them."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from interview.risk import LISTEN
from reports.document import Verbatim
from reports.wording import Wording, wording


def name_of(table: str, word: str) -> str:
    """The name in that table of the report's words; an unknown word is shown as it came."""
    return str(_wording().names[table].get(word, word))


def topic_name(topic: str) -> str:
    """A topic that every disorder has, or a core symptom of this one ("core/…")."""
    general, _, feature = topic.partition("/")
    if feature:
        words = _wording()
        name = words.feature(feature)
        return words.plain("core_topic", feature=_shown(name))
    return name_of("topic", general)


def why_flagged(why: str) -> str:
    """The rule's sentence, and after it that the words should be listened to where the recogniser was unsure."""
    rule = why.removesuffix(LISTEN).strip()
    parts = [rule, LISTEN] if rule and rule != why else [why]
    return " ".join(name_of("why", part) for part in parts)


def reason_of(why: str) -> str:
    """Why something is missing; a reason that came from a device or a model is shown as it came."""
    return _shown(_wording().name("reason", why))


def damage_of(sentence: str) -> str:
    """What is missing of a recording and when, as the recorder says it."""
    return _shown(_wording().told("damage", sentence))


def set_off(text: str) -> str:
    """Somebody else's words, each line in one piece, where the window runs from the right and begins them there."""
    if not _wording().right_to_left:
        return text
    return "\n".join(line and f"\u200f\u2068{line}\u2069" for line in text.split("\n"))


def _shown(words: str | Verbatim) -> str:
    return set_off(words.text) if isinstance(words, Verbatim) else words


def _wording() -> Wording:
    return wording("ar" if QLocale().language() is QLocale.Language.Arabic else "en")
