"""The only thing in this program that downloads a model, when asked to by name and when the network is allowed.

A fetch that was cut off goes on where it stopped. Whatever comes is checked against the hash of the catalogue, or,
where that is not known, against the hash of the first fetch, which is recorded.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from interview.catalogue import CatalogueEntry
from interview.errors import ModelMissing, NetworkNotAllowed
from interview.gguf_store import LLAMA, gguf_place
from interview.pins import file_hash, pin, read_pins
from interview.ports import Stop
from perception.model_store import import_model

if TYPE_CHECKING:
    import httpx

Progress = Callable[[int, int | None], None]  # bytes so far, bytes in all where the server says
CHUNK = 1 << 16  # bytes between two looks at `stop`
PATIENCE = 30.0  # seconds without a byte
MOST_REDIRECTS = 5
AGAIN = "Look at the connection and run it again: it goes on where it stopped."


def fetch(
    entry: CatalogueEntry, weights: Path, network_allowed: bool, progress: Progress, stop: Stop
) -> Path:
    """Download a model of the catalogue, check it and put it in its place; returns its folder or file.

    Raises `NetworkNotAllowed` without permission, `ModelMissing` when it cannot be had or is not what it should be,
    and `Cancelled` when stopped. What came before a stop or a failed connection is kept and used the next time.
    """
    if not network_allowed:
        raise NetworkNotAllowed(
            f"Fetching {entry.name} needs the network, which is not allowed.",
            "Allow it in the settings for this purpose, or bring the model on a drive: main.py models import FOLDER",
        )
    if not entry.address:
        raise ModelMissing(
            f"No address is known for {entry.name}.",
            "Bring its file: main.py models import FILE, or name one: main.py models fetch NAME --from ADDRESS",
        )
    part = _Part(weights / "fetching" / entry.name)
    part.file.parent.mkdir(parents=True, exist_ok=True)
    try:
        _download(entry, part, progress, stop)
        found = _checked(entry, part, weights, stop)
        place = _install(entry, part, weights)
        pin(weights, entry.name, found)
    except OSError as error:
        raise ModelMissing(
            f"{entry.name} could not be written: {error}.", "Make room on the disk."
        ) from error
    part.forget()
    return place


@dataclass(frozen=True)
class _Part:
    """What came so far, and which version of the server's file it is of."""

    file: Path

    @property
    def version_file(self) -> Path:
        return self.file.with_name(self.file.name + ".version")

    def size(self) -> int:
        """Bytes that can be built on: none when nothing tells which version they are of."""
        return self.file.stat().st_size if self.file.is_file() and self.version_file.is_file() else 0

    def forget(self) -> None:
        self.file.unlink(missing_ok=True)
        self.version_file.unlink(missing_ok=True)


def _download(entry: CatalogueEntry, part: _Part, progress: Progress, stop: Stop) -> None:
    import httpx

    address = entry.address
    try:
        with httpx.Client(timeout=PATIENCE) as client:
            for _ in range(MOST_REDIRECTS + 1):
                with client.stream("GET", address, headers=_headers(part)) as reply:
                    if not reply.is_redirect:
                        return _take(entry, reply, part, progress, stop)
                    address = _next_address(entry, address, reply)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ModelMissing(f"{entry.name} could not be fetched: {type(error).__name__}.", AGAIN) from error
    raise ModelMissing(f"{entry.name} could not be fetched: it is sent from place to place.", AGAIN)


def _headers(part: _Part) -> dict[str, str]:
    headers = {"Accept-Encoding": "identity"}
    if size := part.size():
        headers |= {"Range": f"bytes={size}-", "If-Range": part.version_file.read_text("utf-8")}
    return headers


def _next_address(entry: CatalogueEntry, address: str, reply: httpx.Response) -> str:
    """Another host is fine, as the hash decides; in the clear over the network is not."""
    following = urljoin(address, str(reply.headers.get("location", "")))
    parts = urlsplit(following)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname == "127.0.0.1"):
        raise ModelMissing(
            f"{entry.name} was not fetched: its server sends us to an address that is not encrypted.",
            "Bring the model on a drive: main.py models import FOLDER",
        )
    return following


def _take(entry: CatalogueEntry, reply: httpx.Response, part: _Part, progress: Progress, stop: Stop) -> None:
    done = part.size()
    if reply.status_code == 416:  # what we have is longer than what there is
        part.forget()
        raise ModelMissing(
            f"{entry.name} has changed at its server; what came before was thrown away.", AGAIN
        )
    if reply.status_code not in (200, 206):
        raise ModelMissing(f"{entry.name} could not be fetched: its server says {reply.status_code}.", AGAIN)
    if reply.status_code == 200:
        done = 0
    elif not str(reply.headers.get("content-range", "")).startswith(f"bytes {done}-"):
        part.forget()
        raise ModelMissing(f"{entry.name} could not be fetched: its server sent another piece.", AGAIN)
    length = int(reply.headers.get("content-length", 0))
    total = done + length if length else None
    if length > (free := shutil.disk_usage(part.file.parent).free):
        raise ModelMissing(
            f"{entry.name} needs {length / 1e9:.1f} GB more; the disk has {free / 1e9:.1f} GB.",
            "Make room on the disk.",
        )
    part.version_file.unlink(missing_ok=True)
    with part.file.open("ab" if done else "wb") as file:
        if version := reply.headers.get("etag") or reply.headers.get("last-modified"):
            part.version_file.write_text(version, "utf-8")
        for chunk in reply.iter_raw(CHUNK):
            file.write(chunk)
            done += len(chunk)
            progress(done, total)
            stop.check()


def _checked(entry: CatalogueEntry, part: _Part, weights: Path, stop: Stop) -> str:
    """The hash of what came, when it is the expected one or none is known yet."""
    found, expected = file_hash(part.file, stop), entry.sha256 or read_pins(weights).get(entry.name, "")
    if expected and found != expected:
        part.forget()
        raise ModelMissing(
            f"What came for {entry.name} is not what it should be (SHA-256 {found[:12]}… and not {expected[:12]}…). "
            "It was thrown away.",
            "Try again; if it happens twice, do not use this source.",
        )
    return found


def _install(entry: CatalogueEntry, part: _Part, weights: Path) -> Path:
    if entry.kind != "vosk":
        place = weights / entry.kind / entry.address.rsplit("/", 1)[1]
        if entry.kind == LLAMA:
            place = gguf_place(weights, entry.name)
        place.parent.mkdir(parents=True, exist_ok=True)
        part.file.replace(place)
        return place
    try:
        return import_model(part.file, weights, entry.language, entry.name).folder
    except ModelMissing:
        part.forget()  # all of it came, and it is no good
        raise
