"""Measure how each operation grows with the library.

`python benchmarks/growth.py [--sizes N …] [--seed N] [--folder FOLDER] [--json FILE]` makes
libraries of invented companies (`workspaces.py`), one company to a hundred statements, and prints a
table: a figure for each size, and how much more each tenfold costs. CPU seconds where an operation
only computes; where it waits for the disk, medians of the clock and of the processor. In FOLDER
the libraries stay, and are used again.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from growing.operations import GROUPS, Figures, apart  # noqa: E402

EACH = 100  # statements to a company


def main() -> None:
    """Read the arguments, make the libraries, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--groups", nargs="+", choices=GROUPS, default=list(GROUPS))
    parser.add_argument("--folder", type=Path, help="where libraries are made, and found again")
    parser.add_argument("--json", type=Path, help="write the figures to this file as well")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = asked.folder or Path(passing)
        found: dict[int, Figures] = {}
        for size in sorted(asked.sizes):
            found[size] = measured(library(folder, size, asked.seed), asked.groups)
            if asked.json:
                asked.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    show(found)


def library(folder: Path, size: int, seed: int) -> Path:
    """Give the folder of a library of `size` statements, made if it is not there yet."""
    root = folder / f"{size}-{seed}"
    if not root.is_dir():
        making = [sys.executable, str(ROOT / "benchmarks" / "workspaces.py"), str(root)]
        making += ["--companies", str(max(4, size // EACH)), "--statements", str(size)]
        subprocess.run([*making, "--seed", str(seed)], check=True, stdout=subprocess.DEVNULL)
    return root


def measured(root: Path, groups: list[str]) -> Figures:
    """Measure a copy of a library, each group of operations in a process of its own."""
    with tempfile.TemporaryDirectory(dir=root.parent) as folder:
        copy = Path(folder) / "library"
        shutil.copytree(root, copy)
        return {name: value for group in groups for name, value in apart(group, copy).items()}


def show(found: dict[int, Figures]) -> None:
    """Print the figures of each size, and what a tenfold costs between the last two."""
    sizes = sorted(found)
    heads = [f"{size:,}" for size in sizes]
    heads += [f"{one:,} → {two:,}" for one, two in pairwise(sizes)]
    print("| seconds; the ratio is for ten times as many statements | " + " | ".join(heads) + " |")
    print("|---" * (len(heads) + 1) + "|")
    for name in found[sizes[0]]:
        values = [found[size][name] for size in sizes]
        ratios = [
            (found[larger][name] / found[smaller][name]) ** (1 / math.log10(larger / smaller))
            for smaller, larger in pairwise(sizes)
        ]
        cells = [*(f"{value:.4f}" if value < 1 else f"{value:,.1f}" for value in values)]
        cells += [f"× {ratio:.1f}" for ratio in ratios]
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
