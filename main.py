"""Where the program is put together: the only file that knows every package. Run `main.py --help`.

Parts are imported when they are asked for, so that no model library loads before somebody needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, replace
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.doctor import Check, examine, hearing_check, tried
from interview.errors import PartMissing
from interview.folders import Folders
from interview.hardening import harden, write_crashes
from interview.log_setup import configure
from interview.settings import Settings, read_settings
from interview.vault.disk import Ballast
from interview.vault.terms import USUAL_TERMS, Terms
from ui.terminal.app import make_app

if TYPE_CHECKING:
    from interview.catalogue import CatalogueEntry
    from interview.domain import DisorderChosen, Segment
    from interview.ports import (
        EmotionRecognizer,
        Plan,
        QuestionWriter,
        ReportWriter,
        SessionStore,
        Speaker,
        Stop,
        Tape,
        Watch,
    )
    from interview.ports import Transcriber as TranscriberPort
    from interview.vault.store import VaultStore
    from interview.vault.vault import Unlocked, Vault
    from llm.bank import Bank
    from models.laboratory import Laboratory
    from perception.device_list import Devices
    from perception.live_recorder import LiveRecorder
    from perception.playback import Playback, Waveform
    from perception.recorder import MediaRecorder
    from perception.voices import Voice
    from ui.pages.about_page import Facts

VERSION = "0.1.0"
MARGIN = 0.0  # around a face, as a share of its height: as the pictures are cut that networks learn from
UNTRIED = ("silent", "system", "gtts")  # voices that a check of the parts leaves alone


class Program:
    """Settings turned into parts: `ui.terminal.wiring.Wiring`."""

    version = VERSION
    reads_emotion = False  # no model ships yet

    def __init__(self, folders: Folders, settings: Settings, terms: Terms = USUAL_TERMS) -> None:
        self.folders = folders
        self.settings = settings
        self._terms = terms

    def at_home(self, home: Path) -> Program:
        return Program(Folders.of(home), Settings(), self._terms)

    def with_settings(self, settings: Settings) -> Program:
        return Program(self.folders, settings, self._terms)

    def with_vault_in(self, folder: Path) -> Program:
        return Program(replace(self.folders, vault=folder), self.settings, self._terms)

    # ── words ────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _bank(self) -> Bank:
        from llm.bank import load

        return load()

    def disorder(self, name: str, language: str) -> DisorderChosen:
        from interview.disorders import match

        return match(name, self._bank.known(), language)

    def disorder_names(self) -> Mapping[str, Sequence[str]]:
        return self._bank.names()

    def question_writer(self) -> QuestionWriter:
        from llm.question_writer import BankQuestionWriter

        return BankQuestionWriter(self._bank)

    def questions_as_json(self, chosen: DisorderChosen, plan: Plan) -> Mapping[str, Any]:
        from llm.question_writer import questions_as_json

        return questions_as_json(chosen, plan)

    def report_writer(self) -> ReportWriter:
        from llm.report_writer import PlainReportWriter

        return PlainReportWriter()

    # ── voice ────────────────────────────────────────────────────────────────────────────────────────────────

    def speaker(self, name: str) -> AbstractContextManager[Speaker]:
        from perception.speakers import opened_speaker

        chosen = name or self.settings.voice.speaker
        vetted = lambda: self._bank.sentences()  # noqa: E731 - loaded when it is needed
        return opened_speaker(chosen, lambda: self._voice(chosen), self.folders.voice, vetted)

    def spoken(self, text: str, language: str, voice: str) -> bytes:
        from perception.speakers import VoiceSpeaker

        with self.speaker(voice) as speaker:
            if not isinstance(speaker, VoiceSpeaker):
                raise PartMissing("This voice only plays.", "Choose espeak, flite, piper or gtts.")
            return speaker.sound(text, language).to_wav()

    def _voice(self, name: str) -> Voice:
        from perception.voices import make_voice

        wanted, allowed = self.settings.voice, self.settings.network.voice
        return make_voice(name, wanted.words_a_minute, wanted.piper_voice, wanted.piper_language, allowed)

    def playing(self) -> Playback:
        from perception.playback import Loudspeaker, Playback

        return Playback(Loudspeaker())

    def peaks(self, tapes: Sequence[Tape], stop: Stop, watch: Watch) -> Waveform:
        from perception.playback import peaks

        return peaks(tapes, stop, watch)

    # ── answers ──────────────────────────────────────────────────────────────────────────────────────────────

    def recorder(self, files: Sequence[Path]) -> MediaRecorder:
        from perception.recorder import MediaRecorder

        return MediaRecorder(files)

    def devices(self) -> Devices:
        from perception.device_list import listed

        return listed()

    def live_recorder(self, store: VaultStore | None) -> LiveRecorder:
        from perception import chosen_devices
        from perception.live_recorder import LiveRecorder

        wanted = self.settings.devices
        room = None if store is None else Ballast(self.folders.vault, self._terms.ballast).free_for_media
        microphone = chosen_devices.microphone(wanted.microphone)
        return LiveRecorder(microphone, chosen_devices.camera(wanted.camera), room)

    def salvage(self, store: SessionStore, tape_id: str, stop: Stop) -> Segment | None:
        from interview.ports import Tape
        from perception.salvage import salvage

        return salvage(Tape(tape_id, store), stop)

    def clip_facts(self, file: Path) -> Mapping[str, Any]:
        from perception.clip_facts import inspect

        return asdict(inspect(file))

    def transcriber(self, language: str) -> TranscriberPort:
        from perception.transcribers import choose

        return choose(language, self.folders.weights, self.settings.hearing.transcriber)

    def small_transcriber(self) -> TranscriberPort:
        from perception.transcribers import VoskTranscriber, shipped_model_folder

        return VoskTranscriber(shipped_model_folder(), "small demonstration model")

    def emotion(self) -> EmotionRecognizer:
        from perception.emotion import LockedRecognizer, NoRecognizer
        from perception.faces import FaceFinder
        from perception.model_store import installed_face_model

        if not self.settings.safety.emotion_allowed:
            return LockedRecognizer()
        return NoRecognizer(lambda: FaceFinder(installed_face_model(self.folders.weights)))

    def laboratory(self) -> Laboratory:
        from models.laboratory import Laboratory
        from perception.emotion_clips import EmotionClips
        from perception.face_tracking import FaceTracker
        from perception.model_store import installed_face_model

        finder = installed_face_model(self.folders.weights)
        return Laboratory(
            lambda: EmotionClips(FaceTracker(finder), MARGIN), self.folders.voice.parent / "prepared"
        )

    def made_up_answers(self) -> Mapping[str, str]:
        from perception.synthetic_person import answers_of

        return answers_of("generalised_anxiety")

    def film(self, text: str, file: Path) -> float:
        from perception.synthetic_person import film

        return film(text, file)

    # ── store and models ─────────────────────────────────────────────────────────────────────────────────────

    def vault(self, folder: Path | None = None) -> Vault:
        from interview.vault.vault import Vault

        folder = folder or self.folders.vault
        ballast = Ballast(folder, self._terms.ballast)
        if ballast.is_needed():
            ballast.release()  # a vault opens on a full disk too
        return Vault(folder, self._terms.cost, self._terms.least)

    def throw_away_vault(self) -> Unlocked:
        from interview.vault.throw_away import throw_away_vault

        return throw_away_vault(self.folders.vault, self._terms.least)

    def store(self, unlocked: Unlocked) -> VaultStore:
        from interview.vault.keeping import Keeping
        from interview.vault.session_keys import Kind
        from interview.vault.store import VaultStore

        folder, days = self.folders.vault, self.settings.keeping.model_dump(exclude_none=True)
        rule = Keeping({Kind(name): number for name, number in days.items()})
        return VaultStore(folder, unlocked, keeping=rule, ballast=Ballast(folder, self._terms.ballast))

    def memory_store(self) -> SessionStore:
        from interview.store import MemoryStore

        return MemoryStore()

    def import_model(self, source: Path, language: str) -> Path:
        from perception.model_store import import_model

        return import_model(source, self.folders.weights, language).folder

    def fetch_model(
        self, entry: CatalogueEntry, progress: Callable[[int, int | None], None], stop: Stop
    ) -> Path:
        from perception.model_fetch import fetch

        return fetch(entry, self.folders.weights, True, progress, stop)

    def installed_models(self) -> Sequence[tuple[str, str, int]]:
        from perception.model_store import installed_face_model, installed_speech_models

        found = [(m.name, m.language, m.size) for m in installed_speech_models(self.folders.weights)]
        face = installed_face_model(self.folders.weights)
        return [*found, (face.stem, "", face.stat().st_size)] if face else found

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
        from perception.model_store import model_hashes
        from ui.facts import gathered

        return gathered(self.version, self.installed_models(), model_hashes(self.folders.weights))

    # ── doctor ───────────────────────────────────────────────────────────────────────────────────────────────

    def checks(self) -> Sequence[Check]:
        from reports.pdf import write_pdf

        language, name = self.settings.session.language, self.settings.voice.speaker
        pdf = partial(tried, "PDF", "a page laid out", lambda: write_pdf("<p>A</p>"), needed=True)
        voice = partial(tried, f"voice {name}", "a word spoken", lambda: self.spoken("A", language, name))
        if name in UNTRIED:
            voice = partial(Check, "voice", "speaks the questions", True, f"{name}: not tried")
        return examine(
            self.folders.weights, (pdf, voice, lambda: hearing_check(lambda: self.transcriber(language)))
        )


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
