"""`python -m ui.translations`: collect the words of the window into the .ts files and make the .qm files of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

HERE = Path(__file__).parent
LANGUAGES = {
    "en": ("-pluralonly",),
    "ar": (),
}  # code -> what lupdate is told for it; English needs only plurals
_TOOLS = Path(PySide6.__file__).parent
_NOT_OF_THE_WINDOW = ("gallery", "terminal", "translations")


def sources() -> tuple[Path, ...]:
    """Every file with words of the window."""
    found = HERE.parent.rglob("*.py")
    return tuple(sorted(file for file in found if not set(file.parts) & set(_NOT_OF_THE_WINDOW)))


def collect(language: str, ts: Path) -> None:
    """Bring a .ts file up to date: new words are added unfinished, words that are gone are dropped."""
    flags = ("-silent", "-no-obsolete", "-sort-messages", "-locations", "none", "-source-language", "en")
    _run("lupdate", *flags, *LANGUAGES[language], "-target-language", language, *sources(), "-ts", ts)


def make(ts: Path, qm: Path) -> None:
    """What the program reads; unfinished words are left out and stay English."""
    _run("lrelease", "-silent", "-nounfinished", "-removeidentical", ts, "-qm", qm)


def _run(tool: str, *arguments: object) -> None:
    subprocess.run([str(_TOOLS / tool), *map(str, arguments)], check=True)


def main() -> int:
    for language in LANGUAGES:
        ts = HERE / f"anamnesis_{language}.ts"
        collect(language, ts)
        make(ts, ts.with_suffix(".qm"))
        sys.stdout.write(f"{language}: {ts.read_text(encoding='utf-8').count('unfinished')} unfinished\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
