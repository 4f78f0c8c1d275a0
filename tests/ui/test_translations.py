"""Every word of the window is collected, translated whole, and in what the program reads."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ui.gallery.words_seen import LATIN, SAME_IN_EVERY_LANGUAGE
from ui.translations.__main__ import HERE, LANGUAGES, collect, make, sources

FORMS = {"en": 2, "ar": 6}  # what a language says differently for different numbers
_GAP = re.compile(r"\{\w*\}|%n")


def messages(ts: Path) -> Iterator[tuple[str, ElementTree.Element]]:
    for context in ElementTree.parse(ts).getroot().iter("context"):  # noqa: S314  a file of our own
        yield from ((context.findtext("name") or "", message) for message in context.iter("message"))


def forms(message: ElementTree.Element) -> list[str]:
    """What is said for it: one, or one for each kind of number."""
    translation = message.find("translation")
    assert translation is not None
    several = [form.text or "" for form in translation.iter("numerusform")]
    return several or [translation.text or ""]


def gaps(text: str) -> list[str]:
    return sorted(gap for gap in _GAP.findall(text) if gap != "%n")


def said_in_the_code(file: Path) -> Iterator[tuple[str, str]]:
    """Context and words of every `tr` and `translate` with literals."""

    def within(node: ast.AST, context: str) -> Iterator[tuple[str, str]]:
        if isinstance(node, ast.ClassDef):
            context = node.name
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [
                one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            if name == "tr" and given:
                yield context, given[0]
            if name in ("translate", "QT_TRANSLATE_NOOP") and len(given) > 1:
                yield given[0], given[1]
        for inner in ast.iter_child_nodes(node):
            yield from within(inner, context)

    return within(ast.parse(file.read_text(encoding="utf-8")), "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_collected_anew_are_those_that_were_translated(tmp_path: Path, language: str):
    ts = HERE / f"anamnesis_{language}.ts"
    anew = Path(shutil.copy(ts, tmp_path))
    collect(language, anew)
    assert anew.read_text(encoding="utf-8") == ts.read_text(encoding="utf-8")
    assert "unfinished" not in ts.read_text(encoding="utf-8")


def test_no_word_of_the_code_is_overlooked_when_words_are_collected():
    collected = {(context, one.findtext("source")) for context, one in messages(HERE / "anamnesis_ar.ts")}
    said = {(file.name, *words) for file in sources() for words in said_in_the_code(file)}
    assert len(said) > 900
    assert sorted(words for words in said if words[1:] not in collected) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_loses_no_gap_and_knows_every_number(language: str):
    for context, message in messages(HERE / f"anamnesis_{language}.ts"):
        source, said = message.findtext("source") or "", forms(message)
        assert len(said) == (FORMS[language] if message.get("numerus") else 1), (context, source)
        for form in said:
            assert form.strip() or source.isspace(), (context, source)
            assert gaps(form) == gaps(source), (context, source, form)


def test_for_many_things_the_number_is_said():
    for context, message in messages(HERE / "anamnesis_ar.ts"):
        if message.get("numerus"):
            *_, few, many, other = forms(message)
            assert all("%n" in form for form in (few, many, other)), (context, message.findtext("source"))


def test_arabic_says_nothing_in_latin_letters_but_names():
    for context, message in messages(HERE / "anamnesis_ar.ts"):
        for form in forms(message):
            assert set(LATIN.findall(_GAP.sub(" ", form))) <= SAME_IN_EVERY_LANGUAGE, (context, form)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_reads_is_made_of_what_was_written(tmp_path: Path, language: str):
    made = tmp_path / "made.qm"
    make(HERE / f"anamnesis_{language}.ts", made)
    assert made.read_bytes() == (HERE / f"anamnesis_{language}.qm").read_bytes()
