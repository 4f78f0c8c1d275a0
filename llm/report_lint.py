"""What no sentence of a model's report may be: a diagnosis that is stated, an excuse, or more than plain words."""

from __future__ import annotations

import re
import unicodedata

_DIAGNOSIS = re.compile(
    r"\bdiagnos(?:is|es)\s*(?:is|are|was|would be|must be|has to be|can be made|of\b.*\b(?:is|was)\b|:|–|-|=)"
    r"|\b(?:final|definite|confirmed|correct|primary|main)\s+diagnosis\b"
    r"|\bdiagnosis\s+(?:confirmed|certain|established|made)\b"
    r"|\b(?:i|we)\s+(?:hereby\s+)?diagnose\b|\bdiagnosed\s+(?:as|with)\b|\bdiagnosable\s+with\b"
    r"|\b(?:meets?|fulfil?ls?|satisf(?:y|ies))\b.{0,40}\bcriteria\b"
    r"|\byou\s+(?:\w+\s+)?(?:have|suffer from|are suffering from)\b"
    r"|\b(?:has|suffers? from|is suffering from|is an? case of|definitely)\b.{0,60}"
    r"\b(?:disorder|schizophrenia|psychosis)\b"
    r"|\b(?:ihre|seine|die)\s+diagnose\s+(?:ist|lautet)\b|\bdiagnose\s*:"
    r"|(?:ال)?تشخيص(?:ك|ه|ها|ي)?\s*(?:هو|هي|النهائي|المؤكد|:)"
    r"|(?:شُ?خّ?ص|مشخّ?صة?|تم\s+تشخيص)\S*\s+(?:ب|على)"
    r"|(?:مصاب|مصابة|يعاني|تعاني|تستوفي|يستوفي)\s.{0,40}(?:اضطراب|الفصام|فصام|ذهان|معايير)"
    r"|(?:أنت|إنك)\s+(?:مصاب|تعاني)",
    re.IGNORECASE | re.DOTALL,
)
_REFUSAL = re.compile(
    r"\b(?:as an ai\b|as a language model|i(?:'m| am) (?:sorry|not able|unable)"
    r"|i (?:can(?:'|no)?t|won't|will not) (?:help|assist|provide|write|analy[sz]e|comply|fulfil|continue)\b)"
    r"|(?:أعتذر|آسف|لا\s+أستطيع\s+(?:المساعدة|أن|كتابة|تحليل)|كنموذج\s+لغوي|بصفتي\s+نموذج)",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"[<>\[\]{}|`#*_\\^~⟦⟧]|://|\b(?:javascript|data|file|mailto):|\bwww\.|\S@\S", re.IGNORECASE
)


def is_plain(sentence: str) -> bool:
    """Whether a sentence is words alone. One with a link, a heading or a tag is no statement about a person, even
    where an answer holds the same signs."""
    return _MARKUP.search(_plain(sentence)) is None


def states_diagnosis(sentence: str) -> bool:
    """Whether a sentence says what somebody's diagnosis is. What the person told of an earlier one is said so too:
    whoever asks looks whether the answer bears it out."""
    return _DIAGNOSIS.search(_plain(sentence)) is not None


def is_refusal(sentence: str) -> bool:
    """Whether a sentence speaks of the model and what it will not do, in the place of one about the person."""
    return _REFUSAL.search(_plain(sentence).replace("’", "'")) is not None


def _plain(text: str) -> str:
    """Without signs that nobody sees, and with one blank between words."""
    shown = "".join(
        letter
        for letter in unicodedata.normalize("NFKC", text)
        if unicodedata.category(letter) not in ("Cf", "Mn")
    )
    return " ".join(shown.split())
