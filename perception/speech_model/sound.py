"""From sound to what the network sees, and the damage that rooms, microphones and media codecs do to it."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import numpy.typing as npt

from interview.media import SOUND_RATE
from perception.speech_model.speak import Sound

CEPSTRA = 40  # values a frame; a frame every 10 ms
AAC_DELAY = 1024  # samples of silence that the encoder puts first
MFCC_CONF = (
    "--use-energy=false\n--num-mel-bins=40\n--num-ceps=40\n--low-freq=20\n--high-freq=-400\n"
    "--sample-frequency=16000\n--dither=0\n"
)

Features = npt.NDArray[np.float32]  # (frames, CEPSTRA)


def features(sound: Sound) -> Features:
    """Kaldi's cepstra with the options of `MFCC_CONF`, which the recogniser reads."""
    import kaldi_native_fbank

    options = kaldi_native_fbank.MfccOptions()
    options.frame_opts.dither = 0
    options.frame_opts.samp_freq = SOUND_RATE
    options.mel_opts.num_bins = CEPSTRA
    options.mel_opts.low_freq = 20
    options.mel_opts.high_freq = -400
    options.num_ceps = CEPSTRA
    options.use_energy = False
    mfcc = kaldi_native_fbank.OnlineMfcc(options)
    mfcc.accept_waveform(SOUND_RATE, sound.astype(np.float32).tolist())
    mfcc.input_finished()
    return np.stack([mfcc.get_frame(i) for i in range(mfcc.num_frames_ready)]).astype(np.float32)


def damaged(sound: Sound, chance: np.random.Generator) -> Sound:
    """The same words as a recording may have them: other loudness, noise, a tilt of the tone, a codec.

    Nothing moves in time, so the phones found in the clean sound still hold.
    """
    wave = sound.astype(np.float64) / max(1.0, float(np.abs(sound).max()))
    if chance.random() < 0.5:  # a microphone that favours high or low tones
        tilt = chance.uniform(-0.6, 0.6)
        wave = wave + tilt * np.concatenate([[0.0], wave[:-1]])
    wave *= 10 ** (chance.uniform(-28, -1) / 20) / max(1e-3, float(np.abs(wave).max()))
    level = 10 ** (chance.uniform(-90, -48) / 20)
    wave += level * chance.standard_normal(len(wave))
    heard = np.clip(wave * 32767, -32768, 32767).astype(np.int16)
    return through_codec(heard) if chance.random() < 0.3 else heard


def through_codec(sound: Sound, bits_a_second: int = 48_000) -> Sound:
    """The sound after AAC in an MP4 file, as phones and cameras record it."""
    import av

    file = BytesIO()
    with av.open(file, "w", format="mp4") as written:
        stream = written.add_stream("aac", rate=SOUND_RATE, layout="mono")
        stream.bit_rate = bits_a_second
        frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = SOUND_RATE
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            written.mux(packet)
    file.seek(0)
    with av.open(file, "r") as read:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=SOUND_RATE)
        parts = [
            part.to_ndarray().reshape(-1)
            for frame in read.decode(audio=0)
            for part in resampler.resample(frame)
        ]
    heard = np.concatenate(parts).astype(np.int16)[AAC_DELAY:][: len(sound)]
    return np.pad(heard, (0, len(sound) - len(heard)))
