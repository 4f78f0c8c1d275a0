"""Reports through the real child process, from a model of random weights: whatever it writes, the report is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from interview.bodies import from_json, to_json
from interview.domain import Session
from interview.ports import Stop, Watch
from interview.report_parts import CONCLUSION, Report
from llm.grammar import to_gbnf
from llm.llama_process import Habits, LlamaProcess
from llm.llm_report_writer import LlmReportWriter
from llm.model_files import ModelFile
from llm.report_replies import AnswerReply, ConclusionReply
from reports.markdown_view import to_markdown
from tests.llm.brief_gguf import write_brief
from tests.llm.injections import attempts
from tests.llm.report_sessions import DANGER, PROVENANCE, SAD, SLEEP, interview, spoken, typed
from tests.llm.tiny_llama import needs_llama

pytestmark = needs_llama


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LlamaProcess]:
    file = ModelFile(write_brief(tmp_path_factory.mktemp("gguf") / "brief.gguf"), trust=True)
    with LlamaProcess(file, 16384, 1, "auto", Habits(temperature=1.0, hung_after=300.0)) as made:
        yield made


def drafted(llama: LlamaProcess, session: Session) -> Session:
    writer = LlmReportWriter(llama, lambda _name: False, letters=2000)
    return replace(session, report=writer.write(session, Stop(), Watch()))


def plain_parts(report: Report) -> int:
    return sum(bool(one.because) for one in report.writing.values())


def check(session: Session) -> None:
    """Every part is the model's, marked, or plain with its reason; and it is kept and printed whole."""
    report = session.report
    assert report is not None
    assert report.writing.keys() == {*session.answers, CONCLUSION}
    for name, one in report.writing.items():
        assert (one.by == "plain") == bool(one.because)
        told = report.conclusion if name == CONCLUSION else report.analyses.get(name, ())
        assert bool(told) == (one.by != "plain")
        assert all(one.supported is not None for one in told)
    assert from_json(to_json(session)).report == report
    text = to_markdown(session, PROVENANCE)
    told = [one for many in (*report.analyses.values(), report.conclusion) for one in many]
    assert text.count("(unsupported:") == sum(one.supported is False for one in told)
    assert text.count("- Answer: ") == 3


def test_the_forms_of_the_replies_can_be_kept_by_a_grammar() -> None:
    for kind in (AnswerReply, ConclusionReply):
        assert "root ::=" in to_gbnf(kind.model_json_schema())


@pytest.mark.parametrize("number", range(3))
def test_a_random_model_gives_a_whole_report(llama: LlamaProcess, number: int) -> None:
    answers = [typed("q1", SLEEP, emotion=SAD)] if number else [spoken("q1", SLEEP)]
    check(drafted(llama, interview(*answers)))


def test_what_is_said_to_it_changes_nothing_that_was_flagged(llama: LlamaProcess) -> None:
    attempt = list(attempts())[100]
    session = drafted(llama, interview(typed("q1", f"{attempt.text} {DANGER}")))
    check(session)
    risk = to_markdown(session, PROVENANCE).split("## Risk statements")[1].split("## Question 1")[0]
    assert session.answers["q1"].flags
    assert all(flag.words in risk for flag in session.answers["q1"].flags)


@pytest.mark.faults
def test_fifty_reports_are_all_whole_and_the_plain_parts_are_counted(llama: LlamaProcess) -> None:
    plain = parts = 0
    for number, attempt in zip(range(50), attempts(), strict=False):
        text = SLEEP if number % 2 else attempt.text
        session = drafted(llama, interview(typed("q1", text, emotion=SAD), typed("q2", DANGER)))
        check(session)
        assert session.report is not None
        plain += plain_parts(session.report)
        parts += len(session.report.writing)
    print(f"{plain} of {parts} parts are plain")  # noqa: T201 - the figure for docs/results.md
    assert parts == 150
