"""A crash of the process leaves no picture of its memory, and the file that names the crash holds no values."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from interview import hardening

ROOT = Path(__file__).resolve().parents[2]
CANARY = "zebra-canary-7431"
posix = pytest.mark.skipif(
    os.name != "posix", reason="limits and masks of a process are a matter of POSIX systems"
)
linux = pytest.mark.skipif(sys.platform != "linux", reason="this protection of memory is a matter of Linux")

START = "from interview.hardening import harden, write_crashes"
WRITE_CRASHES = "\nfrom pathlib import Path\nassert write_crashes(Path('log.txt'))"
AS_MANY_AS_IT_LIKES = """
import resource
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
"""
CRASH = f"""
import os, sys
said = "{CANARY}"
def listen(words):
    import ctypes
    ctypes.string_at(0)
listen(said)
"""


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONFAULTHANDLER", None)
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True
    )


def hardened(code: str, folder: Path, before: str = "") -> subprocess.CompletedProcess[str]:
    return run(
        f"{before}\nfrom interview.hardening import harden, write_crashes\nassert harden() == ()\n{code}",
        folder,
    )


def crashes_with_a_dump(code: str) -> str:
    """Run it in a child, and print whether the system says that it dumped it."""
    return f"""
import os
child = os.fork()
if not child:
    exec({code!r})
    os._exit(0)
status = os.waitpid(child, 0)[1]
assert os.WIFSIGNALED(status), status
print(os.WCOREDUMP(status))
"""


@linux
def test_a_crash_leaves_no_dump(tmp_path):
    code = crashes_with_a_dump("import os; os.abort()")
    assert hardened(code, tmp_path, AS_MANY_AS_IT_LIKES).stdout == "False\n"
    assert list(tmp_path.iterdir()) == []


@linux
def test_nor_does_the_crash_of_a_program_that_it_starts(tmp_path):
    start = f"import os, sys; os.execv(sys.executable, [sys.executable, '-c', {'import os; os.abort()'!r}])"
    assert hardened(crashes_with_a_dump(start), tmp_path, AS_MANY_AS_IT_LIKES).stdout == "False\n"
    assert list(tmp_path.iterdir()) == []


@linux
def test_without_it_a_crash_does_leave_one(tmp_path):
    done = run(AS_MANY_AS_IT_LIKES + crashes_with_a_dump("import os; os.abort()"), tmp_path)
    if done.stdout != "True\n":
        pytest.skip("this system dumps no program, hardened or not")


@linux
def test_the_limit_is_the_one_that_helpers_of_the_system_respect_too(tmp_path):
    code = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"
    hard = int(run("import resource; print(resource.getrlimit(resource.RLIMIT_CORE)[1])", tmp_path).stdout)
    assert hardened(code, tmp_path).stdout == ("(1, 1)\n" if hard else "(0, 0)\n")
    none = "import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0))"
    assert hardened(code, tmp_path, none).stdout == "(0, 0)\n"


@linux
def test_no_other_program_of_the_user_may_read_its_memory(tmp_path):
    ask = "import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"  # PR_GET_DUMPABLE
    assert hardened(ask, tmp_path).stdout == "0\n"
    assert run(ask, tmp_path).stdout == "1\n"


@posix
def test_what_it_writes_is_for_its_owner_only(tmp_path):
    code = "open('file', 'w').close(); import os; os.mkdir('folder')"
    hardened(code, tmp_path, "import os; os.umask(0)")
    assert {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {
        "file": 0o600,
        "folder": 0o700,
    }


@pytest.mark.skipif(sys.platform != "win32", reason="what Windows lacks")
def test_on_windows_it_says_what_it_cannot_do():
    assert len(hardening.harden()) == 1


def test_a_crash_is_named_without_a_value(tmp_path):
    log = tmp_path / "logs" / "log.txt"
    done = hardened(
        f"from pathlib import Path\nassert write_crashes(Path({str(log)!r}))\n{CRASH}", tmp_path, "import sys"
    )
    assert done.returncode != 0
    named = (log.parent / hardening.CRASH_FILE).read_text()
    assert "Segmentation fault" in named or "access violation" in named
    assert "listen" in named
    assert CANARY not in named + done.stderr + done.stdout
    assert not log.exists()
    if os.name == "posix":
        assert (log.parent / hardening.CRASH_FILE).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("size", "kept"), [(hardening.LONGEST_CRASH_FILE, True), (1 + (1 << 20), False)])
def test_crashes_are_added_until_the_file_is_long(tmp_path, size, kept):
    file = tmp_path / hardening.CRASH_FILE
    file.write_bytes(b"x" * size)
    run(START + WRITE_CRASHES, tmp_path)
    assert file.stat().st_size == (size if kept else 0)


@posix
def test_the_file_of_crashes_is_for_its_owner_only_whatever_the_mask(tmp_path):
    run("import os; os.umask(0)\n" + START + WRITE_CRASHES, tmp_path)
    assert (tmp_path / hardening.CRASH_FILE).stat().st_mode & 0o777 == 0o600


def test_without_a_place_for_it_the_program_runs_all_the_same(tmp_path):
    (tmp_path / "no folder").write_bytes(b"")
    code = "from pathlib import Path\nprint(write_crashes(Path('no folder/log.txt')))"
    assert hardened(code, tmp_path).stdout == "False\n"
