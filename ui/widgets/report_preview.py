"""The report as it will read, in the window: our own HTML, which can open nothing and ask for nothing."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextOption
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.look import space
from ui.look.theme import colours
from ui.look.type_scale import families

_NOT_FOR_HERE = re.compile(r"<(style|svg|figure)\b.*?</\1>|<div class=\"watermark\">.*?</div>", re.DOTALL)
_PICTURE = re.compile(r"<img\b[^>]*>")
_HEADING = re.compile(r"<(/?)h([12])>")  # Qt enlarges headings beyond what a style can say
_DRAFT = re.compile(r"<body class=\"draft\">")
_SET_OFF = re.compile(r'<bdi dir="(ltr|rtl|auto)">|</bdi>')  # Qt knows the marks but not the tag
_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068", None: "\u2069"}
_RIGHT_TO_LEFT = re.compile(r"<html[^>]* dir=\"rtl\"")


class ReportPreview(QTextBrowser):
    """Shows the page that the report's views make. Its print style and plot are left to the PDF."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(space.L)
        self.document().setIndentWidth(space.L + space.XS)
        self.document().setDefaultStyleSheet(_style())
        self.setAccessibleName(self.tr("Preview of the report"))
        self.setToolTip(self.tr("As it will read; the pages are laid out in the PDF"))
        self._is_draft = True

    @property
    def is_draft(self) -> bool:
        """What is shown says of itself that it is a draft."""
        return self._is_draft

    def show_html(self, html: str) -> None:
        """This page, scrolled to where the last one was."""
        place = self.verticalScrollBar().value()
        self._is_draft = _DRAFT.search(html) is not None
        option = QTextOption()
        right_to_left = _RIGHT_TO_LEFT.search(html) is not None
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        option.setAlignment(Qt.AlignmentFlag.AlignLeading)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        html = _PICTURE.sub("", _NOT_FOR_HERE.sub("", html))
        html = _SET_OFF.sub(lambda tag: _ISOLATES[tag[1]], html)
        self.setHtml(_HEADING.sub(_as_paragraph, html))
        self.verticalScrollBar().setValue(place)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """A report carries everything it shows: whatever else it asks for is an empty dot. Nothing at all would not
        do: Qt then opens the file itself."""
        dot = QImage(1, 1, QImage.Format.Format_ARGB32)
        dot.fill(Qt.GlobalColor.transparent)
        return dot


def _as_paragraph(tag: re.Match[str]) -> str:
    return "</p>" if tag[1] else f'<p class="title-{tag[2]}">'


def _style() -> str:
    c = colours()
    letters = ", ".join(f"'{family}'" for family in families())
    return f"""
body {{ font-family: {letters}; font-size: 14px; color: {c.text}; }}
p.title-1 {{ font-size: 21px; font-weight: 600; margin-top: 0; margin-bottom: 10px; }}
p.title-2 {{ font-size: 16px; font-weight: 600; color: {c.accent}; margin-top: 20px; margin-bottom: 6px; }}
blockquote {{ margin: 0 0 8px 0; color: {c.warning}; font-weight: 600; }}
p {{ margin: 0 0 6px 0; }}
ul {{ margin: 0 0 6px 0; }}
li {{ margin-bottom: 4px; }}
.label {{ color: {c.quiet}; font-weight: 600; }}
th {{ color: {c.quiet}; padding: 4px 10px 4px 0; }}
td {{ padding: 4px 10px 4px 0; }}
"""
