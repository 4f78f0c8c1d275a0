"""The wording people agree to: whole in each language, and never changed after it was used."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from interview import consent_texts
from interview.consent_texts import NEWEST, consent_text
from interview.domain import Purpose
from interview.errors import PartMissing
from interview.spelling import is_arabic

FOLDER = Path(consent_texts.__file__).with_name("consent_texts")
# A wording that was given to people stays as it is. To change one, add a file with a new version.
RELEASED = {
    "2026-11.en": "898f8b927c820073480886e1e265319b640be56413be8c51583dc927a7bc62ba",
    "2026-11.ar": "a0c7a75788d518ea0255be1858432ac6273ef62f27b795f7eb2126fe13adf9c5",
}
LANGUAGES = ("en", "ar")


@pytest.mark.parametrize("reference", RELEASED)
def test_a_wording_that_was_used_is_never_changed(reference: str) -> None:
    assert hashlib.sha256((FOLDER / f"{reference}.toml").read_bytes()).hexdigest() == RELEASED[reference]


def test_every_file_is_listed_as_released() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(RELEASED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_consent_names_the_file_of_its_wording(language: str) -> None:
    text = consent_text(language)
    assert text.reference == f"{NEWEST}.{language}"
    assert (FOLDER / f"{text.reference}.toml").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_purpose_says_what_why_who_how_long_and_what_a_no_means(language: str) -> None:
    text = consent_text(language)
    for purpose in Purpose:
        said = text.purposes[purpose].model_dump().values()
        assert all(sentence.strip() for sentence in said)
        assert all(is_arabic(sentence) == (language == "ar") for sentence in said)


def test_both_languages_say_the_same_number_of_things() -> None:
    english, arabic = (consent_text(language) for language in LANGUAGES)
    assert len(english.opening) == len(arabic.opening)
    assert len(english.rights) == len(arabic.rights)
    assert set(english.givers) == set(arabic.givers)


def test_days_agreed_on_stand_in_the_form() -> None:
    assert "45" in consent_text("en").how_long(Purpose.KEEP_MEDIA, 45)
    assert "45" in consent_text("ar").how_long(Purpose.KEEP_MEDIA, 45)
    assert (
        consent_text("en").how_long(Purpose.KEEP_MEDIA, None)
        == consent_text("en").purposes[Purpose.KEEP_MEDIA].how_long
    )


@pytest.mark.parametrize(("language", "version"), [("fr", NEWEST), ("en", "1999-01"), ("../en", NEWEST)])
def test_a_wording_that_does_not_exist_is_refused(language: str, version: str) -> None:
    with pytest.raises(PartMissing) as refused:
        consent_text(language, version)
    assert "2026-11.en" in refused.value.remedy
