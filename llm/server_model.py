"""A language model on a server that speaks OpenAI's protocol (llama-server, vLLM, Ollama), shared by a clinic.

Off until the clinician allows the network for it; encrypted unless the server is this very machine; through no proxy.
What people said goes there: the address is theirs to choose.
"""

from __future__ import annotations

import json
import logging
import ssl
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from interview.errors import ForPeople, ModelFailed, NetworkNotAllowed, NotAccepted, ReplyUnusable
from interview.ports import Stop
from llm.control_tokens import without_control_tokens
from llm.grammar import to_gbnf
from llm.patient_loop import PatientLoop
from llm.server_address import checked_address

if TYPE_CHECKING:
    import httpx

log = logging.getLogger(__name__)

CONNECTING = 5.0  # seconds
FIRST_WAIT, LONGEST_WAIT = 0.5, 10.0  # seconds before another try; doubled each time
AGAIN = (429, 502, 503, 504)  # a server that is busy or just starting
UNKNOWN_FORM = (400, 422)
LONGEST_REPLY = 200_000  # characters; an endless one is ended
LONGEST_LINE = 1 << 20  # characters of one event
LOOK_AT_IT = "Look whether the server runs and whether its address in the settings is right."


@dataclass(frozen=True)
class ServerHabits:
    temperature: float = 0.7
    seed: int | None = None
    patience: float = 120.0  # seconds without a byte: a long prompt is read in silence
    tries: int = 3
    certificate: Path | None = None  # of the clinic's own authority, PEM


class _NotTaken(Exception):
    """Nothing was said yet. The server may take it later, in `after` seconds if it says so, or asked otherwise."""

    def __init__(
        self, what: str, after: float = 0.0, ask_otherwise: Literal["", "at once", "later"] = ""
    ) -> None:
        super().__init__(what)
        self.after = after
        self.ask_otherwise = ask_otherwise


def _json_schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    wanted = {"name": "reply", "strict": True, "schema": schema}
    return {"response_format": {"type": "json_schema", "json_schema": wanted}}


def _grammar(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"grammar": to_gbnf(schema)}


def _json_object(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"response_format": {"type": "json_object", "schema": schema}}


# Ways to ask for JSON of a schema, the commonest first. The reply is checked afterwards in any case.
FORMS: tuple[Callable[[Mapping[str, Any]], dict[str, Any]], ...] = (_json_schema, _grammar, _json_object)


class ServerModel:
    """One model of one server. Opens nothing before the first reply; one thread only.

    Raises `NotAccepted` for an address that is none, or in the clear and not of this machine.
    """

    def __init__(
        self,
        address: str,
        model: str,
        network_allowed: bool = False,
        key: str = "",
        habits: ServerHabits = ServerHabits(),
    ) -> None:
        self._address = checked_address(address)
        self._host = urlsplit(self._address).hostname or ""
        self.name = f"{model} at {self._host}"
        self._model = model
        self._allowed = network_allowed
        self._key = key
        self._habits = habits
        self._form = 0  # of FORMS; the first one that this server took

    def reply(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any] | None, stop: Stop
    ) -> Iterator[str]:
        """Stream one reply.

        Control tokens in the messages become a visible mark. Raises `NetworkNotAllowed` without permission,
        `ModelFailed` when the server cannot be used or breaks off, `ReplyUnusable` when the reply has no end,
        `Cancelled`; and `SchemaUnusable`, a ValueError, for a schema that no grammar can keep.
        """
        if not self._allowed:
            raise NetworkNotAllowed(
                f"The language server {self._host} is not allowed: what is said would be sent there.",
                "Allow it in the settings for this purpose, or use a model on this machine.",
            )
        if schema is not None:
            to_gbnf(schema)  # the same promise as with a model of our own
        asked: dict[str, Any] = {
            "model": self._model,
            "messages": [{**one, "content": without_control_tokens(one["content"])} for one in messages],
            "temperature": self._habits.temperature,
            "stream": True,
        }
        if self._habits.seed is not None:
            asked["seed"] = self._habits.seed
        with PatientLoop(stop) as loop:
            yield from self._tries(asked, schema, stop, loop)

    def close(self) -> None:
        """Nothing stays open between two replies."""

    def _tries(
        self,
        asked: Mapping[str, Any],
        schema: Mapping[str, Any] | None,
        stop: Stop,
        loop: PatientLoop,
    ) -> Iterator[str]:
        """What fails before the first word is tried again; after it a second try would tell another story."""
        tries, way = 0, self._form
        while True:
            form = {} if schema is None else FORMS[way](schema)
            try:
                yield from loop.each(self._stream({**asked, **form}))
                self._form = way
                return
            except _NotTaken as error:
                tries += 1
                given_up = tries >= self._habits.tries or error.ask_otherwise == "at once"
                if given_up and error.ask_otherwise and schema is not None and way + 1 < len(FORMS):
                    tries, way = 0, way + 1
                    continue
                if given_up:
                    raise self._failed(str(error), LOOK_AT_IT) from error
                log.info("the language server is tried again")
                if stop.wait(min(LONGEST_WAIT, max(error.after, FIRST_WAIT * 2 ** (tries - 1)))):
                    stop.check()
                    return

    async def _stream(self, asked: Mapping[str, Any]) -> AsyncIterator[str]:
        import httpx

        begun = False
        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        limits = httpx.Timeout(self._habits.patience, connect=CONNECTING)
        try:
            async with (
                httpx.AsyncClient(timeout=limits, trust_env=False, verify=self._trusted()) as client,
                client.stream("POST", self._address, json=asked, headers=headers) as answer,
            ):
                self._judge(answer)
                async for text in self._texts(answer):
                    begun = True
                    yield text
        except httpx.ConnectError as error:
            if isinstance(_root(error), ssl.SSLError):
                raise self._failed(
                    "has a certificate that this machine does not trust",
                    "Give the certificate of your clinic's authority in the settings.",
                ) from error
            raise _NotTaken("does not answer") from error
        except httpx.TimeoutException as error:
            raise (
                self._failed("did not go on in time", LOOK_AT_IT)
                if begun
                else _NotTaken("did not answer in time")
            ) from error
        except httpx.HTTPError as error:
            raise self._failed("broke off", "Try again.") if begun else _NotTaken("broke off") from error

    async def _texts(self, answer: httpx.Response) -> AsyncIterator[str]:
        """The words of the event stream, to its proper end."""
        length = 0
        ended = False
        async for data in _events(answer):
            if data == "[DONE]":
                ended = True
                break
            choice = self._choice(data)
            if text := choice.get("delta", {}).get("content"):
                length += len(text)
                if length > LONGEST_REPLY:
                    raise ReplyUnusable("The language server's reply has no end.", "Ask for less.")
                yield str(text)
            if choice.get("finish_reason") == "length":
                raise ReplyUnusable(
                    "The language server's reply did not fit its context.",
                    "Ask for less, or enlarge its context.",
                )
            ended = ended or bool(choice.get("finish_reason"))
        if not ended:
            raise self._failed("broke off", "Try again.")

    def _choice(self, data: str) -> Mapping[str, Any]:
        try:
            event = json.loads(data)
            if "error" in event:
                raise self._failed("stopped with an error", "Look into its log.")
            choice: Mapping[str, Any] = event["choices"][0] if event["choices"] else {}
            if not isinstance(choice.get("delta", {}).get("content") or "", str):
                raise TypeError
        except (ValueError, KeyError, TypeError, AttributeError):
            raise self._failed(
                "sends what is no reply", LOOK_AT_IT
            ) from None  # the cause prints what was said
        return choice

    def _judge(self, answer: httpx.Response) -> None:
        status = answer.status_code
        if status == 200:
            return
        if status in UNKNOWN_FORM:
            raise _NotTaken(f"does not take what it was asked ({status})", ask_otherwise="at once")
        if status in AGAIN:
            after = answer.headers.get("retry-after", "")
            raise _NotTaken(f"is busy ({status})", float(after) if after.isdecimal() else 0.0)
        if status in (401, 403):
            raise self._failed("does not accept the key", "Look at the key in the settings.")
        if status == 404:
            raise self._failed(f"does not know the model {self._model!r}", LOOK_AT_IT)
        if status >= 500:
            raise _NotTaken(f"has a fault ({status})", ask_otherwise="later")  # llama_cpp.server says so
        raise self._failed(f"refuses ({status})", LOOK_AT_IT)

    def _failed(self, what: str, remedy: str) -> ForPeople:
        return ModelFailed(f"The language server {self._host} {what}.", remedy)

    def _trusted(self) -> ssl.SSLContext:
        if self._habits.certificate is None:
            return ssl.create_default_context()
        try:
            return ssl.create_default_context(cafile=self._habits.certificate)
        except (OSError, ssl.SSLError) as error:
            raise NotAccepted(
                f"The certificate {self._habits.certificate.name} cannot be read.", "It must be a PEM file."
            ) from error


async def _events(answer: httpx.Response) -> AsyncIterator[str]:
    """The data of each server-sent event; comments that keep the line open are dropped."""
    held = ""
    async for more in answer.aiter_text():
        held += more
        *lines, held = held.split("\n")
        if len(held) > LONGEST_LINE:
            raise ReplyUnusable("The language server's reply has no end.", "Ask for less.")
        for line in lines:
            if line.startswith("data:"):
                yield line.removeprefix("data:").strip()
    if held.startswith("data:"):
        yield held.removeprefix("data:").strip()


def _root(error: BaseException) -> BaseException:
    """The first cause of an error."""
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return error
