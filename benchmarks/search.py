"""Measure search beside its peers: quality, latency, an addition, building, memory.

`python benchmarks/search.py [--sizes N …] [--seed N] [--seeds N …] [--queries N] [--peers NAME …]
[--node-modules FOLDER] [--json FILE]` prints tables for each size, then the quality over several
seeds. Corpus and queries are invented, by seed (`searching/`), and the same for all; a text counts
as found if it holds every word that was meant. Each engine runs in a process of its own; one that
is not installed, or too slow, is skipped and named.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from searching import tables, trials  # noqa: E402
from searching.engines import ENGINES  # noqa: E402
from searching.measuring import Row, measure  # noqa: E402
from searching.minisearch import FOLDER  # noqa: E402

POOLED = ("ours", "tantivy")  # whose quality is measured over several seeds
POOLED_SIZE = 100_000  # texts, if there are as many
PATIENCE = 600  # seconds for one engine


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--seeds", nargs="+", type=int, default=[], help="for quality, pooled")
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--peers", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--node-modules", help="the folder that holds minisearch")
    parser.add_argument("--json", type=Path, help="write the figures to this file as well")
    parser.add_argument("--one", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one[0], Path(asked.one[1]))))
        return
    if asked.node_modules:
        os.environ[FOLDER] = str(Path(asked.node_modules).resolve())
    sizes: dict[str, dict[str, Row]] = {}
    seeds: dict[str, dict[str, Row]] = {}
    pooled = min(POOLED_SIZE, max(asked.sizes))
    found = {"seed": asked.seed, "sizes": sizes, "pooled": {"texts": pooled, "seeds": seeds}}
    for size in sorted(asked.sizes):
        sizes[str(size)] = tried(asked.peers, size, asked.seed, asked.queries)
        show(f"{size:,} texts, seed {asked.seed}", sizes[str(size)])
        keep(found, asked.json)
    for seed in asked.seeds:
        known = sizes.get(str(pooled), {}) if seed == asked.seed else {}
        rows = {name: known[name] for name in POOLED if name in known}
        missing = [name for name in POOLED if name not in rows]
        seeds[str(seed)] = rows | (tried(missing, pooled, seed, asked.queries) if missing else {})
        keep(found, asked.json)
    if seeds:
        print(f"\n{pooled:,} texts\n\n" + "\n".join(tables.of_seeds(seeds)))


def keep(found: dict[str, object], file: Path | None) -> None:
    """Write what there is so far, if a file was named."""
    if file:
        file.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


def tried(names: Iterable[str], size: int, seed: int, count: int) -> dict[str, Row]:
    """Measure engines over the same texts and queries."""
    with tempfile.TemporaryDirectory() as folder:
        trials.lay_out(Path(folder), size, seed, count)
        rows = {}
        for name in names:
            print(f"{size:,} texts, seed {seed}: {name}", file=sys.stderr)
            rows[name] = apart(name, folder)
    return rows


def apart(name: str, folder: str) -> Row:
    """Measure one engine in a process of its own, or say why there are no figures."""
    command = [sys.executable, __file__, "--one", name, folder]
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, check=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return {"skipped": f"not done after {PATIENCE // 60} minutes"}
    except subprocess.CalledProcessError as failed:
        return {"skipped": f"ended with code {failed.returncode}"}
    found: Row = json.loads(done.stdout)
    return found


def show(title: str, rows: dict[str, Row]) -> None:
    """Print the tables of one size."""
    print(f"\n{title}\n")
    for lines in (tables.of_queries(rows), tables.of_additions(rows), tables.skipped(rows)):
        print("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
