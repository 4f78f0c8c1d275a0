"""What a follow-up is made of: one more question about an answer, suggested, and asked only if the clinician says so.

Part of the frozen `Session`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FollowUps(StrEnum):
    """Where suggestions come from in this session."""

    NEVER = "never"
    MODEL = "model"  # a language model that also wrote questions of the plan
    ALWAYS = "always"  # the same; without one, or when it has none, what is written with the question


class FollowUpState(StrEnum):
    WRITING = "writing"
    OFFERED = "offered"  # the clinician decides
    OVER = "over"  # approved, dismissed, of no use any more, or there was none


@dataclass(frozen=True)
class FollowUp:
    """The one suggestion about the newest answer. Its text is empty before it is offered and when it is over."""

    question_id: str  # whose answer it follows up
    take: int  # of that answer
    state: FollowUpState = FollowUpState.WRITING
    text: str = ""
    why: str = ""  # for the clinician; never spoken
    written_by: str = ""  # as of a question
