"""What is wrong right now, each in a sentence and with what one can do: the last fault, and the devices."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interview.domain import Problem
from interview.media import Health
from ui.look import space
from ui.translating import core_words
from ui.widgets.basics import Button, Card, body, icon_button, row, sign, strong
from ui.widgets.names import set_off

_AT_ONCE = 2  # notices on the screen; the ones before them matter more
_FAULT = "fault"  # of the program's work; the other kinds are about devices and go by themselves
_SIGNS = {_FAULT: "danger", "danger": "danger", "warning": "warning", "info": "info"}
_GROUNDS = {_FAULT: "danger", "danger": "danger", "warning": "warning", "info": "accent"}
_Line = tuple[str, str, str]  # kind, what is wrong, what one can do


class ProblemBar(QWidget):
    """Empty and without height while all is well. A fault can be closed; a device's notice goes when it is well.

    Signal: `changed` (other lines stand here).
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem: Problem | None = None
        self._closed: Problem | None = None
        self._health: Health | None = None
        self._lines: list[_Line] = []
        self._closers: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space.XS)
        self.hide()

    def show_problem(self, problem: Problem | None) -> None:
        """The session's problem; None: there is none any more."""
        self._problem = problem
        if problem is not self._closed:
            self._closed = None
        self._paint()

    def show_health(self, health: Health | None) -> None:
        """How the devices are; None while nothing is recorded."""
        if health != self._health:
            self._health = health
            self._paint()

    def text(self) -> str:
        """Everything shown, in words."""
        return " ".join(f"{what} {remedy}" for _, what, remedy in self._lines)

    def in_tab_order(self) -> tuple[QWidget, ...]:
        """What can be pressed now."""
        return tuple(self._closers)

    def _paint(self) -> None:
        lines: list[_Line] = []
        if self._problem is not None and self._problem is not self._closed:
            lines.append((_FAULT, *self._said(self._problem)))
        lines += self._of_devices()
        lines = lines[:_AT_ONCE]
        if lines == self._lines:
            return
        self._lines, self._closers = lines, []
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for kind, what, remedy in lines:
            self._column.addWidget(self._made(kind, what, remedy))
        self.setVisible(bool(lines))
        self.changed.emit()

    def _made(self, kind: str, what: str, remedy: str) -> Card:
        """One line; longer ones wrap."""
        ground = _GROUNDS[kind]
        words = body(remedy)
        across = row(sign(_SIGNS[kind], 18, ground), strong(what), words)
        across.setStretch(1, 1)
        across.setStretch(2, 1)
        made = Card(across, ground=ground)
        made.column.setContentsMargins(space.L, space.XS, space.S, space.XS)
        made.setAccessibleName(what)
        made.setAccessibleDescription(remedy)
        if kind == _FAULT:
            close = icon_button("close", self.tr("Close this message"), kind="quiet")
            close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            close.clicked.connect(self._close)
            across.addWidget(close)
            self._closers.append(close)
        else:
            made.setMinimumHeight(space.HIT)
        return made

    def _close(self) -> None:
        self._closed = self._problem
        self._paint()

    def _of_devices(self) -> list[_Line]:
        if self._health is None:
            return []
        found: list[_Line | None] = [
            self._space().get(self._health.space),
            self._microphone().get(self._health.microphone),
            self._camera().get(self._health.camera),
        ]
        lines = [line for line in found if line is not None]
        if self._health.behind:
            lines.append(self._slow())
        return lines

    def _slow(self) -> _Line:
        what = self.tr("This machine does not keep up: pictures are left out.")
        return "info", what, self.tr("The sound is complete. Close other programs if it goes on.")

    def _camera(self) -> dict[str, _Line]:
        return {
            "missing": (
                "warning",
                self.tr("The camera does not answer."),
                self.tr("The sound goes on. Check its plug, or go on without a picture."),
            ),
            "frozen": (
                "warning",
                self.tr("The camera's picture stands still."),
                self.tr("The sound goes on. Plug the camera in again, or go on without a picture."),
            ),
            "dark": (
                "warning",
                self.tr("The picture is too dark to see a face."),
                self.tr("Put a light in front of the person, or take the cover off the camera."),
            ),
        }

    def _microphone(self) -> dict[str, _Line]:
        return {
            "missing": (
                "danger",
                self.tr("The microphone does not answer: nothing is heard."),
                self.tr("Check its plug, then pause and continue; or type the answer."),
            ),
            "silent": (
                "warning",
                self.tr("The microphone is there but nothing is heard."),
                self.tr("Is it muted or far away? The answer can be typed."),
            ),
            "clipping": (
                "warning",
                self.tr("The sound is too loud and is cut off."),
                self.tr("Move the microphone away a little, or turn it down."),
            ),
        }

    def _space(self) -> dict[str, _Line]:
        return {
            "warn": (
                "warning",
                self.tr("Less than ten minutes of recording fit on this disk."),
                self.tr("Make room on the disk, or end after this answer."),
            ),
            "no_picture": (
                "danger",
                self.tr("The disk is nearly full: the picture is no longer recorded."),
                self.tr("The sound goes on. Make room on the disk."),
            ),
            "no_sound": (
                "danger",
                self.tr("The disk is full: nothing is recorded any more."),
                self.tr("Type the answer, and make room on the disk."),
            ),
        }

    def _said(self, problem: Problem) -> tuple[str, str]:
        """What failed and what one can do. A reason that has no words in the window's language stands behind ours."""
        remedy = self._remedy(problem.what)
        if QLocale().language() == QLocale.Language.English:
            return problem.reason, remedy
        known = core_words(problem.reason)
        return (
            (known, remedy) if known else (self._failed(problem.what), f"{remedy} {set_off(problem.reason)}")
        )

    def _failed(self, what: str) -> str:
        failed = {
            "SpeakQuestion": self.tr("The question could not be spoken."),
            "RecordAnswer": self.tr("The answer could not be recorded."),
            "TranscribeAnswer": self.tr("The answer could not be written down."),
            "ReadEmotion": self.tr("The emotion could not be read."),
        }
        return failed.get(what, self.tr("The last step did not work."))

    def _remedy(self, what: str) -> str:
        remedies = {
            "SpeakQuestion": self.tr("Read the question out yourself, or repeat it."),
            "RecordAnswer": self.tr("Repeat the question, type the answer, or skip."),
            "TranscribeAnswer": self.tr(
                "The recording is kept. Go on: it can be written down in the review."
            ),
            "ReadEmotion": self.tr("Go on: it can be read once more in the review."),
        }
        return remedies.get(what, self.tr("Go on, or try once more."))
