"""What every ReportWriter must keep to, whatever writes the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interview.domain import Session
from interview.errors import Cancelled
from interview.ports import ReportWriter, Stop, Watch
from interview.report_parts import MENTAL_STATE_FIELDS, Statement
from llm.llm_report_writer import LlmReportWriter
from llm.report_writer import PlainReportWriter
from tests.llm.report_sessions import honest
from tests.reports.examples import arabic, english

WRITERS: dict[str, Callable[[], ReportWriter]] = {
    "plain": PlainReportWriter,
    "llm": lambda: LlmReportWriter(honest(), lambda _name: True),
}
pytestmark = pytest.mark.parametrize("make", WRITERS.values(), ids=WRITERS.keys())


def written(make: Callable[[], ReportWriter], session: Session):
    return make().write(session, Stop(), Watch())


@pytest.mark.parametrize("session", [english(), arabic()], ids=["en", "ar"])
class TestReport:
    def test_it_says_who_wrote_it_and_is_not_signed(self, make, session):
        report = written(make, session)
        assert report.written_by
        assert report.signatures == ()
        assert report.addenda == ()
        assert report.formulation == ""

    def test_only_answers_with_words_are_analysed(self, make, session):
        for question_id in written(make, session).analyses:
            answer = session.answers[question_id]
            assert answer.text()
            assert not answer.excluded
            assert answer.skipped_because is None

    def test_every_source_lies_in_an_answer(self, make, session):
        report = written(make, session)
        statements: list[Statement] = [*report.conclusion]
        statements.extend(one for many in report.analyses.values() for one in many)
        assert all(one.text and one.written_by for one in statements)
        for one in statements:
            assert all(source.question_id in session.answers for source in one.sources)

    def test_findings_are_of_known_fields_and_from_the_model(self, make, session):
        found = written(make, session).mental_state
        assert found.keys() <= set(MENTAL_STATE_FIELDS)
        assert all(finding.value and finding.origin == "model" for finding in found.values())

    def test_work_that_was_called_off_gives_nothing(self, make, session):
        stop = Stop()
        stop.cancel()
        with pytest.raises(Cancelled):
            make().write(session, stop, Watch())
