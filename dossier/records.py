"""A TOML file becomes typed records; a fault names the file, the line and the field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import inspect

from dossier.cleaning import clean_line
from dossier.errors import DossierError

SCHEMA = 1

T = TypeVar("T")

_PLACE = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<index>\d+)\]")
_SYNTAX_LINE = re.compile(r" \(at line (?P<line>\d+), column \d+\)$")

Place = tuple[str | int, ...]
Prepare = Callable[[dict[str, Any]], None]


def read(path: Path, kind: type[T], prepare: Prepare = lambda data: None) -> T:
    """Read the TOML file `path` as `kind`, every string cleaned.

    `prepare` may complete the raw data in place before it is checked against `kind`.

    Raises DossierError when the file is missing, is not TOML, is of another schema or does not
    fit `kind`.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise DossierError("there is no such file", where=str(path)) from None
    except UnicodeDecodeError as fault:
        raise DossierError(f"is not UTF-8 text ({fault.reason})", where=str(path)) from None
    except OSError as fault:
        raise DossierError(f"cannot be read: {fault.strerror}", where=str(path)) from None
    return parse(text, kind, str(path), prepare)


def parse(text: str, kind: type[T], where: str, prepare: Prepare = lambda data: None) -> T:
    """Parse TOML `text` as `kind`; `where` names its source in error messages."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        found = _SYNTAX_LINE.search(str(fault))
        line = found["line"] if found else str(text.count("\n") + 1)
        message = _SYNTAX_LINE.sub("", str(fault)).replace(" (at end of document)", "")
        raise DossierError(f"is not valid TOML: {message}", where=f"{where}:{line}") from None
    schema = data.get("schema")
    if schema != SCHEMA:
        raise DossierError(
            f"schema = {schema!r}, expected schema = {SCHEMA}",
            where=f"{where}:{line_of(text, ('schema',))}",
            advice="A newer file needs a newer dossier." if isinstance(schema, int) else "",
        )
    data = _cleaned(data)
    prepare(data)
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as fault:
        raise _explained(fault, text, kind, where) from None


def line_of(text: str, path: Place) -> int:
    """Give the number of the line of TOML `text` on which the value at `path` begins.

    Works on the layout our files have: `[[table]]` headers, then one key a line, the items of a
    long array one a line. Falls back to the nearest enclosing place.
    """
    lines = text.splitlines()
    at, rest = 0, list(path)
    while rest:
        key = rest.pop(0)
        index = rest.pop(0) if rest and isinstance(rest[0], int) else 0
        found = _find_key(lines, at, str(key), int(index))
        if found is None:
            break
        at = found
    return at + 1


def _find_key(lines: list[str], start: int, key: str, index: int) -> int | None:
    header = re.compile(rf"\s*\[\[?\s*{re.escape(key)}\s*\]\]?")
    headers = [number for number in range(len(lines)) if header.match(lines[number])]
    if start == 0 and headers:
        return headers[index] if index < len(headers) else None
    assignment = re.compile(rf"\s*{re.escape(key)}\s*=")
    first = start + 1 if start else 0
    for number in range(first, len(lines)):
        if assignment.match(lines[number]):
            return _find_item(lines, number, index)
        if start and lines[number].startswith("["):
            return None
    return None


def _find_item(lines: list[str], start: int, index: int) -> int:
    seen = -1
    for number in range(start, len(lines)):
        seen += lines[number].count("{")
        if seen >= index:
            return number
        if lines[number].startswith("]"):
            break
    return start


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, dict):
        return {clean_line(key): _cleaned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return value


def _explained(
    fault: msgspec.ValidationError, text: str, kind: type[Any], where: str
) -> DossierError:
    message = str(fault)
    found = _PLACE.search(message)
    path: Place = ()
    if found:
        path = tuple(
            step["key"] if step["key"] is not None else int(step["index"])
            for step in _STEP.finditer(found["path"])
        )
        message = message[: found.start()]
    field = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    allowed = _allowed(kind, path)
    return DossierError(
        f"{field.lstrip('.') or 'file'}: {message[0].lower()}{message[1:]}",
        where=f"{where}:{line_of(text, path)}",
        advice=f"Expected one of: {', '.join(map(str, allowed))}." if allowed else "",
    )


def _allowed(kind: type[Any], path: Place) -> tuple[Any, ...]:
    """Give the values that a field of a closed list may take."""
    at: Any = inspect.type_info(kind)
    for step in path:
        if isinstance(at, inspect.StructType):
            fields = {field.encode_name: field.type for field in at.fields}
            at = fields.get(str(step))
        elif isinstance(at, inspect.VarTupleType | inspect.ListType):
            at = at.item_type
    return tuple(at.values) if isinstance(at, inspect.LiteralType) else ()
