"""Commands about the machine: what is missing, and how the windows look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from interview.doctor import can_run
from ui.terminal.output import paper, print_json
from ui.terminal.wiring import Wiring
from ui.terminal.words import JsonOption


def doctor(context: typer.Context, as_json: JsonOption = False) -> None:
    """Say what this machine has and lacks, and the remedy. Exit status 1 when interviews cannot run."""
    wiring: Wiring = context.obj
    checks = wiring.checks()
    ok = can_run(checks)
    if as_json:
        print_json({"ok": ok, "checks": checks})
    else:
        for check in checks:
            mark = "ok" if check.ok else "MISSING" if check.needed else "missing"
            paper.print(
                f"{mark:8} {check.name:24} {check.found:22} {check.what_for}", markup=False, soft_wrap=True
            )
            if not check.ok:
                paper.print(f"{'':8} → {check.remedy}", markup=False, soft_wrap=True)
        paper.print(
            "Interviews can run." if ok else "Interviews cannot run yet: see MISSING above.", style="bold"
        )
    raise typer.Exit(0 if ok else 1)


def gallery(
    out: Annotated[Path, typer.Option(help="Folder for the pictures and their index.html.")],
    only: Annotated[str, typer.Option(help="Only pages with this in their name.")] = "",
) -> None:
    """Paint every page of the window in every state, light and dark, English and Arabic."""
    from ui.gallery.__main__ import paint_to

    raise typer.Exit(paint_to(out, only))


COMMANDS: tuple[Callable[..., None], ...] = (doctor, gallery)
