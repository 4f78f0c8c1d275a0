"""The one door to OpenCV. Some of its packages carry a Qt of their own and point the window system at it."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from interview.errors import PartMissing

QT_VARIABLES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")


@cache
def open_cv() -> Any:
    """The module `cv2`, with one thread and without its marks on the environment. Raises `PartMissing`."""
    before = {name: os.environ.get(name) for name in QT_VARIABLES}
    try:
        import cv2
    except ImportError as error:
        raise PartMissing(
            "OpenCV, which finds faces, is not installed.", "Run: python3 bootstrap.py"
        ) from error
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
    cv2.setNumThreads(1)
    return cv2
