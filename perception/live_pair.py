"""Microphone and camera during one recording, and what the window and the segment are told about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from interview.domain import Segment
from interview.errors import DeviceMissing
from interview.media import AudioBlock, Frame, Health
from interview.ports import Watch
from interview.vault.disk import Space
from perception.live_feeds import PictureFeed, SoundFeed
from perception.live_health import CAMERA_WORDS, MICROPHONE_WORDS, TENTH, Course, Pace
from perception.live_tape import TapeRecording

STEP = 0.03  # seconds that one step waits for something to come
LOOK = 0.1  # seconds between two looks at the devices' health
GIVE_UP = 10.0  # seconds that a recording waits for the first device to be there
MISSED = 0.5  # seconds without sound at the beginning or end that are worth a word

SPACES: dict[Space, Literal["fine", "warn", "no_picture", "no_sound"]] = {
    Space.FINE: "fine",
    Space.WARN: "warn",
    Space.STOP_PICTURE: "no_picture",
    Space.STOP_SOUND: "no_sound",
}


class Pair:
    """At least one of the two. Call `step` again and again. All times are seconds of the tape."""

    def __init__(self, sound: SoundFeed | None, picture: PictureFeed | None, watch: Watch) -> None:
        self.sound = sound
        self.picture = picture
        self.needed = True  # with no device there at the start, a step raises
        self._feeds = [feed for feed in (sound, picture) if feed is not None]
        self._watch = watch
        self._looked = 0.0
        self._microphone = Course(MICROPHONE_WORDS)
        self._camera = Course(CAMERA_WORDS)
        self._pace = Pace()
        self._began = GIVE_UP  # when the person was told to speak
        self._ended = 0.0

    @property
    def now(self) -> float:
        return self._feeds[0].now

    @property
    def hears(self) -> bool:
        """Sound is coming in, or is still expected to."""
        return self.sound is not None and not self.sound.absent

    @property
    def heard(self) -> float:
        """End of the newest sound."""
        return self.sound.heard if self.sound is not None else 0.0

    def step(self, recording: TapeRecording | None = None) -> tuple[list[AudioBlock], Frame | None]:
        """What came in, after `STEP` seconds at most.

        Raises `DeviceMissing` when from the start no device is there.
        """
        blocks = self.sound.take(STEP) if self.sound is not None else []
        frame = (
            self.picture.take(0.0 if self.sound is not None else STEP) if self.picture is not None else None
        )
        if self.sound is not None and blocks:
            self._watch.level.put(self.sound.level)
        if frame is not None:
            self._pace.add(frame.time)
            self._watch.frame.put(frame)
        self._watch.seconds.put(self.now + (recording.lead if recording is not None else 0.0))
        if self.now - self._looked >= LOOK or not self._watch.started.is_set():
            self._looked = self.now
            self._look(recording)
        self._ended = self.now
        return blocks, frame

    def segment(self, tape_id: str, recording: TapeRecording) -> Segment:
        """What was recorded."""
        has_sound = self.sound is not None and self.sound.came is not None
        has_picture = self.picture is not None and self.picture.came is not None
        damage = (
            *recording.damage,
            *self._sound_missing(recording),
            *self._microphone.damage(),
            *self._camera.damage(),
            *self._pictures_left_out(),
        )
        return Segment(tape_id, recording.seconds, has_picture, has_sound, damage)

    def _look(self, recording: TapeRecording | None) -> None:
        """Tell the window how the devices do, as soon as it is known that they are there, or are not."""
        nothing = all(feed.refused or (feed.came is None and feed.waited > GIVE_UP) for feed in self._feeds)
        if self.needed and nothing:
            raise self._none_there()
        if not all(feed.known for feed in self._feeds):
            return
        microphone = self.sound.state() if self.sound is not None else "off"
        camera = self.picture.state() if self.picture is not None else "off"
        for course, state, feed in (
            (self._microphone, microphone, self.sound),
            (self._camera, camera, self.picture),
        ):
            if feed is not None:
                course.see(state, self.now, feed.since(state))
        space = SPACES[recording.space] if recording is not None else "fine"
        self._watch.health.put(Health(camera, microphone, space, self._pace.behind))
        if not self._watch.started.is_set() and any(feed.came is not None for feed in self._feeds):
            self._began = self.now
            self._watch.started.set()

    def _none_there(self) -> DeviceMissing:
        problems = [feed.keeper.problem for feed in self._feeds if feed.keeper.problem is not None]
        remedies = dict.fromkeys(problem.remedy for problem in problems)
        missing = DeviceMissing(
            " ".join(problem.message for problem in problems)
            or "Neither microphone nor camera gives anything.",
            " ".join(remedies) or "Plug one in again, choose another one, or type the answer.",
        )
        missing.__cause__ = problems[0] if problems else None
        return missing

    def _sound_missing(self, recording: TapeRecording) -> Iterator[str]:
        """What no hole between two blocks tells: nothing at the beginning, or nothing at all."""
        if self.sound is None or not self.sound.known or recording.space is Space.STOP_SOUND:
            return
        if self.sound.first is None:
            yield f"no sound from 0.0 to {self._ended:.1f} s: the microphone was missing"
            return
        if self.sound.first > self._began + MISSED:
            yield f"no sound from 0.0 to {self.sound.first:.1f} s: the microphone was missing"

    def _pictures_left_out(self) -> Iterator[str]:
        if self._pace.missing > TENTH:
            yield f"{self._pace.missing:.0%} of the pictures were left out: the computer was too slow"
