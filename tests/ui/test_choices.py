"""What is chosen with one click is kept in one form and shown in the window's language."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QRadioButton, QWidget

from interview.domain import Disposition, Flag
from reports.wording import wording
from ui.pages.interview_asking import ABORT_REASONS, ENDED_HERE, SKIP_REASONS
from ui.pages.interview_dialogs import ReasonDialog
from ui.widgets.names import reason_of
from ui.widgets.risk_statement import ACTIONS, RiskStatement

FLAG = Flag("self_harm", "no way out", 1.0, 2.0, "hopelessness")


@pytest.mark.parametrize("choice", [*SKIP_REASONS, ENDED_HERE, *ABORT_REASONS, *ACTIONS])
def test_every_choice_is_arabic_in_an_arabic_window_and_report(dress, choice: str):
    dress("light", "ar")
    shown = reason_of(choice)
    assert not any("a" <= letter.lower() <= "z" for letter in shown)
    assert wording("ar").reason(choice) == (shown,)
    dress("light", "en")
    assert reason_of(choice) == choice


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_usual_reason_is_kept_in_one_form_and_own_words_as_they_are(dress, qtbot, language: str):
    dress("light", language)
    page = QWidget()
    qtbot.addWidget(page)
    dialog = ReasonDialog(page, "?", "", "!", SKIP_REASONS)
    radios = dialog.findChildren(QRadioButton)
    assert [radio.text() for radio in radios] == [reason_of(reason) for reason in SKIP_REASONS]
    radios[1].click()
    assert dialog.value() == SKIP_REASONS[1]
    qtbot.keyClicks(dialog._own, "too tired")
    assert dialog.value() == "too tired"


def test_what_was_done_about_a_risk_is_kept_in_one_form(dress, qtbot):
    dress("light", "ar")
    statement = RiskStatement(("q1", 0), FLAG, can_be_heard=False)
    qtbot.addWidget(statement)
    told: list[str] = []
    statement.disposed.connect(lambda _place, action, _note: told.append(action))
    statement.findChildren(QRadioButton)[0].click()
    statement._record.click()
    assert told == [ACTIONS[0]]
    statement.show_disposition(Disposition(ACTIONS[0], "Dr Y", "2026-11-20T10:00:00+00:00"))
    assert reason_of(ACTIONS[0]) in statement._done.text()
    assert ACTIONS[0] not in statement._done.text()
