"""Words become pieces: by a real vocabulary, in real arrays, and never where nothing was said."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.data.prepare import prepare
from models.data.prepared import Cut, NotPrepared, Prepared
from models.data.samples import Sample
from models.data.words import PADDING, NoVocabulary, Words
from models.training.feed import Clips, DoesNotFit, Together
from models.training.pool import Pool
from tests.models.data.npy_media import NpyMedia, clip
from tests.models.talking import PIECES, vocabulary
from tests.models.tiny import tiny

CUT = Cut(seconds=4, frames=0, size=0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("roberta")
    vocabulary(place)
    return place


def talk(folder: Path) -> list[Sample]:
    """Three takes of 2, 2 and 9 seconds; nobody says anything in the second."""
    takes = [("a", 2, "Excuse me."), ("b", 2, None), ("c", 9, "I lost it...")]
    return [clip(folder, name, [1] * seconds, text=text) for name, seconds, text in takes]


def ready(folder: Path, words: Path, samples: list[Sample]) -> Prepared:
    made = prepare(samples, folder / "out", CUT, NpyMedia(), words=Words(words, PIECES))
    assert made is not None
    return made


def test_pieces_are_those_of_the_library_and_padding_follows(folder: Path) -> None:
    from transformers import RobertaTokenizer

    library = RobertaTokenizer.from_pretrained(folder, local_files_only=True)
    for text in ("Excuse me.", "I'm so happy!"):
        numbers = Words(folder, 30).cut(text)
        told = library(text)["input_ids"]
        assert numbers[: len(told)].tolist() == told
        assert set(numbers[len(told) :].tolist()) == {PADDING}
        assert library.decode(told, skip_special_tokens=True) == text


def test_a_long_sentence_keeps_its_end_mark(folder: Path) -> None:
    vocabulary_of = json.loads((folder / "vocab.json").read_text("utf-8"))
    numbers = Words(folder, 5).cut("Excuse me. " * 100)
    assert (len(numbers), numbers[0], numbers[-1]) == (5, vocabulary_of["<s>"], vocabulary_of["</s>"])
    assert PADDING not in numbers


def test_a_folder_without_a_vocabulary_of_roberta_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NoVocabulary, match=r"no vocab\.json and no merges\.txt"):
        Words(tmp_path, PIECES)
    turned = {
        piece: number for number, piece in enumerate(json.loads((folder / "vocab.json").read_text("utf-8")))
    }
    turned["<pad>"], turned["</s>"] = turned["</s>"], turned["<pad>"]
    (tmp_path / "vocab.json").write_text(json.dumps(turned), "utf-8")
    (tmp_path / "merges.txt").write_text((folder / "merges.txt").read_text("utf-8"), "utf-8")
    with pytest.raises(NoVocabulary, match="no vocabulary of RoBERTa"):
        Words(tmp_path, PIECES).cut("Excuse me.")


def test_who_says_nothing_has_no_text(folder: Path, tmp_path: Path) -> None:
    prepared = ready(tmp_path, folder, talk(tmp_path))
    assert prepared.branches == ("text", "voice")
    assert prepared.pieces == PIECES
    assert [prepared.item(i)["present"]["text"] for i in range(3)] == [True, False, True]
    assert prepared.item(0)["text"].tolist() == Words(folder, PIECES).cut("Excuse me.").tolist()
    assert set(prepared.item(1)["text"].tolist()) == {PADDING}
    assert isinstance(prepared.item(0)["text"].base, np.memmap)
    clips = Clips(Pool([Prepared.open(prepared.folder, tiny("mmer").labels)]), range(3), spec_of_these())
    batch = Together(spec_of_these())([clips[i] for i in range(3)])
    assert batch.inputs["text"].shape == (3, PIECES)
    assert not batch.inputs["text"].is_floating_point()
    assert batch.present["text"].tolist() == [True, False, True]


def spec_of_these():
    return tiny("mmer", frames=PIECES, seconds=CUT.seconds)


def test_words_are_said_to_be_heard_only_where_all_of_them_are(folder: Path, tmp_path: Path) -> None:
    samples = talk(tmp_path)
    samples.append(replace(samples[0], id="d", sound=None, face=None))
    prepared = ready(tmp_path, folder, samples)
    assert [prepared.item(i)["spoken"] for i in range(4)] == ["Excuse me.", None, None, None]
    assert [prepared.item(i)["present"]["text"] for i in range(4)] == [True, False, True, True]


def test_nobody_cuts_words_that_were_not_asked_for(tmp_path: Path) -> None:
    prepared = prepare(talk(tmp_path), tmp_path / "out", CUT, NpyMedia())
    assert prepared is not None
    assert (prepared.branches, prepared.pieces) == (("voice",), 0)


def test_another_vocabulary_or_length_is_another_folder(folder: Path, tmp_path: Path) -> None:
    samples = talk(tmp_path)
    ready(tmp_path, folder, samples)
    for words in (None, Words(folder, PIECES + 1)):
        with pytest.raises(NotPrepared, match="other words"):
            prepare(samples, tmp_path / "out", CUT, NpyMedia(), words=words)
    longer = tiny("mmer", frames=PIECES + 1, seconds=CUT.seconds)
    pool = Pool([Prepared.open(tmp_path / "out", longer.labels)])
    with pytest.raises(DoesNotFit, match=f"{PIECES} pieces"):
        Clips(pool, [0], longer)


def test_a_transcript_that_was_corrected_is_cut_anew(folder: Path, tmp_path: Path) -> None:
    samples = talk(tmp_path)
    ready(tmp_path, folder, samples)
    samples[1] = replace(samples[1], text="No, you don't.")
    prepared = ready(tmp_path, folder, samples)
    assert prepared.item(1)["present"]["text"]
    assert prepared.item(1)["text"].tolist() == Words(folder, PIECES).cut("No, you don't.").tolist()
    assert prepared.facts(1)["text"] == "No, you don't."
