"""What follows from the choices of a consent, as sentences for the clinician."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from interview.domain import Grant, Purpose


def summary(grants: Mapping[Purpose, Grant]) -> str:
    """One line of sentences; a purpose that is absent was not asked."""
    parts = (_recorded(grants), _emotion(grants), _kept(grants), _text(grants))
    return " ".join(part for part in parts if part)


def has_recordings(grants: Mapping[Purpose, Grant]) -> bool:
    return _holds(grants, Purpose.AUDIO) or _holds(grants, Purpose.VIDEO)


def _holds(grants: Mapping[Purpose, Grant], purpose: Purpose) -> bool:
    grant = grants.get(purpose)
    return grant is not None and grant.holds


def _recorded(grants: Mapping[Purpose, Grant]) -> str:
    translate = QCoreApplication.translate
    sentences = {
        (True, True): translate("ConsentSummary", "Sound and picture will be recorded."),
        (True, False): translate("ConsentSummary", "Sound will be recorded; the camera stays off."),
        (False, True): translate(
            "ConsentSummary", "The picture will be recorded; the microphone stays off and answers are typed."
        ),
        (False, False): translate("ConsentSummary", "Nothing will be recorded; answers are typed."),
    }
    return sentences[_holds(grants, Purpose.AUDIO), _holds(grants, Purpose.VIDEO)]


def _emotion(grants: Mapping[Purpose, Grant]) -> str:
    translate = QCoreApplication.translate
    if Purpose.EMOTION not in grants:
        return translate("ConsentSummary", "Feelings are not read at this site.")
    if not (grants[Purpose.EMOTION].holds and has_recordings(grants)):
        return translate("ConsentSummary", "Feelings are not read.")
    return translate("ConsentSummary", "Feelings are read while the person answers, and a sign says so.")


def _kept(grants: Mapping[Purpose, Grant]) -> str:
    translate = QCoreApplication.translate
    if not has_recordings(grants):
        return ""
    grant = grants.get(Purpose.KEEP_MEDIA)
    if grant is None or not grant.holds:
        return translate("ConsentSummary", "The recordings are due for deletion once the report is signed.")
    if grant.keep_days is None:
        return translate("ConsentSummary", "The recordings are kept as long as the rule of the site says.")
    kept = translate("ConsentSummary", "The recordings are kept; number of days: {days}.")
    return kept.format(days=grant.keep_days)


def _text(grants: Mapping[Purpose, Grant]) -> str:
    translate = QCoreApplication.translate
    if _holds(grants, Purpose.AI_TEXT):
        return translate("ConsentSummary", "A program may help with the questions and the report.")
    return translate(
        "ConsentSummary", "The questions come from the fixed list, and the report only orders what was said."
    )
