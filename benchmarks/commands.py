"""How long do commands take that only read, over the sample library? All contenders by turns.

    .venv/bin/python benchmarks/commands.py [ROUNDS]

Prints two tables: commands beside importing Click, without which there is no command line, and a
search beside importing TinyDB and RapidFuzz, without which nothing is read or found.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from turns import by_turns, compiled, tell, until_exit

from dossier.store.building.build import build
from dossier.workspace import create

SETS = {
    "import click": ("--version", "--help", "list", "show psa", "compare psa huawei"),
    "import tinydb, rapidfuzz": ("search --json usine",),
}


def timer(*arguments: str) -> Callable[[], float]:
    """Give what measures a run of Python with these arguments."""
    return lambda: until_exit([sys.executable, *arguments])


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    compiled()
    with tempfile.TemporaryDirectory() as folder:
        workspace = create(Path(folder) / "library", sample=True)
        build(workspace)
        for code, commands in SETS.items():
            contenders = {f'python -c "{code}"': timer("-c", code)}
            for words in commands:
                contenders[f"dossier {words}"] = timer(
                    "-m", "dossier", "--workspace", str(workspace.root), *words.split()
                )
            tell(by_turns(contenders, rounds), next(iter(contenders)))


main()
