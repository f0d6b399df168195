"""Make a workspace of invented companies and articles, of any size, with its store built.

`python benchmarks/workspaces.py FOLDER [--companies N] [--statements N] [--seed N]` writes seeds,
original texts and reference data into FOLDER, as an analyst would have them, and builds. The same
arguments make the same library. One company has a tenth of all statements, one article 200 kB.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random

import msgspec

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from growing.articles import Newsroom, Tails, Written  # noqa: E402
from growing.wording import LANGUAGES, companies  # noqa: E402
from searching import corpus  # noqa: E402

from dossier.codebook import read_codebook  # noqa: E402
from dossier.codebook.toml_text import with_entry  # noqa: E402
from dossier.coding.seed_text import seed_text  # noqa: E402
from dossier.store.building.build import build  # noqa: E402
from dossier.workspace import Workspace, create  # noqa: E402

SHARE = 10  # one company has one statement of so many
_EVEN = 20  # the higher, the less the companies differ otherwise
_FRENCH = frozenset("le la de et les des en un une du pour dans sur avec par est qui".split())
_TAILS = 20_000  # ends of sentences: enough words for a library of any size


def main() -> None:
    """Read the arguments, make the workspace, say what it holds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--companies", type=int, default=100)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    workspace = write(asked.folder, asked.companies, asked.statements, asked.seed)
    print("\n".join(build(workspace).lines()))


def write(folder: Path, companies_: int, statements: int, seed: int) -> Workspace:
    """Write all that a build starts from, and the original texts where they belong."""
    dice = Random(seed)  # noqa: S311 - a library made anew must be the same
    workspace = create(folder)
    known = companies(companies_, dice)
    listed = workspace.companies.read_text("utf-8")
    for company in known:
        fields = msgspec.to_builtins(company)
        listed = with_entry(listed, "company", fields)
    workspace.companies.write_text(listed, "utf-8")
    facets = read_codebook(workspace.codebook)
    newsroom = Newsroom(dice, known, shares(companies_, statements), facets, tails(dice, seed))
    workspace.originals.mkdir()
    for written in newsroom.articles():
        _put(workspace, written)
    return workspace


def shares(companies_: int, statements: int) -> list[int]:
    """Give how many statements each company has, the largest first."""
    largest = statements // SHARE if companies_ > 1 else statements
    weights = [1 / (rank + _EVEN) for rank in range(companies_ - 1)]
    rest = [int((statements - largest) * weight / sum(weights)) for weight in weights]
    if rest:
        rest[0] += statements - largest - sum(rest)
    return [largest, *rest]


def tails(dice: Random, seed: int) -> Tails:
    """Make a source of ends of sentences, in French or English."""
    made: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for text in corpus.make(_TAILS, seed).texts:
        french = len(_FRENCH.intersection(text.lower().split())) > 1
        made["fr" if french else "en"].append(text)
    return lambda language: dice.choice(made[language])


def _put(workspace: Workspace, written: Written) -> None:
    name = written.article.id
    seed = seed_text(written.article, written.statements)
    (workspace.seeds / f"{name}.toml").write_text(seed, "utf-8")
    (workspace.originals / f"{name}.txt").write_text(written.text, "utf-8")


if __name__ == "__main__":
    main()
