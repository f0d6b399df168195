"""Measure how well two readers agree on the sealed articles: about what a proposer could reach.

    .venv/bin/python benchmarks/coders.py

The second coder had not seen the first coding. What a coder chose first counts as a proposal and is
compared with all that the other would accept, or with the other's first choices alone. Sums
only, for nobody who writes rules reads these articles.
"""

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dossier.codebook import read_codebook  # noqa: E402
from dossier.coding.proposing.cues import Cues, read_cues  # noqa: E402
from dossier.coding.proposing.propose import propose  # noqa: E402
from dossier.model import Facet  # noqa: E402
from tests.proposing.coders import as_proposals, first_choices  # noqa: E402
from tests.proposing.invented import SEALED, HeldOut, held_out, second_coding  # noqa: E402
from tests.proposing.scoring import Expected, Score, Tally  # noqa: E402

COLUMNS = (
    "second / first", "first / second", "first choices",
    "proposer / first", "/ second", "/ either", "/ first choices",
)  # fmt: skip
MEASURES = (
    "sentence", "sentence and company", "facet of matched, best row",
    "facet of matched, within two", "status of matched", "speaker of matched", "figures",
    "date of matched",
)  # fmt: skip


def columns(
    facets: tuple[Facet, ...], cues: Cues, coding: Callable[[HeldOut], tuple[Expected, ...]]
) -> list[Score]:
    """Score coders and proposer against either coding, both, and the first coder's choices."""
    scores = [Score() for _ in COLUMNS]
    for one, other in zip(held_out(SEALED), second_coding(), strict=True):
        found = propose(one.article, one.text, one.companies, facets, cues)
        first, second = coding(one), coding(other)
        pairs = (
            (as_proposals(second), first),
            (as_proposals(first), second),
            (as_proposals(second), first_choices(first)),
            (found, first),
            (found, second),
            (found, (*first, *second)),
            (found, first_choices(first)),
        )
        for score, (proposed, expected) in zip(scores, pairs, strict=True):
            score.add(one.text, proposed, expected)
    return scores


def cell(tally: Tally) -> str:
    """Say precision and recall, or the share that is right of what both have."""
    shares = [f"{tally.right / tally.proposed:.2f}"]
    if tally.proposed != tally.coded:
        shares.append(f"{tally.right / tally.coded:.2f}")
    return " / ".join(shares)


def main() -> None:
    """Print a table for the sample's codebook, then one for the neutral."""
    data = ROOT / "data"
    sample = columns(
        read_codebook(data / "codebook.toml"),
        read_cues(data / "cues.toml"),
        lambda item: item.expected,
    )
    neutral = columns(
        read_codebook(data / "general" / "codebook.toml"),
        read_cues(data / "general" / "cues.toml", data / "cues.toml"),
        lambda item: item.general,
    )
    for codebook, scores in (("the sample's codebook", sample), ("the neutral codebook", neutral)):
        print(f"\n{codebook:<30}" + "".join(f"{name:>18}" for name in COLUMNS))
        for name in MEASURES:
            cells = (cell(score.tallies[name]) for score in scores)
            print(f"{name:<30}" + "".join(f"{text:>18}" for text in cells))


if __name__ == "__main__":
    main()
