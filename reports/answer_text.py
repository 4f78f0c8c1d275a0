"""What a report says of one question: its answer with every earlier version, the emotion, the analysis."""

from __future__ import annotations

from interview.domain import NOT_ANSWERED, Answer, Question, Session
from interview.whose_words import stretches_of_person
from reports.document import Item, Part, Section, Text, Verbatim, joined
from reports.emotion_text import emotion_item
from reports.numbers import clock, span
from reports.statement_text import statement_text
from reports.wording import Wording

PLAIN = "plain"  # `Report.written_by` of the writer that analyses nothing


def question_section(session: Session, question: Question, number: int, words: Wording) -> Section:
    answer = session.answers.get(question.id)
    items = (
        Item(words["question"], (Verbatim(question.text),), _follow_up(session, question, words)),
        answer_item(answer, words),
        emotion_item(session, answer, words),
        Item(
            words["analysis"],
            _analysis(session, question.id, words),
            how_written(session, question.id, words),
        ),
    )
    return Section(Part.QUESTION, words.plain("question_number", number=str(number)), items)


def _follow_up(session: Session, question: Question, words: Wording) -> tuple[Item, ...]:
    """After which answer it was suggested; who wrote it stands under the questions of the provenance."""
    ids = [one.id for one in session.questions]
    if question.follows not in ids:
        return ()
    number = str(ids.index(question.follows) + 1)
    return (Item(words["follow_up"], words.fill("follow_up_to", number=number)),)


def why_missing(answer: Answer | None, words: Wording) -> Text | None:
    """Why there are no words of this answer to print; None when there are."""
    if answer is None:
        return words.fill("not_available", reason=words["not_asked_yet"])
    if answer.excluded:
        return words.fill("excluded")
    if answer.skipped_because == NOT_ANSWERED:
        return words.fill("not_answered")
    if answer.skipped_because is not None:
        return words.fill("skipped", reason=words.reason(answer.skipped_because))
    if answer.text().strip():
        return None
    return words.fill("not_available", reason=_why_empty(answer, words))


def _why_empty(answer: Answer, words: Wording) -> str | Text:
    if any(text is not None for text in (answer.amended_text, answer.corrected_text, answer.typed_text)):
        return words["empty_answer"]
    if answer.transcript is None:
        return words["not_written_down"]
    if answer.transcript.missing_because is not None:
        return words.reason(answer.transcript.missing_because)
    return words["no_words"]


def answer_item(answer: Answer | None, words: Wording) -> Item:
    missing = why_missing(answer, words)
    if answer is None:
        return Item(words["answer"], missing or ())
    about = (*_clinician(answer, words), *_damage(answer, words))
    if missing is not None:
        return Item(words["answer"], missing, about)
    given = Item(words["about_answer"], joined(_how_given(answer, words), words["stop"]))
    below = (given, *_earlier_versions(answer, words), *about)
    return Item(words["answer"], _versions(answer, words)[0][1], below)


def _versions(answer: Answer, words: Wording) -> list[tuple[str, Text]]:
    """Every wording of the answer, what counts first: the key of what it is called, and its text."""
    written = (
        ("", answer.amended_text),
        ("was_corrected", answer.corrected_text),
        ("was_typed", answer.typed_text),
    )
    there: list[tuple[str, Text]] = [(key, (Verbatim(text),)) for key, text in written if text is not None]
    heard = _heard(answer, words)
    return [*there, ("was_heard", heard)] if heard else there


def _heard(answer: Answer, words: Wording) -> Text:
    """The person's words as they were recognised, with a mark wherever the clinician's are left out in between."""
    if answer.transcript is None:
        return ()
    stretches = stretches_of_person(answer.transcript)
    return joined(((Verbatim(one.text),) for one in stretches if one.text), words["clinicians_words_here"])


def _how_given(answer: Answer, words: Wording) -> list[Text]:
    if answer.typed_text is not None:
        how = [words.fill("typed")]
    elif answer.recording is not None and answer.recording.segments:
        how = [words.fill("spoken", seconds=clock(answer.recording.seconds))]
    else:
        how = [words.fill("spoken_length_unknown")]
    if answer.transcript is not None and answer.transcript.rough and answer.typed_text is None:
        how.append(words.fill("rough"))
    if answer.corrected_text is not None:
        how.append(words.fill("corrected"))
    if answer.amended_text is not None:
        how.append(words.fill("amended"))
    return how


def _earlier_versions(answer: Answer, words: Wording) -> tuple[Item, ...]:
    """Every wording that another one replaced, the newest first; none is lost."""
    return tuple(Item(words[key], text) for key, text in _versions(answer, words)[1:])


def _clinician(answer: Answer, words: Wording) -> tuple[Item, ...]:
    """When the clinician spoke into the answer, and whether those words could be left out of it."""
    if not answer.clinician_spoke:
        return ()
    times = words["joint"].join(span(start, end) for start, end in answer.clinician_spoke)
    without_times = answer.transcript is not None and answer.transcript.text and not answer.transcript.words
    key = "clinicians_words_in" if without_times else "clinicians_words_out"
    return (Item(words["clinician_spoke"], words.fill(key, times=times)),)


def _damage(answer: Answer, words: Wording) -> tuple[Item, ...]:
    segments = answer.recording.segments if answer.recording is not None else ()
    damage = [(words.told("damage", what),) for segment in segments for what in segment.damage]
    return (Item(words["damage"], joined(damage, words["stop"])),) if damage else ()


def how_written(session: Session, part: str, words: Wording) -> tuple[Item, ...]:
    """What should be known of how the model wrote a part: in how many pieces it read, what was left out of it."""
    writing = session.report.writing.get(part) if session.report is not None else None
    if writing is None or writing.by == PLAIN:
        return ()
    told = []
    if writing.pieces > 1:
        told.append(words.fill("read_in_pieces", count=str(writing.pieces)))
    if writing.withheld:
        told.append(words.fill("withheld", count=str(writing.withheld)))
    return (Item(words["how_written"], joined(told, words["stop"])),) if told else ()


def _analysis(session: Session, question_id: str, words: Wording) -> Text:
    statements = session.report.analyses.get(question_id, ()) if session.report is not None else ()
    if statements:
        return joined((statement_text(session, one, words) for one in statements), " ")
    if session.report is None:
        return words.fill("no_analysis", reason=words["no_report"])
    if why_missing(session.answers.get(question_id), words) is not None:
        return words.fill("no_analysis", reason=words["no_answer_to_analyse"])
    writing = session.report.writing.get(question_id)
    if writing is not None and writing.by == PLAIN:
        return words.fill("no_analysis", reason=words.name("because", writing.because))
    plain = session.report.written_by == PLAIN
    return words.fill("no_analysis", reason=words["plain_writer_no_analysis" if plain else "nothing_written"])
