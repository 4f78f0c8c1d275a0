"""The models on this computer and those that can be had: brought as files, or fetched one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QVBoxLayout

from interview.catalogue import CatalogueEntry, Installed, Verified
from interview.errors import ForPeople
from interview.fitting import Free, fit, needed_by, needed_by_others
from interview.gguf_store import LLAMA, NotVouched
from ui.dialogs.fetch_dialog import FetchDialog
from ui.dialogs.remove_model_dialog import RemoveModelDialog
from ui.dialogs.trust_dialog import TrustDialog
from ui.look.space import M
from ui.pages.around_words import as_given
from ui.pages.model_rows import CatalogueLine, InstalledLine, OnItsWay
from ui.pages.model_words import what_for, what_is_lost
from ui.widgets.basics import STRETCH, Card, button, field, heading, line, quiet, row
from ui.widgets.page_frame import PageFrame
from ui.widgets.states import LoadingState, Notice

SPOKEN = ("en", "ar", "cn", "de", "es", "fa", "fr", "hi", "it", "ja", "nl", "pl", "pt", "ru", "tr", "uk")
_LOCALES = {"cn": "zh"}  # as Vosk names its models -> as Qt does


class ModelsPage(PageFrame):
    """Signals: `import_wanted(folder, language)`, `gguf_wanted(file, trust)`, `fetch_wanted(name)` after a yes,
    `cancel_wanted`, `use_wanted(name)` ("" for none), `check_wanted(name)`, `remove_wanted(name)` after a yes.
    """

    import_wanted = Signal(str, str)
    gguf_wanted = Signal(str, bool)
    fetch_wanted = Signal(str)
    cancel_wanted = Signal()
    use_wanted = Signal(str)
    check_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.title.setText(self.tr("Models"))
        about = self.tr(
            "What recognises speech and faces and writes questions. All of it works on this computer, "
            "without the network."
        )
        self.subtitle.setText(about)
        self.subtitle.show()
        self.language = QComboBox()
        for code in SPOKEN:
            self.language.addItem(
                as_given(f"{QLocale(_LOCALES.get(code, code)).nativeLanguageName()} ({code})"), code
            )
        self._progress = OnItsWay()
        self._progress.cancel.clicked.connect(self.cancel_wanted)
        self._rows: list[CatalogueLine] = []
        self._here: list[InstalledLine] = []
        self._used, self._brought = "", ""
        self._list = QVBoxLayout()
        self._list.setSpacing(M)
        self._list.addWidget(LoadingState(self.tr("Looking for models")))
        self.content.addWidget(self._progress)
        self.content.addLayout(self._list)
        self.content.addWidget(self._import_card())
        self.content.addStretch()
        self.foot.hide()

    def show_models(
        self, installed: Sequence[Installed], catalogue: Sequence[CatalogueEntry], used: str = ""
    ) -> None:
        """`used` names the language model of the settings. Ends a progress that was shown."""
        self._progress.hide()
        self._clear()
        self._used = used
        known = {entry.name: entry for entry in catalogue}
        mine = Card(heading(self.tr("On this computer")))
        for model in installed:
            about = self.tr("Brought in from a folder")
            shown = InstalledLine(
                model, what_for(known[model.name]) if model.name in known else about, model.name == used
            )
            shown.use_asked.connect(self.use_wanted)
            shown.check_asked.connect(self._check)
            shown.remove_asked.connect(self._ask_to_remove)
            self._here.append(shown)
            mine.column.addWidget(shown)
        if not any(model.kind == "vosk" for model in installed):
            none = self.tr(
                "No speech model yet: English is written down by PocketSphinx, roughly, or answers are typed."
            )
            mine.column.addWidget(quiet(none))
        others = Card(heading(self.tr("Can be had")))
        for entry in catalogue:
            if entry.name not in {model.name for model in installed}:
                self._rows.append(CatalogueLine(entry))
                self._rows[-1].asked.connect(self._ask)
                others.column.addWidget(line())
                others.column.addWidget(self._rows[-1])
        self._list.addWidget(mine)
        if self._rows:
            self._list.addWidget(others)

    def show_room(self, free: Free) -> None:
        """Say of each language model whether it fits beside the rest."""
        rest = needed_by_others([one.model for one in self._here])
        for one in self._here:
            if one.model.kind == LLAMA:
                one.show_fit(fit(needed_by(one.model), rest, free))
        for row_ in self._rows:
            if row_.entry.kind == LLAMA:
                row_.show_fit(fit(needed_by(row_.entry), rest, free))

    def show_progress(self, name: str, done: int, total: int | None, checking: bool = False) -> None:
        """Bytes. While it runs nothing else can be fetched, brought in, checked or removed."""
        self._progress.show_share(name, done, total, checking)
        self._set_busy(True)

    def show_checked(self, found: Verified) -> None:
        """Say at its line whether a model is as it came. Ends a progress that was shown."""
        self._progress.hide()
        self._set_busy(False)
        for one in self._here:
            if one.model.name == found.model.name:
                one.show_checked(found)
                one.check.setFocus()

    def show_problem(self, error: ForPeople) -> None:
        """What went wrong; of a file that nobody vouches for it is asked whether it is trusted."""
        self._progress.hide()
        self._set_busy(False)
        if isinstance(error, NotVouched) and self._brought:
            dialog = TrustDialog(error.name, error.sha256, self)
            dialog.trusted.connect(self._trust)
            self._open(dialog)
        else:
            self.show_notice(Notice.of_error(error))

    def _ask(self, entry: object) -> None:
        if isinstance(entry, CatalogueEntry):
            dialog = FetchDialog(entry, self)
            dialog.fetch_wanted.connect(self._fetch)
            self._open(dialog)

    def _ask_to_remove(self, model: object) -> None:
        if isinstance(model, Installed):
            lost = what_is_lost(model, [one.model for one in self._here], self._used)
            dialog = RemoveModelDialog(model.name, lost, self)
            dialog.remove_wanted.connect(self.remove_wanted)
            self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _fetch(self, name: str) -> None:
        self.show_progress(name, 0, None)
        self.fetch_wanted.emit(name)

    def _check(self, name: str) -> None:
        self.show_progress(name, 0, None, checking=True)
        self.check_wanted.emit(name)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder of a Vosk model"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._import)
        self._open(dialog)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("File of a language model"), "", "GGUF (*.gguf)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._bring)
        self._open(dialog)

    def _import(self, folder: str) -> None:
        self._set_busy(True)
        self.import_wanted.emit(folder, self.language.currentData())

    def _bring(self, file: str) -> None:
        self._brought = file
        self._set_busy(True)
        self.gguf_wanted.emit(file, False)

    def _trust(self) -> None:
        self._set_busy(True)
        self.gguf_wanted.emit(self._brought, True)

    def _set_busy(self, busy: bool) -> None:
        for choose in (self._choose, self._choose_gguf):
            choose.setEnabled(not busy)
        for row_ in self._rows:
            row_.set_busy(busy)
        for one in self._here:
            one.set_busy(busy)

    def _clear(self) -> None:
        self._rows, self._here = [], []
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._set_busy(False)

    def _import_card(self) -> Card:
        self._choose = button(self.tr("Choose the folder…"), icon="folder")
        self._choose.clicked.connect(self._choose_folder)
        self._choose_gguf = button(self.tr("Choose the file…"), icon="folder")
        self._choose_gguf.clicked.connect(self._choose_file)
        self.language.setMaximumWidth(240)
        speech = self.tr("A Vosk model that you brought on a drive. It is copied; the folder stays as it is.")
        words = self.tr("A language model as one GGUF file. It is copied, and its SHA-256 is compared first.")
        return Card(
            heading(self.tr("Bring one in")),
            quiet(speech),
            field(self.tr("The language it knows"), self.language),
            row(self._choose, STRETCH),
            line(),
            quiet(words),
            row(self._choose_gguf, STRETCH),
        )
