"""What stands beside a statement's text: status, speaker, date, figures, ties."""

from __future__ import annotations

from dossier import dates
from dossier.export.escaping import inline
from dossier.export.footnotes import reference
from dossier.model import JOURNALIST, Library
from dossier.views import wording
from dossier.views.comparison import Told


def in_full(library: Library, told: Told, company: str) -> str:
    """Write a statement as it stands in the dossier of `company`, everything said out."""
    statement = told.statement
    details = [
        wording.status(statement),
        wording.speaker(library, statement),
        wording.when(statement),
        *(wording.figure(figure) for figure in statement.figures),
        tie(library, told, company),
        *wording.standing(library.of(company), statement),
    ]
    beside = inline("; ".join(detail for detail in details if detail))
    return f"{inline(wording.said(statement))}{reference(statement)} *{beside}*"


def in_brief(library: Library, told: Told, company: str) -> str:
    """Write a statement for a narrow cell: journalist and missing date go without saying."""
    statement = told.statement
    details = [
        wording.status(statement),
        "" if statement.speaker == JOURNALIST else wording.speaker(library, statement),
        dates.words(statement.date)
        or (f"“{statement.date_words}”" if statement.date_words else ""),
        tie(library, told, company),
        *wording.standing(library.of(company), statement),
    ]
    before = inline(", ".join(detail for detail in details if detail))
    return f"*{before}:* {inline(wording.said(statement))}{reference(statement)}"


def tie(library: Library, told: Told, company: str) -> str:
    """Say whose statement it is and whom else it concerns, from the side of `company`."""
    others = [item for item in told.statement.parties if item != company]
    names = [library.company[item].name if item in library.company else item for item in others]
    parts = []
    if told.counterpart is not None:
        parts.append(f"told of {told.counterpart.name}")
    if names:
        parts.append(f"with {' and '.join(names)}")
    return ", ".join(parts)
