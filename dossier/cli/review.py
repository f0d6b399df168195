"""The command that makes proposals for all articles and tells what waits for review."""

from __future__ import annotations

import click

from dossier.cli.context import (
    open_library,
    print_json,
    progress_bar,
    put,
    workspace,
    workspace_option,
)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def review(as_json: bool) -> None:
    """Make proposals for the articles whose texts are here, and tell how many wait.

    They are reviewed in the app (key r); what has been decided already stays decided.
    """
    from dossier.store.reviews import Reviews
    from dossier.store.store import Store
    from dossier.views.wording import count

    library = open_library()
    reviews = Reviews(Store(workspace()))
    articles = reviews.articles(library)
    found = []
    with progress_bar("Reading") as progress:
        for number, article in enumerate(articles, start=1):
            opened = reviews.open(library, article.id)
            found.append((article.id, len(opened.waiting(library)), opened))
            progress(number, len(articles))
    if as_json:
        print_json(
            [
                {"article": id_, "waiting": waiting, **opened.counts()}
                for id_, waiting, opened in found
            ]
        )
        return
    for id_, waiting, opened in found:
        counts = opened.counts().items()
        decided = "".join(f", {number} {what}" for what, number in counts if number)
        put(f"{id_}: {waiting} waiting{decided}")
    total = sum(waiting for _, waiting, _ in found)
    put(f"{count(total, 'proposal')} to review in {count(len(found), 'article')}.")
