"""Lines of the page of the models: one that is here, one that can be had, one on its way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from interview.catalogue import CatalogueEntry, Installed, Verified
from interview.fitting import Fit
from interview.gguf_store import LLAMA
from ui.pages.around_words import as_given
from ui.pages.model_words import facts, translate, what_for, where_it_runs
from ui.widgets.basics import Card, badge, body, button, quiet, row, small, strong

SHARES = 1000  # steps of the bar


class InstalledLine(QWidget):
    """Signals: `use_asked(name)`, "" for none; `check_asked(name)`; `remove_asked(Installed)`."""

    use_asked = Signal(str)
    check_asked = Signal(str)
    remove_asked = Signal(object)

    def __init__(self, model: Installed, about: str, used: bool) -> None:
        super().__init__()
        self.model, self._used = model, used
        name = as_given(model.name)
        self._fit, self._checked = small(""), small("")
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (strong(name), quiet(about), self._fit, self._checked):
            words.addWidget(label)
        for later in (self._fit, self._checked):
            later.hide()
        across = row(words, small(translate("Models", "{size} MB").format(size=f"{model.size / 1e6:.0f}")))
        across.setStretch(0, 1)
        if model.language:
            across.addWidget(badge(as_given(model.language), "good"))
        if used:
            across.addWidget(badge(self.tr("in use"), "good"))
        self.use = button(self.tr("Do not use") if used else self.tr("Use"))
        self.use.setAccessibleName(f"{self.use.text()}: {name}")
        self.use.setVisible(model.kind == LLAMA)
        self.use.clicked.connect(self._use)
        self.check = button(self.tr("Check"), icon="shield")
        self.check.setAccessibleName(self.tr("Check {name}").format(name=name))
        self.check.setToolTip(self.tr("Compares its SHA-256 with the one it came with"))
        self.check.clicked.connect(self._check)
        self.remove = button(self.tr("Remove…"), kind="quiet", icon="trash")
        self.remove.setAccessibleName(self.tr("Remove {name}").format(name=name))
        self.remove.clicked.connect(self._remove)
        for act in (self.use, self.check, self.remove):
            across.addWidget(act)
        self.setLayout(across)

    def show_fit(self, found: Fit) -> None:
        _say(self._fit, where_it_runs(found))

    def show_checked(self, found: Verified) -> None:
        """What came of comparing its files."""
        if not found.known:
            self._tell(self.tr("? Nobody knows its SHA-256: there is nothing to compare it with."), "warning")
        elif found.wrong:
            self._tell(self.tr("✗ It differs from what came: remove it, and get it again."), "danger")
        else:
            self._tell(self.tr("✓ Its SHA-256 fits: it is as it came."), "good")

    def _tell(self, words: str, kind: str) -> None:
        self._checked.setProperty("kind", kind)
        self._checked.style().polish(self._checked)
        _say(self._checked, words)

    def set_busy(self, busy: bool) -> None:
        for act in (self.use, self.check, self.remove):
            act.setEnabled(not busy)

    def _check(self) -> None:
        self.check_asked.emit(self.model.name)

    def _use(self) -> None:
        self.use_asked.emit("" if self._used else self.model.name)

    def _remove(self) -> None:
        self.remove_asked.emit(self.model)


class CatalogueLine(QWidget):
    """Signals: `asked(CatalogueEntry)`."""

    asked = Signal(object)

    def __init__(self, entry: CatalogueEntry) -> None:
        super().__init__()
        self.entry = entry
        self.fetch = button(self.tr("Fetch…"), icon="download")
        self.fetch.setAccessibleName(self.tr("Fetch {name}").format(name=as_given(entry.name)))
        self.fetch.setVisible(bool(entry.address))
        self.fetch.clicked.connect(self._ask)
        self._fit = small("")
        self._fit.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(strong(as_given(entry.name)))
        words.addWidget(body(what_for(entry)))
        words.addWidget(small(facts(entry)))
        words.addWidget(self._fit)
        if not entry.address:
            words.addWidget(small(self.tr("Get its file from its publisher and bring it in below.")))
        across = row(words, self.fetch)
        across.setStretch(0, 1)
        self.setLayout(across)

    def show_fit(self, found: Fit) -> None:
        _say(self._fit, where_it_runs(found))

    def set_busy(self, busy: bool) -> None:
        self.fetch.setEnabled(not busy)

    def _ask(self) -> None:
        self.asked.emit(self.entry)


class OnItsWay(Card):
    """One download, copy or comparison."""

    def __init__(self) -> None:
        super().__init__(ground="accent")
        self._name, self._says, self.bar = strong(""), small(""), QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = button(self.tr("Cancel"), icon="close", key="Esc")
        across = row(self._name, self._says, self.cancel)
        across.setStretch(0, 1)
        self.column.addLayout(across)
        self.column.addWidget(self.bar)
        self.hide()

    def show_share(self, name: str, done: int, total: int | None, checking: bool = False) -> None:
        what = self.tr("Checking {name}") if checking else self.tr("Fetching {name}")
        self._name.setText(what.format(name=as_given(name)))
        self.bar.setAccessibleName(self._name.text())
        self.bar.setRange(0, SHARES if total else 0)
        so_far = self.tr("{done} MB").format(done=f"{done / 1e6:.1f}")
        if total:
            self.bar.setValue(min(SHARES, round(done / total * SHARES)))
            so_far = self.tr("{done} of {total} MB").format(
                done=f"{done / 1e6:.1f}", total=f"{total / 1e6:.1f}"
            )
        self._says.setText(so_far)
        self._says.setWordWrap(False)
        self.show()


def _say(label: QLabel, words: str) -> None:
    label.setText(words)
    label.show()
