"""A real HTTP server on this machine with OpenAI's chat protocol; what it says and where it fails is told it."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PIECE = 7  # characters of an event


@dataclass
class Script:
    """What the server does with the requests that come. `statuses` are answered first, one for each request."""

    said: str = '{"text": "how do you sleep"}'
    statuses: list[int] = field(default_factory=list)
    refused_forms: tuple[str, ...] = ()  # words of a request that are answered with `refusal`
    refusal: int = 422
    silence: float = 0.0  # seconds before the first word
    between: float = 0.0  # seconds between two words
    breaks_off_after: int | None = None  # events
    finish: str = "stop"
    raw: str | None = None  # sent as the body instead of events
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)


class _Handler(BaseHTTPRequestHandler):
    script: Script

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Nothing is printed."""

    def handle(self) -> None:
        with suppress(ssl.SSLError, ConnectionError):  # a guest who does not trust the certificate leaves
            super().handle()

    def do_POST(self) -> None:
        script = self.script
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        script.asked.append(asked)
        script.keys.append(self.headers.get("authorization"))
        status = script.statuses.pop(0) if script.statuses else 200
        if self.path != "/v1/chat/completions":
            status = 404
        elif any(form in json.dumps(asked) for form in script.refused_forms):
            status = script.refusal
        try:
            self._answer(status)
        except (BrokenPipeError, ConnectionResetError):
            return

    def _answer(self, status: int) -> None:
        script = self.script
        self.send_response(status)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        if status != 200:
            return
        script.over.wait(script.silence)
        if script.raw is not None:
            self.wfile.write(script.raw.encode())
            return
        self.wfile.write(b": a comment that keeps the line open\n\n")
        for number, event in enumerate(_events(script.said, script.finish)):
            if number == script.breaks_off_after:
                return
            self.wfile.write(event.encode())
            self.wfile.flush()
            if script.between:
                script.over.wait(script.between)


def _events(said: str, finish: str) -> Iterator[str]:
    def event(delta: dict[str, str], reason: str | None = None) -> str:
        return f"data: {json.dumps({'choices': [{'index': 0, 'delta': delta, 'finish_reason': reason}]})}\n\n"

    yield event({"role": "assistant"})
    for start in range(0, len(said), PIECE):
        yield event({"content": said[start : start + PIECE]})
    yield event({}, finish)
    yield "data: [DONE]\n\n"


@contextmanager
def serving(script: Script, encrypted: ssl.SSLContext | None = None) -> Iterator[str]:
    """The address of a server that follows the script."""
    handler = type("Handler", (_Handler,), {"script": script})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = False
    if encrypted is not None:
        server.socket = encrypted.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http{'s' if encrypted else ''}://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        script.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
