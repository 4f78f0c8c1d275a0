"""What was said never reaches the log, whoever logs it and however; what the program did does."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import numpy as np
import pytest

from interview import log_setup
from interview.domain import Stage
from interview.events import SessionOpened
from interview.log_setup import FILE_BYTES, OLD_FILES, OURS, WITHHELD, AllowedOnly, configure
from tests.interview.log_ways import CANARY, WAYS, an_error, log, the_hook_of_the_process

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def log_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the log goes; afterwards everything that `configure` sets is as it was."""
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook, sys.unraisablehook)
    names = (None, *OURS)
    levels = [logging.getLogger(name).level for name in names]
    monkeypatch.setattr(root, "handlers", [])
    yield tmp_path / "logs" / "log.txt"
    for handler in root.handlers:
        handler.close()
    for name, level in zip(names, levels, strict=True):
        logging.getLogger(name).setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def everything_in(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()))


# ── what must not get in ─────────────────────────────────────────────────────────────────────────────────────────

CAREFUL_BY_ITSELF = {"an interview whose parts fail"}


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize("way", WAYS)
def test_nothing_that_was_said_gets_into_the_log_nor_onto_the_screen(log_file, way, debug, capfd):
    assert configure(log_file, debug)
    WAYS[way]()
    written = everything_in(log_file.parent)
    assert written.count("\n") >= 1, "it does say that something happened"
    assert CANARY not in written + "".join(capfd.readouterr())


@pytest.mark.parametrize("way", sorted(set(WAYS) - CAREFUL_BY_ITSELF))
def test_the_usual_formatter_and_hooks_would_write_it(log_file, way, capfd):
    log_file.parent.mkdir()
    usual = logging.FileHandler(log_file, encoding="utf-8")
    usual.setFormatter(logging.Formatter("%(name)s %(message)s"))
    logging.getLogger().handlers[:] = [usual]
    sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__
    WAYS[way]()
    assert CANARY in everything_in(log_file.parent) + "".join(capfd.readouterr())


# ── what does get in ─────────────────────────────────────────────────────────────────────────────────────────────


class Colour(Enum):
    RED = CANARY


def formatted(line: str, *arguments: object) -> str:
    record = logging.LogRecord("interview.headless", logging.INFO, "", 0, line, arguments, None)
    return AllowedOnly(debug=False).format(record)


@pytest.mark.parametrize(
    ("argument", "written"),
    [
        (3, "3"),
        (-0.25, "-0.25"),
        (True, "True"),
        (None, "None"),
        (np.float64(1.5), "1.5"),
        (Stage.ASKING, "asking"),
        (Colour.RED, "red"),
        (SessionOpened, "SessionOpened"),
        (ValueError, "ValueError"),
        ("SessionOpened", WITHHELD),
        (Path("name"), WITHHELD),
        ((1, 2), WITHHELD),
    ],
)
def test_numbers_and_names_of_the_program_are_written(argument, written):
    assert formatted("dropped %s while %s", argument, 1).endswith(
        f"INFO interview.headless: dropped {written} while 1"
    )


def test_a_line_has_its_time_in_utc_whatever_the_zone():
    record = logging.LogRecord("interview", logging.WARNING, "", 0, "stopped by an exception", (), None)
    record.created = 0.0
    line = AllowedOnly(debug=False).format(record)
    assert line == "1970-01-01T00:00:00Z WARNING interview: stopped by an exception"


def test_exceptions_are_named_by_class_and_in_debug_by_place(log_file):
    configure(log_file)
    an_error()
    assert "[Said < KeyError]" in log_file.read_text()
    assert "an_error" not in log_file.read_text()
    configure(log_file, debug=True)
    an_error()
    assert "log_ways.py" in log_file.read_text()
    assert "an_error" in log_file.read_text()


def test_libraries_are_heard_from_a_warning_on_and_debug_lines_only_in_debug(log_file):
    configure(log_file)
    library = logging.getLogger("urllib3.connection")
    library.info("idle")
    log.debug("stopped by an exception")
    assert log_file.read_text() == ""
    library.warning("broken")
    assert log_file.read_text().endswith("(a library)\n")
    configure(log_file, debug=True)
    log.debug("stopped by an exception")
    assert "DEBUG interview.headless: stopped" in log_file.read_text()


def test_it_logs_to_the_file_alone_and_once(log_file, capfd):
    logging.getLogger().addHandler(logging.StreamHandler())
    for _ in range(2):
        configure(log_file)
    log.error("stopped by an exception")
    assert log_file.read_text().count("\n") == 1
    assert capfd.readouterr() == ("", "")


def test_what_nobody_caught_is_named_on_the_screen_by_its_class(log_file, capsys):
    configure(log_file)
    the_hook_of_the_process()
    assert "(Said)" in capsys.readouterr().err
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert capsys.readouterr().err == ""


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX systems")
def test_a_log_that_others_could_read_is_closed_to_them(log_file):
    log_file.parent.mkdir()
    log_file.touch()
    log_file.chmod(0o644)
    configure(log_file)
    assert log_file.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX systems")
def test_the_log_and_the_old_ones_are_for_their_owner_only(log_file, monkeypatch):
    monkeypatch.setattr(log_setup, "FILE_BYTES", 200)
    before = os.umask(0)
    try:
        configure(log_file)
        for _ in range(10):
            log.error("stopped by an exception")
    finally:
        os.umask(before)
    assert len(list(log_file.parent.iterdir())) == 1 + OLD_FILES
    assert {path.stat().st_mode & 0o777 for path in log_file.parent.iterdir()} == {0o600}


def test_logs_stay_small(log_file, monkeypatch):
    monkeypatch.setattr(log_setup, "FILE_BYTES", 2000)
    configure(log_file)
    for _ in range(500):
        log.error("stopped by an exception")
    assert sum(path.stat().st_size for path in log_file.parent.iterdir()) <= 2000 * (1 + OLD_FILES)
    assert FILE_BYTES == 1_000_000


def test_without_a_place_for_it_the_program_runs_and_prints_nothing_instead(tmp_path, log_file, capfd):
    (tmp_path / "logs").write_bytes(b"")
    assert not configure(log_file)
    log.error("unexpected %s in %s", CANARY, CANARY)
    assert capfd.readouterr() == ("", "")


def test_a_folder_in_its_place_is_left_as_it_is(log_file):
    log_file.mkdir(parents=True, mode=0o755)
    mode = log_file.stat().st_mode
    assert not configure(log_file)
    assert log_file.stat().st_mode == mode


@pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="a device that is always full is a matter of Linux"
)
def test_a_full_disk_ends_nothing_and_prints_nothing(log_file, capfd):
    configure(log_file)
    (handler,) = logging.getLogger().handlers
    assert isinstance(handler, logging.FileHandler)
    handler.stream.close()
    handler.stream = os.fdopen(os.open("/dev/full", os.O_WRONLY), "a", encoding="utf-8")
    log.error("unexpected %s in %s", CANARY, CANARY)
    with contextlib.suppress(OSError):
        handler.close()
    assert capfd.readouterr() == ("", "")
