"""The notes of articles and topics, and the one that leads to all; statements are linked there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import groupby

from dossier.export import notes
from dossier.export.frontmatter import front_matter
from dossier.export.obsidian.company_note import home
from dossier.export.obsidian.properties import sealed
from dossier.export.obsidian.writing import link, said, subject, text
from dossier.model import Article, Facet, Library, Statement, Topic
from dossier.views import wording
from dossier.views.comparison import Cell, Row


def article_note(
    library: Library, article: Article, statements: Iterable[Statement], companies: Container[str]
) -> str:
    """Write the note of an article: what it is, and which of the statements rest on it."""
    fields = {
        "author": wording.authors(article),
        "outlet": article.container_title or article.publisher,
        "published": article.issued,
        "language": wording.language(article.language),
        "address": article.url,
        "held": wording.at_hand(library, article),
    }
    resting = [
        (evidence.paragraph, evidence.start, statement)
        for statement in statements
        for evidence in statement.evidence
        if evidence.article == article.id
    ]
    resting.sort(key=lambda item: item[:2])
    lines = [
        f"- ¶{paragraph} {_linked(library, statement, companies)}"
        for paragraph, _, statement in resting
    ]
    blocks = [
        front_matter(
            title=article.title or article.label,
            subject=subject("article", article.id),
            aliases=list(dict.fromkeys(filter(None, (article.title, article.label)))),
            tags=("dossier", "article"),
            articles=[article],
            more=fields,
        ),
        f"# {text(wording.headline(article))}",
        text(
            f"{fields['outlet'] or 'publication not named'}, "
            f"{fields['author'] or 'author not named'}, {wording.published(article)}, "
            f"{fields['language']}. {article.url}"
        ),
        notes.region(),
        "## Statements",
        "\n".join(lines) or "None rests on it.",
    ]
    return sealed("\n\n".join(blocks) + "\n")


def topic_note(library: Library, row: Row, companies: Container[str]) -> str:
    """Write the note of a topic: what each company's articles say on it, or the gap."""
    topic = row.topic
    blocks = [
        front_matter(
            title=topic.name,
            subject=subject("topic", topic.id),
            aliases=[topic.name],
            tags=("dossier", "topic"),
            articles=[],
            more={"facet": row.facet.name},
        ),
        f"# {text(topic.name)}",
        f"{text(row.facet.name)}: {text(topic.definition)}",
        notes.region(),
        *(part for cell in row.cells for part in _cell(library, cell, companies)),
    ]
    return sealed("\n\n".join(blocks) + "\n")


def _cell(library: Library, cell: Cell, companies: Container[str]) -> Iterable[str]:
    yield f"## {link('company', cell.company.id, cell.company.name)}"
    if cell.gap:
        yield f"{wording.gap_sign(cell.gap)} {wording.gap(cell)}"
    if cell.told:
        lines = (_linked(library, told.statement, companies) for told in cell.told)
        yield "\n".join(f"- {line}" for line in lines)


def _linked(library: Library, statement: Statement, companies: Container[str]) -> str:
    where = home(companies, statement)
    name = f"→ {library.company[where].short}"
    return f"{said(library, statement)} {link('company', where, name, block=statement.id)}"


def home_note(
    library: Library, companies: Sequence[str], rows: Sequence[Row], articles: Sequence[Article]
) -> str:
    """Write the note that leads to all others."""
    topics = [
        f"- {text(facet.name)}: {', '.join(_topic(row.topic) for row in run)}"
        for facet, run in _by_facet(rows)
    ]
    blocks = [
        front_matter(title="Dossiers", subject="vault", tags=("dossier",), articles=articles),
        "# Dossiers",
        notes.region(),
        "## Companies",
        "\n".join(f"- {link('company', item, library.company[item].name)}" for item in companies),
        "## Topics",
        "\n".join(topics) or "None yet.",
        "## Articles",
        "\n".join(f"- {link('article', item.id, item.title or item.label)}" for item in articles)
        or "None yet.",
    ]
    return sealed("\n\n".join(blocks) + "\n")


def _by_facet(rows: Sequence[Row]) -> Iterable[tuple[Facet, Iterable[Row]]]:
    return groupby(rows, key=lambda row: row.facet)


def _topic(topic: Topic) -> str:
    return link("topic", topic.id, topic.name)
