"""Files of encrypted records: what was written comes back, and nothing else ever does."""

from __future__ import annotations

import random
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.errors import FileDamaged, StoreUnusable
from interview.vault.record_reader import RecordReader, State, verify
from interview.vault.records import OVERHEAD, RECORD_BYTES, RecordWriter
from tests.interview.record_files import (
    CHANGES,
    KEY,
    NAME,
    OTHER_NAME,
    Parts,
    read_until_damage,
    some_pieces,
    whole_bytes,
    write,
)

SIZES = st.one_of(st.integers(0, 300), st.integers(RECORD_BYTES - 2, 3 * RECORD_BYTES))


@settings(deadline=None, max_examples=80)
@given(
    st.lists(SIZES, max_size=8),
    st.lists(st.tuples(st.integers(0, 4 * RECORD_BYTES), SIZES), min_size=1, max_size=8),
    st.booleans(),
)
def test_what_was_written_comes_back_from_any_place_while_it_grows_and_later(sizes, reads, sealed):
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_now:
        path, plain, rng = Path(folder) / NAME, b"", random.Random(1)
        writer = RecordWriter(path, KEY, NAME)
        open_now.callback(writer.close)
        follower = open_now.enter_context(closing(RecordReader(path, KEY, NAME)))
        for size in sizes:
            piece = rng.randbytes(size)
            writer.append(piece)
            assert follower.read_at(len(plain), size) == piece
            plain += piece
            assert follower.size() == len(plain)
        if sealed:
            writer.seal()
        later = open_now.enter_context(closing(RecordReader(path, KEY, NAME)))
        for reader in (follower, later):
            for offset, size in reads:
                assert reader.read_at(offset, size) == plain[offset : offset + size]
            assert reader.size() == len(plain)
        verdict = verify(path, KEY, NAME)
        assert verdict.state is (State.VERIFIED_FINAL if sealed else State.TRUNCATED)
        assert verdict.size == len(plain)


def a_set_of_files(folder: Path, rng: random.Random) -> list[Parts]:
    names = [NAME, NAME, OTHER_NAME, NAME, NAME]
    return [
        write(folder / f"{number}", some_pieces(rng), name, sealed=number != 3)
        for number, name in enumerate(names)
    ]


def test_a_thousand_changes_are_all_named_and_only_what_stands_before_them_is_read(tmp_path):
    rng = random.Random(20260101)
    files = a_set_of_files(tmp_path, rng)
    path, missed = tmp_path / "damaged", []
    for round_ in range(1000):
        kind = rng.choice(list(CHANGES))
        one = files[0] if kind == "add" else rng.choice([files[0], files[3]])
        path.write_bytes(CHANGES[kind](rng, one, [other for other in files if other is not one]))
        verdict = verify(path, KEY, NAME)
        got, error = read_until_damage(path)
        if verdict.state is not State.TAMPERED or error is None:
            missed.append((round_, kind, verdict.state))
        assert got == one.plain[: verdict.size]
        assert NAME in verdict.words
    assert missed == []


def test_a_change_in_the_last_record_takes_nothing_from_those_before(tmp_path):
    one = write(tmp_path / "one", [b"a" * 100, b"b" * 100])
    path = tmp_path / "changed"
    for place in range(len(one.records[-1])):
        data = bytearray(one.file)
        data[-1 - place] ^= 1
        path.write_bytes(data)
        verdict = verify(path, KEY, NAME)
        assert (verdict.state, verdict.size) == (State.TAMPERED, 200)
        got, error = read_until_damage(path)
        assert got == one.plain
        assert error is not None
        assert error.remedy


def test_a_file_that_was_cut_anywhere_is_never_whole_and_its_whole_records_are_read(tmp_path):
    rng = random.Random(7)
    sealed, _, _, unsealed, _ = a_set_of_files(tmp_path, rng)
    path = tmp_path / "cut"
    for one in (sealed, unsealed):
        for length in range(len(one.file)):
            path.write_bytes(one.file[:length])
            verdict = verify(path, KEY, NAME)
            assert verdict.state is State.TRUNCATED
            whole = whole_bytes(one, length)
            assert verdict.size == whole
            if length % 29 == 0:
                assert read_until_damage(path) == (one.plain[:whole], None)


def test_a_change_is_named_though_the_end_is_missing_too(tmp_path):
    rng = random.Random(8)
    one = write(tmp_path / "one", [b"a" * 100] * 5, sealed=False)
    path, size = tmp_path / "both", len(one.header) + 4 * (100 + OVERHEAD)
    for _ in range(100):
        data = bytearray(one.file[: rng.randint(size, len(one.file) - 1)])
        data[rng.randrange(size)] ^= 1 << rng.randrange(8)
        path.write_bytes(data)
        assert verify(path, KEY, NAME).state is State.TAMPERED


def test_zeros_that_a_power_cut_left_are_a_missing_end_and_nobody_changed_anything(tmp_path):
    one = write(tmp_path / "one", [b"a" * 300, b"b" * 300, b"c" * 300])
    path = tmp_path / "zeros"
    for kept in range(len(one.file) - 60):
        path.write_bytes(one.file[:kept].ljust(len(one.file), b"\0"))
        lost = one.file[kept:]
        right = len(one.file) - len(lost.lstrip(b"\0"))  # a zero that was lost is there all the same
        verdict = verify(path, KEY, NAME)
        assert (verdict.state, verdict.size) == (State.TRUNCATED, whole_bytes(one, right))
        assert read_until_damage(path) == (one.plain[: verdict.size], None)
    data = bytearray(one.file)
    data[len(one.header) + 2] ^= 1  # in the length of the first record
    for behind in (b"", bytes(100) + b"x", b"x" * 3 * RECORD_BYTES + bytes(100)):
        path.write_bytes(bytes(data) + behind)
        assert verify(path, KEY, NAME).state is State.TAMPERED


def test_a_wrong_key_opens_nothing_and_says_so(tmp_path):
    path = tmp_path / NAME
    write(path, [b"quixotic"])
    verdict = verify(path, bytes(32), NAME)
    assert (verdict.state, verdict.size) == (State.TAMPERED, 0)
    assert "key" in verdict.words
    reader = RecordReader(path, bytes(32), NAME)
    with pytest.raises(FileDamaged, match="key"):
        reader.read_at(0, 10)
    reader.close()
    with pytest.raises(ValueError):
        verify(path, b"short", NAME)


def test_the_verdict_names_the_place(tmp_path):
    path = tmp_path / NAME
    one = write(path, [b"a" * 100, b"b" * 100, b"c" * 100])
    data = bytearray(one.file)
    place = len(one.header) + 100 + OVERHEAD
    data[place + 60] ^= 1
    path.write_bytes(data)
    verdict = verify(path, KEY, NAME)
    assert (verdict.state, verdict.size) == (State.TAMPERED, 100)
    assert f"record 2, at byte 100 of the recording and {place} of the file" in verdict.words
    reader = RecordReader(path, KEY, NAME)
    assert reader.read_at(0, 300) == b"a" * 100
    with pytest.raises(FileDamaged, match="record 2"):
        reader.read_at(100, 10)
    assert reader.read_at(250, 10) == b"c" * 10, "what stands behind is proven by itself"
    reader.close()


def test_an_older_file_is_never_written_to(tmp_path):
    path = tmp_path / NAME
    for sealed in (True, False):
        one = write(path, [b"first"], sealed=sealed)
        with pytest.raises(FileExistsError):
            RecordWriter(path, KEY, NAME)
        assert path.read_bytes() == one.file
        path.unlink()


def test_nothing_follows_the_last_record(tmp_path):
    writer = RecordWriter(tmp_path / NAME, KEY, NAME)
    assert not hasattr(writer, "seek")
    writer.seal()
    before = (tmp_path / NAME).read_bytes()
    for more in (lambda: writer.append(b"late"), writer.seal):
        with pytest.raises(StoreUnusable):
            more()
    writer.close()
    assert (tmp_path / NAME).read_bytes() == before
