"""The log file, by allow-list: the program's own lines that are on the list, with numbers and names of types in them.

No string from outside gets in: not an argument, not the text of an exception, not a word of a library. Of a library's
warning it says only whose it was. A new line is added to `LINES`; a test names a call whose line is not there.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from enum import Enum
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from interview.private_files import private_folder

LINES = frozenset(
    {
        "dropped %s while %s",
        "unexpected %s in %s",
        "the end of a stream was not noted (%s)",
        "stopped by an exception",
        "a thread stopped by an exception",
        "an exception while cleaning up",
        "a microphone did not close in %.0f s",
        "a camera did not close in %.1f s",
        "the language model ended while it was told to stop",
        "started a language model in %.2f s",
        "the language model failed: %s, loaded %d, exit code %s",
        "the language server is tried again",
        "the language model wrote no more questions: %s",
        "questions by the language model: %d of %d",
        "a reply with questions was not usable: %s",
        "follow-ups by the language model: %d in %d tries",
        "the language model was asked about a name without an answer: %s",
    }
)
OURS = frozenset({"__main__", "interview", "llm", "models", "perception", "reports", "ui"})
WITHHELD = "<withheld>"
FILE_BYTES = 1_000_000
OLD_FILES = 3

log = logging.getLogger(__name__)


def configure(log_file: Path, debug: bool = False) -> bool:
    """Log to this file and nowhere else; False when it cannot be written, and then there is no log.

    Once, at the start of the process. `debug` adds debug lines, and to an exception the files, lines and functions it
    came through; its text is in no log.
    """
    root = logging.getLogger()
    for handler in root.handlers[:]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.DEBUG if debug else logging.INFO)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    sys.unraisablehook = _unraisable
    try:
        private_folder(log_file.parent)
        handler = PrivateLogFile(log_file)
    except OSError:
        root.addHandler(logging.NullHandler())
        return False
    handler.setFormatter(AllowedOnly(debug))
    root.addHandler(handler)
    return True


class PrivateLogFile(RotatingFileHandler):
    """For the owner only; a fault in writing it is nobody's business."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=FILE_BYTES, backupCount=OLD_FILES, encoding="utf-8")

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        Path(self.baseFilename).chmod(0o600)  # also one that was there before
        return os.fdopen(handle, "a", encoding="utf-8")

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - named by the library
        """The usual way would print the record, arguments and all."""


class AllowedOnly(logging.Formatter):
    """What of a record may be written."""

    def __init__(self, debug: bool) -> None:
        super().__init__()
        self._debug = debug

    def format(self, record: logging.LogRecord) -> str:
        when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        level = logging.getLevelName(min(record.levelno, logging.CRITICAL) // 10 * 10)
        line = f"{when} {level} {_source(record.name)}"
        if record.name.partition(".")[0] not in OURS:
            return f"{line}: (a library)"
        line = f"{line}: {_message(record)}"
        if record.exc_info and record.exc_info[1] is not None:
            line += f" [{_kinds(record.exc_info[1])}]"
            if self._debug:
                line += "".join(_places(record.exc_info[2]))
        return line


def _source(name: str) -> str:
    """The logger is named after a module, or it is not named."""
    known = (name, name.partition(".")[0])
    return next((one for one in known if one in sys.modules), "?")


def _message(record: logging.LogRecord) -> str:
    template = record.msg
    if not isinstance(template, str) or template not in LINES:
        return "(a line that is not on the list)"
    arguments = record.args if isinstance(record.args, tuple) else (record.args,) if record.args else ()
    try:
        return template % tuple(map(_safe, arguments)) if arguments else template
    except (TypeError, ValueError):
        return template


def _safe(value: object) -> object:
    """Numbers, and names that stand in the program's text: of a type, of a member of an enumeration."""
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, type):
        return value.__name__
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    return float(value) if isinstance(value, float) else WITHHELD


def _kinds(error: BaseException | None) -> str:
    """The class of an exception and of those that led to it."""
    names: list[str] = []
    while error is not None and len(names) < 5:
        names.append(type(error).__name__)
        error = error.__cause__ or error.__context__
    return " < ".join(names)


def _places(trace: TracebackType | None) -> list[str]:
    lines = []
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"\n    {code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return lines


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What nobody caught: its class to the log and the screen, for what a desktop prints is kept too."""
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("stopped by an exception", exc_info=(kind, error, trace))
    sys.stderr.write(f"The program stopped by a fault of its own ({kind.__name__}); the log says where.\n")


def _uncaught_in_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        caught = (arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
        log.critical("a thread stopped by an exception", exc_info=caught)


def _unraisable(arguments: sys.UnraisableHookArgs) -> None:
    if arguments.exc_value is not None:
        caught = (arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
        log.error("an exception while cleaning up", exc_info=caught)
