"""A PDF on paper, page by page as it looks."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from ui.translating import ToldHere

DPI = 200
POINTS = 72  # an inch


def print_pdf(pdf: bytes, printer: QPrinter) -> int:
    """Draw every page on the printer; how many there were. Raises `ToldHere` when the printer does not begin."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter()
    if document.pageCount() == 0 or not painter.begin(printer):
        raise ToldHere(
            QCoreApplication.translate("Printing", "The printer did not take the report."),
            QCoreApplication.translate("Printing", "Choose another, or save it as a PDF."),
        )
    try:
        sheet = printer.pageLayout().fullRectPixels(printer.resolution()).size()
        printer.setFullPage(True)
        for number in range(document.pageCount()):
            if number:
                printer.newPage()
            size = document.pagePointSize(number) * (DPI / POINTS)
            picture = document.render(number, QSize(round(size.width()), round(size.height())))
            target = size.toSize().scaled(sheet, Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRect(0, 0, target.width(), target.height()), picture)
        return document.pageCount()
    finally:
        painter.end()
        document.close()
        buffer.close()
