"""What the process does first of all, so that nothing it holds in memory lands on the disk by way of the system.

Swap and hibernation are the system's: a machine with patients' data needs an encrypted disk.
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import sys
from pathlib import Path
from typing import BinaryIO

from interview.private_files import private_folder

CRASH_FILE = "crash.txt"  # beside the log
LONGEST_CRASH_FILE = 1 << 20  # bytes; then a new one is begun
PR_SET_DUMPABLE = 4  # <linux/prctl.h>

_crash_file: BinaryIO | None = None  # must stay open as long as the process lives


def harden() -> tuple[str, ...]:
    """No core dumps, and new files for their owner only; what could not be done here, in words.

    Once, before anything is opened and before the first thread. Child processes inherit the limit and the umask, not
    the mark that Linux puts on this process.
    """
    os.umask(0o077)
    missing = _no_core_file()
    if sys.platform == "linux":
        missing = (*missing, *_not_dumpable())
    return missing


def write_crashes(log_file: Path) -> bool:
    """On a crash in native code: functions and lines of each thread, no values, to a file beside the log.

    Returns False when there is no such file: the program runs all the same.
    """
    global _crash_file
    path = log_file.with_name(CRASH_FILE)
    try:
        private_folder(path.parent)
        long = path.exists() and path.stat().st_size > LONGEST_CRASH_FILE
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if long else os.O_APPEND), 0o600)
    except OSError:
        return False
    before, _crash_file = _crash_file, os.fdopen(handle, "wb", buffering=0)
    faulthandler.enable(_crash_file, all_threads=True)
    if before is not None:
        before.close()
    return True


if sys.platform == "win32":

    def _no_core_file() -> tuple[str, ...]:
        return (
            "Windows may keep a dump of a crashed program: its error reporting is set by an administrator.",
        )
else:
    import resource

    def _no_core_file() -> tuple[str, ...]:
        """Linux hands a dump to a program such as systemd-coredump whatever the limit is, unless it is 1."""
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        limit = 1 if sys.platform == "linux" and hard != 0 else 0
        try:
            resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))
        except (OSError, ValueError):
            return ("This system does not let core dumps be switched off.",)
        return ()


def _not_dumpable() -> tuple[str, ...]:
    """Nor can another program of the same user read the memory of this one."""
    try:
        done = ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0
    except (OSError, AttributeError):
        done = False
    return () if done else ("This system does not protect the memory of this program from others.",)
