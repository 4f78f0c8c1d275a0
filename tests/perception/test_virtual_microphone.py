"""A real stream of PortAudio, from a virtual microphone: what is played is what is heard."""

from __future__ import annotations

import numpy as np
import pytest

from interview.errors import DeviceMissing
from perception.microphone import SoundDeviceMicrophone
from perception.portaudio import open_input
from perception.voices import EspeakVoice
from tests.perception.devices import heard, pitch_of, sine, wait_until
from tests.virtual_sound import VirtualSound, sound_server, virtual_sound  # noqa: F401


def test_a_tone_comes_through_a_real_stream_at_its_pitch_without_a_lost_sample(
    virtual_sound: VirtualSound,  # noqa: F811
) -> None:
    with SoundDeviceMicrophone() as microphone:
        player = virtual_sound.say(sine(440, 8.0), wait=False)
        wait_until(lambda: any(np.abs(block.samples).max() > 6000 for block in heard(microphone, 5)))
        heard(microphone, 50)
        blocks = heard(microphone, 250)
        player.kill()
        player.wait()
        assert microphone.trouble() is None
        assert microphone.overflows == 0
    samples = np.concatenate([block.samples for block in blocks]).astype(float)
    assert len(samples) == 5 * 16_000
    assert pitch_of(samples) == pytest.approx(440, abs=0.5)
    assert np.diff([block.time for block in blocks]) == pytest.approx(0.02, abs=0.01)
    # a sine obeys x[n+1] = 2 cos(w) x[n] - x[n-1]: a lost, doubled or foreign sample breaks it
    broken = np.abs(samples[2:] - 2 * np.cos(2 * np.pi * 440 / 16_000) * samples[1:-1] + samples[:-2])
    assert broken.max() < 60


def test_a_spoken_sentence_comes_through_as_it_was_said(virtual_sound: VirtualSound) -> None:  # noqa: F811
    voice = EspeakVoice()
    sentence = voice.render("I sleep badly since the summer.", "en")
    voice.close()
    with SoundDeviceMicrophone() as microphone:
        microphone.clear()
        virtual_sound.say(sentence.samples, sentence.rate)
        got = np.concatenate(
            [block.samples for block in heard(microphone, round(sentence.seconds * 50) + 25)]
        )
    said = np.interp(
        np.arange(round(sentence.seconds * 16_000)) * sentence.rate / 16_000,
        np.arange(len(sentence.samples)),
        sentence.samples,
    )
    size = len(got) + len(said)
    fit = np.fft.irfft(np.fft.rfft(got, size) * np.conj(np.fft.rfft(said, size)))
    part = got[int(np.argmax(fit)) :][: len(said)].astype(float)
    assert np.corrcoef(part, said[: len(part)])[0, 1] > 0.95


def test_a_real_microphone_that_goes_in_mid_stream_is_noticed_and_comes_back(
    virtual_sound: VirtualSound,  # noqa: F811
) -> None:
    with SoundDeviceMicrophone() as microphone:
        assert heard(microphone, 10)
        virtual_sound.unplug()
        assert wait_until(lambda: microphone.trouble() == "missing") <= 2.0
        microphone.clear()
        assert microphone.read(0.1) is None
        virtual_sound.plug_in()
        wait_until(lambda: microphone.read(0.1) is not None, 10.0)
        assert microphone.trouble() is None


def test_a_real_microphone_that_gives_nothing_but_zeros_is_silent(virtual_sound: VirtualSound) -> None:  # noqa: F811
    with SoundDeviceMicrophone() as microphone:
        assert wait_until(lambda: microphone.trouble() == "silent") <= 3.2


def test_two_microphones_can_be_open_at_once(virtual_sound: VirtualSound) -> None:  # noqa: F811
    """The second must not start PortAudio anew, which would kill the first."""
    with SoundDeviceMicrophone() as first, SoundDeviceMicrophone("pulse") as second:
        assert len(heard(second, 20)) == 20
        first.clear()
        assert len(heard(first, 20)) == 20


def test_a_wish_that_is_refused_gives_way_to_what_the_device_offers(
    virtual_sound: VirtualSound,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import sounddevice

    whole = sounddevice.InputStream

    def no_16_khz(**wish):
        if wish["samplerate"] == 16_000:
            raise sounddevice.PortAudioError("Invalid sample rate", -9997)
        return whole(**wish)

    monkeypatch.setattr(sounddevice, "InputStream", no_16_khz)
    with SoundDeviceMicrophone() as microphone:
        player = virtual_sound.say(sine(440, 4.0), wait=False)
        wait_until(lambda: any(np.abs(block.samples).max() > 6000 for block in heard(microphone, 5)))
        heard(microphone, 10)
        samples = np.concatenate([block.samples for block in heard(microphone, 60)])
        player.kill()
        player.wait()
    assert pitch_of(samples) == pytest.approx(440, abs=2)


def test_a_device_that_refuses_every_wish_is_said_in_words(
    virtual_sound: VirtualSound,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import sounddevice

    def busy(**wish):
        raise sounddevice.PortAudioError("Device unavailable", -9985)

    monkeypatch.setattr(sounddevice, "InputStream", busy)
    with pytest.raises(DeviceMissing) as caught:
        open_input("", lambda heard: None)
    assert "other programs" in caught.value.remedy


def test_an_unknown_name_is_refused_and_the_known_ones_are_told(virtual_sound: VirtualSound) -> None:  # noqa: F811
    with pytest.raises(DeviceMissing) as caught, SoundDeviceMicrophone("Old microphone"):
        pass
    assert "Old microphone" in caught.value.message
    assert "pulse" in caught.value.remedy
