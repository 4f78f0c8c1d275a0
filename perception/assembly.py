"""What perceives, put together from the settings: voice, devices, speech recognition, emotion, their model files.

Parts are imported when they are asked for, so that no model library loads before somebody needs it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.doctor import Check
from interview.errors import ForPeople, PartMissing
from interview.folders import Folders
from interview.gguf_store import NOBODY, Progress, Voucher
from interview.settings import Settings
from interview.vault.disk import Ballast
from interview.vault.terms import Terms

if TYPE_CHECKING:
    from interview.catalogue import CatalogueEntry, Installed, Verified
    from interview.domain import Segment
    from interview.ports import EmotionRecognizer, SessionStore, Speaker, Stop, Tape, Watch
    from interview.ports import Transcriber as TranscriberPort
    from interview.vault.store import VaultStore
    from perception.device_list import Devices
    from perception.live_recorder import LiveRecorder
    from perception.playback import Playback, Waveform
    from perception.recorder import MediaRecorder
    from perception.voices import Voice


class Senses(ABC):
    """Settings turned into the parts that see, hear and speak; one of the two bases of `main.Program`."""

    folders: Folders
    settings: Settings
    terms: Terms

    # ── voice ────────────────────────────────────────────────────────────────────────────────────────────────

    def speaker(self, name: str) -> AbstractContextManager[Speaker]:
        from perception.speakers import opened_speaker

        chosen = name or self.settings.voice.speaker
        return opened_speaker(chosen, lambda: self._voice(chosen), self.folders.voice, self.vetted)

    def spoken(self, text: str, language: str, voice: str) -> bytes:
        from perception.speakers import VoiceSpeaker

        with self.speaker(voice) as speaker:
            if not isinstance(speaker, VoiceSpeaker):
                raise PartMissing("This voice only plays.", "Choose espeak, flite, piper or gtts.")
            return speaker.sound(text, language).to_wav()

    @abstractmethod
    def vetted(self) -> frozenset[str]:
        """Sentences that are about nobody: their sound may be kept."""

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
        room = None if store is None else Ballast(self.folders.vault, self.terms.ballast).free_for_media
        microphone = chosen_devices.microphone(wanted.microphone)
        return LiveRecorder(microphone, chosen_devices.camera(wanted.camera), room)

    def salvage(self, store: SessionStore, tape_id: str, stop: Stop) -> Segment | None:
        from interview.ports import Tape
        from perception.salvage import salvage

        return salvage(Tape(tape_id, store), stop)

    def clip_facts(self, file: Path) -> Mapping[str, Any]:
        from perception.clip_facts import inspect

        return asdict(inspect(file))

    def record_photographs(self, files: Sequence[Path], tape: Tape, a_second: float) -> Mapping[str, Any]:
        from perception.photographs import record_photographs

        return record_photographs(files, tape, a_second)

    def transcriber(self, language: str) -> TranscriberPort:
        from perception.transcribers import choose

        return choose(language, self.folders.weights, self.settings.hearing.transcriber)

    def small_transcriber(self) -> TranscriberPort:
        from perception.transcribers import VoskTranscriber, shipped_model_folder

        return VoskTranscriber(shipped_model_folder(), "small demonstration model")

    @property
    def reads_emotion(self) -> bool:
        """Whether this site allows it and there is a model that does."""
        return self.settings.safety.emotion_allowed and self._emotion_model() is not None

    def emotion(self) -> EmotionRecognizer:
        from perception.emotion import LockedRecognizer, NetRecognizer, NoRecognizer
        from perception.faces import FaceFinder
        from perception.model_store import installed_face_model
        from perception.voice_activity import installed_speech_detector

        weights = self.folders.weights
        if not self.settings.safety.emotion_allowed:
            return LockedRecognizer()
        model = self._emotion_model()
        if model is None:
            return NoRecognizer(lambda: FaceFinder(installed_face_model(weights)))
        finder, detector = installed_face_model(weights), installed_speech_detector(weights)
        return NetRecognizer(model, self.settings.emotion.way, finder, detector)

    def emotion_check(self) -> Check:
        """Which model reads emotion and by what; it is loaded once."""
        from perception.emotion import OF_IT, has_card, load

        line = partial(Check, "emotion model", "reads emotion")
        if not self.settings.safety.emotion_allowed:
            return line(True, "not allowed at this site")
        model = self._emotion_model()
        if model is None:
            return line(False, "missing", OF_IT)
        try:
            return line(True, load(model, has_card())[0].name)
        except ForPeople as error:
            return line(False, error.message, error.remedy)

    def _emotion_model(self) -> Path | None:
        from perception.emotion_folder import emotion_model

        return emotion_model(self.settings.emotion.model, self.folders.weights)

    def made_up_answers(self) -> Mapping[str, str]:
        from perception.synthetic_person import answers_of

        return answers_of("generalised_anxiety")

    def film(self, text: str, file: Path) -> float:
        from perception.synthetic_person import film

        return film(text, file)

    # ── models ───────────────────────────────────────────────────────────────────────────────────────────────

    def import_model(
        self,
        source: Path,
        language: str,
        voucher: Voucher = NOBODY,
        progress: Progress = lambda _done, _of: None,
        stop: Stop | None = None,
    ) -> Path:
        from interview.gguf_store import holds_gguf, import_gguf
        from interview.ports import Stop
        from perception.model_store import import_model

        if holds_gguf(source):
            return import_gguf(source, self.folders.weights, voucher, progress, stop or Stop())
        return import_model(source, self.folders.weights, language).folder

    def fetch_model(self, entry: CatalogueEntry, progress: Progress, stop: Stop) -> Path:
        from perception.model_fetch import fetch

        return fetch(entry, self.folders.weights, True, progress, stop)

    def installed_models(self) -> Sequence[Installed]:
        from perception.model_shelf import installed

        return installed(self.folders.weights)

    def verify_models(
        self, stop: Stop, name: str = "", progress: Progress | None = None
    ) -> Iterator[Verified]:
        from perception.model_shelf import verify

        return verify(self.folders.weights, stop, name, progress)

    def remove_model(self, name: str) -> Installed:
        from perception.model_shelf import remove

        return remove(self.folders.weights, name)

    def model_hashes(self) -> Mapping[str, str]:
        from perception.model_shelf import hashes

        return hashes(self.folders.weights)
