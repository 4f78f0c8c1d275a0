"""Which addresses of a language server may be used: encrypted, or of this very machine."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from interview.errors import NotAccepted


def checked_address(address: str) -> str:
    """Where replies are asked for, from `https://host:port/v1`. Raises `NotAccepted`."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.username or parts.query or parts.fragment:
        raise NotAccepted(
            "The address of the language server is not usable.",
            "Write it like https://llama.clinic.example/v1",
        )
    if parts.scheme == "http" and not _this_machine(parts.hostname or ""):
        raise NotAccepted(
            "The language server's address is not encrypted.",
            "Use https, or a server on this machine: http://127.0.0.1:8080/v1",
        )
    return address.rstrip("/").removesuffix("/chat/completions") + "/chat/completions"


def _this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
