"""What has changed, as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.cli.layout import Line, lay_out
from dossier.cli.pages import attributed
from dossier.model import Library
from dossier.views import wording
from dossier.views.changed import Changes


def changed_page(library: Library, found: Sequence[Changes], width: int | None = None) -> str:
    """Write the changes of one company after the other."""
    if not found:
        return "No company yet."
    return lay_out((line for item in found for line in _company(library, item)), width)


def _company(library: Library, changes: Changes) -> Iterator[Line]:
    yield Line("", f"{changes.company.name}: {wording.changes(changes)}")
    for sign, held in (("+", changes.new), ("~", changes.edited)):
        for statement in held:
            yield Line(f"  {sign} {wording.sign(statement)} ", wording.said(statement))
            yield Line("      ", attributed(library, statement))
    for id_ in changes.gone:
        yield Line("  - ", f"{id_} is gone; dossier history {id_} tells more")
