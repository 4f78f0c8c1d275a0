"""What the commands ask of the rest of the program. `main.py` has it; a test may bring its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from interview.catalogue import CatalogueEntry, Installed, Verified
from interview.doctor import Check
from interview.domain import DisorderChosen
from interview.fitting import Free
from interview.folders import Folders
from interview.gguf_store import Progress, Voucher
from interview.plan_read import PlanRead
from interview.ports import (
    EmotionRecognizer,
    FollowUpWriter,
    Plan,
    QuestionWriter,
    Recorder,
    ReportWriter,
    SessionStore,
    Speaker,
    Stop,
    Tape,
    Transcriber,
)
from interview.settings import Settings
from interview.vault.store import VaultStore
from interview.vault.vault import Unlocked, Vault


class ClipRecorder(Recorder, Protocol):
    """A recorder over files, one a question."""

    def turn_to(self, number: int) -> None:
        """The next recording is that of the question with this number, from 0."""


class Wiring(Protocol):
    """Parts by what they are for. Nothing heavy is imported before its method is called."""

    version: str
    folders: Folders
    settings: Settings

    def at_home(self, home: Path) -> Wiring:
        """The same program with default settings and everything below another folder."""

    def with_vault_in(self, folder: Path) -> Wiring:
        """The same program with its vault in another folder."""

    def disorder(self, name: str, language: str) -> DisorderChosen:
        """What the bank knows by this name; at once."""

    def disorder_asked(
        self, name: str, language: str, stop: Stop, file: Path | None = None, trust: bool = False
    ) -> DisorderChosen:
        """The same; a name that the bank does not know is put to the language model, if there is one."""

    def questions_as_json(
        self, chosen: DisorderChosen, plan: Plan, form: str = "ours"
    ) -> Mapping[str, Any]: ...
    def read_plan(self, file: Path, chosen: DisorderChosen, language: str) -> PlanRead:
        """The questions of a file, in either of the forms of `questions_as_json`."""

    def question_writer(
        self, writer: str = "", form: str = "ours", file: Path | None = None, trust: bool = False
    ) -> QuestionWriter:
        """ "bank", "llm", or "" for the language model where there is one; `form` "ours" or "source"; a model `file`
        instead of that of the settings, which `trust` opens without a known hash."""

    def report_writer(
        self, writer: str = "", form: str = "ours", file: Path | None = None, trust: bool = False
    ) -> ReportWriter:
        """ "plain", "llm", or "" for the language model where there is one; the rest as for `question_writer`."""

    def follow_up_writer(self, file: Path | None = None, trust: bool = False) -> FollowUpWriter | None:
        """The language model of the settings, or a model `file`; None where there is none."""

    def speaker(self, name: str) -> AbstractContextManager[Speaker]:
        """A speaker by its name in the settings; "" is the one chosen there."""

    def spoken(self, text: str, language: str, voice: str) -> bytes:
        """The sentence as a WAV file."""

    def recorder(self, files: Sequence[Path]) -> ClipRecorder: ...
    def transcriber(self, language: str) -> Transcriber: ...
    def small_transcriber(self) -> Transcriber:
        """The one that ships with the program, for the demonstration."""

    def emotion(self) -> EmotionRecognizer: ...
    def vault(self, folder: Path | None = None) -> Vault:
        """The door of the vault of this home, or of another folder with key slots."""

    def store(self, unlocked: Unlocked) -> VaultStore:
        """What is behind it."""

    def throw_away_vault(self) -> Unlocked:
        """A new vault in this home with a passphrase that is kept nowhere; an older one of its kind goes."""

    def memory_store(self) -> SessionStore: ...
    def clip_facts(self, file: Path) -> Mapping[str, Any]: ...
    def record_photographs(self, files: Sequence[Path], tape: Tape, a_second: float) -> Mapping[str, Any]:
        """One after another onto a tape that the caller finishes; the facts are those of a clip."""

    def made_up_answers(self) -> Mapping[str, str]:
        """Ids of questions of the bank, in the order to ask, and what the person of the demonstration says."""

    def film(self, text: str, file: Path) -> float: ...
    def import_model(
        self,
        source: Path,
        language: str,
        voucher: Voucher = ...,
        progress: Progress = ...,
        stop: Stop | None = None,
    ) -> Path:
        """A speech model's folder or zip file, which needs its language, or a GGUF, which needs a voucher."""

    def fetch_model(self, entry: CatalogueEntry, progress: Progress, stop: Stop) -> Path: ...
    def installed_models(self) -> Sequence[Installed]:
        """Every model that was imported or fetched."""

    def verify_models(
        self, stop: Stop, name: str = "", progress: Progress | None = None
    ) -> Iterator[Verified]:
        """One after the other, as it is hashed again; or only the one of this name."""

    def remove_model(self, name: str) -> Installed: ...
    def free_room(self, stop: Stop) -> Free:
        """For a language model, now; takes a second."""

    def study(
        self, asked: Mapping[str, Any], progress: Callable[[str, int, int], None], stop: Stop
    ) -> Mapping[str, Any]: ...
    def checks(self) -> Sequence[Check]: ...
    def close(self) -> None:
        """The program ends, or nobody is at work with it: end the processes that are kept warm."""

    def window(self) -> int:
        """Show the windows until they are closed; the exit status."""
