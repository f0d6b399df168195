"""The command that makes proposals for all articles and tells what waits for review."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dossier.cli.context import (
    open_library,
    print_json,
    progress_bar,
    put,
    workspace,
    workspace_option,
)
from dossier.cli.working import INTERRUPTED, engaged, interrupts, workers_options

if TYPE_CHECKING:
    from dossier.store.reviews import Review


@click.command()
@workers_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def review(workers: int | None, cluster: str, as_json: bool) -> None:
    """Make proposals for the articles whose texts are here, and tell how many wait.

    They are reviewed in the app (key r); what has been decided already stays decided.
    """
    from dossier.store.reviews import Reviews
    from dossier.store.store import Store
    from dossier.workers.here import ONE_BY_ONE

    library = open_library()
    reviews = Reviews(Store(workspace()))
    articles = reviews.articles(library)
    found = []
    with (
        interrupts() as stop,
        engaged(workers, cluster) as hands,
        progress_bar("Proposing") as progress,
    ):
        asked = [article.id for article in articles]
        for opened in reviews.open_all(library, asked, hands or ONE_BY_ONE, stop):
            found.append((opened.article, len(opened.waiting(library)), opened))
            progress(len(found), len(asked))
        stopped = stop.is_set()
    if as_json:
        print_json(
            [
                {"article": id_, "waiting": waiting, **opened.counts()}
                for id_, waiting, opened in found
            ]
        )
    else:
        _tell(found)
    if stopped:
        raise click.exceptions.Exit(INTERRUPTED)


def _tell(found: list[tuple[str, int, Review]]) -> None:
    from dossier.views.wording import count

    for id_, waiting, opened in found:
        counts = opened.counts().items()
        decided = "".join(f", {number} {what}" for what, number in counts if number)
        put(f"{id_}: {waiting} waiting{decided}")
    total = sum(waiting for _, waiting, _ in found)
    put(f"{count(total, 'proposal')} to review in {count(len(found), 'article')}.")
