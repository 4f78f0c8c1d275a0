"""One thing to agree to: the wording for the person, and beside it the clinician's yes and no."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGridLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from interview.consent_texts import ConsentText
from interview.domain import Grant, Purpose
from ui.look.space import XL, M, S
from ui.translating import direction
from ui.widgets.basics import Card, badge, body, field, heading, quiet, row, small, strong

MOST_DAYS = 3650
_CHOICE_WIDTH = 190  # pixels at 96 dpi: room for yes, no and the days
_LABEL_WIDTH = 110  # of "What", "Why" …


class ConsentCard(Card):
    """Neither yes nor no is chosen at first. Signal: `changed`."""

    changed = Signal()

    def __init__(self, text: ConsentText, purpose: Purpose, name: str) -> None:
        """`name` is what the clinician calls the purpose, in the language of the window."""
        super().__init__()
        self._text = text
        self._purpose = purpose
        self.name = name
        self._why_not = small("")
        self._why_not.hide()
        self.days: QSpinBox | None = None
        self._meaningful = True
        across = row(self._wording(), self._choice(), stretch_last=False)
        across.setSpacing(XL)
        across.setStretch(0, 1)
        self.column.addLayout(across)

    @property
    def decided(self) -> bool:
        """There is an answer, or none is needed."""
        return self.yes.isChecked() or self.no.isChecked() or not self._meaningful

    def grant(self) -> Grant:
        """What was chosen; a choice that has no meaning now is a no."""
        given = self.yes.isChecked() and self._meaningful
        days = self.days.value() if self.days is not None and given else 0
        return Grant(given, keep_days=days or None)

    def show_meaningful(self, meaningful: bool, why_not: str = "") -> None:
        """Without anything recorded there is nothing to keep and nothing to read."""
        self._meaningful = meaningful
        for choice in (self.yes, self.no):
            choice.setEnabled(meaningful)
        self._why_not.setText(why_not)
        self._why_not.setVisible(not meaningful)
        self._paint()

    # ── the two sides ────────────────────────────────────────────────────────────────────────────────────

    def _wording(self) -> QWidget:
        """In the language and direction of the person."""
        said = self._text.purposes[self._purpose]
        words = self._text.words
        self._state = badge("")
        title_row = row(heading(said.title), self._state)
        title_row.setStretch(0, 1)
        self._how_long = body("")
        lines = QGridLayout()
        lines.setHorizontalSpacing(M)
        lines.setVerticalSpacing(S)
        for place, (label, value) in enumerate(
            (
                (words.what, body(said.what)),
                (words.why, body(said.why)),
                (words.who, body(said.who)),
                (words.how_long, self._how_long),
                (words.without, body(said.without)),
            )
        ):
            name = quiet(label)
            name.setFixedWidth(_LABEL_WIDTH)
            lines.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(value, place, 1, Qt.AlignmentFlag.AlignTop)
        lines.setColumnStretch(1, 1)
        side = QWidget()
        side.setLayoutDirection(direction(self._text.language))
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(M)
        inside.addLayout(title_row)
        inside.addLayout(lines)
        return side

    def _choice(self) -> QWidget:
        """In the language and direction of the window."""
        self.yes = QRadioButton(self.tr("Yes"))
        self.no = QRadioButton(self.tr("No"))
        self.yes.setAccessibleName(self.tr("{purpose}: yes").format(purpose=self.name))
        self.no.setAccessibleName(self.tr("{purpose}: no").format(purpose=self.name))
        group = QButtonGroup(self)
        side = QWidget()
        side.setLayoutDirection(QApplication.layoutDirection())
        side.setFixedWidth(_CHOICE_WIDTH)
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(S)
        inside.addWidget(strong(self.name))
        for choice in (self.yes, self.no):
            group.addButton(choice)
            choice.toggled.connect(self._chosen)
            inside.addWidget(choice)
        if self._purpose is Purpose.KEEP_MEDIA:
            inside.addWidget(self._days_field())
        inside.addWidget(self._why_not)
        inside.addStretch(1)
        self._paint()
        return side

    def _days_field(self) -> QWidget:
        self.days = QSpinBox()
        self.days.setRange(0, MOST_DAYS)
        self.days.setSpecialValueText(self.tr("rule of the site"))
        self.days.valueChanged.connect(self._chosen)
        self._days_row = field(self.tr("Days to keep them"), self.days)
        return self._days_row

    # ── what is chosen ───────────────────────────────────────────────────────────────────────────────────

    def _chosen(self) -> None:
        self._paint()
        self.changed.emit()

    def _paint(self) -> None:
        words, grant = self._text.words, self.grant()
        chosen = self._meaningful and (self.yes.isChecked() or self.no.isChecked())
        self._state.setText(words.said_yes if grant.given else words.said_no)
        self._state.setProperty("kind", "good" if grant.given else "plain")
        self._state.style().polish(self._state)
        self._state.setVisible(chosen)
        self._how_long.setText(self._text.how_long(self._purpose, grant.keep_days))
        if self.days is not None:
            self._days_row.setVisible(grant.given)
