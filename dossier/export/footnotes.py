"""Footnotes: each carries a statement's evidence, complete in itself.

A footnote is named after its statement and depends on nothing else, so wherever its name occurs,
in whatever exported file, it says the same; files may be joined without a clash.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from dossier.export.citations import citation
from dossier.export.escaping import inline
from dossier.model import Library, Statement
from dossier.views import wording
from dossier.views.evidence import Exhibit, exhibits

_LEGEND = (
    "A footnote names a passage by its paragraph and its characters in the coded text. It quotes "
    "the passage where the original is attached and holds these very words; otherwise it gives our "
    "digest of the paragraph, which is never a quotation."
)

_EARLIER = " The present text does not hold these words, or more than once."
APART = {  # what is said of a passage that is not in the present text
    "orphaned": " Orphaned: the attached text does not hold these words.",
    "earlier": _EARLIER,
    "earlier digest": f"{_EARLIER} The earlier one is lost.",
}


def reference(statement: Statement) -> str:
    """Give the mark that leads to a statement's footnote."""
    return f"[^{statement.id}]"


def section(library: Library, statements: Iterable[Statement]) -> list[str]:
    """Write the footnotes of `statements`, one for each however often it occurs, and a legend."""
    once = {statement.id: statement for statement in statements}
    notes = [definition(library, statement) for statement in once.values()]
    return [_LEGEND, *notes] if notes else []


def definition(library: Library, statement: Statement) -> str:
    """Write one footnote: the articles and, of each, the passages."""
    by_article: dict[str, list[Exhibit]] = {}
    for exhibit in exhibits(library, statement):
        by_article.setdefault(exhibit.article.id, []).append(exhibit)
    told = (
        f"{citation(shown[0].article)}: {' — '.join(_passages(shown))}"
        for shown in by_article.values()
    )
    return f"{reference(statement)}: {' — Also: '.join(told)}"


def _passages(shown: Sequence[Exhibit]) -> list[str]:
    """Say passage by passage what stands there; those of one paragraph share its digest."""
    runs = groupby(
        shown, key=lambda item: (item.evidence.paragraph, item.evidence.version, item.source)
    )
    return [_passage(list(run)) for _, run in runs]


def _passage(run: Sequence[Exhibit]) -> str:
    where = "; ".join(wording.locator(item.evidence) for item in run)
    first = run[0]
    apart = APART.get(first.source, "")
    if first.quotation:
        quoted = " … ".join(f"“{inline(item.quotation)}”" for item in run)
        return f"{where}.{apart} Quotation: {quoted}"
    digest = f"Digest: {inline(first.text)}" if first.text else "No digest yet."
    return f"{where}.{apart} {digest}"
