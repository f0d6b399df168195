"""Which company a passage is most likely about where its article tells of none."""

from __future__ import annotations

from collections import Counter

from dossier.model import Library


def likeliest_company(library: Library, article: str) -> str:
    """Give the company (an id) that most is coded about in an article (an id), else in all.

    Nothing where there is no company.
    """
    here = [
        item.company
        for item in library.statements
        if any(evidence.article == article for evidence in item.evidence)
    ]
    counts = Counter(here or (item.company for item in library.statements))
    first = [item.id for item in library.companies]
    return max(first, key=lambda id_: counts[id_], default="")
