"""How long each kind of a session is kept: what its consent says, else the rule of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from interview.domain import OVER, Purpose, Session
from interview.vault.session_keys import EVERY_KIND, Kind

_STATED_FOR = {
    Kind.TEXT: (Purpose.AI_TEXT,),
    Kind.SOUND: (Purpose.AUDIO, Purpose.KEEP_MEDIA),
    Kind.PICTURE: (Purpose.VIDEO, Purpose.KEEP_MEDIA),
    Kind.CLIP: (Purpose.AUDIO, Purpose.VIDEO, Purpose.KEEP_MEDIA),
}


@dataclass(frozen=True)
class Keeping:
    """The rule of a site, for what no consent limits. A kind that is absent is kept until somebody deletes it."""

    days: Mapping[Kind, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Due:
    """What of a session is past its time."""

    session_id: str
    kinds: frozenset[Kind]
    held: bool  # it has to stay all the same


def days_of(session: Session) -> dict[Kind, int | None]:
    """The days that the consent states, counted from the first of a kind; the shortest where several apply.

    Recordings that the person did not allow to be kept have no day left once the interview is over. Emotion
    readings are part of the text and go with it."""
    return {kind: _stated(session, kind) for kind in Kind}


def _stated(session: Session, kind: Kind) -> int | None:
    if session.consent is None:
        return None
    if kind is not Kind.TEXT and session.stage in OVER and not session.consent.allows(Purpose.KEEP_MEDIA):
        return 0
    grants = [session.consent.purposes.get(purpose) for purpose in _STATED_FOR[kind]]
    return min(
        (one.keep_days for one in grants if one is not None and one.keep_days is not None), default=None
    )


class KeepingTimes:
    """The days beside each key in the table `session_keys`. Each method works inside its caller's turn."""

    def __init__(self, rule: Keeping) -> None:
        self._rule = rule

    def note(self, connection: Any, session: Session) -> None:
        for kind, days in days_of(session).items():
            connection.execute(
                "UPDATE session_keys SET keep_days = ? WHERE session = ? AND kind = ? AND keep_days IS NOT ?",
                (days, session.id, kind.value, days),
            )

    def due(self, connection: Any, now: datetime) -> tuple[Due, ...]:
        """Without its text nobody finds the rest again, so what loses its text loses all."""
        found: dict[str, set[Kind]] = {}
        held: set[str] = set()
        rows = connection.execute(
            "SELECT session, kind, made_at, keep_days, held FROM session_keys"
            " LEFT JOIN sessions ON sessions.id = session ORDER BY session"
        )
        for session_id, name, made_at, stated, is_held in rows:
            kind = Kind(name)
            days = self._rule.days.get(kind) if stated is None else stated
            if days is not None and datetime.fromisoformat(made_at) + timedelta(days=days) <= now:
                found.setdefault(session_id, set()).add(kind)
            if is_held:
                held.add(session_id)
        return tuple(
            Due(session_id, EVERY_KIND if Kind.TEXT in kinds else frozenset(kinds), session_id in held)
            for session_id, kinds in found.items()
        )
