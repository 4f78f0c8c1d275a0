"""Somebody sets the clock, or summer ends, in the middle of an interview: order and waits hold all the same."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from interview.errors import WaitFirst, WrongPassphrase
from tests.faults import promises, stores, watched_disk
from tests.interview.vaults import OTHER


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "Pacific/Apia"])
def test_events_stay_in_their_order_whatever_the_clock_says(tmp_path, monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    home = tmp_path / "home"
    home.mkdir()
    done = watched_disk.run(home, ["-m", "tests.faults.interviewing", home, "clock_set"])
    assert done.status == 0, done.err
    promises.check(home, done.marks, done.marks)
    rows = done.marks[-2]["rows"]
    assert [number for number, _, _ in rows] == list(range(1, len(rows) + 1))
    times = [datetime.fromisoformat(at) for _, at, _ in rows]
    assert all(one.utcoffset() == timedelta(0) for one in times), "no zone, and no summer, in what is kept"
    assert any(later < sooner - timedelta(hours=20) for sooner, later in itertools.pairwise(times))
    told = [what for _, _, what in rows]
    assert told.index("SessionOpened") < told.index("ConsentGiven") < told.index("ReportWritten")


def test_setting_the_clock_on_does_not_shorten_the_wait_for_the_next_passphrase(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    stores.unlocked(home)
    program = (
        "import sys; from pathlib import Path; from tests.faults import stores, watched_disk\n"
        "from interview.errors import WaitFirst\n"
        "watched_disk.shift_clock(86_400)\n"
        f"try: stores.vault_in(Path(sys.argv[1])).unlock({OTHER!r})\n"
        "except WaitFirst as error: sys.exit(7)\n"
    )
    with pytest.raises(WrongPassphrase):
        stores.vault_in(home).unlock(OTHER)
    with pytest.raises(WaitFirst):
        stores.vault_in(home).unlock(OTHER)
    assert watched_disk.run(home, ["-c", program, home]).status == 7


def test_control_the_shifted_clock_is_what_a_program_sees(tmp_path):
    program = (
        "import time, datetime as d; from tests.faults import watched_disk\n"
        "before, mono = d.datetime.now(d.UTC), time.monotonic(); watched_disk.shift_clock(-86_400)\n"
        "print(); raise SystemExit(round((before - d.datetime.now(d.UTC)).total_seconds() / 3600) if"
        " time.monotonic() - mono < 5 else 99)"
    )
    assert watched_disk.run(tmp_path, ["-c", program]).status == 24
    assert datetime.now(UTC) > datetime(2025, 1, 1, tzinfo=UTC)
