"""Finds strings that reach a call which parses markup, by reading the source alone.

What such a call may be given: `Content` and `Text` objects, and literals without a bracket. An
expression is one of these when it is made by a function that is said to return `Content` or
`Text`, or when it is a name or an attribute of which all assignments and annotations say so.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# Calls by name, and which of their arguments are parsed: positions, then keywords.
SINKS: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "Static": ((0,), ("content",)),
    "Label": ((0,), ("content",)),
    "update": ((0,), ("content",)),
    "Button": ((0,), ("label",)),
    "Checkbox": ((0,), ("label",)),
    "RadioButton": ((0,), ("label",)),
    "Collapsible": ((), ("title",)),
    "TabPane": ((0,), ("title",)),
    "Tab": ((0,), ("label",)),
    "Option": ((0,), ("prompt",)),
    "Selection": ((0,), ("prompt",)),
    "Tree": ((0,), ("label",)),
    "add_leaf": ((0,), ("label",)),
    "set_label": ((0,), ()),
    "add_option": ((0,), ()),
    "add_column": ((0,), ("label", "header")),
    "add_columns": (tuple(range(9)), ()),
    "add_row": (tuple(range(9)), ("label",)),
    "print": (tuple(range(9)), ()),
    "rule": ((0,), ("title",)),
    "Table": (tuple(range(9)), ("title", "caption")),
    "Panel": ((0,), ("title", "subtitle")),
}
TITLES = {"border_title", "border_subtitle", "BORDER_TITLE", "BORDER_SUBTITLE", "tooltip"}
PARSERS = {"from_markup", "from_text", "render_markup", "Markdown"}
QUIET = {"notify"}  # literal when they are told so
WIDGETS = {"Input", "Label", "ProgressBar", "Static", "TextArea"}  # and no other kind
_WRAPPED = {"Content", "Text", "Content.styled", "Text.styled", "dict.fromkeys", "Table"}
_TYPES = {"Content", "Text"}


@dataclass
class Known:
    """Functions that return, and attributes that hold, nothing but wrapped text."""

    functions: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)


def known(sources: Iterable[str]) -> Known:
    """Learn from the annotations of all sources."""
    said: dict[str, bool] = {}
    found = Known()
    for tree in map(ast.parse, sources):
        for name, wraps in _functions(tree).items():
            said[name] = said.get(name, True) and wraps
        for node in ast.walk(tree):
            match node:
                case ast.AnnAssign(target=ast.Attribute(attr=name), annotation=annotation):
                    if _is_wrapping(annotation):
                        found.attributes.add(name)
    found.functions = {name for name, wraps in said.items() if wraps}
    return found


def _functions(tree: ast.Module) -> dict[str, bool]:
    """Tell of each function in a module whether it returns wrapped text; of two, whether both."""
    said: dict[str, bool] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            said[node.name] = said.get(node.name, True) and _is_wrapping(node.returns)
    return said


def unwrapped(source: str, learned: Known) -> list[str]:
    """Give each place at which a string may be parsed: its line, and what stands there."""
    return [
        f"{node.lineno}: {ast.unparse(node)}" for node in _Reading(ast.parse(source), learned).bad()
    ]


def _is_wrapping(annotation: ast.expr | None) -> bool:
    names = (
        {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
        if annotation
        else set()
    )
    return bool(names & _TYPES) and "str" not in names


class _Reading:
    """One module, read function by function."""

    def __init__(self, tree: ast.Module, learned: Known) -> None:
        self._tree = tree
        self._learned = learned
        self._own = _functions(tree)

    def bad(self) -> Iterator[ast.expr]:
        for node, scope in self._nodes(self._tree, self._tree):
            if isinstance(node, ast.Call):
                yield from self._in_call(node, scope)
            elif isinstance(node, ast.Assign):
                if any(_last(target) in TITLES for target in node.targets):
                    yield from self._unless_wrapped([node.value], scope)
            elif isinstance(node, ast.ImportFrom) and node.module == "textual.widgets":
                for name in node.names:
                    if name.name not in WIDGETS:
                        yield ast.copy_location(ast.Name(name.name), node)

    def _nodes(self, node: ast.AST, scope: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
        for child in ast.iter_child_nodes(node):
            inner = child if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else scope
            yield child, inner
            yield from self._nodes(child, inner)

    def _in_call(self, call: ast.Call, scope: ast.AST) -> Iterator[ast.expr]:
        name = _last(call.func)
        if name in PARSERS:
            yield call
        if name in QUIET and not any(
            word.arg == "markup"
            and isinstance(word.value, ast.Constant)
            and word.value.value is False
            for word in call.keywords
        ):
            yield call
        places, words = SINKS.get(name, ((), ()))
        given = [item for place, item in enumerate(call.args) if place in places]
        given += [word.value for word in call.keywords if word.arg in words]
        yield from self._unless_wrapped(given, scope)

    def _unless_wrapped(self, given: Iterable[ast.expr], scope: ast.AST) -> Iterator[ast.expr]:
        for item in given:
            if not self._is_wrapped(item, scope, frozenset()):
                yield item

    def _is_wrapped(self, item: ast.expr, scope: ast.AST, asked: frozenset[str]) -> bool:
        parts = _parts(item)
        if parts:
            return all(self._is_wrapped(part, scope, asked) for part in parts)
        is_wrapped = False
        match item:
            case ast.Constant(value=value):
                is_wrapped = not isinstance(value, str) or "[" not in value
            case ast.JoinedStr(values=pieces):
                is_wrapped = all(map(_is_harmless, pieces))
            case ast.BinOp(op=ast.Sub()):
                is_wrapped = True  # a number
            case ast.Call(func=func):
                name = _last(func)
                wraps = self._own.get(name, name in self._learned.functions)
                is_wrapped = wraps or ast.unparse(func) in _WRAPPED
            case ast.Attribute(attr=name):
                is_wrapped = name in self._learned.attributes
            case ast.Name(id=name) if name not in asked:
                is_wrapped = self._is_wrapped_name(name, scope, asked | {name})
        return is_wrapped

    def _is_wrapped_name(self, name: str, scope: ast.AST, asked: frozenset[str]) -> bool:
        """Tell whether everything that a function calls by this name is wrapped."""
        values: list[bool] = []
        for node in ast.walk(scope):
            match node:
                case ast.arg(arg=found, annotation=said) if found == name:
                    values.append(_is_wrapping(said))
                case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                    values.append(self._is_wrapped(value, scope, asked))
                case ast.AnnAssign(target=ast.Name(id=found), annotation=said) if found == name:
                    values.append(_is_wrapping(said))
                case ast.AugAssign(target=ast.Name(id=found), value=value) if found == name:
                    values.append(self._is_wrapped(value, scope, asked))
                case ast.For(target=ast.Name(id=found), iter=value) if found == name:
                    values.append(self._is_wrapped(value, scope, asked))
        return bool(values) and all(values)


def _parts(item: ast.expr) -> list[ast.expr]:
    """Give the expressions of which the value of another is made, or one of which it is."""
    match item:
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [left, right]
        case ast.IfExp(body=left, orelse=right):
            return [left, right]
        case ast.BoolOp(values=values):
            return values
        case ast.Starred(value=value) | ast.Subscript(value=value) | ast.ListComp(elt=value):
            return [value]
    return []


def _is_harmless(part: ast.expr) -> bool:
    """Tell whether a part of an f-string is a literal without bracket, or a count."""
    if isinstance(part, ast.FormattedValue):
        return isinstance(part.value, ast.Call) and ast.unparse(part.value.func) == "len"
    return isinstance(part, ast.Constant) and "[" not in str(part.value)


def _last(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
