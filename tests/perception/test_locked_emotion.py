"""A site that does not allow emotion to be read."""

from __future__ import annotations

from pathlib import Path

import main
from interview.ports import Stop, Tape, Watch
from interview.settings import Settings
from interview.store import MemoryStore


def test_where_emotion_is_not_allowed_no_tape_is_opened(tmp_path: Path):
    settings = Settings.model_validate({"safety": {"emotion_allowed": False}})
    recognizer = main.wire(tmp_path).with_settings(settings).emotion()
    store = MemoryStore()
    growing = Tape(store.new_tape("s1", 1), store)  # whoever follows it waits for ever
    trace = recognizer.read([growing], Stop(), Watch())
    assert trace.label() is None
    assert trace.missing_because == "emotion reading is not allowed at this site"
    assert trace.quality.coverage is None
