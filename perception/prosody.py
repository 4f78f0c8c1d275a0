"""How something is said: pitch, loudness, pace and pauses, measured from the sound alone and never guessed.

Pitch by YIN (de Cheveigné and Kawahara 2002), syllables by peaks of loudness with a voice in them (after de Jong
and Wempe 2009). Both hold for one person near a microphone.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from interview.domain import VoiceMeasures
from interview.media import SOUND_RATE, AudioBlock
from perception.voice_activity import Span, seconds_within

STEP = 160  # samples, 10 ms between two measurements
COMPARED = 640  # samples, 40 ms: how much is compared with itself
LOUD = slice(160, 480)  # of it: the 20 ms in the middle, whose power is taken
HIGHEST, LOWEST = 500.0, 60.0  # Hz
LONGEST = round(SOUND_RATE / LOWEST)  # samples of the longest period
SHORTEST = round(SOUND_RATE / HIGHEST)
SPAN = COMPARED + LONGEST  # samples that one measurement takes
PERIODIC, BARELY_PERIODIC = 0.15, 0.25  # how far two periods may differ; 1 = not alike at all
QUIETEST = 1e-6  # of full power, −60 dB: below it there is no pitch
ENOUGH = 10  # measurements of a pitch, 0.1 s of voice
SHORTEST_SPEECH = 1.0  # seconds for a pace
PAUSE = 0.3  # seconds; a shorter one belongs to speaking
DIP = 2.0  # dB between two syllables
FAINT = 25.0  # dB below the loudest syllables, where none is counted

Floats = npt.NDArray[np.float32]


class VoiceTrack:
    """Pitch and loudness of one tape every 10 ms. About 3 MB an hour."""

    def __init__(self) -> None:
        self._rest = np.zeros(0, np.int16)
        self._pitches = array("f")  # Hz; not a number where there is none
        self._powers = array("f")  # of full scale

    def hear(self, block: AudioBlock) -> None:
        """The next sound of the tape."""
        samples = np.concatenate([self._rest, block.samples])
        steps = (len(samples) - SPAN) // STEP + 1
        if steps > 0:
            sound = samples.astype(np.float32) / np.float32(32768)
            pieces = np.lib.stride_tricks.sliding_window_view(sound, SPAN)[::STEP][:steps]
            powers = np.square(pieces[:, LOUD]).mean(axis=1)
            pitches = np.full(steps, np.nan, np.float32)
            loud = np.flatnonzero(powers > QUIETEST)
            if len(loud):
                pitches[loud] = pitches_of(pieces[loud])
            self._powers.extend(powers.tolist())
            self._pitches.extend(pitches.tolist())
            samples = samples[steps * STEP :]
        self._rest = samples

    def within(self, spans: Sequence[Span]) -> tuple[Floats, Floats]:
        """Pitches (Hz, or not a number) and powers of these stretches of the tape."""
        late = COMPARED / 2 / SOUND_RATE  # the middle of a measurement after its start
        pitches, powers = [], []
        for start, end in spans:
            first, last = (max(0, round((time - late) * SOUND_RATE / STEP)) for time in (start, end))
            pitches.append(np.array(self._pitches[first:last], np.float32))
            powers.append(np.array(self._powers[first:last], np.float32))
        empty = np.zeros(0, np.float32)
        return np.concatenate([empty, *pitches]), np.concatenate([empty, *powers])


def pitches_of(pieces: Floats) -> Floats:
    """The pitch in Hz of each row of `SPAN` samples; not a number where it has none."""
    size = 2 * 1024
    near = np.fft.rfft(pieces[:, :COMPARED], size)
    alike = np.fft.irfft(near.conj() * np.fft.rfft(pieces, size), size)[:, : LONGEST + 1]
    energy = np.concatenate(
        [np.zeros((len(pieces), 1)), np.cumsum(np.square(pieces, dtype=np.float64), axis=1)], axis=1
    )
    later = energy[:, COMPARED : COMPARED + LONGEST + 1] - energy[:, : LONGEST + 1]
    unlike = np.maximum(later[:, :1] + later - 2 * alike, 0)
    lags = np.arange(1, LONGEST + 1)
    relative = unlike[:, 1:] * lags / np.maximum(np.cumsum(unlike[:, 1:], axis=1), 1e-12)
    return np.array([_pitch(row) for row in relative], np.float32)


def _pitch(unlike: npt.NDArray[np.float64]) -> float:
    """`unlike[n]`: how far the sound differs from itself n + 1 samples later, over what is usual."""
    possible = unlike[SHORTEST - 1 :]
    good = np.flatnonzero(possible < PERIODIC)
    at = int(good[0]) if len(good) else int(np.argmin(possible))
    while at + 1 < len(possible) and possible[at + 1] < possible[at]:
        at += 1
    if possible[at] > BARELY_PERIODIC or at in (0, len(possible) - 1):
        return float("nan")
    left, middle, right = possible[at - 1 : at + 2]
    bend = left - 2 * middle + right
    beside = 0.5 * (left - right) / bend if bend > 0 else 0.0
    return float(SOUND_RATE / (SHORTEST + at + beside))


@dataclass(frozen=True)
class Heard:
    """What is to be measured: some of a tape, and when the person speaks there."""

    track: VoiceTrack
    spans: tuple[Span, ...]  # in order
    turns: tuple[Span, ...] = ()  # of somebody else: while they speak, the person makes no pause


def measures(heard: Sequence[Heard]) -> VoiceMeasures:
    """Over one or more tapes of an answer."""
    tracks = [one.track.within(one.spans) for one in heard]
    pitches = np.concatenate([np.zeros(0, np.float32), *(pitch for pitch, _ in tracks)])
    powers = np.concatenate([np.zeros(0, np.float32), *(power for _, power in tracks)])
    speech = sum(end - start for one in heard for start, end in one.spans)
    voiced = pitches[~np.isnan(pitches)]
    low, median, high = np.percentile(voiced, (10, 50, 90)) if len(voiced) >= ENOUGH else (None, None, None)
    pauses = [gap for one in heard for gap in _gaps(one) if gap >= PAUSE]
    whole = speech + sum(gap for one in heard for gap in _gaps(one))
    syllables = sum(syllables_of(power, pitch) for pitch, power in tracks)
    return VoiceMeasures(
        speech=round(speech, 2),
        pitch=None if median is None else round(float(median), 1),
        pitch_range=None if low is None else round(12 * float(np.log2(high / low)), 1),
        loudness=round(10 * float(np.log10(powers.mean())), 1) if len(powers) and powers.mean() > 0 else None,
        syllables_a_second=round(syllables / speech, 2) if speech >= SHORTEST_SPEECH and syllables else None,
        pauses=len(pauses) if whole else None,
        longest_pause=round(max(pauses, default=0.0), 2) if whole else None,
        pause_share=round(sum(pauses) / whole, 3) if whole else None,
    )


def syllables_of(powers: Floats, pitches: Floats) -> int:
    """Peaks of loudness in a voice, each after a dip of 2 dB. Fast speech runs together: up to 40 % are missed."""
    if len(powers) < 5:
        return 0
    smooth = np.convolve(powers, np.hanning(7)[1:-1] / np.hanning(7).sum(), mode="same")
    levels = 10 * np.log10(np.maximum(smooth, 1e-10))
    least = np.percentile(levels, 98) - FAINT
    slope = np.sign(np.diff(levels, prepend=-200.0, append=-200.0))
    peaks = np.flatnonzero((slope[:-1] > 0) & (slope[1:] <= 0))
    valid = [int(at) for at in peaks if levels[at] > least and not np.isnan(pitches[at])]
    count, last = 0, -1
    for at in valid:
        if last < 0 or levels[last : at + 1].min() <= min(levels[last], levels[at]) - DIP:
            count, last = count + 1, at
        elif levels[at] > levels[last]:
            last = at  # the same syllable, louder
    return count


def _gaps(heard: Heard) -> list[float]:
    """Seconds between two stretches of speech, where nobody else had the word."""
    between = [(before[1], after[0]) for before, after in pairwise(heard.spans)]
    return [end - start for start, end in between if not seconds_within(heard.turns, start, end)]
