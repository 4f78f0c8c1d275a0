"""Sleep and the system's lock, as a real message bus tells them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LISTENER = """
import os, sys
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from ui.system_signals import SystemSignals

app = QCoreApplication([])
signals = SystemSignals()
signals.heard.connect(lambda why: print(why, flush=True))
bus = QDBusConnection.connectToBus(os.environ["DBUS_SESSION_BUS_ADDRESS"], "speaker")

def say(path, interface, name, *values):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(values))
    assert bus.send(message)

assert bus.registerService("org.freedesktop.login1")

def all_of_it():
    say("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", True)
    say("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", False)
    say("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock")
    say("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True)
    say("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
    QTimer.singleShot(300, app.quit)

QTimer.singleShot(200, all_of_it)
QTimer.singleShot(20000, app.quit)
app.exec()
"""


def test_sleep_and_the_screen_lock_are_heard_over_the_bus():
    if shutil.which("dbus-run-session") is None:
        pytest.skip("there is no dbus-run-session")
    command = ["dbus-run-session", "--", sys.executable, "-c", LISTENER]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT, check=False)
    assert done.stdout.split() == ["slept", "system", "system"], done.stderr


def test_without_a_bus_nothing_is_heard_and_nothing_fails():
    code = """
from PySide6.QtCore import QCoreApplication
from ui.system_signals import SystemSignals
app = QCoreApplication([])
SystemSignals()
"""
    environment = {
        "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, timeout=60, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr
