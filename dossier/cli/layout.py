"""Lines for people: no wider than the terminal, and going on where their text began."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

_LEAST = 20  # so much of a text stands on a line, however narrow the terminal


class Line(NamedTuple):
    """A text behind a prefix; its further lines are indented by the width of the prefix."""

    prefix: str
    text: str = ""


def lay_out(lines: Iterable[Line], width: int | None) -> str:
    """Join lines, wrapped to `width` if there is one."""
    return "\n".join(part for line in lines for part in _wrapped(line, width))


def _wrapped(line: Line, width: int | None) -> Iterator[str]:
    if width is None:
        yield f"{line.prefix}{line.text}"
        return
    from rich.cells import cell_len

    indent = cell_len(line.prefix)
    if indent + cell_len(line.text) <= width:
        yield f"{line.prefix}{line.text}"
        return
    from rich.console import Console
    from rich.text import Text

    parts = Text(line.text).wrap(Console(width=width), max(_LEAST, width - indent))
    for number, part in enumerate(parts):
        yield (" " * indent if number else line.prefix) + part.plain.rstrip()
