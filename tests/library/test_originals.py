"""The records against the articles themselves, where somebody has them.

The articles belong to their publishers and are not in the repository. Set DOSSIER_TEST_ORIGINALS
to a folder that holds them, as text files of any name, to check every record to the letter.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from dossier.articles.anchoring import holds, reanchor
from dossier.articles.freezing import Frozen, freeze
from dossier.articles.paragraphs import paragraphs
from dossier.cleaning import clean_line
from dossier.coding.seeds import Seed
from dossier.model import COMPANY, JOURNALIST

FOLDER = os.environ.get("DOSSIER_TEST_ORIGINALS", "")

pytestmark = pytest.mark.skipif(
    not FOLDER,
    reason="the articles are not in the repository; DOSSIER_TEST_ORIGINALS names no folder of them",
)

Pair = tuple[Seed, Frozen]


@pytest.fixture(scope="module")
def pairs(seeds: tuple[Seed, ...]) -> list[Pair]:
    """Each seed with the article that it was coded from."""
    files = map(freeze, sorted(Path(FOLDER).glob("*.txt")))
    originals = {frozen.sha256: frozen for frozen in files}
    return [(seed, originals[seed.article.sha256]) for seed in seeds]


def test_every_record_knows_its_text(pairs: list[Pair]) -> None:
    for seed, original in pairs:
        assert original.text_sha256 == seed.article.text_sha256, seed.article.id
        assert len(original.text) == seed.article.characters, seed.article.id


def test_every_paragraph_is_digested_where_it_stands(pairs: list[Pair]) -> None:
    for seed, original in pairs:
        assert [(item.number, item.start, item.end) for item in paragraphs(original.text)] == [
            (item.paragraph, item.start, item.end) for item in seed.article.digest
        ], seed.article.id


def test_every_fingerprint_is_that_of_its_passage(pairs: list[Pair]) -> None:
    for seed, original in pairs:
        for statement in seed.statements:
            for evidence in statement.evidence:
                assert holds(original.text, evidence, evidence.start, evidence.end), statement.id


def test_every_passage_is_found_again_below_another_headline(pairs: list[Pair]) -> None:
    added = "Corrected version, 2 of 2\n\n"
    for seed, original in pairs:
        passages = [item for statement in seed.statements for item in statement.evidence]
        moved = reanchor(seed.article, added + original.text, passages)
        for item in passages:
            place = (item.start + len(added), item.end + len(added))
            assert moved.locate(item) == place, (seed.article.id, item.start)


def test_names_speakers_and_headlines_are_spelt_as_printed(pairs: list[Pair]) -> None:
    for seed, original in pairs:
        text = clean_line(original.text)
        assert seed.article.title in text
        assert all(author.name in text for author in seed.article.author)
        for statement in seed.statements:
            for name in statement.names.all():
                assert name in text, (statement.id, name)
            if statement.speaker not in {JOURNALIST, COMPANY}:
                assert statement.speaker in text, statement.id


def test_dates_rest_on_printed_words(pairs: list[Pair]) -> None:
    for seed, original in pairs:
        for statement in seed.statements:
            cited = " ".join(original.text[item.start : item.end] for item in statement.evidence)
            assert statement.date_words in cited, statement.id
            for year in re.findall(r"\d{4}", statement.date):
                assert year in original.text, statement.id
