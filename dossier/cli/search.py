"""The command that searches."""

from __future__ import annotations

import click

from dossier.cli.context import (
    as_of_options,
    line_width,
    open_library,
    print_json,
    put,
    talk,
    workspace,
    workspace_option,
)


class _Search(click.Command):
    """A command in which `-word`, whatever its letters, is a word left out and not an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Move the words to be left out behind `--`, where no option is looked for."""
        options = {name for item in self.get_params(ctx) for name in item.opts} | {"-"}
        end = args.index("--") if "--" in args else len(args)
        left_out = [
            word
            for word in args[:end]
            if word.startswith("-") and not word.startswith("--") and word not in options
        ]
        others = [word for word in args[:end] if word not in left_out]
        return super().parse_args(ctx, [*others, "--", *left_out, *args[end + 1 :]])


@click.command(cls=_Search)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(min=1), help="Most results."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@as_of_options
@workspace_option
def search(words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search everything, in either language; accents, capitals and slips do not matter.

    A word with - before it is left out. Filters: company: facet: topic: status: speaker: lang:
    before: after: article:
    """
    from dossier.search.keeping import kept_index

    library = open_library()
    index = kept_index(workspace().index, library)
    results = index.search(" ".join(words), limit=limit)
    for problem in results.problems:
        talk(problem)
    if as_json:
        from dossier.export.hits_json import hit_json

        print_json([hit_json(hit) for hit in results.hits])
    elif results.hits:
        from dossier.cli.pages import hits_page

        put(hits_page(library, results.hits, line_width()))
    if not results.hits:
        hint = f" Did you mean “{results.suggestion}”?" if results.suggestion else ""
        talk(f"Nothing found.{hint}")
    elif results.total > len(results.hits):
        talk(f"{len(results.hits)} of {results.total:,} results; --limit shows more.")
