"""The note of a company: its statements by topic, each a block that links can lead to."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import groupby

from dossier.export import notes
from dossier.export.citations import dated
from dossier.export.footnotes import APART
from dossier.export.frontmatter import front_matter
from dossier.export.obsidian.properties import sealed
from dossier.export.obsidian.writing import link, said, subject, text
from dossier.export.phrases import tie
from dossier.model import Library, Statement
from dossier.views import wording
from dossier.views.comparison import Told, compare, tell
from dossier.views.evidence import exhibits
from dossier.views.portrait import Portrait, portray

_STRAY = "Topics not in the codebook"


def home(companies: Container[str], statement: Statement) -> str:
    """Give the company (an id) in whose note a statement is a block: the first that is exported."""
    told = (statement.company, *statement.parties)
    return next((item for item in told if item in companies), "")


def company_note(library: Library, company: str, companies: Container[str]) -> str:
    """Write the note of `company`; `companies` are all that have one (ids)."""
    portrait = portray(library, company)
    about = portrait.company
    names = [about.short, *(name for item in about.aliases for name in (item.name, *item.aliases))]
    blocks = [
        front_matter(
            title=about.name,
            subject=subject("company", company),
            aliases=list(dict.fromkeys([about.name, *names])),
            tags=("dossier", "company"),
            articles=portrait.articles,
        ),
        f"# {text(about.name)}",
        _ground(library, portrait),
        notes.region(),
        *_sections(library, portrait, companies),
        *_gaps(library, portrait),
    ]
    return sealed("\n\n".join(blocks) + "\n")


def _ground(library: Library, portrait: Portrait) -> str:
    if not portrait.articles:
        return "No article about this company has been read."
    count = len(library.told[portrait.company.id])
    return text(
        f"{wording.count(count, 'statement')} from {wording.read(portrait.articles)} "
        f"({dated(portrait.articles)})."
    )


def _sections(library: Library, portrait: Portrait, companies: Container[str]) -> Iterator[str]:
    company = portrait.company.id
    for facet, sections in groupby(portrait.sections, key=lambda section: section.facet):
        yield f"## {text(facet.name)}"
        for section in sections:
            yield f"### {link('topic', section.topic.id, section.topic.name)}"
            yield "\n".join(_block(library, told, company, companies) for told in section.told)
    placed = {item.id for item in portrait.statements}
    left = [item for item in library.told[company] if item.id not in placed]
    if left:
        yield f"## {_STRAY}"
        yield "\n".join(
            _block(library, tell(library, item, company), company, companies) for item in left
        )


def _block(library: Library, told: Told, company: str, companies: Container[str]) -> str:
    """Write a statement as a block, or with a link to the note in which it is one."""
    statement = told.statement
    where = home(companies, statement)
    words = said(library, statement, tie(library, told, company))
    if where != company:
        name = f"→ {library.company[where].short}"
        return f"- {words} {link('company', where, name, block=statement.id)}"
    evidence = "".join(f"\n    - {line}" for line in _evidence(library, statement))
    return f"- {words} ^{statement.id}{evidence}"


def _evidence(library: Library, statement: Statement) -> Iterator[str]:
    for item in exhibits(library, statement):
        shown = f"Digest: {text(item.text)}" if item.text else "No digest yet."
        if item.quotation:
            shown = f"“{text(item.quotation)}”"
        source = link("article", item.article.id, item.article.title or item.article.label)
        where = wording.locator_by_number(library, item.evidence)
        yield f"{shown} — {source}, {text(where)}.{APART.get(item.source, '')}"


def _gaps(library: Library, portrait: Portrait) -> Iterator[str]:
    rows = compare(library, [portrait.company.id], empty_rows=True).rows
    empty = [row for row in rows if row.kind == "empty"]
    denied = [row.topic.name for row in rows if row.cells[0].denied]
    if not (portrait.articles and (empty or denied)):
        return
    yield "## Gaps"
    if empty:
        yield f"Not mentioned in {wording.read(portrait.articles)} read:"
        yield "\n".join(
            f"- {text(facet.name)}: {text('; '.join(row.topic.name for row in run))}"
            for facet, run in groupby(empty, key=lambda row: row.facet)
        )
    if denied:
        yield f"Only denied: {text('; '.join(denied))}."
