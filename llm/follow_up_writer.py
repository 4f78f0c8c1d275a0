"""One more question about an answer, suggested by a language model; the clinician sees it before anybody is asked.

What was said is fenced data. A reply that does not pass the lint is asked for once more, with the reason; then there
is none. Nobody waits for it, and it is cancelled at once when it is of no use any more.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing

from pydantic import BaseModel, Field

from interview.errors import ReplyUnusable
from interview.ports import FollowUpRequest, LanguageModel, Stop, Suggestion
from llm.bank import Bank
from llm.bank_check import spoken_names
from llm.control_tokens import has_control_tokens
from llm.follow_up_lint import MOST_WORDS, FollowUpLint
from llm.grammar import parsed
from llm.llm_question_writer import EndsAtOnce
from llm.prompt_files import fenced, filled
from llm.question_forms import language_name
from llm.question_lint import QuestionLint, tidy, vocabulary
from llm.report_prompts import as_data, new_fence

log = logging.getLogger(__name__)

TRIES = 2
LETTERS = 3000  # of an answer that are read: its end, which is what the person came to
LONGEST_REPLY = 1500  # characters
SCHEMA = {
    "type": "object",
    "properties": {"text": {"type": "string", "maxLength": 200}, "why": {"type": "string", "maxLength": 160}},
    "required": ["text", "why"],
    "additionalProperties": False,
}
Messages = Sequence[Mapping[str, str]]


class Draft(BaseModel):
    """A follow-up as a model wrote it, not looked at yet. No text: it sees nothing to ask."""

    text: str = Field(default="", max_length=1000)
    why: str = Field(default="", max_length=1000)


class LlmFollowUpWriter:
    """Fits any `LanguageModel`. One thread only, as its model."""

    def __init__(self, bank: Bank, model: LanguageModel) -> None:
        self._bank = bank
        self._model = model
        self._lints: dict[tuple[str, str, str], FollowUpLint] = {}

    def suggest(self, request: FollowUpRequest, stop: Stop) -> Suggestion | None:
        """At most one. Raises `Cancelled` when asked to end, and what the model raises but for unusable replies."""
        stop = EndsAtOnce(stop)
        lint = self._lint(request)
        told = (request.answer, request.question.text)
        messages = messages_of(request)
        for number in range(1, TRIES + 1):
            try:
                draft = parsed(self._reply(messages, stop), Draft)
            except ReplyUnusable as error:
                why_not = error.message
            else:
                text = tidy(draft.text)
                broken = lint.broken(text, told, request.asked) if text else ()
                if not broken:
                    log.info("follow-ups by the language model: %d in %d tries", bool(text), number)
                    return self._suggestion(text, tidy(draft.why), lint)
                why_not = " ".join(one.sentence for one in broken if not has_control_tokens(one.sentence))
            messages = [*messages_of(request), _again(why_not)]
        log.info("follow-ups by the language model: %d in %d tries", 0, TRIES)
        return None

    def _suggestion(self, text: str, why: str, lint: FollowUpLint) -> Suggestion | None:
        if not text:
            return None
        return Suggestion(text, why if lint.may_explain(why) else "", f"model {self._model.name}")

    def _reply(self, messages: Messages, stop: Stop) -> str:
        said = ""
        with closing(_closable(self._model.reply(messages, SCHEMA, stop))) as pieces:
            for piece in pieces:
                said += piece
                if len(said) > LONGEST_REPLY:
                    raise ReplyUnusable("The language model's reply has no end.", "Ask again.")
        stop.check()
        return said

    def _lint(self, request: FollowUpRequest) -> FollowUpLint:
        wanted = request.language, request.disorder_code, request.disorder_name
        if wanted not in self._lints:
            own = None if request.generic else self._bank.of_code(request.disorder_code)
            known = vocabulary(self._bank, request.language)
            names = (*spoken_names(own or self._bank.generic), request.disorder_name)
            self._lints[wanted] = FollowUpLint(QuestionLint(known, request.language, names), tuple(known))
        return self._lints[wanted]


def messages_of(request: FollowUpRequest) -> list[Mapping[str, str]]:
    """What the model is told: nothing that was said stands outside the fence, which nobody can have typed."""
    fence, language = new_fence(), language_name(request.language)
    system = filled("follow_up", fence=fence, language=language, most=MOST_WORDS)
    user = filled(
        "follow_up_data",
        fence=fence,
        disorder=fenced(request.disorder_name),
        asked="\n".join(f"- {fenced(text, 240)}" for text in request.asked),
        question=as_data(request.question.text),
        answer=as_data(request.answer[-LETTERS:]),
    )
    return [{"role": "system", "content": system}, {"role": "user", "content": user}]


def _again(why_not: str) -> Mapping[str, str]:
    told = f"Your last reply could not be used. {why_not} Reply with JSON only, with an empty text if unsure."
    return {"role": "user", "content": told}


def _closable(pieces: Iterator[str]) -> Generator[str, None, None]:
    """A generator, so that the model hears when nobody reads on."""
    yield from pieces
