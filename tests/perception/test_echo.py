"""Nothing of the spoken question is in the answer, though the microphone hears the loudspeaker all the time."""

from __future__ import annotations

import time

import numpy as np
import pytest

from interview.media import SOUND_RATE
from interview.ports import Stop, Watch
from perception.emotion_reader import NO_EVIDENCE, EmotionReader, Model
from perception.live_recorder import LiveRecorder
from perception.microphone import SoundDeviceMicrophone
from perception.transcribers import VoskTranscriber, shipped_model_folder
from perception.windows import Cut
from tests.perception.live_devices import SimulatedMicrophone, a_recorder
from tests.perception.live_takes import Take
from tests.perception.spoken import say
from tests.perception.tapes import sound_of
from tests.virtual_sound import VirtualSound, sound_server, virtual_sound  # noqa: F401

QUESTION = "I have trouble falling asleep."
ANSWER = "I can't concentrate at work. I make mistakes."
HEARD = "i can't concentrate at work i make mistakes"
AFTER = 0.3  # seconds from the recording's beginning to the person's first word


@pytest.fixture(scope="module")
def question() -> np.ndarray:
    """Loud to its end."""
    samples = say(QUESTION)
    return samples[: np.flatnonzero(np.abs(samples.astype(np.int32)) > 1000)[-1]]


@pytest.fixture(scope="module")
def answer() -> np.ndarray:
    return say(ANSWER)


def transcript(take: Take) -> str:
    return VoskTranscriber(shipped_model_folder()).transcribe([take.tape], "en", Stop(), Watch()).text


class Room:
    """Sounds at moments of true time, over a faint noise, as a microphone beside the loudspeaker hears them."""

    def __init__(self) -> None:
        self.sounds: list[tuple[float, np.ndarray]] = []

    def __call__(self, times: np.ndarray) -> np.ndarray:
        heard = np.random.default_rng(1).normal(0, 20, len(times))
        for begins, samples in self.sounds:
            index = np.round((times - begins) * SOUND_RATE).astype(int)
            inside = (index >= 0) & (index < len(samples))
            heard[inside] += samples[index[inside]]
        return np.clip(heard, -32768, 32767).astype(np.int16)


def test_a_microphone_that_was_open_while_the_question_was_spoken(
    question: np.ndarray, answer: np.ndarray
) -> None:
    room = Room()
    recorder = a_recorder(SimulatedMicrophone(latency=0.2, hears=room))  # still under way when it begins
    recorder.ready(Stop(), Watch())
    begins = time.monotonic()
    room.sounds = [(begins, question)]
    time.sleep(len(question) / SOUND_RATE)
    with Take(recorder) as take:
        room.sounds.append((time.monotonic() + AFTER, answer))
        take.run_for(AFTER + len(answer) / SOUND_RATE + 0.3)
    assert transcript(take) == HEARD
    assert np.abs(sound_of(take.items)[: round(AFTER * 0.8 * SOUND_RATE)]).max() < 200


def test_of_a_silent_person_nothing_is_read_though_the_question_was_heard(question: np.ndarray) -> None:
    room = Room()
    recorder = a_recorder(SimulatedMicrophone(latency=0.2, hears=room))
    recorder.ready(Stop(), Watch())
    room.sounds = [(time.monotonic(), question)]
    time.sleep(len(question) / SOUND_RATE)
    with Take(recorder) as take:
        take.run_for(1.0)
    asked: list[object] = []
    model = Model("m", ("happy", "sad"), lambda inputs, _present: asked.append(inputs) or (0.5, 0.5))
    trace = EmotionReader(model, Cut(1.2, 0.4, 5)).read([take.tape], Stop(), Watch())
    assert (trace.readings, trace.voice, trace.missing_because) == ((), None, NO_EVIDENCE)
    assert asked == []


def test_a_real_sound_server_whose_microphone_hears_question_and_answer(
    virtual_sound: VirtualSound,  # noqa: F811
    question: np.ndarray,
    answer: np.ndarray,
) -> None:
    recorder = LiveRecorder(SoundDeviceMicrophone, None)
    recorder.ready(Stop(), Watch())
    virtual_sound.say(question)
    with Take(recorder) as take:
        take.wait_for(take.watch.started.is_set)
        virtual_sound.say(answer)
        take.run_for(time.monotonic() - take.begun + 0.6)
    words = transcript(take).split()
    assert {"concentrate", "work", "mistakes"} <= set(words)
    assert len(words) <= len(HEARD.split()) + 2  # a busy machine may tear a word of the answer in two
    assert not {"have", "trouble", "falling", "asleep"} & set(words)
