"""Whom a text speaks of, word by word."""

from __future__ import annotations

from collections.abc import Sequence

from interview.evidence.lexicon import Lexicon
from interview.evidence.words import Token

SELF = "self"
OTHER = "other"
_ME = frozenset({SELF})
_PRONOUNS = {"هو": "he", "هي": "she", "هم": "they"}
_OBJECTS = ("ني", "ه", "ها")  # at the end of a verb: me, him, her
_I = ("ا", "با")  # at the head of a verb: I


class People:
    """Follows, word by word, whom a text speaks of; a doubt names everybody it may be."""

    def __init__(self, book: Lexicon, *, of_person: bool) -> None:
        self._book = book
        self._of_person = of_person
        self._last: str = ""  # the last other person who did something
        self._running = _ME

    def new_sentence(self) -> None:
        self._running = _ME

    def of(self, tokens: Sequence[Token]) -> list[frozenset[str]]:
        by_whom = self._passive(tokens)
        if by_whom:
            return [by_whom] * len(tokens)
        found: list[frozenset[str]] = []
        acted = False
        for number, token in enumerate(tokens):
            if self._book.verb_first and acted and (person := token.role("person:")):
                self._behind(tokens, number, person, found)
            else:
                self._step(tokens, number, acted=acted)
            roles = token.meaning.roles
            acted = (acted and not roles & {"said", "and", "self", "third"}) or bool(
                token.meaning.idea and not roles & {"skip", "said"}
            )
            found.append(self._running)
        return found

    def _passive(self, tokens: Sequence[Token]) -> frozenset[str]:
        """ "was hit by his father": it is the father who did it."""
        for number, token in enumerate(tokens):
            for marker in ("by", "history"):
                person = next(
                    (name for later in tokens[number + 1 : number + 4] if (name := later.role("person:"))), ""
                )
                if marker in token.meaning.roles and person:
                    return frozenset({person})
        return frozenset()

    def _step(self, tokens: Sequence[Token], number: int, *, acted: bool) -> None:
        token = tokens[number]
        roles = token.meaning.roles
        person = token.role("person:")
        if person:
            self._meet(tokens, number, person, acted=acted)
        elif "self" in roles and self._of_person:
            self._running = _ME
        elif "third" in roles:
            self._running = self._third(token.raw)
        elif "object" in roles:
            self._running = self._running | _ME

    def _meet(self, tokens: Sequence[Token], number: int, person: str, *, acted: bool) -> None:
        """Another person is named: they act, or something of theirs, or something is done to them."""
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        owns = following is not None and following.raw == "'s"
        object_of = any(
            "before_object" in before.meaning.roles for before in tokens[max(0, number - 2) : number]
        )
        if owns or not (object_of or acted):
            self._running = frozenset({person})
            self._last = person
        elif not object_of:
            self._running = self._running | {person}
            self._last = person

    def _behind(self, tokens: Sequence[Token], number: int, person: str, found: list[frozenset[str]]) -> None:
        """A person behind a verb: who does it, when the verb carries an object ("hit me") or names no subject."""
        before = tokens[number - 1]
        if "before_object" in before.meaning.roles or any(
            "subject" in one.meaning.roles for one in tokens[:number]
        ):
            return
        self._last = person
        if before.raw.endswith(_OBJECTS):
            found[:] = [frozenset({person})] * len(found)
            self._running = frozenset({person})
        elif not (self._of_person and before.raw.startswith(_I)):
            found[:] = [who | {person} for who in found]
            self._running = self._running | {person}

    def _third(self, pronoun: str) -> frozenset[str]:
        if self._of_person:
            if pronoun in ("they", "هم"):  # things too
                return frozenset({SELF, OTHER, self._last})
            return frozenset({self._last or OTHER})
        pronoun = _PRONOUNS.get(pronoun, pronoun)
        fits = self._last and self._book.gender.get(self._last, pronoun) == pronoun
        return frozenset({SELF, self._last}) if fits or pronoun == "they" else _ME
