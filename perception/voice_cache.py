"""Sentences that were spoken once, kept as WAV files so that they play at once and offline ever after.

Only sentences of the vetted bank are kept on disk: a question written for one person belongs to the vault. A file
appears under its name only when it is whole, so a failed or half-written one is never found.
"""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from interview.errors import FileDamaged
from interview.files import put_whole
from perception.voices import Sound


class VoiceCache:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, voice_key: str, language: str, text: str) -> Path:
        """Named by the hash of (voice, language, text), so a new voice or wording is a new file."""
        digest = hashlib.sha256("\0".join((voice_key, language, text)).encode()).hexdigest()
        return self._folder / f"{digest}.wav"

    def get(self, voice_key: str, language: str, text: str) -> Sound | None:
        """None when it was never spoken or cannot be read; a damaged file is removed."""
        path = self.path(voice_key, language, text)
        try:
            return Sound.from_wav(path.read_bytes())
        except OSError:
            return None
        except FileDamaged:
            path.unlink(missing_ok=True)
            return None

    def put(self, voice_key: str, language: str, text: str, sound: Sound) -> None:
        """A cache that cannot be written (a full disk) costs time at the next sentence, nothing else."""
        data = sound.to_wav()
        Sound.from_wav(data)  # an empty sound is refused here
        with contextlib.suppress(OSError):
            put_whole(self.path(voice_key, language, text), data)
