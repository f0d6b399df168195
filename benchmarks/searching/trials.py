"""A trial is a folder: the texts, one a line, and the queries, for engines in other processes."""

from __future__ import annotations

import json
from pathlib import Path

from searching import corpus, queries


def lay_out(folder: Path, size: int, seed: int, count: int) -> None:
    """Write `size` texts, and `count` queries about them."""
    made = corpus.make(size, seed)
    with (folder / "texts.txt").open("w", encoding="utf-8") as file:
        file.writelines(f"{text}\n" for text in made.texts)
    asked = [(query.text, query.meant) for query in queries.make(made, count, seed + 100)]
    (folder / "asked.json").write_text(json.dumps(asked), "utf-8")


def read(folder: Path) -> tuple[list[str], list[tuple[str, frozenset[str]]]]:
    """Give the texts, and what was typed with the words that were meant."""
    with (folder / "texts.txt").open(encoding="utf-8") as file:
        texts = [line.rstrip("\n") for line in file]
    asked = json.loads((folder / "asked.json").read_text("utf-8"))
    return texts, [(typed, frozenset(meant)) for typed, meant in asked]
