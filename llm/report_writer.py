"""Who writes the draft report."""

from __future__ import annotations

from interview.domain import Session
from interview.ports import Stop, Watch
from interview.report_parts import Report


class PlainReportWriter:
    """A ReportWriter that analyses nothing: the views print what was said, and every judgement stays open.

    No analysis, no conclusion, no finding: what is absent from the report was not assessed.
    """

    def __init__(self, layout: str = "") -> None:
        self._layout = layout

    def write(self, session: Session, stop: Stop, watch: Watch) -> Report:  # noqa: ARG002 - nothing to read or show
        stop.check()
        return Report(written_by="plain", layout=self._layout)
