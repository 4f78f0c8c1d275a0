"""The server that llama-cpp-python brings, asked over the loopback."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from interview.ports import Stop
from llm.server_model import ServerHabits, ServerModel
from tests.llm.tiny_gguf import write_tiny

SAY = [{"role": "user", "content": "Ask about sleep."}]
SCHEMA = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "maxLength": 40}},
}


@pytest.mark.slow
@pytest.mark.skipif(
    any(find_spec(name) is None for name in ("fastapi", "uvicorn", "sse_starlette", "starlette_context")),
    reason="llama_cpp.server is not installed: pip install 'llama-cpp-python[server]'",
)
def test_the_real_server_of_llama_cpp(tmp_path: Path) -> None:
    file = write_tiny(tmp_path / "tiny.gguf", "chatml", hostile=False)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "llama_cpp.server", "--model", str(file), "--chat_format", "chatml"),
            *("--host", "127.0.0.1", "--port", str(port), "--n_ctx", "2048", "--n_threads", "1"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        asked = ServerModel(f"http://127.0.0.1:{port}/v1", "tiny", True, "", ServerHabits(1.0, tries=6))
        for _ in range(10):
            reply = json.loads("".join(asked.reply(SAY, SCHEMA, Stop())))
            assert list(reply) == ["text"]
            assert len(reply["text"]) <= 40
    finally:
        server.kill()
        server.wait()
