"""Measure the candidates that a PostgreSQL server tells, beside the index in memory.

`python benchmarks/candidates.py [--size N] [--seed N] [--queries N] [--most N …]` prints how often
the first, and one of the first ten, holds every word that was meant, for the same invented texts
and queries as `search.py`: by the index in memory, and by our ranking over the candidates alone. A
server of its own is started, and stopped; nothing of the machine's own is touched.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from searching import trials  # noqa: E402
from searching.contract import InProcess, Measured  # noqa: E402
from searching.measuring import Asked, whole  # noqa: E402
from searching.ours import Ours  # noqa: E402

from dossier.language.folding import words  # noqa: E402
from dossier.store.server.address import Address  # noqa: E402
from dossier.store.server.candidates import candidates  # noqa: E402
from dossier.store.server.connecting import Connection, connect  # noqa: E402
from dossier.store.server.opening import make_shared  # noqa: E402
from tests.postgres import programs, running  # noqa: E402

_COPY = "copy document (path, tab, number, place, revision, body) from stdin"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--most", nargs="+", type=int, default=[50, 200, 1000])
    asked = parser.parse_args()
    bin_ = programs()
    if bin_ is None:
        sys.exit("there is no PostgreSQL on this machine")
    with tempfile.TemporaryDirectory() as folder, running(bin_) as server:
        trials.lay_out(Path(folder), asked.size, asked.seed, asked.queries)
        texts, queries = trials.read(Path(folder))
        address = Address(server.address())
        make_shared(address)
        connection = connect(address)
        fill(connection, texts)
        print(f"{asked.size:,} texts, {len(queries)} queries, seed {asked.seed}\n")
        print("| engine | hit@1 | hit@10 | median ms of a query, on the clock |\n|---|---|---|---|")
        tell("the index in memory", Ours(texts), texts, queries)
        for most in asked.most:
            name = f"our ranking over {most} candidates"
            tell(name, Among(connection, texts, most), texts, queries)
        connection.close()


def fill(connection: Connection, texts: Sequence[str]) -> None:
    """Let the texts be statements on the server."""
    connection.execute("insert into file (path, revision, modified) values ('x', 1, 0)")
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for number, text in enumerate(texts):
            body = {"id": str(number), "statement": {"text": text}}
            copy.write_row(["x", "statements", number + 1, number, 1, json.dumps(body)])
    connection.execute("analyze document")


class Among(InProcess):
    """Our ranking over what the server tells."""

    def __init__(self, connection: Connection, texts: Sequence[str], most: int) -> None:
        super().__init__()
        self._connection = connection
        self._texts = texts
        self._most = most

    def search(self, typed: str) -> Sequence[int]:
        """Ask the server for candidates, and rank these."""
        told = candidates(self._connection, [[word] for word in words(typed)], self._most)
        numbers = [int(id_) for id_ in told]
        ranked = Ours([self._texts[number] for number in numbers]).search(typed)
        return [numbers[place] for place in ranked]

    def add(self, text: str) -> None:
        """Nothing is added here."""


def tell(name: str, engine: Measured, texts: Sequence[str], asked: Asked) -> None:
    """Print the quality and the time of an engine."""
    row = whole(engine, texts, asked)
    figures = (f"{row['hit1']:.3f}", f"{row['hit10']:.3f}", f"{row['wall']:.1f}")
    print(f"| {name} | {' | '.join(figures)} |", flush=True)


if __name__ == "__main__":
    main()
