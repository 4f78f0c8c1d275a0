"""The trained network and its graph as a folder that Vosk reads."""

from __future__ import annotations

from pathlib import Path

from perception.speech_model.align import NUMBERS as PHONE_NUMBERS
from perception.speech_model.align import SILENCE, Dictionary
from perception.speech_model.graph import PLACES, SYMBOLS, build_graph
from perception.speech_model.kaldi import write_acoustic_model
from perception.speech_model.sentences import Sentences, words_of
from perception.speech_model.sound import MFCC_CONF
from perception.speech_model.train import STRIDE, Trained

DRAWN = 5000  # answers that the graph counts its words in; more of them only make it sure of the templates
MODEL_CONF = f"""--min-active=200
--max-active=3000
--beam=13.0
--lattice-beam=5.0
--acoustic-scale=1.0
--frame-subsampling-factor={STRIDE}
--endpoint.silence-phones=1
--endpoint.rule2.min-trailing-silence=0.5
--endpoint.rule3.min-trailing-silence=1.0
--endpoint.rule4.min-trailing-silence=2.0
"""


def export(trained: Trained, folder: Path, seed: int) -> None:
    """Write the model into an empty or new folder."""
    for part in ("am", "conf", "graph/phones"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "conf/mfcc.conf").write_text(MFCC_CONF)
    (folder / "conf/model.conf").write_text(MODEL_CONF)
    outputs = [PHONE_NUMBERS[symbol.split("_")[0]] for symbol in SYMBOLS[1:]]
    write_acoustic_model(trained, outputs, folder / "am/final.mdl")
    (folder / "graph/phones.txt").write_text(_numbered(SYMBOLS))
    (folder / "graph/phones/word_boundary.int").write_text(_places())
    _write_words(folder / "graph", seed)


def _write_words(folder: Path, seed: int) -> None:
    sentences = Sentences()
    words = sentences.vocabulary()
    dictionary = Dictionary.of_pocketsphinx(words)
    demo = [sentence for text in sentences.demo for sentence in text.split(".") if sentence.strip()]
    texts = sentences.draw(DRAWN, seed + 1) + demo
    build_graph([words_of(text) for text in texts], words, dictionary).save(folder / "HCLG.fst")
    (folder / "words.txt").write_text(_numbered(("<eps>", *words, "#0", "<s>", "</s>")))


def _numbered(symbols: tuple[str, ...]) -> str:
    return "".join(f"{symbol} {number}\n" for number, symbol in enumerate(symbols))


def _places() -> str:
    lines = []
    for number, symbol in enumerate(SYMBOLS[1:], start=1):
        place = "nonword" if symbol == SILENCE else PLACES[symbol[-1]]
        lines.append(f"{number} {place}\n")
    return "".join(lines)
