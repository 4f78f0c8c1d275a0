"""Under a locked screen nothing is shown, and everything that is being recorded is saved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from interview.domain import Stage
from interview.errors import ScreenLocked, WaitFirst, WrongPassphrase
from interview.lock import Clocks, Why
from interview.media import SOUND_RATE, AudioBlock
from interview.ports import Stop, Tape
from interview.screen_lock import ScreenLock
from interview.vault.store import VaultStore
from perception.live_tape import TapeRecording
from perception.tape import follow
from tests.interview.vaults import OTHER, PASSPHRASE, Clock, vault_in
from tests.interview.walks import at_stage


@dataclass
class Times:
    """Both clocks, moved by a test."""

    wall: float = 1_800_000_000.0
    monotonic: float = 1000.0

    def __call__(self) -> Clocks:
        return Clocks(self.wall, self.monotonic)

    def pass_by(self, seconds: float, lock: ScreenLock) -> None:
        """With a look every five seconds, as the window does."""
        while seconds > 0:
            self.wall, self.monotonic, seconds = self.wall + 5, self.monotonic + 5, seconds - 5
            lock.locked()


def test_a_recording_goes_on_under_a_locked_screen_and_is_saved(tmp_path: Path) -> None:
    clock, times = Clock(), Times()
    vault = vault_in(tmp_path / "vault", clock)
    unlocked, _ = vault.create("Dr A", PASSPHRASE)
    lock = ScreenLock(vault, "Dr A", times)
    with VaultStore(tmp_path / "vault", unlocked) as store:
        listening = at_stage(Stage.LISTENING)
        store.save(listening)
        tape = Tape(store.new_tape(listening.id, 1), store)
        with TapeRecording(tape, with_picture=False) as recording:
            recording.add_sound(_second(0))
            times.pass_by(300, lock)
            assert lock.locked() is Why.IDLE
            with pytest.raises(ScreenLocked, match="recording goes on"):
                lock.check(recording=True)
            for second in range(1, 4):
                recording.add_sound(_second(second))
        store.finish_tape(tape.id)
        store.save(listening)
        with pytest.raises(WrongPassphrase):
            lock.unlock(OTHER)
        with pytest.raises(WaitFirst):
            lock.unlock(PASSPHRASE)
        clock.now += 2
        lock.unlock(PASSPHRASE)
        lock.check()
        assert store.load(listening.id) == listening
        blocks = [item for item in follow(tape, Stop(), pictures=False) if isinstance(item, AudioBlock)]
        assert sum(len(block.samples) for block in blocks) == 4 * SOUND_RATE
        assert store.verify().sound


@pytest.mark.parametrize("why", [Why.SLEPT, Why.SYSTEM, Why.ASKED])
def test_it_locks_when_told_and_a_key_opens_nothing(tmp_path: Path, why: Why) -> None:
    vault = vault_in(tmp_path / "vault", Clock())
    vault.create("Dr A", PASSPHRASE)
    lock = ScreenLock(vault, "Dr A", Times())
    lock.check()
    lock.lock(why)
    lock.active()
    assert lock.locked() is why
    with pytest.raises(ScreenLocked):
        lock.check()


def test_a_computer_that_slept_is_locked_when_it_wakes(tmp_path: Path) -> None:
    vault = vault_in(tmp_path / "vault", Clock())
    vault.create("Dr A", PASSPHRASE)
    times = Times()
    lock = ScreenLock(vault, "Dr A", times)
    times.wall += 3600
    times.monotonic += 1
    lock.active()
    assert lock.locked() is Why.SLEPT


def _second(number: int) -> AudioBlock:
    return AudioBlock(float(number), (np.arange(SOUND_RATE) % 200 * 50).astype(np.int16))
