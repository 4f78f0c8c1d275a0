"""HTML to PDF by WeasyPrint, in a child process: bytes in and out through pipes, no file, no address opened.

A child, because layout is native code fed with text that nobody may trust: it may crash, hang or grow without
taking the interview with it.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from interview.errors import ForPeople, PartMissing
from reports.safe_text import escape_of

PATIENCE = 120.0  # seconds for a report of ordinary length
LONG_PAGE = 100_000  # characters of HTML that PATIENCE is meant for; longer ones get more
MISSING = 3  # exit status of a child that could not load the library
_ROOT = Path(__file__).resolve().parent.parent
_SYSTEM_LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 fonts-noto-core"


def write_pdf(html: str, timeout: float | None = None) -> bytes:
    """An A4 PDF (tagged, PDF/UA-1) of one page of HTML; `timeout` in seconds, by default by its length.

    Raises PartMissing without the layout libraries, ForPeople when the layout fails or takes too long.
    """
    patience = PATIENCE * max(1.0, len(html) / LONG_PAGE) if timeout is None else timeout
    ours = {name: value for name, value in os.environ.items() if not name.startswith("ANAMNESIS_")}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "reports.pdf"],
            input=html.encode("utf-8"),
            capture_output=True,
            timeout=patience,
            env=ours | {"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ForPeople(
            f"The PDF was not ready after {patience:.0f} seconds.",
            "The report is there as markdown and HTML.",
        ) from None
    if done.returncode == MISSING:
        raise PartMissing(
            "The libraries that lay out the PDF are not installed.",
            f"On Debian and Ubuntu: sudo apt install {_SYSTEM_LIBRARIES}",
        )
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF-"):
        raise ForPeople(
            f"The PDF could not be laid out (the layout ended with status {done.returncode}).",
            "The report is there as markdown and HTML.",
        )
    return done.stdout


class _MissingGlyphs(logging.Handler):
    """Collects the characters that no font here can show, from the warnings of the layout."""

    _WARNING = ".notdef glyph rendered"

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.characters: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(self._WARNING) and isinstance(record.args, tuple):
            self.characters.add(str(record.args[0]))


def _child() -> int:
    """Standard input to standard output; the exit status says whether the library was there."""
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError):  # OSError: a system library that does not load
        return MISSING

    class NoFetcher(URLFetcher):  # type: ignore[misc]
        """A report carries everything it shows: whatever else it asks for is refused."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 - none is worth a look
            raise ValueError("a report opens no address")

    def lay_out(html: str) -> bytes:
        pdf: bytes = HTML(string=html, url_fetcher=NoFetcher()).write_pdf(pdf_variant="pdf/ua-1")
        return pdf

    missing = _MissingGlyphs()
    log = logging.getLogger("weasyprint")
    log.handlers, log.propagate = [missing], False  # its messages hold what was said
    html = sys.stdin.buffer.read().decode("utf-8")
    pdf = lay_out(html)
    if missing.characters:
        pdf = lay_out(html.translate({ord(one): escape_of(one) for one in missing.characters}))
    sys.stdout.buffer.write(pdf)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(_child())
