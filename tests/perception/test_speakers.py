"""The voice: what is cached, what is refused, what happens when a voice fails half-way."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from interview.errors import FileDamaged, ModelMissing, NetworkNotAllowed, PartMissing
from interview.ports import Stop
from perception.espeak import EspeakChild
from perception.player import Player
from perception.speakers import SilentSpeaker, SystemSpeaker, VoiceSpeaker
from perception.voice_cache import VoiceCache
from perception.voices import EspeakVoice, FliteVoice, GttsVoice, PiperVoice, Sound

VETTED = "What has been on your mind lately?"
PERSONAL = "You spoke of your brother; what was that like?"


@pytest.fixture
def voice() -> Iterator[EspeakVoice]:
    voice = EspeakVoice()
    yield voice
    voice.close()


@pytest.fixture(autouse=True)
def _no_loudspeaker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")


class Broken:
    """A voice that fails, or gives an empty or a cut-off sound."""

    key = "broken"

    def __init__(self, sound: Sound | None) -> None:
        self._sound = sound

    def render(self, text: str, language: str) -> Sound:
        if self._sound is None:
            raise PartMissing("The voice failed.")
        return self._sound

    def close(self) -> None:
        """Nothing is open."""


def speaker(voice: EspeakVoice | Broken, folder: Path) -> VoiceSpeaker:
    return VoiceSpeaker(voice, VoiceCache(folder), frozenset({VETTED}), Player())


@pytest.mark.parametrize(("language", "text"), [("en", VETTED), ("ar", "كيف كان نومك في الأسابيع الماضية؟")])
def test_the_offline_voice_speaks_english_and_arabic(voice: EspeakVoice, language: str, text: str) -> None:
    sound = voice.render(text, language)
    assert 1.0 < sound.seconds < 8.0
    assert np.abs(sound.samples).max() > 3000


def test_a_language_without_a_voice_is_a_clear_error(voice: EspeakVoice) -> None:
    with pytest.raises(ModelMissing, match="en, ar"):
        voice.render("Wie geht es Ihnen?", "de")


def test_a_killed_voice_process_is_an_error_and_the_next_sentence_speaks_again() -> None:
    with EspeakChild() as child:
        first, _ = child.render(VETTED)
        assert child._process is not None
        child._process.kill()
        child._process.wait()
        again, _ = child.render(VETTED)
        assert np.array_equal(first, again)


def test_only_vetted_sentences_reach_the_disk(voice: EspeakVoice, tmp_path: Path) -> None:
    speaking = speaker(voice, tmp_path)
    speaking.prepare([VETTED, PERSONAL], "en", Stop())
    assert [p.name for p in tmp_path.iterdir()] == [VoiceCache(tmp_path).path(voice.key, "en", VETTED).name]


def test_a_cached_sentence_plays_without_the_voice(voice: EspeakVoice, tmp_path: Path) -> None:
    first = speaker(voice, tmp_path).sound(VETTED, "en")
    silent = Broken(None)
    silent.key = voice.key  # type: ignore[misc]
    assert np.array_equal(speaker(silent, tmp_path).sound(VETTED, "en").samples, first.samples)


@pytest.mark.parametrize("sound", [None, Sound(np.zeros(0, np.int16), 16_000)])
def test_a_failed_or_empty_sound_is_never_cached(sound: Sound | None, tmp_path: Path) -> None:
    with pytest.raises((PartMissing, FileDamaged)):
        speaker(Broken(sound), tmp_path).prepare([VETTED], "en", Stop())
    assert list(tmp_path.iterdir()) == []


def test_a_half_written_file_is_spoken_anew(voice: EspeakVoice, tmp_path: Path) -> None:
    cache = VoiceCache(tmp_path)
    whole = speaker(voice, tmp_path).sound(VETTED, "en")
    path = cache.path(voice.key, "en", VETTED)
    path.write_bytes(path.read_bytes()[: len(whole.to_wav()) // 2])
    assert cache.get(voice.key, "en", VETTED) is None
    assert speaker(voice, tmp_path).sound(VETTED, "en").seconds == pytest.approx(whole.seconds, abs=0.1)
    assert cache.get(voice.key, "en", VETTED) is not None


def test_a_full_disk_leaves_no_half_file(voice: EspeakVoice, tmp_path: Path) -> None:
    blocked = tmp_path / "not-a-folder"
    blocked.write_text("")
    assert speaker(voice, blocked).sound(VETTED, "en").seconds > 1
    assert blocked.read_text() == ""


def test_gtts_is_refused_without_leave_for_the_network() -> None:
    with pytest.raises(NetworkNotAllowed, match="Google"):
        GttsVoice(network_allowed=False).render(VETTED, "en")


def test_flite_speaks_when_it_is_installed() -> None:
    try:
        sound = FliteVoice().render(VETTED, "en")
    except PartMissing as missing:
        pytest.skip(str(missing))
    assert 1.0 < sound.seconds < 8.0


def test_a_missing_piper_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    model = tmp_path / "voice.onnx"
    Path(f"{model}.json").write_text('{"audio": {"sample_rate": 22050}}')
    with pytest.raises(PartMissing, match="piper"):
        PiperVoice(model, "en").render(VETTED, "en")
    with pytest.raises(PartMissing, match="voice"):
        SystemSpeaker().say(VETTED, "en", Stop())


def test_speaking_ends_with_the_sound_and_at_once_when_stopped(voice: EspeakVoice, tmp_path: Path) -> None:
    speaking = speaker(voice, tmp_path)
    seconds = speaking.sound(VETTED, "en").seconds
    begun = time.monotonic()
    speaking.say(VETTED, "en", Stop())
    assert time.monotonic() - begun > 0.8 * seconds
    stopped = Stop()
    stopped.finish()
    begun = time.monotonic()
    speaking.say(VETTED, "en", stopped)
    assert time.monotonic() - begun < 0.5 * seconds
    speaking.close()


def test_a_pause_holds_the_sound_and_it_goes_on_from_there(voice: EspeakVoice, tmp_path: Path) -> None:
    speaking = speaker(voice, tmp_path)
    seconds = speaking.sound(VETTED, "en").seconds
    speaking.pause()
    go_on = threading.Timer(1.5, speaking.go_on)
    go_on.start()
    begun = time.monotonic()
    speaking.say(VETTED, "en", Stop())
    go_on.join()
    assert time.monotonic() - begun > 1.2 + 0.8 * seconds
    speaking.close()


def test_silence_gives_time_to_read_and_can_be_stopped() -> None:
    stop = Stop()
    stop.finish()
    begun = time.monotonic()
    SilentSpeaker().say("one two three " * 50, "en", stop)
    assert time.monotonic() - begun < 1
