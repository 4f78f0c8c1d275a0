"""Fetching a model from a real server on this machine: cut off, resumed, wrong, sent elsewhere, forbidden."""

from __future__ import annotations

import hashlib
import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from interview.catalogue import CatalogueEntry, find_model
from interview.errors import Cancelled, ModelMissing, NetworkNotAllowed
from interview.pins import PINS, read_pins
from interview.ports import Stop
from perception import model_fetch
from perception.model_fetch import fetch
from perception.model_store import installed_face_model, installed_speech_models
from perception.transcribers import shipped_model_folder
from tests.perception.test_models_store import zipped


class Server(ThreadingHTTPServer):
    """One file at /model.zip, with or without resuming; /moved/... and /away send elsewhere."""

    daemon_threads = True

    def __init__(self, data: bytes) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.data = data
        self.cut_after: int | None = None
        self.etag: str | None = '"one"'
        self.elsewhere = ""
        self.ranges: list[str | None] = []

    def address(self, path: str = "/model.zip") -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", self.server.elsewhere)
            self.end_headers()
            return
        if self.path not in ("/model.zip", "/yunet_2023.onnx"):
            self.send_error(404)
            return
        wanted = self.headers.get("Range")
        self.server.ranges.append(wanted)
        start = 0
        if wanted and self.headers.get("If-Range") == self.server.etag:
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
        data = self.server.data[start:]
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(data)))
        if start:
            self.send_header(
                "Content-Range", f"bytes {start}-{len(self.server.data) - 1}/{len(self.server.data)}"
            )
        if self.server.etag:
            self.send_header("ETag", self.server.etag)
        self.end_headers()
        if self.server.cut_after is not None:
            self.wfile.write(data[: self.server.cut_after])
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        try:
            self.wfile.write(data)
        except OSError:  # the client went away, as some tests want
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(zipped(shipped_model_folder(), tmp_path / "served.zip").read_bytes())
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return tmp_path / "weights"


def entry(server: Server, path: str = "/model.zip", sha256: str = "", kind: str = "vosk") -> CatalogueEntry:
    return CatalogueEntry(
        name="vosk-model-x",
        kind=kind,
        what_for="a test",
        language="en",
        megabytes=3,
        licence="Apache-2.0",
        address=server.address(path),
        sha256=sha256,
        verified=False,
    )


def quietly(done: int, total: int | None) -> None:
    return


def get(one: CatalogueEntry, weights: Path, progress: Callable[[int, int | None], None] = quietly) -> Path:
    return fetch(one, weights, True, progress, Stop())


def fetching(weights: Path) -> list[Path]:
    return list((weights / "fetching").glob("*"))


def test_model_is_fetched_checked_and_put_in_its_place(server: Server, weights: Path):
    seen: list[tuple[int, int | None]] = []
    right = hashlib.sha256(server.data).hexdigest()
    folder = get(entry(server, sha256=right), weights, lambda done, total: seen.append((done, total)))
    assert [model.folder for model in installed_speech_models(weights, "en")] == [folder]
    assert seen[-1] == (len(server.data), len(server.data))
    assert [done for done, _ in seen] == sorted({done for done, _ in seen})
    assert fetching(weights) == []


def test_without_permission_nothing_goes_out(server: Server, weights: Path):
    with pytest.raises(NetworkNotAllowed):
        fetch(entry(server), weights, False, quietly, Stop())
    assert server.ranges == []
    assert not weights.exists()


def test_fetch_that_was_cut_off_goes_on_where_it_stopped(server: Server, weights: Path):
    server.cut_after = 1_000_000
    with pytest.raises(ModelMissing, match="could not be fetched"):
        get(entry(server), weights)
    server.cut_after = None
    assert installed_speech_models(weights) == []
    kept = (weights / "fetching/vosk-model-x").stat().st_size
    assert 0 < kept <= 1_000_000
    first: list[int] = []
    get(
        entry(server, sha256=hashlib.sha256(server.data).hexdigest()),
        weights,
        lambda done, _: first.append(done),
    )
    assert server.ranges == [None, f"bytes={kept}-"]
    assert first[0] > kept
    assert len(installed_speech_models(weights)) == 1


def test_stopped_fetch_keeps_what_came(server: Server, weights: Path):
    stop = Stop()
    with pytest.raises(Cancelled):
        fetch(entry(server), weights, True, lambda done, _: stop.cancel(), stop)
    assert (weights / "fetching/vosk-model-x").stat().st_size > 0
    get(entry(server), weights)
    assert server.ranges[1].startswith("bytes=")


def test_file_that_changed_at_the_server_is_fetched_from_its_start(server: Server, weights: Path):
    server.cut_after = 1_000_000
    with pytest.raises(ModelMissing):
        get(entry(server), weights)
    server.cut_after, server.etag = None, '"two"'
    get(entry(server, sha256=hashlib.sha256(server.data).hexdigest()), weights)
    assert len(installed_speech_models(weights)) == 1


def test_without_a_version_nothing_is_built_on(server: Server, weights: Path):
    server.cut_after, server.etag = 1_000_000, None
    with pytest.raises(ModelMissing):
        get(entry(server), weights)
    server.cut_after = None
    get(entry(server), weights)
    assert server.ranges == [None, None]


def test_wrong_hash_is_refused_and_removed(server: Server, weights: Path):
    with pytest.raises(ModelMissing, match="not what it should be"):
        get(entry(server, sha256="0" * 64), weights)
    assert installed_speech_models(weights) == []
    assert fetching(weights) == []
    assert not (weights / PINS).exists()


def test_hash_of_the_first_fetch_is_held_to(server: Server, weights: Path, tmp_path: Path):
    get(entry(server), weights)
    assert json.loads((weights / PINS).read_text()) == {
        "vosk-model-x": hashlib.sha256(server.data).hexdigest()
    }
    server.data += b"x"
    with pytest.raises(ModelMissing, match="not what it should be"):
        get(entry(server), weights)
    assert len(installed_speech_models(weights)) == 1


def test_what_is_no_model_is_thrown_away_and_not_pinned(server: Server, weights: Path):
    server.data = b"<html>captive portal</html>"
    with pytest.raises(ModelMissing, match="could not be taken in"):
        get(entry(server), weights)
    assert fetching(weights) == []
    assert not (weights / PINS).exists()


def test_redirect_to_another_host_is_followed_and_checked(server: Server, weights: Path):
    server.elsewhere = server.address()
    get(entry(server, "/away", sha256=hashlib.sha256(server.data).hexdigest()), weights)
    assert len(installed_speech_models(weights)) == 1


@pytest.mark.parametrize(
    "elsewhere", ["http://example.org/model.zip", "file:///etc/passwd", "ftp://127.0.0.1/x"]
)
def test_redirect_in_the_clear_is_refused(server: Server, weights: Path, elsewhere: str):
    server.elsewhere = elsewhere
    with pytest.raises(ModelMissing, match="not encrypted"):
        get(entry(server, "/away"), weights)


def test_redirects_without_end_are_given_up(server: Server, weights: Path):
    server.elsewhere = "/away"
    with pytest.raises(ModelMissing, match="from place to place"):
        get(entry(server, "/away"), weights)


def test_server_that_says_no_or_is_not_there(server: Server, weights: Path):
    with pytest.raises(ModelMissing, match="404"):
        get(entry(server, "/nothing"), weights)
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        gone = entry(server).model_copy(update={"address": f"http://127.0.0.1:{unused.getsockname()[1]}/x"})
        with pytest.raises(ModelMissing, match="could not be fetched"):
            get(gone, weights)


def test_face_finder_goes_to_the_faces(server: Server, weights: Path):
    assert installed_face_model(weights) is None
    place = get(entry(server, "/yunet_2023.onnx", kind="faces"), weights)
    assert place == weights / "faces/yunet_2023.onnx"
    assert place.read_bytes() == server.data
    assert installed_face_model(weights) == place
    assert get(entry(server, "/yunet_2023.onnx", kind="faces"), weights) == place


def test_language_model_goes_to_its_name_and_is_pinned(server: Server, weights: Path):
    one = entry(server, "/model.zip", kind="llama")
    place = get(one, weights)
    assert place == weights / "llama/vosk-model-x.gguf"
    assert place.read_bytes() == server.data
    assert read_pins(weights) == {"vosk-model-x": hashlib.sha256(server.data).hexdigest()}


def test_without_an_address_it_says_how_else(weights: Path):
    with pytest.raises(ModelMissing, match="No address is known") as refused:
        get(find_model("llama-3.1-8b-instruct-q4_k_m"), weights)
    assert "models import" in refused.value.remedy


def test_a_disk_without_room_is_said_before_the_download(
    server: Server, weights: Path, monkeypatch: pytest.MonkeyPatch
):
    full = model_fetch.shutil.disk_usage(weights.parent)._replace(free=1000)
    monkeypatch.setattr(model_fetch.shutil, "disk_usage", lambda _place: full)
    with pytest.raises(ModelMissing, match="the disk has"):
        get(entry(server), weights)
    assert fetching(weights) == []
