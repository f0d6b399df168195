"""Articles of our own invention in other trades, with what should be proposed for them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dossier.articles.freezing import text_hash
from dossier.articles.sentences import sentences
from dossier.cleaning import clean
from dossier.model import Article, Company
from tests.proposing.scoring import Expected

HELDOUT = Path(__file__).parent / "heldout"
LATER = Path(__file__).parent / "later"  # written after the rules, which they then corrected
UNSEEN = Path(__file__).parent / "unseen"  # hardly anything was changed for them
FRESH = Path(__file__).parent / "fresh"  # six trades of their own, which then corrected more
BLIND = Path(__file__).parent / "blind"  # written without a look at the rules, read since then
LAST = Path(__file__).parent / "last"  # cosmetics and cinemas
OPEN = Path(__file__).parent / "open"  # six that nobody had read at their first run
UNREAD = Path(__file__).parent / "unread"  # six more, of which only the sums are looked at
SEALED = Path(__file__).parent / "sealed"  # twelve that nobody who writes rules has read
PRACTICE = Path(__file__).parent / "practice"  # sixteen to read, for whoever writes rules
CHECK = Path(__file__).parent / "check"  # eight more by the same hand: only their sums
VARIED = Path(__file__).parent / "varied"  # twenty-four by another hand, to read
VAULT = Path(__file__).parent / "vault"  # twelve by a third, for the end of a round


@dataclass(frozen=True)
class HeldOut:
    """An invented article, its companies, and what was coded for it by hand.

    `expected` has facets of the sample's codebook, `general` those of the neutral one.
    """

    article: Article
    text: str
    companies: tuple[Company, ...]
    expected: tuple[Expected, ...]
    general: tuple[Expected, ...]


def article_of(text: str, language: str, name: str = "invented") -> Article:
    """Make the record of a text of our own."""
    return Article(
        id=name,
        label=name,
        language=language,
        sha256="0" * 64,
        text_sha256=text_hash(text),
        characters=len(text),
    )


def held_out(folder: Path = HELDOUT) -> list[HeldOut]:
    """Read the articles of a folder, in the order of their names."""
    return [_read(path, path) for path in sorted(folder.glob("*.toml"))]


def second_coding(folder: Path = SEALED) -> list[HeldOut]:
    """Read the same articles as another reader coded them, who had not seen the first coding."""
    return [_read(path, folder / "second" / path.name) for path in sorted(folder.glob("*.toml"))]


def _read(path: Path, coding: Path) -> HeldOut:
    data = tomllib.loads(path.read_text("utf-8"))
    text = clean(data["text"].strip() + "\n")
    expected: dict[str, list[Expected]] = {"facets": [], "general": []}
    spans = [(item.start, item.end) for item in sentences(text)]
    for item in tomllib.loads(coding.read_text("utf-8"))["expected"]:
        if text.count(item["quote"]) != 1:
            raise ValueError(f"{path.name}: {item['quote']!r} stands {text.count(item['quote'])}×")
        start = text.index(item["quote"])
        end = next(right for left, right in spans if left <= start < right)
        figures = tuple((float(low), float(high)) for low, high in item.get("figures", ()))
        for codebook, made in expected.items():
            made += [
                Expected(
                    start, end, tuple(item["company"]), facet, status,
                    item.get("speaker"), item.get("date", ""), figures,
                )
                for facet in item[codebook]
                for status in item["status"]
            ]  # fmt: skip
    return HeldOut(
        article_of(text, data["language"], path.stem),
        text,
        msgspec.convert(data["company"], tuple[Company, ...]),
        tuple(expected["facets"]),
        tuple(expected["general"]),
    )
