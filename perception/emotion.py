"""Reading emotion from a tape: for now, how well the person could be seen, and that no model is installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from interview.domain import EmotionTrace
from interview.media import Frame
from interview.ports import Stop, Tape, Watch
from perception.face_quality import FaceQuality
from perception.faces import FaceFinder
from perception.tape import follow


class NoRecognizer:
    """Without a model nothing is read into a face; its quality is measured all the same."""

    def __init__(self, finder_factory: Callable[[], FaceFinder] = FaceFinder) -> None:
        self._finder_factory = finder_factory
        self._finder: FaceFinder | None = None

    def read(self, tapes: Sequence[Tape], stop: Stop, watch: Watch) -> EmotionTrace:  # noqa: ARG002
        """Follows the pictures to their end, or until asked to finish."""
        quality = FaceQuality()
        finder = self._finder = self._finder or self._finder_factory()
        for tape in tapes:
            finder.begin()
            for item in follow(tape, stop, sound=False):
                if isinstance(item, Frame):
                    quality.add(item.picture, finder.find(item.picture))
        stop.check()
        return EmotionTrace(
            model="none", quality=quality.quality(), missing_because="no emotion model installed"
        )


class LockedRecognizer:
    """Where the site does not allow emotion to be read: looks at nothing, whatever an older consent says."""

    def read(self, tapes: Sequence[Tape], stop: Stop, watch: Watch) -> EmotionTrace:  # noqa: ARG002
        stop.check()
        return EmotionTrace(model="none", missing_because="emotion reading is not allowed at this site")
