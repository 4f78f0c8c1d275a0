"""Lanes: one task after another, in a thread of their own, heard of in the thread of the window."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject

from interview.errors import Cancelled, DeviceMissing
from ui.lanes import Lane, Lanes, Task


class Heard(QObject):
    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.began, self.done, self.failed, self.threads = [], [], [], set()
        lane.began.connect(self.on_began)
        lane.done.connect(self.on_done)
        lane.failed.connect(self.on_failed)

    def on_began(self, task) -> None:
        self.began.append(task.name)
        self.threads.add(threading.get_ident())

    def on_done(self, task, value) -> None:
        self.done.append((task.name, value))

    def on_failed(self, task, error) -> None:
        self.failed.append((task.name, type(error)))


@pytest.fixture
def lane(qtbot):
    lane = Lane("test", 2)
    yield lane
    assert lane.close()


def waiting(stop, _watch):
    stop.wait(20)
    return "ended"


def fail(_stop, _watch):
    raise DeviceMissing("No.", "Plug it in.")


def test_tasks_run_one_after_another_in_a_thread_of_their_own_and_are_heard_of_in_this_one(qtbot, lane):
    heard, ran_in = Heard(lane), []

    def work(_stop, _watch):
        ran_in.append(threading.get_ident())
        return len(ran_in)

    assert lane.submit(Task("a", work))
    assert lane.submit(Task("b", work))
    qtbot.waitUntil(lambda: len(heard.done) == 2)
    assert heard.done == [("a", 1), ("b", 2)]
    assert heard.threads == {threading.get_ident()}
    assert threading.get_ident() not in ran_in


def test_a_full_lane_refuses_and_cancelled_tasks_do_not_count(qtbot, lane):
    heard = Heard(lane)
    lane.submit(Task("present", waiting))
    qtbot.waitUntil(lambda: heard.began == ["present"])
    first, second = Task("first", waiting), Task("second", waiting)
    assert lane.submit(first)
    assert lane.submit(second)
    assert not lane.submit(Task("third", waiting))
    first.stop.cancel()
    assert lane.submit(Task("fourth", waiting))


def test_a_cancelled_task_fails_as_cancelled_also_when_it_returned_something(qtbot, lane):
    heard, task = Heard(lane), Task("a", waiting)
    lane.submit(task)
    qtbot.waitUntil(lambda: heard.began == ["a"])
    task.stop.cancel()
    qtbot.waitUntil(lambda: bool(heard.failed))
    assert (heard.failed, heard.done) == ([("a", Cancelled)], [])


def test_done_keeps_the_result_and_a_fault_ends_one_task_only(qtbot, lane):
    heard, task = Heard(lane), Task("a", waiting)
    lane.submit(task)
    lane.submit(Task("bad", fail))
    task.stop.finish()
    lane.submit(Task("after", lambda _stop, _watch: 7))
    qtbot.waitUntil(lambda: len(heard.done) == 2)
    assert heard.done == [("a", "ended"), ("after", 7)]
    assert heard.failed == [("bad", DeviceMissing)]


def test_closing_cancels_and_the_store_does_what_waits_to_its_end(qtbot):
    lanes, done = Lanes(), []
    lanes.capture.submit(Task("recording", waiting))
    for number in range(20):
        lanes.store.submit(Task(number, lambda _s, _w, n=number: done.append(n)))
    assert lanes.close()
    assert done == list(range(20))
    assert not lanes.store.submit(Task("late", waiting))
    assert all(lane.isFinished() or not lane.isRunning() for lane in lanes)


def test_what_lets_go_of_a_device_is_neither_refused_nor_cancelled(qtbot):
    lane, done = Lane("test", 0), []
    assert lane.submit(Task("busy", waiting))
    assert not lane.submit(Task("one more", waiting))
    assert lane.submit(Task("close", lambda _stop, _watch: done.append("closed"), lets_go=True))
    assert lane.close()
    assert done == ["closed"]
