"""The pages around an interview: unlocking, locking, sessions, and the dialogs that belong to them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from interview.domain import Stage
from interview.errors import StoreUnusable, WrongPassphrase
from interview.lock import Why
from interview.ports import SessionSummary
from interview.resume import CutOffTake
from interview.vault.audit import Row
from interview.vault.keeping import Due
from interview.vault.recovery_text import as_text
from interview.vault.session_keys import EVERY_KIND, Kind
from ui.dialogs.crisis_card import CrisisCard
from ui.dialogs.forget_dialog import DueDialog, EraseDialog, ForgetDialog
from ui.dialogs.passphrase_dialog import PassphraseDialog
from ui.dialogs.recovery_dialog import RecoveryDialog
from ui.gallery.case import Case
from ui.pages.around_words import as_given
from ui.pages.lock_page import LockPage
from ui.pages.sessions_page import SessionsPage
from ui.pages.unlock_page import UnlockPage

USERS = ("Dr A. Example", "Dr B. Sample")
WRONG = WrongPassphrase(
    "This passphrase does not open the vault.", "Try again in 16 s, or use the printed recovery key.", 16.0
)
UNREADABLE = StoreUnusable(
    "Another program (process 4711) has this session store open.",
    "Close it there, or choose another folder with --home.",
)
EXAMPLE_KEY = as_text(bytes(range(32)))  # opens nothing: nobody's vault
_BEGUN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
_STAGES = (
    Stage.CLOSED,
    Stage.REVIEW,
    Stage.CLOSED,
    Stage.HELD,
    Stage.ABORTED,
    Stage.PLANNING,
    Stage.LISTENING,
)
_DISORDERS = ("Generalised anxiety disorder", "Single episode depressive disorder", "Panic disorder", "")


def lines(number: int) -> tuple[SessionSummary, ...]:
    """Made-up lines of a list of sessions, the newest first."""
    return tuple(
        SessionSummary(
            f"s{at:05}",
            f"P-{at % 7 + 101}" if at % 11 else "",
            _DISORDERS[at % 4],
            _STAGES[at % len(_STAGES)],
            (_BEGUN - timedelta(hours=7 * at)).isoformat(),
            held=at % 9 == 4,
        )
        for at in range(number)
    )


def _unlock_wrong() -> QWidget:
    page = UnlockPage(USERS, "Dr B. Sample")
    page.show_problem(WRONG)
    return page


def _unlock_busy() -> QWidget:
    page = UnlockPage(USERS[:1])
    page.show_busy()
    return page


def _unlock_recovery() -> QWidget:
    page = UnlockPage(USERS)
    page.show_recovery()
    return page


def _lock(why: Why, recording: bool) -> QWidget:
    page = LockPage(USERS[0])
    page.show_lock(why, recording)
    return page


def _sessions(number: int) -> SessionsPage:
    page = SessionsPage()
    page.show_sessions(lines(number))
    return page


def _sessions_due() -> QWidget:
    page = _sessions(12)
    page.show_due((Due("s00003", frozenset({Kind.PICTURE}), False), Due("s00004", EVERY_KIND, True)))
    return page


def _sessions_audit() -> QWidget:
    page = _sessions(12)
    whats = ("SessionOpened", "ConsentGiven", "QuestionsWritten", "QuestionSpoken", "AnswerRecorded", "read")
    page.show_audit(
        [
            Row(at + 1, (_BEGUN + timedelta(minutes=at)).isoformat(), USERS[0], what, "s00000", "")
            for at, what in enumerate(whats)
        ]
    )
    return page


def _sessions_error() -> QWidget:
    page = SessionsPage()
    page.show_problem(UNREADABLE)
    return page


def _recovery() -> QWidget:
    question = "When you think of the last two weeks, how often did worry keep you from falling asleep?"
    return RecoveryDialog(CutOffTake("q3", 7, ("t1", "t2"), "t2"), lines(1)[0], question, 41.6)


def _forget() -> QWidget:
    dialog = ForgetDialog(lines(1)[0])
    dialog.choose(Kind.PICTURE)
    return dialog


CRISIS_TEXT = (
    "Stay with the person. Call the duty psychiatrist, then the ward.\n"
    "Do not leave the room until somebody has come. Write the time into the record."
)
DIALOG = (600, 540)
CASES = (
    Case("unlock", lambda: UnlockPage(USERS)),
    Case("unlock-wrong", _unlock_wrong),
    Case("unlock-busy", _unlock_busy),
    Case("unlock-recovery", _unlock_recovery, (1180, 860)),
    Case("lock", lambda: _lock(Why.IDLE, False)),
    Case("lock-recording", lambda: _lock(Why.SYSTEM, True)),
    Case("sessions", lambda: _sessions(40)),
    Case("sessions-due", _sessions_due),
    Case("sessions-audit", _sessions_audit),
    Case("sessions-empty", lambda: _sessions(0)),
    Case("sessions-loading", SessionsPage),
    Case("sessions-error", _sessions_error),
    Case("crisis-card", lambda: CrisisCard(CRISIS_TEXT, ("Duty psychiatrist: 4711", "Ward 3: 0815")), DIALOG),
    Case("crisis-card-unset", lambda: CrisisCard("", ()), DIALOG),
    Case(
        "passphrase-dialog", lambda: PassphraseDialog(as_given("To sign this report."), USERS[0]), (440, 360)
    ),
    Case("recovery-dialog", _recovery, (560, 520)),
    Case("forget-dialog", _forget, DIALOG),
    Case("erase-dialog", lambda: EraseDialog("P-101", lines(8)), DIALOG),
    Case("due-dialog", lambda: DueDialog((as_given("P-104"),), ()), (560, 300)),
)
