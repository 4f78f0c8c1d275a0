"""Questions written by a language model, one for each topic of the bank's plan, each linted before it is shown.

A question that fails is asked again with the reason, at most twice; then the bank's stands in its place, marked. Risk
keeps the fixed wording of the bank. Whatever happens to the model, there is a plan.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from interview.domain import Question
from interview.errors import Cancelled, ForPeople, ReplyUnusable
from interview.ports import LanguageModel, Plan, QuestionRequest, Stop, Watch
from interview.question_rules import Broken
from llm.bank import Bank, QuestionSet
from llm.bank_check import CLOSED_TOPIC, spoken_names
from llm.question_forms import OURS, Draft, Form, Slot, Wanted, topic_words, written_question
from llm.question_lint import QuestionLint, tidy, vocabulary
from llm.question_stream import LONGEST, objects
from llm.question_writer import BankQuestionWriter

log = logging.getLogger(__name__)

ROUNDS = 3  # a question, and twice anew
BATCHES = (4, 2, 1)  # questions asked for in one reply, round by round: what was cut off fits better alone
NOT_AGREED = "The person did not agree to text by a language model."
STOPPED = "Writing was stopped."
MISSING = "missing"  # the rule that no usable question in a reply breaks


class EndsAtOnce(Stop):
    """For a model: asked to end in any way, it throws its reply away at once. What was written before is kept."""

    def __init__(self, outer: Stop) -> None:
        super().__init__()
        self._outer = outer

    @property
    def wanted(self) -> bool:
        return self._outer.wanted

    @property
    def cancelled(self) -> bool:
        return self._outer.wanted

    def wait(self, seconds: float) -> bool:
        return self._outer.wait(seconds)

    def check(self) -> None:
        if self._outer.wanted:
            raise Cancelled


@dataclass
class _Writing:
    """How far one plan is."""

    request: QuestionRequest
    lint: QuestionLint
    slots: Sequence[Slot]  # that the model writes
    fixed: Sequence[str]  # texts that stand in the plan already
    done: dict[int, Question] = field(default_factory=dict)  # by place
    rules: dict[int, tuple[str, ...]] = field(default_factory=dict)  # why the last try of a place was refused
    why: dict[int, str] = field(default_factory=dict)  # the same in sentences, for the model
    ended_by: str = ""  # why nothing more is asked for

    def open(self) -> list[Slot]:
        return [slot for slot in self.slots if slot.place not in self.done]

    def texts(self) -> tuple[str, ...]:
        return (*self.fixed, *(question.text for question in self.done.values()))


class LlmQuestionWriter:
    """Fits any `LanguageModel`. One thread only, as its model."""

    def __init__(self, bank: Bank, model: LanguageModel, form: Form = OURS) -> None:
        self._bank = bank
        self._model = model
        self._form = form
        self._vocabularies: dict[str, Collection[str]] = {}  # by language

    def write(self, request: QuestionRequest, stop: Stop, watch: Watch) -> Plan:
        """The bank's plan with the model's questions in it; `stands_in` of a question says why it is the bank's.

        `watch.tokens` holds the questions that may be shown already, one a line. Asked to finish, the bank's stand
        for what is not written yet. Raises as `BankQuestionWriter.write`; a failing model is no error here.
        """
        plan = BankQuestionWriter(self._bank).write(request, stop, Watch())
        if not request.drafted:
            return _all_of_bank(plan, NOT_AGREED)
        writing = self._begin(request, plan)
        try:
            self._rounds(writing, EndsAtOnce(stop), watch)
        except Cancelled:
            stop.check()
            writing.ended_by = STOPPED
        except ForPeople as error:
            log.warning("the language model wrote no more questions: %s", type(error))
            writing.ended_by = str(error)
        watch.progress.put(1.0)
        log.info("questions by the language model: %d of %d", len(writing.done), len(writing.slots))
        return replace(plan, questions=tuple(_all(plan, writing)))

    def _begin(self, request: QuestionRequest, plan: Plan) -> _Writing:
        own: QuestionSet = self._bank.generic
        if not request.generic:
            own = self._bank.of_code(request.disorder_code) or own
        known = {question.id: question for question in (*own.questions, *self._bank.shared.questions)}
        slots = [
            Slot(place, known[question.id], topic_words(known[question.id], own.features))
            for place, question in enumerate(plan.questions, 1)
            if question.topic != CLOSED_TOPIC
        ]
        language = request.language
        if language not in self._vocabularies:
            self._vocabularies[language] = vocabulary(self._bank, language)
        names = (*spoken_names(own), request.disorder_name)
        lint = QuestionLint(self._vocabularies[language], language, names)
        fixed = [question.text for question in plan.questions if question.topic == CLOSED_TOPIC]
        return _Writing(request, lint, slots, fixed)

    def _rounds(self, writing: _Writing, stop: Stop, watch: Watch) -> None:
        for size in BATCHES[:ROUNDS]:
            slots = writing.open()
            for first in range(0, len(slots), size):
                self._batch(writing, slots[first : first + size], stop, watch)

    def _batch(self, writing: _Writing, slots: Sequence[Slot], stop: Stop, watch: Watch) -> None:
        """One reply. What it does not bring in a usable form is missing, and asked for again."""
        refused = {slot.place: writing.why[slot.place] for slot in slots if slot.place in writing.why}
        request = writing.request
        written = [question.text for question in writing.done.values()]
        wanted = Wanted(request.disorder_name, request.language, slots, refused, written)
        for slot in slots:
            writing.rules[slot.place] = (MISSING,)
            writing.why[slot.place] = "It was missing or not in the form."
        try:
            for draft in self._drafts(wanted, stop):
                self._take(writing, slots, draft)
                _show(writing, watch)
        except ReplyUnusable as error:  # cut off, or too long: the next round asks for less
            log.info("a reply with questions was not usable: %s", type(error))
            missing = [slot.place for slot in slots if writing.rules[slot.place] == (MISSING,)]
            writing.rules.update(dict.fromkeys(missing, (error.message,)))
        stop.check()

    def _drafts(self, wanted: Wanted, stop: Stop) -> Iterator[Draft]:
        reply = self._model.reply(self._form.messages(wanted), self._form.schema(wanted.slots), stop)
        with closing(_beginning(reply)) as pieces:
            for found in objects(pieces):
                draft = self._form.read(found)
                if draft is not None:
                    yield draft

    def _take(self, writing: _Writing, slots: Sequence[Slot], draft: Draft) -> None:
        """Lint one question. The first good one of a place stays."""
        slot = next((one for one in slots if one.place == draft.id), None)
        if slot is None or slot.place in writing.done:
            return
        draft = _tidied(draft, writing.lint, slot)
        broken = writing.lint.broken(draft.text, writing.texts())
        if draft.topic and draft.topic != slot.topic:
            broken = (Broken("topic", "It was about another topic."),)
        if broken:
            writing.rules[slot.place] = tuple(dict.fromkeys(one.rule for one in broken))
            writing.why[slot.place] = " ".join(one.sentence for one in broken)
        else:
            writing.done[slot.place] = written_question(draft, slot, self._model.name)


def _tidied(draft: Draft, lint: QuestionLint, slot: Slot) -> Draft:
    """Without follow-ups that may not be shown; the bank's reason where the model's may not."""
    why = tidy(draft.why)
    return draft.model_copy(
        update={
            "text": tidy(draft.text),
            "why": why if lint.may_explain(why) else slot.bank.why.of(lint.language),
            "probes": [probe for probe in map(tidy, draft.probes) if lint.may_follow(probe)],
        }
    )


def _beginning(pieces: Iterator[str]) -> Generator[str, None, None]:
    """An endless reply is ended; the model hears of it when this is closed."""
    seen = 0
    try:
        for piece in pieces:
            yield piece
            seen += len(piece)
            if seen >= LONGEST:
                return
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()


def _show(writing: _Writing, watch: Watch) -> None:
    watch.progress.put(len(writing.done) / len(writing.slots))
    watch.tokens.put("\n".join(writing.done[place].text for place in sorted(writing.done)))


def _all(plan: Plan, writing: _Writing) -> Iterator[Question]:
    """The plan in its order: the model's questions, the fixed ones, and the bank's with why they stand there."""
    written = {slot.place for slot in writing.slots}
    for place, question in enumerate(plan.questions, 1):
        if place in writing.done:
            yield writing.done[place]
        elif place in written:
            rules = ", ".join(writing.rules.get(place, (MISSING,)))
            yield replace(question, stands_in=writing.ended_by or rules)
        else:
            yield question


def _all_of_bank(plan: Plan, why: str) -> Plan:
    questions = (
        question if question.topic == CLOSED_TOPIC else replace(question, stands_in=why)
        for question in plan.questions
    )
    return replace(plan, questions=tuple(questions))
