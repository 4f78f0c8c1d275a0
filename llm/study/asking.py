"""Asks a language model by a prompt file for a checked value, a bounded number of times."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TypeVar

from pydantic import BaseModel

from interview.errors import ReplyUnusable
from interview.ports import LanguageModel, Stop
from llm.grammar import parsed

PROMPTS = Path(__file__).with_name("prompts")
TRIES = 3
FENCE = "~~~~~~"  # around text that is data; taken out of the data itself

Reply = TypeVar("Reply", bound=BaseModel)


@dataclass(frozen=True)
class Asker:
    """One model, asked in the words of `prompts/`. A file has the model's role, an empty line, and the task."""

    model: LanguageModel

    def ask(self, prompt: str, texts: Mapping[str, str], kind: type[Reply], stop: Stop) -> Reply:
        """Raises `ReplyUnusable` after `TRIES` replies that do not fit, and what `LanguageModel.reply` raises."""
        role, _, task = (PROMPTS / f"{prompt}.txt").read_text("utf-8").partition("\n\n")
        wanted = Template(task).substitute(texts)
        again = ""
        for left in reversed(range(TRIES)):
            messages = [
                {"role": "system", "content": role},
                {"role": "user", "content": wanted + again},
            ]
            try:
                said = "".join(self.model.reply(messages, kind.model_json_schema(), stop))
                stop.check()
                return parsed(said, kind)
            except ReplyUnusable as error:
                if not left:
                    raise
                again = f"\n\nThe reply before this one could not be used. {error.message} JSON only."
        raise AssertionError  # the last try returns or raises


def fenced(text: str) -> str:
    return f"{FENCE}\n{text.replace(FENCE, ' ')}\n{FENCE}"


def prompts_hash() -> str:
    """SHA-256 of all prompts: another wording is another study."""
    digest = hashlib.sha256()
    for file in sorted(PROMPTS.glob("*.txt")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
