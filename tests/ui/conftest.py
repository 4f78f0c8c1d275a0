"""What the tests of the command line and of the window share."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.interview.vaults import OTHER, PASSPHRASE
from tests.ui.commands import Ended, Run, wire
from ui.terminal.app import make_app
from ui.terminal.passphrase import VARIABLE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from interview.domain import Session
    from interview.ports import Services
    from tests.ui.clinician import Clinician
    from ui.conductor import Conductor
    from ui.lanes import Lanes

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything makes a QApplication

ENDING = 2.0  # seconds for a thread or a child that is on its way out
# what the platform without a screen cannot do, and names of languages in scripts that this machine has no font for
HARMLESS = ("This plugin does not support", "OpenType support missing")

Dress = Callable[[str, str], None]


def _threads() -> set[int]:
    """All that run Python, Qt's too; without the one of the tests."""
    return set(sys._current_frames()) - {threading.get_ident()}


def _children() -> set[str]:
    """Processes that this one started and that did not end; empty where the system does not tell."""
    found: set[str] = set()
    for file in Path("/proc/self/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):  # the thread ends in this very moment
            found.update(file.read_text().split())
    return found


def _left(now: Callable[[], set[Any]], before: set[Any]) -> set[Any]:
    end = time.monotonic() + ENDING
    while (left := now() - before) and time.monotonic() < end:
        time.sleep(0.01)
    return left


@pytest.fixture(autouse=True)
def _nothing_stays(qtlog: Any) -> Iterator[None]:
    """No thread and no process outlives its test, and Qt has nothing to complain about."""
    threads, children = _threads(), _children()
    yield
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    assert not [names.get(one, "a thread of Qt") for one in _left(_threads, threads)], "threads stay behind"
    assert not _left(_children, children), "processes stay behind"
    said = [one.message for one in qtlog.records if not any(words in one.message for words in HARMLESS)]
    assert not said, f"Qt complains: {said}"


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Dress]:
    """Puts a theme and a language on the application, still and without a blinking cursor, until the test ends."""
    from ui.gallery import paint

    blinking = qapp.cursorFlashTime()
    yield lambda theme, language: paint.dress(qapp, theme, language)
    paint.dress(qapp, "light", "en")
    qapp.setProperty("still", None)
    qapp.setCursorFlashTime(blinking)


@pytest.fixture
def anamnesis(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command with the passphrase in the environment; `passphrase=None` leaves it out."""

    def run(*arguments: object, passphrase: str | None = PASSPHRASE) -> Ended:
        monkeypatch.setattr("sys.argv", ["main.py", *map(str, arguments)])
        if passphrase is not None:
            monkeypatch.setenv(VARIABLE, passphrase)
        with pytest.raises(SystemExit) as ended:
            make_app(wire)()
        done = capsys.readouterr()
        return Ended(int(ended.value.code or 0), done.out, done.err)

    return run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where `anamnesis` keeps everything when no other home is named."""
    return tmp_path / "home"


@pytest.fixture
def secrets(tmp_path: Path) -> dict[str, Path]:
    """Files with a passphrase, as `--passphrase-file` takes them."""
    files = {"right": PASSPHRASE, "other": OTHER, "wrong": "never was right"}
    for name, text in files.items():
        (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
    return {name: tmp_path / name for name in files}


@pytest.fixture
def a_home(tmp_path: Path) -> Path:
    """With a vault, a microphone that hears a tone, no camera, and nobody who writes down what is heard."""
    from tests.ui.clinician import home_with_tone

    return home_with_tone(tmp_path)


@pytest.fixture
def heard_tone(qtbot: Any, a_home: Path) -> Iterator[Clinician]:
    """A clinician before the locked vault of that home."""
    from tests.ui.clinician import at_the_window

    with at_the_window(qtbot, a_home) as clinician:
        yield clinician


@pytest.fixture
def lanes(qapp: QApplication) -> Iterator[Lanes]:
    """The threads that a conductor gives work to, ended and collected."""
    from ui.collector import Collector
    from ui.lanes import Lanes

    collector, made = Collector(), Lanes()
    yield made
    assert made.close()
    collector.collect()
    collector.close()


@pytest.fixture
def conduct(lanes: Lanes) -> Iterator[Callable[..., Conductor]]:
    """Makes conductors, and closes them before the lanes."""
    from tests.fakes import a_session
    from ui.conductor import Conductor

    made = []

    def make(services: Services, lanes: Lanes, session: Session | None = None) -> Conductor:
        made.append(Conductor(session or a_session(), services, lanes))
        return made[-1]

    yield make
    for conductor in made:
        conductor.close()
