"""What the program is, of what it is made, what it is for and what it is not for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QPlainTextEdit, QWidget

from ui.look.space import XL, S
from ui.pages.around_words import as_given
from ui.widgets.basics import Card, badge, body, heading, quiet, row, small, strong
from ui.widgets.page_frame import PageFrame

LICENCE_HEIGHT = 260


@dataclass(frozen=True)
class ModelFact:
    """A model on this machine. `sha256` is "" where it was not worked out."""

    name: str
    language: str
    megabytes: float
    sha256: str = ""
    licence: str = ""


@dataclass(frozen=True)
class Facts:
    """What only the one who starts the program knows."""

    version: str
    python: str
    qt: str
    libraries: tuple[tuple[str, str, str], ...]  # name, version, licence; "" where it states none
    models: tuple[ModelFact, ...]
    licence: str  # the whole text of the program's licence


class AboutPage(PageFrame):
    """Only to be read."""

    def __init__(self, facts: Facts) -> None:
        super().__init__("")
        self.title.setText(self.tr("About Anamnesis"))
        self.subtitle.setText(self.tr("Version {version}").format(version=facts.version))
        self.subtitle.show()
        for card in (self._purpose(), self._made_of(facts), self._models(facts), self._licence(facts)):
            self.content.addWidget(card)
        self.content.addStretch()
        self.foot.hide()

    def _purpose(self) -> Card:
        mark = badge(self.tr("Research prototype"), "warning")
        top = row(heading(self.tr("What it is for")), mark)
        return Card(
            top,
            body(
                self.tr(
                    "It helps a trained clinician to hold, record and write up a psychiatric interview. "
                    "The clinician is present, decides everything and answers for the report."
                )
            ),
            heading(self.tr("What it is not for")),
            body(
                self.tr(
                    "It makes no diagnosis, is no medical device, and is not for use without a clinician. "
                    "It neither treats nor advises the person. It does not replace a risk assessment."
                )
            ),
            body(
                self.tr(
                    "Emotion readings are cues with a probability, not feelings and not evidence of truth. "
                    "Recognised words contain mistakes: read them against the recording."
                )
            ),
            body(
                self.tr(
                    "Everything stays on this computer, encrypted, unless you allow one named thing to leave it. "
                    "Nobody outside has audited the program."
                )
            ),
        )

    def _made_of(self, facts: Facts) -> Card:
        own = (("Anamnesis", facts.version), ("Python", facts.python), ("Qt", facts.qt))
        lines = [(name, as_given(version)) for name, version in own]
        lines += [
            (name, "  ·  ".join(as_given(part) for part in (version, licence) if part))
            for name, version, licence in facts.libraries
        ]
        return Card(heading(self.tr("Of what it is made")), _table(lines))

    def _models(self, facts: Facts) -> Card:
        card = Card(heading(self.tr("Models on this computer")))
        if not facts.models:
            card.column.addWidget(quiet(self.tr("None.")))
        for one in facts.models:
            size = self.tr("{size} MB").format(size=f"{one.megabytes:.0f}")
            about = "  ·  ".join(
                part for part in (as_given(one.language), size, as_given(one.licence)) if part
            )
            card.column.addWidget(strong(as_given(one.name)))
            card.column.addWidget(small(about))
            known = as_given(f"SHA-256 {one.sha256}") if one.sha256 else self.tr("Its hash is not known.")
            card.column.addWidget(_machine_words(known))
        return card

    def _licence(self, facts: Facts) -> Card:
        text = QPlainTextEdit(facts.licence)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        text.setFixedHeight(LICENCE_HEIGHT)
        text.setAccessibleName(self.tr("Licence"))
        return Card(
            heading(self.tr("Licence")),
            body(
                self.tr(
                    "Anamnesis is free under the Apache License 2.0. Its parts have licences of their own."
                )
            ),
            text,
        )


def _table(lines: list[tuple[str, str]]) -> QWidget:
    whole = QWidget()
    form = QFormLayout(whole)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(XL)
    form.setVerticalSpacing(S)
    for name, value in lines:
        form.addRow(quiet(as_given(name)), _machine_words(value))
    return whole


def _machine_words(text: str) -> QLabel:
    label = small(text)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
