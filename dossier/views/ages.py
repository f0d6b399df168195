"""How old what is written is: the newest article on which it rests, and those without a date."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from dossier import dates
from dossier.model import Library, Statement
from dossier.views.comparison import origin


class Age(Struct, frozen=True):
    """`newest` is the latest date of publication (EDTF), empty where no article prints one.

    `undated` of `articles` print none, and may be newer. Copies of one text count as one article,
    dated where one of them is.
    """

    newest: str
    undated: int
    articles: int


def age(library: Library, statements: Iterable[Statement]) -> Age:
    """Tell how old the evidence of statements is."""
    ids = dict.fromkeys(item for statement in statements for item in statement.sources())
    issued = {item: library.article[item].issued for item in ids if item in library.article}
    known = {item: (last, edtf) for item, edtf in issued.items() if (last := dates.span(edtf).last)}
    read, dated = ({origin(library, item) for item in held} for held in (issued, known))
    return Age(max(known.values())[1] if known else "", len(read - dated), len(read))
