"""`dossier export --seeds`: reviewed work goes out as seed files."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.cli.context import open_library, put, talk, workspace
from dossier.counting import count
from dossier.errors import DossierError
from dossier.export.placing import make_folder
from dossier.export.seed_delivery import deliver_seed
from dossier.export.seed_page import SeedPage, seed_page
from dossier.model import Library
from dossier.search.naming import resolve_article


def export_seeds(names: tuple[str, ...], output: str | None, *, force: bool) -> None:
    """Write the seed files of articles, of all where none is named."""
    library = open_library()
    articles = [resolve_article(library, name).id for name in names] or list(library.article)
    pages = [seed_page(library, article) for article in dict.fromkeys(articles)]
    if output is None or output == "-":
        _print(pages)
    else:
        _write(pages, Path(output), library, force=force)


def _print(pages: list[SeedPage]) -> None:
    if len(pages) != 1:
        raise click.UsageError(
            f"{count(len(pages), 'seed file')}: name one article, or a folder with -o."
        )
    _tell_left_out(pages)
    put(pages[0].text, nl=False)


def _write(pages: list[SeedPage], folder: Path, library: Library, *, force: bool) -> None:
    from dossier.coding.seeds import articles_in
    from dossier.store.building.readiness import refuse_unbuilt

    if folder.suffix == ".toml":
        raise click.UsageError(f"-o names the folder of the seed files, not a file: {folder}")
    own = folder.resolve() == workspace().seeds.resolve()
    if own:
        refuse_unbuilt(workspace(), library)
    make_folder(folder)
    paths = articles_in(folder)
    done: list[str] = []
    for page in pages:
        path = paths.get(page.article, folder / f"{page.article}.toml")
        try:
            done.append(deliver_seed(path, page, force=force))
        except DossierError as fault:
            talk(f"not written: {fault}")
        else:
            paths[page.article] = path
            talk(f"{done[-1]}: {path}")
    _tell_left_out(pages)
    for page in pages:
        if missing := sorted(page.refers_to - paths.keys()):
            talk(f"{page.article} refers to {', '.join(missing)}: no build without its seed file.")
    if not own:
        talk("With them go data/companies.toml and data/codebook.toml, which they refer to.")
    elif "written" in done:
        talk("To let your statements follow their seeds, run: dossier build")
    if len(done) < len(pages):
        raise click.exceptions.Exit(1)


def _tell_left_out(pages: list[SeedPage]) -> None:
    for page in pages:
        if page.left_out:
            talk(
                f"{page.article}: {count(len(page.left_out), 'statement')} left out, still in the "
                f"article's words; word them first: {', '.join(page.left_out)}"
            )
        if page.earlier:
            talk(
                f"{page.article}: {count(len(page.earlier), 'statement')} left out, on an earlier "
                f"version of the article; see dossier orphans: {', '.join(page.earlier)}"
            )
        for verdict in page.unruled:
            talk(
                f"{page.article}: the verdict on {verdict.first} and {verdict.second} left out; "
                "one of them, or its note, is not in your own words"
            )
