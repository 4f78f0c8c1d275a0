"""The newest picture of a camera, and in words and with a sign why there is none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interview.media import Frame
from ui.look import space
from ui.look.icons import picture
from ui.look.theme import colours

_SIGN = 32  # pixels
_SIGNS = {"off": "camera-off", "missing": "camera-off", "waiting": "camera", "paused": "pause"}


class CameraView(QWidget):
    """A picture as large as its place allows, never distorted. Takes the newest frame when it is painted."""

    def __init__(self, parent: QWidget | None = None, *, mirrored: bool = False) -> None:
        super().__init__(parent)
        self._frame: Frame | None = None
        self._image = QImage()
        self._status = "waiting"
        self._mirrored = mirrored
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(320, 200)

    @property
    def status(self) -> str:
        """ "fine", "waiting" (no picture yet), "off", "missing", "frozen" or "dark"."""
        return self._status

    def show_frame(self, frame: Frame | None) -> None:
        """This picture; None takes the last one away."""
        if frame is self._frame:
            return
        self._frame = frame
        self._image = QImage() if frame is None else _image(frame, self._mirrored)
        self.update()

    def show_status(self, status: str) -> None:
        """How the camera is, as `Health.camera` says it, or "waiting", "paused"."""
        if status == self._status:
            return
        self._status = status
        self._tell()
        self.update()

    def status_text(self) -> str:
        """What is wrong, in words; empty when nothing is."""
        texts = {
            "off": self.tr("No picture is recorded"),
            "missing": self.tr("The camera does not answer"),
            "frozen": self.tr("The picture stands still"),
            "dark": self.tr("The picture is too dark"),
            "waiting": self.tr("No picture yet"),
            "paused": self.tr("Paused: nothing is recorded"),
        }
        return texts.get(self._status, "")

    def _tell(self) -> None:
        self.setAccessibleName(self.tr("Camera picture"))
        self.setAccessibleDescription(self.status_text())

    # ── painting ─────────────────────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), space.SMALL_RADIUS, space.SMALL_RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(colours().raised))
        hidden = self._image.isNull() or self._status in ("off", "missing", "waiting", "paused")
        if hidden:
            self._paint_sign(painter)
        else:
            painter.drawImage(_fitted(self._image.size(), self.rect().size()), self._image)
            if self._status != "fine":
                self._paint_banner(painter)
        painter.end()

    def _paint_sign(self, painter: QPainter) -> None:
        middle = QRectF(self.rect()).center()
        sign = picture(_SIGNS.get(self._status, "camera"), _SIGN, "quiet")
        painter.drawPixmap(middle - QPointF(_SIGN / 2, _SIGN + space.XS), sign)
        painter.setPen(QColor(colours().quiet))
        below = QRectF(
            space.S, middle.y() + space.XS, self.width() - 2 * space.S, self.height() / 2 - space.S
        )
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, int(flags), self.status_text())

    def _paint_banner(self, painter: QPainter) -> None:
        height = self.fontMetrics().height() + 2 * space.S
        band = QRectF(0, self.height() - height, self.width(), height)
        painter.fillRect(band, QColor(colours().warning_soft))
        painter.setPen(QColor(colours().text))
        painter.drawText(band, Qt.AlignmentFlag.AlignCenter, self.status_text())


def _image(frame: Frame, mirrored: bool) -> QImage:
    height, width = frame.picture.shape[:2]
    pixels = frame.picture.tobytes()  # the image below only borrows them, until it is copied
    image = QImage(pixels, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.flipped(Qt.Orientation.Horizontal) if mirrored else image.copy()


def _fitted(picture: QSize, place: QSize) -> QRectF:
    """The whole picture, as large as it fits, in the middle."""
    size = picture.scaled(place, Qt.AspectRatioMode.KeepAspectRatio)
    corner = QPointF((place.width() - size.width()) / 2, (place.height() - size.height()) / 2)
    return QRectF(corner, QPointF(corner.x() + size.width(), corner.y() + size.height()))
