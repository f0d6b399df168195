"""Measure how well the proposer finds the facets of the neutral codebook in invented articles.

    .venv/bin/python benchmarks/general_codebook.py [--misses]

Counted as in `proposer.py`, over sentences and companies found by both. The misses of the
folders kept back are never shown: they are kept for measuring.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dossier.codebook import read_codebook  # noqa: E402
from dossier.coding.proposing.cues import read_cues  # noqa: E402
from dossier.coding.proposing.propose import propose  # noqa: E402
from tests.proposing import invented  # noqa: E402
from tests.proposing.scoring import Score  # noqa: E402

MEASURES = ("sentence and company", "facet of matched, best row", "facet of matched, within two")
DEVELOPED_ON = (invented.HELDOUT, invented.LATER, invented.UNSEEN, invented.FRESH)
PRACTISED_ON = (invented.PRACTICE, invented.VARIED)
KEPT_BACK = (
    invented.LAST, invented.BLIND, invented.OPEN, invented.UNREAD, invented.SEALED, invented.CHECK,
    invented.VAULT,
)  # fmt: skip


def measured(*folders: Path) -> Score:
    """Score the articles of folders against their neutral facets."""
    facets = read_codebook(ROOT / "data" / "general" / "codebook.toml")
    cues = read_cues(ROOT / "data" / "general" / "cues.toml", ROOT / "data" / "cues.toml")
    score = Score()
    for item in (item for folder in folders for item in invented.held_out(folder)):
        found = propose(item.article, item.text, item.companies, facets, cues)
        score.add(item.text, found, item.general)
    return score


def main() -> None:
    """Print the agreement for each folder, then for those developed on and those kept back."""
    single = [(folder,) for folder in (*DEVELOPED_ON, *PRACTISED_ON, *KEPT_BACK)]
    for folders in (*single, DEVELOPED_ON, KEPT_BACK):
        score = measured(*folders)
        print(f"\n{', '.join(folder.name for folder in folders)}")
        print("\n".join(score.tallies[name].line(name) for name in MEASURES))
        if "--misses" in sys.argv and len(folders) == 1 and folders[0] not in KEPT_BACK:
            print("\n".join(miss for miss in score.misses if miss.startswith("FACET")))


if __name__ == "__main__":
    main()
