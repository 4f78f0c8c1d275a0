"""Words for things of the core that several of the pages around the interview name."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from interview.domain import Stage
from interview.vault.key_slots import Role
from interview.vault.session_keys import Kind


def stage_words(stage: Stage) -> str:
    """Where an interview stands, for a list."""
    words = QCoreApplication.translate
    return {
        Stage.IDLE: words("Stages", "Not begun"),
        Stage.CONSENT: words("Stages", "Consent"),
        Stage.PLANNING: words("Stages", "Planning"),
        Stage.ASKING: words("Stages", "Interview"),
        Stage.LISTENING: words("Stages", "Interview"),
        Stage.SETTLING: words("Stages", "Interview"),
        Stage.HELD: words("Stages", "Waits: a risk statement"),
        Stage.ANALYSING: words("Stages", "Being analysed"),
        Stage.REVIEW: words("Stages", "Review"),
        Stage.REPORTING: words("Stages", "Report"),
        Stage.CLOSED: words("Stages", "Signed"),
        Stage.ABORTED: words("Stages", "Broken off"),
    }[stage]


def kind_words(kind: Kind) -> str:
    """What of a session has a keeping time of its own."""
    words = QCoreApplication.translate
    return {
        Kind.TEXT: words("Kinds", "text"),
        Kind.SOUND: words("Kinds", "sound"),
        Kind.PICTURE: words("Kinds", "pictures"),
        Kind.CLIP: words("Kinds", "clips brought in"),
    }[kind]


def role_words(role: Role) -> str:
    words = QCoreApplication.translate
    return {
        Role.CLINICIAN: words("Roles", "Clinician"),
        Role.SUPERVISOR: words("Roles", "Supervisor"),
        Role.ADMINISTRATOR: words("Roles", "Administrator"),
    }[role]


def long_date(iso: str) -> str:
    """A date of the core (ISO 8601) in this computer's time zone, as the window's language writes it; as it came
    when it is none."""
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    shown = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(shown, "d MMM yyyy, HH:mm")
