"""A drawn face for the pictures of the gallery: friendly, plain, and nobody's."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen

WIDTH, HEIGHT = 640, 480


def draw() -> npt.NDArray[np.uint8]:
    """The picture as the camera gives it: (height, width, 3), RGB."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _room(painter)
    _shoulders(painter)
    _head(painter)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, image.bytesPerLine())
    return rows[:, : WIDTH * 3].reshape(HEIGHT, WIDTH, 3).copy()


def _room(painter: QPainter) -> None:
    wall = QLinearGradient(0, 0, WIDTH, HEIGHT)
    wall.setColorAt(0, QColor("#dfe4e0"))
    wall.setColorAt(1, QColor("#b9c4c1"))
    painter.fillRect(0, 0, WIDTH, HEIGHT, QBrush(wall))
    painter.setBrush(QColor("#eef0ea"))
    painter.drawRoundedRect(QRectF(36, 40, 130, 190), 6, 6)
    painter.setBrush(QColor("#c7d6d2"))
    painter.drawRoundedRect(QRectF(46, 50, 110, 170), 4, 4)


def _shoulders(painter: QPainter) -> None:
    body = QPainterPath(QPointF(110, 480))
    body.cubicTo(120, 385, 220, 372, 278, 352)
    body.lineTo(362, 352)
    body.cubicTo(420, 372, 520, 385, 530, 480)
    painter.setBrush(QColor("#47696b"))
    painter.drawPath(body)
    painter.setBrush(QColor("#c99a7b"))
    painter.drawRoundedRect(QRectF(282, 300, 76, 78), 30, 30)


def _head(painter: QPainter) -> None:
    painter.setBrush(QColor("#3f2f28"))
    painter.drawEllipse(QPointF(320, 196), 124, 142)
    painter.setBrush(QColor("#e0b597"))
    painter.drawEllipse(QPointF(320, 222), 98, 122)
    fringe = QPainterPath(QPointF(222, 206))
    fringe.cubicTo(210, 60, 430, 60, 418, 206)
    fringe.cubicTo(396, 150, 340, 142, 300, 150)
    fringe.cubicTo(262, 158, 238, 178, 222, 206)
    painter.setBrush(QColor("#3f2f28"))
    painter.drawPath(fringe)
    for x in (282, 358):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#f6f3ee"))
        painter.drawEllipse(QPointF(x, 216), 17, 10)
        painter.setBrush(QColor("#3a2c26"))
        painter.drawEllipse(QPointF(x, 216), 8, 9)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen("#4a372e", 6))
        painter.drawArc(QRectF(x - 24, 182, 48, 26), 40 * 16, 100 * 16)
    painter.setPen(_pen("#c4916f", 5))
    painter.drawPolyline([QPointF(322, 226), QPointF(314, 258), QPointF(328, 262)])
    painter.setPen(_pen("#9c5149", 7))
    painter.drawArc(QRectF(286, 262, 68, 36), 215 * 16, 110 * 16)


def _pen(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
