"""Where a passphrase comes from: a file, the environment, or a prompt. Never an argument, which every program of the
machine can read and shells keep."""

from __future__ import annotations

import getpass
import os
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from interview.errors import FileDamaged, ForPeople, NotAccepted, WrongPassphrase
from interview.vault.key_slots import check_passphrase
from interview.vault.vault import Unlocked, Vault
from ui.terminal.output import notes, paper

VARIABLE = "ANAMNESIS_PASSPHRASE"
TRIES = 3  # at a prompt, before the command ends

PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file", help=f"The passphrase is the text of this file; else {VARIABLE}, else asked."
    ),
]
NewPassphraseFile = Annotated[
    Path | None,
    typer.Option("--new-passphrase-file", help="The new one is the text of this file; else asked."),
]
UserName = Annotated[
    str, typer.Option("--user", help="Who opens the vault; may be left out where there is one.")
]
RecoveryFile = Annotated[
    Path | None,
    typer.Option("--recovery-key-file", help="The printed key is the text of this file; else asked."),
]


def take_from_environment(context: typer.Context) -> None:
    """Out of the environment, so that no child process inherits it. First of all in every start."""
    context.meta[VARIABLE] = os.environ.pop(VARIABLE, "")


def given(context: typer.Context, file: Path | None) -> str | None:
    """What came by file or environment; None when it has to be asked."""
    return read_secret(file) if file is not None else context.meta.get(VARIABLE) or None


def read_secret(file: Path) -> str:
    """The text of a file without one final line end. Raises `FileDamaged`."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileDamaged(f"{file} cannot be read as text.", "Give a UTF-8 text file.") from error
    return text.removesuffix("\n").removesuffix("\r")


def unlock(context: typer.Context, vault: Vault, user: str, file: Path | None) -> Unlocked:
    """Open the vault; at a prompt there are some tries. Waits as long as an earlier wrong passphrase asks for."""
    return proven(context, vault, user, file)[1]


def proven(context: typer.Context, vault: Vault, user: str, file: Path | None) -> tuple[str, Unlocked]:
    """As `unlock`, and the passphrase that did it."""
    vault.users()  # says so when there is no vault
    passphrase = given(context, file)
    tries = TRIES if passphrase is None else 1
    while True:
        wait(vault.seconds_to_wait())
        tries -= 1
        attempt = ask("Passphrase: ") if passphrase is None else passphrase
        try:
            return attempt, vault.unlock(attempt, user or None)
        except WrongPassphrase as error:
            if not tries:
                raise
            notes.print(error.message, style="red", markup=False)


def who(vault: Vault, user: str) -> str:
    """The user who is meant: named, or the only one. Raises `NotAccepted`."""
    names = [one.name for one in vault.users()]
    if not user and len(names) > 1:
        raise NotAccepted("This vault has several users.", f"Say which with --user: {', '.join(names)}.")
    return user or names[0]


def wait(seconds: float) -> None:
    if seconds > 0:
        notes.print(
            f"After a wrong passphrase the next one is taken in {seconds:.0f} s. Waiting …", style="yellow"
        )
        time.sleep(seconds)


def new_passphrase(context: typer.Context, file: Path | None) -> str:
    """For a first slot or a recovered one: by file, environment or asked twice."""
    passphrase = given(context, file)
    return ask_twice() if passphrase is None else check_passphrase(passphrase)


def another_passphrase(file: Path | None) -> str:
    """Beside the one that opens the vault: by file or asked twice."""
    return ask_twice() if file is None else check_passphrase(read_secret(file))


def ask_twice() -> str:
    """A slip at the keyboard would lock its owner out."""
    while True:
        try:
            passphrase = check_passphrase(ask("New passphrase: "))
        except NotAccepted as error:
            notes.print(str(error), style="red", markup=False)
            continue
        if ask("The same once more: ") == passphrase:
            return passphrase
        notes.print("These two differ.", style="red")


def ask(prompt: str) -> str:
    """Without showing what is typed. Raises `ForPeople` where nobody can type."""
    if not sys.stdin.isatty():
        raise ForPeople(
            "The vault needs its passphrase, and there is no terminal to ask at.",
            f"Three ways to give it: at a terminal, with --passphrase-file FILE, or in {VARIABLE}.",
        )
    try:
        return getpass.getpass(prompt, stream=sys.stderr)
    except EOFError:
        raise KeyboardInterrupt from None


def recovery_key(file: Path | None) -> str:
    """The printed key as somebody typed it, seen while it is typed."""
    if file is not None:
        return read_secret(file)
    if not sys.stdin.isatty():
        raise ForPeople("There is no terminal to type the recovery key at.", "Add --recovery-key-file FILE.")
    typed: str = typer.prompt("Recovery key, all 13 groups", err=True)
    return typed


def show_recovery_key(key: str, on_paper: bool) -> None:
    """Once, and asks for its last group at a terminal, so that nobody goes on without having it."""
    out = paper if on_paper else notes
    out.print("\nRecovery key of this vault. It is shown this once and kept nowhere:\n", style="bold")
    out.print(f"    {key}\n", markup=False, soft_wrap=True)
    out.print(
        "Print it or write it down, and lock the sheet away. It opens everything when a passphrase is lost;"
    )
    out.print("without both nobody opens the vault again, not even who made this program.\n")
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return
    last = key.rpartition("-")[2]
    while typer.prompt("Type the last group of your sheet", err=True).strip().upper() != last:
        notes.print("That is not the last group. Compare the sheet with the key above.", style="red")


def own_name() -> str:
    """Of the person at this computer, as the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "administrator"
