"""Models on this computer and those that can be fetched."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from interview.catalogue import Installed, read_catalogue
from interview.errors import NetworkNotAllowed
from ui.dialogs.fetch_dialog import FetchDialog
from ui.pages.model_words import what_for
from ui.pages.models_page import ModelsPage

CATALOGUE = read_catalogue()
HERE = [Installed(CATALOGUE[0].name, "vosk", "en", 71_000_000)]


@pytest.fixture
def page(qtbot: QtBot) -> ModelsPage:
    made = ModelsPage()
    qtbot.addWidget(made)
    made.show()
    made.show_models(HERE, CATALOGUE)
    return made


def test_what_is_here_is_not_offered_again(page: ModelsPage) -> None:
    assert [one._entry.name for one in page._rows] == [entry.name for entry in CATALOGUE[1:]]


def test_fetching_says_what_it_is_and_asks_first(page: ModelsPage, qtbot: QtBot) -> None:
    entry = CATALOGUE[3]
    with qtbot.assertNotEmitted(page.fetch_wanted):
        next(one for one in page._rows if one._entry == entry).fetch.click()
    dialog = page.findChild(FetchDialog)
    assert dialog is not None
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for said in (entry.address, entry.licence, str(entry.megabytes), "Nothing of a session is sent"):
        assert said in words
    with qtbot.waitSignal(page.fetch_wanted) as told:
        dialog._fetch()
    assert told.args == [entry.name]


def test_one_thing_is_fetched_at_a_time_and_can_be_cancelled(page: ModelsPage, qtbot: QtBot) -> None:
    page.show_progress("some-model", 1_000_000, 4_000_000)
    assert not any(one.fetch.isEnabled() for one in page._rows)
    assert page._progress._bar.value() == 250
    with qtbot.waitSignal(page.cancel_wanted):
        page._progress.cancel.click()
    page.show_progress("some-model", 1_000_000, None)
    assert page._progress._bar.maximum() == 0, "nobody knows how much there is"
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


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.name)
def test_words_of_the_page_say_what_the_catalogue_says(entry) -> None:
    assert what_for(entry) == entry.what_for
