"""Where the program is put together: the only file that knows every package. Run `main.py --help`.

Parts are imported when they are asked for, so that no model library loads before somebody needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.doctor import Check, examine
from interview.errors import ForPeople, PartMissing
from interview.folders import Folders
from interview.hardening import harden, write_crashes
from interview.log_setup import configure
from interview.settings import Settings, read_settings
from interview.vault.disk import BALLAST_BYTES, Ballast
from interview.vault.key_slots import LEAST_COST, USUAL_COST, Cost
from ui.terminal.app import make_app

if TYPE_CHECKING:
    from interview.catalogue import CatalogueEntry
    from interview.domain import DisorderChosen
    from interview.ports import EmotionRecognizer, Plan, QuestionWriter, ReportWriter, SessionStore, Speaker
    from interview.ports import Transcriber as TranscriberPort
    from interview.vault.store import VaultStore
    from interview.vault.vault import Unlocked, Vault
    from llm.bank import Bank
    from perception.recorder import MediaRecorder
    from perception.voices import Voice

VERSION = "0.1.0"


@dataclass(frozen=True)
class Terms:
    """What a vault costs: guessing a new passphrase, guessing any, bytes kept free for text. Tests pay less."""

    cost: Cost = USUAL_COST
    least: Cost = LEAST_COST
    ballast: int = BALLAST_BYTES


USUAL_TERMS = Terms()


class Program:
    """Settings turned into parts: `ui.terminal.wiring.Wiring`."""

    version = VERSION

    def __init__(self, folders: Folders, settings: Settings, terms: Terms = USUAL_TERMS) -> None:
        self.folders = folders
        self.settings = settings
        self._terms = terms

    def at_home(self, home: Path) -> Program:
        return Program(Folders.of(home), Settings(), self._terms)

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

    @contextmanager
    def speaker(self, name: str) -> Iterator[Speaker]:
        from perception.player import Player
        from perception.speakers import SilentSpeaker, SystemSpeaker, VoiceSpeaker
        from perception.voice_cache import VoiceCache

        chosen = name or self.settings.voice.speaker
        if chosen == "silent":
            yield SilentSpeaker(seconds_a_word=0)
        elif chosen == "system":
            yield SystemSpeaker()
        else:
            cache = VoiceCache(self.folders.voice)
            speaker = VoiceSpeaker(self._voice(chosen), cache, self._bank.sentences(), Player())
            try:
                yield speaker
            finally:
                speaker.close()

    def spoken(self, text: str, language: str, voice: str) -> bytes:
        from perception.speakers import VoiceSpeaker

        with self.speaker(voice) as speaker:
            if not isinstance(speaker, VoiceSpeaker):
                raise PartMissing("This voice only plays.", "Choose espeak, flite, piper or gtts.")
            return speaker.sound(text, language).to_wav()

    def _voice(self, name: str) -> Voice:
        from perception import voices

        wanted = self.settings.voice
        makers: dict[str, Callable[[], Voice]] = {
            "espeak": lambda: voices.EspeakVoice(wanted.words_a_minute),
            "flite": voices.FliteVoice,
            "piper": lambda: voices.PiperVoice(Path(wanted.piper_voice), wanted.piper_language),
            "gtts": lambda: voices.GttsVoice(self.settings.network.voice),
        }
        if name not in makers:
            raise PartMissing(
                f"There is no voice {name!r}.", f"Choose of: {', '.join(makers)}, system, silent."
            )
        return makers[name]()

    # ── answers ──────────────────────────────────────────────────────────────────────────────────────────────

    def recorder(self, files: Sequence[Path]) -> MediaRecorder:
        from perception.recorder import MediaRecorder

        return MediaRecorder(files)

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
        from perception.emotion import NoRecognizer
        from perception.faces import FaceFinder
        from perception.model_store import installed_face_model

        return NoRecognizer(lambda: FaceFinder(installed_face_model(self.folders.weights)))

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

    def fetch_model(self, entry: CatalogueEntry, progress: Callable[[int, int | None], None]) -> Path:
        from interview.ports import Stop
        from perception.model_fetch import fetch

        return fetch(entry, self.folders.weights, True, progress, Stop())

    def installed_models(self) -> Sequence[tuple[str, str, int]]:
        from perception.model_store import installed_face_model, installed_speech_models

        found = [(m.name, m.language, m.size) for m in installed_speech_models(self.folders.weights)]
        face = installed_face_model(self.folders.weights)
        return [*found, (face.stem, "", face.stat().st_size)] if face else found

    # ── doctor ───────────────────────────────────────────────────────────────────────────────────────────────

    def checks(self) -> Sequence[Check]:
        return examine(self.folders.weights, (self._check_pdf, self._check_voice, self._check_speech))

    def _check_pdf(self) -> Check:
        from reports.pdf import write_pdf

        return _tried("PDF", "a page laid out", lambda: write_pdf("<p>A</p>"), needed=True)

    def _check_voice(self) -> Check:
        name = self.settings.voice.speaker
        if name in ("silent", "system", "gtts"):
            return Check("voice", "speaks the questions", True, f"{name}: not tried")
        language = self.settings.session.language
        return _tried(f"voice {name}", "a word spoken", lambda: self.spoken("A", language, name))

    def _check_speech(self) -> Check:
        language, what_for = self.settings.session.language, "writes down what is said"
        try:
            hearing = type(self.transcriber(language)).__name__
        except ForPeople as error:
            return Check("speech model", what_for, False, error.message, error.remedy)
        good = hearing == "VoskTranscriber"
        found = {"SphinxTranscriber": "PocketSphinx (rough)", "NoTranscriber": "none: typed answers"}
        remedy = "" if good else "main.py models list; main.py models fetch NAME, or models import FOLDER"
        return Check("speech model", what_for, good, found.get(hearing, "Vosk"), remedy)


def _tried(name: str, what_for: str, work: Callable[[], object], needed: bool = False) -> Check:
    try:
        work()
    except ForPeople as error:
        return Check(name, what_for, False, error.message, error.remedy, needed)
    return Check(name, what_for, True, "works", needed=needed)


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
