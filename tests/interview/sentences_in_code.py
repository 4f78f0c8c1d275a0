"""Every sentence that the source can raise as an error for people, found by reading the source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count, product
from pathlib import Path

from interview import errors

ROOT = Path(__file__).parents[2]
PACKAGES = ("interview", "perception", "llm", "reports", "models", "ui")
NOT_IN_THE_WINDOW = ("terminal", "gallery", "study")
KINDS = frozenset(
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.ForPeople)
)
_OF_AN_ERROR = ("message", "remedy")
_DEPTH = 4  # names that stand for other names
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Raised:
    """A sentence with made-up names in its gaps; None where it cannot be told from the source alone."""

    where: str
    sentence: str | None


def sentences(files: Iterator[Path] | None = None) -> Iterator[Raised]:
    """Message and remedy of each error that is made anywhere."""
    for path in files if files is not None else sources():
        module = Module(path)
        for function, call in module.calls:
            if module.named(call) in KINDS:
                yield from _of(module, function, call)


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if not set(path.relative_to(ROOT).parts) & set(NOT_IN_THE_WINDOW):
                yield path


def _of(module: Module, function: Function | None, call: ast.Call) -> Iterator[Raised]:
    given = [*call.args[:2], *(word.value for word in call.keywords if word.arg in _OF_AN_ERROR)]
    for argument in given:
        if isinstance(argument, ast.Attribute) and argument.attr in _OF_AN_ERROR:
            continue  # of another error, which is found where it is made
        texts = module.texts(argument, function)
        where = f"{module.path.name}: {ast.unparse(argument)[:70]}"
        for text in texts if texts is not None else [None]:
            if text != "":
                yield Raised(where, text)


def first_arguments(path: Path, called: str) -> list[str]:
    """What is given first to this function or class in a file, where it is a text."""
    module = Module(path)
    named = [
        (function, call) for function, call in module.calls if module.named(call) == called and call.args
    ]
    return [text for function, call in named for text in module.texts(call.args[0], function) or ()]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


class Module:
    """One file, with what its names stand for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tree = _tree(path)
        self.calls = list(_calls(self.tree, None))
        self._constants = {
            target.id: node.value
            for node in self.tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        self._from = {
            alias.asname or alias.name: (node.module or "", alias.name)
            for node in self.tree.body
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }

    def named(self, call: ast.Call) -> str:
        """What is called; a kind of error keeps its name under `import … as`."""
        if isinstance(call.func, ast.Attribute):
            return call.func.attr
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        return self._from.get(name, ("", name))[1]

    def texts(self, node: ast.expr, function: Function | None, depth: int = _DEPTH) -> list[str] | None:
        """Every text that this can be; None when the source does not say."""
        if isinstance(node, ast.Constant):
            return [node.value] if isinstance(node.value, str) else None
        if isinstance(node, ast.JoinedStr):
            return self._joined(node, function, depth)
        if isinstance(node, ast.IfExp):
            return self._all([node.body, node.orelse], function, depth)
        if isinstance(node, ast.BoolOp):
            return self._some(node.values, function, depth)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            sides = [self.texts(side, function, depth) for side in (node.left, node.right)]
            if sides == [None, None]:
                return None
            left, right = (texts if texts is not None else ["Zq9.toml"] for texts in sides)
            return [a + b for a in left for b in right]
        if isinstance(node, ast.Name) and depth:
            return self._name(node.id, function, depth - 1)
        return None

    def _joined(self, node: ast.JoinedStr, function: Function | None, depth: int) -> list[str]:
        numbers = count(1)
        parts: list[list[str]] = []
        for part in node.values:
            if isinstance(part, ast.Constant):
                parts.append([str(part.value)])
            elif isinstance(part, ast.FormattedValue):
                parts.append(self._gap(part.value, function, depth) or [f"Zq{next(numbers)}.toml"])
        return ["".join(text) for text in product(*parts)]

    def _gap(self, node: ast.expr, function: Function | None, depth: int) -> list[str] | None:
        """What can stand there as far as the source says: the words of a name, or another error's sentence."""
        if isinstance(node, ast.Attribute) and node.attr in _OF_AN_ERROR:
            return ["Try again."]
        return self.texts(node, function, depth) if isinstance(node, ast.Name) else None

    def _all(self, nodes: list[ast.expr], function: Function | None, depth: int) -> list[str] | None:
        found = [self.texts(node, function, depth) for node in nodes]
        return None if None in found else [text for texts in found for text in texts or ()]

    def _some(self, nodes: list[ast.expr], function: Function | None, depth: int) -> list[str] | None:
        found = [text for node in nodes for text in self.texts(node, function, depth) or ()]
        return found or None

    def _name(self, name: str, function: Function | None, depth: int) -> list[str] | None:
        if function is not None:
            for node in ast.walk(function):
                if isinstance(node, ast.Assign) and any(ast.unparse(one) == name for one in node.targets):
                    return self.texts(node.value, function, depth)
            taken = [one.arg for one in function.args.args if one.arg != "self"]
            if name in taken:
                return self._argument(function.name, taken.index(name), depth)
        if name in self._constants:
            return self.texts(self._constants[name], None, depth)
        module, original = self._from.get(name, ("", ""))
        path = ROOT / Path(*module.split(".")).with_suffix(".py") if module else None
        if path is None or not path.exists():
            return None
        return Module(path).texts(ast.Name(original), None, depth)

    def _argument(self, function: str, place: int, depth: int) -> list[str] | None:
        """What callers in this file give for it."""
        given = [
            (caller, call.args[place])
            for caller, call in self.calls
            if self.named(call) == function and len(call.args) > place
        ]
        found = [text for caller, node in given for text in self.texts(node, caller, depth) or ()]
        return list(dict.fromkeys(found)) or None


def _calls(node: ast.AST, function: Function | None) -> Iterator[tuple[Function | None, ast.Call]]:
    if isinstance(node, Function):
        function = node
    if isinstance(node, ast.Call):
        yield function, node
    for inner in ast.iter_child_nodes(node):
        yield from _calls(inner, function)
