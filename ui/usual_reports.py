"""Who drafts the report of an interview in the window: the language model of the settings, or the plain writer."""

from __future__ import annotations

from dataclasses import replace

from interview.domain import Session
from interview.errors import ForPeople
from interview.ports import Stop, Watch
from interview.report_parts import CONCLUSION, Report, Writing
from ui.parts import WindowWiring


class UsualReports:
    """A ReportWriter that asks for its writer when a report is wanted: settings that name no usable model make the
    report plain, and end no interview."""

    def __init__(self, wiring: WindowWiring) -> None:
        self._wiring = wiring

    def write(self, session: Session, stop: Stop, watch: Watch) -> Report:
        try:
            writer = self._wiring.report_writer()
        except ForPeople:
            plain = self._wiring.report_writer("plain").write(session, stop, watch)
            return replace(plain, writing={CONCLUSION: Writing(plain.written_by, "no_model")})
        return writer.write(session, stop, watch)
