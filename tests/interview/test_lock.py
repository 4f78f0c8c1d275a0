"""The screen locks when nobody is there, when the computer slept, when the system locks."""

from __future__ import annotations

import os
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.lock import GAP_SECONDS, Clocks, IdleLock, Why

START = Clocks(wall=1_790_000_000.0, monotonic=5000.0)
DAY = 86_400.0


def later(now: Clocks, seconds: float, wall: float = 0.0) -> Clocks:
    """Awake for so many seconds, the wall clock set by so many."""
    return Clocks(now.wall + seconds + wall, now.monotonic + seconds)


def ticking(lock: IdleLock, seconds: int) -> IdleLock:
    """Awake, and ticked once a second."""
    for _ in range(seconds):
        lock = lock.tick(later(lock.seen, 1))
    return lock


def test_it_locks_after_five_minutes_without_anybody():
    lock = ticking(IdleLock.opened(START), 299)
    assert lock.locked is None
    assert lock.seconds_left(lock.seen) == 1
    lock = ticking(lock, 1)
    assert lock.locked is Why.IDLE
    assert lock.seconds_left(lock.seen) == 0


def test_each_thing_the_clinician_does_begins_the_time_anew():
    lock = ticking(IdleLock.opened(START), 299)
    lock = ticking(lock.active(later(lock.seen, 0.5)), 299)
    assert lock.locked is None
    assert ticking(lock, 1).locked is Why.IDLE


def test_a_key_pressed_when_the_time_is_over_comes_too_late():
    lock = ticking(IdleLock.opened(START), 299)
    lock = lock.active(later(lock.seen, 1))
    assert lock.locked is Why.IDLE
    assert lock.active(later(lock.seen, 1)).locked is Why.IDLE


@pytest.mark.parametrize(
    "woken",
    [
        Clocks(START.wall + 60, START.monotonic + 1),  # Linux, macOS: the monotonic clock stood still
        Clocks(START.wall + 60, START.monotonic + 60),  # Windows: both went on
        Clocks(START.wall + 1, START.monotonic + 60),  # and somebody set the wall clock back meanwhile
        Clocks(START.wall - DAY, START.monotonic + 1),
        Clocks(START.wall + DAY, START.monotonic + 1),
        Clocks(START.wall + GAP_SECONDS, START.monotonic + GAP_SECONDS),
        Clocks(START.wall + 1, START.monotonic - 1),
    ],
)
@pytest.mark.parametrize("first", ["tick", "active"])
def test_sleep_locks_before_anything_else_is_seen(woken, first):
    lock = getattr(IdleLock.opened(START), first)(woken)
    assert lock.locked is Why.SLEPT


@pytest.mark.parametrize("step", [-DAY, DAY, -3600.0, 3600.0])
def test_a_clock_that_was_set_locks_once_and_neither_for_ever_nor_never_again(step):
    lock = IdleLock.opened(START).tick(later(START, 1, wall=step))
    assert lock.locked is Why.SLEPT
    lock = lock.unlock(later(lock.seen, 1))
    lock = ticking(lock, 299)
    assert lock.locked is None
    assert ticking(lock, 1).locked is Why.IDLE


def test_what_the_network_corrects_locks_nothing():
    lock = IdleLock.opened(START)
    for correction in (0.5, -0.5, 2.0, -2.0) * 50:
        lock = lock.active(later(lock.seen, 1, wall=correction))
    assert lock.locked is None


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system sets its zone for all programs at once")
def test_the_change_to_summer_time_is_no_change_of_the_clock(monkeypatch):
    try:
        monkeypatch.setenv("TZ", "CET-1")
        time.tzset()
        lock, hour = IdleLock.opened(Clocks.now()), time.localtime().tm_hour
        monkeypatch.setenv("TZ", "CEST-2")
        time.tzset()
        assert time.localtime().tm_hour in ((hour + 1) % 24, (hour + 2) % 24)
        assert lock.tick(Clocks.now()).locked is None
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("why", [Why.SYSTEM, Why.SLEPT, Why.ASKED])
def test_the_system_locks_at_once_and_only_the_passphrase_opens(why):
    lock = IdleLock.opened(START).lock(later(START, 1), why)
    assert lock.locked is why
    assert ticking(lock.active(later(START, 2)), 400).locked is why
    lock = lock.lock(later(START, 3), Why.SYSTEM)
    assert lock.locked is why, "what came first stays the reason"
    lock = lock.unlock(later(START, 1000))
    assert lock.locked is None
    assert lock.seconds_left(lock.seen) == 300


def test_a_locked_screen_that_slept_for_a_week_opens_with_the_passphrase_and_counts_anew():
    lock = IdleLock.opened(START).lock(START, Why.ASKED).unlock(later(START, 7 * DAY, wall=DAY))
    assert ticking(lock, 299).locked is None


def test_the_clocks_of_this_machine_are_read():
    now = Clocks.now()
    assert abs(now.wall - time.time()) < 1
    assert abs(now.monotonic - time.monotonic()) < 1


# ── whatever happens, in whatever order ──────────────────────────────────────────────────────────────────────────

happenings = st.lists(
    st.one_of(
        st.tuples(st.just("awake"), st.floats(0.1, 5)),
        st.tuples(st.just("awake for long"), st.floats(1, 400)),
        st.tuples(st.just("active"), st.floats(0.0, 1)),
        st.tuples(st.just("asleep"), st.floats(5.1, 30 * DAY)),
        st.tuples(st.just("asleep on Windows"), st.floats(GAP_SECONDS, 30 * DAY)),
        st.tuples(st.just("clock set"), st.sampled_from([-DAY, DAY, -3600.0, 3600.0])),
        st.tuples(st.just("clock corrected"), st.floats(-2, 2)),
        st.tuples(st.just("system"), st.just(0.0)),
        st.tuples(st.just("passphrase"), st.just(0.0)),
    ),
    max_size=40,
)


@given(happenings)
def test_it_is_open_only_to_one_who_was_there_all_the_time(things):
    lock, alone, shut = IdleLock.opened(START), 0.0, False  # alone: seconds; shut: by anything but idleness
    for what, amount in things:
        now = lock.seen
        if what in ("awake", "awake for long"):
            for _ in range(int(amount // 4)):
                lock = lock.tick(later(lock.seen, 4))
            lock, alone = lock.tick(later(lock.seen, amount % 4)), alone + amount
        elif what == "active":
            lock, alone = lock.active(later(now, amount)), alone + amount
            shut = shut or alone >= 300.01
            alone = 0.0 if lock.locked is None else alone
        elif what == "asleep":
            lock, shut = lock.active(Clocks(now.wall + amount + 0.01, now.monotonic + 0.01)), True
        elif what == "asleep on Windows":
            lock, shut = lock.active(later(now, amount)), True
        elif what == "clock set":
            lock, shut = lock.tick(later(now, 1, wall=amount)), True
        elif what == "clock corrected":
            lock, alone = lock.tick(later(now, 1, wall=amount)), alone + 1
        elif what == "system":
            lock, shut = lock.lock(now, Why.SYSTEM), True
        else:
            lock, alone, shut = lock.unlock(now), 0.0, False
        if shut or alone > 300.01:
            assert lock.locked is not None
            shut = True
        elif alone < 299.99:
            assert lock.locked is None


@given(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12), st.sampled_from(["tick", "active"]))
def test_no_moment_opens_a_locked_screen(wall, monotonic, what):
    lock = replace(IdleLock.opened(START), locked=Why.SYSTEM)
    assert getattr(lock, what)(Clocks(wall, monotonic)).locked is Why.SYSTEM


@pytest.mark.skipif(os.name != "posix", reason="there is no clock that counts sleep here")
def test_while_awake_the_two_clocks_of_this_machine_agree():
    lock, until = IdleLock.opened(Clocks.now()), time.monotonic() + 0.3
    while time.monotonic() < until:
        lock = lock.tick(Clocks.now())
    assert lock.locked is None
