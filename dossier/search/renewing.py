"""What of a changed library has to be read again, where nothing but statements differ."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.model import Library, Statement
from dossier.search.catalogue import Catalogue
from dossier.search.document import Document, Kind
from dossier.search.documents import names, of_statements
from dossier.search.texts import article_of
from dossier.search.texts import documents as of_articles


def renewed(
    old: Library, new: Library, catalogue: Catalogue, numbers: Sequence[int]
) -> list[int | Document] | None:
    """Give the documents of a library in order, those as they were before by their numbers.

    `numbers` are those of the documents of the `old` one, in order. Statements are compared by
    identity (`store/assembling.py`): only those that are new are read, and the articles that these
    or the ones gone are about. None where more has changed.
    """
    if not _alike(old, new):
        return None
    named = sum(1 for _ in names(old))
    first_text = named + len(old.statements)
    known = dict(zip(map(id, old.statements), numbers[named:first_text], strict=True))
    came = [statement for statement in new.statements if id(statement) not in known]
    there = set(map(id, new.statements))
    gone = [statement for statement in old.statements if id(statement) not in there]
    read = of_statements(new, came)
    items: list[int | Document] = list(numbers[:named])
    items += [known[key] if (key := id(item)) in known else next(read) for item in new.statements]
    rest = _texts(new, (*gone, *came), catalogue, numbers[first_text:])
    return None if rest is None else items + rest


def _alike(old: Library, new: Library) -> bool:
    """Tell whether two libraries differ in nothing but statements; quick where they share parts."""
    return all(
        getattr(old, name) is getattr(new, name) or getattr(old, name) == getattr(new, name)
        for name in Library.__struct_fields__
        if name != "statements"
    )


def _texts(
    library: Library,
    changed: Sequence[Statement],
    catalogue: Catalogue,
    numbers: Sequence[int],
) -> list[int | Document] | None:
    """Give topics and texts; those of articles anew that `changed` statements are about.

    None if there is something of an article where there was nothing of its kind.
    """
    cited = {article for statement in changed for article in statement.sources()}
    made: dict[tuple[Kind, str], list[Document]] = {}
    articles = [article for article in library.articles if article.id in cited]
    for document in of_articles(library, articles):
        made.setdefault((document.kind, article_of(document.id)), []).append(document)
    about = catalogue.having("article", cited).tolist()
    items: list[int | Document] = []
    for number in numbers:
        if about[number]:
            shown = catalogue.shown(number)
            items += made.pop((shown.kind, article_of(shown.id)), ())
        else:
            items.append(number)
    return None if made else items
