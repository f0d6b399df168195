"""The properties at the head of a note: ours are renewed, what the analyst added is kept.

Obsidian writes all properties anew when one is edited, so the seal of a note covers its body.
"""

from __future__ import annotations

import re
import sys

import yaml

from dossier.articles.own_page import field
from dossier.export.sealing import checksum

GONE = "gone"  # a tag of ours that does not stay

_END = "\n---\n"
_NAMED = re.compile(r"([^\s:#-][^:]*):(?:\s|$)")
_LISTS = ("tags", "aliases")  # to which people add


def sealed(page: str) -> str:
    """Put the checksum of a note's body into its properties."""
    head, end, body = page.partition(_END)
    return f'{head}\nchecksum: "{checksum(body)}"{end}{body}'


def is_intact(text: str) -> bool:
    """Tell whether the body of a note is as it was written, the notes in it apart."""
    _, _, body = text.partition(_END)
    return field(text, "checksum") == checksum(body)


def with_added(old: str, new: str) -> str:
    """Give the note `new` with what was added to the properties of `old`, an earlier one."""
    head, end, body = new.partition(_END)
    ours, theirs = _properties(head), _properties(old.partition(_END)[0])
    for name in _LISTS:
        if name in ours and name in theirs:
            ours[name] = _longer(name, ours[name], theirs[name])
    added = [lines for name, lines in theirs.items() if name not in ours]
    return "\n".join(["---", *ours.values(), *added]) + end + body


def _properties(head: str) -> dict[str, str]:
    """Divide a head into its properties, each with the lines that it is written in."""
    found: dict[str, str] = {}
    name = ""
    for line in head.split("\n")[1:]:
        named = _NAMED.match(line)
        if named:
            name = named[1].strip("\"'")
            found[name] = line
        elif name:
            found[name] += f"\n{line}"
    return found


def _longer(name: str, ours: str, theirs: str) -> str:
    """Add to a list of ours what only the analyst's has."""
    known = _items(name, ours)
    added = [item for item in _items(name, theirs) if item not in {*known, GONE}]
    if not added:
        return ours
    lines = yaml.safe_dump(added, default_style='"', allow_unicode=True, width=sys.maxsize).rstrip()
    return f"{ours.removesuffix(' []')}\n{lines}"


def _items(name: str, lines: str) -> list[str]:
    try:
        value = yaml.safe_load(lines)[name]
    except (yaml.YAMLError, TypeError, KeyError):
        return []
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str)]
