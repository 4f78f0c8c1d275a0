"""What the words of a clause make of one another: denied, doubted, wished for, over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interview.evidence.lexicon import Lexicon
from interview.evidence.words import COMMA, Token

_DEGREES = frozenset({"more", "less"})
_AGAIN = frozenset(
    {"no", "not", "nor", "neither", "nothing", "nobody", "never", "none", "cannot", "no one", "any more"}
)
_NOT_THAT = frozenset({"not that", "not as if", "not as though"})  # "it's not that I can't"
_LAST = frozenset({"no", "never", "none", "nope", "لا"})  # "voices, no"
_NEAR = 5  # words between what is done and how it is done


def begins(token: Token) -> bool:
    roles = token.meaning.roles
    return bool(roles & {"self", "third", "said", "deny"}) or bool(token.role("person:"))


@dataclass
class _Denial:
    """What is denied from here on in a sentence."""

    whole: bool  # "denies": goes on through the sentence
    no: bool = False
    few: bool = False  # only in part: "hardly"

    def until_here(self) -> None:
        self.no = self.few = False


def negated(tokens: Sequence[Token], denying: bool) -> tuple[list[bool], list[bool], bool]:
    """For each word whether it is denied, whether only in part ("hardly"), and whether a denial goes on into the next
    clause of the sentence."""
    denial = _Denial(denying)
    signs: list[bool] = []
    parts: list[bool] = []
    for number, token in enumerate(tokens):
        roles = token.meaning.roles
        before = tokens[number - 1].meaning.roles if number else frozenset()
        here = denial.no
        if "afterwards" in roles and ("be" in before or (number and tokens[number - 1].raw == COMMA)):
            signs = [not sign for sign in signs]
        elif "deny" in roles:
            denial = _Denial(not denial.no)
        elif "break" in roles or ("said" in roles and denial.whole and "and" in before):
            denial = _Denial(False)
        elif "no" in roles or "few" in roles:
            _deny(tokens, number, denial, (signs, parts))
        elif (
            "and" in roles or "cause" in roles or (token.raw == COMMA and _begins_anew(tokens[number + 1 :]))
        ):
            denial.until_here()
        signs.append((here if roles & {"no", "few"} else denial.no) != denial.whole)
        parts.append(denial.few and denial.no)
    return signs, parts, denial.whole


def _deny(
    tokens: Sequence[Token], number: int, denial: _Denial, so_far: tuple[list[bool], list[bool]]
) -> None:
    """A word like "not" or "hardly" says something of what follows, or, at the end, of what stands before it."""
    signs, parts = so_far
    token, rest = tokens[number], tokens[number + 1 :]
    few = "few" in token.meaning.roles
    if few and rest and rest[0].role("person:"):
        return  # "my little sister"
    if few and not _has_idea(_until_border(rest)):
        last = next((at for at in range(number - 1, -1, -1) if _has_idea(tokens[at : at + 1])), None)
        if last is not None and not denial.no:
            signs[last], parts[last] = not signs[last], True
        return
    if token.raw in _LAST and not rest and not any(signs) and not denial.no and not denial.whole:
        signs[:] = [True] * len(signs)
        return
    goes_on = "ceased" in token.meaning.roles and denial.no  # "I can't stop thinking of it"
    again = token.raw in _AGAIN and not any(one.raw in _NOT_THAT for one in tokens[:number])
    twice = denial.no and not few and token.raw.isascii() and not again  # "not unable to"
    denial.no = not goes_on and not twice and not _is_reply(tokens, number)
    denial.few = denial.no and few
    ends = bool(number) and "skip" in tokens[number - 1].meaning.roles and not (rest and rest[0].raw == "to")
    if ends and denial.no and token.raw == "not" and not _has_idea(tokens[number:]):
        signs[:] = [True] * len(signs)  # "the sadness does not come back"


def _until_border(tokens: Sequence[Token]) -> Sequence[Token]:
    for number, token in enumerate(tokens):
        if token.raw == COMMA or "and" in token.meaning.roles:
            return tokens[:number]
    return tokens


def _begins_anew(rest: Sequence[Token]) -> bool:
    """After a comma: another subject, or something that is judged by itself ("no appetite, poor sleep")."""
    return bool(rest) and (begins(rest[0]) or bool(rest[0].meaning.roles & {"impaired", "good", "few", "no"}))


def _is_reply(tokens: Sequence[Token], number: int) -> bool:
    """ "No, …" and "No I …" answer a question; they deny nothing of what follows."""
    if number or len(tokens) < 2 or tokens[0].raw not in ("no", "لا"):
        return False
    return tokens[1].raw == COMMA or bool(tokens[1].meaning.roles & {"self", "third"})


def is_beside(tokens: Sequence[Token], at: int, book: Lexicon) -> bool:
    """ "I can't concentrate at work" does not deny the work."""
    idea = tokens[at].meaning.idea
    timed = idea.startswith(("at:", "often:"))
    if idea in book.risk:
        return False
    if any(one.role("relation:") for one in tokens[max(0, at - 2) : at]):
        return True  # "not the same since the accident"
    if not _has_idea(tokens[:at]):
        return False
    if idea in book.things or idea == "medicine":
        return True  # "does not trust the tablets"
    if tokens[at].raw.endswith("ing") and _follows_knowing(tokens, at, book):
        return True  # "does not remember shouting"
    marks = {"beside"} if timed or idea in book.settings else {"beside", "before_object"}
    for number in range(at - 1, max(-1, at - 4), -1):
        roles = tokens[number].meaning.roles
        if timed or roles & marks:
            return _has_idea(tokens[:number])
        if "skip" not in roles and not tokens[number].role("person:"):
            break
    return False


def _follows_knowing(tokens: Sequence[Token], at: int, book: Lexicon) -> bool:
    before = next((one for one in reversed(tokens[:at]) if "skip" not in one.meaning.roles), None)
    return before is not None and before.meaning.idea in book.minded


def is_turned_by_another(tokens: Sequence[Token], at: int) -> bool:
    """ "undeserving of happiness": a word before it says the contrary of itself, and may take it along."""
    return any(token.meaning.turned for token in tokens[max(0, at - _NEAR) : at])


def _has_idea(tokens: Iterable[Token]) -> bool:
    return any(token.meaning.idea and "skip" not in token.meaning.roles for token in tokens)


def is_struggle(tokens: Sequence[Token], at: int) -> bool:
    """ "Struggles to get out of bed" is close to "cannot get out of bed"."""
    for number in range(at - 1, max(-1, at - _NEAR - 1), -1):
        roles = tokens[number].meaning.roles
        if "struggle" in roles:
            return not roles & {"no"} and "beside" not in tokens[number + 1].meaning.roles
        if "skip" not in roles:
            break
    return False


def done_badly(tokens: Sequence[Token], signs: Sequence[bool], at: int) -> bool:
    """The clause says of what somebody can do that it is done badly, or not well."""
    for number, token in enumerate(tokens):
        if number == at or abs(number - at) > _NEAR:
            continue
        if "impaired" in token.meaning.roles and signs[number] == signs[at]:
            return True
        if "good" in token.meaning.roles and signs[number] and not signs[at]:
            return True
    return False


def done_well(tokens: Sequence[Token], signs: Sequence[bool], at: int) -> bool:
    """The clause says of what somebody can do that it is done well."""
    return not signs[at] and any(
        "good" in token.meaning.roles and not signs[number]
        for number, token in enumerate(tokens)
        if number != at and abs(number - at) <= _NEAR
    )


def more_or_less(tokens: Sequence[Token], at: int) -> str:
    """ "drinks less", "more drinking": what is said of it, "" for nothing."""
    for number in (at - 1, at + 1):
        if 0 <= number < len(tokens) and tokens[number].raw in _DEGREES:
            behind = tokens[number + 1].raw if number + 1 < len(tokens) else ""
            return tokens[number].raw if behind != "than" else ""
    return ""


def grade(tokens: Sequence[Token], at: int) -> str:
    """How bad it is said to be: "mild", "strong", or "" where the words near it say neither or both."""
    near = tokens[max(0, at - _NEAR) : at + _NEAR]
    found = {name for one in near for name in ("mild", "strong") if name in one.meaning.roles}
    return found.pop() if len(found) == 1 else ""


def is_taken(tokens: Sequence[Token], at: int) -> bool:
    """The word stands where the name of a medicine would: "was given …"."""
    before = tokens[at - 1] if at else None
    return before is not None and "taking" in before.meaning.roles


def moods_of(tokens: Sequence[Token], book: Lexicon) -> list[frozenset[str]]:
    """For each word the signs of doubt, wish or plan that stand before it in its clause."""
    found: list[frozenset[str]] = []
    so_far: frozenset[str] = frozenset()
    for number, token in enumerate(tokens):
        mood = token.role("modal:")
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if token.raw == "would" and following is not None and "no" in following.meaning.roles:
            mood = "plan"
        if token.raw in ("could", "will"):  # "could not sleep" is no doubt
            mood = "" if following is not None and "no" in following.meaning.roles else mood
        if token.raw == "going to" and following is not None and _is_place(following, book):
            mood = ""
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


def _is_place(token: Token, book: Lexicon) -> bool:
    return token.meaning.idea in book.settings or token.raw in ("the", "a", "my", "his", "her")


def time_of(tokens: Sequence[Token], book: Lexicon) -> str:
    roles = frozenset().union(*(token.meaning.roles for token in tokens))
    for time in ("past", "now", "future"):
        if time in roles:
            return time
    return "was" if any(word in book.past_forms for token in tokens for word in token.raw.split()) else "is"
