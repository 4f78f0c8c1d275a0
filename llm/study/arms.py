"""The arms of the study: what the same frozen interview is shown with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interview.errors import NotAccepted
from llm.study.labels import Confusion, Labels, corrupted, shuffled

NONE, TEXT, EXAMINED, SHUFFLED, CORRUPTED = "none", "text", "mse", "shuffled", "corrupted"
ARMS: Mapping[str, str] = {
    NONE: "no emotion labels",
    TEXT: "labels read from the words of the answers",
    EXAMINED: "labels from the mental state examination",
    SHUFFLED: "labels from the examination, dealt anew over all answers of all cases",
    CORRUPTED: "labels from the examination, as an emotion network would misread them",
}


@dataclass(frozen=True)
class Read:
    """The labels that were read, by case; a case is absent where they could not be."""

    from_text: Mapping[str, Labels]
    from_examination: Mapping[str, Labels]


def chosen(names: Sequence[str]) -> tuple[str, ...]:
    """The arms in their usual order. Raises `NotAccepted` for a name that is none."""
    if strange := [name for name in names if name not in ARMS]:
        raise NotAccepted(f"There is no arm {strange[0]!r}.", f"Choose of: {','.join(ARMS)}.")
    if NONE not in names:
        raise NotAccepted("Every arm is compared with the one without labels.", "Add none to --arms.")
    return tuple(name for name in ARMS if name in names)


def left_out(names: Sequence[str], cases: int, confusion: Confusion | None) -> dict[str, str]:
    """Arms that cannot be had here, and why."""
    why = {}
    if SHUFFLED in names and cases < 2:
        why[SHUFFLED] = "there is only one case to shuffle"
    if CORRUPTED in names and confusion is None:
        why[CORRUPTED] = "no emotion model that was measured lies here, and no --confusion FILE was given"
    return why


def labels_of(arm: str, read: Read, confusion: Confusion | None, seed: int) -> Mapping[str, Labels]:
    """What each case is shown in this arm; shuffling and corrupting are drawn anew for each seed."""
    if arm == TEXT:
        return read.from_text
    if arm == EXAMINED:
        return read.from_examination
    if arm == SHUFFLED:
        return shuffled(read.from_examination, seed)
    if arm == CORRUPTED and confusion is not None:
        return corrupted(read.from_examination, confusion, seed)
    raise ValueError(f"no labels for {arm}")
