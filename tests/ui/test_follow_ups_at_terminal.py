"""Follow-ups on the command line: with a yes of whoever sits there, and never by themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from interview import headless
from interview.domain import NOT_ANSWERED, Purpose, Session, Stage
from interview.events import SessionOpened
from interview.follow_up_parts import FollowUps
from interview.stand_in import StandIn
from interview.store import MemoryStore
from tests.fakes import DISPOSED, a_consent, a_session, some_questions, some_services
from tests.interview.walks import NOW
from tests.ui.commands import Run
from ui.terminal.follow_ups import AskedAtTerminal

LINES = ("I worry about my work.", "It began in May.", "Nothing else.")
PLAN = tuple(replace(one, probes=(f"More of {one.id}?",)) for one in some_questions(3))


class Plan:
    def write(self, *_: object) -> object:
        from interview.ports import Plan

        return Plan(PLAN)


def driven(*said: str, lines: tuple[str, ...] = LINES) -> tuple[Session, list[str]]:
    """The interview at its review, and what the terminal was asked."""
    asked: list[str] = []
    replies = iter(said)

    def ask(question: str) -> str:
        asked.append(question)
        return next(replies)

    services = replace(some_services(MemoryStore()), questions=Plan())
    session = replace(a_session(), follow_ups=FollowUps.ALWAYS)
    decide = AskedAtTerminal(StandIn(a_consent(Purpose.AI_TEXT), lines, disposition=DISPOSED), ask)
    done = headless.run(session, SessionOpened(NOW), services, decide, services.store.save)
    return done, asked


def test_a_yes_asks_it_and_every_line_goes_to_its_own_question() -> None:
    session, asked = driven("y", "n", "since school")
    assert session.stage is Stage.REPORTING
    said = {key: answer.text() for key, answer in session.answers.items()}
    assert said == dict(zip(("q1", "q2", "q3"), LINES, strict=True)) | {"q1-follow-up": "since school"}
    assert "Suggested follow-up: More of q1?" in asked[0]
    assert "Ask it? [y/n]" in asked[0]


def test_anything_but_a_yes_is_a_no_and_an_empty_line_is_no_answer() -> None:
    session, _ = driven("", "ja")
    assert [question.id for question in session.questions] == ["q1", "q2", "q3"]
    session, _ = driven("yes", "n", "")
    assert session.answers["q1-follow-up"].skipped_because == NOT_ANSWERED


def test_nothing_is_suggested_about_a_risk_statement() -> None:
    _, asked = driven("n", lines=("I want to kill myself", "It began in May.", "Nothing."))
    assert len(asked) == 1
    assert "More of q2?" in asked[0]


@pytest.mark.parametrize("more", [(), ("--follow-ups",)])
def test_a_run_without_a_person_at_the_terminal_has_none(anamnesis: Run, tmp_path: Path, more: tuple) -> None:
    (tmp_path / "typed.txt").write_text("\n".join(LINES), encoding="utf-8")
    arguments = (
        "run",
        "--typed",
        tmp_path / "typed.txt",
        "--disorder",
        "gad",
        "-n",
        "3",
        "--out",
        tmp_path / "out",
    )
    ended = anamnesis(*arguments, *more)
    assert ended.status == 0, ended.err
    session = json.loads((tmp_path / "out" / "session.json").read_text(encoding="utf-8"))
    assert len(session["questions"]) == 3
    assert ("Nobody sits at this terminal" in ended.err) is bool(more)


def test_recordings_have_no_follow_ups(anamnesis: Run, tmp_path: Path) -> None:
    ended = anamnesis(
        "run", "--answers", tmp_path, "--disorder", "gad", "--out", tmp_path / "out", "--follow-ups"
    )
    assert ended.status != 0
    assert "--typed" in ended.err
