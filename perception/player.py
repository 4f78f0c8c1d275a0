"""The loudspeaker, through pygame: plays one sound at a time, and can pause it."""

from __future__ import annotations

import os

from interview.errors import DeviceMissing
from interview.ports import Stop
from perception.voices import Sound

LOOK = 0.05  # seconds between two looks at `stop`


class Player:
    """Opened at the first sound. Used by the thread that speaks; `pause` and `go_on` may come from another."""

    def __init__(self) -> None:
        self._rate: int | None = None
        self._paused = False

    def play(self, sound: Sound, stop: Stop) -> None:
        """Play to the end, or until stopped. Raises `DeviceMissing` when there is no loudspeaker."""
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        import pygame

        try:
            self._open(sound.rate)
            channel = pygame.mixer.Sound(buffer=sound.samples.tobytes()).play()
        except pygame.error as error:
            raise DeviceMissing(
                "No loudspeaker could be opened.", "The question is on the screen."
            ) from error
        if channel is None:
            raise DeviceMissing("The loudspeaker is busy.", "Try again.")
        while channel.get_busy():
            (pygame.mixer.pause if self._paused else pygame.mixer.unpause)()
            if stop.wait(LOOK):
                channel.stop()
                break

    def pause(self) -> None:
        self._paused = True

    def go_on(self) -> None:
        self._paused = False

    def close(self) -> None:
        if self._rate is not None:
            import pygame

            pygame.mixer.quit()
            self._rate = None

    def _open(self, rate: int) -> None:
        import pygame

        if self._rate != rate:
            pygame.mixer.quit()
            pygame.mixer.init(frequency=rate, size=-16, channels=1, allowedchanges=0)
            self._rate = rate
