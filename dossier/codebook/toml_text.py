"""Entries of a TOML file are put in and taken out; comments and order stay. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array, InlineTable, Item, Table
from tomlkit.toml_document import TOMLDocument

_WIDEST = 100  # characters of an array that stands on one line

Fields = Mapping[str, Any]


def find(document: TOMLDocument | Table, kind: str, id_: str) -> Any:
    """Give the entry of a kind (`company`) with this id. Raises KeyError where there is none."""
    return document[kind][index(document, kind, id_)]


def index(document: TOMLDocument | Table, kind: str, id_: str) -> int:
    """Give the place of an entry among its kind. Raises KeyError where there is none."""
    for number, entry in enumerate(document.get(kind, ())):
        if str(entry["id"]) == id_:
            return number
    raise KeyError(id_)


def with_entry(text: str, kind: str, fields: Fields) -> str:
    """Give the text with one entry more of a kind, at its end."""
    lines = "".join(f"{key} = {written(value)}\n" for key, value in fields.items() if value)
    return f"{text.rstrip()}\n\n[[{kind}]]\n{lines}"


def without(text: str, kind: str, id_: str) -> str:
    """Give the text without an entry; what is said before the next one stays."""
    document = tomlkit.parse(text)
    number = index(document, kind, id_)
    entries = document[kind]
    left = _tail(entries[number]) if isinstance(entries, AoT) else []
    del entries[number]
    if number and left:
        _give(entries[number - 1], left)
        return document.as_string()
    said = "".join(item.as_string() for _, item in left).lstrip("\n")
    if not entries:
        document.pop(kind)
        return f"{document.as_string().rstrip()}\n\n{said}".rstrip() + "\n"
    rest = document.as_string()
    first = re.search(rf"^[ \t]*\[\[[ \t]*{kind}[ \t]*\]\]", rest, re.MULTILINE)
    place = first.start() if first else 0
    return rest[:place] + said + rest[place:]


def put(entry: Any, key: str, fields: Fields) -> None:
    """Put one entry more into the list `key` of an entry."""
    items = entry.get(key)
    if isinstance(items, AoT):
        left = _tail(items[-1])
        table = tomlkit.table()
        table.update({name: value for name, value in fields.items() if value})
        items.append(table)
        _give(items[-1], left)
    else:
        _put(entry, key, _inline(fields))


def put_words(entry: Any, key: str, words: Sequence[str]) -> None:
    """Put words into a list of words; those that are there stay."""
    for word in words:
        if word not in entry.get(key, ()):
            _put(entry, key, tomlkit.item(word))


def take(entry: Any, key: str, number: int) -> Any:
    """Take an item out of the list `key` and give it; an empty list goes."""
    items = entry[key]
    taken = items[number]
    left = _tail(taken) if isinstance(items, AoT) else []
    del items[number]
    if items and left:
        _give(items[max(0, number - 1)], left)
    elif not items and (isinstance(items, AoT) or "#" not in items.as_string()):
        del entry[key]
        entry.value.body.extend(left)
    return taken


def set_word(entry: Any, key: str, word: str) -> None:
    """Set a field that holds one word; an empty one takes the field out."""
    if not word:
        entry.pop(key, None)
    elif key in entry:
        entry[key] = word
    else:
        _add(entry, key, tomlkit.item(word))


def set_table(entry: Any, key: str, fields: Fields) -> None:
    """Set a field that holds a table of its own, on one line."""
    if key in entry:
        entry[key] = _inline(fields)
    else:
        _add(entry, key, _inline(fields))


def _put(entry: Any, key: str, item: Item) -> None:
    if key not in entry:
        _add(entry, key, tomlkit.array())
    items: Array = entry[key]
    if "\n" in items.as_string():
        items.add_line(item, indent="    ")
        return
    items.append(item)
    if isinstance(entry, Table) and len(items.as_string()) + len(key) > _WIDEST:
        items.multiline(multiline=True)


def _add(entry: Any, key: str, item: Item) -> None:
    """Add a key behind the last one, before what is said of the entry that follows."""
    last = entry.value.body[-1][1] if entry.value.body else None
    left = [] if isinstance(last, AoT) else _tail(entry)
    entry.append(key, item)
    entry.value.body.extend(left)


def _tail(table: Table | InlineTable) -> list[Any]:
    """Take the comments and blank lines off that stand behind the last key of a table."""
    body = table.value.body
    if body and isinstance(body[-1][1], AoT):
        return _tail(body[-1][1][-1])
    left: list[Any] = []
    while body and body[-1][0] is None:
        left.insert(0, body.pop())
    return left


def _give(table: Table, left: list[Any]) -> None:
    """Put comments and blank lines behind a table; one blank line is enough."""
    body = table.value.body
    if body and isinstance(body[-1][1], AoT):
        _give(body[-1][1][-1], left)
        return
    if body and _is_blank(body[-1]) and left and _is_blank(left[0]):
        left = left[1:]
    body.extend(left)


def _is_blank(part: Any) -> bool:
    return part[0] is None and not part[1].as_string().strip()


def _inline(fields: Fields) -> Any:
    """Make a table on one line, with spaces inside its braces as people write them."""
    inside = written({key: value for key, value in fields.items() if value})
    return tomlkit.parse(f"entry = {inside}")["entry"]


def written(value: Any) -> str:
    """Write a value on one line, with spaces inside braces; numbers and strings as tomlkit does."""
    if isinstance(value, Mapping):
        pairs = (f"{tomlkit.key(key).as_string()} = {written(value[key])}" for key in value)
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    return str(tomlkit.item(value).as_string())
