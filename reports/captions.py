"""What was said as captions (WebVTT), and a whole session as JSON: the two exports other programs read."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence

from pydantic import TypeAdapter

from interview.domain import Session, Transcript, Word
from reports.safe_text import one_line

LONGEST_CUE = 7.0  # seconds on screen
MOST_LETTERS = 84  # of a cue: two lines of a television screen
PAUSE = 0.8  # seconds of silence that end a cue
SHORTEST_CUE = 0.2  # seconds, for a word whose times say nothing
_SENTENCE_ENDS = (".", "?", "!", "؟", "…")
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_vtt(transcript: Transcript) -> str:
    """Captions of one answer in cues of about seven seconds at most; a note when there are no times."""
    blocks = ["WEBVTT"]
    if transcript.missing_because is not None:
        blocks.append(f"NOTE not available: {_escaped(transcript.missing_because)}")
    elif transcript.rough:
        blocks.append("NOTE rough: this recogniser is poor on free speech")
    if not transcript.words and transcript.text.strip():
        blocks.append("NOTE the words of this answer have no times")
    end = 0.0
    for cue in _cues(transcript.words):
        start = max(end, cue[0].start)
        end = max(cue[-1].end, start + SHORTEST_CUE)
        voice = "<v Clinician>" if cue[0].speaker == "clinician" else ""
        text = _escaped(" ".join(word.text for word in cue))
        blocks.append(f"{_time(start)} --> {_time(end)}\n{voice}{text}")
    return "\n\n".join(blocks) + "\n"


def _escaped(text: str) -> str:
    return html.escape(one_line(text), quote=False)


def _cues(words: Sequence[Word]) -> Iterator[list[Word]]:
    cue: list[Word] = []
    for word in words:
        if cue and _ends_before(word, cue):
            yield cue
            cue = []
        cue.append(word)
    if cue:
        yield cue


def _ends_before(word: Word, cue: Sequence[Word]) -> bool:
    return (
        word.speaker != cue[-1].speaker
        or word.start - cue[-1].end > PAUSE
        or word.end - cue[0].start > LONGEST_CUE
        or sum(len(one.text) + 1 for one in cue) + len(word.text) > MOST_LETTERS
        or cue[-1].text.endswith(_SENTENCE_ENDS)
    )


def _time(seconds: float) -> str:
    thousandths = round(max(0.0, seconds) * 1000)
    whole, thousandths = divmod(thousandths, 1000)
    minutes, left = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{left:02}.{thousandths:03}"


def session_as_json(session: Session) -> str:
    """The whole session with its keys in order, ending in a newline; `TypeAdapter(Session)` reads it back.

    A half of a character (a lone surrogate, which no encoding can write) is kept as its JSON escape.
    """
    values = TypeAdapter(Session).dump_python(session, mode="json")
    text = json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True)
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text) + "\n"
