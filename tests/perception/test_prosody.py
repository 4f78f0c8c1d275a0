"""Pitch, loudness, pace and pauses are right on tones and on voices of known pitch, and absent where nothing is."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from interview.media import AudioBlock
from perception.espeak import EspeakChild
from perception.prosody import Heard, VoiceTrack, measures
from perception.speech_model.speak import Voice, speak
from perception.voice_activity import voice_activity


def track_of(samples: np.ndarray, block: int = 320) -> VoiceTrack:
    track = VoiceTrack()
    for first in range(0, len(samples), block):
        track.hear(AudioBlock(first / 16000, samples[first : first + block].astype(np.int16)))
    return track


def tone(pitch: float, seconds: float = 1.0, level: float = 0.1, harmonics: int = 8) -> np.ndarray:
    """As a voice makes it: a row of harmonics, the first not the strongest."""
    time = np.arange(round(seconds * 16000)) / 16000
    strengths = [0.5, *(1 / n for n in range(2, harmonics + 1))]
    whole = sum(s * np.sin(2 * np.pi * pitch * (n + 1) * time + n) for n, s in enumerate(strengths))
    return 32767 * level * whole / np.sqrt(np.mean(np.square(whole)))


def spoken(text: str, pitch: int = 50, pace: int = 150) -> np.ndarray:
    with EspeakChild() as espeak:
        return speak(text, Voice("en-us", pace, pitch), espeak)


def heard(samples: np.ndarray) -> Heard:
    activity = voice_activity()
    activity.hear(AudioBlock(0.0, samples.astype(np.int16)))
    activity.end()
    return Heard(track_of(samples), activity.spans())


@pytest.mark.parametrize("pitch", [70.0, 98.3, 123.0, 220.0, 347.7, 440.0])
def test_the_pitch_of_a_tone_is_measured(pitch: float) -> None:
    found = measures([Heard(track_of(tone(pitch)), ((0.1, 0.9),))])
    assert found.pitch == pytest.approx(pitch, rel=0.01)
    assert found.pitch_range == pytest.approx(0, abs=0.3)


@pytest.mark.parametrize("level", [0.2, 0.05, 0.01])
def test_loudness_is_in_decibels_of_full_scale(level: float) -> None:
    found = measures([Heard(track_of(tone(200.0, level=level)), ((0.1, 0.9),))])
    assert found.loudness == pytest.approx(20 * np.log10(level), abs=0.3)


def test_a_voice_that_moves_has_a_range() -> None:
    pieces = np.concatenate([tone(150.0, 0.5), tone(300.0, 0.5)])
    assert measures([Heard(track_of(pieces), ((0.1, 0.95),))]).pitch_range == pytest.approx(12, abs=0.5)


def test_noise_and_silence_have_no_pitch() -> None:
    noise = np.random.default_rng(1).normal(0, 3000, 32000)
    found = measures([Heard(track_of(noise), ((0.2, 1.8),))])
    assert (found.pitch, found.pitch_range) == (None, None)
    silence = measures([Heard(track_of(np.zeros(32000)), ((0.2, 1.8),))])
    assert (silence.pitch, silence.loudness, silence.syllables_a_second) == (None, None, None)


def test_where_nobody_spoke_nothing_is_measured() -> None:
    found = measures([Heard(track_of(tone(200.0)), ())])
    assert found.speech == 0
    assert (found.pitch, found.loudness, found.pauses, found.pause_share) == (None, None, None, None)


def test_a_higher_voice_is_measured_higher() -> None:
    sentence = "I have not been sleeping very well since the summer"
    pitches = [measures([heard(spoken(sentence, pitch))]).pitch for pitch in (20, 50, 80)]
    assert all(pitch is not None and 70 < pitch < 300 for pitch in pitches)
    low, _, high = (float(pitch or 0) for pitch in pitches)
    assert high > 1.3 * low
    assert all(lower < higher for lower, higher in pairwise(float(pitch or 0) for pitch in pitches))


def test_syllables_are_counted_near_enough() -> None:
    words = "my name is Peter and today it is raining a little over London"  # 18 syllables
    found = heard(spoken(words, pace=130))
    counted = measures([found])
    assert counted.syllables_a_second is not None
    assert counted.syllables_a_second * counted.speech == pytest.approx(18, rel=0.25)


def test_who_speaks_faster_has_more_syllables_a_second() -> None:
    words = "my name is Peter and today it is raining a little over London"
    slow, fast = (measures([heard(spoken(words, pace=pace))]).syllables_a_second for pace in (110, 220))
    assert fast is not None
    assert slow is not None
    assert fast > 1.1 * slow


def test_pauses_are_counted_between_the_first_and_the_last_word() -> None:
    one = spoken("I do not know")
    quiet = np.zeros(16000, np.int16)
    found = heard(np.concatenate([quiet, one, quiet, one, quiet, quiet, one, quiet]))
    counted = measures([found])
    assert counted.pauses == 2
    assert counted.longest_pause == pytest.approx(2.4, abs=0.25)
    assert counted.pause_share is not None
    assert 0.4 < counted.pause_share < 0.75
    both = measures([found, found])
    assert (both.pauses, both.speech) == (4, pytest.approx(2 * counted.speech, abs=0.02))


def test_blocks_of_any_length_give_the_same() -> None:
    samples = spoken("it was a long and quiet day")
    spans = ((0.2, 1.5),)
    expected = measures([Heard(track_of(samples), spans)])
    assert expected.pitch is not None
    assert measures([Heard(track_of(samples, 97), spans)]) == expected
    assert measures([Heard(track_of(samples, 50000), spans)]) == expected


def test_while_somebody_else_has_the_word_the_person_makes_no_pause() -> None:
    silence, turn = track_of(np.zeros(16000 * 12)), (3.0, 6.0)
    spans = ((0.0, 2.0), (2.5, 3.0), (6.0, 8.0))
    alone, beside = measures([Heard(silence, spans)]), measures([Heard(silence, spans, (turn,))])
    assert (alone.pauses, alone.longest_pause, alone.pause_share) == (
        2,
        3.0,
        pytest.approx(3.5 / 8, abs=1e-3),
    )
    assert (beside.pauses, beside.longest_pause, beside.pause_share) == (1, 0.5, 0.1)
