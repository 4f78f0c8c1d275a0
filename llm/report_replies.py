"""What a language model returns for a report: fields with bounds, from which code builds the report."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

MOST_STATEMENTS = 60  # that one conclusion may name by their numbers
Number = Annotated[int, Field(ge=1, le=MOST_STATEMENTS)]
Words = Annotated[str, Field(min_length=1, max_length=240)]
# What words and a reading can tell. How a person looks and speaks the clinician sees, and risk is found by rule.
SuggestedField = Literal[
    "mood", "affect", "thought form", "thought content", "perception", "cognition", "insight", "judgement"
]


class Sentence(BaseModel):
    """One sentence about an answer and what it rests on."""

    text: Words
    quote: str = Field(max_length=200)
    basis: Literal["answer", "reading"]


class Suggestion(BaseModel):
    """One finding for the mental state examination."""

    field: SuggestedField
    text: Words
    quote: str = Field(max_length=200)
    basis: Literal["answer", "reading"]


class AnswerReply(BaseModel):
    statements: list[Sentence] = Field(min_length=1, max_length=6)
    mental_state: list[Suggestion] = Field(max_length=4)


class Drawn(BaseModel):
    """One sentence of a conclusion and the statements it rests on."""

    text: Words
    numbers: list[Number] = Field(alias="from", max_length=6)


class Considered(BaseModel):
    name: str = Field(min_length=1, max_length=80)
    text: Words
    numbers: list[Number] = Field(alias="from", max_length=6)


class ConclusionReply(BaseModel):
    summary: list[Drawn] = Field(min_length=1, max_length=6)
    speaks_for: list[Drawn] = Field(max_length=5)
    speaks_against: list[Drawn] = Field(max_length=5)
    consider: list[Considered] = Field(max_length=4)
    next: list[Drawn] = Field(max_length=5)


Reply = AnswerReply | ConclusionReply


def texts(reply: Reply) -> list[str]:
    """Every sentence of a reply."""
    if isinstance(reply, AnswerReply):
        return [*(one.text for one in reply.statements), *(one.text for one in reply.mental_state)]
    drawn = (*reply.summary, *reply.speaks_for, *reply.speaks_against, *reply.next)
    return [*(one.text for one in drawn), *(one.text for one in reply.consider)]
