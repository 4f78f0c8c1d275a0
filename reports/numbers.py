"""How times, shares and dates are written in a report."""

from __future__ import annotations

import math
from datetime import datetime

from reports.document import Verbatim


def clock(seconds: float) -> str:
    """m:ss into a recording, or h:mm:ss from one hour on; whole seconds that have passed."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def span(start: float, end: float) -> str:
    """A passage of a recording; its end is rounded up, so that nothing of it is left out."""
    return f"{clock(start)}–{clock(math.ceil(end))}"


def share(part: float) -> str:
    return f"{part:.0%}"


def signed(value: float, digits: int = 2) -> Verbatim:
    """A number with its sign."""
    return Verbatim(f"{value:+.{digits}f}".replace("-", "−"), left_to_right=True)


def date(at: str) -> Verbatim:
    """An ISO 8601 time as people read it, to the minute and with its zone; anything else as it came."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return Verbatim(at)
    zone = moment.strftime("%z")
    written = moment.strftime("%Y-%m-%d %H:%M")
    return Verbatim(f"{written} {zone[:3]}:{zone[3:5]}" if zone else written, left_to_right=True)
