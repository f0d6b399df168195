"""An export in any format: the files that it comes to, as names and bytes."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.export.as_csl import articles_csl
from dossier.export.as_csv import statements_csv
from dossier.export.as_jsonl import statements_jsonl
from dossier.export.as_qdpx import project_qdpx
from dossier.export.filenames import INDEX, dossier_filename
from dossier.export.formats import FORMATS, MARKDOWN, Format
from dossier.export.html_page import comparison_html
from dossier.export.lines import lines, silences
from dossier.export.markdown import comparison_markdown, dossier_markdown, library_markdown
from dossier.export.moments import is_present
from dossier.export.obsidian.vault import vault
from dossier.export.scope import Scope, articles_in, stem
from dossier.model import Library

File = tuple[str, bytes]

TEXTS = "It holds the texts of articles that you have attached: keep it to yourself."


def files(library: Library, scope: Scope, form: Format, *, mark: bool = False) -> Iterator[File]:
    """Make the files, the first of which leads to the others; names may have folders in them.

    `mark` puts a byte order mark before a CSV table.
    """
    name = f"{stem(scope)}{form.ending}"
    match form.name:
        case "md":
            yield from _markdown(library, scope, name)
        case "html":
            yield name, comparison_html(library, scope).encode()
        case "csv":
            told, gaps = lines(library, scope), silences(library, scope)
            yield name, statements_csv(library, told, gaps, mark=mark).encode()
        case "jsonl":
            yield name, statements_jsonl(library, lines(library, scope)).encode()
        case "qdpx":
            yield name, project_qdpx(library, scope)
        case "obsidian":
            yield from ((path, note.encode()) for path, note in vault(library, scope))
        case "csl-json":
            yield name, articles_csl(articles_in(library, scope)).encode()


def offered(library: Library, scope: Scope) -> tuple[Format, ...]:
    """Give the formats for a part of the library: notes are of the present only.

    A folder of notes is kept up to date; an earlier state would say of what came later that it is
    gone.
    """
    present = is_present(library, scope.companies)
    return tuple(form for form in FORMATS.values() if present or form.name != "obsidian")


def suggested(scope: Scope, form: Format) -> str:
    """Give a name for the file of an export that leads to the others, or for its folder."""
    if form is MARKDOWN and scope.whole:
        return INDEX
    return f"{stem(scope)}{form.ending or '-notes'}"


def holds_texts(library: Library, scope: Scope, form: Format) -> bool:
    """Tell whether an export has whole texts of articles in it."""
    return form.name == "qdpx" and any(
        article.id in library.originals for article in articles_in(library, scope)
    )


def _markdown(library: Library, scope: Scope, name: str) -> Iterator[File]:
    if scope.compared:
        text = comparison_markdown(library, scope.companies, facets=scope.facets, rows=scope.rows)
        yield name, text.encode()
        return
    if scope.whole:
        yield INDEX, library_markdown(library).encode()
    for company in scope.companies:
        yield dossier_filename(company), dossier_markdown(library, company).encode()
