"""What would break the cipher never happens: no nonce twice, no keystream twice; and tests that can see it."""

from __future__ import annotations

import random
import secrets
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from interview.vault import records
from interview.vault.record_reader import State, verify
from interview.vault.records import OVERHEAD, RecordWriter
from tests.interview.record_files import KEY, NAME, some_pieces, write


@pytest.fixture
def parts_sealed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bytes, bytes]]:
    """(key, nonce) of everything that is encrypted."""
    seen: list[tuple[bytes, bytes]] = []

    class Watched:
        def __init__(self, key: bytes) -> None:
            self._key, self._real = key, AESGCM(key)
            self.decrypt = self._real.decrypt

        def encrypt(self, nonce: bytes, plain: bytes, header: bytes) -> bytes:
            seen.append((self._key, nonce))
            return self._real.encrypt(nonce, plain, header)

    monkeypatch.setattr(records, "AESGCM", Watched)
    return seen


class Output:
    """What a muxer writes to."""

    def __init__(self, path: Path) -> None:
        self._writer = RecordWriter(path, KEY, NAME)

    def write(self, data: bytes) -> int:
        self._writer.append(bytes(data))
        return len(data)

    def end(self) -> None:
        self._writer.seal()
        self._writer.close()


class OutputWithSeek(Output):
    """The negative control: it goes back, as a muxer likes to, and seals a record anew in its place."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._path = path
        self._header = path.stat().st_size
        self._pieces: list[bytearray] = []
        self._position = 0

    def seek(self, offset: int, whence: int = 0) -> int:
        self._position = offset + (0, self._position, sum(map(len, self._pieces)))[whence]
        return self._position

    def tell(self) -> int:
        return self._position

    def write(self, data: bytes) -> int:
        length, data, start = len(data), bytes(data), 0
        for number, piece in enumerate(self._pieces):
            inside = self._position - start
            if 0 <= inside < len(piece) and data:
                now, data = data[: len(piece) - inside], data[len(piece) - inside :]
                piece[inside : inside + len(now)] = now
                self._rewrite(number, start, bytes(piece))
                self._position += len(now)
            start += len(piece)
        if data:
            self._pieces.append(bytearray(data))
            self._position += super().write(data)
        return length

    def _rewrite(self, number: int, start: int, plain: bytes) -> None:
        body = self._writer._cipher.seal(records.Part.BODY, number, plain)
        with self._path.open("r+b") as file:
            file.seek(self._header + start + number * OVERHEAD + records.HEAD_BYTES)
            file.write(body)


def a_muxed_recording(output: Output) -> None:
    noise = np.random.default_rng(1).normal(0, 3000, (10, 1, 3200)).astype(np.int16)
    with av.open(output, "w", format="matroska", options={"flush_packets": "1"}) as container:
        stream = container.add_stream("pcm_s16le", rate=16000, layout="mono")
        for number, samples in enumerate(noise):
            frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
            frame.sample_rate, frame.time_base, frame.pts = 16000, Fraction(1, 16000), number * 3200
            container.mux(stream.encode(frame))
    output.end()


def no_nonce_was_used_twice(seen: list[tuple[bytes, bytes]]) -> None:
    assert len(set(seen)) == len(seen), "a nonce was used twice"


def test_no_nonce_is_used_twice_over_a_recording(tmp_path, parts_sealed):
    a_muxed_recording(Output(tmp_path / NAME))
    for number in range(50):
        write(tmp_path / f"{number}", some_pieces(random.Random(number)))
    no_nonce_was_used_twice(parts_sealed)
    assert len(parts_sealed) > 500
    assert verify(tmp_path / NAME, KEY, NAME).state is State.VERIFIED_FINAL


def test_control_a_writer_that_may_seek_uses_a_nonce_twice(tmp_path, parts_sealed):
    a_muxed_recording(OutputWithSeek(tmp_path / NAME))
    with pytest.raises(AssertionError, match="twice"):
        no_nonce_was_used_twice(parts_sealed)


def keystreams(folder: Path) -> set[bytes]:
    """Zeros encrypted are the keystream itself: three records each of two files with one key and one name."""
    found = set()
    for number in range(2):
        one = write(folder / f"{number}", [bytes(64)] * 3)
        found |= {record[records.HEAD_BYTES : records.HEAD_BYTES + 64] for record in one.records[:3]}
    return found


def test_no_two_records_and_no_two_files_of_one_key_share_a_keystream(tmp_path):
    assert len(keystreams(tmp_path)) == 6


def test_control_without_a_new_salt_two_files_share_their_keystreams(tmp_path, monkeypatch):
    monkeypatch.setattr(secrets, "token_bytes", bytes)
    assert len(keystreams(tmp_path)) == 3


def test_lengths_of_records_cannot_be_seen(tmp_path):
    """Those of coded sound tell what was said."""
    one = write(tmp_path / NAME, [bytes(64)] * 20)
    assert len({record[:4] for record in one.records}) == len(one.records)
