"""What has changed as a Markdown page: statements new and edited, with evidence, and those gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier import dates
from dossier.export import footnotes, moments
from dossier.export import notes as notes_region
from dossier.export.citations import sources
from dossier.export.escaping import inline
from dossier.export.frontmatter import front_matter
from dossier.export.phrases import in_brief
from dossier.export.sealing import seal
from dossier.model import Library, Statement
from dossier.views import wording
from dossier.views.changed import Changes
from dossier.views.comparison import Told


def changed_markdown(
    library: Library, found: Sequence[Changes], since: str = "", notes: str = ""
) -> str:
    """Write what has changed since a date (EDTF), or since it was last marked as seen."""
    held = [item for changes in found for item in (*changes.new, *changes.edited)]
    about = sorted({article for item in held for article in item.sources()})
    articles = [library.article[item] for item in about]
    chosen = [item.company for item in found] if len(found) < len(library.companies) else []
    title = ": ".join(filter(None, ("Changed", ", ".join(item.name for item in chosen))))
    subject = " ".join(("changed", *(item.id for item in chosen)))
    after = f"after {since}" if since else "since last marked as seen"
    blocks = [
        front_matter(
            title=title,
            subject=moments.narrowed(library, f"{subject}; {after}"),
            tags=("changed", *(item.id for item in chosen)),
            articles=articles,
        ),
        f"# {inline(title)}",
        *moments.said(library),
        f"What was published after {dates.words(since)}, or edited since."
        if since
        else "What is new, edited or gone since it was last marked as seen.",
        notes_region.region(notes),
        *(block for changes in found for block in _company(library, changes)),
    ]
    if articles:
        blocks.append(sources(library, articles))
    blocks += footnotes.section(library, held)
    return seal("\n\n".join(blocks) + "\n")


def _company(library: Library, changes: Changes) -> Iterator[str]:
    yield f"## {inline(changes.company.name)}"
    yield f"{inline(wording.changes(changes)).capitalize()}."
    for title, held in (("New", changes.new), ("Edited", changes.edited)):
        if held:
            yield f"### {title}"
            yield "\n".join(_bullet(library, item) for item in held)
    if changes.gone:
        yield "### Gone"
        yield "\n".join(f"- `{id_}`" for id_ in changes.gone)


def _bullet(library: Library, statement: Statement) -> str:
    return f"- {in_brief(library, Told(statement), statement.company)}"
