"""An article paragraph by paragraph, with what was coded in it."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.articles.anchoring import fingerprint, reanchor
from dossier.model import Library, Original
from dossier.views.reading import Reading, read

from .samples import (
    ARTICLES,
    DAILY,
    LYON,
    MADE,
    MONTHLY,
    RANK,
    REEDS,
    SCHOOL,
    SHOPS,
    STATEMENTS,
    TEXTS,
    library,
)


def coded(reading: Reading) -> dict[int, list[str]]:
    """Give the statements coded in each paragraph that has any."""
    return {
        paragraph.number: [item.statement.id for item in paragraph.coded]
        for paragraph in reading.paragraphs
        if paragraph.coded
    }


def test_without_the_original_the_digest_is_read(bare: Library) -> None:
    reading = read(bare, MONTHLY)
    assert (reading.source, reading.article.id, reading.unplaced) == ("digest", MONTHLY, ())
    assert [paragraph.text for paragraph in reading.paragraphs] == [
        f"Digest of monthly ¶{number}." for number in range(1, 8)
    ]
    assert [paragraph.kind for paragraph in reading.paragraphs].count("boilerplate") == 3
    assert coded(reading) == {1: [REEDS], 3: [SCHOOL, SHOPS], 5: [LYON, REEDS], 6: [RANK, MADE]}
    assert {(item.start, item.end) for part in reading.paragraphs for item in part.coded} == {
        (0, 0)
    }


def test_a_statement_with_two_passages_in_a_paragraph_stands_once_in_its_digest(
    bare: Library,
) -> None:
    first = bare.statement[SCHOOL]
    doubled = replace(first, evidence=first.evidence + bare.statement[SHOPS].evidence)
    statements = tuple(doubled if item is first else item for item in bare.statements)
    assert coded(read(replace(bare, statements=statements), MONTHLY))[3] == [SCHOOL, SHOPS]


def test_the_original_is_read_with_every_passage_in_its_place(attached: Library) -> None:
    reading = read(attached, MONTHLY)
    assert (reading.source, reading.unplaced) == ("original", ())
    assert coded(reading) == {1: [REEDS], 3: [SCHOOL, SHOPS], 5: [LYON, REEDS], 6: [RANK, MADE]}
    assert [part.kind for part in reading.paragraphs] == [
        part.kind for part in attached.article[MONTHLY].digest
    ]
    quoted = {
        part.text[item.start : item.end] for part in reading.paragraphs for item in part.coded
    }
    assert quoted == {
        TEXTS[MONTHLY][passage.start : passage.end]
        for statement in STATEMENTS
        for passage in statement.evidence
        if passage.article == MONTHLY
    }


def test_passages_come_in_order_of_position(attached: Library) -> None:
    backwards = replace(attached, statements=attached.statements[::-1])
    for paragraph in read(backwards, MONTHLY).paragraphs:
        places = [item.start for item in paragraph.coded]
        assert places == sorted(places)


def test_another_version_says_that_it_is_one_and_names_what_it_lacks() -> None:
    passages = [item for statement in STATEMENTS for item in statement.evidence]
    text = TEXTS[DAILY].replace("troisième", "quatrième").replace("Viola voit", "Viola\nvoit")
    changed = library(reanchor(ARTICLES[1], text, passages))
    reading = read(changed, DAILY)
    assert reading.source == "other version"
    assert [item.id for item in reading.unplaced] == ["viola-00000b"]
    assert coded(reading) == {3: ["viola-00000c"], 4: ["cello-00000f"]}
    assert {paragraph.kind for paragraph in reading.paragraphs} == {"text"}


def test_tampered_words_have_no_place() -> None:
    tampered = library(Original(DAILY, TEXTS[DAILY].replace("3 à 5", "3 à 9")))
    reading = read(tampered, DAILY)
    assert [item.id for item in reading.unplaced] == ["viola-00000c"]
    assert all("viola-00000c" not in ids for ids in coded(reading).values())


def test_a_passage_over_the_end_of_its_paragraph_is_marked_to_the_end() -> None:
    text = TEXTS[DAILY].replace(" Ses ventes", "\nSes ventes")
    third = library().statement["viola-00000b"]
    start, end = text.index("Viola pourrait"), text.index(" ont crû")
    passage = replace(
        third.evidence[0], start=start, end=end, fingerprint=fingerprint(text[start:end])
    )
    wide = replace(third, evidence=(passage,))
    held = replace(library(Original(DAILY, text)), statements=(wide,))
    (part,) = (part for part in read(held, DAILY).paragraphs if part.coded)
    (item,) = part.coded
    assert (item.start, item.end) == (0, len(part.text))
