"""The buttons at the foot of the report page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.basics import button, row, small


@dataclass(frozen=True)
class FootState:
    """What decides which of them can be pressed."""

    editable: bool  # a draft that is written and not signed
    written: bool
    unsaved: bool
    can_undo: bool
    can_redo: bool
    unseen: bool  # a risk statement was not seen to


class ReportFoot(QWidget):
    """Signals: `export_wanted` ("pdf", "html", "markdown", "text", "bundle"); the buttons have their own."""

    export_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.back = button(self.tr("Back to the review"), "quiet", "previous")
        self.undo = button(self.tr("Undo"), "quiet", "undo", "Ctrl+Z")
        self.redo = button(self.tr("Redo"), "quiet", "redo", "Ctrl+Shift+Z")
        self.stop = button(self.tr("Stop playing"), "plain", "stop", "Ctrl+Space")
        self.stop.hide()
        self.why_not = small("")
        self.print = button(self.tr("Print"), "plain", "print", "Ctrl+P")
        self.export = button(self.tr("Export"), "plain", "export")
        self.export.setMenu(self._export_menu())
        self.save = button(self.tr("Save"), "plain", "check", "Ctrl+S")
        self.sign = button(self.tr("Sign …"), "primary", "signature")
        for one in (self.back, self.export, self.sign):
            one.in_menu = True
        across = row(self.back, self.undo, self.redo, self.stop)
        across.addWidget(self.why_not, 100)
        across.addStretch(1)
        for item in (self.print, self.export, self.save, self.sign):
            across.addWidget(item)
        self.setLayout(across)

    def show_state(self, state: FootState) -> None:
        """Grey, or not there, is what cannot be done now; with the reason where it is not plain."""
        for item in (self.back, self.undo, self.redo, self.save, self.sign):
            item.setVisible(state.editable)
        for item in (self.export, self.print):
            item.setVisible(state.written)
        self.undo.setEnabled(state.can_undo)
        self.redo.setEnabled(state.can_redo)
        self.save.setEnabled(state.unsaved)
        self.sign.setEnabled(not state.unseen)
        why = self.tr("A risk statement was not seen to yet: go back to the review.") if state.unseen else ""
        self.why_not.setText(why)
        self.why_not.setVisible(bool(why) and state.editable)
        self.sign.setToolTip(why)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind, text in (
            ("pdf", self.tr("PDF …")),
            ("html", self.tr("Web page (HTML) …")),
            ("markdown", self.tr("Markdown …")),
            ("text", self.tr("Plain text …")),
            ("bundle", self.tr("Everything in one folder …")),
        ):
            menu.addAction(text).setData(kind)
        menu.triggered.connect(self._export)
        return menu

    def _export(self, action: QAction) -> None:
        self.export_wanted.emit(action.data())
