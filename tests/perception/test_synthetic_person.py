"""The made-up person of the demonstration is a real video with a face that is found and words that are heard."""

from __future__ import annotations

from pathlib import Path

from interview.ports import Stop, Tape, Watch
from interview.store import MemoryStore
from perception.emotion import NoRecognizer
from perception.recorder import MediaRecorder
from perception.synthetic_person import film
from perception.transcribers import VoskTranscriber, shipped_model_folder


def test_its_face_is_found_and_its_words_are_heard(tmp_path: Path) -> None:
    said = "I can't concentrate at work. I make mistakes."
    seconds = film(said, tmp_path / "answer.mp4")
    store = MemoryStore()
    tape = Tape(store.new_tape("demo", 1), store)
    segment = MediaRecorder([tmp_path / "answer.mp4"]).record(tape, True, True, Stop(), Watch())
    store.finish_tape(tape.id)
    assert abs(segment.seconds - seconds) < 0.2
    assert segment.damage == ()
    quality = NoRecognizer().read([tape], Stop(), Watch()).quality
    assert quality.coverage is not None
    assert quality.coverage > 0.9
    heard = VoskTranscriber(shipped_model_folder()).transcribe([tape], "en", Stop(), Watch())
    assert heard.text == "i can't concentrate at work i make mistakes"
