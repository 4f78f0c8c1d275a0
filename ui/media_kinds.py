"""Which recordings a consent that was taken back is about."""

from __future__ import annotations

from interview.commands import ForgetMedia
from interview.domain import Purpose
from interview.vault.session_keys import Kind

_KINDS = {Purpose.AUDIO: Kind.SOUND, Purpose.VIDEO: Kind.PICTURE}


def kinds_of(command: ForgetMedia) -> frozenset[Kind]:
    """Of sound and pictures; empty where there is nothing to delete."""
    if command.purpose is Purpose.KEEP_MEDIA:
        return frozenset(_KINDS.values())
    kind = _KINDS.get(command.purpose)
    return frozenset({kind}) if kind is not None and command.tape_ids else frozenset()
