"""How old a reader must be for a question.

English: Flesch-Kincaid grade = 0.39 words/sentences + 11.8 syllables/words - 15.59 (Kincaid, Fishburne,
Rogers and Chissom 1975, Research Branch Report 8-75, Naval Technical Training), and reading age = grade +
5. The formula was made for passages and syllables are estimated from the spelling, so that a figure for one
question is a rough one.

Arabic: no formula is agreed on, so a plain bound is used, a heuristic of ours: on average 6 letters a word,
no word over 12 letters without its article, no sentence over 25 words.
"""

from __future__ import annotations

import re

from interview.spelling import plain, without_article

OLDEST = 12.0  # years
ARABIC_MEAN = 6.0  # letters a word
ARABIC_LONGEST = 12  # letters
ARABIC_SENTENCE = 25  # words
_SENTENCE_END = re.compile(r"[.!?؟]+")
_SILENT = re.compile(
    r"[^aeioulyr]e$|[aeiouy][lr]e$|[^aeiouytd]ed$|[^aeiouyscxzg]es$|[^aeiouy]eless$|[^aeiouy]ely$"
)


def reading_age(text: str) -> float:
    """Years of age at which this English text can be read."""
    words = re.findall(r"[A-Za-z]+(?:['’][A-Za-z]+)?", text)
    if not words:
        return 0.0
    sentences = [part for part in _SENTENCE_END.split(text) if part.strip()]
    syllables = sum(_syllables(word) for word in words)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return grade + 5


def hard_to_read(text: str, language: str) -> str:
    """Why this text is too hard for a reader of twelve, or ""."""
    if language == "en":
        age = reading_age(text)
        return (
            f"Reads at age {age:.1f}; at most {OLDEST:.0f}: shorter words or sentences."
            if age > OLDEST
            else ""
        )
    sentences = [plain(part).split() for part in _SENTENCE_END.split(text) if part.strip()]
    words = [without_article(word) for sentence in sentences for word in sentence]
    if not words:
        return ""
    mean = sum(map(len, words)) / len(words)
    longest = max(words, key=len)
    sentence = max(map(len, sentences))
    if mean <= ARABIC_MEAN and len(longest) <= ARABIC_LONGEST and sentence <= ARABIC_SENTENCE:
        return ""
    return f"Hard to read: {mean:.1f} letters a word, longest “{longest}”, {sentence} words in a sentence."


def _syllables(word: str) -> int:
    """Groups of vowels, less an e that is not heard."""
    word = re.sub(r"[^a-z]", "", word.casefold())
    groups = len(re.findall(r"[aeiouy]+", word))
    return max(1, groups - 1 if _SILENT.search(word) else groups)
