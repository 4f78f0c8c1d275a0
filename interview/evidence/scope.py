"""What the words of a clause make of one another: denied, doubted, wished for, over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview.evidence.lexicon import Lexicon
from interview.evidence.words import COMMA, Token

_NEAR = 5  # words between what is done and how it is done


def begins(token: Token) -> bool:
    roles = token.meaning.roles
    return bool(roles & {"self", "third", "said", "deny"}) or any(
        role.startswith("person:") for role in roles
    )


def negated(tokens: Sequence[Token], denying: bool) -> tuple[list[bool], bool]:
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
            goes_on = "ceased" in roles and no  # "I can't stop thinking of it"
            no = not goes_on and not _is_reply(tokens, number)
            if no and token.raw == "not" and not _has_idea(tokens[number:]):
                signs = [True] * len(signs)  # "the sadness does not come back"
            continue
        elif "and" in roles or (
            token.raw == COMMA and number + 1 < len(tokens) and begins(tokens[number + 1])
        ):
            no = False
        signs.append(no != denying)
    return signs, denying


def _is_reply(tokens: Sequence[Token], number: int) -> bool:
    """ "No, …" and "No I …" answer a question; they deny nothing of what follows."""
    if number or len(tokens) < 2 or tokens[0].raw not in ("no", "لا"):
        return False
    return tokens[1].raw == COMMA or bool(tokens[1].meaning.roles & {"self", "third"})


def is_beside(tokens: Sequence[Token], at: int, book: Lexicon) -> bool:
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


def moods_of(tokens: Sequence[Token]) -> list[frozenset[str]]:
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


def time_of(tokens: Sequence[Token], book: Lexicon) -> str:
    roles = frozenset().union(*(token.meaning.roles for token in tokens))
    for time in ("past", "now", "future"):
        if time in roles:
            return time
    return "was" if any(word in book.past_forms for token in tokens for word in token.raw.split()) else "is"
