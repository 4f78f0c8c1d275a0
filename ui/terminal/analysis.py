"""The command that reads one recording, or a folder of photographs, and keeps nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from interview.domain import EmotionTrace, Quality, VoiceMeasures
from interview.expression import summary
from interview.ports import Stop, Tape, Watch
from reports.emotion_text import voice_text
from reports.wording import wording
from ui.terminal.media_folder import photographs
from ui.terminal.output import paper, print_json
from ui.terminal.wiring import Wiring
from ui.terminal.words import JsonOption, LanguageOption, known_language


def analyse(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Any recording: video, sound, or a folder of photographs.")],
    language: LanguageOption = "",
    as_json: JsonOption = False,
    plot: Annotated[
        Path | None, typer.Option(help="Draw what was read, over its time, into this PNG.")
    ] = None,
    a_second: Annotated[
        float, typer.Option("--photographs-a-second", min=0.5, max=60, help="Pace of a folder of them.")
    ] = 5.0,
) -> None:
    """Read one recording: what it holds, what is said, what face and voice express. Nothing is kept.

    A folder of photographs is a film of them in the order of their names.
    """
    wiring: Wiring = context.obj
    language = known_language(language, wiring)
    store = wiring.memory_store()
    tape = Tape(store.new_tape("analyse", 1), store)
    if file.is_dir():
        facts = wiring.record_photographs(photographs(file), tape, a_second)
    else:
        facts = wiring.clip_facts(file)
        wiring.recorder([file]).record(tape, True, True, Stop(), Watch())
    store.finish_tape(tape.id)
    transcript = wiring.transcriber(language).transcribe([tape], language, Stop(), Watch())
    trace = wiring.emotion().read([tape], Stop(), Watch())
    if plot is not None:
        from ui.terminal.plot import draw  # Qt is loaded for a plot only

        seconds = max(facts["sound_seconds"], facts["picture_seconds"])
        draw(trace, seconds, wiring.settings.program.language, plot)
    if as_json:
        found = {"file": facts, "transcript": transcript, "emotion": trace, "summary": summary(trace)}
        print_json(found)
        return
    _print(facts, f"{' (rough)' if transcript.rough else ''}", transcript.missing_because or transcript.text)
    paper.print(f"emotion: {_read(trace)}", markup=False)
    paper.print(f"face: {_seen(trace.quality)}", markup=False)
    if trace.voice is not None:
        paper.print(f"voice: {_heard(trace.voice)}", markup=False)


def _print(facts: Any, rough: str, said: str) -> None:
    size = f", {facts['width']}×{facts['height']}" if facts["picture_tracks"] else ""
    lengths = f"sound: {facts['sound_seconds']:.1f} s; picture: {facts['picture_seconds']:.1f} s{size}"
    paper.print(lengths, markup=False)
    for damage in facts["damage"]:
        paper.print(f"damage: {damage}", markup=False)
    paper.print(f"said{rough}: {said}", markup=False)


def _read(trace: EmotionTrace) -> str:
    if trace.missing_because is not None:
        return trace.missing_because
    ranked = sorted(trace.mean().items(), key=lambda pair: -pair[1])
    shares = ", ".join(f"{label} {share:.2f}" for label, share in ranked)
    covered = "" if trace.coverage is None else f"; {trace.coverage:.0%} of the time could be read"
    return f"{trace.label() or 'not enough evidence'} ({shares}){covered}; by {trace.model}"


def _seen(quality: Quality) -> str:
    if quality.coverage is None:
        return "no picture"
    remarks = "".join(f"; {note}" for note in quality.notes)
    return f"in {quality.coverage:.0%} of {quality.frames} pictures{remarks}"


def _heard(voice: VoiceMeasures) -> str:
    """In the words of a report."""
    parts = voice_text(voice, wording("en"))
    return "".join(part if isinstance(part, str) else part.text for part in parts)


COMMANDS: tuple[Callable[..., None], ...] = (analyse,)
