"""The command about written cases: do emotion labels help a language model to name the disorder?"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from interview.errors import ForPeople
from interview.ports import Stop
from ui.terminal.output import bar, notes, paper
from ui.terminal.wiring import Wiring

ARMS = "none,text,mse,shuffled,corrupted"


def study(
    context: typer.Context,
    cases: Annotated[
        Path, typer.Argument(help="A folder of cases, or one file; llm/study/cases are synthetic.")
    ],
    out: Annotated[Path, typer.Option(help="Folder for all results; the same command goes on after a stop.")],
    arms: Annotated[str, typer.Option(help="Which, with commas; none is always needed.")] = ARMS,
    seeds: Annotated[int, typer.Option(min=1, max=100, help="How often each list is asked for.")] = 3,
    model: Annotated[
        Path | None, typer.Option(help="A GGUF file, instead of the model of the settings.")
    ] = None,
    trust: Annotated[
        bool, typer.Option("--trust", help="I trust this model file: no hash is known.")
    ] = False,
    confusion: Annotated[
        Path | None, typer.Option(help="A trained emotion model's folder, or what evaluate --json wrote.")
    ] = None,
    sheets: Annotated[
        list[Path] | None,
        typer.Option("--sheet", help="A filled grading sheet; may be given more than once."),
    ] = None,
) -> None:
    """Compare diagnoses of a language model with and without emotion labels, over written cases."""
    wiring: Wiring = context.obj
    asked = {
        "cases": cases,
        "out": out,
        "arms": tuple(name.strip() for name in arms.split(",") if name.strip()),
        "seeds": seeds,
        "model": model,
        "trust": trust,
        "confusion": confusion,
        "sheets": tuple(sheets or ()),
        "command": f"main.py {shlex.join(sys.argv[1:])}",
    }
    try:
        with bar() as shown:
            task = shown.add_task("starting", total=None)

            def progress(what: str, done: int, of: int) -> None:
                shown.update(task, description=what, completed=done, total=of)

            told = wiring.study(asked, progress, Stop())
    except (KeyboardInterrupt, ForPeople):
        if out.is_dir():
            notes.print(f"What was answered is kept in {out}: the same command goes on.", markup=False)
        raise
    _show(told, out)


def _show(told: Mapping[str, Any], out: Path) -> None:
    check = told["instruction_check"]
    for arm, why in told["arms_left_out"].items():
        notes.print(f"The arm {arm} was left out: {why}.", markup=False, soft_wrap=True)
    if "results" not in told:
        why = f"the model got {check['right']} of {check['of']} small tasks right and follows no instructions"
        paper.print(
            f"{told['kind']}: {why}; nothing was graded.", style="yellow", markup=False, soft_wrap=True
        )
    for one in told.get("results", ()):
        paper.print(f"Graded by {one['grader']}:", style="bold", markup=False)
        for arm in one["arms"]:
            shares, (low, high) = arm["shares"], arm["interval"]
            three = (
                f"strict {shares['strict']:.2%}, half {shares['half']:.2%}, lenient {shares['lenient']:.2%}"
            )
            paper.print(
                f"  {arm['arm']:10} {three}; half {low:.1%} to {high:.1%}", markup=False, soft_wrap=True
            )
        for pair in one["comparisons"]:
            p = f"exact McNemar p = {pair['strict']['p']:.3g}"
            paper.print(
                f"  {pair['first']} → {pair['second']}: {100 * pair['gain']:+.2f} points, {p}", markup=False
            )
    paper.print(f"Everything stands in {out / 'study.md'}", markup=False, soft_wrap=True)


COMMANDS: tuple[Callable[..., None], ...] = (study,)
