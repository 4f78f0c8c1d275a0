"""Commands about words: the questions of a disorder, statements of risk in a text, the voice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from interview.domain import DisorderChosen
from interview.errors import FileDamaged, ForPeople
from interview.files import put_whole
from interview.ports import Plan, QuestionRequest, Stop
from ui.terminal.output import paper, print_json
from ui.terminal.wiring import Wiring
from ui.terminal.writing import (
    FormOption,
    InsistOption,
    ModelOption,
    NamedBy,
    TrustOption,
    WriterOption,
    named_disorder,
    tell_stand_ins,
    writing_watch,
)

LANGUAGES = ("en", "ar")
LanguageOption = Annotated[str, typer.Option(help="en or ar; without it the language of the settings.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for other programs.")]


def known_language(wanted: str, wiring: Wiring) -> str:
    language = wanted or wiring.settings.session.language
    if language not in LANGUAGES:
        raise ForPeople(
            f"The language {language!r} is not supported.", f"Choose one of: {', '.join(LANGUAGES)}."
        )
    return language


def read_lines(file: Path) -> list[str]:
    """One entry a line, empty lines too. Raises `FileDamaged` when it cannot be read as UTF-8 text."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileDamaged(f"{file} cannot be read as text.", "Give a UTF-8 text file.") from error
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def questions(
    context: typer.Context,
    disorder: Annotated[str, typer.Argument(help="A name, code, abbreviation or lay phrase.")],
    number: Annotated[int | None, typer.Option("-n", "--number", min=1, help="How many questions.")] = None,
    language: LanguageOption = "",
    writer: WriterOption = "",
    model: ModelOption = None,
    trust: TrustOption = False,
    form: FormOption = "ours",
    insist: InsistOption = False,
    as_json: JsonOption = False,
) -> None:
    """Show the questions that the bank asks, or a language model writes, about a disorder."""
    wiring: Wiring = context.obj
    language = known_language(language, wiring)
    written = wiring.question_writer(writer, form, model, trust)
    chosen = named_disorder(wiring, disorder, language, NamedBy(writer, model, trust, insist))
    wanted = number or wiring.settings.session.questions
    request = QuestionRequest(chosen.code, chosen.name, chosen.generic, language, wanted, drafted=True)
    with writing_watch(wanted) as watch:
        plan = written.write(request, Stop(), watch)
    tell_stand_ins(plan.questions)
    if as_json or form != "ours":
        print_json(wiring.questions_as_json(chosen, plan, form))
    else:
        _show(chosen, plan)


def _show(chosen: DisorderChosen, plan: Plan) -> None:
    kind = "general plan" if chosen.generic else "not validated"
    paper.print(
        f"{chosen.name} ({chosen.code or 'no code'}), recognised by {chosen.matched_by}; {kind}",
        style="bold",
        markup=False,
    )
    for place, question in enumerate(plan.questions, 1):
        by = "" if question.written_by == "bank" else f" ({question.written_by})"
        paper.print(f"\n{place}. {question.text}", markup=False)
        paper.print(f"   {question.topic}: {question.why}{by}", style="dim", markup=False)
    if plan.left_out:
        paper.print(f"\nNot reached: {', '.join(plan.left_out)}", markup=False)


def risk(
    file: Annotated[Path, typer.Argument(help="A text with one entry a line.")],
    language: LanguageOption = "",
    as_json: JsonOption = False,
) -> None:
    """Find statements of risk in a text by the program's rules."""
    from interview.risk import as_json as found

    result = found(read_lines(file), language or "en")
    if as_json:
        print_json(result)
        return
    for number, line in enumerate(result["lines"], 1):
        for flag in line["flags"]:
            paper.print(f"line {number}: {flag['kind']}: {flag['words']} ({flag['why']})", markup=False)


def say(
    context: typer.Context,
    text: str,
    language: LanguageOption = "",
    out: Annotated[Path | None, typer.Option(help="Write a WAV file instead of playing.")] = None,
    voice: Annotated[str, typer.Option(help="espeak, flite, piper, system or gtts.")] = "",
) -> None:
    """Speak a sentence, or write it to a file."""
    wiring: Wiring = context.obj
    language = known_language(language, wiring)
    if out is not None:
        put_whole(out, wiring.spoken(text, language, voice))
        return
    with wiring.speaker(voice) as speaker:
        speaker.say(text, language, Stop())


COMMANDS: tuple[Callable[..., None], ...] = (questions, risk, say)
