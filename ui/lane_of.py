"""Which lane carries out which work of an interview, and whose work ends with a consent."""

from __future__ import annotations

from collections.abc import Mapping

from interview.commands import (
    PrepareVoice,
    ReadEmotion,
    RecordAnswer,
    SpeakQuestion,
    SuggestFollowUp,
    TranscribeAnswer,
    WriteQuestions,
    WriteReport,
)
from interview.domain import Purpose
from ui.lanes import Lane, Lanes

USERS: Mapping[Purpose, tuple[type, ...]] = {  # of what is taken back
    Purpose.AUDIO: (TranscribeAnswer, ReadEmotion),
    Purpose.VIDEO: (ReadEmotion,),
    Purpose.EMOTION: (ReadEmotion,),
}


def lane_of(lanes: Lanes) -> Mapping[type, Lane]:
    """For each kind of work."""
    return {
        SpeakQuestion: lanes.voice,
        PrepareVoice: lanes.voice,
        RecordAnswer: lanes.capture,
        TranscribeAnswer: lanes.speech,
        ReadEmotion: lanes.emotion,
        WriteQuestions: lanes.language,
        SuggestFollowUp: lanes.language,
        WriteReport: lanes.language,
    }
