"""Before something is deleted for good: exactly what goes, what stays, and that nothing brings it back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLayout, QLineEdit, QVBoxLayout, QWidget

from interview.ports import SessionSummary
from interview.vault.session_keys import Kind
from ui.dialogs.fitted import FittedDialog
from ui.look.space import XL, L
from ui.pages.around_words import as_given, long_date
from ui.widgets.basics import STRETCH, Button, Card, body, button, column, field, heading, quiet, row, small

WIDTH = 560


class ForgetDialog(FittedDialog):
    """One session, or single kinds of its recordings. Signals: `forget_wanted(session id, tuple of Kind)`."""

    forget_wanted = Signal(str, object)

    def __init__(self, line: SessionSummary, parent: QWidget | None = None) -> None:
        """`line` is not held: who asks for this dialog refuses a held session."""
        super().__init__(WIDTH, parent)
        self._line = line
        self._boxes = {
            Kind.PICTURE: QCheckBox(self.tr("&Pictures: the video of every answer")),
            Kind.SOUND: QCheckBox(self.tr("&Sound: the voice in every answer")),
            Kind.CLIP: QCheckBox(self.tr("&Clips: recordings that were brought in as files")),
            Kind.TEXT: QCheckBox(self.tr("&Everything: the whole session")),
        }
        for box in self._boxes.values():
            box.toggled.connect(self._changed)
        self._says = body("")
        self._act = button(self.tr("Delete for good"), kind="danger", icon="trash")
        self._act.clicked.connect(self._delete)
        which = self.tr("{person}, {disorder}, {when}").format(
            person=as_given(line.subject) or self.tr("no code"),
            disorder=as_given(line.disorder) or self.tr("no disorder chosen yet"),
            when=long_date(line.opened_at),
        )
        choices = column(body(which), *self._boxes.values(), Card(self._says, ground="danger"))
        self.setWindowTitle(self.tr("Delete"))
        _lay_out(self, self.tr("What of this session shall be deleted?"), choices, self._act)
        self._changed()

    def kinds(self) -> tuple[Kind, ...]:
        """What is marked; the text means all, for without it nobody finds the rest again."""
        if self._boxes[Kind.TEXT].isChecked():
            return tuple(Kind)
        return tuple(kind for kind in Kind if self._boxes[kind].isChecked())

    def choose(self, *kinds: Kind) -> None:
        for kind, box in self._boxes.items():
            box.setChecked(kind in kinds)

    def _changed(self) -> None:
        whole = self._boxes[Kind.TEXT].isChecked()
        for kind, box in self._boxes.items():
            box.setEnabled(kind is Kind.TEXT or not whole)
        self._act.setEnabled(bool(self.kinds()))
        self._says.setText(self._sentence(whole))

    def _sentence(self, whole: bool) -> str:
        if whole:
            return self.tr(
                "Answers, transcripts, emotion readings, notes, report and all recordings go. It cannot be undone. "
                "That it was deleted, when and by whom stays on record; backups made before still hold it."
            )
        if self.kinds():
            return self.tr(
                "What is marked goes and the rest stays. It cannot be undone: nobody can play it again. "
                "Backups made before still hold it."
            )
        return self.tr("Nothing is marked yet.")

    def _delete(self) -> None:
        self.accept()
        self.forget_wanted.emit(self._line.id, self.kinds())


class EraseDialog(FittedDialog):
    """Every session of one person; their code is typed again. Signals: `erase_wanted(code)`."""

    erase_wanted = Signal(str)

    def __init__(
        self, subject: str, lines: tuple[SessionSummary, ...], parent: QWidget | None = None
    ) -> None:
        """`lines` are this person's sessions, none of them held."""
        super().__init__(WIDTH, parent)
        self._subject = subject
        self._typed = QLineEdit()
        self._typed.textChanged.connect(self._changed)
        self._act = button(self.tr("Erase this person"), kind="danger", icon="trash")
        self._act.clicked.connect(self._erase)
        many = self.tr("Every session of {person} goes, with everything in it: {number}.")
        for_good = self.tr(
            "It cannot be undone. That they were deleted, when and by whom stays on record; "
            "backups made before still hold them."
        )
        none = self.tr("no disorder chosen yet")
        listed = [
            small(f"{long_date(line.opened_at)}  ·  {as_given(line.disorder) or none}") for line in lines[:5]
        ]
        if len(lines) > len(listed):
            listed.append(small(self.tr("and {number} more").format(number=len(lines) - len(listed))))
        inside = column(
            Card(
                body(many.format(person=as_given(subject), number=len(lines))),
                *listed,
                body(for_good),
                ground="danger",
            ),
            field(self.tr("Type the code of the person to erase them"), self._typed, as_given(subject)),
        )
        self.setWindowTitle(self.tr("Erase a person"))
        _lay_out(self, self.tr("Erase everything about this person?"), inside, self._act)
        self._changed()

    def _changed(self) -> None:
        self._act.setEnabled(self._typed.text().strip() == self._subject)

    def _erase(self) -> None:
        self.accept()
        self.erase_wanted.emit(self._subject)


class DueDialog(FittedDialog):
    """What is past its keeping time. Signals: `shred_wanted`."""

    shred_wanted = Signal()

    def __init__(
        self, going: tuple[str, ...], staying: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        """`going` says in words what would go, a line each; `staying` what is held all the same."""
        super().__init__(WIDTH, parent)
        self._act = button(self.tr("Delete what is due"), kind="danger", icon="trash")
        self._act.clicked.connect(self._shred)
        self._act.setEnabled(bool(going))
        inside = column()
        if going:
            for_good = self.tr("It cannot be undone. Backups made before still hold it.")
            inside.addWidget(Card(*map(body, going), quiet(for_good), ground="danger"))
        if staying:
            inside.addWidget(quiet(self.tr("Held, and so it stays:")))
            inside.addWidget(Card(*map(body, staying)))
        self.setWindowTitle(self.tr("Keeping times"))
        _lay_out(self, self.tr("Past its keeping time"), inside, self._act)

    def _shred(self) -> None:
        self.accept()
        self.shred_wanted.emit()


def _lay_out(dialog: QDialog, question: str, inside: QLayout, act: Button) -> None:
    """The usual answer is the safe one."""
    act.setAutoDefault(False)
    keep = button(QCoreApplication.translate("ForgetDialog", "Keep"), kind="primary")
    keep.setDefault(True)
    keep.clicked.connect(dialog.reject)
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(XL, XL, XL, L)
    outer.setSpacing(L)
    outer.addWidget(heading(question))
    outer.addLayout(inside)
    outer.addLayout(row(act, STRETCH, keep))
    keep.setFocus()
