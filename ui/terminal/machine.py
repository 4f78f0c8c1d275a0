"""Commands about the machine: what is missing, and which models there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from interview.catalogue import find_model, read_catalogue
from interview.doctor import can_run
from interview.errors import ForPeople
from interview.ports import Stop
from ui.terminal.output import bar, paper, print_json
from ui.terminal.wiring import Wiring
from ui.terminal.words import JsonOption

SPOKEN = frozenset(
    {"ar", "cn", "de", "en", "es", "fa", "fr", "hi", "it", "ja", "nl", "pl", "pt", "ru", "tr", "uk"}
)


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


def list_models(context: typer.Context, as_json: JsonOption = False) -> None:
    """List what is here and what can be fetched."""
    wiring: Wiring = context.obj
    here = [
        {"name": name, "language": language, "bytes": size}
        for name, language, size in wiring.installed_models()
    ]
    catalogue = [entry.model_dump() for entry in read_catalogue()]
    if as_json:
        print_json({"installed": here, "catalogue": catalogue})
        return
    names = {model["name"] for model in here}
    known = {entry.name for entry in read_catalogue()}
    for entry in read_catalogue():
        mark = "here" if entry.name in names else ""
        facts = f"{entry.megabytes:5} MB  {entry.licence}"
        paper.print(f"{mark:5} {entry.name:34} {entry.language:3} {facts}", markup=False, soft_wrap=True)
        paper.print(f"{'':6}{entry.what_for}", style="dim", markup=False, soft_wrap=True)
    for model in here:
        if model["name"] not in known:
            size = round(int(str(model["bytes"])) / 1e6)
            paper.print(
                f"here  {model['name']:34} {model['language']:3} {size:5} MB  imported", soft_wrap=True
            )


def import_model(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(help="Folder or zip file of a Vosk model.")],
    language: Annotated[str, typer.Option(help="The language it knows; else its name tells.")] = "",
) -> None:
    """Take in a speech model from this computer or a drive."""
    place = context.obj.import_model(source, language or language_in(source.resolve().name))
    paper.print(f"Imported to {place}", markup=False)


def language_in(name: str) -> str:
    """The language code in the name of a model, as in "vosk-model-small-en-us-0.15"."""
    found = [part for part in re.split(r"[-_.]", name.lower()) if part in SPOKEN]
    if not found:
        raise ForPeople(f"The name {name!r} does not tell its language.", "Add --language en, for example.")
    return found[0]


def fetch_model(
    context: typer.Context, name: Annotated[str, typer.Argument(help="A name of the list.")]
) -> None:
    """Download a model: the only command that does, and running it is the permission. It can be cut off."""
    entry = find_model(name)
    known = entry.sha256 or "not known; it is pinned now"
    paper.print(f"{entry.name}: {entry.megabytes} MB, {entry.licence}; SHA-256 {known}", markup=False)
    with bar() as shown:
        task = shown.add_task(name, total=None)

        def progress(done: int, total: int | None) -> None:
            shown.update(task, completed=done, total=total)

        place = context.obj.fetch_model(entry, progress, Stop())
    paper.print(f"It is at {place}", markup=False)


def gallery(
    out: Annotated[Path, typer.Option(help="Folder for the pictures and their index.html.")],
    only: Annotated[str, typer.Option(help="Only pages with this in their name.")] = "",
) -> None:
    """Paint every page of the window in every state, light and dark, English and Arabic."""
    from ui.gallery.__main__ import paint_to

    raise typer.Exit(paint_to(out, only))


COMMANDS: tuple[Callable[..., None], ...] = (doctor, gallery)
MODEL_COMMANDS: Mapping[str, Callable[..., None]] = {
    "list": list_models,
    "import": import_model,
    "fetch": fetch_model,
}
