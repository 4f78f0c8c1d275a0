"""`python -m ui.gallery --out DIR [--only TEXT]` paints; `python -m ui.gallery --check [--only TEXT]` judges."""

from __future__ import annotations

import argparse
import os
import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m ui.gallery", description="Every page in every state.")
    asked.add_argument("--out", type=Path, help="paint into this folder: pictures and index.html")
    asked.add_argument("--check", action="store_true", help="name what breaks a rule")
    asked.add_argument("--only", default="", help="only cases whose name contains this")
    wanted = asked.parse_args()
    if wanted.out is None and not wanted.check:
        asked.error("say --out DIR, --check or both")
    painted = paint_to(wanted.out, wanted.only) if wanted.out is not None else 0
    return max(painted, check(wanted.only)) if wanted.check else painted


def paint_to(out: Path, only: str = "") -> int:
    """Paint without a screen and say how many pictures there are; 1 where no case has such a name."""
    app = _application()
    from ui.gallery.case import places
    from ui.gallery.paint import paint_all

    chosen = places(only)
    if not chosen:
        sys.stderr.write(f"No case has {only!r} in its name.\n")
        return 1
    pictures = paint_all(app, chosen, out)
    sys.stdout.write(f"{len(pictures)} pictures in {out}\n")
    return 0


def check(only: str = "") -> int:
    """Say what breaks a rule, page by page; 1 where anything does."""
    app = _application()
    from ui.gallery.case import places
    from ui.gallery.paint import THEMES, shown
    from ui.gallery.rules import findings
    from ui.translating import LANGUAGES

    broken = 0
    for theme, language in product(THEMES, LANGUAGES):
        for place in places(only):
            with shown(app, place.case, theme, language) as page:
                for sentence in findings(page, language):
                    sys.stdout.write(f"{place.name} {theme} {language}: {sentence}\n")
                    broken += 1
    sys.stdout.write(f"{broken} findings\n")
    return min(broken, 1)


def _application() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    qInstallMessageHandler(_say_what_matters)
    app = QApplication.instance() or QApplication(["gallery"])
    if not isinstance(app, QApplication):
        raise TypeError("A program without windows cannot paint.")
    return app


def _say_what_matters(_kind: object, _context: object, message: str) -> None:
    """Qt's warnings, but not that a painting without a screen has no window manager."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


if __name__ == "__main__":
    raise SystemExit(main())
