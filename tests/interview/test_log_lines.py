"""Every line that the program may log stands on one list, so that nothing said can be one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from interview.log_setup import LINES, OURS

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS_OF_THEIR_OWN = ROOT / "perception" / "speech_model"  # they log to the screen of who trains a model
CALLS = {"debug", "info", "warning", "error", "exception", "critical", "log"}


def calls_to_log() -> Iterator[tuple[str, ast.expr]]:
    """Where something is logged, and the line that is logged there."""
    for file in sorted(path for package in OURS - {"__main__"} for path in (ROOT / package).rglob("*.py")):
        if SCRIPTS_OF_THEIR_OWN in file.parents:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                owner = node.func.value
                if node.func.attr in CALLS and isinstance(owner, ast.Name) and owner.id in ("log", "logging"):
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", node.args[node.func.attr == "log"]


def test_every_line_that_the_program_logs_is_on_the_list_and_no_other():
    found = dict(calls_to_log())
    lines = {place: line.value if isinstance(line, ast.Constant) else None for place, line in found.items()}
    assert {place for place, line in lines.items() if line not in LINES} == set()
    assert set(lines.values()) == LINES
