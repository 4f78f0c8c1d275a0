"""Whom a text speaks of, word by word."""

from __future__ import annotations

from collections.abc import Sequence

from interview.evidence.lexicon import Lexicon
from interview.evidence.words import Token

SELF = "self"
OTHER = "other"
SOMEBODY = "somebody"  # who did it is not said: "was hit"
_ME = frozenset({SELF})
_PRONOUNS = {"هو": "he", "هي": "she", "هم": "they"}
_OBJECTS = ("ني", "ه", "ها")  # at the end of a verb: me, him, her
_I = ("ا", "با")  # at the head of a verb: I
_GETS = frozenset({"get", "gets", "got", "getting", "feel", "feels", "felt", "feeling"})
_NOUNS = frozenset(
    {"abuse", "violence", "assault", "threat", "threats", "rape", "harassment", "maltreatment", "support"}
)
_NOUN_ENDINGS = ("death", "birth", "loss", "ness", "ion", "ment", "ity", "ance", "ence")
_ME_OR_THEM = frozenset({"me", "us", "him", "her", "them"})
_FAR = 7  # words between what is done and to whom
_PARTICIPLES = ("ed", "en", "hit", "left", "told", "put", "cut", "shot", "held", "kept", "let", "taught")


class People:
    """Follows, word by word, whom a text speaks of; a doubt names everybody it may be."""

    def __init__(self, book: Lexicon, *, of_person: bool) -> None:
        self._book = book
        self._of_person = of_person
        self._last: str = ""  # the last other person who did something
        self._named: str = ""  # the last person named
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
            if _ends_with_me(token):
                self._running = self._running | _ME
        return [
            who | self._owner(tokens, at) | ({SOMEBODY} if self._unsaid(tokens, at) else frozenset())
            for at, who in enumerate(found)
        ]

    def _owner(self, tokens: Sequence[Token], at: int) -> frozenset[str]:
        """ "the death of his father" is the father's."""
        if self._of_person or not tokens[at].meaning.idea or not tokens[at].raw.endswith(_NOUN_ENDINGS):
            return frozenset()
        near = tokens[at + 1 : at + 4]
        if not near or near[0].raw != "of":
            return frozenset()
        return frozenset(name for one in near if (name := one.role("person:")))

    def _unsaid(self, tokens: Sequence[Token], at: int) -> bool:
        """Who does it is not said: "was hit", "beating"."""
        if tokens[at].meaning.idea not in self._book.done_to:
            return False
        return _is_passive(tokens, at) or (not self._of_person and _is_noun(tokens, at))

    def _passive(self, tokens: Sequence[Token]) -> frozenset[str]:
        """ "was hit by his father": it is the father who did it."""
        for number, token in enumerate(tokens):
            for marker in ("by", "history") if token.meaning.roles & {"by", "history"} else ():
                person = next(
                    (name for later in tokens[number + 1 : number + 4] if (name := later.role("person:"))), ""
                )
                if marker in token.meaning.roles and person:
                    return frozenset({person})
        return frozenset()

    def done_to(self, tokens: Sequence[Token], at: int, who: frozenset[str]) -> frozenset[str]:
        """To whom something is done by `who`: the persons behind the verb, or the subject of a passive."""
        if _is_noun(tokens, at) and any(one.raw in ("from", "by") for one in tokens[at + 1 : at + 3]):
            return _ME  # "support from his mother"
        if _is_passive(tokens, at):
            return frozenset(name for one in tokens[:at] if (name := one.role("person:"))) or _ME
        last = tokens[at].raw.rpartition(" ")[2] if " " in tokens[at].raw else ""
        found = self._object(last, who) if last in _ME_OR_THEM else set()
        for number, token in enumerate(tokens[at + 1 : at + 1 + _FAR], start=at + 1):
            roles = token.meaning.roles
            if "and" in roles or ("self" in roles and self._of_person and token.raw in ("i", "we")):
                break
            if person := token.role("person:"):
                found.add(person)
            elif "object" in roles and not self._owns(tokens, number):
                found |= self._object(token.raw, who)
        return frozenset(found)

    def _owns(self, tokens: Sequence[Token], number: int) -> bool:
        """ "her mother" is not "her"."""
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        return (
            tokens[number].raw == "her"
            and following is not None
            and bool(following.meaning.idea or following.role("person:"))
        )

    def _object(self, pronoun: str, who: frozenset[str]) -> set[str]:
        if pronoun == "me":
            return {SELF}
        if pronoun == "us":
            return {SELF, OTHER}
        if self._of_person or SELF in who or pronoun == "them":
            return {OTHER}
        return {SELF}

    def _step(self, tokens: Sequence[Token], number: int, *, acted: bool) -> None:
        token = tokens[number]
        roles = token.meaning.roles
        person = token.role("person:")
        if person and not (not self._of_person and is_predicate(tokens, number)):
            self._meet(tokens, number, person, acted=acted)
            self._named = person
        elif token.raw == "who" and self._named and number <= 2:
            self._running = frozenset({self._named})
        elif "self" in roles and self._of_person:
            self._running = _ME
        elif "third" in roles:
            self._running = self._third(token.raw)
        elif "object" in roles or (roles & {"patient"} and acted):
            self._running = self._running | _ME
        elif "knowing" in roles and not self._of_person:
            self._running = self._running | _ME  # what others know of is often about the person

    def _meet(self, tokens: Sequence[Token], number: int, person: str, *, acted: bool) -> None:
        """Another person is named: they act, or something of theirs, or something is done to them."""
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        owns = following is not None and following.raw == "'s"
        object_of = any(
            "before_object" in before.meaning.roles for before in tokens[max(0, number - 2) : number]
        )
        joined = (number > 1 and "and" in tokens[number - 1].meaning.roles) or (
            number > 2 and "and" in tokens[number - 2].meaning.roles
        )
        if owns or not (object_of or acted):
            self._running = frozenset({person}) | (self._running if joined else frozenset())
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


def is_predicate(tokens: Sequence[Token], at: int) -> bool:
    """ "was a quiet child": a person is told of, and no other one is named."""
    lead = [one.raw for one in tokens[max(0, at - _PREDICATE) : at]]
    for number in range(len(lead) - 1, 0, -1):
        if lead[number] in ("a", "an") and lead[number - 1] in _BEING:
            return number < 2 or lead[number - 2] not in ("there", "it", "that", "this")
    return False


_PREDICATE = 5  # words from "was a" to the person
_BEING = frozenset({"is", "was", "been", "being", "as"})


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    if not tokens[at].raw.split(" ")[0].endswith(_PARTICIPLES):
        return False
    return any("be" in one.meaning.roles or one.raw in _GETS for one in tokens[max(0, at - 3) : at])


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    return tokens[at].raw in _NOUNS or (
        tokens[at].raw.endswith("ing") and (before is None or "be" not in before.meaning.roles)
    )


def _ends_with_me(token: Token) -> bool:
    """A phrase that has taken the object in: "gave me"."""
    return token.raw.endswith((" me", " us"))
