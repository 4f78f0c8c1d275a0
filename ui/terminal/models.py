"""Commands about the models on this machine: list, fetch, import, check, choose, take away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from interview.catalogue import CatalogueEntry, Installed, find_model, read_catalogue
from interview.errors import ForPeople, ModelMissing
from interview.fitting import Fit, Place, fit, needed_by, needed_by_others
from interview.gguf_store import LLAMA, Progress, Voucher, holds_gguf
from interview.pins import read_pins
from interview.ports import Stop
from interview.settings import Settings, write_settings
from ui.terminal.output import bar, paper, print_json
from ui.terminal.wiring import Wiring
from ui.terminal.words import JsonOption

SPOKEN = frozenset(
    {"ar", "cn", "de", "en", "es", "fa", "fr", "hi", "it", "ja", "nl", "pl", "pt", "ru", "tr", "uk"}
)
NONE = "none"
BY_ITSELF = "It is used by itself as soon as it is here; a language model or an emotion model is chosen."
SETTING = {LLAMA: "llm", "emotion": "emotion"}  # kind -> table of the settings that names the one in use
WHERE = {
    Place.CARD: "fits this machine, on the graphics card",
    Place.SPLIT: "fits this machine, partly on the graphics card",
    Place.PROCESSOR: "fits this machine, on the processor (slow)",
    Place.NOWHERE: "does not fit this machine now",
    Place.UNKNOWN: "nobody tells how much memory is free",
}
Name = Annotated[str, typer.Argument(help="A name of the list.")]


def list_models(context: typer.Context, as_json: JsonOption = False) -> None:
    """List what is here and what can be had; for language models, what fits beside speech and emotion."""
    wiring: Wiring = context.obj
    here = {model.name: model for model in wiring.installed_models()}
    fits = _fits(wiring, list(here.values()))
    used = wiring.settings.llm.model
    if as_json:
        catalogue = [entry.model_dump() for entry in read_catalogue()]
        print_json(
            {"installed": list(here.values()), "catalogue": catalogue, "language_model": used, "fits": fits}
        )
        return
    for entry in read_catalogue():
        mark = _mark(entry.name, here, used)
        languages = entry.language or " ".join(entry.languages)
        _print(f"{mark:5} {entry.name:34} {languages:3} {entry.megabytes:5} MB  {entry.licence}")
        _print(f"{'':6}{entry.what_for}", "dim")
        if entry.kind == LLAMA:
            sha256 = entry.sha256 or read_pins(wiring.folders.weights).get(entry.name, "")
            _print(f"{'':6}{_fits_where(fits[entry.name])}; SHA-256 {sha256 or 'not known'}", "dim")
    for name in here.keys() - {entry.name for entry in read_catalogue()}:
        model = here[name]
        mark = _mark(name, here, used)
        _print(f"{mark:5} {name:34} {model.language:3} {model.size / 1e6:5.0f} MB  imported")
        if name in fits:
            _print(f"{'':6}{_fits_where(fits[name])}", "dim")


def _mark(name: str, here: Mapping[str, Installed], used: str) -> str:
    return "" if name not in here else "used" if name == used else "here"


def _fits(wiring: Wiring, here: list[Installed]) -> dict[str, Fit]:
    """Of every language model that is here or in the catalogue."""
    known: list[CatalogueEntry | Installed] = [*here, *read_catalogue()]
    others, free = needed_by_others(here), wiring.free_room(Stop())
    return {model.name: fit(needed_by(model), others, free) for model in known if model.kind == LLAMA}


def _fits_where(found: Fit) -> str:
    takes = f"about {found.needs / 1e9:.1f} GB beside {found.others / 1e9:.1f} GB for the rest"
    return f"{WHERE[found.place]}: {takes}"


def import_model(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(help="Folder or zip file of a Vosk model, or a GGUF file.")],
    language: Annotated[str, typer.Option(help="Speech: the language it knows; else its name tells.")] = "",
    sha256: Annotated[str, typer.Option("--sha256", help="GGUF: what it must be, from its publisher.")] = "",
    trust: Annotated[bool, typer.Option("--trust", help="GGUF: I trust this file, unchecked.")] = False,
) -> None:
    """Take in a model from this computer or a drive. A GGUF whose hash nobody knows needs --sha256 or --trust."""
    if not holds_gguf(source):
        place = context.obj.import_model(source, language or language_in(source.resolve().name))
        return paper.print(f"Imported to {place}", markup=False)
    with _shown(source.name) as progress:
        place = context.obj.import_model(source, "", Voucher(sha256, trust), progress)
    _print(f"Imported to {place}, SHA-256 {read_pins(context.obj.folders.weights)[place.stem]}")
    return _print(f"Use it: main.py models use {place.stem}")


def language_in(name: str) -> str:
    """The language code in the name of a model, as in "vosk-model-small-en-us-0.15"."""
    found = [part for part in re.split(r"[-_.]", name.lower()) if part in SPOKEN]
    if not found:
        raise ForPeople(f"The name {name!r} does not tell its language.", "Add --language en, for example.")
    return found[0]


def fetch_model(
    context: typer.Context,
    name: Name,
    address: Annotated[
        str, typer.Option("--from", help="https://… instead of the one in the catalogue.")
    ] = "",
) -> None:
    """Download a model: the only command that does, and running it is the permission. It can be cut off."""
    entry = find_model(name)
    if address:
        entry = _from(entry, address)
    known = entry.sha256 or read_pins(context.obj.folders.weights).get(name) or "not known; it is pinned now"
    _print(f"{entry.name}: {entry.megabytes} MB, {entry.licence}; SHA-256 {known}")
    with _shown(name) as progress:
        place = context.obj.fetch_model(entry, progress, Stop())
    _print(f"It is at {place}, SHA-256 {read_pins(context.obj.folders.weights)[name]}")


def _from(entry: CatalogueEntry, address: str) -> CatalogueEntry:
    try:
        return CatalogueEntry.model_validate({**entry.model_dump(), "address": address, "verified": False})
    except ValueError as error:
        raise ForPeople(f"{address!r} is no address to fetch from.", "It must begin with https://") from error


def verify_models(context: typer.Context, as_json: JsonOption = False) -> None:
    """Hash every model again and name what is wrong. Exit status 1 when something is."""
    found = []
    for one in context.obj.verify_models(Stop()):
        found.append(one)
        if not as_json:
            _print(f"{'WRONG' if one.wrong else 'ok':6} {one.model.name:34} {one.wrong}")
    if as_json:
        print_json({"ok": not any(one.wrong for one in found), "models": found})
    elif not found:
        _print("There is no model here.")
    raise typer.Exit(1 if any(one.wrong for one in found) else 0)


def use_model(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(help="A language or emotion model that is here; none: no language model.")
    ],
) -> None:
    """Choose who writes questions and report ("none": the vetted bank, a plain report), or who reads emotion."""
    wiring: Wiring = context.obj
    models = {model.name: model for model in wiring.installed_models()}
    if name == NONE:
        _write_choice(wiring, LLAMA, "")
        return _print("No language model is used.")
    if name not in models:
        raise ModelMissing(f"There is no model {name!r} on this machine.", "Run: main.py models list")
    if models[name].kind not in SETTING:
        raise ForPeople(f"{name} is not chosen.", BY_ITSELF)
    _write_choice(wiring, models[name].kind, name)
    what = "writes questions and report" if models[name].kind == LLAMA else "reads emotion"
    return _print(f"{name} {what} from now on.")


def remove_model(
    context: typer.Context,
    name: Name,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take a model off this machine, after saying what will not work any more."""
    wiring: Wiring = context.obj
    models = {model.name: model for model in wiring.installed_models()}
    if name not in models:
        raise ModelMissing(f"There is no model {name!r} on this machine.", "Run: main.py models list")
    _print(what_is_lost(models[name], list(models.values()), wiring.settings))
    if not yes and not typer.confirm(f"Remove {name}?"):
        raise typer.Exit(1)
    wiring.remove_model(name)
    kind = models[name].kind
    if kind in SETTING and getattr(wiring.settings, SETTING[kind]).model == name:
        _write_choice(wiring, kind, "")
    _print(f"{name} is removed.")


def what_is_lost(model: Installed, models: list[Installed], settings: Settings) -> str:
    """What will not work without it, in a sentence."""
    others = [one for one in models if one.kind == model.kind and one.name != model.name]
    if model.kind == LLAMA:
        if settings.llm.model != model.name:
            return "It is not in use."
        return "It is in use: questions will come from the vetted bank, and reports will be plain."
    if model.kind == "vosk" and not any(one.language == model.language for one in others):
        rough = (
            "PocketSphinx will write it down roughly" if model.language == "en" else "answers must be typed"
        )
        return f"It is the only speech model for {model.language!r}: without it {rough}."
    if model.kind == "emotion":
        if settings.emotion.model != model.name:
            return "It is not in use."
        return "It is in use: the emotion model that comes with the program will take its place."
    if model.kind == "faces" and not others:
        return "Faces will be found by OpenCV's own finder, less surely."
    return "Another one of its kind stays."


def _write_choice(wiring: Wiring, kind: str, name: str) -> None:
    settings, table = wiring.settings, SETTING[kind]
    chosen = getattr(settings, table).model_copy(update={"model": name})
    write_settings(wiring.folders.settings_file, settings.model_copy(update={table: chosen}))


@contextmanager
def _shown(name: str) -> Iterator[Progress]:
    with bar() as shown:
        task = shown.add_task(name, total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)


def _print(words: str, style: Any = None) -> None:
    paper.print(words, style=style, markup=False, soft_wrap=True)


COMMANDS: Mapping[str, Callable[..., None]] = {
    "list": list_models,
    "import": import_model,
    "fetch": fetch_model,
    "verify": verify_models,
    "use": use_model,
    "remove": remove_model,
}
