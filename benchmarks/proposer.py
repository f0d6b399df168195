"""Measure how well the proposer agrees with the seeds, and how fast it is.

    .venv/bin/python benchmarks/proposer.py ORIGINALS_FOLDER [--misses] [--derived] [--sealed]

ORIGINALS_FOLDER holds the texts of the seed articles, recognised by their hashes. A sentence is
coded if the evidence of a statement lies in it. Status, speaker, date: over the sentences and
companies found by both, right if one of the coded ones is the proposed one. The misses on the
articles `unread` and `check` are never shown: they are kept for measuring. Those of `sealed` and
`vault` are not even measured without --sealed, which is for the end of a round. With --derived
the cues of all topics are left out; those derived from codebook and lexicon stand in their place.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dossier.articles.freezing import freeze  # noqa: E402
from dossier.articles.sentences import sentences  # noqa: E402
from dossier.codebook import read_codebook, read_companies, read_lexicon  # noqa: E402
from dossier.coding.proposing.cues import read_cues  # noqa: E402
from dossier.coding.proposing.derived import with_derived  # noqa: E402
from dossier.coding.proposing.propose import propose  # noqa: E402
from dossier.coding.seeds import Seed, read_seeds  # noqa: E402
from tests.proposing import invented  # noqa: E402
from tests.proposing.scoring import Expected, Score  # noqa: E402

ROUNDS = 20
SHUT = (("sealed", invented.SEALED), ("vault", invented.VAULT))


def coded(seed: Seed) -> list[Expected]:
    """Give the statements of a seed, once for each passage."""
    return [
        Expected(
            passage.start,
            passage.end,
            (statement.company, *statement.parties),
            statement.facet,
            statement.status,
            statement.speaker,
            statement.date,
            tuple(
                (
                    float(figure.value if figure.low is None else figure.low),
                    float(figure.value if figure.high is None else figure.high),
                )
                for figure in statement.figures
                if figure.value is not None or (figure.low is not None and figure.high is not None)
            ),
        )
        for statement in seed.statements
        for passage in statement.evidence
    ]


def main() -> None:
    """Print the agreement, then the speed."""
    folder = Path(sys.argv[1])
    frozen = [freeze(path) for path in sorted(folder.iterdir()) if path.is_file()]
    texts = {item.text_sha256: item.text for item in frozen}
    facets = read_codebook(ROOT / "data" / "codebook.toml")
    companies = read_companies(ROOT / "data" / "companies.toml")
    cues = read_cues(ROOT / "data" / "cues.toml")
    if "--derived" in sys.argv:
        terms = read_lexicon(ROOT / "data" / "lexicon.toml")
        cues = with_derived(replace(cues, topics=(), general=()), facets, terms)
    score = Score()
    pairs = [
        (seed, texts[seed.article.text_sha256])
        for seed in read_seeds(ROOT / "seeds")
        if seed.article.text_sha256 in texts
    ]
    for seed, text in pairs:
        # As for an article that nobody has read yet: without the digest and what it knows.
        bare = type(seed.article)(
            **{
                name: getattr(seed.article, name)
                for name in ("id", "label", "language", "sha256", "text_sha256", "characters")
            }
        )
        score.add(text, propose(bare, text, companies, facets, cues), coded(seed))
    print(f"{len(pairs)} articles")
    scores = {"the seeds": score}
    for name, place in (
        ("invented, other trades", invented.HELDOUT),
        ("later", invented.LATER),
        ("unseen", invented.UNSEEN),
        ("fresh", invented.FRESH),
        ("last", invented.LAST),
        ("blind", invented.BLIND),
        ("open", invented.OPEN),
        ("unread", invented.UNREAD),
        ("practice", invented.PRACTICE),
        ("varied", invented.VARIED),
        ("check", invented.CHECK),
        *SHUT,
    ):
        if (name, place) in SHUT and "--sealed" not in sys.argv:
            continue
        scores[name] = Score()
        for item in invented.held_out(place):
            found = propose(item.article, item.text, item.companies, facets, cues)
            scores[name].add(item.text, found, item.expected)
    for name, result in scores.items():
        print(f"\n{name}")
        print("\n".join(result.lines()))
        if "--misses" in sys.argv and name not in {"unread", "check", *dict(SHUT)}:
            print("\n".join(result.misses))
    read = sum(len(sentences(text)) for _, text in pairs)
    began = time.process_time()
    for _ in range(ROUNDS):
        for seed, text in pairs:
            propose(seed.article, text, companies, facets, cues)
    print(
        f"{ROUNDS * read / (time.process_time() - began):,.0f} sentences a second of processor time"
    )


if __name__ == "__main__":
    main()
