"""A page goes to a Markdown file, or with `-` to standard output, and it is said where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from dossier.cli.context import put, talk

Command = TypeVar("Command", bound=Callable[..., Any])


def page_options(command: Command) -> Command:
    """Add `--output` and `--force`, for what can be written as a page."""
    output = click.option(
        "--output", "-o", type=click.Path(),
        help="Write a Markdown file, with footnotes; with -, print it.",
    )  # fmt: skip
    force = click.option(
        "--force", is_flag=True, help="Replace a file that is no export, or was edited."
    )
    return output(force(command))


def write_page(text: str, output: str, *, force: bool) -> None:
    """Write a page to a file, or print it. Raises DossierError when it cannot be written."""
    from dossier.export.delivery import deliver

    if output == "-":
        put(text, nl=False)
    else:
        talk(f"{deliver(Path(output), text, force=force)}: {output}")
