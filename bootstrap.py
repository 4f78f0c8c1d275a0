#!/usr/bin/env python3
"""Install everything into .venv and start the program, or run every check.

    python3 bootstrap.py              install what is missing, then start the program
    python3 bootstrap.py demo         the same; what follows goes to main.py
    python3 bootstrap.py test         install the test tools too, then run every check

Only the standard library is used here. Each step leaves a mark in .venv, so a run that was cut off goes on where it
stopped and a second run takes seconds. Linux is what this was tried on; macOS and Windows are written and untested.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
MARKS = VENV / "installed.json"
LOG = VENV / "install.log"
PYTHONS = ((3, 11), (3, 13))  # oldest and newest that every wheel exists for
CPU_TORCH = "https://download.pytorch.org/whl/cpu"  # PyTorch's own index of builds without CUDA

# What the wheels load from the system: (library or program, Debian package).
LIBRARIES = (
    ("pango-1.0", "libpango-1.0-0"),
    ("pangoft2-1.0", "libpangoft2-1.0-0"),
    ("harfbuzz", "libharfbuzz0b"),
    ("harfbuzz-subset", "libharfbuzz-subset0"),
    ("portaudio", "libportaudio2"),
    ("GL", "libgl1"),
    ("EGL", "libegl1"),
    ("xkbcommon", "libxkbcommon0"),
    ("xkbcommon-x11", "libxkbcommon-x11-0"),
    ("dbus-1", "libdbus-1-3"),
    ("fontconfig", "libfontconfig1"),
    ("glib-2.0", "libglib2.0-0"),
    ("pulse", "libpulse0"),
    ("X11-xcb", "libx11-xcb1"),
    *((f"xcb-{part}", f"libxcb-{part}0") for part in ("cursor", "image", "render-util", "shape", "randr")),
    ("xcb-icccm", "libxcb-icccm4"),
    ("xcb-keysyms", "libxcb-keysyms1"),
    ("xcb-xkb", "libxcb-xkb1"),
)
FONTS = ("fonts-noto-core", "/usr/share/fonts", "NotoNaskhArabic*")
VIRTUAL_MICROPHONE = ("libasound2-plugins", "/usr/lib", "libasound_module_pcm_pulse.so")
TEST_PROGRAMS = (
    ("Xvfb", "xvfb"),
    ("xauth", "xauth"),
    ("pdftoppm", "poppler-utils"),
    ("flite", "flite"),
    ("strace", "strace"),
    ("unshare", "util-linux"),
    ("cc", "gcc"),
    ("pulseaudio", "pulseaudio"),
    ("paplay", "pulseaudio-utils"),
    ("xdotool", "xdotool"),
    ("import", "imagemagick"),
)


class Failed(Exception):
    """A step that the program cannot do without did not succeed."""


def say(text: str) -> None:
    print(text, flush=True)


# ── system libraries ─────────────────────────────────────────────────────────────────────────────────────────────


def missing_packages(testing: bool) -> list[str]:
    """Debian packages of what the system lacks; empty on other systems, where names differ."""
    if shutil.which("apt-get") is None:
        return []
    missing = [package for library, package in LIBRARIES if ctypes.util.find_library(library) is None]
    for package, folder, pattern in (FONTS, VIRTUAL_MICROPHONE) if testing else (FONTS,):
        if not any(Path(folder).rglob(pattern)):
            missing.append(package)
    if testing:
        missing += [package for program, package in TEST_PROGRAMS if shutil.which(program) is None]
    return missing


def install_system(testing: bool) -> None:
    missing = missing_packages(testing)
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        say(
            "These system packages are missing. The program starts without them, but parts of it will not work:"
        )
        say("    sudo " + " ".join(command))
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("system packages", ["apt-get", "update"], environment, needed=False)
    if not run("system packages: " + " ".join(missing), command, environment, needed=False):
        say("    They could not be installed; `main.py doctor` says what will not work.")


# ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────────


def run(
    title: str, command: list[str], environment: dict[str, str] | None = None, needed: bool = True
) -> bool:
    """Run one command with its output in the log, and show that it lives. Raises `Failed` when it was needed."""
    begun = time.monotonic()
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("ab") as log:
        log.write(f"\n=== {title}\n".encode())
        log.flush()
        place = log.tell()
        child = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=environment, cwd=ROOT)
        try:
            while child.poll() is None:
                time.sleep(0.2)
                if sys.stdout.isatty():
                    print(f"\r  … {title[:70]} {time.monotonic() - begun:4.0f} s ", end="", flush=True)
        except BaseException:
            child.terminate()
            child.wait()
            raise
    end = "\r" if sys.stdout.isatty() else ""
    mark = "✓" if child.returncode == 0 else "✗" if needed else "–"
    say(f"{end}  {mark} {title} ({time.monotonic() - begun:.0f} s)" + " " * 8)
    if child.returncode != 0 and needed:
        tail = LOG.read_bytes()[place:].decode("utf-8", "replace").splitlines()[-15:]
        raise Failed("\n".join([*tail, "", f"This step failed: {title}. The whole log: {LOG}"]))
    return child.returncode == 0


def marks() -> dict[str, str]:
    try:
        return dict(json.loads(MARKS.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def step(name: str, key: str, work: object) -> None:
    """Do `work` unless it was done with the same key; a needed step that fails leaves no mark."""
    done = marks()
    digest = hashlib.sha256(key.encode()).hexdigest()
    if done.get(name) == digest:
        return
    work()  # type: ignore[operator]
    half = MARKS.with_suffix(".half")
    half.write_text(json.dumps({**done, name: digest}, indent=1), encoding="utf-8")
    half.replace(MARKS)


def python() -> str:
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def make_venv() -> None:
    """A venv that does not start (a moved folder, a removed Python) is made again."""
    if (
        VENV.exists()
        and subprocess.run([python(), "-c", ""], capture_output=True, check=False).returncode == 0
    ):
        return
    say("Making .venv")
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, check=False
    )
    if made.returncode != 0 and shutil.which("apt-get") and os.geteuid() == 0:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        subprocess.run(["apt-get", "install", "-y", package], capture_output=True, check=False)
        made = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, check=False
        )
    if made.returncode != 0:
        raise Failed("Python cannot make a virtual environment. On Debian: apt-get install python3-venv")


def pip(title: str, *arguments: str, environment: dict[str, str] | None = None, needed: bool = True) -> bool:
    command = [python(), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]
    return run(title, [*command, "-c", ".constraints.txt", *arguments], environment, needed)


def install_torch(wanted: list[str], nvidia: bool) -> None:
    """Without an NVIDIA card: a build without CUDA, from a local wheel or PyTorch's index; else what PyPI has."""
    if sys.platform.startswith("linux") and not nvidia:
        if pip("torch, from a local wheel", "--no-index", "--no-deps", *wanted, needed=False):
            pip("what torch needs", *wanted)
            return
        quick = ("--retries", "1", "--timeout", "15")
        if pip("torch, without CUDA", *quick, "--index-url", CPU_TORCH, "--no-deps", *wanted, needed=False):
            pip("what torch needs", *wanted)
            return
    pip("torch", *wanted)


LLAMA = "-DLLAVA_BUILD=OFF -DGGML_NATIVE=OFF"  # the language model only, for any processor


def install_optional(wanted: str, nvidia: bool) -> None:
    """A part that may have to be compiled; a failure is remembered and does not stop the rest."""
    title = f"{wanted} (compiling where there is no wheel: some minutes)"
    if nvidia and wanted.startswith("llama"):
        cuda = {**os.environ, "CMAKE_ARGS": f"{LLAMA} -DGGML_CUDA=on"}
        if pip(f"{title}, with CUDA", wanted, environment=cuda, needed=False):
            return
    if not pip(title, wanted, environment={**os.environ, "CMAKE_ARGS": LLAMA}, needed=False):
        say("    It could not be built; all else goes on. `main.py doctor` says what to do.")


def install(testing: bool) -> None:
    import tomllib

    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)
    parts = project["tool"]["anamnesis"]["install"]
    nvidia = shutil.which("nvidia-smi") is not None and run_quietly("nvidia-smi", "-L")
    base = f"{text.split('# ── checks')[0]}{(ROOT / '.constraints.txt').read_text()}{sys.version}{nvidia}"
    compilers = ",".join(name for name in ("cc", "gcc", "clang", "cl") if shutil.which(name))
    runtime = parts["with-nvidia" if nvidia else "without-nvidia"]
    make_venv()
    step("system", f"{base}{testing}", lambda: install_system(testing))
    step("torch", base, lambda: install_torch(parts["first"], nvidia))
    step("packages", base, lambda: pip("packages", *project["project"]["dependencies"], *runtime))
    step("alone", base, lambda: pip("gTTS", "--no-deps", *parts["without-dependencies"]))
    for part in parts["optional"]:
        step(part, f"{base}{compilers}", lambda part=part: install_optional(part, nvidia))
    if testing:
        step("tests", base, lambda: pip("test tools", *project["dependency-groups"]["dev"]))


def run_quietly(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


# ── what to do when all is there ─────────────────────────────────────────────────────────────────────────────────

CHECKS = (
    ("style", ("ruff", "check", ".")),
    ("format", ("ruff", "format", "--check", ".")),
    ("imports", ("lint-imports",)),
    ("types", ("mypy",)),
    ("tests", ("pytest",)),
)


def run_checks(arguments: list[str]) -> int:
    """Every check, also after one failed; what follows `test` goes to pytest."""
    broken = []
    for name, (program, *rest) in CHECKS:
        say(f"── {name}")
        command = [str(Path(python()).with_name(program)), *rest, *(arguments if name == "tests" else ())]
        if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
            broken.append(name)
    say(f"── broken: {', '.join(broken)}" if broken else "── every check passed")
    return 1 if broken else 0


def start(arguments: list[str]) -> int:
    command = [python(), str(ROOT / "main.py"), *arguments]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 — the program takes this process's place
    return subprocess.run(command, check=False).returncode


def main() -> int:
    oldest, newest = PYTHONS
    if not oldest <= sys.version_info[:2] <= newest:
        say(
            f"Python {oldest[0]}.{oldest[1]} to {newest[0]}.{newest[1]} is needed; this is {sys.version.split()[0]}."
        )
        say("Start it with another one, for example: python3.12 bootstrap.py")
        return 2
    arguments = sys.argv[1:]
    testing = arguments[:1] == ["test"]
    try:
        install(testing)
    except Failed as failure:
        say(f"{failure}\nNothing is lost: run the same command again to go on from here.")
        return 1
    except KeyboardInterrupt:
        say("\nCut off. Run the same command again to go on from here.")
        return 130
    return run_checks(arguments[1:]) if testing else start(arguments)


if __name__ == "__main__":
    sys.exit(main())
