"""Who says the question aloud: a voice with cache and loudspeaker, the system's own voice, or nobody."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from interview.errors import PartMissing
from interview.ports import Speaker, Stop
from perception.player import Player
from perception.voice_cache import VoiceCache
from perception.voices import Sound, Voice


class VoiceSpeaker:
    """Speaks with a `Voice`. Vetted sentences are kept in the cache, all others for this session in memory."""

    def __init__(self, voice: Voice, cache: VoiceCache, vetted: frozenset[str], player: Player) -> None:
        self._voice = voice
        self._cache = cache
        self._vetted = vetted
        self._player = player
        self._of_session: dict[tuple[str, str], Sound] = {}

    def prepare(self, texts: Sequence[str], language: str, stop: Stop) -> None:
        for text in texts:
            if stop.wanted:
                return
            self.sound(text, language)

    def say(self, text: str, language: str, stop: Stop) -> None:
        self._player.play(self.sound(text, language), stop)

    def sound(self, text: str, language: str) -> Sound:
        """The sentence as sound, from the cache when it was spoken before."""
        if text in self._vetted:
            kept = self._cache.get(self._voice.key, language, text)
            if kept is None:
                kept = self._voice.render(text, language)
                self._cache.put(self._voice.key, language, text, kept)
            return kept
        if (text, language) not in self._of_session:
            self._of_session[text, language] = self._voice.render(text, language)
        return self._of_session[text, language]

    def pause(self) -> None:
        self._player.pause()

    def go_on(self) -> None:
        self._player.go_on()

    def close(self) -> None:
        self._voice.close()
        self._player.close()


class SilentSpeaker:
    """Says nothing: the question is on the screen, and the person is given time to read it."""

    def __init__(self, seconds_a_word: float = 0.35) -> None:
        self._seconds_a_word = seconds_a_word

    def prepare(self, texts: Sequence[str], language: str, stop: Stop) -> None:
        """There is nothing to render."""

    def say(self, text: str, language: str, stop: Stop) -> None:  # noqa: ARG002 — a language changes nothing
        stop.wait(len(text.split()) * self._seconds_a_word)


SYSTEM_COMMANDS = {  # platform -> a program that speaks what it reads from its standard input
    "darwin": ("say", "-f", "-"),
    "win32": (
        "powershell",
        "-NoProfile",
        "-Command",
        "Add-Type -AssemblyName System.Speech; "
        "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())",
    ),
    "linux": ("spd-say", "--wait", "--pipe-mode"),
}


class SystemSpeaker:
    """The operating system's own voice. Linux needs a running speech-dispatcher; macOS and Windows are untested."""

    def prepare(self, texts: Sequence[str], language: str, stop: Stop) -> None:
        """The system renders while it speaks."""

    def say(self, text: str, language: str, stop: Stop) -> None:
        """Raises `PartMissing` when this system has no voice program."""
        command = SYSTEM_COMMANDS.get(sys.platform, ())
        if not command or shutil.which(command[0]) is None:
            raise PartMissing("This system has no voice of its own.", "Choose the offline voice.")
        extra = ("-l", language) if sys.platform == "linux" else ()
        with subprocess.Popen([*command, *extra], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
            if child.stdin is not None:
                child.stdin.write(text.encode())
                child.stdin.close()
            while child.poll() is None:
                if stop.wait(0.1):
                    child.kill()


@contextmanager
def opened_speaker(
    name: str, voice: Callable[[], Voice], cache: Path, vetted: Callable[[], frozenset[str]]
) -> Iterator[Speaker]:
    """The speaker of this name: "silent", "system", or one with a voice, whose loudspeaker is let go at the end."""
    if name == "silent":
        yield SilentSpeaker(seconds_a_word=0)
    elif name == "system":
        yield SystemSpeaker()
    else:
        speaker = VoiceSpeaker(voice(), VoiceCache(cache), vetted(), Player())
        try:
            yield speaker
        finally:
            speaker.close()
