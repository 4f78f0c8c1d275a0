"""Speech is told from silence and noise, on real recordings, the same however the sound is cut into blocks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from interview.errors import ModelMissing
from interview.media import AudioBlock
from perception.clips import read_sound
from perception.voice_activity import (
    SileroJudge,
    VoiceActivity,
    installed_speech_detector,
    seconds_within,
    voice_activity,
    without,
)


@pytest.fixture(params=["spectrum", "silero"])
def activity(request: pytest.FixtureRequest) -> VoiceActivity:
    if request.param == "spectrum":
        return voice_activity()
    data: Path = request.getfixturevalue("shared_data")
    return voice_activity(data / "weights" / "silero_vad.onnx")


def sound_of(path: Path) -> np.ndarray:
    with path.open("rb") as file:
        return np.concatenate([block.samples for block in read_sound(file)])


def heard(activity: VoiceActivity, samples: np.ndarray, block: int = 320) -> tuple[tuple[float, float], ...]:
    activity.begin()
    for first in range(0, len(samples), block):
        activity.hear(AudioBlock(first / 16000, samples[first : first + block]))
    activity.end()
    return activity.spans()


def quiet(seconds: float, level: float = 20.0) -> np.ndarray:
    return np.random.default_rng(3).normal(0, level, round(seconds * 16000))


def test_a_sentence_is_found_where_it_was_marked_by_hand(activity: VoiceActivity, shared_data: Path) -> None:
    # swwp2s.align of the GRID corpus: words from 12250 to 55250 of 25000 a second
    spans = heard(activity, sound_of(shared_data / "av" / "grid" / "id2_vcd_swwp2s.mpg"))
    assert spans[0][0] == pytest.approx(0.49, abs=0.1)
    assert spans[-1][1] == pytest.approx(2.21, abs=0.15)
    assert seconds_within(spans, 0.0, 9.0) > 1.4


@pytest.mark.parametrize("level", [0, 20, 300, 3000])
def test_nobody_speaks_in_silence_or_steady_noise(activity: VoiceActivity, level: float) -> None:
    assert heard(activity, quiet(6.0, level).astype(np.int16)) == ()


def test_speech_is_found_in_a_noisy_room(activity: VoiceActivity, shared_data: Path) -> None:
    sentence = sound_of(shared_data / "av" / "grid" / "bbaf2n.mpg").astype(float)
    loudness = np.sqrt(np.mean(sentence**2))
    samples = np.concatenate([quiet(3.0, 0), sentence, quiet(3.0, 0)])
    noise = np.random.default_rng(4).normal(0, loudness / 4, len(samples))
    spans = heard(activity, np.clip(samples + noise, -32768, 32767).astype(np.int16))
    assert seconds_within(spans, 3.0, 6.0) > 0.8
    assert seconds_within(spans, 0.0, 3.0) + seconds_within(spans, 6.2, 9.0) < 0.3


def test_blocks_of_any_length_give_the_same_spans(activity: VoiceActivity, shared_data: Path) -> None:
    samples = sound_of(shared_data / "av" / "grid" / "brbk7n.mpg")
    spans = heard(activity, samples)
    assert spans
    assert heard(activity, samples, 100) == heard(activity, samples, 16000) == spans


def test_what_is_settled_does_not_change_any_more(activity: VoiceActivity, shared_data: Path) -> None:
    samples = sound_of(shared_data / "av" / "grid" / "brbk7n.mpg")
    final = heard(activity, samples)
    activity.begin()
    said = []
    for first in range(0, len(samples), 320):
        activity.hear(AudioBlock(first / 16000, samples[first : first + 320]))
        settled = activity.settled
        assert settled <= (first + 320) / 16000
        said.append((settled, seconds_within(activity.spans(), 0, settled)))
    assert said[-1][0] > 1
    assert all(seconds == pytest.approx(seconds_within(final, 0, settled)) for settled, seconds in said)


def test_a_file_that_is_no_detector_is_refused(tmp_path: Path, shared_data: Path) -> None:
    with pytest.raises(ModelMissing, match="no speech detector at"):
        SileroJudge(tmp_path / "none.onnx")
    (tmp_path / "text.onnx").write_text("not a network")
    with pytest.raises(ModelMissing, match="is no speech detector"):
        SileroJudge(tmp_path / "text.onnx")
    with pytest.raises(ModelMissing, match="no Silero speech detector"):
        SileroJudge(shared_data / "weights" / "yunet_n_320_320.onnx")


def test_an_installed_detector_is_found_by_its_name(tmp_path: Path) -> None:
    assert installed_speech_detector(tmp_path) is None
    (tmp_path / "voice").mkdir()
    for name in ("silero_vad_v4.onnx", "silero_vad_v5.onnx", "other.onnx"):
        (tmp_path / "voice" / name).touch()
    assert installed_speech_detector(tmp_path) == tmp_path / "voice" / "silero_vad_v5.onnx"


def test_spans_are_cut_by_the_turns_of_somebody_else() -> None:
    spans = ((1.0, 3.0), (4.0, 5.0), (6.0, 7.0))
    assert without(spans, ()) == spans
    assert without(spans, ((2.0, 4.5),)) == ((1.0, 2.0), (4.5, 5.0), (6.0, 7.0))
    assert without(spans, ((1.5, 2.0), (5.5, 8.0))) == ((1.0, 1.5), (2.0, 3.0), (4.0, 5.0))
    assert seconds_within(spans, 2.5, 6.25) == pytest.approx(1.75)
