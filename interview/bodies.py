"""A session as text and back: what the store keeps and what a run leaves as session.json."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from interview.domain import Session
from interview.errors import FileDamaged

# `Session.schema` as written by this version: 2 has notes and when the clinician spoke, 3 how an answer was said,
# 4 the label that a single reading earned, 5 questions that follow up an answer
NEWEST = 5
_A_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


@cache
def _adapter() -> TypeAdapter[Session]:
    return TypeAdapter(Session)


def to_json(session: Session) -> str:
    """Plain ASCII with escapes, so that any text a person typed comes back as it was."""
    try:
        return _adapter().dump_json(session, ensure_ascii=True).decode("ascii")
    except PydanticSerializationError:  # half a character, which only the slow way writes
        return json.dumps(_adapter().dump_python(session, mode="json"))


def from_json(text: str) -> Session:
    """A session of this version, whichever wrote it: what an older one did not know has its default.

    Raises `FileDamaged`, which names the field that is wrong and nothing of what stands in it.
    """
    try:
        data = json.loads(text)
    except ValueError:
        raise _damaged("it is no JSON") from None  # the cause would carry the text
    schema = data.get("schema") if isinstance(data, dict) else None
    if isinstance(schema, int) and schema > NEWEST:
        raise FileDamaged(
            f"This session was written by a newer version (schema {schema}, this one reads up to {NEWEST}).",
            "Open it with that version.",
        )
    try:
        return replace(_adapter().validate_python(data), schema=NEWEST)
    except ValidationError as error:
        problems = error.errors(include_input=False, include_context=False, include_url=False)
        places = sorted({_place(problem["loc"]) for problem in problems})
        raise _damaged(f"wrong or missing: {', '.join(places[:5])}") from None


def _damaged(what: str) -> FileDamaged:
    return FileDamaged(f"A stored session is damaged: {what}.", "Restore it from a backup, or forget it.")


def _place(steps: tuple[int | str, ...]) -> str:
    """Like "answers.q1.take". A step that is no plain name could be something that was said."""
    return ".".join(step if _A_NAME.fullmatch(step) else "…" for step in map(str, steps)) or "the whole"
