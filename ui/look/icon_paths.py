"""The drawings of the icons: lines on a field of 24 by 24, drawn for this program.

Each is the inside of an SVG group that strokes without filling; a part that is filled names `INK` as its colour.
"""

INK = "@ink"


def _line(*paths: str) -> str:
    return "".join(f'<path d="{path}"/>' for path in paths)


def _dot(x: float, y: float, radius: float = 1.15) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{INK}" stroke="none"/>'


def _ring(x: float, y: float, radius: float) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{radius}"/>'


def _box(x: float, y: float, width: float, height: float, corner: float = 2) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{corner}"/>'


_SLASH = _line("M4 4 L20 20")
_MICROPHONE = _box(9, 3, 6, 11, 3) + _line(
    "M5.5 11.5 A6.5 6.5 0 0 0 18.5 11.5", "M12 18 V21", "M8.5 21 H15.5"
)
_CAMERA = _box(3, 6.5, 12.5, 11, 2.5) + _line("M15.5 10.8 L21 7.8 V16.2 L15.5 13.2")
_PAGE = _line("M6 3 H14 L18.5 7.5 V21 H6 Z", "M14 3 V7.5 H18.5")
_PERSON = _ring(12, 8, 3.8) + _line("M4.5 20.5 C5.2 16.2 8.2 14.5 12 14.5 C15.8 14.5 18.8 16.2 19.5 20.5")
_EYE = _line(
    "M2.5 12 C5 7.6 8.3 5.5 12 5.5 C15.7 5.5 19 7.6 21.5 12 C19 16.4 15.7 18.5 12 18.5 C8.3 18.5 5 16.4 2.5 12 Z"
)
_SQUARE = _box(4, 5, 16, 15.5, 2.5)

DRAWINGS = {
    "play": _line("M8 5 L18.5 12 L8 19 Z"),
    "pause": _box(6.5, 5, 3.6, 14, 1) + _box(13.9, 5, 3.6, 14, 1),
    "stop": _box(6, 6, 12, 12, 2),
    "record": _ring(12, 12, 8.5) + _dot(12, 12, 4),
    "microphone": _MICROPHONE,
    "microphone-off": _MICROPHONE + _SLASH,
    "camera": _CAMERA,
    "camera-off": _CAMERA + _SLASH,
    "keyboard": _box(2.5, 6, 19, 12.5, 2.5)
    + _dot(6.5, 10)
    + _dot(10.2, 10)
    + _dot(13.8, 10)
    + _dot(17.5, 10)
    + _line("M8 14.6 H16"),
    "skip": _line("M5 5.5 L14 12 L5 18.5 Z", "M18 5.5 V18.5"),
    "repeat": _line("M4.5 12 V10.5 A4 4 0 0 1 8.5 6.5 H19.5", "M16.3 3.2 L19.6 6.5 L16.3 9.8")
    + _line("M19.5 12 V13.5 A4 4 0 0 1 15.5 17.5 H4.5", "M7.7 14.2 L4.4 17.5 L7.7 20.8"),
    "check": _line("M4.5 12.8 L9.8 18 L19.5 6.5"),
    "close": _line("M6 6 L18 18", "M18 6 L6 18"),
    "plus": _line("M12 5 V19", "M5 12 H19"),
    "minus": _line("M5 12 H19"),
    "up": _line("M12 19.5 V5", "M6 10.8 L12 4.8 L18 10.8"),
    "down": _line("M12 4.5 V19", "M6 13.2 L12 19.2 L18 13.2"),
    "next": _line("M4.5 12 H19", "M13.2 6 L19.2 12 L13.2 18"),
    "previous": _line("M19.5 12 H5", "M10.8 6 L4.8 12 L10.8 18"),
    "trash": _line(
        "M4 6.5 H20", "M9 6.5 V4 H15 V6.5", "M6 6.5 L7 20.5 H17 L18 6.5", "M10 10.5 V16.5", "M14 10.5 V16.5"
    ),
    "edit": _line(
        "M4.5 19.5 L5.6 15.2 L16.2 4.6 A2.1 2.1 0 0 1 19.4 7.8 L8.8 18.4 Z", "M13.9 6.9 L17.1 10.1"
    ),
    "undo": _line("M8.2 4.5 L4 8.7 L8.2 12.9", "M4 8.7 H14 A5.4 5.4 0 0 1 14 19.5 H8"),
    "redo": _line("M15.8 4.5 L20 8.7 L15.8 12.9", "M20 8.7 H10 A5.4 5.4 0 0 0 10 19.5 H16"),
    "search": _ring(10.5, 10.5, 6.3) + _line("M15.2 15.2 L20.5 20.5"),
    "settings": _line("M4 7 H10.2", "M15.8 7 H20", "M4 17 H7.2", "M12.8 17 H20")
    + _ring(13, 7, 2.7)
    + _ring(10, 17, 2.7),
    "lock": _box(5, 10.5, 14, 10, 2.5) + _line("M8 10.5 V7.5 A4 4 0 0 1 16 7.5 V10.5") + _dot(12, 15.5, 1.4),
    "unlock": _box(5, 10.5, 14, 10, 2.5) + _line("M8 10.5 V7 A4 4 0 0 1 15.6 5.4") + _dot(12, 15.5, 1.4),
    "key": _ring(7.8, 15.8, 4.1) + _line("M10.8 12.9 L19.5 4.2", "M15.2 8.5 L18.4 11.7"),
    "user": _PERSON,
    "users": _ring(9, 8.5, 3.4)
    + _line("M2.5 20 C3.1 16.2 5.7 14.7 9 14.7 C12.3 14.7 14.9 16.2 15.5 20")
    + _line("M15.4 5.3 A3.4 3.4 0 0 1 15.4 11.7", "M18 15.2 C19.9 16 21.1 17.5 21.5 20"),
    "document": _PAGE + _line("M9 12 H15.5", "M9 16 H15.5"),
    "export": _line("M12 15 V3.8", "M7.5 8 L12 3.5 L16.5 8", "M4.5 14 V20.5 H19.5 V14"),
    "download": _line("M12 3.5 V15", "M7.5 10.8 L12 15.3 L16.5 10.8", "M4.5 15.5 V20.5 H19.5 V15.5"),
    "print": _line("M7 8.5 V3.5 H17 V8.5", "M7 17 H4 V8.5 H20 V17 H17", "M7 14 H17 V20.5 H7 Z"),
    "signature": _line(
        "M3.5 17 C6.5 13.5 9.7 6.5 8.4 4.9 C7 3.3 5.4 8.5 6.6 12.6 C7.7 16.2 10 16 11.6 12.9 C12 15.2 13.2 15.9"
        " 15 14.2 C16 15.4 17.6 15.5 20.5 14.5",
        "M3.5 20.5 H20.5",
    ),
    "warning": _line("M12 4 L21.2 19.8 H2.8 Z", "M12 10 V14.2") + _dot(12, 16.9),
    "danger": _line("M8.2 3 H15.8 L21 8.2 V15.8 L15.8 21 H8.2 L3 15.8 V8.2 Z", "M12 7.6 V12.9")
    + _dot(12, 16.2),
    "info": _ring(12, 12, 9) + _line("M12 11 V16.5") + _dot(12, 7.8),
    "help": _ring(12, 12, 9) + _line("M9.2 9.6 A2.8 2.8 0 1 1 12 12.6 V13.8") + _dot(12, 17),
    "list": _line("M9 6.5 H20.5", "M9 12 H20.5", "M9 17.5 H20.5")
    + _dot(4.6, 6.5)
    + _dot(4.6, 12)
    + _dot(4.6, 17.5),
    "sessions": _box(3, 8, 18, 12.5, 2.5) + _line("M5.5 5.2 H18.5", "M7.5 2.5 H16.5", "M9.5 14.2 H14.5"),
    "calendar": _SQUARE
    + _line("M4 10 H20", "M8.5 3 V7", "M15.5 3 V7")
    + _dot(8.5, 14)
    + _dot(12, 14)
    + _dot(15.5, 14),
    "heart": _line(
        "M12 20 C6 15.8 3 12.5 3 8.9 C3 6.2 5 4.5 7.3 4.5 C9.3 4.5 11 5.6 12 7.4 C13 5.6 14.7 4.5 16.7 4.5"
        " C19 4.5 21 6.2 21 8.9 C21 12.5 18 15.8 12 20 Z",
        "M6 11.5 H9.3 L10.8 9 L13 14 L14.4 11.5 H18",
    ),
    "face": _ring(12, 12, 9)
    + _dot(8.8, 10, 1.2)
    + _dot(15.2, 10, 1.2)
    + _line("M8.2 14.6 C9.3 16.3 14.7 16.3 15.8 14.6"),
    "sound": _line("M3 10.5 V13.5", "M7 7.5 V16.5", "M11 4 V20", "M15 8 V16", "M19 6 V18", "M22 11 V13"),
    "speaker": _line(
        "M4 9.5 H7.5 L12.5 5 V19 L7.5 14.5 H4 Z",
        "M15.8 9 A4.2 4.2 0 0 1 15.8 15",
        "M18 6.2 A8 8 0 0 1 18 17.8",
    ),
    "globe": _ring(12, 12, 9)
    + _line("M3 12 H21", "M12 3 C8.2 6 8.2 18 12 21", "M12 3 C15.8 6 15.8 18 12 21"),
    "moon": _line("M19.8 14.2 A8.3 8.3 0 0 1 9.8 4.2 A8.3 8.3 0 1 0 19.8 14.2 Z"),
    "sun": _ring(12, 12, 4)
    + _line("M12 2.5 V4.8", "M12 19.2 V21.5", "M2.5 12 H4.8", "M19.2 12 H21.5")
    + _line("M5.3 5.3 L6.9 6.9", "M17.1 17.1 L18.7 18.7", "M5.3 18.7 L6.9 17.1", "M17.1 6.9 L18.7 5.3"),
    "folder": _line(
        "M3 6 A1.5 1.5 0 0 1 4.5 4.5 H9.5 L12 7.5 H19.5 A1.5 1.5 0 0 1 21 9 V18 A1.5 1.5 0 0 1 19.5 19.5"
        " H4.5 A1.5 1.5 0 0 1 3 18 Z"
    ),
    "refresh": _line("M19.6 13.5 A7.8 7.8 0 1 1 17.6 6.6 L19.8 8.8", "M20 4.2 V9 H15.2"),
    "flag": _line("M5.5 21.5 V3.5", "M5.5 4.5 C9.5 2.4 13 6.8 19 4.5 V13.5 C13 15.8 9.5 11.4 5.5 13.5"),
    "note": _line("M4.5 4.5 H19.5 V14 L14 19.5 H4.5 Z", "M14 19.5 V14 H19.5", "M8 8.7 H16", "M8 12.5 H11.5"),
    "clock": _ring(12, 12, 9) + _line("M12 6.8 V12 L15.6 14.4"),
    "shield": _line(
        "M12 3 L19.5 5.8 V11.5 C19.5 16 16.6 19.3 12 21 C7.4 19.3 4.5 16 4.5 11.5 V5.8 Z",
        "M8.6 12 L11.1 14.5 L15.6 9.8",
    ),
    "phone": _line(
        "M5 4 H8.6 L10.3 8.4 L8 10.2 C9.1 12.6 11.2 14.8 13.8 16 L15.6 13.7 L20 15.4 V19"
        " A1.6 1.6 0 0 1 18.3 20.6 C10.6 20 4 13.4 3.4 5.7 A1.6 1.6 0 0 1 5 4 Z"
    ),
    "eye": _EYE + _ring(12, 12, 2.8),
    "eye-off": _EYE + _ring(12, 12, 2.8) + _SLASH,
    "drag": "".join(_dot(x, y, 1.35) for x in (9, 15) for y in (6, 12, 18)),
    "model": _box(6.5, 6.5, 11, 11, 2)
    + _box(10, 10, 4, 4, 0.8)
    + _line(*(f"M{at} 3 V6.5 M{at} 17.5 V21 M3 {at} H6.5 M17.5 {at} H21" for at in (9.5, 14.5))),
    "log": _box(3, 4.5, 18, 15, 2.5) + _line("M7 9.2 L10 12 L7 14.8", "M12.5 15 H17"),
    "home": _line("M3.5 11.5 L12 4 L20.5 11.5", "M6 9.8 V20 H18 V9.8", "M10 20 V14 H14 V20"),
    "menu": _line("M4 6.5 H20", "M4 12 H20", "M4 17.5 H20"),
    "more": _dot(5.5, 12, 1.5) + _dot(12, 12, 1.5) + _dot(18.5, 12, 1.5),
    "screen": _box(2.5, 4, 19, 12.5, 2) + _line("M12 16.5 V20.5", "M8 20.5 H16"),
    "question": _line("M4 4.5 H20 V16.5 H12 L7.5 20.5 V16.5 H4 Z", "M8 8.7 H16", "M8 12.4 H13"),
    "link": _line(
        "M10 14 L14 10",
        "M11 7 L13.2 4.8 A4.2 4.2 0 0 1 19.2 10.8 L17 13",
        "M13 17 L10.8 19.2 A4.2 4.2 0 0 1 4.8 13.2 L7 11",
    ),
    "bookmark": _line("M6.5 3.5 H17.5 V20.5 L12 16 L6.5 20.5 Z"),
}

DIRECTED = frozenset(
    {"next", "previous", "undo", "redo", "list", "question"}
)  # turned round when read from the right
