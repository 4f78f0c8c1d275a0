"""`python -m ui.gallery --out DIR [--only TEXT]`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path


def main() -> int:
    asked = argparse.ArgumentParser(
        prog="python -m ui.gallery", description="Paint every page in every state."
    )
    asked.add_argument("--out", type=Path, required=True, help="folder for the pictures and index.html")
    asked.add_argument("--only", default="", help="only cases whose name contains this")
    wanted = asked.parse_args()
    return paint_to(wanted.out, wanted.only)


def paint_to(out: Path, only: str = "") -> int:
    """Paint without a screen and say how many pictures there are; 1 where no case has such a name."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from ui.gallery.case import places
    from ui.gallery.paint import paint_all

    chosen = places(only)
    if not chosen:
        sys.stderr.write(f"No case has {only!r} in its name.\n")
        return 1
    qInstallMessageHandler(_say_what_matters)
    app = QApplication.instance() or QApplication(["gallery"])
    if not isinstance(app, QApplication):
        raise TypeError("A program without windows cannot paint.")
    pictures = paint_all(app, chosen, out)
    sys.stdout.write(f"{len(pictures)} pictures in {out}\n")
    return 0


def _say_what_matters(_kind: object, _context: object, message: str) -> None:
    """Qt's warnings, but not that a painting without a screen has no window manager."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


if __name__ == "__main__":
    raise SystemExit(main())
