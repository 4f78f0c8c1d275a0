"""Which sound is when: PocketSphinx and its own English model find the phones of a known sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from perception.speech_model.sentences import words_of
from perception.speech_model.speak import Sound

SILENCE = "SIL"
SPOKEN = (
    "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH"
)
PHONES = (SILENCE, *SPOKEN.split(" "))
NUMBERS = {name: number for number, name in enumerate(PHONES)}


@dataclass(frozen=True)
class Dictionary:
    """How each word may be said: lists of phones."""

    ways: dict[str, list[list[str]]]

    @classmethod
    def of_pocketsphinx(cls, words: list[str]) -> Dictionary:
        """The entries of PocketSphinx's English dictionary for these words. Raises KeyError for an unknown word."""
        from pocketsphinx import get_model_path

        wanted: dict[str, list[list[str]]] = {word: [] for word in words}
        with Path(get_model_path("en-us/cmudict-en-us.dict")).open(encoding="utf-8") as lines:
            for line in lines:
                name, *phones = line.split()
                word = name.split("(")[0]
                if word in wanted and phones not in wanted[word]:
                    wanted[word].append(phones)
        unknown = [word for word, ways in wanted.items() if not ways]
        if unknown:
            raise KeyError(f"PocketSphinx does not know: {', '.join(unknown)}")
        return cls(wanted)


class Aligner:
    """One PocketSphinx decoder, used for one sentence after another."""

    def __init__(self) -> None:
        from pocketsphinx import Decoder

        # With its usual beams and the best path of the lattice it loses every other made-up voice.
        self._decoder = Decoder(lm=None, bestpath=False, beam=0.0, pbeam=0.0, wbeam=0.0, loglevel="FATAL")

    def phones(self, sound: Sound, text: str, frames: int) -> npt.NDArray[np.int64] | None:
        """The phone number of each 10 ms frame, or None when sound and text do not fit together."""
        data, words = sound.tobytes(), words_of(text)
        self._decoder.set_align_text(" ".join(words))
        try:
            self._hear(data)
            if self._decoder.hyp() is None:
                return None
            self._decoder.set_alignment()
            self._hear(data)
        except RuntimeError:  # no path through the sentence fits this sound
            return None
        found, labels = [], np.zeros(frames, dtype=np.int64)
        for word in self._decoder.get_alignment():  # in one go: its words do not outlive the loop
            if word.name[0] not in "<[":
                found.append(word.name.split("(")[0])
            for phone in word:
                labels[phone.start : phone.start + phone.duration] = NUMBERS.get(phone.name, 0)
        return labels if found == words else None

    def _hear(self, data: bytes) -> None:
        self._decoder.start_utt()
        self._decoder.process_raw(data, full_utt=True)
        self._decoder.end_utt()
