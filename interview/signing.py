"""What a signature stands for: one hash over all that the report shows of the interview and says about it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from interview.bodies import to_json
from interview.domain import Session, Stage


def report_hash(session: Session) -> str:
    """SHA-256 (hex) of the session as it would be signed now: without signatures, addenda, notes, and what may change
    after it (the consent, the stage).

    Raises `ValueError` when there is no report."""
    if session.report is None:
        raise ValueError("there is no report to sign")
    bare = replace(
        session,
        report=replace(session.report, signatures=(), addenda=()),
        earlier_reports=(),
        notes=(),
        consent=None,
        stage=Stage.CLOSED,
        problem=None,
    )
    return hashlib.sha256(to_json(bare).encode()).hexdigest()
