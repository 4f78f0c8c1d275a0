"""Takes the control tokens of language models out of any text that is not ours, visibly.

A person may type `<|eot_id|>`, or a transcript hold it; a server would read it as the end of their words. It is
replaced by a mark that everybody can see, so that what stood on both sides cannot join into a new token.
"""

from __future__ import annotations

import re
import unicodedata

MARK = "⟦control token⟧"
# What looks like an angle bracket, a bar, a slash, a square bracket: compatibility forms are folded by NFKC before.
_LOOKS = str.maketrans(
    {
        **dict.fromkeys("‹〈⟨❮❰˂ᐸ⧼≺", "<"),
        **dict.fromkeys("›〉⟩❯❱˃ᐳ⧽≻", ">"),
        **dict.fromkeys("│┃∣ǀ❘❙❚⎮⏐¦ᛁ।╎╏┆┇┊┋▏▕׀", "|"),
        **dict.fromkeys("⁄∕╱⧸", "/"),
        **dict.fromkeys("❲〔⁅", "["),
        **dict.fromkeys("❳〕⁆", "]"),
        **dict.fromkeys("«≪⟪《", "<<"),
        **dict.fromkeys("»≫⟫》", ">>"),
        "▁": "_",
        "＿": "_",
    }
)
_NAMES = (
    r"s|unk|pad|bos|eos|eot|eom|eod|mask|cls|sep|sot|"
    r"(?:start|end)_of_(?:turn|image|text|role|audio)|(?:begin|end)_of_(?:text|sentence)|"
    r"(?:fim|repo|file|code|commit|issue|jupyter|gh|empty)_\w{1,32}|"
    r"think|tool_call|tool_response|tools?|function_calls?|reserved_\w{0,32}|special_\w{0,32}|"
    r"unused_?\d{1,5}|extra_id_\d{1,5}|0x[0-9a-f]{2}|endoftext|image|audio|video"
)
_BRACKETED = (
    r"inst|sys|system|system_prompt|available_tools|tool_calls?|tool_results?|tool_content|img|img_break|img_end|"
    r"audio|begin_audio|prefix|middle|suffix|think|model_settings|args|call_id|"
    r"bos|eos|cls|sep|mask|pad|unk|control_\d{1,5}|unused_?\d{1,5}"
)
_TOKENS = re.compile(
    rf"<\s*\|[^<>|\n]{{0,64}}\|?\s*>|<\||\|>"  # <|anything|>, and halves that could be joined to one
    rf"|<<\s*/?\s*sys\s*>>"
    rf"|<\s*/?\s*(?:{_NAMES})\s*/?\s*>"
    rf"|\[\s*/?\s*(?:{_BRACKETED})\s*\]"
)
_UNSEEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800"  # drawn as nothing, yet no format characters
)


def without_control_tokens(text: str) -> str:
    """The text with `MARK` wherever a control token of any known family stood, however it was spelled.

    Characters without width, full-width and look-alike brackets, capitals and spaces inside do not hide one.
    """
    while found := _spans(text):
        kept: list[str] = []
        at = 0
        for start, end in found:
            kept += [text[at:start], MARK]
            at = end
        text = "".join((*kept, text[at:]))
    return text


def has_control_tokens(text: str) -> bool:
    return bool(_spans(text))


def _spans(text: str) -> list[tuple[int, int]]:
    """Where tokens stand in the text, first to one past the last character."""
    if text.isascii() and not any(sign in text for sign in "<>["):
        return []
    folded, origin = _folded(text)
    return [(origin[match.start()], origin[match.end() - 1] + 1) for match in _TOKENS.finditer(folded)]


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as a tokeniser or an eye might take it, and for each character where it came from."""
    letters: list[str] = []
    origin: list[int] = []
    for index, letter in enumerate(text):
        for one in _folded_letter(letter):
            letters.append(one)
            origin.append(index)
    return "".join(letters), origin


def _folded_letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower() if letter.isprintable() or letter.isspace() else ""
    if letter in _UNSEEN or unicodedata.category(letter) in ("Cf", "Cc", "Mn", "Me", "Cs"):
        return ""
    return unicodedata.normalize("NFKC", letter.translate(_LOOKS)).translate(_LOOKS).lower()
