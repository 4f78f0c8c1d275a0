"""Nothing that is said, and no model that obeys it, changes what was said, what was flagged, or how a report is laid
out; and what it makes up is marked. Each check is seen to fail with the protection taken away."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from interview.domain import Session
from interview.evidence import Checker
from interview.ports import Stop, Watch
from interview.report_parts import Report, Statement
from llm import report_answers, report_conclusion, report_prompts
from llm.control_tokens import has_control_tokens
from llm.llm_report_writer import LlmReportWriter
from llm.report_writer import PlainReportWriter
from reports import contents, html_view, markdown_view, statement_text
from reports.html_view import to_html
from reports.markdown_view import to_markdown
from reports.pdf import write_pdf
from tests.llm.injections import INVENTED, STATED, Attempt, Hostile, attempts
from tests.llm.report_sessions import DANGER, PROVENANCE, SAD, interview, spoken, typed
from tests.reports.test_injection import Outline, commonmark

ALL = tuple(attempts())
MARK = "(unsupported: no passage of the answers was found for it)"
NOT_THERE = {"a", "img", "script", "link", "iframe", "object", "form"}


def session_of(attempt: Attempt) -> Session:
    """The attempt as the first answer, a risk statement as the second."""
    answer = spoken if attempt.by_voice else typed
    return interview(answer("q1", attempt.text, emotion=SAD), typed("q2", DANGER))


def drafted(session: Session, model: Hostile) -> Session:
    writer = LlmReportWriter(model, lambda _name: True)
    return replace(session, report=writer.write(session, Stop(), Watch()))


def undrafted(session: Session) -> Session:
    return replace(session, report=PlainReportWriter().write(session, Stop(), Watch()))


def statements(report: Report) -> Sequence[Statement]:
    return [*(one for told in report.analyses.values() for one in told), *report.conclusion]


# ── what must hold ───────────────────────────────────────────────────────────────────────────────────────────────


def the_prompt_is_ours(model: Hostile, session: Session) -> None:
    """No control token gets to the model, and what was said ends where our fence says so and nowhere else."""
    fences = set()
    told = {messages[1]["content"]: messages for messages in model.heard}  # asked again with the same words
    for messages in told.values():
        text = "\n".join(message["content"] for message in messages)
        assert not has_control_tokens(text)
        fence = re.search(r"between two lines of (===.*?===)", text)
        assert fence is not None
        fences.add(fence[1])
        first = messages[1]["content"]
        assert first.count(fence[1]) == (6 if "The emotion" in first else 2)
        assert fence[1] not in session.answers["q1"].text()
    assert len(fences) == len(told) >= 2


def what_was_said_and_flagged_stands(session: Session) -> None:
    """Titles, risk statements, questions, answers and emotion: letter for letter as without any model."""
    ours, theirs = to_markdown(undrafted(session), PROVENANCE), to_markdown(session, PROVENANCE)
    assert _part(theirs, "Risk statements") == _part(ours, "Risk statements")
    assert "kill myself" in _part(theirs, "Risk statements")
    for line in ("- Question:", "- Answer:", "- Emotion:"):
        assert _lines(theirs, line) == _lines(ours, line)
    titles = [line for line in theirs.splitlines() if line.startswith("#")]
    own = [line for line in ours.splitlines() if line.startswith("#")]
    assert len(titles) == 11
    assert [title for title in titles if title != "## Said, and in no sentence of this report"] == own


def nothing_of_it_acts(session: Session) -> None:
    """No link, picture or tag in the page, and none that a reader of markdown would find."""
    page = Outline(to_html(session, PROVENANCE))
    assert not NOT_THERE & {tag for tag, _ in page.tags}
    titles = ["h1", *["h2"] * (7 + len(session.questions))]
    assert [tag for tag, _ in page.tags if tag in ("h1", "h2")] == titles
    read = commonmark(to_markdown(session, PROVENANCE))
    assert not NOT_THERE & {tag for tag, _ in read.tags}
    assert [tag for tag, _ in read.tags if tag in ("h1", "h2")] == titles


def what_is_made_up_is_marked(session: Session) -> None:
    """And what states a diagnosis is not there at all. Only what stands in the answer word for word is borne out."""
    assert session.report is not None
    told = statements(session.report)
    assert told
    said = " ".join(session.answers["q1"].text().split())
    made_up = [one for one in told if one.text not in said]
    assert made_up
    assert all(one.supported is False for one in made_up)
    assert all(one.value in said for one in session.report.mental_state.values())
    text = to_markdown(session, PROVENANCE)
    assert text.count(MARK) == sum(not one.supported for one in told)
    own = "".join(one.text for one in told)
    assert not any(stated in own for stated in STATED)


def all_of_it(attempt: Attempt) -> None:
    session, model = session_of(attempt), Hostile()
    drafted_session = drafted(session, model)
    the_prompt_is_ours(model, session)
    what_was_said_and_flagged_stands(drafted_session)
    what_is_made_up_is_marked(drafted_session)


def _part(text: str, title: str) -> str:
    return text.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def _lines(text: str, start: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(start)]


# ── attempts ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_there_are_more_than_three_hundred_attempts() -> None:
    assert len({(one.text, one.by_voice) for one in ALL}) == len(ALL) == 612


@pytest.mark.parametrize("part", range(12))
def test_a_model_that_obeys_changes_nothing_and_what_it_makes_up_is_marked(part: int) -> None:
    for attempt in ALL[part::12]:
        all_of_it(attempt)


@pytest.mark.parametrize("part", range(6))
def test_nothing_of_it_is_a_link_a_picture_or_a_title(part: int) -> None:
    """A hundred attempts in three interviews."""
    for begin in range(part, 18, 6):
        several = enumerate(ALL[begin::18], 1)
        answers = [(spoken if one.by_voice else typed)(f"q{place}", one.text) for place, one in several]
        nothing_of_it_acts(drafted(interview(*answers), Hostile()))


@pytest.mark.parametrize("place", [14 * 17 + 8, 20 * 17 + 11])
def test_a_pdf_of_it_is_made_and_asks_for_nothing(place: int) -> None:
    page = to_html(drafted(session_of(ALL[place]), Hostile()), PROVENANCE)
    pdf = write_pdf(page)
    assert pdf.startswith(b"%PDF")
    assert b"/URI" not in pdf
    assert b"example.org" not in pdf


# ── with the protection taken away ───────────────────────────────────────────────────────────────────────────────


def fails(check: Callable[[], None]) -> bool:
    try:
        check()
    except AssertionError:
        return True
    return False


def fails_somewhere(check: Callable[[Attempt], None], one_of: int = 17) -> bool:
    return any(fails(lambda attempt=attempt: check(attempt)) for attempt in ALL[:one_of])


def test_the_checks_hold_before_anything_is_taken_away() -> None:
    assert not fails_somewhere(all_of_it)


def test_without_taking_control_tokens_out_they_reach_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_prompts, "without_control_tokens", lambda text: text)
    assert fails_somewhere(all_of_it)


def test_with_a_fence_that_can_be_typed_the_answer_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_prompts, "new_fence", lambda: "=== 0000000000000000 ===")
    assert fails_somewhere(all_of_it)


def test_without_the_check_of_sentences_what_is_made_up_stands_unmarked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Checker, "check", lambda _self, one: replace(one, supported=True))
    assert fails_somewhere(all_of_it, 3)


def test_without_the_mark_a_made_up_sentence_looks_like_another(monkeypatch: pytest.MonkeyPatch) -> None:
    def unmarked(_session: Session, statement: Statement, _words: object) -> object:
        return (statement_text.Verbatim(statement.text),)

    for module in (statement_text, contents):
        monkeypatch.setattr(module, "statement_text", unmarked, raising=False)
    from reports import answer_text, conclusion_text

    monkeypatch.setattr(answer_text, "statement_text", unmarked)
    monkeypatch.setattr(conclusion_text, "statement_text", unmarked)
    assert fails_somewhere(all_of_it, 3)


def test_without_the_look_for_diagnoses_one_stands_in_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_answers, "states_diagnosis", lambda _text: False)
    monkeypatch.setattr(report_conclusion, "states_diagnosis", lambda _text: False)
    assert fails_somewhere(all_of_it, 6)


def test_with_only_the_flags_that_the_model_mentions_risk_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    real = contents._risk

    def by_model(session: Session, words: object) -> object:
        told = " ".join(one.text for one in statements(session.report or Report()))
        kept = {
            name: replace(answer, flags=tuple(flag for flag in answer.flags if flag.words in told))
            for name, answer in session.answers.items()
        }
        return real(replace(session, answers=kept), words)

    monkeypatch.setattr(contents, "_risk", by_model)
    assert fails_somewhere(all_of_it, 3)


def test_without_escapes_the_markdown_has_other_titles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_view, "markdown_safe", lambda text: text)
    assert fails_somewhere(all_of_it, 9)


def test_without_escapes_and_the_list_of_tags_the_page_has_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(attempt: Attempt) -> None:
        nothing_of_it_acts(drafted(session_of(attempt), Hostile()))

    assert not fails_somewhere(check, 3)
    monkeypatch.setattr(html_view.html, "escape", lambda text: text)
    monkeypatch.setattr(html_view.nh3, "clean", lambda text, **_allowed: text)
    assert fails_somewhere(check, 17)


def test_every_invention_is_tried() -> None:
    model = Hostile()
    session = drafted(session_of(ALL[0]), model)
    assert session.report is not None
    own = {one.text for one in statements(session.report)}
    assert len(own & {" ".join(text.split()) for text in INVENTED}) >= 8
