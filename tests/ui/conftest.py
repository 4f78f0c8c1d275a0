"""What the tests of the command line share."""

from __future__ import annotations

import pytest

from tests.interview.vaults import PASSPHRASE
from tests.ui.commands import Ended, Run, wire
from ui.terminal.app import make_app
from ui.terminal.passphrase import VARIABLE


@pytest.fixture
def anamnesis(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command with the passphrase in the environment; `passphrase=None` leaves it out."""

    def run(*arguments: object, passphrase: str | None = PASSPHRASE) -> Ended:
        monkeypatch.setattr("sys.argv", ["main.py", *map(str, arguments)])
        if passphrase is not None:
            monkeypatch.setenv(VARIABLE, passphrase)
        with pytest.raises(SystemExit) as ended:
            make_app(wire)()
        done = capsys.readouterr()
        return Ended(int(ended.value.code or 0), done.out, done.err)

    return run
