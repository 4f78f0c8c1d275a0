"""The pages about the program itself: first run, settings, this computer, models, log, about."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from interview.catalogue import Installed, Verified, read_catalogue
from interview.doctor import Check
from interview.errors import NetworkNotAllowed, NotAccepted, StoreUnusable
from interview.fitting import Free
from interview.settings import Safety, Settings
from interview.vault.key_slots import Role, User
from interview.vault.recovery_text import as_text
from ui.dialogs.fetch_dialog import FetchDialog
from ui.dialogs.remove_model_dialog import RemoveModelDialog
from ui.dialogs.trust_dialog import TrustDialog
from ui.gallery.case import Case
from ui.gallery.samples import TOLD, here
from ui.pages.about_page import AboutPage, Facts, ModelFact
from ui.pages.around_words import as_given
from ui.pages.doctor_page import DoctorPage
from ui.pages.first_run_page import SITE, VAULT, FirstRunPage
from ui.pages.logs_page import LogsPage
from ui.pages.model_words import what_is_lost
from ui.pages.models_page import ModelsPage
from ui.pages.settings_page import SettingsPage

EXAMPLE_KEY = as_text(bytes(range(32)))  # opens nothing: nobody's vault
USERS = (User("Dr A. Example", Role.ADMINISTRATOR), User("Dr B. Sample", Role.CLINICIAN))
CRISIS = Safety(
    crisis_text="Stay with the person. Call the duty doctor.", crisis_numbers=("Duty doctor 4711",)
)
CHECKS = (
    Check("Python", "runs the program", True, "3.11.9", needed=True),
    Check("sqlcipher3", "keeps sessions encrypted", True, "0.6.4", needed=True),
    Check("vosk", "speech to text", True, "0.3.45"),
    Check(
        "pocketsphinx",
        "rough English speech to text without a model",
        False,
        "missing",
        "Install a C++ compiler (apt-get install build-essential), then run: python3 bootstrap.py",
    ),
    Check("pango-1.0", "the letters of the PDF", False, "missing", "apt-get install libpango-1.0-0", True),
    Check("free disk", "recordings", True, "31 hours of recording"),
)
LOG = (
    "2026-11-20T14:02:11Z INFO interview.jobs: recorded take 3 in 12.4 s",
    "2026-11-20T14:02:31Z WARNING ?: (a library)",
    "2026-11-20T14:03:02Z ERROR ui.lanes: unexpected OSError in RecordAnswer [OSError]",
)


def first_run(step: int) -> FirstRunPage:
    """The page as it stands at a step."""
    page = FirstRunPage(Settings())
    page.show_devices(("Integrated Camera",), ("Table microphone",))
    if step >= VAULT:
        page.next.click()
    if step > VAULT:
        page.show_recovery_key(EXAMPLE_KEY)
    if step >= SITE:
        page.key.last.setText(EXAMPLE_KEY.split("-")[-1])
        page.next.click()
        page.show_test("microphone", True, as_given("Sound comes in."))
    return page


def _first_run_problem() -> QWidget:
    page = first_run(VAULT)
    page.vault.name.setText(TOLD[here()]["clinician"])
    page.vault.passphrase.first.line.setText("123456")
    page.show_problem(StoreUnusable("The disk refuses to begin a vault.", "Make room, then try again."))
    return page


def _settings(row: int, settings: Settings = Settings()) -> SettingsPage:  # noqa: B008 - frozen
    page = SettingsPage(settings)
    page.show_devices(("Integrated Camera",), ("Table microphone",))
    page.show_users(USERS, USERS[0])
    page.names.setCurrentRow(row)
    return page


def _settings_problem() -> QWidget:
    page = _settings(1)
    page.show_problem(NotAccepted("The settings file cannot be written.", "Make room on the disk."))
    return page


def _doctor(checks: tuple[Check, ...]) -> QWidget:
    page = DoctorPage()
    page.show_checks(checks)
    return page


def _models() -> ModelsPage:
    page = ModelsPage()
    page.show_models(
        [
            Installed("vosk-model-small-en-us-0.15", "vosk", "en", 71_000_000),
            Installed("llama-3.2-3b-instruct-q4_k_m", "llama", "", 2_019_000_000),
            Installed("my-llama", "llama", "", 4_920_000_000),
        ],
        read_catalogue(),
        "llama-3.2-3b-instruct-q4_k_m",
    )
    page.show_room(Free(16_000_000_000, 8_000_000_000))
    return page


def _none_installed() -> QWidget:
    page = ModelsPage()
    page.show_models((), read_catalogue())
    return page


def _models_progress() -> QWidget:
    page = _models()
    page.show_progress("vosk-model-ar-mgb2-0.4", 112_000_000, 333_000_000)
    return page


def _models_checked() -> QWidget:
    page = _models()
    speech, words, own = (line.model for line in page._here)
    for found in (Verified(speech, ""), Verified(words, "other"), Verified(own, "unknown", known=False)):
        page.show_checked(found)
    return page


def _models_checking() -> QWidget:
    page = _models()
    page.show_progress("llama-3.2-3b-instruct-q4_k_m", 900_000_000, 2_019_000_000, checking=True)
    return page


def _remove_model() -> QWidget:
    model = Installed("vosk-model-small-en-us-0.15", "vosk", "en", 71_000_000)
    return RemoveModelDialog(model.name, what_is_lost(model, [model], ""))


def _models_problem() -> QWidget:
    page = _models()
    page.show_problem(NetworkNotAllowed("The address does not answer.", "Try again later."))
    return page


def _about() -> QWidget:
    libraries = (("PySide6", "6.11.3", "LGPL-3.0"), ("vosk", "0.3.45", "Apache-2.0"), ("av", "18.1.0", ""))
    models = (ModelFact("vosk-model-small-en-us-0.15", "en", 71.0, "0" * 64, "Apache-2.0"),)
    return AboutPage(Facts("0.1.0", "3.11.9", "6.11.3", libraries, models, "Apache License\nVersion 2.0"))


def _logs(lines: tuple[str, ...]) -> QWidget:
    page = LogsPage()
    page.show_lines(lines)
    return page


TALL = (1180, 1000)
GROUPS = ("window", "interview", "voice", "devices", "language-model", "safety", "keeping", "lock", "network",
          "users")  # fmt: skip


def _group_case(row: int) -> Case:
    settings = Settings(safety=CRISIS) if GROUPS[row] == "safety" else Settings()
    size = (1180, 1100) if GROUPS[row] == "users" else (1180, 760)
    return Case(f"settings-{GROUPS[row]}", lambda: _settings(row, settings), size)


CASES = (
    Case("first-run-look", lambda: first_run(0)),
    Case("first-run-vault", lambda: first_run(1)),
    Case("first-run-vault-problem", _first_run_problem),
    Case("first-run-key", lambda: first_run(2)),
    Case("first-run-site", lambda: first_run(3), (1180, 1180)),
    *map(_group_case, range(len(GROUPS))),
    Case("settings-problem", _settings_problem),
    Case("doctor", lambda: _doctor(CHECKS), TALL),
    Case("doctor-good", lambda: _doctor(tuple(one for one in CHECKS if one.ok))),
    Case("doctor-loading", DoctorPage),
    Case("models", _models, TALL),
    Case("models-none", _none_installed),
    Case("models-progress", _models_progress, TALL),
    Case("models-problem", _models_problem),
    Case("models-checked", _models_checked, TALL),
    Case("models-checking", _models_checking),
    Case("models-loading", ModelsPage),
    Case("trust-dialog", lambda: TrustDialog("my-llama", "0123456789abcdef" * 4), (620, 360)),
    Case("remove-model-dialog", _remove_model, (540, 280)),
    Case("fetch-dialog", lambda: FetchDialog(read_catalogue()[3]), (540, 420)),
    Case("about", _about, (1180, 1300)),
    Case("logs", lambda: _logs(LOG)),
    Case("logs-empty", lambda: _logs(())),
    Case("logs-loading", LogsPage),
)
