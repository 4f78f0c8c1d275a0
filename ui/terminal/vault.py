"""Commands about the vault as a whole: its keys and users, its check, its backup."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from interview.errors import ForPeople, StoreUnusable
from interview.vault.audit import Head
from interview.vault.backup import write_backup
from interview.vault.check import Verification
from interview.vault.compacting import compact as shrink
from interview.vault.key_slots import Role
from interview.vault.restore import restore_backup
from interview.vault.store import VaultStore
from interview.vault.tables import DATABASE
from interview.vault.vault import Unlocked, Use, Vault
from ui.terminal.output import notes, paper, print_json
from ui.terminal.passphrase import (
    NewPassphraseFile,
    PassphraseFile,
    RecoveryFile,
    UserName,
    another_passphrase,
    new_passphrase,
    own_name,
    proven,
    recovery_key,
    show_recovery_key,
    unlock,
    who,
)
from ui.terminal.wiring import Wiring
from ui.terminal.words import JsonOption

BACKED_UP, COMPACTED, RESTORED = "backed up", "compacted", "restored"
RECOVERED, NEW_SHEET = "recovered", "recovery key renewed"
USER_ADDED, USER_REMOVED, NEW_PASSPHRASE = "user added", "user removed", "passphrase changed"
CANNOT_BE_OPENED = 2

WithKeyring = Annotated[
    bool,
    typer.Option(
        "--with-keyring", help="This computer's keyring must help to open it: no other computer can."
    ),
]


def open_vault(context: typer.Context, user: str, file: Path | None) -> tuple[Unlocked, VaultStore]:
    """Who opened it, and its store, which is still closed."""
    wiring: Wiring = context.obj
    unlocked = unlock(context, wiring.vault(), user, file)
    return unlocked, wiring.store(unlocked)


def open_or_create(context: typer.Context, clinician: str, user: str, file: Path | None) -> Unlocked:
    """For an interview: with a passphrase given and no vault there, make it."""
    vault: Vault = context.obj.vault()
    if vault.exists():
        return unlock(context, vault, user, file)
    notes.print("There is no vault here yet; a new one is made.")
    unlocked, key = vault.create(user or clinician or own_name(), new_passphrase(context, file))
    notes.print(f"{unlocked.user.name} is the administrator of the vault.", markup=False)
    show_recovery_key(key, on_paper=False)
    return unlocked


def create(
    context: typer.Context,
    user: Annotated[str, typer.Option("--user", help="The first administrator, as the name is signed.")] = "",
    passphrase_file: PassphraseFile = None,
    with_keyring: WithKeyring = False,
) -> None:
    """Make the vault and print its recovery key."""
    vault: Vault = context.obj.vault()
    if vault.exists():
        raise StoreUnusable(
            f"There is a vault in {context.obj.folders.vault} already.", "Open it with its passphrase."
        )
    unlocked, key = vault.create(user or own_name(), new_passphrase(context, passphrase_file), with_keyring)
    notes.print(f"Made the vault; {unlocked.user.name} is its administrator.", markup=False)
    show_recovery_key(key, on_paper=True)


def verify(
    context: typer.Context,
    head: Annotated[
        list[str] | None, typer.Option(help="A head of the audit printed in an export. Can be given again.")
    ] = None,
    user: UserName = "",
    passphrase_file: PassphraseFile = None,
    as_json: JsonOption = False,
) -> None:
    """Check everything in the vault. Exit status 0 sound, 1 something is wrong, 2 it cannot be opened."""
    damage = context.obj.vault().damage()
    try:
        printed = [Head.of(text) for text in head or ()]
        with open_vault(context, user, passphrase_file)[1] as store:
            verification = store.verify(printed)
    except ForPeople as error:
        for line in (*damage, str(error)):
            notes.print(line, style="red", markup=False, soft_wrap=True)
        raise typer.Exit(CANNOT_BE_OPENED) from None
    if as_json:
        print_json({"sound": verification.sound and not damage, "slots": damage, "vault": verification})
    else:
        print_findings(damage, verification)
    raise typer.Exit(0 if verification.sound and not damage else 1)


def print_findings(damage: Sequence[str], verification: Verification) -> None:
    for line in damage:
        paper.print(f"wrong  {line}", markup=False, soft_wrap=True)
    for found in verification.findings:
        paper.print(f"{found.grade:6} {found.words}", markup=False, soft_wrap=True)
    paper.print(f"Sessions: {verification.sessions}; streams of recordings: {verification.recordings}")
    paper.print(f"Head of the audit: {verification.head}", soft_wrap=True)
    sound = verification.sound and not damage
    paper.print(
        "The vault is sound." if sound else "The vault is not as it was left: see above.", style="bold"
    )


def passphrase(
    context: typer.Context,
    user: UserName = "",
    passphrase_file: PassphraseFile = None,
    new_passphrase_file: NewPassphraseFile = None,
    with_keyring: WithKeyring = False,
) -> None:
    """Change your own passphrase. The old one opens nothing from then on but copies that were made before."""
    vault: Vault = context.obj.vault()
    old, unlocked = proven(context, vault, user, passphrase_file)
    new = another_passphrase(new_passphrase_file)
    with context.obj.store(unlocked) as store:
        vault.change_passphrase(unlocked.user.name, old, new, with_keyring)
        store.record(NEW_PASSPHRASE)
    notes.print(f"{unlocked.user.name} has a new passphrase.", markup=False)


def recover(
    context: typer.Context,
    user: UserName = "",
    recovery_key_file: RecoveryFile = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Set a new passphrase with the printed recovery key. The sheet stays good."""
    vault: Vault = context.obj.vault()
    name = who(vault, user)
    key = recovery_key(recovery_key_file)
    unlocked = vault.recover(key, name, new_passphrase(context, passphrase_file))
    notes.print(f"{unlocked.user.name} has a new passphrase.", markup=False)
    with context.obj.store(unlocked) as store:
        store.record(RECOVERED)


def renew_recovery_key(
    context: typer.Context, user: UserName = "", passphrase_file: PassphraseFile = None
) -> None:
    """Print a new recovery key: the old sheet opens nothing from then on but copies that were made before."""
    unlocked, store = open_vault(context, user, passphrase_file)
    with store:
        key = context.obj.vault().rotate_recovery_key(unlocked)
        try:
            store.record(NEW_SHEET)
        finally:
            show_recovery_key(key, on_paper=True)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A new file, best on another drive.")],
    user: UserName = "",
    passphrase_file: PassphraseFile = None,
) -> None:
    """Write the whole vault to one encrypted file. A passphrase of now or the recovery key of now opens it."""
    unlocked, store = open_vault(context, user, passphrase_file)
    with store:
        store.record(BACKED_UP)
        manifest = write_backup(context.obj.folders.vault, unlocked, file)
    paper.print(str(file), markup=False)
    notes.print(f"Streams of recordings: {manifest.streams}; {manifest.size / 1e6:.1f} MB.")
    notes.print(f"Head of the audit: {manifest.head}", soft_wrap=True)
    notes.print("What is deleted in the vault from now on stays in this file: destroy old backups in time.")


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A backup.")],
    home: Annotated[Path | None, typer.Option("--home", help="A new home for the vault.")] = None,
    user: UserName = "",
    passphrase_file: PassphraseFile = None,
    recovery_key_file: RecoveryFile = None,
    by_recovery_key: Annotated[
        bool, typer.Option("--by-recovery-key", help="Ask for the printed key and a new passphrase.")
    ] = False,
) -> None:
    """Make the vault of a backup. All of it is proven first. Exit status 1 when the vault was not sound."""
    wiring: Wiring = context.obj if home is None else context.obj.at_home(home)

    def open_with(folder: Path) -> Unlocked:
        vault = wiring.vault(folder)
        if recovery_key_file is None and not by_recovery_key:
            return unlock(context, vault, user, passphrase_file)
        key = recovery_key(recovery_key_file)
        return vault.recover(key, who(vault, user), new_passphrase(context, passphrase_file))

    restored = restore_backup(file, wiring.folders.vault, open_with)
    notes.print(
        f"Restored the vault of {restored.manifest.made_at} to {wiring.folders.vault}.",
        markup=False,
        soft_wrap=True,
    )
    with wiring.store(restored.unlocked) as store:
        store.record(RESTORED)
        verification = store.verify()
    print_findings((), verification)
    raise typer.Exit(0 if verification.sound else 1)


def compact(context: typer.Context, user: UserName = "", passphrase_file: PassphraseFile = None) -> None:
    """Give back the room that deleted sessions took in the database."""
    unlocked, store = open_vault(context, user, passphrase_file)
    with store:
        store.record(COMPACTED)
        gained = shrink(context.obj.folders.vault / DATABASE, unlocked.key_for(Use.DATABASE))
    notes.print(f"Gained {gained / 1e6:.1f} MB.")


def list_users(context: typer.Context, as_json: JsonOption = False) -> None:
    """Who may open the vault; needs no passphrase."""
    users = context.obj.vault().users()
    if as_json:
        print_json({"users": users})
        return
    for one in users:
        paper.print(f"{one.role:14} {one.name}", markup=False)


def add_user(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="As it is signed.")],
    role: Annotated[Role, typer.Option(help="What the user may do.")] = Role.CLINICIAN,
    user: UserName = "",
    passphrase_file: PassphraseFile = None,
    new_passphrase_file: NewPassphraseFile = None,
    with_keyring: WithKeyring = False,
) -> None:
    """Let another person open the vault, with a passphrase that this person types. By an administrator."""
    unlocked, store = open_vault(context, user, passphrase_file)
    with store:
        new = another_passphrase(new_passphrase_file)
        added = context.obj.vault().add_user(unlocked, name, new, role, with_keyring)
        store.record(USER_ADDED)
    notes.print(f"{added.name} may open the vault as {added.role}.", markup=False)


def remove_user(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="As in the list.")],
    user: UserName = "",
    passphrase_file: PassphraseFile = None,
) -> None:
    """Take the vault from a user. By an administrator. A copy of the vault made before still opens for them."""
    unlocked, store = open_vault(context, user, passphrase_file)
    with store:
        context.obj.vault().remove_user(unlocked, name)
        store.record(USER_REMOVED)
    notes.print(f"{name} cannot open the vault any more.", markup=False)


COMMANDS: Mapping[str, Callable[..., None]] = {
    "create": create,
    "verify": verify,
    "passphrase": passphrase,
    "recover": recover,
    "recovery-key": renew_recovery_key,
    "backup": backup,
    "restore": restore,
    "compact": compact,
}
USER_COMMANDS: Mapping[str, Callable[..., None]] = {
    "list": list_users,
    "add": add_user,
    "remove": remove_user,
}
