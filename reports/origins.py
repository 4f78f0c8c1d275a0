"""The end of a report: who signed it, and who or what made each part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.domain import Consent, Segment, Session
from interview.report_parts import CONCLUSION, Report, Signature
from reports.answer_text import PLAIN
from reports.document import Item, Part, Provenance, Section, Text, Verbatim, joined
from reports.numbers import clock, date
from reports.wording import Wording

# ── signatures ────────────────────────────────────────────────────────────────────────────────────────────


def signatures_section(session: Session, words: Wording) -> Section:
    report = session.report
    signatures = report.signatures if report is not None else ()
    items = [_signature(words["signature"], one, words) for one in signatures]
    if not items:
        items.append(Item("", (words["not_signed"],)))
    for addendum in report.addenda if report is not None else ():
        signed = _signature(words["signature"], addendum.signature, words)
        lines = (line for line in addendum.text.splitlines() if line.strip())
        written = tuple(Item("", (Verbatim(line),)) for line in lines)
        items.append(Item(words["addendum"], (), (*written, signed)))
    items.extend(_earlier(one, words) for one in session.earlier_reports)
    return Section(Part.SIGNATURES, words["signatures"], tuple(items))


def _signature(label: str, one: Signature, words: Wording) -> Item:
    meaning = words.name("meaning", one.meaning)
    gaps = {
        "name": Verbatim(one.name),
        "role": words.name("role", one.role),
        "meaning": meaning,
        "at": date(one.at),
    }
    hashed = Item(words["report_hash"], (Verbatim(one.report_hash, left_to_right=True),))
    return Item(label, words.fill("signed", **gaps), (hashed,) if one.report_hash else ())


def _earlier(report: Report, words: Wording) -> Item:
    signed = tuple(_signature(words["signature"], one, words) for one in report.signatures)
    return Item(words["earlier"], () if signed else (words["never_signed_version"],), signed)


# ── provenance ────────────────────────────────────────────────────────────────────────────────────────────


def provenance_section(session: Session, provenance: Provenance, words: Wording) -> Section:
    items = (
        Item(words["program"], (Verbatim(provenance.program, left_to_right=True),)),
        Item(words["session"], (Verbatim(session.id, left_to_right=True),)),
        Item(words["consent"], _consent(session.consent, words)),
        Item(words["questions_by"], (), tuple(_writers(session, words))),
        Item(words["transcribed_by"], (), tuple(_transcribers(session, words))),
        Item(words["emotion_by"], (), tuple(_emotion_models(session, words))),
        Item(
            words["report_by"], (_report_writer(session.report, words),), tuple(_part_writers(session, words))
        ),
        *_recordings(session, words),
        *(Item(words["models"], (Verbatim(line, left_to_right=True),)) for line in provenance.models),
        *_audit(provenance.audit_head, words),
    )
    return Section(Part.PROVENANCE, words["provenance"], tuple(_said_when_empty(items, words)))


def _audit(head: str, words: Wording) -> Iterator[Item]:
    if head:
        yield Item(words["audit_head"], (Verbatim(head, left_to_right=True),))


def _said_when_empty(items: Iterable[Item], words: Wording) -> Iterator[Item]:
    for item in items:
        yield item if item.text or item.below else Item(item.label, (words["none"],))


def _consent(consent: Consent | None, words: Wording) -> Text:
    if consent is None:
        return words.fill("no_consent")
    purposes: list[Text] = []
    for purpose, grant in sorted(consent.purposes.items()):
        if grant.given and grant.withdrawn_at is not None:
            gaps = {"purpose": words.name("purpose", purpose), "at": date(grant.withdrawn_at)}
            purposes.append(words.fill("withdrawn", **gaps))
        elif grant.given:
            purposes.append((words.name("purpose", purpose),))
    return words.fill(
        "consent_line",
        purposes=joined(purposes, words["joint"]) or words["consent_nothing"],
        who=words.name("giver", consent.given_by),
        at=date(consent.at),
        version=Verbatim(consent.text_version, left_to_right=True),
    )


def _grouped(pairs: Iterable[tuple[str | Verbatim, int]], words: Wording) -> Iterator[Item]:
    """One line for each writer, with the numbers of the questions it did, in the order of its first one."""
    numbers: dict[str | Verbatim, list[str]] = {}
    for who, number in pairs:
        numbers.setdefault(who, []).append(str(number))
    for who, which in numbers.items():
        yield Item("", words.fill("written_for", who=who, numbers=words["joint"].join(which)))


def _writers(session: Session, words: Wording) -> Iterator[Item]:
    return _grouped(
        (
            (words.name("writer", question.written_by), number)
            for number, question in enumerate(session.questions, start=1)
        ),
        words,
    )


def _transcribers(session: Session, words: Wording) -> Iterator[Item]:
    def pairs() -> Iterator[tuple[str | Verbatim, int]]:
        for number, question in enumerate(session.questions, start=1):
            answer = session.answers.get(question.id)
            if answer is None or answer.skipped_because is not None:
                continue
            if answer.typed_text is not None:
                yield words["typed"], number
            elif answer.transcript is not None and answer.transcript.missing_because is None:
                yield _or_not_recorded(answer.transcript.by, words), number

    return _grouped(pairs(), words)


def _emotion_models(session: Session, words: Wording) -> Iterator[Item]:
    def pairs() -> Iterator[tuple[str | Verbatim, int]]:
        for number, question in enumerate(session.questions, start=1):
            answer = session.answers.get(question.id)
            if answer is not None and answer.emotion is not None and answer.emotion.readings:
                yield _or_not_recorded(answer.emotion.model, words), number

    return _grouped(pairs(), words)


def _or_not_recorded(text: str, words: Wording) -> str | Verbatim:
    return Verbatim(text, left_to_right=True) if text else words["not_recorded"]


def _report_writer(report: Report | None, words: Wording) -> str | Verbatim:
    if report is None:
        return words["nobody"]
    if report.written_by == PLAIN:
        return words["plain_writer"]
    return _or_not_recorded(report.written_by, words)


def _part_writers(session: Session, words: Wording) -> Iterator[Item]:
    """Who wrote which part, once there is more than one writer."""
    writing = session.report.writing if session.report is not None else {}
    if not any(one.because for one in writing.values()):
        return
    parts: dict[tuple[str, str], list[str]] = {}
    for number, question in enumerate(session.questions, start=1):
        if (one := writing.get(question.id)) is not None:
            parts.setdefault((one.by, one.because), []).append(str(number))
    if (last := writing.get(CONCLUSION)) is not None:
        parts.setdefault((last.by, last.because), []).append(words["the_conclusion"])
    for (by, because), which in parts.items():
        who = words["plain_writer"] if by == PLAIN else Verbatim(by, left_to_right=True)
        text = words.fill("written_for", who=who, numbers=words["joint"].join(which))
        why = (words["stop"], words.name("because", because)) if because else ()
        yield Item("", (*text, *why))


def _recordings(session: Session, words: Wording) -> Iterator[Item]:
    segments = [
        _segment(number, segment, words)
        for number, question in enumerate(session.questions, start=1)
        if (answer := session.answers.get(question.id)) is not None and answer.recording is not None
        for segment in answer.recording.segments
    ]
    yield Item(words["recording"], () if segments else (words["no_recording"],), tuple(segments))


def _segment(number: int, segment: Segment, words: Wording) -> Item:
    kinds = [words["sound"]] * segment.has_sound + [words["picture"]] * segment.has_picture
    text = words.fill(
        "segment",
        number=words.plain("segment_number", number=str(number)),
        tape=Verbatim(segment.tape_id, left_to_right=True),
        seconds=clock(segment.seconds),
        kinds=words["joint"].join(kinds) or words["none"],
    )
    damage = joined(((words.told("damage", what),) for what in segment.damage), words["stop"])
    return Item("", (*text, words["stop"], *(damage or (words["whole"],))))
