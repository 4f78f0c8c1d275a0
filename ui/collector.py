"""Frees windows in the thread they live in."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Collector(QObject):
    """Python's cyclic collector, run in the GUI thread only, and its long run only when nobody speaks.

    Left alone it runs in whatever thread allocates, and a Qt object that is freed in a lane instead of in its own
    thread crashes the program. Make it before the first lane; `close` gives the collector back to Python.
    """

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._collect_young)
        self._timer.start()

    def collect(self) -> None:
        """All that came since the last time: takes a moment, so between interviews. What stays is not looked at
        again."""
        gc.collect()
        gc.freeze()

    def close(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _collect_young(self) -> None:
        young, middle, _ = gc.get_count()
        limit, limit_of_middle, _ = gc.get_threshold()
        if middle > limit_of_middle:
            gc.collect(1)
        elif young > limit:
            gc.collect(0)
