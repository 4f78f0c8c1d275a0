"""Machine words (a sense, a label of a model, a kind of risk) as the window's language calls them."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from interview.risk import LISTEN
from reports.document import Text, Verbatim
from reports.wording import Wording, wording


def name_of(table: str, word: str) -> str:
    """The name in that table of the report's words; an unknown word is shown as it came."""
    return str(wording_of_window().names[table].get(word, word))


def topic_name(topic: str) -> str:
    """A topic that every disorder has, or a core symptom of this one ("core/…")."""
    general, _, feature = topic.partition("/")
    if feature:
        words = wording_of_window()
        name = words.feature(feature)
        return words.plain("core_topic", feature=_shown(name))
    return name_of("topic", general)


def why_flagged(why: str) -> str:
    """The rule's sentence, and after it that the words should be listened to where the recogniser was unsure."""
    rule = why.removesuffix(LISTEN).strip()
    parts = [rule, LISTEN] if rule and rule != why else [why]
    return " ".join(name_of("why", part) for part in parts)


def reason_of(why: str) -> str:
    """Why something is missing or did not work; a reason that nobody knows is shown as it came."""
    return _shown(wording_of_window().reason(why))


def damage_of(sentence: str) -> str:
    """What is missing of a recording and when, as the recorder says it."""
    return _shown(wording_of_window().told("damage", sentence))


def set_off(text: str) -> str:
    """Somebody else's words, each line in one piece, where the window runs from the right and begins them there."""
    if not wording_of_window().right_to_left:
        return text
    return "\n".join(line and f"\u200f\u2068{line}\u2069" for line in text.split("\n"))


def _shown(words: str | Verbatim | Text) -> str:
    if isinstance(words, tuple) and words[1:]:
        return "".join(one if isinstance(one, str) else f"\u2068{one.text}\u2069" for one in words)
    only = words[0] if isinstance(words, tuple) else words
    return set_off(only.text) if isinstance(only, Verbatim) else only


def wording_of_window() -> Wording:
    """The report's words in the language of the window."""
    return wording("ar" if QLocale().language() is QLocale.Language.Arabic else "en")
