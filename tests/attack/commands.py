"""Runs every command of the command line, on the terminal it is run in, with texts that attack.

Run as `python -m tests.attack.commands [every]`, with DOSSIER_WORKSPACE set; each command gets
some of the texts in turn, or with `every` all of them.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from itertools import chain, cycle

import click

from dossier.cli import main as dossier
from dossier.cli.commands import COMMANDS, load

from .payloads import PAYLOADS

FEW = 1  # texts a command gets in a short run


def arguments(*, every: bool) -> Iterator[list[str]]:
    """Give command lines."""
    texts = [_in_argv(text) for text in PAYLOADS.values()]
    turn = cycle(texts)
    yield from (["--" + next(turn)], [next(turn)], ["-w", next(turn), "list"])
    for path in chain.from_iterable(_leaves(load(name), [name]) for name in COMMANDS):
        yield from ([*path, "norvane"], [*path, "norvane", "calder"])
        if path not in (["mcp"], ["serve"]):  # which go on until they are stopped
            yield path
        for text in texts if every else [next(turn) for _ in range(FEW)]:
            yield from ([*path, text], [*path, "norvane", text], [*path, "--" + text])


def _leaves(command: click.Command, path: list[str]) -> Iterator[list[str]]:
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _leaves(inner, [*path, name])
    else:
        yield path


def _in_argv(text: str) -> str:
    """Give a text as an argument of a process can be: no NUL, bytes that are not UTF-8 escaped."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()[:4000] + "\udcff"


def main() -> None:
    """Run them all."""
    every = "every" in sys.argv
    sys.stdin = io.StringIO()  # nobody answers a question
    for line in arguments(every=every):
        sys.argv = ["dossier", *line]
        with contextlib.suppress(SystemExit):
            dossier()


if __name__ == "__main__":
    main()
