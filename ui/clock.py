"""The time of day, as events and signatures have it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """ISO 8601 with a zone."""
    return datetime.now(UTC).isoformat(timespec="seconds")
