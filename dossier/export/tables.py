"""Tables as GitHub writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

BREAK = "<br>"  # the only line break that a cell may hold


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: bool = False) -> str:
    """Lay out a table of cells that are escaped already; `numbers` aligns all but the first."""
    rule = ["---", *["---:" if numbers else "---"] * (len(header) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rule, *rows))
