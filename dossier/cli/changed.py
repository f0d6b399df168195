"""The command that tells what is new, edited or gone."""

from __future__ import annotations

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
from dossier.cli.page_files import page_options, write_page

if TYPE_CHECKING:
    from dossier.model import Library
    from dossier.views.changed import Changes


@click.command()
@click.argument("companies", nargs=-1)
@click.option(
    "--since", metavar="DATE",
    help="What was published after this date, or edited: 2018, 2018-01, 2018-01-31.",
)  # fmt: skip
@click.option("--seen", is_flag=True, help="Remember that these have been looked at now.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@page_options
@workspace_option
def changed(
    companies: tuple[str, ...],
    since: str | None,
    seen: bool,
    as_json: bool,
    output: str | None,
    force: bool,
) -> None:
    """Tell what is new, edited or gone since it was last looked at, company by company."""
    from dossier.cli.changed_page import changed_page
    from dossier.export.looks_json import changed_json
    from dossier.search.naming import resolve_company
    from dossier.store.seen import read_seen, write_seen
    from dossier.views.changed import seen_now

    library = open_library()
    typed = tuple(dict.fromkeys(resolve_company(library, item).id for item in companies))
    chosen = typed or tuple(company.id for company in library.companies)
    found = _found(library, chosen, since)
    if output:
        from dossier.export.changed_page import changed_markdown

        write_page(changed_markdown(library, found, since or ""), output, force=force)
    elif as_json:
        print_json(changed_json(library, found))
    else:
        put(changed_page(library, found, line_width()))
    if seen:
        write_seen(workspace(), seen_now(library, typed, read_seen(workspace())))
        talk("All of it counts as looked at now.")


def _found(library: Library, companies: tuple[str, ...], since: str | None) -> tuple[Changes, ...]:
    from dossier.store.seen import edited_since, read_seen, ruled_on_since
    from dossier.views.as_of import last_day
    from dossier.views.changed import since_date, since_seen

    if since is not None:
        day = last_day(since).isoformat()
        edited, ruled_on = edited_since(workspace(), day), ruled_on_since(workspace(), day)
        return since_date(library, companies, since, edited, ruled_on)
    seen = read_seen(workspace())
    if seen is None:
        talk("Nothing was marked as looked at yet, so that all is new: --seen marks it.")
    return since_seen(library, companies, seen or {})
