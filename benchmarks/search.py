"""Measure search beside its peers: quality, latency, an addition, building, memory.

`python benchmarks/search.py [--sizes N …] [--seed N] [--queries N] [--peers NAME …]` prints one
table for each size. The corpus and the queries are invented, by seed (`searching/`); a text counts
as found if it holds every word that was meant. Times are those of this process, not of the clock
on the wall, so that a busy machine matters less; caches of typed words are emptied before each
query, and kept from letter to letter. Each engine runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from searching import corpus, queries  # noqa: E402
from searching.engines import ENGINES, SLOW, Measured  # noqa: E402

from dossier.search.folding import words  # noqa: E402

COLUMNS = {
    "hit1": "hit@1",
    "hit10": "hit@10",
    "mrr": "MRR",
    "median": "query ms",
    "p95": "p95",
    "letter": "letter ms",
    "letter95": "p95",
    "add": "add ms",
    "build": "build s",
    "memory": "memory MB",
}
RATIOS = ("median", "p95", "letter", "letter95", "add", "build", "memory")
LETTERS = 120  # queries typed letter by letter
FEW = 25  # queries put to engines that look at every text
ADDED = 20


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--peers", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--one", choices=ENGINES, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one, asked.sizes[0], asked.seed, asked.queries)))
        return
    for size in asked.sizes:
        rows = {
            name: apart(name, size, asked.seed, asked.queries)
            for name in asked.peers
            if size <= SLOW.get(name, size)
        }
        show(size, asked.seed, rows)


def apart(name: str, size: int, seed: int, count: int) -> dict[str, float]:
    """Measure in a process of its own."""
    asked = ["--sizes", str(size), "--seed", str(seed), "--queries", str(count)]
    done = subprocess.run(
        [sys.executable, __file__, "--one", name, *asked],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(name: str, size: int, seed: int, count: int) -> dict[str, float]:
    """Build one engine, put the queries to it, and add texts to it."""
    made = corpus.make(size, seed)
    asked = queries.make(made, FEW if name in SLOW else count, seed + 100)
    before = _memory()
    start = process_time()
    engine = ENGINES[name](made.texts)
    build = process_time() - start
    memory = _memory() - before
    for query in asked[:20]:
        engine.search(query.text)
    quality, whole = _whole(engine, made.texts, asked)
    letters = _letters(engine, asked[:LETTERS] if name not in SLOW else asked[:3])
    return {
        **quality,
        **_times(whole, "median", "p95"),
        **_times(letters, "letter", "letter95"),
        "add": _added(engine, made.texts),
        "build": build,
        "memory": memory,
    }


def show(size: int, seed: int, rows: dict[str, dict[str, float]]) -> None:
    """Print a table, and below it the ratios to tantivy where it was measured."""
    print(f"\n{size:,} texts, seed {seed}\n")
    print("| | " + " | ".join(COLUMNS.values()) + " |")
    print("|---" * (len(COLUMNS) + 1) + "|")
    for name, row in rows.items():
        print(f"| {name} | " + " | ".join(_figure(row[key]) for key in COLUMNS) + " |")
    peer = rows.get("tantivy")
    for name, row in rows.items():
        if peer and name != "tantivy":
            ratios = (f"{row[key] / peer[key]:.2f} ×" if key in RATIOS else "" for key in COLUMNS)
            print(f"| {name} / tantivy | " + " | ".join(ratios) + " |")


def _whole(
    engine: Measured, texts: list[str], asked: list[queries.Typed]
) -> tuple[dict[str, float], list[float]]:
    times, ranks = [], []
    for query in asked:
        engine.forget()
        start = process_time()
        found = engine.search(query.text)
        times.append(process_time() - start)
        meant = set(query.meant)
        ranks.append(
            next((at for at, text in enumerate(found, 1) if meant <= set(words(texts[text]))), 0)
        )
    count = len(asked)
    quality = {
        "hit1": ranks.count(1) / count,
        "hit10": sum(map(bool, ranks)) / count,
        "mrr": sum(1 / rank for rank in ranks if rank) / count,
    }
    return quality, times


def _letters(engine: Measured, asked: list[queries.Typed]) -> list[float]:
    times = []
    for query in asked:
        engine.forget()
        for end in range(1, len(query.text) + 1):
            start = process_time()
            engine.search(query.text[:end])
            times.append(process_time() - start)
    return times


def _added(engine: Measured, texts: list[str]) -> float:
    """Give the median time, in ms, from a new text to the answer that holds it."""
    times = []
    for number in range(ADDED):
        start = process_time()
        engine.add(f"Zyxwquor{number} {texts[number]}")
        times.append(process_time() - start)
    return statistics.median(times) * 1000


def _times(times: list[float], median: str, p95: str) -> dict[str, float]:
    cut = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    return {median: statistics.median(times) * 1000, p95: cut * 1000}


def _memory() -> float:
    """Give the most memory used so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _figure(value: float) -> str:
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 100 else f"{value:,.0f}"


if __name__ == "__main__":
    main()
