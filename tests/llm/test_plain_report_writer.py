from __future__ import annotations

from dataclasses import replace

from interview.ports import Stop, Watch
from interview.report_parts import Report
from llm.report_writer import PlainReportWriter
from reports.markdown_view import to_markdown
from tests.reports.examples import PROVENANCE, english


def test_plain_writer_claims_nothing():
    assert PlainReportWriter().write(english(), Stop(), Watch()) == Report(written_by="plain")


def test_plain_writer_is_named_in_the_provenance():
    session = replace(english(), report=PlainReportWriter().write(english(), Stop(), Watch()))
    assert "- Report written by: the plain writer (no language model)" in to_markdown(session, PROVENANCE)
