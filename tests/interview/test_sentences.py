"""What the program says in English has words in Arabic, for every sentence that the source can raise."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from interview.sentences import FOLDER, Given, said_in, with_isolates
from tests.interview.sentences_in_code import ROOT, Raised, first_arguments, sentences

TABLES = sorted((FOLDER / "ar").glob("*.toml"))
LATIN = re.compile(r"[A-Za-z]{2,}")
AS_GIVEN = re.compile("\u2068[^\u2069]*\u2069")
NAMES = re.compile(  # of programs, formats and systems: the same in every language
    r"(?<![A-Za-z])(CPU|Debian|GGUF|Google|HTML|JSON|ONNX Runtime|OpenCV|PDF|PEM|PocketSphinx|PortAudio|Piper|SHA"
    r"|Silero|TOML|UTF|Ubuntu|Vosk|YuNet|espeak|flite|gTTS|gtts|https|llama-cpp-python|markdown|mkv|mov|mp\d|piper|silent"
    r"|sqlcipher3|system|toml|wav|zip)(?![A-Za-z])"
)
MADE_UP = re.compile(r"Zq\d")
COMMAND = re.compile(
    r"(llama-gguf-split|main\.py|python3?|sudo|apt-get|pip|https?:)\S* ?.*|flite|piper|Piper|eSpeak NG"
)
CHECKED = re.compile(r"(whole file|the whole): .*")  # what a checker of forms says, in English everywhere
PASSED_ON = {  # not to be read from the source: examples of what comes there
    "record_reader.py: self._tampered(0, damage).words": (
        "s-1.sound is not as it was written: it is another recording under this name.",
        "s-1.sound is not as it was written: record 3, at byte 8 of the recording and 90 of the file, was changed,"
        " moved or taken from elsewhere.",
    ),
    "onnx_network.py: f'{file.name} is no {what}.'": (
        "a.onnx is no speech detector.",
        "a.onnx is no emotion model.",
    ),
    "device_list.py: *found['part_missing']": (
        "PortAudio, which reads the microphone, is not installed.",
        "Run: python3 bootstrap.py (on Debian and Ubuntu also: sudo apt-get install libportaudio2)",
    ),
}


@cache
def raised() -> tuple[Raised, ...]:
    return tuple(sentences())


def fault_of(sentence: str) -> str:
    """Why this is not good Arabic; empty when it is."""
    said = said_in("ar", sentence)
    if said is None:
        return "has no Arabic in interview/sentences/ar"
    ours = AS_GIVEN.sub(" ", " ".join(one for one in said if isinstance(one, str)))
    english = LATIN.findall(NAMES.sub(" ", ours))
    given = [one.text for one in said if isinstance(one, Given)]
    strange = [
        one for one in given if not (MADE_UP.search(one) or COMMAND.fullmatch(one) or CHECKED.fullmatch(one))
    ]
    lost = [gap for gap in re.findall(r"Zq\d", sentence) if not any(gap in one for one in given)]
    return f"keeps English words {english or strange}, loses {lost}" if english or strange or lost else ""


def test_every_error_of_the_source_has_words_in_arabic():
    found = raised()
    assert len(found) > 300
    told = [(one.where, fault_of(one.sentence or "")) for one in found if one.where not in PASSED_ON]
    faults = [f"{where} {fault}" for where, fault in told if fault]
    assert not faults, "\n".join(faults)
    assert set(PASSED_ON) <= {one.where for one in found}


@pytest.mark.parametrize("sentence", [one for some in PASSED_ON.values() for one in some])
def test_what_is_passed_on_from_elsewhere_has_words_too(sentence: str):
    said = said_in("ar", sentence)
    assert said is not None
    assert not LATIN.search(AS_GIVEN.sub(" ", NAMES.sub(" ", with_isolates(said))))
    assert not any(
        " " in one.text for one in said if isinstance(one, Given) and not COMMAND.fullmatch(one.text)
    )


@pytest.mark.parametrize(
    ("file", "carrier", "sentence"),
    [
        ("llm/server_model.py", "_NotTaken", "The language server Zq8.toml {}."),
        ("llm/llama_process.py", "_Failed", "The language model {}, more than once."),
    ],
)
def test_what_went_wrong_in_a_model_is_said_in_arabic(file: str, carrier: str, sentence: str):
    reasons = first_arguments(ROOT / file, carrier)
    assert reasons
    assert [reason for reason in reasons if fault_of(sentence.format(reason))] == []


def test_a_sentence_that_nobody_translated_is_found_out(tmp_path: Path):
    file = tmp_path / "new_part.py"
    file.write_text(
        "from interview.errors import DeviceMissing\n"
        "AGAIN = 'Turn it on.'\n"
        "def look(name: str) -> None:\n"
        "    raise DeviceMissing(f'The thermometer {name} is cold.', AGAIN)\n"
        "def hear(name: str) -> None:\n"
        "    raise DeviceMissing('The microphone does not open.' if name else f'{name} hums.')\n",
        encoding="utf-8",
    )
    found = [one.sentence or "" for one in sentences(iter([file]))]
    assert found == [
        "The thermometer Zq1.toml is cold.",
        "Turn it on.",
        "The microphone does not open.",
        "Zq1.toml hums.",
    ]
    assert [bool(fault_of(one)) for one in found] == [True, True, False, True]


def lines_of(file: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.stem)
def test_a_translation_has_the_gaps_of_its_sentence_and_no_direction_left_open(file: Path):
    for table in lines_of(file).values():
        for line, translation in table.items():
            gaps = [sorted(re.findall(r"\{\w+\}", text)) for text in (line, translation)]
            assert gaps[0] == gaps[1], line
            assert translation.count("\u2068") == translation.count("\u2069"), line


def test_names_stay_as_they_are_and_words_in_a_gap_are_translated():
    assert with_isolates(said_in("ar", "The microphone 'USB 2' is not connected.") or ()) == (
        "الميكروفون \u2068'USB 2'\u2069 غير موصول."
    )
    assert with_isolates(said_in("ar", "The camera failed.") or ()) == "تعطل الجهاز: الكاميرا."


def test_an_error_and_its_remedy_in_one_text_are_said_one_after_the_other():
    both = said_in("ar", "There is no sound in a. b.wav. Choose another file.")
    assert both == ("لا صوت في ", Given("a. b.wav"), ".", " ", "اختر ملفًا آخر.")


def test_what_is_unknown_or_in_english_is_left_to_whoever_shows_it():
    assert said_in("ar", "The thermometer is cold.") is None
    assert said_in("ar", "Try again. The thermometer is cold.") is None
    assert said_in("en", "Try again.") is None
