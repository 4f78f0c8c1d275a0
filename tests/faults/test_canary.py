"""Words of an interview are looked for wherever they could have been left: none may lie in the clear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from perception.transcribers import shipped_model_folder
from tests.faults import programs
from tests.faults.watched_disk import Entry, Fault, environment, read_journal

TYPED = ("The heron wore vermilion galoshes.", "My cousin Zebulon knows.", "I want to end my life.")
NAME = "subject-quillfeather"
SPOKEN = "I cannot relax at home."
HEARD = "i cannot relax at home"


class Watched:
    """One start of the program, of which every write to every file is seen, files that are gone again too."""

    def __init__(self, folder: Path, arguments: list[object]) -> None:
        self.home, self.out, self.temporary = folder / "home", folder / "out", folder / "tmp"
        self.temporary.mkdir(exist_ok=True)
        journal = folder / "journal"
        journal.unlink(missing_ok=True)
        settings = environment(Path("/"), folder / "marks", journal, Fault())
        extra = {**settings, "DISK_FOLDER": "/", "DISK_KIN": "1", "TMPDIR": str(self.temporary)}
        done = programs.start(self.home, [*arguments, "--out", self.out], extra=extra)
        assert done.returncode == 0, done.stderr
        self.said = (done.stdout + done.stderr).encode()
        self.written = [one for one in read_journal(journal) if not one.path.startswith(str(self.out))]

    def hits(self, words: Iterable[bytes]) -> list[str]:
        """Where one of these words lies or lay."""
        forms = {form for word in words for form in forms_of(word)}
        left = {str(file): file.read_bytes() for file in files_below(self.home, self.temporary)}
        places = {**left, **journalled(self.written), "what it printed": self.said}
        return sorted(place for place, data in places.items() if any(form in data for form in forms))


def forms_of(word: bytes) -> set[bytes]:
    """As it is, and as UTF-16."""
    try:
        return {word, word.decode("ascii").encode("utf-16-le")}
    except UnicodeDecodeError:
        return {word}


def files_below(*folders: Path) -> list[Path]:
    return [file for folder in folders for file in folder.rglob("*") if file.is_file()]


def journalled(entries: Iterable[Entry]) -> Mapping[str, bytes]:
    """All that was ever written to each file, in a row."""
    found: dict[str, bytearray] = {}
    for entry in entries:
        found.setdefault(f"once in {entry.path}", bytearray()).extend(entry.data)
    return {path: bytes(data) for path, data in found.items()}


def words_of(*sentences: str) -> set[bytes]:
    """Each long word by itself, and each sentence."""
    words = {word.strip(".") for sentence in sentences for word in sentence.split() if len(word) > 6}
    return {text.encode() for text in {*words, *sentences}}


def test_nothing_typed_is_left_in_the_clear(tmp_path):
    (tmp_path / "typed").write_text("\n".join(TYPED))
    arguments = ["run", "--typed", tmp_path / "typed", "--disorder", "panic", "-n", "3"]
    run = Watched(tmp_path, [*arguments, "--subject", NAME])
    assert run.hits([*words_of(*TYPED), NAME.encode(), programs.PASSPHRASE.encode()]) == []
    report = (run.out / "report.md").read_text("utf-8")
    assert "vermilion" in report, "the words were in the interview"
    assert len(run.written) > 50, "its writes were seen"


def test_nothing_spoken_is_left_in_the_clear(tmp_path):
    folder = tmp_path / "answers"
    assert programs.start(tmp_path / "home", ["say", SPOKEN, "--out", folder / "1.wav"]).returncode == 0
    model = ["models", "import", shipped_model_folder(), "--language", "en"]
    assert programs.start(tmp_path / "home", model).returncode == 0
    sound = (folder / "1.wav").read_bytes()
    loudest = max((sound[at : at + 24] for at in range(0, len(sound), 97)), key=lambda some: len(set(some)))
    run = Watched(tmp_path, ["run", "--answers", folder, "--disorder", "panic", "-n", "1"])
    assert HEARD in (run.out / "report.md").read_text("utf-8").lower()
    assert run.hits([HEARD.encode(), SPOKEN.encode(), loudest]) == []


def test_control_what_is_written_and_removed_at_once_is_found(tmp_path):
    """The net has no hole where a temporary file was."""
    import subprocess
    import sys

    program = "import tempfile\nwith tempfile.NamedTemporaryFile() as file:\n file.write(b'vermilion'); file.flush()"
    journal = tmp_path / "journal"
    (tmp_path / "tmp").mkdir()
    settings = environment(Path("/"), tmp_path / "marks", journal, Fault())
    subprocess.run(
        [sys.executable, "-c", program], env={**settings, "TMPDIR": str(tmp_path / "tmp")}, check=True
    )
    found = journalled(read_journal(journal))
    assert [path for path, data in found.items() if b"vermilion" in data]
    assert not files_below(tmp_path / "tmp")


@pytest.mark.faults
def test_nothing_of_the_demonstration_is_left_in_the_clear(tmp_path):
    from perception.synthetic_person import answers_of

    run = Watched(tmp_path, ["demo"])
    home = run.out / "home"
    said = words_of(*answers_of("generalised_anxiety").values())
    in_home = [file for file in files_below(home) if any(word in file.read_bytes() for word in said)]
    assert in_home == []
    assert run.hits(said) == []
