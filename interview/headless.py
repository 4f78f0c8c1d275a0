"""The interview without a window: events in, commands out, work done one after another, until nobody decides."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable

from interview.commands import Command, Work
from interview.domain import Session
from interview.engine import Step, advance
from interview.errors import Cancelled, ForPeople
from interview.events import Event, Result, WorkFailed
from interview.jobs import JOBS
from interview.ports import Services, Stop, Watch
from interview.resume import Resumption

log = logging.getLogger(__name__)

Decide = Callable[[Session], Event | None]
Save = Callable[[Session], None]
Begun = Callable[[Session, Work, Watch], None]


def _unseen(_session: Session, _work: Work, _watch: Watch) -> None:
    """Nobody watches."""


def run(
    session: Session,
    first: Event | Resumption,
    services: Services,
    decide: Decide,
    save: Save,
    begun: Begun = _unseen,
) -> Session:
    """Drive the interview until `decide` returns None; returns the session as it is then.

    `first` is `SessionOpened` for a new session, `resume(session)` for a loaded one. `save` is called after every
    event and before the work that it asks for; `begun` before each piece of work, for a progress bar. On Ctrl-C
    what is done is saved before `KeyboardInterrupt` goes up. Raises `IllegalMove` for a decision out of place.
    """
    commands: deque[Command] = deque()
    results: deque[Result] = deque()
    try:
        session, wanted = _begin(session, first, save)
        while True:
            commands.extend(wanted)
            while commands:
                result = carry_out(session, commands.popleft(), services, begun)
                if result is not None:
                    results.append(result)
            event = results[0] if results else decide(session)
            if event is None:
                return session
            session, wanted = advance(session, event)
            save(session)
            if results:
                results.popleft()
    except KeyboardInterrupt:
        for (
            result
        ) in results:  # one that was interrupted half-way comes twice, and is dropped the second time
            session, _ = advance(session, result)
        save(session)
        raise


def _begin(session: Session, first: Event | Resumption, save: Save) -> Step:
    if isinstance(first, Resumption):
        return session, first.commands
    session, commands = advance(session, first)
    save(session)
    return session, commands


def carry_out(
    session: Session, command: Command, services: Services, begun: Begun = _unseen
) -> Result | None:
    """The event that a piece of work ends with. Commands that steer mean nothing here: no work is under way."""
    if not isinstance(command, Work):
        return None
    watch = Watch()
    begun(session, command, watch)
    try:
        return JOBS[type(command)](command, services, Stop(), watch)
    except ForPeople as error:
        return WorkFailed(command, str(error))
    except Cancelled:
        return WorkFailed(command, "The work was cancelled.")
    except Exception as error:  # noqa: BLE001 - a fault of one part must not end an interview
        log.error("unexpected %s in %s", type(error).__name__, type(command).__name__)
        return WorkFailed(command, f"unexpected error ({type(error).__name__})")
