"""A report that takes its time: nobody has to wait, and what is drafted is kept."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from interview.domain import Stage
from interview.errors import NotAccepted
from interview.events import ReviewApproved
from interview.ports import Stop, Watch
from interview.report_parts import CONCLUSION, Report, Writing
from interview.store import MemoryStore
from llm.llm_report_writer import LlmReportWriter
from llm.report_writer import PlainReportWriter
from tests.fakes import some_services
from tests.llm.report_sessions import GOOD_SLEEP, usual
from ui.conductor import Conductor
from ui.usual_reports import UsualReports


class SlowModel:
    """Writes about one answer, and then thinks until it is stopped."""

    name = "slow"
    asked = 0

    def reply(self, messages: Sequence[Mapping[str, str]], schema: Any, stop: Stop) -> Iterator[str]:
        self.asked += 1
        if self.asked == 1:
            yield json.dumps(GOOD_SLEEP)
            return
        while not stop.wait(0.01):
            pass
        stop.check()


def drafting(conduct: Callable[..., Conductor], lanes: Any, model: SlowModel) -> Conductor:
    writer = LlmReportWriter(model, lambda _name: False)
    services = dataclasses.replace(some_services(MemoryStore()), reports=writer)
    return conduct(services, lanes, dataclasses.replace(usual(), stage=Stage.REVIEW))


def test_not_waiting_keeps_what_is_drafted_and_the_rest_is_plain(qtbot, lanes, conduct) -> None:
    model = SlowModel()
    conductor = drafting(conduct, lanes, model)
    watches: list[Watch] = []
    conductor.began.connect(lambda _work, watch: watches.append(watch))
    conductor.send(ReviewApproved())
    qtbot.waitUntil(lambda: model.asked == 2, timeout=20_000)
    assert "Wakes at four every night." in watches[0].tokens.peek()
    conductor.finish_report()
    qtbot.waitUntil(lambda: conductor.session.report is not None, timeout=20_000)
    report = conductor.session.report
    assert conductor.session.stage is Stage.REPORTING
    assert report.analyses.keys() == {"q1"}
    assert report.writing["q2"] == report.writing[CONCLUSION] == Writing("plain", "stopped")


def test_settings_that_name_no_usable_model_make_the_report_plain() -> None:
    class Wiring:
        def report_writer(self, writer: str = "") -> Any:
            if not writer:
                raise NotAccepted("This is no address of a server.", "Mend it.")
            return PlainReportWriter()

    report = UsualReports(Wiring()).write(usual(), Stop(), Watch())
    assert report == Report(written_by="plain", writing={CONCLUSION: Writing("plain", "no_model")})
