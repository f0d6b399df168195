"""How old what is written is: the newest article on which it rests, and those without a date."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dossier import dates
from dossier.model import Library, Statement


class Age(Struct, frozen=True):
    """`newest` is the latest date of publication (EDTF), empty where no article prints one.

    `undated` of `articles` print none, and may be newer.
    """

    newest: str
    undated: int
    articles: int


def age(library: Library, statements: Iterable[Statement]) -> Age:
    """Tell how old the evidence of statements is."""
    ids = dict.fromkeys(item for statement in statements for item in statement.sources())
    issued = [library.article[item].issued for item in ids if item in library.article]
    known = [(last, edtf) for edtf in issued if (last := dates.span(edtf).last)]
    return Age(max(known)[1] if known else "", len(issued) - len(known), len(issued))
