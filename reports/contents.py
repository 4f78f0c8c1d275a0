"""A session in the order of a report: facts, risk first, the questions, findings, what was not asked.

Nothing is added that the session does not hold: what is missing is said to be missing, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from interview.domain import OVER, Flag, Session, Stage
from interview.report_parts import MENTAL_STATE_FIELDS, SOURCE_LAYOUT, Finding
from interview.risk import LISTEN
from reports.answer_text import question_section, why_missing
from reports.conclusion_text import conclusion_section, not_used_sections
from reports.document import Document, Item, Part, Provenance, Section, Table, Text, Verbatim, joined
from reports.numbers import clock, date, span
from reports.origins import provenance_section, signatures_section
from reports.statement_text import number_of, source_text
from reports.wording import Wording, wording


def is_signed(session: Session) -> bool:
    return session.report is not None and bool(session.report.signatures)


def contents(session: Session, provenance: Provenance) -> Document:
    """The report of a session, in the session's language."""
    words = wording(session.language)
    questions = (
        question_section(session, question, number, words)
        for number, question in enumerate(session.questions, start=1)
    )
    begins = (Section(Part.FACTS, "", tuple(_facts(session, words))), _risk(session, words), *questions)
    ends = (signatures_section(session, words), provenance_section(session, provenance, words))
    sections = (
        *begins,
        _mental_state(session, words),
        conclusion_section(session, words),
        _not_asked(session, words),
        *not_used_sections(session, words),
        *ends,
    )
    if session.report is not None and session.report.layout == SOURCE_LAYOUT:
        sections = (*begins, conclusion_section(session, words), *ends)
    return Document(words["title"], _note(session, words), not is_signed(session), sections)


def _note(session: Session, words: Wording) -> Text:
    if session.report is None or not session.report.signatures:
        return words.fill("draft_note")
    who = joined(((Verbatim(one.name),) for one in session.report.signatures), words["joint"])
    return words.fill("signed_note", who=who)


def _code(code: str, words: Wording) -> Text:
    return (Verbatim(f"ICD-11 {code}", left_to_right=True),) if code else words.fill("no_code")


def _topic(topic: str, words: Wording) -> Text:
    """A topic of the plan: one of those that every disorder has, or a core symptom of this one."""
    general, _, feature = topic.partition("/")
    if feature:
        return words.fill("core_topic", feature=words.feature(feature))
    return (words.name("topic", general),)


def _facts(session: Session, words: Wording) -> Iterator[Item]:
    disorder = session.disorder
    about: list[Text] = [(Verbatim(disorder.name),)]
    about.append(_code(disorder.code, words))
    if disorder.generic:
        about.append(words.fill("generic"))
    about.append(words.fill("not_validated"))
    yield Item(words["person"], _told(session.subject, words))
    yield Item(words["clinician"], _told(session.clinician, words))
    yield Item(words["disorder"], joined(about, words["stop"]))
    yield Item(words["date"], (date(session.opened_at) if session.opened_at else words["no_date"],))
    yield Item(words["language"], (words.name("language", session.language),))
    for key, text in (
        ("reason", session.intake.reason),
        ("age_band", session.intake.age_band),
        ("notes", session.intake.notes),
    ):
        if text:
            yield Item(words[key], (Verbatim(text),))
    if session.stage is Stage.ABORTED:
        yield Item(words["ended_early"], words.reason(session.aborted_because or ""))
    elif session.stage not in OVER | {Stage.REVIEW, Stage.REPORTING}:
        yield Item(words["not_finished"], (words["not_finished_yet"],))


def _told(text: str, words: Wording) -> Text:
    return (Verbatim(text) if text else words["not_given"],)


# ── risk ──────────────────────────────────────────────────────────────────────────────────────────────────


def _risk(session: Session, words: Wording) -> Section:
    """Every flag of every answer, of one that was excluded or whose question is gone too."""
    order = {question.id: place for place, question in enumerate(session.questions)}
    asked = sorted(session.answers, key=lambda question_id: order.get(question_id, len(order)))
    items = [
        _flag(session, question_id, flag, words)
        for question_id in asked
        for flag in session.answers[question_id].flags
    ]
    if not items:
        items.append(Item("", (words["no_risk"],)))
    unread = sum(_has_no_words(session, question.id) for question in session.questions)
    if unread:
        counts = {"count": str(unread), "all": str(len(session.questions))}
        items.append(Item("", words.fill("unread", **counts)))
    return Section(Part.RISK, words["risk"], tuple(items))


def _has_no_words(session: Session, question_id: str) -> bool:
    answer = session.answers.get(question_id)
    return answer is None or not answer.text().strip()


def _flag(session: Session, question_id: str, flag: Flag, words: Wording) -> Item:
    number = number_of(session, question_id)
    question = (
        words["question_gone"] if number is None else words.plain("question_number", number=str(number))
    )
    if flag.start is None:
        when = words["typed_time"]
    else:
        when = clock(flag.start) if flag.end is None else span(flag.start, flag.end)
    done = flag.disposition
    if done is None or done.deferred:
        disposition: Text = words.fill("no_disposition")
    else:
        gaps: dict[str, Text | Verbatim] = {
            "action": words.reason(done.action),
            "by": Verbatim(done.by),
            "at": date(done.at),
        }
        disposition = words.fill("disposed", **gaps)
        if done.note:
            disposition = (*disposition, words["stop"], Verbatim(done.note))
    where: Text = (question, words["joint"], when)
    if _while_clinician_spoke(session, flag):
        where = (*where, words["stop"], words["clinician_spoke_then"])
    below = (
        Item(words["risk_where"], where),
        Item(words["risk_kind"], (words.name("risk", flag.kind),)),
        Item(words["risk_why"], _why(flag.why, words)),
        Item(words["disposition"], disposition),
    )
    return Item("", words.fill("risk_item", words=Verbatim(flag.words)), below)


def _while_clinician_spoke(session: Session, flag: Flag) -> bool:
    """A flag stays when it turns out later that the clinician was speaking: the report says so."""
    if flag.start is None:
        return False
    end = flag.start if flag.end is None else flag.end
    takes = (one for one in (*session.answers.values(), *session.earlier_answers) if one.take == flag.take)
    return any(first <= end and flag.start < last for take in takes for first, last in take.clinician_spoke)


def _why(why: str, words: Wording) -> Text:
    """The rule's own sentence, and that the words should be listened to."""
    rule = why.removesuffix(LISTEN).strip()
    parts = [rule, LISTEN] if rule != why and rule else [why]
    return joined(((words.name("why", part),) for part in parts), " ")


# ── what was found ────────────────────────────────────────────────────────────────────────────────────────


def _mental_state(session: Session, words: Wording) -> Section:
    found = session.report.mental_state if session.report is not None else {}
    fields = (*MENTAL_STATE_FIELDS, *sorted(set(found) - set(MENTAL_STATE_FIELDS)))
    rows = tuple(_finding_row(session, name, found.get(name), words) for name in fields)
    table = Table((words["field"], words["finding"], words["origin"]), rows)
    return Section(Part.MENTAL_STATE, words["mental_state"], table=table)


def _finding_row(session: Session, name: str, finding: Finding | None, words: Wording) -> tuple[Text, ...]:
    field: Text = (words.name("field", name),)
    if finding is None:
        return field, (words["not_assessed"],), (words["dash"],)
    origin: list[Text] = [(words.name("origin", finding.origin),)]
    origin.extend(source_text(session, source, words) for source in finding.sources)
    if finding.supported is False:
        origin.append(words.fill("unsupported"))
    return field, (Verbatim(finding.value),), joined(origin, " ")


def _not_asked(session: Session, words: Wording) -> Section:
    """Topics without evidence. They are listed and never filled: what was not asked may still be there."""
    items = []
    if session.left_out:
        topics = joined((_topic(topic, words) for topic in session.left_out), words["stop"])
        items.append(Item(words["topics_left_out"], topics))
    for number, question in enumerate(session.questions, start=1):
        missing = why_missing(session.answers.get(question.id), words)
        if missing is not None:
            label = words.plain("question_number", number=str(number))
            items.append(Item(label, (*_topic(question.topic, words), words["stop"], *missing)))
    note = words["not_asked_note"] if items else words["everything_asked"]
    return Section(Part.NOT_ASKED, words["not_asked"], (Item("", (note,)), *items))
