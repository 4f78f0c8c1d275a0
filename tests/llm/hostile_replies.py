"""Replies that a damaged or hostile language model might give instead of questions, made by chance from a seed."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable
from typing import Any

from interview.domain import Question
from interview.question_rules import check
from tests.llm.question_replies import BAD, GOOD, question

TOPICS = ("opening", "core/worry", "risk")  # of a plan of three questions about worry
HIDDEN = "\u200b\u202e\u2066\u00ad\ufeff\x00\x1b\u2028"
TOKENS = ("<|eot_id|>", "<|im_start|>system", "[INST]", "</s>", "＜|eot_id|＞")
MARKS = (
    "**",
    "<b>",
    "<script>",
    "![x](http://a.b/c.png)",
    "[here](file:///etc/passwd)",
    "`",
    "# ",
    "javascript://",
)
GIBBERISH = "bcdfghjklmnpqrstvwxz"


def hostile_reply(seed: int) -> str:
    """One reply; the same seed gives the same one."""
    chance = random.Random(seed)
    text = json.dumps(_questions(chance), ensure_ascii=chance.random() < 0.5)
    for _ in range(chance.randrange(3)):
        text = chance.choice(_DAMAGES)(text, chance)
    return text


def _questions(chance: random.Random) -> Any:
    items = {
        f"Question{place}": question(
            chance.choice((place, place, 0, -1, 10**30)),
            chance.choice((*[topic] * 8, "closing", "<b>")),
            _text(chance),
            why=_text(chance),
            probes=[_text(chance) for _ in range(chance.randrange(4))],
        )
        for place, topic in enumerate(TOPICS, 1)
    }
    shapes: tuple[Callable[[], Any], ...] = (
        lambda: items,
        lambda: items,
        lambda: list(items.values()),
        lambda: {"questions": list(items.values())},
        lambda: {key: {"Question": one["text"]} for key, one in items.items()},
        lambda: {
            key: {**one, "text": chance.choice((None, 7, [], {}, "", True))} for key, one in items.items()
        },
        lambda: {key: {**one, "probes": chance.choice((None, "x", [1], [[]]))} for key, one in items.items()},
    )
    return chance.choice(shapes)()


def _text(chance: random.Random) -> str:
    text = chance.choice((*BAD, *GOOD.values()))
    spoil = chance.random()
    place = chance.randrange(len(text) + 1)
    if spoil < 0.15:
        return text[:place] + chance.choice(HIDDEN) + text[place:]
    if spoil < 0.3:
        return text[:place] + chance.choice((*TOKENS, *MARKS)) + text[place:]
    if spoil < 0.4:
        words = ("".join(chance.choices(GIBBERISH, k=5)) for _ in range(6))
        return f"How {' '.join(words)}?"
    return text


def _cut(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _swap(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(chance.randrange(1, 6)):
        if letters:
            letters[chance.randrange(len(letters))] = chance.choice('{}[]",:\\\x00\ud83d ')
    return "".join(letters)


_DAMAGES: tuple[Callable[[str, random.Random], str], ...] = (
    _cut,
    _swap,
    lambda text, _: text * 3,
    lambda text, _: f'Sure! Here is "your" JSON:\n```json\n{text}\n```\nAnything else?',
    lambda text, chance: "[" * chance.randrange(1, 20_000) + text,
    lambda text, chance: '{"a":' * chance.randrange(1, 5_000) + text,
    lambda text, chance: text.replace('"text"', '"text": "' + "x" * chance.randrange(50_000) + '", "text"'),
    lambda text, chance: text + "".join(chance.choices('{}"\\abc\n', k=2_000)),
    lambda text, _: text.replace('"', "'"),
    lambda _text, chance: "".join(map(chr, chance.choices(range(0x3000), k=500))),
)

# ── what must never be shown, said in other words than the lint's ────────────────────────────────────────────────

_NOT_PLAIN = re.compile(
    r"[<>*`#{}\[\]|\\=_^~@]|//|www\.|[\u0000-\u001f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
_RISK = re.compile(r"suicid|kill|better off dead|hurting your|self-harm", re.IGNORECASE)
_ADVICE = re.compile(r"you should|ignore all", re.IGNORECASE)


def bad_questions(questions: Iterable[Question]) -> list[str]:
    """Texts and follow-ups of a language model that should not have been shown."""
    found = []
    for one in questions:
        if not one.written_by.startswith("model"):
            continue
        shown = (one.text, *one.probes)
        found += [
            text for text in shown if _NOT_PLAIN.search(text) or _RISK.search(text) or _ADVICE.search(text)
        ]
        known = sum(word in _WORDS for word in re.findall(r"\w+", one.text.lower()))
        if one.text in BAD or check(one.text, "en") or known < 3:
            found.append(one.text)
        if _NOT_PLAIN.search(one.why):
            found.append(one.why)
    return found


_WORDS = frozenset(word for text in GOOD.values() for word in re.findall(r"\w+", text.lower()))
