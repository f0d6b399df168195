"""A seed whose article was corrected since is behind the store; what it says is still heard."""

from __future__ import annotations

import dataclasses
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace
from tinydb import TinyDB

from dossier.articles import moving
from dossier.articles.moving import Moves
from dossier.errors import DossierError
from dossier.model import Article
from dossier.store import rows
from dossier.store.building import originals
from dossier.store.building.inputs import Inputs
from dossier.store.rows import Attachment, Earlier, Import, StatementRow
from dossier.workspace import Workspace


@dataclass(frozen=True)
class Lag:
    """The articles (ids) whose seeds are behind, and where the passages of these are by now."""

    articles: frozenset[str]
    moves: Moves

    def row(self, row: StatementRow) -> StatementRow:
        """Give a row whose seed's version is as it would be of the present texts.

        That a passage has moved is no change of the seed.
        """
        return replace(row, seed=moving.moved(row.seed, self.moves)) if row.seed else row


def caught_up(workspace: Workspace, db: TinyDB, path: Path, inputs: Inputs) -> tuple[Inputs, Lag]:
    """Give the seeds as they would be of the present texts, and what was behind.

    Such an article is an imported one whose seed holds a text that it had before. `db` and `path`
    are the file of the articles. A passage goes where `moving.moves` says. Raises DossierError
    when a present text cannot be read, StorageError when a row cannot.
    """
    stored = {item.id: item for item in rows.fetch(db.table(rows.ARTICLES), Article, path)}
    imported = {item.article for item in rows.fetch(db.table(rows.IMPORTS), Import, path)}
    earlier = {
        (item.article, item.record.text_sha256)
        for item in rows.fetch(db.table(rows.EARLIER), Earlier, path)
    }
    attached = rows.fetch(db.table(rows.ATTACHMENTS), Attachment, path)
    moves: dict[str, Moves] = {}
    for told in (seed.article for seed in inputs.seeds):
        present = stored.get(told.id)
        if present is None or told.id not in imported or told.text_sha256 == present.text_sha256:
            continue
        if (told.id, told.text_sha256) in earlier:
            row = next(item for item in attached if item.article == told.id)
            moves[told.id] = _moves(inputs, told, present, originals.load(workspace, row).text)
    where = {old: new for found in moves.values() for old, new in found.items()}
    seeds = tuple(
        replace(
            seed,
            article=stored[seed.article.id] if seed.article.id in moves else seed.article,
            statements=tuple(moving.moved(item, where) for item in seed.statements),
        )
        for seed in inputs.seeds
    )
    return dataclasses.replace(inputs, seeds=seeds), Lag(frozenset(moves), where)


def still_imported(
    db: TinyDB,
    path: Path,
    stored: Mapping[str, Article],
    inputs: Inputs,
    behind: Container[str],
) -> set[str]:
    """Give the ids of imported articles; one that a seed describes by now is the seed's.

    One whose seed is `behind` stays imported. Raises DossierError at an article with a text that
    it never had here.
    """
    origins = {item.article: item for item in rows.fetch(db.table(rows.IMPORTS), Import, path)}
    attached = rows.fetch(db.table(rows.ATTACHMENTS), Attachment, path)
    for seed in inputs.seeds:
        article = seed.article
        if article.id not in origins or article.id in behind:
            continue
        if stored.get(article.id, article).text_sha256 != article.text_sha256:
            raise DossierError(
                f"{article.id!r} is the id of an article that you have added, with another text",
                where=str(seed.path),
                advice="Bring yours to that text first: dossier update. Or, if they are two "
                "articles, give that of the seed another id.",
            )
        file = origins.pop(article.id).file
        named = [replace(item, file=file) for item in attached if item.article == article.id]
        rows.put(db.table(rows.ATTACHMENTS), named)
        rows.drop(db.table(rows.IMPORTS), [article.id])
        rows.drop(db.table(rows.DESCRIPTIONS), [article.id])
    return set(origins)


def _moves(inputs: Inputs, told: Article, present: Article, text: str) -> Moves:
    passages = {
        evidence
        for seed in inputs.seeds
        for statement in seed.statements
        for evidence in statement.evidence
        if evidence.article == told.id
    }
    asked = sorted(passages, key=lambda item: (item.start, item.end))
    return moving.moves(asked, told.version, present, text)
