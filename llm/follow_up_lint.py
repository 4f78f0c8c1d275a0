"""What a suggested follow-up must pass before the clinician sees it: the rules of questions, and nothing made up.

A follow-up quotes. A name, a number or a medicine that neither the answer nor its question holds is the model's own
invention, and so is a word that no question of the bank knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from interview.evidence.lexicon import lexicon
from interview.evidence.numbers import amounts
from interview.evidence.words import Token
from interview.question_rules import Broken
from interview.spelling import plain, without_article
from llm.question_lint import QuestionLint

MOST_WORDS = 25
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INSIDE = re.compile(r"[.?!؟:;؛](?=.*\w)|[.?!؟][.?!؟]")
_OPENINGS = " “\"'‘("
_OF_SPEAKER = re.compile(r"I(?:['’]\w+)?")
_BEFORE = re.compile(r"^[وف]?(?:[بكل]?ال|لل|[بلكس])(?=\w{3})")  # Arabic: and, so, with, to, like, the
_BEHIND = re.compile(r"(?<=\w{3})(?:ها|هم|كم|نا|ني|ين|ون|ات|تك|ته|ك|ه|ي|ت)$")


class FollowUpLint:
    """For one interview: the lint of its questions, and the words that it may use besides those that were said."""

    def __init__(self, questions: QuestionLint, known: Sequence[str]) -> None:
        """`known` are words of the bank, in one spelling."""
        self._questions = questions
        self._known = known

    def broken(self, text: str, told: Sequence[str], asked: Sequence[str]) -> tuple[Broken, ...]:
        """Every rule that it breaks; empty when it may be shown. `told` are the answer and its question."""
        found = self._questions.broken(text, asked)
        if any(one.rule in ("markup", "language") for one in found):
            return found  # the rest reads words
        if not self._questions.may_follow(text):
            found = (*found, Broken("form", "It is no follow-up that may be shown."))
        return (*found, *_form(text), *self._invented(text, " ".join(told)))

    def may_explain(self, why: str) -> bool:
        return self._questions.may_explain(why)

    # ── nothing made up ──────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(form for word in self._known for form in self._forms(word))

    def _invented(self, text: str, told: str) -> Iterator[Broken]:
        book = lexicon(self._questions.language)
        mine, theirs = tuple(book.tokens(text)), tuple(book.tokens(told))
        said = {one.value for one in amounts(theirs, book)}
        if any(one.value not in said for one in amounts(mine, book) if not one.bare):
            yield Broken("invented", "It holds a number that was not said.")
        if _medicines(mine) - _medicines(theirs):
            yield Broken("invented", "It names a medicine that was not said.")
        if self._unknown(text, told):
            yield Broken("invented", "It holds a name or an unusual word that was not said.")

    def _unknown(self, text: str, told: str) -> bool:
        said = {form for word in _WORD.findall(told) for form in self._forms(word)}
        as_said = {plain(word) for word in _WORD.findall(told)}
        for found in _WORD.finditer(text):
            word = found.group()
            before = text[: found.start()].rstrip(_OPENINGS)
            name = (
                word[0].isupper() and before and before[-1] not in ".?!:" and not _OF_SPEAKER.fullmatch(word)
            )
            if (name and plain(word) not in as_said) or not self._forms(word) & (said | self._stems):
                return True
        return False

    def _forms(self, word: str) -> frozenset[str]:
        """A word as it may stand elsewhere: with other endings, and without what Arabic writes together with it."""
        whole = plain(word)
        if self._questions.language == "ar":
            bare = {whole, without_article(whole), _BEFORE.sub("", whole)}
            return frozenset(bare | {_BEHIND.sub("", one) for one in bare})
        stem = lexicon("en").stem
        head = plain(re.split("['’]", word)[0])
        return frozenset({whole, stem(whole), stem(head) if len(head) > 1 else whole})


def _form(text: str) -> Iterator[Broken]:
    if _INSIDE.search(text):
        yield Broken("form", "It is more than one plain sentence.")
    if (many := len(text.split())) > MOST_WORDS:
        yield Broken("length", f"{many} words; at most {MOST_WORDS}.")


def _medicines(tokens: Sequence[Token]) -> frozenset[str]:
    ideas = (token.meaning.idea for token in tokens)
    return frozenset(idea for idea in ideas if idea.startswith(("medicine:", "class:")))
