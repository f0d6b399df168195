"""Commands about corrected articles: update, orphans."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.cli.context import (
    line_width,
    open_library,
    print_json,
    put,
    talk,
    workspace,
    workspace_option,
)

if TYPE_CHECKING:
    from dossier.articles.matching import Candidate
    from dossier.model import Library, Statement
    from dossier.views.orphans import Orphan


@click.command()
@click.argument("article")
@click.argument("file", required=False, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--copy", metavar="COPY", help="Take the text of COPY, an article that repeats this one."
)
@click.option("--anyway", is_flag=True, help="Even if the texts have little in common.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def update(article: str, file: Path | None, copy: str | None, anyway: bool, as_json: bool) -> None:
    """Give ARTICLE, one of your own files, the corrected text in FILE.

    The text that it had is kept. Passages that stand in the new one, to the letter and once, are
    found again; `dossier orphans` lists the others. A correction that was added as a copy is named
    by --copy: it becomes the text of ARTICLE, and is an article of its own no longer.
    """
    from dossier.clock import now
    from dossier.errors import DossierError
    from dossier.search.naming import resolve_article
    from dossier.store.adding.intake_report import AddReport
    from dossier.store.adding.versions import update as run
    from dossier.store.removal.superseding import supersede

    if (file is None) == (copy is None):
        raise click.UsageError("Give a FILE, or --copy.")
    library = open_library()
    found = resolve_article(library, article)
    if file is not None:
        report = AddReport((run(workspace(), found.id, file, anyway=anyway, when=now()),))
    else:
        repeated = resolve_article(library, copy or "")
        if repeated.copy_of != found.id:
            raise DossierError(f"it is no copy of {found.id}", where=repeated.id)
        report = AddReport((supersede(workspace(), repeated.id, when=now()),))
    if as_json:
        print_json(report.data())
    else:
        put("\n".join(report.lines()))


@click.command()
@click.argument("article", required=False)
@click.option(
    "--take",
    "taken",
    metavar="STATEMENT",
    multiple=True,
    help="Let it rest on the passage proposed; may be repeated.",
)
@click.option(
    "--keep",
    "kept",
    metavar="STATEMENT",
    multiple=True,
    help="Let it rest on the earlier version, knowingly; may be repeated.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def orphans(
    article: str | None, taken: tuple[str, ...], kept: tuple[str, ...], as_json: bool
) -> None:
    """List statements whose passage the corrected text of their article does not hold.

    With each, the passage of the new text that may be the same, reworded: it has the very numbers,
    names, negations and hedges. It counts only once you take it.
    """
    from dossier.cli.orphan_pages import orphans_page
    from dossier.coding import resolving
    from dossier.export.as_json import orphan_json
    from dossier.search.naming import resolve_article
    from dossier.views.orphans import orphans as listed
    from dossier.views.rewordings import Candidates

    library = open_library()
    home = resolve_article(library, article).id if article else ""
    candidates = Candidates(library)

    def take(orphan: Orphan, statement: Statement) -> Statement:
        return _taken(library, orphan, statement, candidates.of(orphan))

    def keep(orphan: Orphan, statement: Statement) -> Statement:
        return resolving.kept(statement, orphan.evidence)

    _settle(listed(library, home), taken, take, "rests on the passage proposed")
    _settle(listed(library, home), kept, keep, "rests on the earlier version, knowingly")
    if taken or kept:
        library = open_library(with_notes=False)
        candidates = Candidates(library)
    found = listed(library, home)
    if as_json:
        print_json([orphan_json(library, item, candidates.of(item)) for item in found])
    else:
        put(orphans_page(library, found, candidates, line_width()))


def _taken(
    library: Library, orphan: Orphan, statement: Statement, found: Candidate | None
) -> Statement:
    from dossier.coding import resolving
    from dossier.errors import DossierError

    if found is None:
        raise DossierError(
            "there is no passage to propose for it",
            where=statement.id,
            advice="Choose one in the app (O in the library, then i), or keep it: --keep",
        )
    article = library.article[orphan.evidence.article]
    text = library.originals[article.id].text
    return resolving.placed(statement, orphan.evidence, article, text, (found.start, found.end))


def _settle(
    waiting: tuple[Orphan, ...],
    ids: tuple[str, ...],
    decide: Callable[[Orphan, Statement], Statement],
    said: str,
) -> None:
    """Decide on the lost passages of some statements (ids), and store each.

    Raises UnknownNameError for a statement that has none, DossierError where one cannot be done.
    """
    from dossier.clock import now
    from dossier.errors import UnknownNameError
    from dossier.store.store import Store

    store = Store(workspace())
    for id_ in ids:
        mine = [item for item in waiting if item.statement.id == id_]
        if not mine:
            raise UnknownNameError(
                f"no passage of {id_!r} waits for a decision",
                advice="dossier orphans lists the statements that do.",
            )
        statement = mine[0].statement
        for orphan in mine:
            statement = decide(orphan, statement)
        store.save(statement, revision=store.revision(id_), who="analyst", when=now())
        talk(f"{id_} {said}.")
