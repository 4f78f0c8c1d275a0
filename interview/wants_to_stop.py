"""Whether a person says that they want to stop, or not to speak of it: then nobody suggests to ask more.

A short list that finds plain wordings. It ends nothing: the clinician decides what happens.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from interview.spelling import plain

_WORDINGS: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"(?:do not|don't|dont|would rather not|rather not|can't|cannot) (?:want to |wanna |like to )?"
        r"(?:talk|speak|answer|say|discuss|go on|continue|go into)",
        r"(?:want|like|need|have) to stop\b(?! (?:the|my|him|her|them|it|doing|being|\w+ing)\b)",
        r"(?:can|could|may|shall) (?:we|i|you) (?:please )?(?:stop|finish|end)\b",
        r"(?:please )?stop (?:now|here|this|asking|please|the interview|the questions)\b",
        r"no more (?:questions|of this)|leave me alone|none of your business",
    ),
    "ar": (
        r"لا (?:اريد|ارغب|احب|استطيع|اقدر)(?: في)?(?: ان)? "
        r"(?:اتكلم|اتحدث|التكلم|التحدث|الكلام|الحديث|اجيب|الاجابه|اكمل|اواصل|استمر)",
        r"(?:اريد|ارغب|لازم|ارجو)(?: في)?(?: ان)? ?(?:اتوقف|التوقف|نتوقف|انهي|انهاء)",
        r"(?:هل )?(?:يمكن|ممكن)(?:نا|ني)?(?: ان)? (?:نتوقف|التوقف|اتوقف|ننهي)",
        r"كفايه|اتركني|دعني وشاني|^(?:كفي|خلاص|توقف|توقفي|توقفوا)",
    ),
}


def wants_to_stop(text: str, language: str) -> bool:
    """True when in doubt about a wording of the list; a language without a list finds nothing."""
    wordings = _WORDINGS.get(language, ())
    looked_at = plain(text) if language == "ar" else " ".join(text.casefold().replace("’", "'").split())
    return any(re.search(rf"(?<!\w)(?:{one})(?!\w)", looked_at) for one in wordings)
