"""The root of the command line: the option `--home`, and the commands of the other files."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from interview.errors import Cancelled, ForPeople, NotADisorder
from ui.terminal import analysis, interviews, machine, models, research, sessions, study, vault, words
from ui.terminal.output import notes, paper
from ui.terminal.passphrase import take_from_environment
from ui.terminal.wiring import Wiring

NOT_YET = "Research prototype, not for real patients: it was validated by nobody."
NO_DISPLAY = "There is no display here. This runs without one: python3 bootstrap.py demo"


def make_app(wire: Callable[[Path | None], Wiring]) -> typer.Typer:
    """The whole command line over a program that `wire` builds from the home folder."""
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

    @app.callback(invoke_without_command=True)
    @guarded
    def start(
        context: typer.Context,
        home: Annotated[
            Path | None, typer.Option(envvar="ANAMNESIS_HOME", help="Keep everything below this folder.")
        ] = None,
    ) -> None:
        """Anamnesis: an assistant for supervised psychiatric interviews, offline, with a clinician present."""
        take_from_environment(context)
        notes.print(NOT_YET, style="yellow")
        context.obj = wire(home)
        context.call_on_close(context.obj.close)
        if context.invoked_subcommand is None:
            if has_display():
                raise typer.Exit(context.obj.window())
            notes.print(NO_DISPLAY)
            paper.print(context.get_help(), markup=False)

    for command in (
        *words.COMMANDS,
        *interviews.COMMANDS,
        *analysis.COMMANDS,
        *machine.COMMANDS,
        *research.COMMANDS,
        *study.COMMANDS,
    ):
        app.command()(guarded(command))
    of_vault = {**vault.COMMANDS, **sessions.VAULT_COMMANDS}
    vaults = _group("The vault: keys, users, check, backup, deletion.", of_vault)
    vaults.add_typer(_group("Who may open the vault.", vault.USER_COMMANDS), name="users")
    app.add_typer(vaults, name="vault")
    app.add_typer(_group("The sessions in the vault.", sessions.COMMANDS), name="sessions")
    of_models = _group(
        "Models: list, import, fetch over the network, check, choose, remove.",
        {**models.COMMANDS, **research.MODEL_COMMANDS},
    )
    app.add_typer(of_models, name="models")
    return app


def _group(what_for: str, commands: Mapping[str, Callable[..., None]]) -> typer.Typer:
    group = typer.Typer(help=what_for)
    for name, command in commands.items():
        group.command(name)(guarded(command))
    return group


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """Errors for people become one sentence; the exit status says the kind: 1 failed, 2 no disorder, 130 stopped."""

    @functools.wraps(command)
    def run(*arguments: object, **options: object) -> None:
        try:
            command(*arguments, **options)
        except NotADisorder as error:
            _refuse(error, 2)
        except ForPeople as error:
            _refuse(error, 1)
        except (KeyboardInterrupt, Cancelled):
            raise typer.Exit(130) from None

    return run


def _refuse(error: ForPeople, status: int) -> None:
    notes.print(str(error), style="red", markup=False, soft_wrap=True)
    raise typer.Exit(status)


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
