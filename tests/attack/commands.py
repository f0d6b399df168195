"""Runs every command of the command line, on the terminal it is run in, with texts that attack.

Run as `python -m tests.attack.commands REPORT [every]`, with DOSSIER_WORKSPACE set; each command
gets some of the texts in turn, or with `every` all of them. Writes which command broke off.
"""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import click

from dossier.cli import main as dossier
from dossier.cli.app import dossier as commands

from .payloads import PAYLOADS

FEW = 1  # texts a command gets in a short run


def arguments(*, every: bool) -> Iterator[list[str]]:
    """Give command lines."""
    texts = [_in_argv(text) for text in PAYLOADS.values()]
    turn = cycle(texts)
    yield from (["--" + next(turn)], [next(turn)], ["-w", next(turn), "list"])
    for path in _leaves(commands, []):
        yield from (path, [*path, "norvane"], [*path, "norvane", "calder"])
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
    report, every = Path(sys.argv[1]), "every" in sys.argv
    sys.stdin = io.StringIO()  # nobody answers a question
    broken: list[str] = []
    for line in arguments(every=every):
        sys.argv = ["dossier", *line]
        try:
            dossier()
        except SystemExit:
            pass
        except Exception:
            broken.append(f"{line!r}\n{traceback.format_exc()}")
    report.write_text("\n".join(broken), "utf-8")


if __name__ == "__main__":
    main()
