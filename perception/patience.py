"""How long a device may be quiet before somebody is told, and how often it is looked for again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    """All in seconds."""

    first: float = 5.0  # from opening to the first picture or block of sound; a sound card takes up to 2
    quiet: float = 1.8  # without anything new: the device counts as missing, which is to be seen within 2
    again: float = 2.0  # between two tries to open a device that went away
    close: float = 3.0  # for a driver to let go; after that it is left behind and closing returns
