"""The commands that change the companies of a library: names, merges, suggestions."""

from __future__ import annotations

from typing import Any

import click

from dossier.cli.context import (
    confirmed,
    line_width,
    open_library,
    print_json,
    put,
    talk,
    workspace,
    workspace_option,
)
from dossier.codebook.company_edits import Kind
from dossier.model import Company, Library

also_option = click.option(
    "--also", multiple=True, metavar="SPELLING", help="Another spelling; may be repeated."
)
to_option = click.option("--to", metavar="COMPANY", help="Give it to another company.")


@click.group()
def company() -> None:
    """Add, rename, merge and remove companies; their aliases, brands and people.

    Statements follow. The plain file is data/companies.toml; `dossier undo`
    takes changes back.
    """


@company.command()
@click.argument("name")
@click.option("--short", default="", help="What narrow columns show.")
@click.option("--id", "id_", default="", help="Lower case, digits, hyphens; made of the name.")
@click.option("--anyway", is_flag=True, help="Even if another company has nearly this name.")
@workspace_option
def add(name: str, short: str, id_: str, anyway: bool) -> None:
    """Add a company called NAME."""
    from dossier.store.amending import company_changes

    open_library()
    try:
        put(company_changes.add(workspace(), name, short=short, id_=id_, anyway=anyway))
    except company_changes.NearNameError as fault:
        fault.advice = (
            f'The same? dossier company alias {fault.company} "{name}". Another? Say --anyway.'
        )
        raise


@company.command()
@click.argument("company")
@click.argument("name")
@click.option("--short", default="", help="What narrow columns show.")
@click.option("--no-alias", is_flag=True, help="Do not keep the old name as an alias.")
@workspace_option
def rename(company: str, name: str, short: str, no_alias: bool) -> None:
    """Call COMPANY by another NAME; its id stays, its old name becomes an alias."""
    from dossier.store.amending import company_changes

    id_ = _company(open_library(), company).id
    put(company_changes.rename(workspace(), id_, name, short=short, keep=not no_alias))


@company.command()
@click.argument("company")
@click.argument("into")
@click.option("--yes", is_flag=True, help="Do not ask.")
@workspace_option
def merge(company: str, into: str, yes: bool) -> None:
    """Make COMPANY a part of the company INTO: names, brands, people, statements go over."""
    from dossier.store.amending import company_changes

    library = open_library()
    old, kept = _company(library, company), _company(library, into)
    confirmed(f"Merge {old.name} into {kept.name}? dossier undo takes it back.", yes=yes)
    put(company_changes.merge(workspace(), old.id, kept.id))


@company.command()
@click.argument("company")
@click.option("--with-statements", is_flag=True, help="Also with statements that no seed holds.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@workspace_option
def remove(company: str, with_statements: bool, yes: bool) -> None:
    """Remove COMPANY; refused while statements or seeds are about it."""
    from dossier.store.amending import company_changes

    found = _company(open_library(), company)
    if with_statements:
        confirmed(f"Remove {found.name} and all that is written about it?", yes=yes)
    put(company_changes.remove(workspace(), found.id, with_statements=with_statements))


@company.command()
@click.argument("company")
@click.argument("name")
@click.option("--cased", is_flag=True, help="It counts only with its capitals.")
@click.option("--remove", "off", is_flag=True, help="Take it off.")
@to_option
@workspace_option
def alias(company: str, name: str, cased: bool, off: bool, to: str | None) -> None:
    """Let COMPANY go by NAME as well."""
    _name("aliases", company, name, off=off, to=to, cased=cased)


@company.command()
@click.argument("company")
@click.argument("name")
@also_option
@click.option("--cased", is_flag=True, help="It counts only with its capitals.")
@click.option("--remove", "off", is_flag=True, help="Take it off.")
@to_option
@workspace_option
def brand(
    company: str, name: str, also: tuple[str, ...], cased: bool, off: bool, to: str | None
) -> None:
    """Say that NAME is a brand of COMPANY."""
    _name("brands", company, name, off=off, to=to, also=also, cased=cased)


@company.command()
@click.argument("company")
@click.argument("name")
@click.option("--role", default="", help="What the articles call this person.")
@also_option
@click.option("--remove", "off", is_flag=True, help="Take it off.")
@to_option
@workspace_option
def person(
    company: str, name: str, role: str, also: tuple[str, ...], off: bool, to: str | None
) -> None:
    """Say that NAME speaks or acts for COMPANY."""
    _name("people", company, name, off=off, to=to, also=also, role=role)


@company.command()
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True)
@click.option("--dismiss", metavar="NAME", multiple=True, help="Suggest NAME no more.")
@click.option("--bring-back", metavar="NAME", multiple=True, help="Suggest NAME again.")
@click.option("--dismissed", is_flag=True, help="List the names that have been dismissed.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def suggest(
    limit: int,
    dismiss: tuple[str, ...],
    bring_back: tuple[str, ...],
    dismissed: bool,
    as_json: bool,
) -> None:
    """List names in the attached texts that no company goes by, the commonest first.

    A name that is dismissed is not listed again, in no spelling. The plain file is
    data/dismissed.txt.
    """
    from dossier.cli.reference_pages import dismissed_page, strangers_page
    from dossier.coding.dismissed import read_dismissed
    from dossier.coding.suggesting import suggest_companies
    from dossier.store.amending import dismissing

    library = open_library()
    for name in dismiss:
        talk(dismissing.dismiss(workspace(), name))
    for name in bring_back:
        talk(dismissing.bring_back(workspace(), name))
    gone = read_dismissed(workspace().dismissed)
    if dismissed:
        if as_json:
            print_json(gone)
        else:
            put(dismissed_page(gone))
        return
    found = suggest_companies(library, workspace())[:limit]
    if as_json:
        print_json(found)
    else:
        put(strangers_page(library, found, len(gone), line_width()))


def _company(library: Library, typed: str) -> Company:
    from dossier.search.naming import resolve_company

    return resolve_company(library, typed)


def _name(kind: Kind, company: str, name: str, *, off: bool, to: str | None, **fields: Any) -> None:
    """Add a name of a kind, take it off, or give it to another company."""
    from dossier.store.amending import company_changes

    library = open_library()
    owner = _company(library, company)
    if off and to:
        raise click.UsageError("--remove and --to exclude each other.")
    if off:
        put(company_changes.remove_name(workspace(), owner.id, kind, name))
    elif to:
        other = _company(library, to).id
        put(company_changes.move_name(workspace(), owner.id, kind, name, other))
    else:
        put(company_changes.add_name(workspace(), owner.id, kind, name, **fields))
