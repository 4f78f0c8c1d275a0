"""Suggested follow-ups at a terminal: shown to whoever sits there, and asked only with a yes. Never by themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import typer

from interview.domain import NOT_ANSWERED, Session, Stage
from interview.errors import ForPeople
from interview.events import AnswerTyped, Event, FollowUpApproved, FollowUpDismissed, QuestionSkipped
from interview.follow_up_parts import FollowUp, FollowUps, FollowUpState
from interview.headless import Decide
from ui.terminal.output import notes

FollowUpsOption = Annotated[
    bool, typer.Option("--follow-ups", help="Suggest one more question after an answer; you say y or n.")
]


def wanted_follow_ups(wanted: bool, typed: bool) -> FollowUps:
    """Only for typed answers, and only where somebody sits at the terminal. Raises `ForPeople`."""
    if not wanted:
        return FollowUps.NEVER
    if not typed:
        raise ForPeople("Nobody can answer a follow-up in a recording.", "Give --typed FILE.")
    if not sys.stdin.isatty():
        notes.print("Nobody sits at this terminal: no follow-up is suggested.")
        return FollowUps.NEVER
    return FollowUps.ALWAYS


def _asked(question: str) -> str:
    notes.print(question, markup=False, soft_wrap=True, end=" ")
    return sys.stdin.readline().strip()


@dataclass(frozen=True)
class AskedAtTerminal:
    """A `decide` that puts suggestions to the terminal, and the rest to another one."""

    others: Decide
    ask: Callable[[str], str] = _asked

    def __call__(self, session: Session) -> Event | None:
        if session.open_flags or session.stage not in (Stage.ASKING, Stage.LISTENING):
            return self.others(session)
        offered = session.follow_up
        if offered is not None and offered.state is FollowUpState.OFFERED:
            return self._decided(offered)
        if session.question is not None and session.question.follows:
            said = self.ask(f"{session.question.text}\n>")
            return AnswerTyped(said) if said else QuestionSkipped(NOT_ANSWERED)
        return self.others(session)

    def _decided(self, offered: FollowUp) -> Event:
        of = offered.question_id, offered.take
        yes = self.ask(f"Suggested follow-up: {offered.text}\nAsk it? [y/n]").casefold() in ("y", "yes")
        return FollowUpApproved(*of, offered.text) if yes else FollowUpDismissed(*of)
