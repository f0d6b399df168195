"""A TOML file becomes typed records; a fault names the file, the line and the field."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli as tomllib  # the same, compiled
from msgspec import inspect

from dossier.cleaning import clean_line
from dossier.errors import DossierError

SCHEMA = 1
LARGEST = 25 * 1024 * 1024  # bytes of a file
LONGEST = 20_000  # characters of one text: more than any field is for, or any screen can show

T = TypeVar("T")

_PLACE = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<index>\d+)\]")
_UNKNOWN = re.compile(r"unknown field `(?P<key>.*)`$")
_KIND = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<given>[^`]*)`$")
_SYNTAX_LINE = re.compile(r" \(at line (?P<line>\d+), column \d+\)$")
# A string, a sign that divides an array, or another value; comments are passed over.
_PART = re.compile(r"""#.*|("(?:[^"\\]|\\.)*"|'[^']*'|[\[\]{},]|[^\s\[\]{},"'#]+)""")

_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case letters, digits and hyphens",
    r"^[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{6}$": "a company's id, a hyphen and six hex digits",
    r"^[0-9a-f]{16}$": "16 hex digits (0-9, a-f)",
    r"^[0-9a-f]{64}$": "64 hex digits (0-9, a-f)",
    r"^([a-z]{2}|und)$": "two lower-case letters like fr, or und",
}
# What msgspec finds wrong, and how we say it.
_WORDS = tuple(
    (re.compile(found, re.DOTALL), said)
    for found, said in (
        (r".*missing required field (`.*`)", r"\1 is missing"),
        (r".*unknown field (`.*`)", r"there is no field \1"),
        (r"Invalid enum value (.*)", r"unknown value \1"),
        (r".* of length >= 1", "must not be empty"),
        (r".* of length <= (\d+)", r"must be no longer than \1 characters"),
        (r"Expected `[^`]*` >= (\d+)", r"must be \1 or more"),
        *(
            (f".* matching regex '{re.escape(pattern)}'", f"expected {words}")
            for pattern, words in _PATTERNS.items()
        ),
    )
)
_KINDS = {
    "str": "text in quotes",
    "int": "a whole number",
    "float": "a number with decimals",
    "int | float": "a number",
    "bool": "true or false",
    "array": "a list in square brackets",
    "object": "a table of fields",
    "date": "a date without quotes",
    "datetime": "a date without quotes",
    "time": "a time without quotes",
}

Place = tuple[str | int, ...]
Prepare = Callable[[dict[str, Any]], None]


def read(path: Path, kind: type[T], prepare: Prepare = lambda data: None, *, absent: str = "") -> T:
    """Read the TOML file `path` as `kind`, every string cleaned.

    `prepare` may complete the raw data in place before it is checked against `kind`; `absent` is
    the advice given where there is no file.

    Raises DossierError when the file is missing, is not a regular file, is not TOML, is of
    another schema or does not fit `kind`.
    """
    return parse(text_of(path, absent=absent), kind, str(path), prepare)


def text_of(path: Path, *, absent: str = "") -> str:
    """Read the text of a file, with LF line ends.

    Raises DossierError when the file is missing (`absent` is then the advice), is not a regular
    file, is over 25 MB or is not UTF-8.
    """
    try:
        data = _contents(path)
    except FileNotFoundError:
        raise DossierError("there is no such file", where=str(path), advice=absent) from None
    except OSError as fault:
        raise DossierError(f"cannot be read: {fault.strerror}", where=str(path)) from None
    if len(data) > LARGEST:
        raise DossierError("is larger than 25 MB", where=str(path))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise DossierError(
            "is not UTF-8 text", where=f"{path}:{line}", advice="Save the file as UTF-8."
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str, kind: type[T], where: str, prepare: Prepare = lambda data: None) -> T:
    """Parse TOML `text` as `kind`; `where` names its source in error messages."""
    try:
        data = _cleaned(tomllib.loads(text))
    except tomllib.TOMLDecodeError as fault:
        found = _SYNTAX_LINE.search(str(fault))
        line = found["line"] if found else str(text.count("\n") + 1)
        message = _SYNTAX_LINE.sub("", str(fault)).replace(" (at end of document)", "")
        raise DossierError(f"is not valid TOML: {message}", where=f"{where}:{line}") from None
    except _TooLongError as fault:
        line = line_of(text, fault.place)
        raise DossierError(
            f"a text is longer than {LONGEST:,} characters", where=f"{where}:{line}"
        ) from None
    except (RecursionError, ValueError) as fault:  # nested too deep; a number of too many digits
        raise DossierError(f"is not valid TOML: {fault}", where=where) from None
    schema = data.get("schema")
    if schema is None:
        raise DossierError(f"the line `schema = {SCHEMA}` is missing", where=f"{where}:1")
    if schema != SCHEMA:
        raise DossierError(
            f"schema = {schema!r}, expected schema = {SCHEMA}",
            where=f"{where}:{line_of(text, ('schema',))}",
            advice="A newer file needs a newer dossier." if isinstance(schema, int) else "",
        )
    prepare(data)
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as fault:
        raise _explained(fault, text, kind, where) from None


def _contents(path: Path) -> bytes:
    # Non-blocking: opening a named pipe must not wait for its writer.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise DossierError("is not a regular file", where=str(path))
    with os.fdopen(descriptor, "rb") as file:
        return file.read(LARGEST + 1)


def line_of(text: str, path: Place) -> int:
    """Give the number of the line of TOML `text` on which the value at `path` begins.

    Works on the layout our files have: `[table]` and `[[table]]` headers, then one key a line;
    an array may run over several lines. Falls back to the nearest enclosing place.
    """
    lines = text.split("\n")
    at, steps = 0, list(path)
    headers = _headers(lines, str(steps[0])) if steps else []
    if headers:
        steps.pop(0)
        index = int(steps.pop(0)) if steps and isinstance(steps[0], int) else 0
        if index >= len(headers):
            return 1
        at = headers[index]
    if steps:
        found = _find_key(lines, at + 1 if headers else 0, str(steps[0]))
        if found is not None:
            item = steps[1] if len(steps) > 1 else None
            at = _find_item(lines, found, item) if isinstance(item, int) else found
    return at + 1


def _headers(lines: list[str], key: str) -> list[int]:
    header = re.compile(rf"\s*\[\[?\s*{re.escape(key)}\s*\]")
    return [number for number, line in enumerate(lines) if header.match(line)]


def _find_key(lines: list[str], start: int, key: str) -> int | None:
    """Find the line of a key in the table whose first key may stand on line `start`."""
    assignment = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
    for number in range(start, len(lines)):
        if assignment.match(lines[number]):
            return number
        if lines[number].startswith("["):
            break
    return None


def _find_item(lines: list[str], start: int, index: int) -> int:
    """Find the line on which an item of the array assigned on line `start` begins."""
    depth, seen, awaited = 0, -1, False
    for number in range(start, len(lines)):
        for part in _PART.findall(lines[number]):
            if awaited and part not in {"", ",", "]"}:
                seen += 1
                awaited = False
                if seen == index:
                    return number
            if part in {"[", "{"}:
                depth += 1
                awaited = depth == 1
            elif part in {"]", "}"}:
                depth -= 1
            elif part == "," and depth == 1:
                awaited = True
        if depth == 0:
            break
    return start


class _TooLongError(Exception):
    """A text at this place is too long."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.place = place


def _cleaned(value: Any, place: Place = ()) -> Any:
    if isinstance(value, str):
        if len(value) > LONGEST:
            raise _TooLongError(place)
        return clean_line(value)
    if isinstance(value, dict):
        return {clean_line(key): _cleaned(item, (*place, key)) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item, (*place, index)) for index, item in enumerate(value)]
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
    unknown = _UNKNOWN.search(message)
    allowed = _allowed(kind, path, fields=unknown is not None)
    line = line_of(text, (*path, unknown["key"]) if unknown else path)
    return DossierError(
        f"{field.lstrip('.') or 'file'}: {_in_words(message)}",
        where=f"{where}:{line}",
        advice=f"Expected one of: {', '.join(map(str, allowed))}." if allowed else "",
    )


def _in_words(message: str) -> str:
    """Say what msgspec found without its names for types and patterns."""
    for pattern, words in _WORDS:
        if found := pattern.fullmatch(message):
            return found.expand(words)
    if found := _KIND.fullmatch(message):
        wanted, given = (_KINDS.get(kind.removesuffix(" | null"), kind) for kind in found.groups())
        return f"expected {wanted}, not {given}"
    return f"{message[0].lower()}{message[1:]}"


def _allowed(kind: type[Any], path: Place, *, fields: bool) -> tuple[Any, ...]:
    """Give the values that a field of a closed list may take, or the `fields` of a record."""
    at: Any = inspect.type_info(kind)
    for step in path:
        if isinstance(at, inspect.StructType):
            at = {field.encode_name: field.type for field in at.fields}.get(str(step))
        elif isinstance(at, inspect.VarTupleType | inspect.ListType):
            at = at.item_type
    if fields and isinstance(at, inspect.StructType):
        return tuple(field.encode_name for field in at.fields)
    return tuple(at.values) if isinstance(at, inspect.LiteralType) else ()
