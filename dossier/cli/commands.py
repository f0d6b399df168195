"""The commands by name. One is loaded when it is called: none of them is needed to list them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

# In which module of this folder a command stands, and the first sentence of its help.
# fmt: off
COMMANDS = {
    "build": ("keep:build",
        "Build the store from seeds/ and data/, keeping what you have edited."),
    "list": ("read:list_", "List the companies and the articles, with counts."),
    "show": ("read:show", "Show the dossier of COMPANY: an id, a name or an alias."),
    "compare": ("compare:compare", "Lay two to four COMPANIES side by side, topic by topic."),
    "apart": ("apart:apart",
        "Tell which topics set each of COMPANIES apart from the others, by which statements."),
    "timeline": ("timeline:timeline",
        "Tell what COMPANIES (without any, all) did and mean to do, in the order of time."),
    "promises": ("promises:promises",
        "Tell what became of the plans of COMPANIES (without any, all): done, changed, open."),
    "figures": ("figures:figures",
        "List every number about COMPANIES (without any, all), and which may be compared."),
    "tensions": ("tensions:tensions",
        "List where statements of COMPANIES (without any, all) disagree, and your verdicts."),
    "changed": ("changed:changed",
        "Tell what is new, edited or gone since it was last looked at, company by company."),
    "links": ("links:links",
        "Tell who is tied to whom, as what and by which statements; of NAME, or of all."),
    "search": ("search:search",
        "Search everything, in either language; accents, capitals and slips do not matter."),
    "propose": ("propose:propose", "Suggest statements for texts, each with its passage."),
    "export": ("export:export",
        "Write dossiers, or a comparison, as Markdown with a footnote for every statement."),
    "draft": ("draft:draft",
        "Print the beginning of a seed file for the text FILE: hashes, paragraphs, passages."),
    "add": ("add:add", "Add articles from files, or from all files in folders."),
    "update": ("versions:update",
        "Give ARTICLE, one of your own files, the corrected text in FILE."),
    "orphans": ("versions:orphans",
        "List statements whose passage the corrected text of their article does not hold."),
    "describe": ("describe:describe", "Show the record of an imported ARTICLE, or change it."),
    "drop": ("drop:drop", "Remove ARTICLE, which came from one of your own files."),
    "review": ("review:review",
        "Make proposals for the articles whose texts are here, and tell how many wait."),
    "history": ("history:history",
        "Tell every change by its number, the newest first, and which are taken back."),
    "undo": ("history:undo",
        "Take back the latest change that stands, or the CHANGE of a number in `dossier history`."),
    "verdict": ("verdict:verdict",
        "Rule on two statements of one company, FIRST and SECOND, or tell what was ruled."),
    "attach": ("keep:attach",
        "Attach original texts, so that evidence shows the passages themselves."),
    "company": ("company:company",
        "Add, rename, merge and remove companies; their aliases, brands and people."),
    "codebook": ("codebook:codebook",
        "Show facets and topics with their definitions, and how much stands under each."),
    "facet": ("codebook:facet",
        "Add, rename, define, merge and remove facets, the groups of rows of a comparison."),
    "topic": ("codebook:topic",
        "Add, rename, define, tie, move, merge and remove topics, the rows of a comparison."),
    "check": ("keep:check",
        "Verify ids, references, offsets, quotations, dates and history; status 1 on any fault."),
    "restore": ("restore:restore",
        "List the states that are kept of every FILE, or bring the state NUMBER of one back."),
    "init": ("keep:init", "Make a workspace in PATH, with a codebook for companies of any trade."),
    "copy": ("team:copy", "Copy the workspace FROM, a folder or an address, to TO, and verify it."),
    "team": ("team:team", "Say who may read or change a workspace on a server."),
    "mcp": ("assist:mcp",
        "Answer an assistant, over standard input and output (Model Context Protocol)."),
    "serve": ("serve:serve", "Open the app in a browser, for one browser, on this machine."),
}
# fmt: on


class Commands(click.Group):
    """All commands; what is listed knows its help, what is called is loaded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (_, told) in COMMANDS.items():
            self.add_command(click.Command(name, help=told))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called, and load it."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, load(name) if name and listed else None, rest


def load(name: str) -> click.Command:
    """Give a command, ready to be called. Raises KeyError when there is none of that name."""
    module, attribute = COMMANDS[name][0].split(":")
    command: click.Command = getattr(import_module(f"dossier.cli.{module}"), attribute)
    return command
