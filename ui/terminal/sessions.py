"""Commands about the sessions in the vault: the list, what of them goes and what stays, one person's whole record."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from interview.domain import Session
from interview.errors import ForPeople
from interview.store import no_such_session
from interview.vault.session_keys import EVERY_KIND, Kind
from interview.vault.whole_record import write_person
from reports.bundle import write_bundle
from reports.document import Provenance
from ui.terminal.output import notes, paper, print_json
from ui.terminal.passphrase import PassphraseFile, UserName
from ui.terminal.vault import open_vault
from ui.terminal.words import JsonOption

SessionId = Annotated[str, typer.Argument(help="As `sessions list` shows it.")]
Subject = Annotated[str, typer.Argument(help="The code of the person.")]
Sure = Annotated[bool, typer.Option("--yes", help="Do not ask to confirm.")]


def list_sessions(
    context: typer.Context,
    user: UserName = "",
    passphrase_file: PassphraseFile = None,
    as_json: JsonOption = False,
) -> None:
    """List the sessions in the vault, newest first."""
    with open_vault(context, user, passphrase_file)[1] as store:
        lines = store.list()
    if as_json:
        print_json({"sessions": lines})
        return
    for line in lines:
        held = "  held" if line.held else ""
        paper.print(
            f"{line.id:14} {line.opened_at:26} {line.subject or '-':12} {line.stage:10} {line.disorder}{held}",
            markup=False,
            soft_wrap=True,
        )


def forget(
    context: typer.Context,
    session: SessionId,
    kind: Annotated[
        list[Kind] | None, typer.Option(help="Only this; text means all. Can be given again.")
    ] = None,
    sure: Sure = False,
    user: UserName = "",
    passphrase_file: PassphraseFile = None,
) -> None:
    """Delete a session, or its sound, picture or clips, for good. Backups made before still hold it."""
    with open_vault(context, user, passphrase_file)[1] as store:
        if all(line.id != session for line in store.list()):
            raise no_such_session()
        confirm(session, sure)
        store.forget(session, frozenset(kind) if kind else EVERY_KIND)
    notes.print("Deleted. That it was, when and by whom stays on record.")


def erase(
    context: typer.Context,
    subject: Subject,
    sure: Sure = False,
    user: UserName = "",
    passphrase_file: PassphraseFile = None,
) -> None:
    """Delete every session of one person for good. Backups made before still hold them."""
    with open_vault(context, user, passphrase_file)[1] as store:
        if not store.sessions_of(subject):
            raise _nobody()
        confirm(subject, sure)
        gone = store.erase(subject)
    notes.print(f"Deleted sessions: {len(gone)}. That they were, when and by whom stays on record.")


def hold(
    context: typer.Context, session: SessionId, user: UserName = "", passphrase_file: PassphraseFile = None
) -> None:
    """Keep a session from being deleted: by law, by order."""
    with open_vault(context, user, passphrase_file)[1] as store:
        store.hold(session)
    notes.print("Held: nothing deletes it until it is released.")


def release(
    context: typer.Context, session: SessionId, user: UserName = "", passphrase_file: PassphraseFile = None
) -> None:
    """Let a held session be deleted again."""
    with open_vault(context, user, passphrase_file)[1] as store:
        store.hold(session, held=False)
    notes.print("Released.")


def due(
    context: typer.Context,
    delete: Annotated[bool, typer.Option("--delete", help="Delete it, but what is held.")] = False,
    user: UserName = "",
    passphrase_file: PassphraseFile = None,
) -> None:
    """Show what is past its keeping time, of the consent or of [keeping] in the settings; or delete it."""
    now = datetime.now(UTC)
    with open_vault(context, user, passphrase_file)[1] as store:
        found = store.due(now)
        gone = store.shred_due(now) if delete else ()
    for one in found:
        mark = "held" if one.held else "deleted" if one in gone else "due"
        paper.print(f"{mark:8} {one.session_id:14} {', '.join(sorted(one.kinds))}", markup=False)
    if not found:
        notes.print("Nothing is past its keeping time.")


def export(
    context: typer.Context,
    subject: Subject,
    out: Annotated[Path, typer.Option(help="A new folder. What comes into it is NOT encrypted.")],
    user: UserName = "",
    passphrase_file: PassphraseFile = None,
) -> None:
    """Write one person's whole record: answers, reports, recordings, and who had access. It is not encrypted."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ForPeople(f"There is something in {out} already.", "Give a new folder.")
    provenance = Provenance(program=f"Anamnesis {context.obj.version}")
    vault = context.obj.folders.vault

    def write_report(session: Session, folder: Path) -> Iterator[Path]:
        return write_bundle(session, provenance, folder)

    with open_vault(context, user, passphrase_file)[1] as store:
        if not store.sessions_of(subject):
            raise _nobody()
        for file in write_person(store, vault, subject, out, write_report):
            paper.print(str(file), markup=False)
    notes.print("This folder is not encrypted. Hand it over, then delete it.", style="yellow")


def audit(
    context: typer.Context,
    session: Annotated[str, typer.Option(help="Only rows of this session.")] = "",
    accept: Annotated[
        bool,
        typer.Option("--accept", help="Go on from here, after you found out why it does not fit its head."),
    ] = False,
    user: UserName = "",
    passphrase_file: PassphraseFile = None,
    as_json: JsonOption = False,
) -> None:
    """Show who did what and when."""
    with open_vault(context, user, passphrase_file)[1] as store:
        if accept:
            store.accept_audit()
        rows = [row for row in store.audit_rows() if not session or row.session == session]
        head = store.head()
    if as_json:
        print_json({"head": str(head), "rows": rows})
        return
    for row in rows:
        paper.print(
            f"{row.number:6} {row.at:32} {row.who:20} {row.what:24} {row.session}",
            markup=False,
            soft_wrap=True,
        )
    paper.print(f"head   {head}", markup=False, soft_wrap=True)


def confirm(wanted: str, sure: bool) -> None:
    """What is deleted cannot be brought back, so its name is typed again."""
    if sure:
        return
    if not sys.stdin.isatty():
        raise ForPeople("There is no terminal to confirm at.", "Add --yes.")
    if typer.prompt(f"Type {wanted} to delete it for good", err=True).strip() != wanted:
        raise ForPeople("That is not what was to be deleted; nothing was.", "")


def _nobody() -> ForPeople:
    return ForPeople("The vault has no session of this person.", "The codes stand in: main.py sessions list")


VAULT_COMMANDS: Mapping[str, Callable[..., None]] = {
    "forget": forget,
    "erase": erase,
    "hold": hold,
    "release": release,
    "due": due,
    "export": export,
    "audit": audit,
}
COMMANDS: Mapping[str, Callable[..., None]] = {"list": list_sessions}
