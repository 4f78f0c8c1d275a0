"""Records an answer from microphone and camera. Sound is never dropped, pictures may be; a device that goes away
ends no answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np

from interview.domain import Segment
from interview.errors import DeviceMissing, ForPeople
from interview.media import AudioBlock
from interview.ports import Stop, Tape, Watch
from perception.live_device import Keeper
from perception.live_feeds import LiveCamera, LiveMicrophone, PictureFeed, SoundFeed
from perception.live_pair import MISSED, Pair
from perception.live_tape import TapeRecording

LAST_WORDS = 0.2  # seconds after Done in which what was said before it may still come in


class LiveRecorder:
    """One microphone, open from `ready` (or the first recording) to `close`, and one camera, open while recording.

    Between two answers nobody listens: what the microphone heard before `record` was called reaches no tape.
    """

    def __init__(
        self,
        open_microphone: Callable[[], LiveMicrophone] | None,
        open_camera: Callable[[], LiveCamera] | None,
        room: Callable[[], int] | None = None,
    ) -> None:
        """None = there is none. `room` tells the bytes that are free for recordings."""
        self._microphone = Keeper("microphone", open_microphone) if open_microphone is not None else None
        self._camera = Keeper("camera", open_camera) if open_camera is not None else None
        self._room = room

    def ready(self, stop: Stop, watch: Watch) -> None:
        """Open the microphone ahead, after consent, so that the first answer need not wait for it.

        Raises `DeviceMissing` when it does not open (it is tried again and again all the same), `Cancelled`.
        """
        if self._microphone is not None:
            pair = Pair(SoundFeed(self._microphone, time.monotonic()), None, watch)
            while not stop.wanted and not watch.started.is_set():
                pair.step()
            stop.check()

    def rehearse(self, stop: Stop, watch: Watch) -> None:
        """Show picture, level and health until stopped. Nothing is kept; both devices are closed again.

        For the clinician before consent. Without any device it goes on and says so: one may be plugged in.
        """
        try:
            with self._pair(True, True, watch) as pair:
                pair.needed = False
                while not stop.wanted:
                    pair.step()
        finally:
            if self._microphone is not None:
                self._microphone.release()

    def record(self, tape: Tape, with_sound: bool, with_picture: bool, stop: Stop, watch: Watch) -> Segment:
        """Record until Done; what was missing of sound and pictures, and when, stands in the segment's damage.

        A device that goes away is used again when it comes back. Raises `DeviceMissing` when none was there from
        the start, `StoreUnusable` when the tape takes no more, `Cancelled`.
        """
        if not with_sound and not with_picture:
            raise ForPeople(
                "Neither sound nor pictures may be recorded.", "Type the answer, or ask for consent."
            )
        stop.check()
        with self._pair(with_sound, with_picture, watch) as pair:
            sound, picture = pair.sound is not None, pair.picture is not None
            with TapeRecording(tape, sound, picture, self._room) as recording:
                while not stop.wanted:
                    _keep(pair, recording)
                stop.check()
                _take_last_words(pair, recording)
                stop.check()
        return pair.segment(tape.id, recording)

    def close(self) -> None:
        """Let go of both devices; the recorder may be used again."""
        for keeper in (self._microphone, self._camera):
            if keeper is not None:
                keeper.close()

    @contextmanager
    def _pair(self, with_sound: bool, with_picture: bool, watch: Watch) -> Iterator[Pair]:
        """The devices that are allowed and chosen, from this moment on."""
        microphone, camera = self._microphone if with_sound else None, self._camera if with_picture else None
        if microphone is None and camera is None:
            raise DeviceMissing(
                "No microphone and no camera is chosen.", "Choose one in the settings, or type the answer."
            )
        if microphone is not None and microphone.device is not None:
            microphone.device.clear()  # what it heard while nobody was meant to listen
        begun = time.monotonic()
        try:
            yield Pair(
                SoundFeed(microphone, begun) if microphone is not None else None,
                PictureFeed(camera, begun) if camera is not None else None,
                watch,
            )
        finally:
            if camera is not None:
                camera.release()


def _keep(pair: Pair, recording: TapeRecording) -> None:
    blocks, frame = pair.step(recording)
    for block in blocks:
        recording.add_sound(block)
    if frame is not None:
        recording.add_picture(frame)


def _take_last_words(pair: Pair, recording: TapeRecording) -> None:
    """What was said before Done and is still under way. A microphone that is gone leaves silence to the end."""
    asked = pair.now
    while pair.hears and pair.heard < asked and pair.now < asked + LAST_WORDS:
        _keep(pair, recording)
    if pair.sound is not None and pair.sound.first is not None and pair.heard < asked - MISSED:
        recording.add_sound(AudioBlock(asked, np.zeros(0, np.int16)))
