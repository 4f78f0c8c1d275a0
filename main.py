"""Where the program is put together: the only file that knows every package. Run `main.py --help`.

Parts are imported when they are asked for, so that no model library loads before somebody needs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from interview.doctor import Check, examine, hearing_check, language_model_check, tried
from interview.folders import Folders
from interview.hardening import harden, write_crashes
from interview.log_setup import configure
from interview.settings import Settings, read_settings
from interview.vault.disk import Ballast
from interview.vault.terms import USUAL_TERMS, Terms
from llm.assembly import Words
from llm.warm_llama import WarmLlamas
from perception.assembly import Senses
from ui.terminal.app import make_app

if TYPE_CHECKING:
    from interview.ports import SessionStore
    from interview.vault.store import VaultStore
    from interview.vault.vault import Unlocked, Vault
    from models.laboratory import Laboratory
    from ui.pages.about_page import Facts

VERSION = "0.1.0"
UNTRIED = ("silent", "system", "gtts")  # voices that a check of the parts leaves alone


class Program(Words, Senses):
    """Settings turned into parts: those of words and senses, and here what joins packages.

    It is `ui.terminal.wiring.Wiring` to the commands and `ui.parts.WindowWiring` to the window.
    """

    version = VERSION

    def __init__(
        self,
        folders: Folders,
        settings: Settings,
        terms: Terms = USUAL_TERMS,
        llamas: WarmLlamas | None = None,
    ) -> None:
        self.folders = folders
        self.settings = settings
        self.terms = terms
        self.llamas = llamas or WarmLlamas()

    def at_home(self, home: Path) -> Program:
        return Program(Folders.of(home), Settings(), self.terms, self.llamas)

    def with_settings(self, settings: Settings) -> Program:
        return Program(self.folders, settings, self.terms, self.llamas)

    def with_vault_in(self, folder: Path) -> Program:
        return Program(replace(self.folders, vault=folder), self.settings, self.terms, self.llamas)

    def laboratory(self) -> Laboratory:
        from models.laboratory import Laboratory
        from perception.emotion_clips import EmotionClips
        from perception.face_tracking import FaceTracker
        from perception.model_store import installed_face_model

        finder = installed_face_model(self.folders.weights)
        prepared = self.folders.voice.parent / "prepared"
        return Laboratory(lambda: EmotionClips(FaceTracker(finder)), prepared)

    # ── store ────────────────────────────────────────────────────────────────────────────────────────────────

    def vault(self, folder: Path | None = None) -> Vault:
        from interview.vault.vault import Vault

        folder = folder or self.folders.vault
        ballast = Ballast(folder, self.terms.ballast)
        if ballast.is_needed():
            ballast.release()  # a vault opens on a full disk too
        return Vault(folder, self.terms.cost, self.terms.least)

    def throw_away_vault(self) -> Unlocked:
        from interview.vault.throw_away import throw_away_vault

        return throw_away_vault(self.folders.vault, self.terms.least)

    def store(self, unlocked: Unlocked) -> VaultStore:
        from interview.vault.keeping import Keeping
        from interview.vault.session_keys import Kind
        from interview.vault.store import VaultStore

        folder, days = self.folders.vault, self.settings.keeping.model_dump(exclude_none=True)
        rule = Keeping({Kind(name): number for name, number in days.items()})
        return VaultStore(folder, unlocked, keeping=rule, ballast=Ballast(folder, self.terms.ballast))

    def memory_store(self) -> SessionStore:
        from interview.store import MemoryStore

        return MemoryStore()

    # ── the window ───────────────────────────────────────────────────────────────────────────────────────────

    def prepare(self) -> None:
        """Load what an interview needs in a moment, while nobody waits; any thread may do it."""
        from interview import risk

        for part in ("camera", "live_recorder", "microphone", "playback", "speakers", "transcribers"):
            import_module(f"perception.{part}")
        self.disorder_names()
        risk.prepare(self.settings.session.language)

    def window(self) -> int:
        from ui.app import run

        return run(self)

    def facts(self) -> Facts:
        from ui.facts import gathered

        return gathered(self.version, self.installed_models(), self.model_hashes())

    # ── doctor ───────────────────────────────────────────────────────────────────────────────────────────────

    def checks(self) -> Sequence[Check]:
        from reports.pdf import write_pdf

        language, name = self.settings.session.language, self.settings.voice.speaker
        pdf = partial(tried, "PDF", "a page laid out", lambda: write_pdf("<p>A</p>"), needed=True)
        voice = partial(tried, f"voice {name}", "a word spoken", lambda: self.spoken("A", language, name))
        if name in UNTRIED:
            voice = partial(Check, "voice", "speaks the questions", True, f"{name}: not tried")
        hearing = partial(hearing_check, lambda: self.transcriber(language))
        words = partial(language_model_check, self.settings, self.folders.weights)
        return examine(self.folders.weights, (pdf, voice, hearing, words, self.emotion_check))


def wire(home: Path | None, terms: Terms = USUAL_TERMS) -> Program:
    folders = Folders.of(home)
    return Program(folders, read_settings(folders.settings_file), terms)


def start(home: Path | None) -> Program:
    """As `wire`, for a process of its own: with its log and its file of crashes, into which nothing said gets."""
    program = wire(home)
    configure(program.folders.log_file)
    write_crashes(program.folders.log_file)
    return program


if __name__ == "__main__":
    harden()
    make_app(start)()
