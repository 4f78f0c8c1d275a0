"""What leaves the program: previews, files, paper, and the signature that goes before them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from interview.domain import Session
from interview.errors import ForPeople
from interview.events import AddendumSigned, CoSigned, ReportSigned
from interview.files import put_whole
from interview.report_parts import Report, Signature
from interview.signing import report_hash
from interview.vault.audit import Action
from interview.vault.key_slots import Role
from reports.bundle import write_bundle
from reports.document import Provenance
from reports.html_view import to_html
from reports.markdown_view import to_markdown
from reports.pdf import write_pdf
from reports.plain_text import to_plain_text
from ui.clock import now
from ui.desk import Desk
from ui.dialogs.passphrase_dialog import PassphraseDialog
from ui.pages.report_page import ReportPage
from ui.printing import print_pdf
from ui.room import Room
from ui.translating import ToldHere

AUTHOR, SUPERVISOR = "author", "supervisor"
BUNDLE = "bundle"


def _pdf(session: Session, provenance: Provenance) -> bytes:
    return write_pdf(to_html(session, provenance))


Writer = Callable[[Session, Provenance], bytes]
WRITERS: Mapping[str, tuple[str, Writer]] = {
    "pdf": ("report.pdf", _pdf),
    "markdown": ("report.md", lambda session, provenance: to_markdown(session, provenance).encode()),
    "html": ("report.html", lambda session, provenance: to_html(session, provenance).encode()),
    "text": ("report.txt", lambda session, provenance: to_plain_text(session, provenance).encode()),
}


class Exports(QObject):
    """Signals: `failed` (ForPeople), `exported` (the path, as text)."""

    failed = Signal(object)
    exported = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._page: ReportPage | None = None
        self._room: Room | None = None

    def serve(self, page: ReportPage, room: Room) -> None:
        """Do what the report page of this room asks for."""
        self._page, self._room = page, room
        page.preview_wanted.connect(self._preview)
        page.sign_wanted.connect(self._sign)
        page.addendum_wanted.connect(self._add)
        page.export_wanted.connect(self._export_page)
        page.print_wanted.connect(self._print_page)

    # ── signatures ───────────────────────────────────────────────────────────────────────────────────────────

    def _sign(self, meaning: str, passphrase: str) -> None:
        """The passphrase says that it is the user who signs; only then is anything signed."""
        self._desk.check_passphrase(passphrase, lambda _unlocked: self._signed(meaning), self._refused)

    def _signed(self, meaning: str) -> None:
        page, room, user = self._page, self._room, self._desk.user
        if page is None or room is None or user is None:
            return
        if meaning == SUPERVISOR and user.role is Role.CLINICIAN:
            self._refused(ToldHere(self.tr("Only a supervisor signs beside the author."), ""))
            return
        signature = Signature(user.name, str(user.role), meaning, now(), report_hash(room.session))
        room.send(ReportSigned(signature) if meaning == AUTHOR else CoSigned(signature))
        page.show_signed()

    def _add(self, text: str, passphrase: str) -> None:
        self._desk.check_passphrase(passphrase, lambda _unlocked: self._added(text), self._refused)

    def _added(self, text: str) -> None:
        room, user = self._room, self._desk.user
        if room is not None and user is not None:
            signature = Signature(user.name, str(user.role), AUTHOR, now(), report_hash(room.session))
            room.send(AddendumSigned(text, signature))
            if self._page is not None:
                self._page.show_signed()

    def _refused(self, error: ForPeople) -> None:
        if self._page is not None:
            self._page.show_problem(error)

    # ── files and paper ──────────────────────────────────────────────────────────────────────────────────────

    def _preview(self, report: Report) -> None:
        page, room = self._page, self._room
        if page is not None and room is not None:
            session, provenance = replace(room.session, report=report), self._provenance()
            self._desk.apart(
                lambda _stop, _watch: to_html(session, provenance), page.show_preview, self._refused
            )

    def _export_page(self, kind: str) -> None:
        if self._room is not None:
            self.export(self._room.session, kind)

    def export(self, session: Session, kind: str) -> None:
        """Ask where to, and for the passphrase, for what is written is not encrypted; then write it, whole or not at
        all. It is on record first."""
        if kind == BUNDLE:
            place = QFileDialog.getExistingDirectory(
                self._window, self.tr("A folder for all of it"), str(_documents())
            )
        else:
            proposed = str(_documents() / WRITERS[kind][0])
            place, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save as"), proposed)
        if place:
            self._ask_passphrase(lambda: self._write(session, kind, Path(place)))

    def _ask_passphrase(self, then: Callable[[], None]) -> None:
        user = self._desk.user
        reason = self.tr(
            "What is saved outside the vault is not encrypted. Who can read the file, reads it all."
        )
        dialog = PassphraseDialog(reason, user.name if user is not None else "", self._window)

        def right(_unlocked: object) -> None:
            dialog.accept()
            then()

        def entered(passphrase: str) -> None:
            dialog.show_busy()
            self._desk.check_passphrase(passphrase, right, dialog.show_problem)

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.entered.connect(entered)
        dialog.open()

    def _write(self, session: Session, kind: str, place: Path) -> None:
        def write(provenance: Provenance) -> Path:
            if kind == BUNDLE:
                return _bundle(session, provenance, place)
            return put_whole(place, WRITERS[kind][1](session, provenance))

        def recorded(provenance: Provenance) -> None:
            self._desk.apart(lambda _stop, _watch: write(provenance), self._exported, self.failed.emit)

        self._recorded(session, recorded)

    def _recorded(self, session: Session, then: Callable[[Any], None]) -> None:
        """Put on record that this session leaves the vault; then with where the audit ends."""
        store, program = self._desk.store, self._provenance().program
        if store is None:
            return

        def record() -> Provenance:
            store.record(Action.EXPORTED, session.id)
            return Provenance(program, audit_head=str(store.head()))

        self._desk.do(lambda _stop, _watch: record(), then, self.failed.emit)

    def _exported(self, file: Path) -> None:
        self.exported.emit(str(file))

    def _print_page(self) -> None:
        room = self._room
        if room is not None:
            session = room.session
            self._recorded(session, lambda provenance: self.print_html(to_html(session, provenance)))

    def print_html(self, html: str) -> None:
        """On a printer that the clinician chooses, laid out as the PDF is."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self._window).exec() == QDialog.DialogCode.Accepted:
            self._desk.apart(
                lambda _stop, _watch: write_pdf(html), lambda pdf: self._print(pdf, printer), self.failed.emit
            )

    def _print(self, pdf: bytes, printer: QPrinter) -> None:
        try:
            print_pdf(pdf, printer)
        except ForPeople as error:
            self.failed.emit(error)

    def _provenance(self) -> Provenance:
        return Provenance(f"Anamnesis {self._desk.wiring.version}")


def _documents() -> Path:
    """Where people look for what they saved, wherever the program was started."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return found if found.is_dir() else Path.home()


def _bundle(session: Session, provenance: Provenance, folder: Path) -> Path:
    for _ in write_bundle(session, provenance, folder):
        pass
    return folder
