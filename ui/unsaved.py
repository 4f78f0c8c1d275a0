"""While a step of the interview is not on the disk: says so, and offers to save it again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from interview.errors import ForPeople
from ui.room import Room
from ui.widgets.states import Notice


class Unsaved(QObject):
    """Lives as long as its room. Signals: `told` (Notice to show; None: there is nothing more to tell)."""

    told = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._error: ForPeople | None = None
        room.not_saved.connect(self._failed)
        room.saved.connect(self._saved)
        room.session_changed.connect(self._remind)

    def _failed(self, error: ForPeople) -> None:
        self._error = error
        self._remind()

    def _remind(self, _session: object = None) -> None:
        """Whoever closed the notice sees it again with the next decision."""
        if self._error is None:
            return
        if not self._room.is_stuck:
            notice = Notice.of_error(self._error)
            self._error = None  # only what was asked for was not done: it can be asked for again
        else:
            notice = Notice.of_error(self._error, self.tr("Save again"))
            notice.wanted.connect(self._save_again)
        self.told.emit(notice)

    def _save_again(self) -> None:
        self.told.emit(None)
        self._room.save_again()

    def _saved(self, _session: object) -> None:
        if self._error is not None:
            self._error = None
            self.told.emit(None)
