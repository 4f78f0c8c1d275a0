"""Two pictures of the study as SVG that needs nothing else: shares by arm, and the grade of each case in each arm."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from llm.study.grades import Grade
from llm.study.results import ArmResult

WIDTH, LEFT, ROW = 640, 110, 26  # px
SCALE = WIDTH - LEFT - 60
LONGEST = 22  # letters of a case's name that fit
INK, GRID = "#1c2733", "#c3ccd4"
COLOURS = {Grade.YES: "#2f6f9f", Grade.PARTIAL: "#9cc3de", Grade.NO: "#f0e3d4"}
SIGNS = {Grade.YES: "1", Grade.PARTIAL: "½", Grade.NO: "0"}


def shares_plot(arms: Sequence[ArmResult]) -> str:
    """Half-credit share of each arm with its 95 % interval; ticks show strict and lenient."""
    parts = []
    height = 46 + len(arms) * ROW
    for percent in (0, 25, 50, 75, 100):
        x = _x(percent / 100)
        parts.append(f'<line x1="{x}" x2="{x}" y1="24" y2="{height - 18}" stroke="{GRID}"/>')
        parts.append(_text(x, height - 4, f"{percent} %", "middle"))
    for place, arm in enumerate(arms):
        y = 30 + place * ROW
        low, high = arm.interval
        parts += [
            _text(LEFT - 8, y + 12, arm.arm, "end"),
            _bar(LEFT, y, _x(arm.shares.half) - LEFT, 16, COLOURS[Grade.YES]),
            _line(_x(low), _x(high), y + 8),
            *(_tick(_x(share), y) for share in (arm.shares.strict, arm.shares.lenient)),
            _text(_x(1) + 6, y + 12, f"{arm.shares.half:.1%}", "start"),
        ]
    title = "Bar: half credit, with its 95 % interval over cases. Ticks: strict and lenient."
    return _svg(height, [_text(LEFT, 14, title, "start"), *parts])


def cases_plot(arms: Sequence[ArmResult]) -> str:
    """A row a case, a column an arm."""
    cases = sorted({case for arm in arms for case in arm.grades})
    wide = min(90, SCALE // max(1, len(arms)))
    parts = [_text(LEFT + 60 + i * wide, 14, arm.arm, "start") for i, arm in enumerate(arms)]
    for row, case in enumerate(cases):
        y = 22 + row * 18
        parts.append(
            _text(LEFT + 50, y + 12, case if len(case) <= LONGEST else f"{case[: LONGEST - 1]}…", "end")
        )
        for column, arm in enumerate(arms):
            if (grade := arm.grades.get(case)) is None:
                continue
            x = LEFT + 60 + column * wide
            parts.append(_bar(x, y, wide - 3, 15, COLOURS[grade]))
            ink = "#ffffff" if grade is Grade.YES else INK
            parts.append(_text(x + wide // 2, y + 12, SIGNS[grade], "middle", ink))
    return _svg(30 + len(cases) * 18, parts)


def _x(share: float) -> int:
    return round(LEFT + share * SCALE)


def _bar(x: int, y: int, wide: int, high: int, colour: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" fill="{colour}"/>'


def _line(start: int, end: int, y: int) -> str:
    return f'<line x1="{start}" x2="{end}" y1="{y}" y2="{y}" stroke="{INK}" stroke-width="2"/>'


def _tick(x: int, y: int) -> str:
    return f'<line x1="{x}" x2="{x}" y1="{y - 2}" y2="{y + 18}" stroke="{INK}" stroke-dasharray="2 2"/>'


def _text(x: int, y: int, text: str, anchor: str, colour: str = INK) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{colour}">{escape(text)}</text>'


def _svg(height: int, parts: Sequence[str]) -> str:
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    style = "<style>text{font:12px system-ui,sans-serif}</style>"
    ground = f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{style}{ground}{"".join(parts)}</svg>\n'
