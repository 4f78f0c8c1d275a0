"""The interview without a window: events in, commands out, work done one after another, until nobody decides."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable

from interview.commands import Command, Work
from interview.domain import Session
from interview.engine import advance
from interview.errors import Cancelled, ForPeople
from interview.events import Event, Result, WorkFailed
from interview.jobs import JOBS
from interview.ports import Services, Stop, Watch
from interview.resume import Resumption

log = logging.getLogger(__name__)

Decide = Callable[[Session], Event | None]
Save = Callable[[Session, Event], None]
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

    `first` is `SessionOpened` for a new session, `resume(session)` for a loaded one. `save` is called with each
    event, after it and before the work that it asks for; `begun` before each piece of work, for a progress bar.
    On Ctrl-C what is done is saved before `KeyboardInterrupt` goes up. Raises `IllegalMove` for a decision out of
    place.
    """
    commands: deque[Command] = deque()
    results: deque[Result] = deque()
    unsaved: Event | None = None
    try:
        if isinstance(first, Resumption):
            commands.extend(first.commands)
        else:
            session, wanted = advance(session, first)
            unsaved = first
        while True:
            if unsaved is not None:
                save(session, unsaved)
                if results:
                    results.popleft()
                unsaved = None
                commands.extend(wanted)
            while commands:
                result = carry_out(session, commands.popleft(), services, begun)
                if result is not None:
                    results.append(result)
            event = results[0] if results else decide(session)
            if event is None:
                return session
            session, wanted = advance(session, event)
            unsaved = event
    except KeyboardInterrupt:
        _keep(session, unsaved, results, save)
        raise


def _keep(session: Session, unsaved: Event | None, results: Iterable[Result], save: Save) -> None:
    """What the session has become, and the results it has not been told yet."""
    if unsaved is not None:
        save(session, unsaved)
    for result in results:
        if result is not unsaved:
            session, _ = advance(session, result)
            save(session, result)


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
        log.error("unexpected %s in %s", type(error), type(command))
        return WorkFailed(command, f"unexpected error ({type(error).__name__})")
