"""The command that suggests statements for a text; it stores nothing."""

from __future__ import annotations

from pathlib import Path

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


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--company", "names", multiple=True, help="Only proposals about it; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def propose(files: tuple[Path, ...], names: tuple[str, ...], as_json: bool) -> None:
    """Suggest statements for texts, each with its passage. Nothing is stored.

    The companies, the codebook and the word lists (data/cues.toml) are those of the workspace.
    """
    from dossier.articles.freezing import freeze
    from dossier.articles.naming import slug
    from dossier.cli.pages import proposals_page
    from dossier.coding.proposing.cues import guess_language, read_cues
    from dossier.coding.proposing.derived import with_derived
    from dossier.coding.proposing.propose import propose as run
    from dossier.model import Article
    from dossier.search.naming import resolve_company

    library = open_library()
    chosen = {resolve_company(library, name).id for name in names}
    written = read_cues(workspace().cues, workspace().wordings)
    cues = with_derived(written, library.facets, library.lexicon)
    found = []
    for path in files:
        frozen = freeze(path)
        article = Article(
            id=slug(path.stem) or "text",
            label=path.stem or "text",
            language=guess_language(frozen.text),
            sha256=frozen.sha256,
            text_sha256=frozen.text_sha256,
            characters=len(frozen.text),
        )
        proposals = run(article, frozen.text, library.companies, library.facets, cues)
        kept = [item for item in proposals if not chosen or {item.company, *item.parties} & chosen]
        found += kept
        talk(f"{path.name}: {len(kept)} proposals")
        if kept and not as_json:
            put(proposals_page(library, kept, line_width()))
    if as_json:
        print_json(found)
