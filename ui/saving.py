"""A step of an interview on its way to the disk, and in which words a failure is told."""

from __future__ import annotations

from dataclasses import dataclass

from interview.commands import Command
from interview.domain import Session
from interview.errors import Cancelled, ForPeople
from interview.events import Event


@dataclass(frozen=True, eq=False)
class Saving:
    session: Session
    event: Event
    commands: tuple[Command, ...]  # what begins when it is on the disk


def reason(error: Exception) -> str:
    """Why a piece of work failed, as the session keeps it."""
    if isinstance(error, ForPeople):
        return str(error)
    if isinstance(error, Cancelled):
        return "The work was cancelled."
    return f"unexpected error ({type(error).__name__})"


def for_people(error: Exception) -> ForPeople:
    """Why a step could not be saved."""
    return error if isinstance(error, ForPeople) else ForPeople(f"Not saved: {reason(error)}.")
