"""Words for things of the core that several of the pages around the interview name."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt
from PySide6.QtGui import QGuiApplication

from interview.domain import Stage
from interview.vault.key_slots import Role
from interview.vault.session_keys import Kind

_FROM_LEFT, _FROM_RIGHT = "\u200e", "\u200f"  # what tells a label where a line begins


def stage_words(stage: Stage) -> str:
    """Where an interview stands, for a list."""
    translate = QCoreApplication.translate
    return {
        Stage.IDLE: translate("Stages", "Not begun"),
        Stage.CONSENT: translate("Stages", "Consent"),
        Stage.PLANNING: translate("Stages", "Planning"),
        Stage.ASKING: translate("Stages", "Interview"),
        Stage.LISTENING: translate("Stages", "Interview"),
        Stage.SETTLING: translate("Stages", "Interview"),
        Stage.HELD: translate("Stages", "Risk statement"),
        Stage.ANALYSING: translate("Stages", "Being analysed"),
        Stage.REVIEW: translate("Stages", "Review"),
        Stage.REPORTING: translate("Stages", "Report"),
        Stage.CLOSED: translate("Stages", "Signed"),
        Stage.ABORTED: translate("Stages", "Broken off"),
    }[stage]


def kind_words(kind: Kind) -> str:
    """What of a session has a keeping time of its own."""
    translate = QCoreApplication.translate
    return {
        Kind.TEXT: translate("Kinds", "text"),
        Kind.SOUND: translate("Kinds", "sound"),
        Kind.PICTURE: translate("Kinds", "pictures"),
        Kind.CLIP: translate("Kinds", "clips brought in"),
    }[kind]


def role_words(role: Role) -> str:
    translate = QCoreApplication.translate
    return {
        Role.CLINICIAN: translate("Roles", "Clinician"),
        Role.SUPERVISOR: translate("Roles", "Supervisor"),
        Role.ADMINISTRATOR: translate("Roles", "Administrator"),
    }[role]


def device_name(device: str, name: str = "") -> str:
    """A camera or microphone by its id: the name it gives itself, or what the sound server's entries mean."""
    translate = QCoreApplication.translate
    return {
        "default": translate("Devices", "The system's choice"),
        "pulse": translate("Devices", "The system's choice (PulseAudio)"),
        "pipewire": translate("Devices", "The system's choice (PipeWire)"),
    }.get(device) or as_given(Path(device).name if device.startswith("file:") else name or device)


def long_date(iso: str) -> str:
    """A date of the core (ISO 8601) in this computer's time zone, as the window's language writes it; as it came
    when it is none."""
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    shown = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    day, time = QLocale().toString(shown, "d MMM yyyy"), QLocale().toString(shown, "HH:mm")
    return QCoreApplication.translate("Dates", "{day}, {time}").format(day=day, time=time)


def as_given(text: str) -> str:
    """A name, a code or a file in a line of its own script, which begins where the window's lines begin."""
    if not text:
        return ""
    right_to_left = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return f"{_FROM_RIGHT if right_to_left else _FROM_LEFT}\u2068{text}\u2069"
