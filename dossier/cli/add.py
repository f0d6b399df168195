"""The command that takes in articles from files."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import click

from dossier.cli.context import (
    print_json,
    progress_bar,
    put,
    tell_notes,
    workspace,
    workspace_option,
)
from dossier.cli.working import INTERRUPTED, engaged, interrupts, workers_options

if TYPE_CHECKING:
    from dossier.store.adding.intake_report import AddReport
    from dossier.workers.work import Workers


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("--propose", is_flag=True, help="Make the proposals for what is added, too.")
@workers_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def add(
    paths: tuple[Path, ...], propose: bool, workers: int | None, cluster: str, as_json: bool
) -> None:
    """Add articles from files, or from all files in folders.

    Text, Markdown, saved web pages, PDF, Word (.docx) and mail (.eml). Each file is read in a
    process with limits. What a file does not say stays empty, what is ambiguous is asked. A file
    that corrects an article of yours gives it a new text: see `dossier orphans`. Ctrl+c stops it:
    what has been read is stored. The result is the same whoever works.
    """
    from dossier.clock import now
    from dossier.store.adding.intake import add as run

    place = workspace()
    tell_notes(place)
    with interrupts() as stop, engaged(workers, cluster) as hands:
        with progress_bar("Reading") as show:
            report = run(
                place,
                paths,
                lambda done, of, _path: show(done, of),
                stop,
                when=now(),
                workers=hands,
            )
        made = _propose(report, hands, stop) if propose else {}
        stopped = report.stopped or (propose and stop.is_set())
    if as_json:
        print_json(report.data() | ({"proposals": made} if propose else {}))
    else:
        put("\n".join(report.lines()))
        if propose:
            from dossier.views.wording import count

            put(f"{count(sum(made.values()), 'proposal')} made for {count(len(made), 'article')}.")
            if stopped:
                put("Those that are missing: dossier review")
    if stopped:
        raise click.exceptions.Exit(INTERRUPTED)
    if report.refused:
        raise click.exceptions.Exit(1)


def _propose(report: AddReport, workers: Workers | None, stop: Event) -> dict[str, int]:
    """Make proposals for the articles that are new, or whose text is; count them by article."""
    from dossier.store.reviews import Reviews
    from dossier.store.store import Store
    from dossier.workers.here import ONE_BY_ONE

    store = Store(workspace())
    library = store.library()
    reviews = Reviews(store)
    new = {item.article.id for item in report.added}
    new |= {item.article.id for item in report.revised}
    asked = [item.id for item in reviews.articles(library) if item.id in new]
    made = {}
    with progress_bar("Proposing") as show:
        for review in reviews.open_all(library, asked, workers or ONE_BY_ONE, stop):
            made[review.article] = len(review.proposals)
            show(len(made), len(asked))
    return made
