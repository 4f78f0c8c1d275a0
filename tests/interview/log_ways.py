"""Ways in which something that was said could get into the log: each writes the canary if it can."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Callable

from interview.events import SessionOpened
from interview.headless import run
from interview.stand_in import StandIn
from interview.store import MemoryStore
from tests.fakes import a_consent, a_session, some_services

CANARY = "zebra-canary-7431"
log = logging.getLogger("interview.headless")


class Said(Exception):
    """An error whose text is what somebody said."""


class Speaking:
    def __str__(self) -> str:
        return CANARY

    __repr__ = __str__


class SpeakingNumber(int):
    __str__ = __repr__ = Speaking.__str__

    def __format__(self, spec: str) -> str:
        return CANARY


def an_error() -> None:
    try:
        try:
            raise KeyError(CANARY)
        except KeyError as error:
            raise Said(CANARY) from error
    except Said:
        log.exception("unexpected %s in %s", CANARY, Said(CANARY))


def the_hook_of_the_process() -> None:
    try:
        raise Said(CANARY)
    except Said as error:
        sys.excepthook(Said, error, error.__traceback__)


def a_thread() -> None:
    def fail() -> None:
        raise Said(CANARY)

    thread = threading.Thread(target=fail, name=CANARY)
    thread.start()
    thread.join()


def cleaning_up() -> None:
    class Leaving:
        def __del__(self) -> None:
            raise Said(CANARY)

    Leaving()
    gc.collect()


def an_interview() -> None:
    services = some_services(MemoryStore(), [CANARY, None, CANARY])

    def fail() -> None:
        raise Said(CANARY)

    services.speaker.fault = services.transcriber.fault = services.emotion.fault = fail
    opened = SessionOpened("2026-01-02T10:00:00+00:00")
    run(a_session(), opened, services, StandIn(a_consent()), services.store.save)


WAYS: dict[str, Callable[[], object]] = {
    "argument": lambda: log.error("unexpected %s in %s", CANARY, CANARY),
    "one argument too few": lambda: log.error("unexpected %s in %s", CANARY),
    "arguments by name": lambda: log.error("unexpected %s in %s", {"said": CANARY}),
    "an object that speaks": lambda: log.error("unexpected %s in %s", Speaking(), [CANARY]),
    "a number that speaks": lambda: log.error("unexpected %s in %s", SpeakingNumber(3), b"zebra-canary-7431"),
    "a line that is not on the list": lambda: log.error(f"unexpected {CANARY}"),
    "a line that is no text": lambda: log.error(Speaking()),
    "an object as line": lambda: log.error(Said(CANARY)),
    "the name of a logger": lambda: logging.getLogger(f"interview.{CANARY}").error(
        "unexpected %s in %s", 1, 2
    ),
    "a library": lambda: logging.getLogger("urllib3.connection").warning("GET %s", CANARY),
    "a library's own line": lambda: logging.getLogger("urllib3").critical(CANARY),
    "a library named so": lambda: logging.getLogger(CANARY).error("broken"),
    "the root": lambda: logging.getLogger().error(CANARY),
    "an exception and its cause": an_error,
    "what nobody caught": the_hook_of_the_process,
    "a thread": a_thread,
    "cleaning up": cleaning_up,
    "an interview whose parts fail": an_interview,
}
