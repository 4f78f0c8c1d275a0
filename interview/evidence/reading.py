"""Reads who did, felt or denied what, when and how surely, as far as rules can tell it from the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from interview.evidence.lexicon import Lexicon
from interview.evidence.numbers import Amount, amounts
from interview.evidence.words import COMMA, Token

SELF = "self"
OTHER = "other"
_ME = frozenset({SELF})
_OBJECTS = ("ني", "ه", "ها")  # at the end of a verb: me, him, her
_I = ("ا", "با")  # at the head of a verb: I
_PRONOUNS = {"هو": "he", "هي": "she", "هم": "they"}
_LONGEST = 60  # words of a clause; beyond, nothing reaches
_SHORT = 3  # ideas of an answer that is little more than yes or no
_NEAR = 5  # words between what is done and how it is done


@dataclass(frozen=True, slots=True)
class Said:
    """One idea of a text with what the words around it make of it."""

    idea: str
    raw: str = field(compare=False)
    negated: bool
    who: frozenset[str]
    when: str  # "past", "was", "now", "is", "future"
    moods: frozenset[str]  # "maybe", "wish", …; empty: plainly so
    ceased: bool = False  # denied by "stopped" and the like
    beside: bool = False  # where, when or about what something else happens: a denial may mean only that


@dataclass(frozen=True)
class Reading:
    """A text, read. `ideas` holds every `Said` under the name of its idea."""

    said: tuple[Said, ...] = ()
    persons: frozenset[str] = frozenset()
    amounts: tuple[Amount, ...] = ()
    relations: frozenset[tuple[str, str]] = frozenset()  # ("since", "at:march")
    ideas: dict[str, tuple[Said, ...]] = field(default_factory=dict)


def read(text: str, book: Lexicon, *, of_person: bool, before: str = "") -> Reading:
    """`of_person`: the words of the person, who says "I"; else a sentence about them, who is "he", "she", "they".
    `before` is read for what it makes of the text ("I never …"), and is no part of it."""
    lead = list(book.tokens(before))
    own = list(book.tokens(text))
    tokens = [*lead, *own]
    said = tuple(_said(tokens, book, of_person=of_person, first=len(lead)))
    persons = frozenset(name for token in tokens if (name := token.role("person:")))
    return Reading(said, persons, tuple(amounts(own, book)), frozenset(_relations(own)), _by_idea(said))


def adopted(answer: str, question: str, book: Lexicon) -> Reading | None:
    """What a person says with a short "yes" or "no": the question, or its contrary. None for other answers."""
    tokens = [
        token for token in book.tokens(answer) if token.meaning.idea and "skip" not in token.meaning.roles
    ]
    first = next(iter(book.tokens(answer)), None)
    if first is None or len(tokens) > _SHORT or not first.meaning.roles & {"yes", "answers_no"}:
        return None
    no = "answers_no" in first.meaning.roles
    asked = read(question, book, of_person=True)
    said = tuple(replace(one, negated=one.negated != no, when="is") for one in asked.said)
    return replace(asked, said=said, ideas=_by_idea(said))


def _by_idea(said: Iterable[Said]) -> dict[str, tuple[Said, ...]]:
    """What differs in more than the word is kept once: a long text has few kinds of it."""
    ideas: dict[str, dict[Said, None]] = {}
    for one in said:
        ideas.setdefault(one.idea, {})[one] = None
    return {idea: tuple(kinds) for idea, kinds in ideas.items()}


def joined(readings: Iterable[Reading]) -> Reading:
    """Several quotes as one body of evidence."""
    readings = list(readings)
    if len(readings) == 1:
        return readings[0]
    said = tuple(said for one in readings for said in one.said)
    return Reading(
        said,
        frozenset().union(*(one.persons for one in readings)),
        tuple(amount for one in readings for amount in one.amounts),
        frozenset().union(*(one.relations for one in readings)),
        _by_idea(said),
    )


def _relations(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for number, token in enumerate(tokens):
        relation = token.role("relation:")
        for later in tokens[number + 1 : number + 4] if relation else ():
            if later.ends or later.role("relation:"):
                break
            name = later.role("at:") or later.role("person:") or later.role("unit:") or later.meaning.idea
            if name and "skip" not in later.meaning.roles:
                yield relation, name
                break


# ── clauses ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class _Clause:
    tokens: list[Token]
    opens: bool  # a sentence begins here
    start: int = 0  # its first word in the text


def _said(tokens: Sequence[Token], book: Lexicon, *, of_person: bool, first: int) -> Iterator[Said]:
    people = _People(book, of_person=of_person)
    denying = False
    for clause in _clauses(tokens):
        if clause.opens:
            denying = False
            people.new_sentence()
        signs, denying = _negated(clause.tokens, denying)
        who = people.of(clause.tokens)
        moods = _moods(clause.tokens)
        when = _when(clause.tokens, book)
        for at, token in enumerate(clause.tokens):
            meaning = token.meaning
            if (
                clause.start + at < first
                or not meaning.idea
                or ("skip" in meaning.roles and not meaning.roles & {"no"})
            ):
                continue
            badly = meaning.idea in book.functions and _done_badly(clause.tokens, signs, at)
            badly = badly or _is_struggle(clause.tokens, at)
            ceased = any("ceased" in before.meaning.roles for before in clause.tokens[:at])
            denied = signs[at] != (meaning.turned or badly)
            beside = _beside(clause.tokens, at, book)
            yield Said(meaning.idea, token.raw, denied, who[at], when, moods[at], ceased, beside)


def _clauses(tokens: Sequence[Token]) -> Iterator[_Clause]:
    """Stretches with one subject: a sentence is cut at "but" and the like, and before a new subject."""
    clause = _Clause([], opens=True)
    for number, token in enumerate(tokens):
        if token.ends:
            if clause.tokens:
                yield clause
            clause = _Clause([], opens=True, start=number + 1)
            continue
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        cut = (
            len(clause.tokens) >= _LONGEST
            or "break" in token.meaning.roles
            or (
                ("and" in token.meaning.roles or token.raw == COMMA)
                and following is not None
                and _begins(following)
            )
        )
        if cut and clause.tokens:
            yield clause
            clause = _Clause([], opens=False, start=number)
        clause.tokens.append(token)
    if clause.tokens:
        yield clause


def _begins(token: Token) -> bool:
    roles = token.meaning.roles
    return bool(roles & {"self", "third", "said", "deny"}) or any(
        role.startswith("person:") for role in roles
    )


# ── said or denied ───────────────────────────────────────────────────────────────────────────────────────────────


def _negated(tokens: Sequence[Token], denying: bool) -> tuple[list[bool], bool]:
    """For each word whether it is denied, and whether a denial goes on into the next clause of the sentence."""
    signs: list[bool] = []
    no = False
    for number, token in enumerate(tokens):
        roles = token.meaning.roles
        before = tokens[number - 1].meaning.roles if number else frozenset()
        if "afterwards" in roles and ("be" in before or (number and tokens[number - 1].raw == COMMA)):
            signs = [not sign for sign in signs]
        elif "deny" in roles:
            denying, no = not no, False
        elif "break" in roles or ("said" in roles and denying and "and" in before):
            denying = no = False
        elif "no" in roles:
            signs.append(no != denying)
            no = not _is_reply(tokens, number)
            if no and token.raw == "not" and not _has_idea(tokens[number:]):
                signs = [True] * len(signs)  # "the sadness does not come back"
            continue
        elif "and" in roles or (
            token.raw == COMMA and number + 1 < len(tokens) and _begins(tokens[number + 1])
        ):
            no = False
        signs.append(no != denying)
    return signs, denying


def _is_reply(tokens: Sequence[Token], number: int) -> bool:
    """ "No, …" and "No I …" answer a question; they deny nothing of what follows."""
    if number or len(tokens) < 2 or tokens[0].raw not in ("no", "لا"):
        return False
    return tokens[1].raw == COMMA or bool(tokens[1].meaning.roles & {"self", "third"})


def _beside(tokens: Sequence[Token], at: int, book: Lexicon) -> bool:
    """ "I can't concentrate at work" does not deny the work."""
    idea = tokens[at].meaning.idea
    timed = idea.startswith(("at:", "often:"))
    if not (timed or idea in book.settings or idea not in book.known) or not _has_idea(tokens[:at]):
        return False
    for number in range(at - 1, max(-1, at - 4), -1):
        roles = tokens[number].meaning.roles
        if timed or "beside" in roles:
            return _has_idea(tokens[:number])
        if "skip" not in roles:
            break
    return False


def _has_idea(tokens: Iterable[Token]) -> bool:
    return any(token.meaning.idea and "skip" not in token.meaning.roles for token in tokens)


def _is_struggle(tokens: Sequence[Token], at: int) -> bool:
    """ "Struggles to get out of bed" is close to "cannot get out of bed"."""
    for number in range(at - 1, max(-1, at - _NEAR - 1), -1):
        roles = tokens[number].meaning.roles
        if "struggle" in roles:
            return not roles & {"no"} and "beside" not in tokens[number + 1].meaning.roles
        if "skip" not in roles:
            break
    return False


def _done_badly(tokens: Sequence[Token], signs: Sequence[bool], at: int) -> bool:
    """The clause says of what somebody can do that it is done badly, or not well."""
    for number, token in enumerate(tokens):
        if number == at or abs(number - at) > _NEAR:
            continue
        if "impaired" in token.meaning.roles and signs[number] == signs[at]:
            return True
        if "good" in token.meaning.roles and signs[number] and not signs[at]:
            return True
    return False


# ── how surely, and when ─────────────────────────────────────────────────────────────────────────────────────────


def _moods(tokens: Sequence[Token]) -> list[frozenset[str]]:
    """For each word the signs of doubt, wish or plan that stand before it in its clause."""
    found: list[frozenset[str]] = []
    so_far: frozenset[str] = frozenset()
    for number, token in enumerate(tokens):
        mood = token.role("modal:")
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        about = (
            mood == "maybe"
            and following is not None
            and (following.role("number:") or following.raw[0].isdecimal())
        )
        if "and" in token.meaning.roles:
            so_far -= {"fear"}
        if mood and not about:
            so_far |= {mood}
        found.append(so_far)
    return found


def _when(tokens: Sequence[Token], book: Lexicon) -> str:
    roles = frozenset().union(*(token.meaning.roles for token in tokens))
    for time in ("past", "now", "future"):
        if time in roles:
            return time
    return "was" if any(word in book.past_forms for token in tokens for word in token.raw.split()) else "is"


# ── who ──────────────────────────────────────────────────────────────────────────────────────────────────────────


class _People:
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
