"""Evidence follows its article to another text, as far as its passages stand there. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from dossier.articles import anchoring
from dossier.errors import DossierError
from dossier.model import Article, Evidence, Statement

Moves = Mapping[Evidence, Evidence]


def moves(passages: Iterable[Evidence], left: str, article: Article, text: str) -> Moves:
    """Give what each passage of an article becomes in its text `text`.

    `left` is the version that evidence of the present text was coded in until now. A passage that
    stands in the new text exactly and once has its place there. Any other stays where it was
    coded, and names that version.
    """
    asked = list(passages)
    found = anchoring.places(text, (item for item in asked if item.version != article.version))
    moved: dict[Evidence, Evidence] = {}
    for item in asked:
        spans = found.get(item, [(item.start, item.end)])
        there = _at(article, text, *spans[0]) if len(spans) == 1 else None
        moved[item] = there or replace(item, version=item.version or left)
    return moved


def evidence_at(article: Article, text: str, start: int, end: int) -> Evidence:
    """Point at a passage of an article's present text.

    Raises DossierError where it is not inside one paragraph.
    """
    found = _at(article, text, start, end)
    if found is None:
        raise DossierError(f"{start}-{end} is not inside one paragraph", where=article.id)
    return found


def moved(statement: Statement, where: Moves) -> Statement:
    """Give a statement with its evidence moved."""
    return replace(statement, evidence=tuple(where.get(item, item) for item in statement.evidence))


def named(statement: Statement, article: str, version: str) -> Statement:
    """Give a statement whose evidence in the present text of `article` names that version."""
    present = (item for item in statement.evidence if (item.article, item.version) == (article, ""))
    return moved(statement, {item: replace(item, version=version) for item in present})


def _at(article: Article, text: str, start: int, end: int) -> Evidence | None:
    for home in article.digest:
        if home.start <= start < end <= home.end:
            print_ = anchoring.fingerprint(text[start:end])
            return Evidence(article.id, home.paragraph, start, end, print_)
    return None
