"""Where everything lies: the only place that knows paths."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

NAME = "anamnesis"


@dataclass(frozen=True)
class Folders:
    settings_file: Path
    vault: Path  # key slots, sessions and recordings
    weights: Path  # models: vosk/<language>/<name>/, faces/, later llama/ and emotion/
    voice: Path  # spoken sentences of the vetted bank
    log_file: Path

    @classmethod
    def of(cls, home: Path | None) -> Folders:
        """Below one folder when `home` is given (tests, a stick), else where this system keeps such things."""
        if home is None:
            dirs = platformdirs.PlatformDirs(NAME, appauthor=False)
            config, data = dirs.user_config_path, dirs.user_data_path
            cache, log = dirs.user_cache_path, dirs.user_log_path
        else:
            home = home.expanduser().resolve()
            config, data, cache, log = home, home, home / "cache", home
        return cls(
            settings_file=config / "settings.toml",
            vault=data / "vault",
            weights=data / "weights",
            voice=cache / "voice",
            log_file=log / "log.txt",
        )
