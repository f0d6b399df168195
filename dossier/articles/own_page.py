"""A page that this program wrote is known by the block at its head."""

from __future__ import annotations

import re

GENERATOR = "dossier"

_FIELD = re.compile(r"""(?P<name>[a-z-]+): *["']?(?P<value>[^"']*?)["']? *""")


def is_ours(text: str) -> bool:
    """Tell whether a file's text begins with a block that this program wrote."""
    return field(text, "generator") == GENERATOR


def field(text: str, name: str) -> str:
    """Read a plain field of the block at the head of a file's text; empty if it is not there."""
    fence, *lines = text.split("\n")
    if fence != "---" or fence not in lines:
        return ""
    read = (_FIELD.fullmatch(line) for line in lines[: lines.index(fence)])
    return next((found["value"] for found in read if found and found["name"] == name), "")
