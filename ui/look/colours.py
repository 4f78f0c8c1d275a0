"""The two sets of colours. Every pair in `TEXT_PAIRS` and `MARK_PAIRS` is measured by a test in both."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Colours:
    """Colours by what they are for, as `#rrggbb`."""

    window: str  # behind everything
    surface: str  # cards, fields
    raised: str  # what lies on a surface: plain buttons, rows under the pointer
    text: str
    quiet: str  # text of less weight
    line: str  # hairlines; carries no meaning
    edge: str  # the edge of what can be pressed or typed into
    accent: str
    on_accent: str
    accent_soft: str
    danger: str
    on_danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    good: str
    good_soft: str
    focus: str


LIGHT = Colours(
    window="#f6f3ee",
    surface="#fffefb",
    raised="#f3efe8",
    text="#1e2829",
    quiet="#566163",
    line="#e3ddd2",
    edge="#878b85",
    accent="#0e6660",
    on_accent="#ffffff",
    accent_soft="#ddeeea",
    danger="#a62f2a",
    on_danger="#ffffff",
    danger_soft="#fae4df",
    warning="#744d00",
    warning_soft="#faedcb",
    good="#27643b",
    good_soft="#e0f0e1",
    focus="#1576a8",
)

DARK = Colours(
    window="#14191a",
    surface="#1c2324",
    raised="#263031",
    text="#e9ebe6",
    quiet="#a9b4b2",
    line="#303b3c",
    edge="#75827f",
    accent="#74cbbf",
    on_accent="#05211e",
    accent_soft="#1b3b38",
    danger="#f39b91",
    on_danger="#3b0906",
    danger_soft="#472522",
    warning="#ebc273",
    warning_soft="#3f3319",
    good="#93d29e",
    good_soft="#1f3a28",
    focus="#86cff2",
)

SOFT = ("accent", "danger", "warning", "good")
BACKGROUNDS = ("window", "surface", "raised")
TEXT_PAIRS = (
    *(("text", ground) for ground in BACKGROUNDS),
    *(("quiet", ground) for ground in BACKGROUNDS),
    *((kind, ground) for kind in SOFT for ground in (*BACKGROUNDS, f"{kind}_soft")),
    *(("text", f"{kind}_soft") for kind in SOFT),
    ("on_accent", "accent"),
    ("on_danger", "danger"),
)  # at least 4.5 : 1
MARK_PAIRS = (
    *(("edge", ground) for ground in BACKGROUNDS),
    *(("focus", ground) for ground in (*BACKGROUNDS, *(f"{kind}_soft" for kind in SOFT))),
)  # at least 3 : 1


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 between two `#rrggbb` colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
