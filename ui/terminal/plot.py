"""A picture of one trace: the share of each label over the time, and gaps where nothing could be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen

from interview.domain import EmotionReading, EmotionTrace
from interview.errors import StoreUnusable
from reports.document import Text
from reports.wording import Wording, wording

WIDTH, HEIGHT = 1000, 440
LEFT, RIGHT, TOP, BOTTOM = 60, 190, 50, 110  # pixels around the curves
LANE = 16  # pixels of the stripes below
INK, QUIET, PAPER, STRIPE = "#26323b", "#c5ced4", "#ffffff", "#9fb8a8"
LINES = (
    ("#1f4e6b", Qt.PenStyle.SolidLine),
    ("#8a5a14", Qt.PenStyle.DashLine),
    ("#5b3f77", Qt.PenStyle.DotLine),
    ("#2e6b3e", Qt.PenStyle.DashDotLine),
)


def draw(trace: EmotionTrace, seconds: float, language: str, file: Path) -> None:
    """The strongest labels of `trace` over `seconds`, as PNG. Raises `StoreUnusable` when it cannot be written."""
    application = QGuiApplication.instance() or QGuiApplication(["plot", "-platform", "offscreen"])
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _Plot(painter, max(seconds, 0.1), wording(language)).draw(trace)
    painter.end()
    if not image.save(str(file), "PNG"):  # type: ignore[call-overload]
        raise StoreUnusable(f"{file} cannot be written.", "Choose another place.")
    del application  # it had to live until the last letter was drawn


class _Plot:
    def __init__(self, painter: QPainter, seconds: float, words: Wording) -> None:
        self._painter, self._seconds, self._words = painter, seconds, words

    def draw(self, trace: EmotionTrace) -> None:
        self._axes()
        self._text(LEFT, 12, self._title(trace))
        ranked = sorted(trace.mean().items(), key=lambda pair: (-pair[1], pair[0]))[: len(LINES)]
        for place, (label, share) in enumerate(ranked):
            colour, dashes = LINES[place]
            self._painter.setPen(QPen(QColor(colour), 2.5, dashes))
            self._curve(trace.readings, label)
            y = TOP + 22 * place
            self._painter.drawLine(QPointF(WIDTH - RIGHT + 15, y + 10), QPointF(WIDTH - RIGHT + 45, y + 10))
            self._text(WIDTH - RIGHT + 52, y, f"{self._name('emotion', label)} {share:.2f}")
        for place, sense in enumerate(("face", "voice")):
            self._stripe(trace.readings, sense, HEIGHT - BOTTOM + 32 + place * (LANE + 8))

    def _title(self, trace: EmotionTrace) -> str:
        words = self._words
        if trace.missing_because is not None:
            return _plain(words.fill("not_available", reason=words.reason(trace.missing_because)))
        label = trace.label()
        told = words["no_label"] if label is None else self._name("emotion", label)
        return f"{words['emotion']}: {told} · {trace.model}"

    def _axes(self) -> None:
        for step in range(5):
            y = self._y(step / 4)
            self._painter.setPen(QColor(QUIET))
            self._painter.drawLine(QPointF(LEFT, y), QPointF(WIDTH - RIGHT, y))
            self._text(18, y - 10, f"{step / 4:.2f}")
        for step in range(5):
            at = self._seconds * step / 4
            self._text(self._x(at) - 14, HEIGHT - BOTTOM + 6, f"{at:.1f} s")

    def _curve(self, readings: tuple[EmotionReading, ...], label: str) -> None:
        """A level for each reading, joined to the next where they touch."""
        before: EmotionReading | None = None
        for one in readings:
            y = self._y(one.scores.get(label, 0.0))
            if before is not None and one.start <= before.end + 0.01:
                x = self._x(one.start)
                self._painter.drawLine(QPointF(x, self._y(before.scores.get(label, 0.0))), QPointF(x, y))
            self._painter.drawLine(QPointF(self._x(one.start), y), QPointF(self._x(one.end), y))
            before = one

    def _stripe(self, readings: tuple[EmotionReading, ...], sense: str, y: float) -> None:
        """When this sense was evidence, within the whole time."""
        self._painter.setPen(QColor(QUIET))
        self._painter.drawRect(QRectF(LEFT, y, WIDTH - RIGHT - LEFT, LANE))
        for one in readings:
            if sense in one.seen:
                first, last = round(self._x(one.start)), round(self._x(one.end))
                self._painter.fillRect(QRectF(first, y, last - first, LANE), QColor(STRIPE))
        self._text(WIDTH - RIGHT + 15, y - 2, self._name("sense", sense))

    def _name(self, table: str, word: str) -> str:
        return _plain((self._words.name(table, word),))

    def _text(self, x: float, y: float, text: str) -> None:
        self._painter.setPen(QColor(INK))
        place = QRectF(x, y, WIDTH - x, 22)
        self._painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)

    def _x(self, seconds: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * min(1.0, seconds / self._seconds)

    def _y(self, share: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share


def _plain(text: Text) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in text)
