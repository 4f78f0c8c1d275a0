"""A child of the tests: an interview that records an answer from a camera and a microphone until it is killed.

    python -m tests.perception.live_child FOLDER CLIP

Prints the monotonic time at which the recording began.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from interview.commands import RecordAnswer
from interview.domain import Session
from interview.engine import advance
from interview.events import ConsentGiven, PlanApproved, QuestionSpoken, SessionOpened
from interview.ports import Stop, Tape, Watch
from perception.camera import FileCamera
from perception.live_recorder import LiveRecorder
from perception.microphone import FileMicrophone
from tests.fakes import a_consent, a_session, some_questions
from tests.faults import stores
from tests.interview.walks import NOW, only, play

SESSION = "cut-off"


def asked() -> Session:
    """An interview in which the first question was just spoken."""
    return play(
        a_session(SESSION), SessionOpened(NOW), ConsentGiven(a_consent()), PlanApproved(some_questions())
    )


def main(folder: Path, clip: Path) -> None:
    with stores.opened(folder) as store:
        session = asked()
        store.save(session)
        session, commands = advance(
            session, QuestionSpoken(session.take, store.new_tape(SESSION, session.take))
        )
        store.save(session)
        (command,) = only(commands, RecordAnswer)
        watch = Watch()
        recorder = LiveRecorder(lambda: FileMicrophone(clip), lambda: FileCamera(clip))
        sys.stdout.write(f"{time.monotonic()}\n")
        sys.stdout.flush()
        recorder.record(Tape(command.tape_id, store), True, True, Stop(), watch)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
