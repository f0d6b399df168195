"""Tensions, and plans with what became of them, as Markdown pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dossier import dates
from dossier.export import footnotes, moments
from dossier.export import notes as notes_region
from dossier.export.citations import sources
from dossier.export.escaping import inline
from dossier.export.frontmatter import front_matter
from dossier.export.phrases import in_brief
from dossier.export.sealing import seal
from dossier.model import Company, Library, Statement
from dossier.views.comparison import Told, articles_about
from dossier.views.promises import Promise, newest_day, promises, told_as
from dossier.views.tensions import Tension, tensions
from dossier.views.verdicts import Which, ruled

_TENSIONS = (
    "Two statements of one company and topic that cannot both hold, as far as figures, dates, "
    "denials and status tell; and figures that two articles, or two people, give. An origin is an "
    "article that repeats no other. *Open:* nobody has ruled yet. *Settled:* one of the two does "
    "not count, by another verdict or its rank."
)
_PROMISES = (
    "What is planned, considered or negotiated, and what became of it: as ruled by the analyst, or "
    "*perhaps*, where a later statement on the same topic may tell. Where an article prints no "
    "date, nothing says which came first."
)


def tensions_markdown(
    library: Library,
    company_ids: Sequence[str],
    facets: Sequence[str] = (),
    which: Which = "all",
    notes: str = "",
) -> str:
    """Write the tensions of companies: both statements, the verdict, sources and evidence."""
    found = tensions(library, company_ids, facets=facets, which=which)
    told = [statement for item in found for statement in (item.first, item.second)]
    blocks = [_TENSIONS, notes_region.region(notes)]
    for company, held in groupby(found, key=lambda item: item.company):
        blocks.append(f"## {inline(company.name)}")
        blocks += (_tension(library, item) for item in held)
    if not found:
        blocks.append("Nothing here disagrees.")
    return _page(library, "Tensions", company_ids, facets, which, blocks, told)


def promises_markdown(
    library: Library,
    company_ids: Sequence[str],
    facets: Sequence[str] = (),
    which: Which = "all",
    notes: str = "",
) -> str:
    """Write the plans of companies and what became of each, sources and evidence."""
    day = newest_day(library)
    found = promises(library, company_ids, day, facets=facets, which=which)
    told = [told for item in found for told in (item.plan, *(it.statement for it in item.later))]
    over = [f"What is over is judged by {dates.words(day.isoformat())}."] if day else []
    blocks = [" ".join([_PROMISES, *over]), notes_region.region(notes)]
    for company, held in groupby(found, key=lambda item: item.company):
        blocks.append(f"## {inline(company.name)}")
        blocks.append("\n".join(line for item in held for line in _promise(library, item)))
    if not found:
        blocks.append("There is no such plan.")
    return _page(library, "Promises", company_ids, facets, which, blocks, told)


def _page(
    library: Library,
    what: str,
    company_ids: Sequence[str],
    facets: Sequence[str],
    which: Which,
    body: Iterable[str],
    told: Iterable[Statement],
) -> str:
    """Put the body between what every page begins with, and sources and footnotes."""
    names = ", ".join(library.company[item].name for item in company_ids)
    about = sorted({item for id_ in company_ids for item in articles_about(library, id_)})
    articles = [library.article[item] for item in about]
    narrowed = "; ".join(
        part
        for part in (
            f"facets {' '.join(sorted(set(facets)))}" if facets else "",
            "" if which == "all" else which,
        )
        if part
    )
    subject = f"{what.lower()} {' '.join(company_ids)}"
    tags = (item.replace("@", "-as-of-") for item in company_ids)
    blocks = [
        front_matter(
            title=f"{what}: {names}",
            subject=moments.narrowed(library, "; ".join(filter(None, (subject, narrowed)))),
            tags=(what.lower(), *tags),
            articles=articles,
        ),
        f"# {what}: {inline(names)}",
        *moments.said(library),
        *map(inline, moments.said_of(library, company_ids)),
        *([inline(f"Only: {narrowed}.")] if narrowed else []),
        *body,
    ]
    if articles:
        blocks.append(sources(library, articles))
    blocks += footnotes.section(library, told)
    return seal("\n\n".join(blocks) + "\n")


def _tension(library: Library, item: Tension) -> str:
    said = f"*verdict:* {inline(ruled(item.verdict, item.first.id))}" if item.verdict else ""
    state = said or (f"*{item.state}*" if item.state else "")
    lines = [
        f"**{item.kind}:** {inline(item.words)}",
        "",
        *(f"- {_brief(library, item.company, told)}" for told in (item.first, item.second)),
        *([f"- {state}"] if state else []),
    ]
    return "\n".join(lines)


def _promise(library: Library, item: Promise) -> Iterator[str]:
    yield f"- {_brief(library, item.company, item.plan)}"
    yield f"  - **{inline(item.words)}**"
    for later in item.later:
        yield f"  - {told_as(later)}: {_brief(library, item.company, later.statement)}"


def _brief(library: Library, company: Company, statement: Statement) -> str:
    """Write a statement of a company, which may be one at a date."""
    known = library.of(company.id)
    return in_brief(known, Told(statement), statement.company)
