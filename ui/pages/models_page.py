"""The models on this computer and those that can be had: brought from a folder, or fetched one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QProgressBar, QVBoxLayout, QWidget

from interview.catalogue import CatalogueEntry, Installed
from interview.errors import ForPeople
from ui.dialogs.fetch_dialog import FetchDialog
from ui.look.space import M
from ui.pages.around_words import as_given
from ui.pages.model_words import facts, translate, what_for
from ui.widgets.basics import (
    STRETCH,
    Card,
    badge,
    body,
    button,
    field,
    heading,
    line,
    quiet,
    row,
    small,
    strong,
)
from ui.widgets.page_frame import PageFrame
from ui.widgets.states import LoadingState, Notice

SPOKEN = ("en", "ar", "cn", "de", "es", "fa", "fr", "hi", "it", "ja", "nl", "pl", "pt", "ru", "tr", "uk")
_LOCALES = {"cn": "zh"}  # as Vosk names its models -> as Qt does
SHARES = 1000  # steps of the bar


class ModelsPage(PageFrame):
    """Signals: `import_wanted(folder, language)`, `fetch_wanted(name)` after a yes, `cancel_wanted`."""

    import_wanted = Signal(str, str)
    fetch_wanted = Signal(str)
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.title.setText(self.tr("Models"))
        about = self.tr(
            "What recognises speech and faces. All of it works on this computer, without the network."
        )
        self.subtitle.setText(about)
        self.subtitle.show()
        self.language = QComboBox()
        for code in SPOKEN:
            self.language.addItem(
                as_given(f"{QLocale(_LOCALES.get(code, code)).nativeLanguageName()} ({code})"), code
            )
        self._progress = _Progress()
        self._progress.cancel.clicked.connect(self.cancel_wanted)
        self._rows: list[_CatalogueLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(M)
        self._list.addWidget(LoadingState(self.tr("Looking for models")))
        self.content.addWidget(self._progress)
        self.content.addLayout(self._list)
        self.content.addWidget(self._import_card())
        self.content.addStretch()
        self.foot.hide()

    def show_models(self, installed: Sequence[Installed], catalogue: Sequence[CatalogueEntry]) -> None:
        """Ends a progress that was shown."""
        self._progress.hide()
        self._clear()
        here = {model.name for model in installed}
        known = {entry.name: entry for entry in catalogue}
        mine = Card(heading(self.tr("On this computer")))
        for model in installed:
            about = (
                what_for(known[model.name]) if model.name in known else self.tr("Brought in from a folder")
            )
            mine.column.addWidget(_installed(model, about))
        if not installed:
            none = self.tr(
                "No model yet: English is written down by PocketSphinx, roughly, or answers are typed."
            )
            mine.column.addWidget(quiet(none))
        others = Card(heading(self.tr("Can be fetched")))
        for entry in catalogue:
            if entry.name not in here:
                self._rows.append(_CatalogueLine(entry))
                self._rows[-1].asked.connect(self._ask)
                others.column.addWidget(line())
                others.column.addWidget(self._rows[-1])
        self._list.addWidget(mine)
        if self._rows:
            self._list.addWidget(others)

    def show_progress(self, name: str, done: int, total: int | None) -> None:
        """Bytes. While it runs nothing else can be fetched or brought in."""
        self._progress.show_share(name, done, total)
        self._set_busy(True)

    def show_problem(self, error: ForPeople) -> None:
        self._progress.hide()
        self._set_busy(False)
        self.show_notice(Notice.of_error(error))

    def _ask(self, entry: object) -> None:
        if isinstance(entry, CatalogueEntry):
            dialog = FetchDialog(entry, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.fetch_wanted.connect(self._fetch)
            dialog.open()

    def _fetch(self, name: str) -> None:
        self.show_progress(name, 0, None)
        self.fetch_wanted.emit(name)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder of a Vosk model"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._import)
        dialog.open()

    def _import(self, folder: str) -> None:
        self._set_busy(True)
        self.import_wanted.emit(folder, self.language.currentData())

    def _set_busy(self, busy: bool) -> None:
        self._choose.setEnabled(not busy)
        for one in self._rows:
            one.fetch.setEnabled(not busy)

    def _clear(self) -> None:
        self._rows = []
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._choose.setEnabled(True)

    def _import_card(self) -> Card:
        self._choose = button(self.tr("Choose the folder…"), icon="folder")
        self._choose.clicked.connect(self._choose_folder)
        self.language.setMaximumWidth(240)
        about = self.tr("A Vosk model that you brought on a drive. It is copied; the folder stays as it is.")
        return Card(
            heading(self.tr("Bring one in from a folder")),
            quiet(about),
            field(self.tr("The language it knows"), self.language),
            row(self._choose, STRETCH),
        )


class _CatalogueLine(QWidget):
    """Signals: `asked(CatalogueEntry)`."""

    asked = Signal(object)

    def __init__(self, entry: CatalogueEntry) -> None:
        super().__init__()
        self._entry = entry
        self.fetch = button(self.tr("Fetch…"), icon="download")
        self.fetch.setAccessibleName(self.tr("Fetch {name}").format(name=as_given(entry.name)))
        self.fetch.clicked.connect(self._ask)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(strong(as_given(entry.name)))
        words.addWidget(body(what_for(entry)))
        words.addWidget(small(facts(entry)))
        across = row(words, self.fetch)
        across.setStretch(0, 1)
        self.setLayout(across)

    def _ask(self) -> None:
        self.asked.emit(self._entry)


class _Progress(Card):
    """One download or copy under way."""

    def __init__(self) -> None:
        super().__init__(ground="accent")
        self._name, self._says, self._bar = strong(""), small(""), QProgressBar()
        self._bar.setTextVisible(False)
        self.cancel = button(self.tr("Cancel"), icon="close", key="Esc")
        across = row(self._name, self._says, self.cancel)
        across.setStretch(0, 1)
        self.column.addLayout(across)
        self.column.addWidget(self._bar)
        self.hide()

    def show_share(self, name: str, done: int, total: int | None) -> None:
        self._name.setText(self.tr("Fetching {name}").format(name=as_given(name)))
        self._bar.setAccessibleName(self._name.text())
        self._bar.setRange(0, SHARES if total else 0)
        so_far = self.tr("{done} MB").format(done=f"{done / 1e6:.1f}")
        if total:
            self._bar.setValue(min(SHARES, round(done / total * SHARES)))
            so_far = self.tr("{done} of {total} MB").format(
                done=f"{done / 1e6:.1f}", total=f"{total / 1e6:.1f}"
            )
        self._says.setText(so_far)
        self._says.setWordWrap(False)
        self.show()


def _installed(model: Installed, about: str) -> QWidget:
    whole = QWidget()
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(strong(as_given(model.name)))
    words.addWidget(quiet(about))
    across = row(words, small(translate("Models", "{size} MB").format(size=f"{model.size / 1e6:.0f}")))
    across.setStretch(0, 1)
    if model.language:
        across.addWidget(badge(as_given(model.language), "good"))
    whole.setLayout(across)
    return whole
