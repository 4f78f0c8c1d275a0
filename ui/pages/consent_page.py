"""The consent form: what the person reads, and what the clinician notes beside it."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget

from interview.consent_texts import ConsentText, consent_text
from interview.domain import Consent, Grant, Purpose, Session
from interview.events import ConsentGiven
from ui.look.space import XL, L, M, S
from ui.pages.consent_card import ConsentCard
from ui.pages.consent_print import blank_form
from ui.pages.consent_summary import has_recordings, summary
from ui.translating import direction
from ui.widgets.basics import Card, body, button, field, heading, row, sign, small, strong, title
from ui.widgets.page_frame import PageFrame
from ui.widgets.tab_order import tab_in_reading_order


class ConsentPage(PageFrame):
    """Signals: `decided` (a ConsentGiven), `back_wanted`, `print_wanted` (HTML of the blank form).

    Nothing is chosen beforehand, and nobody goes on before each point has its answer.
    """

    decided = Signal(object)
    back_wanted = Signal()
    print_wanted = Signal(str)

    def __init__(self, emotion_allowed: bool) -> None:
        """Where the site does not allow emotion reading, it cannot be asked."""
        super().__init__(
            self.tr("Consent"),
            self.tr("Read it together. The person decides point by point; you note the answer."),
        )
        self._emotion_allowed = emotion_allowed
        self._shown: tuple[str, str] | None = None  # session and language the form stands for
        self._form = QWidget()
        self.content.addWidget(self._form)
        self.content.addStretch(1)
        self._put_foot()

    def show_session(self, session: Session) -> None:
        """The form of this session; what was chosen for it stays."""
        if self._shown == (session.id, session.language):
            return
        self._shown = (session.id, session.language)
        self._text = consent_text(session.language)
        form = self._made(self._text)
        self.content.replaceWidget(self._form, form)
        self._form.deleteLater()
        self._form = form
        tab_in_reading_order(self)
        self.scroll_area.verticalScrollBar().setValue(0)
        self._choices_changed()

    def grants(self) -> dict[Purpose, Grant]:
        """What is chosen so far; what the site does not allow is not asked and not in it."""
        return {purpose: card.grant() for purpose, card in self.cards.items()}

    # ── the form ─────────────────────────────────────────────────────────────────────────────────────────

    def _made(self, text: ConsentText) -> QWidget:
        form = QWidget()
        inside = QVBoxLayout(form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(L)
        inside.addWidget(self._opening(text))
        self.cards: dict[Purpose, ConsentCard] = {}
        for purpose, name in self._names().items():
            if purpose is Purpose.EMOTION and not self._emotion_allowed:
                inside.addWidget(self._locked())
                continue
            card = ConsentCard(text, purpose, name)
            card.changed.connect(self._choices_changed)
            self.cards[purpose] = card
            inside.addWidget(card)
        inside.addWidget(self._rights(text))
        inside.addWidget(self._conclusion())
        return form

    def _names(self) -> dict[Purpose, str]:
        return {
            Purpose.AI_TEXT: self.tr("Program for questions and report"),
            Purpose.AUDIO: self.tr("Record sound"),
            Purpose.VIDEO: self.tr("Record picture"),
            Purpose.EMOTION: self.tr("Read feelings"),
            Purpose.KEEP_MEDIA: self.tr("Keep the recordings"),
        }

    def _opening(self, text: ConsentText) -> Card:
        told = text.emotion_told if self._emotion_allowed else text.emotion_locked
        across = row(sign("eye" if self._emotion_allowed else "eye-off", 24, "accent"), strong(told))
        across.setStretch(1, 1)
        first = Card(across, ground="accent")
        card = Card(title(text.title), *(body(words) for words in text.opening), first, body(text.always))
        card.setLayoutDirection(direction(text.language))
        return card

    def _rights(self, text: ConsentText) -> Card:
        lines = []
        for right in text.rights:
            line = row(sign("check", 20, "good"), body(right))
            line.setStretch(1, 1)
            lines.append(line)
        version = small(text.words.version.format(version=f"\u2068{text.reference}\u2069"))
        card = Card(heading(text.rights_title), *lines, version)
        card.setLayoutDirection(direction(text.language))
        return card

    def _locked(self) -> Card:
        why = self.tr("The settings of this site do not allow it, so it is not asked and does not happen.")
        across = row(sign("eye-off", 24, "quiet"), strong(self.tr("Read feelings")), body(why))
        across.setStretch(2, 1)
        return Card(across)

    def _conclusion(self) -> Card:
        self.giver = QComboBox()
        self.giver.setPlaceholderText(self.tr("Choose"))
        for stored, shown in self._givers().items():
            self.giver.addItem(shown, stored)
        self.giver.setCurrentIndex(-1)
        self.giver.currentIndexChanged.connect(self._choices_changed)
        self.summary = body("")
        given_by = field(
            self.tr("Who gave this consent"), self.giver, self.tr("Never a name: the form names nobody.")
        )
        card = Card(heading(self.tr("What follows")), self.summary, S, given_by)
        card.setLayoutDirection(QApplication.layoutDirection())
        return card

    def _givers(self) -> dict[str, str]:
        """What is kept, in fixed words, and how it is called here."""
        return {
            "the person": self.tr("The person"),
            "the person and a parent or guardian": self.tr("The person and a parent or guardian"),
            "a parent or guardian": self.tr("A parent or guardian"),
            "a legal representative": self.tr("A legal representative"),
        }

    def _put_foot(self) -> None:
        self._back = button(self.tr("Back"), "quiet", "previous", "Alt+Left")
        self._back.clicked.connect(self.back_wanted)
        self._print = button(self.tr("Print the blank form"), "quiet", "print", "Ctrl+P")
        self._print.clicked.connect(self._print_form)
        self._missing = small("")
        self.go_on = button(self.tr("Write down and go on"), "primary", "check", "Ctrl+Return")
        self.go_on.clicked.connect(self._decide)
        foot = row(self._back, self._print, M, self._missing, XL, self.go_on)
        foot.setStretch(3, 1)
        self.actions.addLayout(foot)

    # ── what is chosen ───────────────────────────────────────────────────────────────────────────────────

    def _choices_changed(self) -> None:
        self._follow_recordings()
        self.summary.setText(summary(self.grants()))
        missing = [card.name for card in self.cards.values() if not card.decided]
        if self.giver.currentIndex() < 0:
            missing.append(self.giver.accessibleName())
        comma = self.tr(", ", "between the points that are still open")
        self._missing.setText(
            self.tr("Still open: {points}").format(points=comma.join(missing)) if missing else ""
        )
        self.go_on.setEnabled(not missing)

    def _follow_recordings(self) -> None:
        """When both sound and picture are refused, there is nothing to read and nothing to keep."""
        both = [self.cards[purpose] for purpose in (Purpose.AUDIO, Purpose.VIDEO)]
        meaningful = has_recordings(self.grants()) or not all(card.decided for card in both)
        why_not = self.tr("Nothing is recorded, so this does not arise.")
        for purpose in (Purpose.EMOTION, Purpose.KEEP_MEDIA):
            if purpose in self.cards:
                self.cards[purpose].show_meaningful(meaningful, why_not)

    def _decide(self) -> None:
        consent = Consent(
            purposes=self.grants(),
            text_version=self._text.reference,
            given_by=self.giver.currentData(),
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        self.decided.emit(ConsentGiven(consent))

    def _print_form(self) -> None:
        self.print_wanted.emit(blank_form(self._text, self._emotion_allowed))
