"""Learn what each piece of evidence for a company weighs, from the articles that may be read.

    .venv/bin/python benchmarks/weights.py [--write]

Prints how well companies are found in articles that were left out (eight parts of the articles,
each told by weights from the other seven), then, with --write, writes the weights learned from
all of them to `dossier/coding/proposing/weights.toml`. They are those of a logistic regression
that is drawn towards `EXPECTED`, what the rules of before knew: six times as strongly as what
nothing was known of is drawn towards nought. What a text was about before a sentence is what the
weights of the round before made of it, so that they learn from their own mistakes.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dossier.articles.sentences import sentences  # noqa: E402
from dossier.codebook import read_codebook  # noqa: E402
from dossier.coding.proposing import reading, weights  # noqa: E402
from dossier.coding.proposing.cues import read_cues  # noqa: E402
from dossier.coding.proposing.evidence import Candidate  # noqa: E402
from dossier.coding.proposing.propose import propose  # noqa: E402
from dossier.coding.proposing.stretch import Stretch  # noqa: E402
from dossier.coding.proposing.thread import Thread  # noqa: E402
from dossier.coding.proposing.weights import Weights  # noqa: E402
from tests.proposing import invented  # noqa: E402

FACETS = read_codebook(ROOT / "data" / "codebook.toml")
CUES = read_cues(ROOT / "data" / "cues.toml")
# How much an article counts: the first ones corrected the rules that see the evidence.
FOLDERS = {
    invented.HELDOUT: 0.5, invented.LATER: 0.5, invented.UNSEEN: 0.5, invented.FRESH: 0.5,
    invented.LAST: 0.5, invented.BLIND: 1.0, invented.OPEN: 1.0, invented.PRACTICE: 1.0,
    invented.VARIED: 2.0,
}  # fmt: skip
TABLES = ("named", "focus", "beside", "main", "away", "reference")
EXPECTED = {
    "named.by-name": 0.5, "named.foremost": 1, "named.free": 0.7, "named.aside": -2.5,
    "named.person": -0.3,
    "focus.union": 2, "focus.affair": 1, "focus.company-noun": 1, "focus.pronoun-and-name": 1,
    "focus.pronoun": 0.6, "focus.noun-and-name": 0.5, "focus.own-thing": 0.4,
    "focus.possessive": 0.4, "focus.future": 0.3, "focus.number": 0.3,
    "focus.reaching-back": 0.3, "focus.right-after": 0.3, "focus.long-after": -0.7,
    "focus.heard": -1.5, "focus.subject-named": -2, "focus.trade": -2.5, "focus.background": -3,
    "focus.contrast": -3, "focus.others": -3, "focus.of-stranger": -3.5, "focus.stranger": -4,
    "beside.always": -0.7, "beside.subject-named": -0.7,
    "main.always": -0.7, "main.subject-named": -1,
    "away.always": -1.5, "away.subject-named": -1.2,
    "reference.kind": 2.5, "reference.native": 2.5, "reference.pointed-at": 2.5,
    "reference.place": 2, "reference.together": 2, "reference.person": 1.5,
    "reference.speaker": 1.5, "reference.speaker-other": -0.5, "reference.person-other": -1,
    "reference.place-other": -1.5, "reference.native-other": -1.5,
    "reference.pointed-at-other": -1.5, "reference.kind-other": -2.5,
}  # fmt: skip
FREEDOM = 0.15  # how far a weight may go from nought; less is nearer
FIRMNESS = 6  # how much more firmly it is held to what was expected of it
LEAST = 0.15  # a weight that matters
FEWEST = 8  # times that evidence was seen
PARTS = 8
ROUNDS = 3

Learned = dict[str, float]
Pair = tuple[int, str]  # a sentence of an article, and a company


@dataclass(frozen=True)
class Row:
    """What spoke for a company in a sentence, and whether the sentence was coded as about it."""

    evidence: frozenset[str]
    right: bool
    counts: float


class Read:
    """An article, read with some weights: its rows, and the pairs that were found in it."""

    def __init__(self, item: invented.HeldOut, counts: float) -> None:
        self.item = item
        self.counts = counts
        self.spans = [(it.start, it.end) for it in sentences(item.text)]
        self.coded = {
            (number, company)
            for it in item.expected
            for number, (start, end) in enumerate(self.spans)
            if start < it.end and it.start < end
            for company in it.companies
        }
        self.rows: list[Row] = []
        self.found: set[Pair] = set()

    def number(self, at: int) -> int:
        """Give the sentence in which a place of the text lies."""
        return next(n for n, (_, end) in enumerate(self.spans) if at < end)

    def again(self, learned: Weights) -> None:
        """Read the article with other weights."""
        article = self
        self.rows = []

        class Watched(Thread):
            def __post_init__(self) -> None:
                super().__post_init__()
                self.weights = learned

            def choose(self, of: Stretch, candidates: Mapping[str, Candidate]) -> list[str]:
                number = article.number(of[0].start)
                for company, it in candidates.items():
                    right = (number, company) in article.coded
                    article.rows.append(Row(named(it), right, article.counts))
                return super().choose(of, candidates)

        reading.Thread = Watched  # type: ignore[misc]
        item = self.item
        self.found = {
            (self.number(it.evidence.start), company)
            for it in propose(item.article, item.text, item.companies, FACETS, CUES)
            for company in (it.company, *it.parties)
        }


def named(candidate: Candidate) -> frozenset[str]:
    """Give all evidence for a company by the names of table and weight."""
    own = {f"{candidate.role}.{name}" for name in candidate.own}
    return frozenset(own | {f"reference.{name}" for name in candidate.reference})


def learn(rows: list[Row]) -> Learned:
    """Give the weights of all evidence that matters."""
    seen = Counter(name for row in rows for name in row.evidence)
    names = sorted({name for name, times in seen.items() if times >= FEWEST} | EXPECTED.keys())
    first = solve(rows, names)
    kept = [name for name in names if abs(first[name]) >= LEAST or name in EXPECTED]
    return solve(rows, kept)


def solve(rows: list[Row], names: list[str]) -> Learned:
    """Give the likeliest weights, drawn towards what was expected (Newton's method)."""
    place = {name: at for at, name in enumerate(names)}
    shown = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        shown[at, [place[name] for name in row.evidence if name in place]] = 1
    right = np.array([row.right for row in rows], float)
    counts = np.array([row.counts for row in rows])
    expected = np.array([EXPECTED.get(name, 0.0) for name in names])
    held = np.array([FIRMNESS if name in EXPECTED else 1 for name in names]) / FREEDOM
    found = expected.copy()
    for _ in range(20):
        likely = 1 / (1 + np.exp(-shown @ found))
        slope = shown.T @ ((right - likely) * counts) - held * (found - expected)
        curve = (shown * (counts * likely * (1 - likely))[:, None]).T @ shown + np.diag(held)
        found += np.linalg.solve(curve, slope)
    return dict(zip(names, found.tolist(), strict=True))


def made(learned: Learned) -> Weights:
    """Give weights as the program reads them."""
    tables: dict[str, dict[str, float]] = {name: {} for name in TABLES}
    for name, weight in learned.items():
        table, _, evidence = name.partition(".")
        if abs(weight) >= 0.05:
            tables[table][evidence] = round(weight, 2)
    return Weights(schema=1, threshold=0.0, **tables)


def left_out(articles: list[Read]) -> None:
    """Print how well the companies are found in articles that the weights have not seen."""
    part = {at: at % PARTS for at in range(len(articles))}
    for article in articles:
        article.again(weights.read_weights())
    for _ in range(ROUNDS - 1):
        rows = [article.rows for article in articles]
        for number in range(PARTS):
            known = [row for at, its in enumerate(rows) if part[at] != number for row in its]
            learned = made(learn(known))
            for at in (at for at in part if part[at] == number):
                articles[at].again(learned)
    sums: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article, folder in zip(articles, _folders(), strict=True):
        for name in (folder, "all"):
            sums[name]["right"] += len(article.found & article.coded)
            sums[name]["found"] += len(article.found)
            sums[name]["coded"] += len(article.coded)
    for name, it in sums.items():
        print(
            f"{name:<10} precision {it['right'] / it['found']:.3f}"
            f"  recall {it['right'] / it['coded']:.3f}"
            f"  F1 {2 * it['right'] / (it['found'] + it['coded']):.3f}"
            f"  ({it['right']}/{it['found']}/{it['coded']})"
        )


def _folders() -> list[str]:
    return [folder.name for folder in FOLDERS for _ in invented.held_out(folder)]


def write(learned: Weights) -> None:
    """Write the file, the heaviest first."""
    lines = [
        "# What evidence weighs for a company (docs/proposing.md); learned by",
        "# benchmarks/weights.py, and to be edited by hand as well.",
        "",
        f"schema = {learned.schema}",
        f"threshold = {learned.threshold}",
    ]
    for table in TABLES:
        lines += ["", f"[{table}]"]
        every = sorted(learned.table(table).items(), key=lambda it: (-it[1], it[0]))
        lines += [f"{name} = {weight}" for name, weight in every]
    weights.FILE.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Cross-validate, then learn from all articles."""
    articles = [
        Read(item, counts)
        for folder, counts in FOLDERS.items()
        for item in invented.held_out(folder)
    ]
    left_out(articles)
    if "--write" in sys.argv:
        # The rows of the articles left out: what a text was about is told as in a new one.
        learned = made(learn([row for article in articles for row in article.rows]))
        write(learned)
        print(f"{sum(len(learned.table(name)) for name in TABLES)} weights written")


if __name__ == "__main__":
    main()
