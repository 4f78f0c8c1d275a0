"""The consent form without answers, as HTML for a printer: boxes to tick and lines to sign."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt

from interview.consent_texts import ConsentText, PurposeText
from interview.domain import Purpose
from ui.translating import direction

_BOX = "☐"
_LINE = "_" * 34


def blank_form(text: ConsentText, emotion_allowed: bool) -> str:
    """A whole HTML document in the language and direction of the form."""
    words = text.words
    flows = "rtl" if direction(text.language) is Qt.LayoutDirection.RightToLeft else "ltr"
    asked = [purpose for purpose in Purpose if emotion_allowed or purpose is not Purpose.EMOTION]
    parts = [
        _element("h1", text.title),
        *(_element("p", paragraph) for paragraph in text.opening),
        _element("p", text.emotion_told if emotion_allowed else text.emotion_locked),
        _element("p", text.always),
        *(_purpose(text.purposes[purpose], text) for purpose in asked),
        _element("h2", text.rights_title),
        "<ul>" + "".join(_element("li", right) for right in text.rights) + "</ul>",
        _element("p", f"{words.given_by}: " + "   ".join(_boxes(text.givers.values()))),
        _signatures((words.signature, words.clinician), words.date),
        _element("p", words.version.format(version=text.reference)),
    ]
    return (
        f'<html lang="{text.language}" dir="{flows}"><head><meta charset="utf-8">'
        f"<title>{escape(text.title)}</title></head><body>{''.join(parts)}</body></html>"
    )


def _purpose(said: PurposeText, text: ConsentText) -> str:
    words = text.words
    lines = (
        (words.what, said.what),
        (words.why, said.why),
        (words.who, said.who),
        (words.how_long, said.how_long),
        (words.without, said.without),
    )
    told = "<br>".join(f"<b>{escape(label)}:</b> {escape(value)}" for label, value in lines)
    ticks = _element("p", "      ".join(_boxes((words.yes, words.no))))
    return f"{_element('h3', said.title)}<p>{told}</p>{ticks}"


def _boxes(names: Iterable[str]) -> list[str]:
    return [f"{_BOX} {name}" for name in names]


def _signatures(who: Iterable[str], date: str) -> str:
    return "".join(_element("p", f"{name}: {_LINE}   {date}: {_LINE[:14]}") for name in who)


def _element(tag: str, text: str) -> str:
    spaced = escape(text).replace("  ", "&nbsp; ")
    return f"<{tag}>{spaced}</{tag}>"
