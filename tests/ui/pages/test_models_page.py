"""Models on this computer and those that can be had."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from interview.catalogue import Installed, Verified, read_catalogue
from interview.errors import NetworkNotAllowed
from interview.fitting import Free
from interview.gguf_store import NotVouched
from ui.dialogs.fetch_dialog import FetchDialog
from ui.dialogs.remove_model_dialog import RemoveModelDialog
from ui.dialogs.trust_dialog import TrustDialog
from ui.pages.model_words import what_for
from ui.pages.models_page import ModelsPage

CATALOGUE = read_catalogue()
USED = "llama-3.2-3b-instruct-q4_k_m"
HERE = [
    Installed(CATALOGUE[0].name, "vosk", "en", 71_000_000),
    Installed(USED, "llama", "", 2_000_000_000),
    Installed("own-model", "llama", "", 1_000_000_000),
]


@pytest.fixture
def page(qtbot: QtBot) -> ModelsPage:
    made = ModelsPage()
    qtbot.addWidget(made)
    made.show()
    made.show_models(HERE, CATALOGUE, USED)
    return made


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_what_is_here_is_not_offered_again(page: ModelsPage) -> None:
    offered = [one.entry.name for one in page._rows]
    assert offered == [entry.name for entry in CATALOGUE[1:] if entry.name != USED]


def test_a_model_without_an_address_cannot_be_fetched_and_says_what_to_do(page: ModelsPage) -> None:
    for one in page._rows:
        assert one.fetch.isHidden() == (one.entry.kind == "llama")
        assert ("bring it in below" in words(one)) == (one.entry.kind == "llama")


def test_fetching_says_what_it_is_and_asks_first(page: ModelsPage, qtbot: QtBot) -> None:
    entry = CATALOGUE[3]
    with qtbot.assertNotEmitted(page.fetch_wanted):
        next(one for one in page._rows if one.entry == entry).fetch.click()
    dialog = page.findChild(FetchDialog)
    assert dialog is not None
    for said in (entry.address, entry.licence, str(entry.megabytes), "Nothing of a session is sent"):
        assert said in words(dialog)
    with qtbot.waitSignal(page.fetch_wanted) as told:
        dialog._fetch()
    assert told.args == [entry.name]


def test_one_thing_is_fetched_at_a_time_and_can_be_cancelled(page: ModelsPage, qtbot: QtBot) -> None:
    page.show_progress("some-model", 1_000_000, 4_000_000)
    assert not any(one.fetch.isEnabled() for one in page._rows)
    assert not any(one.remove.isEnabled() for one in page._here)
    assert page._progress.bar.value() == 250
    with qtbot.waitSignal(page.cancel_wanted):
        page._progress.cancel.click()
    page.show_progress("some-model", 1_000_000, None)
    assert page._progress.bar.maximum() == 0, "nobody knows how much there is"
    page.show_problem(NetworkNotAllowed("It does not answer.", "Later."))
    assert all(one.fetch.isEnabled() for one in page._rows)
    assert page._progress.isHidden()


def test_a_folder_comes_with_the_language_that_was_chosen(page: ModelsPage, qtbot: QtBot) -> None:
    page.language.setCurrentIndex(page.language.findData("ar"))
    with qtbot.waitSignal(page.import_wanted) as told:
        page._import("/some/folder")
    assert told.args == ["/some/folder", "ar"]
    assert not page._choose.isEnabled()
    page.show_models(HERE, CATALOGUE)
    assert page._choose.isEnabled()


def test_a_file_nobody_vouches_for_is_taken_in_only_after_a_yes(page: ModelsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.gguf_wanted) as told:
        page._bring("/drive/new.gguf")
    assert told.args == ["/drive/new.gguf", False]
    page.show_problem(NotVouched("new", "ab" * 32))
    dialog = page.findChild(TrustDialog)
    assert dialog is not None
    assert "ab" * 32 in words(dialog).replace("\n", "")
    with qtbot.waitSignal(page.gguf_wanted) as told:
        dialog._trust()
    assert told.args == ["/drive/new.gguf", True]


def test_only_language_models_are_chosen(page: ModelsPage, qtbot: QtBot) -> None:
    speech, used, other = page._here
    assert speech.use.isHidden()
    assert "in use" in words(used)
    assert "in use" not in words(other)
    with qtbot.waitSignal(page.use_wanted) as told:
        other.use.click()
    assert told.args == ["own-model"]
    with qtbot.waitSignal(page.use_wanted) as told:
        used.use.click()
    assert told.args == [""]


def test_removing_says_what_is_lost_and_asks_first(page: ModelsPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.remove_wanted):
        page._here[1].remove.click()
    dialog = page.findChild(RemoveModelDialog)
    assert dialog is not None
    assert "vetted bank" in words(dialog)
    with qtbot.waitSignal(page.remove_wanted) as told:
        dialog._remove()
    assert told.args == [USED]


def test_every_language_model_says_whether_it_fits(page: ModelsPage) -> None:
    page.show_room(Free(12_000_000_000, 0))
    assert "on the processor" in words(page._here[1])
    largest = next(one for one in page._rows if one.entry.name.startswith("llama-3.3"))
    assert "Does not fit" in words(largest)
    assert "45.2 GB" in words(largest)
    assert "fit" not in words(page._here[0]).lower()
    page.show_room(Free(12_000_000_000, 12_000_000_000))
    assert "on the graphics card" in words(page._here[1])


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.name)
def test_words_of_the_page_say_what_the_catalogue_says(entry) -> None:
    assert what_for(entry) == entry.what_for


def test_a_chosen_model_is_used_kept_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    """With the real desk behind the page."""
    import main
    from tests.ui.commands import TERMS
    from ui.desk import Desk
    from ui.models_desk import ModelsDesk

    gguf = tmp_path / "small.gguf"
    gguf.write_bytes(b"GGUF that nobody opens")
    home = tmp_path / "home"
    desk = Desk(main.wire(home, TERMS))
    try:
        models = ModelsDesk(desk)
        qtbot.addWidget(models.page)
        models._bring(str(gguf), False)
        models.page._brought = str(gguf)
        qtbot.waitUntil(lambda: models.page.findChild(TrustDialog) is not None, timeout=20_000)
        models.page.findChild(TrustDialog)._trust()
        qtbot.waitUntil(lambda: [one.model.name for one in models.page._here] == ["small"], timeout=20_000)
        models.page._here[0].use.click()
        assert desk.settings.llm.model == "small"
        qtbot.waitUntil(lambda: bool((home / "settings.toml").exists()), timeout=20_000)
        qtbot.waitUntil(lambda: bool(models.page._here) and models.page._here[0]._used, timeout=20_000)
        models._remove("small")
        qtbot.waitUntil(lambda: models.page._here == [], timeout=20_000)
        assert desk.settings.llm.model == ""
        assert not list(home.rglob("*.gguf"))
    finally:
        assert desk.close()


def test_each_model_can_be_checked_one_at_a_time_and_the_check_cancelled(
    page: ModelsPage, qtbot: QtBot
) -> None:
    line = page._here[1]
    assert USED in line.check.accessibleName()
    with qtbot.waitSignal(page.check_wanted) as told:
        line.check.click()
    assert told.args == [USED]
    named = page._progress.bar.accessibleName()
    assert named.startswith("Checking ")
    assert USED in named
    assert not any(one.check.isEnabled() or one.remove.isEnabled() for one in page._here)
    with qtbot.waitSignal(page.cancel_wanted):
        page._progress.cancel.click()


@pytest.mark.parametrize(
    ("wrong", "known", "said"),
    [
        ("", True, "✓ Its SHA-256 fits"),
        ("other", True, "✗ It differs"),
        ("?", False, "? Nobody knows its SHA-256"),
    ],
)
def test_a_line_says_what_came_of_its_check(page: ModelsPage, wrong: str, known: bool, said: str) -> None:
    page.show_progress(USED, 0, None, checking=True)
    page.show_checked(Verified(HERE[1], wrong, known))
    assert said in words(page._here[1])
    assert not any(
        "SHA-256 fits" in words(one) or "differs" in words(one) for one in page._here if one != page._here[1]
    )
    assert page._here[0].check.isEnabled()
    assert not page._progress.isVisibleTo(page)


def test_a_model_is_hashed_again_at_the_real_desk(qtbot: QtBot, tmp_path: Path) -> None:
    import main
    from interview.gguf_store import Voucher
    from tests.ui.commands import TERMS
    from ui.desk import Desk
    from ui.models_desk import ModelsDesk

    program, gguf = main.wire(tmp_path / "home", TERMS), tmp_path / "small.gguf"
    gguf.write_bytes(b"GGUF that nobody opens")
    place = program.import_model(gguf, "", Voucher(trust=True))
    desk = Desk(program)
    try:
        models = ModelsDesk(desk)
        qtbot.addWidget(models.page)
        qtbot.waitUntil(lambda: len(models.page._here) == 1, timeout=20_000)

        def checked(said: str) -> None:
            models.page._here[0].check.click()
            qtbot.waitUntil(lambda: said in models.page._here[0]._checked.text(), timeout=20_000)

        checked("fits")
        place.write_bytes(b"GGUF that somebody changed")
        checked("differs")
        (place.parent.parent / "pins.json").unlink()
        checked("Nobody knows")
        released = threading.Event()
        desk.apart(
            lambda _stop, _watch: released.wait(20)
        )  # so that the check still waits when it is cancelled
        line = models.page._here[0]
        line.check.click()
        models.page._progress.cancel.click()
        released.set()
        qtbot.waitUntil(lambda: not desk.lanes.language.tasks(), timeout=20_000)
        qtbot.waitUntil(lambda: bool(models.page._here) and models.page._here[0] is not line, timeout=20_000)
        assert models.page._here[0]._checked.text() == ""
        assert models.page._here[0].check.isEnabled()
    finally:
        assert desk.close()
