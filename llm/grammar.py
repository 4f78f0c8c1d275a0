"""JSON schemas as grammars of llama.cpp, and replies checked again by pydantic.

The converter of llama-cpp-python lets control characters and lone surrogates into strings, ignores the bounds of
integers and crashes the process at long strings: those are closed here. A schema that cannot be kept is refused when
the program starts, and not when a person waits for a reply.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from interview.errors import PartMissing, ReplyUnusable

LONGEST_STRING = 1000  # characters; llama.cpp crashes near 2000
MOST_ITEMS = 200
MOST_INTEGERS = 1000  # a range of integers is spelled out number by number
# no control characters, line separators, changes of direction or halves of letters
CHAR_RULE = r'char ::= [^"\\\x00-\x1F\x7F-\x9F\u2028-\u202E\u2066-\u2069\uD800-\uDFFF] | "\\" ["\\/nt]'
SPACE_RULE = 'space ::= " "?'  # the converter's own lets a model write line breaks without end
# what the converter would drop without a word
IGNORED = (
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "uniqueItems"),
    *("not", "if", "allOf", "patternProperties", "propertyNames", "contains", "dependentRequired"),
)
REFUSED = ("pattern", "prefixItems")  # they bring characters or forms that the fixes here do not reach
FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*?)\n?\s*```\s*\Z", re.DOTALL)

Reply = TypeVar("Reply", bound=BaseModel)


class SchemaUnusable(ValueError):
    """A schema of ours that no grammar can keep; a mistake in the program and not of the world."""


def to_gbnf(schema: Mapping[str, Any]) -> str:
    """The grammar that lets a model write nothing but JSON of this schema.

    Raises `SchemaUnusable` for what cannot be kept, `PartMissing` when llama-cpp-python is not installed.
    """
    bounded = _bounded(schema, "the schema")
    if _recursive(schema):
        raise SchemaUnusable("a schema that contains itself has no end")
    try:
        grammar = _converter()(json.dumps(bounded))
    except (AssertionError, KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise SchemaUnusable(f"the schema cannot be turned into a grammar: {error}") from error
    rules = [_rule(line) for line in grammar.splitlines()]
    loose = sorted(
        name
        for line in rules
        if (name := line.partition(" ::=")[0]) in ("object", "array", "value", "string")
    )
    if loose:
        raise SchemaUnusable(f"the schema leaves open what is written: {', '.join(loose)} without bounds")
    return "\n".join(rules)


def parsed(text: str, model: type[Reply]) -> Reply:
    """The reply as a checked value. A server without grammars may put a code fence around it.

    Raises `ReplyUnusable`, which names the field that is wrong and nothing of what was written.
    """
    fenced = FENCE.match(text)
    try:
        return model.model_validate_json(fenced.group(1) if fenced else text)
    except ValidationError as error:
        places = sorted({_place(fault["loc"], fault["type"]) for fault in error.errors(include_input=False)})
        raise ReplyUnusable(
            f"The language model's reply does not fit: {'; '.join(places[:5])}.", "Ask again."
        ) from None  # pydantic's error prints what was written


def _place(where: tuple[int | str, ...], kind: str) -> str:
    """Names of fields are ours unless they are too many: then they came from the reply."""
    named = "extra field" if kind == "extra_forbidden" else ".".join(map(str, where)) or "all of it"
    return f"{named} ({kind})"


def _rule(line: str) -> str:
    name = line.partition(" ::=")[0]
    return {"char": CHAR_RULE, "space": SPACE_RULE}.get(name, line)


def _bounded(node: Any, where: str) -> dict[str, Any]:
    """The same schema with every bound in a form the converter keeps."""
    if not isinstance(node, Mapping):
        raise SchemaUnusable(f"{where} is not a schema")
    if "const" in node or "enum" in node:
        return {"enum": [node["const"]] if "const" in node else list(node["enum"])}
    kind = node.get("type")
    bounds = _KINDS.get(kind) if isinstance(kind, str) else None
    checked = bounds(node, where) if bounds else dict(node)
    for word in (*IGNORED, *REFUSED):
        if word in checked:
            raise SchemaUnusable(f"{where}: {word!r} cannot be kept by a grammar")
    for word in ("properties", "$defs"):
        if word in checked:
            checked[word] = {name: _bounded(one, f"{where}.{name}") for name, one in checked[word].items()}
    for word in ("anyOf", "oneOf"):
        if word in checked:
            checked[word] = [_bounded(one, f"{where}.{word}") for one in checked[word]]
    if "items" in checked:
        checked["items"] = _bounded(checked["items"], f"{where}[]")
    return checked


def _string(node: Mapping[str, Any], where: str) -> dict[str, Any]:
    if "format" in node:
        raise SchemaUnusable(f"{where}: 'format' cannot be kept by a grammar")
    longest = node.get("maxLength")
    if not isinstance(longest, int) or not 0 < longest <= LONGEST_STRING:
        raise SchemaUnusable(f"{where}: a string needs a maxLength of 1 to {LONGEST_STRING}")
    return dict(node)


def _array(node: Mapping[str, Any], where: str) -> dict[str, Any]:
    most = node.get("maxItems")
    if not isinstance(most, int) or not 0 <= most <= MOST_ITEMS:
        raise SchemaUnusable(f"{where}: a list needs a maxItems of at most {MOST_ITEMS}")
    if "items" not in node:
        raise SchemaUnusable(f"{where}: a list needs items")
    return dict(node)


def _object(node: Mapping[str, Any], where: str) -> dict[str, Any]:
    if not node.get("properties"):
        raise SchemaUnusable(f"{where}: an object needs properties")
    if node.get("additionalProperties"):
        raise SchemaUnusable(f"{where}: an object may not have further properties")
    return dict(node)


def _integer(node: Mapping[str, Any], where: str) -> dict[str, Any]:
    low = node.get("minimum", node.get("exclusiveMinimum", None))
    high = node.get("maximum", node.get("exclusiveMaximum", None))
    if not isinstance(low, int) or not isinstance(high, int):
        raise SchemaUnusable(f"{where}: an integer needs a minimum and a maximum")
    numbers = range(low + ("minimum" not in node), high + ("maximum" in node))
    if not 0 < len(numbers) <= MOST_INTEGERS:
        raise SchemaUnusable(f"{where}: an integer may have 1 to {MOST_INTEGERS} values")
    return {"enum": list(numbers)}


_KINDS: Mapping[str, Callable[[Mapping[str, Any], str], dict[str, Any]]] = {
    "string": _string,
    "array": _array,
    "object": _object,
    "integer": _integer,
}


def _recursive(schema: Mapping[str, Any]) -> bool:
    """Whether following the references of a schema ever comes back to where it was."""
    definitions: Mapping[str, Any] = schema.get("$defs", {})
    leads = {name: set(_references(one)) for name, one in definitions.items()}
    for start in leads:
        seen: set[str] = set()
        ahead = set(leads[start])
        while ahead:
            name = ahead.pop()
            if name == start:
                return True
            ahead |= leads.get(name, set()) - seen
            seen.add(name)
    return any(
        name not in leads for name in _references(schema)
    )  # also a reference to nothing or to the whole


def _references(node: Any) -> list[str]:
    if isinstance(node, Mapping):
        own = [str(node["$ref"]).removeprefix("#/$defs/")] if isinstance(node.get("$ref"), str) else []
        return own + [name for one in node.values() for name in _references(one)]
    return [name for one in node for name in _references(one)] if isinstance(node, list) else []


@cache
def _converter() -> Callable[[str], str]:
    """`json_schema_to_gbnf` without loading llama.cpp into this process: its file is plain Python."""
    package = importlib.util.find_spec("llama_cpp")
    if package is None or not package.submodule_search_locations:
        raise PartMissing("llama-cpp-python is not installed.", "Run: python3 bootstrap.py")
    file = Path(package.submodule_search_locations[0]) / "llama_grammar.py"
    spec = importlib.util.spec_from_file_location("llama_grammar_of_llama_cpp", file)
    if spec is None or spec.loader is None:
        raise PartMissing("llama-cpp-python is not installed as expected.", "Run: python3 bootstrap.py")
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast(Callable[[str], str], module.json_schema_to_gbnf)
