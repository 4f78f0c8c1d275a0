"""Commands about answers: an interview over recordings or typed lines, the demonstration."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from interview import headless
from interview.commands import RecordAnswer, Work, WriteReport
from interview.domain import Consent, DisorderChosen, Disposition, Grant, Purpose, Session, Stage
from interview.errors import ForPeople
from interview.events import SessionOpened
from interview.follow_up_parts import FollowUps
from interview.ports import (
    FollowUpWriter,
    QuestionWriter,
    ReportWriter,
    Services,
    SessionStore,
    Speaker,
    Transcriber,
    Watch,
)
from interview.resume import resume as resumption
from interview.stand_in import StandIn, place_in_file
from interview.vault.audit import Action
from reports.bundle import write_bundle
from reports.document import Provenance
from ui.terminal.follow_ups import AskedAtTerminal, FollowUpsOption, wanted_follow_ups
from ui.terminal.media_folder import media_files
from ui.terminal.opened import opened
from ui.terminal.output import bar, notes, paper
from ui.terminal.passphrase import PassphraseFile, UserName
from ui.terminal.wiring import Wiring
from ui.terminal.words import LanguageOption, known_language, read_lines
from ui.terminal.writing import (
    InsistOption,
    LayoutOption,
    ModelOption,
    NamedBy,
    PlanOption,
    ReportsOption,
    TrustOption,
    WriterOption,
    given_plan,
    named_disorder,
    tell_plain_parts,
    tell_stand_ins,
)

REFUSABLE = {
    "audio": Purpose.AUDIO,
    "video": Purpose.VIDEO,
    "emotion": Purpose.EMOTION,
    "drafting": Purpose.AI_TEXT,  # no text by a language model
}
DEMO_DISORDER = "generalised anxiety"
WHOLE_BANK = 60  # more questions than any disorder has


@dataclass(frozen=True)
class Parts:
    """Who asks and listens in one interview of the command line."""

    questions: QuestionWriter
    reports: ReportWriter
    speaker: Speaker
    transcriber: Transcriber
    follow_ups: FollowUpWriter | None = None


def run(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="Folder for report, transcripts and session.")],
    disorder: Annotated[str, typer.Option(help="What the interview is about: any usual name or code.")] = "",
    answers: Annotated[Path | None, typer.Option(help="Folder: one media file a question, by name.")] = None,
    typed: Annotated[Path | None, typer.Option(help="Text file: one answer a line.")] = None,
    number: Annotated[
        int | None, typer.Option("-n", "--questions", min=1, help="How many questions.")
    ] = None,
    language: LanguageOption = "",
    plan: PlanOption = None,
    writer: WriterOption = "",
    reports: ReportsOption = "",
    form: LayoutOption = "ours",
    model: ModelOption = None,
    trust: TrustOption = False,
    insist: InsistOption = False,
    without: Annotated[
        list[str] | None, typer.Option(help="Refused: audio, video, emotion, drafting.")
    ] = None,
    follow_ups: FollowUpsOption = False,
    aloud: Annotated[
        bool, typer.Option("--aloud", help="Speak each question through the loudspeaker.")
    ] = False,
    clinician: Annotated[str, typer.Option(help="Who is responsible for this session.")] = "",
    subject: Annotated[str, typer.Option(help="A code for the person, never a name.")] = "",
    resume: Annotated[str, typer.Option(help="Go on with this session, which was cut off.")] = "",
    user: UserName = "",
    passphrase_file: PassphraseFile = None,
) -> None:
    """Interview over recorded or typed answers, to a report as markdown and PDF.

    Running it states that the person agreed to everything not named with --without.
    """
    wiring: Wiring = context.obj
    if (answers is None) == (typed is None):
        raise ForPeople("Answers come from recordings or from a text.", "Give --answers DIR or --typed FILE.")
    if not resume and not disorder:
        raise ForPeople("An interview needs a disorder.", 'For example: --disorder "generalised anxiety"')
    suggest = wanted_follow_ups(follow_ups, typed is not None)
    refused = {_purpose(name) for name in without or ()}
    if not wiring.settings.safety.emotion_allowed:
        notes.print("Emotion reading is switched off here (safety.emotion_allowed): nobody consents to it.")
        refused.add(Purpose.EMOTION)
    written = wiring.question_writer(writer, form, model, trust)
    drafted = wiring.report_writer(reports, form, model, trust)
    lines = [] if typed is None else read_lines(typed)
    files = [] if answers is None else media_files(answers)
    with opened(context, clinician, user, passphrase_file) as vault:
        store, clinician = vault.store, clinician or vault.user
        if resume:
            session = store.load(resume)
        else:
            language = known_language(language, wiring)
            wanted = number or wiring.settings.session.questions
            chosen = named_disorder(wiring, disorder, language, NamedBy(writer, model, trust, insist))
            if plan is not None:
                written = given_plan(wiring, plan, chosen, language, Purpose.AI_TEXT not in refused)
            session = new_session(chosen, language, wanted, clinician, subject)
        if typed is not None:
            refused |= {Purpose.AUDIO, Purpose.VIDEO}
        hearing = wiring.transcriber(session.language)
        session = replace(session, follow_ups=suggest)
        decide: headless.Decide = StandIn(_consent(refused), lines, len(files), _deferred())
        suggesting = None
        if suggest is not FollowUps.NEVER:
            decide, suggesting = AskedAtTerminal(decide), wiring.follow_up_writer(model, trust)
        try:
            with wiring.speaker("" if aloud else "silent") as speaker:
                parts = Parts(written, drafted, speaker, hearing, suggesting)
                session = _drive(wiring, session, store, decide, files, parts)
        except KeyboardInterrupt:
            source = f"--typed {typed}" if answers is None else f"--answers {answers}"
            again = f"    main.py run --resume {session.id} {source} --out {out}"
            kept = f"Stopped. What was done is kept. To go on:\n{again}"
            notes.print(kept if vault.kept else "Stopped. Nothing is kept.", markup=False, soft_wrap=True)
            raise
        if session.report is not None:
            store.record(Action.EXPORTED, session.id)
        head = str(store.head()) if vault.kept else ""
    write_out(session, Provenance(f"Anamnesis {wiring.version}", audit_head=head), out)


def demo(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="Folder for all that it makes.")] = Path("anamnesis-demo"),
) -> None:
    """Interview a made-up person: drawn face, offline voice, real codecs, recognition, report, PDF."""
    wiring: Wiring = context.obj.at_home(out / "home")
    said = wiring.made_up_answers()
    folder = out / "answers"
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{place:02}.mp4" for place in range(1, len(said) + 1)]
    with bar() as shown:
        task = shown.add_task("filming the made-up person", total=len(files))
        for text, file in zip(said.values(), files, strict=True):
            wiring.film(text, file)
            shown.advance(task)
    chosen = wiring.disorder(DEMO_DISORDER, "en")
    session = new_session(chosen, "en", WHOLE_BANK, "demonstration", "made-up person")
    decide = StandIn(_consent(set()), (), len(files), _deferred(), tuple(said))
    hearing = wiring.small_transcriber()
    notes.print(
        "The vault of the demonstration has a passphrase that is kept nowhere: nobody opens it again."
    )
    with wiring.store(wiring.throw_away_vault()) as store, wiring.speaker("silent") as speaker:
        parts = Parts(wiring.question_writer("bank"), wiring.report_writer("plain"), speaker, hearing)
        session = _drive(wiring, session, store, decide, files, parts)
    write_out(session, Provenance(f"Anamnesis {wiring.version}"), out)


def _drive(
    wiring: Wiring,
    session: Session,
    store: SessionStore,
    decide: headless.Decide,
    files: Sequence[Path],
    parts: Parts,
) -> Session:
    """The engine's headless driver under a bar with the time left."""
    recorder = wiring.recorder(files)
    services = Services(
        questions=parts.questions,
        speaker=parts.speaker,
        recorder=recorder,
        transcriber=parts.transcriber,
        emotion=wiring.emotion(),
        reports=parts.reports,
        store=store,
        follow_ups=parts.follow_ups,
    )
    with bar(moving=session.follow_ups is FollowUps.NEVER) as shown:
        task = shown.add_task("questions", total=None)

        def begun(now: Session, work: Work, _watch: Watch) -> None:
            if isinstance(work, RecordAnswer):
                place = place_in_file(now)
                recorder.turn_to(len(files) if place is None else place)
            total = len(now.questions)
            what = "report" if isinstance(work, WriteReport) else f"question {now.position + 1} of {total}"
            shown.update(task, description=what, completed=now.position, total=total or None)

        first = SessionOpened(_now()) if session.stage is Stage.IDLE else resumption(session)
        session = headless.run(session, first, services, decide, store.save, begun)
    tell_stand_ins(session.questions)
    tell_plain_parts(session.report)
    return session


def new_session(
    chosen: DisorderChosen, language: str, questions: int, clinician: str, subject: str
) -> Session:
    return Session(
        id=uuid.uuid4().hex[:12],
        subject=subject,
        clinician=clinician,
        disorder=chosen,
        language=language,
        number_of_questions=questions,
        opened_at=_now(),
    )


def write_out(session: Session, provenance: Provenance, out: Path) -> None:
    """Write the files; raises `ForPeople` when the interview did not reach its report."""
    if session.report is None:
        why = session.problem.reason if session.problem is not None else f"It stands at: {session.stage}."
        raise ForPeople(f"The interview did not reach its report. {why}", f"It is kept as {session.id}.")
    for file in write_bundle(session, provenance, out):
        paper.print(str(file), markup=False)
    found = len([flag for answer in session.answers.values() for flag in answer.flags])
    if found:
        notes.print(
            f"Statements of risk: {found}. They stand first in the report; read them now.", style="red"
        )


def _purpose(name: str) -> Purpose:
    if name not in REFUSABLE:
        raise ForPeople(f"Nothing called {name!r} can be refused.", f"Choose of: {', '.join(REFUSABLE)}.")
    return REFUSABLE[name]


def _consent(refused: set[Purpose]) -> Consent:
    purposes = {purpose: Grant(purpose not in refused) for purpose in Purpose}
    return Consent(purposes, "stated at the command line", "the person, as stated by who ran this", _now())


def _deferred() -> Disposition:
    """Nobody sits beside a recording: the run goes on, and each statement waits for a clinician to see it."""
    return Disposition("to be seen by a clinician", "main.py run", _now(), deferred=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


COMMANDS: tuple[Callable[..., None], ...] = (run, demo)
