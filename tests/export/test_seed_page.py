"""A seed file that was written says, read again, what was written; and nothing of the article."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.articles.anchoring import fingerprint
from dossier.articles.sentences import sentences
from dossier.cleaning import clean_line
from dossier.coding.seeds import read_seed
from dossier.export.seed_page import seed_page
from dossier.model import (
    Article,
    Author,
    DigestParagraph,
    Evidence,
    Figure,
    Names,
    Original,
    ParagraphKind,
    Statement,
)
from dossier.store.assembling import source_order
from dossier.store.exported import seed_text
from tests.core.properties import calm
from tests.core.samples import SEED, write

from .hostile import TEXTS, lines
from .samples import STATEMENTS, TEXT, article, library, passage, statement

_HASH = st.text("0123456789abcdef", min_size=64, max_size=64)
_MAYBE = st.just("") | lines()
_NUMBER = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
_DATE = st.sampled_from(["", "2017-04-07", "XXXX-02", "2027/2028", "2021~"])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    cuts = sorted(draw(st.sets(st.integers(0, 5000), min_size=2, max_size=8)))
    kind = st.sampled_from(get_args(ParagraphKind))
    digest = tuple(
        DigestParagraph(number, start, end, draw(_MAYBE), draw(kind))
        for number, (start, end) in enumerate(pairwise(cuts), start=1)
    )
    return Article(
        "own-article", draw(lines()), draw(st.sampled_from(["en", "fr", "und"])),
        draw(_HASH), draw(_HASH), 5000,
        type=draw(st.sampled_from(["article-newspaper", "webpage"])),
        title=draw(_MAYBE),
        author=draw(st.lists(st.builds(Author, _MAYBE, _MAYBE, _MAYBE), max_size=3).map(tuple)),
        container_title=draw(_MAYBE), publisher=draw(_MAYBE), issued=draw(_DATE), url=draw(_MAYBE),
        copy_of=draw(st.sampled_from(["", "another"])), digest=digest,
    )  # fmt: skip


@st.composite
def statements(draw: st.DrawFn, of: Article, number: int) -> Statement:
    figure = st.builds(Figure, lines(), lines(), value=_NUMBER, period=_MAYBE, place=_MAYBE)
    spread = st.builds(Figure, lines(), lines(), low=_NUMBER, high=_NUMBER)
    names = st.lists(lines(), max_size=2).map(tuple)
    prints = st.text("0123456789abcdef", min_size=16, max_size=16)
    home = draw(st.sampled_from(of.digest))
    own = Evidence(of.id, home.paragraph, home.start, home.end, draw(prints))
    other = st.builds(
        Evidence, st.just("another"), st.integers(1, 9), st.just(3), st.just(9), prints
    )
    return Statement(
        f"acme-{number:06x}", "acme", "market", "routes", draw(lines()),
        draw(st.sampled_from(["done", "planned"])), draw(lines()),
        (own, *draw(st.lists(other | st.just(own), max_size=3))),
        date=draw(_DATE), date_words=draw(_MAYBE),
        figures=tuple(draw(st.lists(figure | spread, max_size=2))),
        names=draw(st.builds(Names, names, names, names, names)),
        parties=draw(st.sampled_from([(), ("bolt",), ("bolt", "calm")])),
        rank=draw(st.sampled_from(["preferred", "normal", "deprecated"])),
        denied=draw(st.booleans()),
    )  # fmt: skip


@calm
@given(st.data())
def test_what_is_written_reads_back_to_the_same_records(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    record = data.draw(articles())
    coded = [
        data.draw(statements(record, number)) for number in range(data.draw(st.integers(0, 3)))
    ]
    text = seed_text(record, coded)
    path = write(tmp_path_factory.mktemp("seed"), text)
    seed = read_seed(path)
    assert seed.article == record
    assert seed.statements == tuple(sorted(coded, key=source_order))
    assert seed_text(seed.article, reversed(seed.statements)) == text


@pytest.mark.parametrize("hostile", TEXTS)
def test_a_text_that_tries_to_be_more_stays_a_text(hostile: str, tmp_path: Path) -> None:
    words = clean_line(hostile)
    told = replace(STATEMENTS[0], text=words, speaker=words, date_words=words)
    seed = read_seed(write(tmp_path, seed_text(article(title=words, label=words), [told])))
    assert (seed.article.title, seed.article.label) == (words, words)
    assert [(item.text, item.speaker) for item in seed.statements] == [(words, words)]


def test_the_layout_is_that_of_the_format(tmp_path: Path) -> None:
    record = replace(
        article(), digest=(DigestParagraph(1, 0, 23, kind="heading"), *article().digest[1:])
    )
    told = statement(
        7, "Vans may be sold in Lille.", "It may sell",
        evidence=(passage("It may sell"), passage("Northwind opens")),
        names=Names(places=("Lille",)), parties=("southwind",), denied=True,
        figures=(Figure("depots", "depots", 1, bound="at least"),),
    )  # fmt: skip
    text = seed_text(record, [told])
    first, second = told.evidence
    assert text.startswith(f'schema = 1\n\n[article]\nid = "{record.id}"\nlabel = ')
    assert '\n\n[[digest]]\nparagraph = 1\nstart = 0\nend = 23\nkind = "heading"\n\n' in text
    assert text.endswith(
        f'speaker = "journalist"\n'
        f"evidence = [{{ paragraph = {first.paragraph}, start = {first.start}, end = {first.end}, "
        f'fingerprint = "{first.fingerprint}" }}, {{ paragraph = 1, start = {second.start}, '
        f'end = {second.end}, fingerprint = "{second.fingerprint}" }}]\n'
        f'figures = [{{ measure = "depots", unit = "depots", value = 1, bound = "at least" }}]\n'
        f'names = {{ places = ["Lille"] }}\nparties = ["southwind"]\ndenied = true\n'
    )


def test_a_seed_of_any_layout_has_one_layout_afterwards(tmp_path: Path) -> None:
    seed = read_seed(write(tmp_path, SEED))
    text = seed_text(seed.article, seed.statements)
    again = read_seed(write(tmp_path, text))
    assert again.article == seed.article
    assert set(again.statements) == set(seed.statements)
    assert seed_text(again.article, again.statements) == text


def test_what_is_still_the_articles_is_left_out_and_named() -> None:
    sentence = "Northwind opened a depot in Lille."
    quoted = replace(statement(1, sentence, sentence), quoted=True)
    unmarked = statement(2, sentence, sentence)
    nearly = statement(3, "“It may sell Bora vans there, from 2027!”", "It may sell")
    inside = statement(4, f"As it says: {sentence}", "opened a depot")
    own = statement(5, "A depot has been opened in Lille.", "opened a depot")
    record = article()
    told = [quoted, unmarked, nearly, inside, own]
    bare = seed_page(library(told, articles=[record]), record.id)
    assert bare.left_out == (quoted.id, unmarked.id)
    attached = replace(
        library(told, articles=[record]), originals={record.id: Original(record.id, TEXT)}
    )
    page = seed_page(attached, record.id)
    assert page.left_out == (quoted.id, unmarked.id, nearly.id, inside.id)
    assert own.text in page.text
    for item in sentences(TEXT):
        words = TEXT[item.start : item.end]
        assert len(words.split()) <= 5 or words not in page.text


CLAUSE = "It may sell “Bora” vans there"
UNATTACHED = (f"{CLAUSE}.", CLAUSE[:1].lower() + CLAUSE[1:])


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        *((text, CLAUSE) for text in UNATTACHED),
        ("it may sell BORA vans, there", CLAUSE),
        (f"In 2027, or so: {CLAUSE}", CLAUSE),
        ("With a depot in Lille, it may sell Bora vans there", "2027"),
        ("Sell Bora vans there from 2027", "may sell"),
    ],
)
def test_a_passage_does_not_leave_in_another_dress(text: str, passage: str) -> None:
    record = article()
    told = library([statement(1, text, passage)], articles=[record])
    attached = replace(told, originals={record.id: Original(record.id, TEXT)})
    assert seed_page(attached, record.id).left_out == ("northwind-000001",)
    assert ("northwind-000001" in seed_page(told, record.id).left_out) == (text in UNATTACHED)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("The article “Northwind opens a depot of its own in Lille” tells of it.", "Lille"),
        ("Northwind may sell vans in Lille.", "It may sell “Bora” vans there from 2027."),
        ("Northwind might sell Bora vans.", "sell “Bora” vans"),
    ],
)
def test_a_headline_and_a_name_of_a_few_words_may_leave(text: str, passage: str) -> None:
    headline = "Northwind opens a depot of its own in Lille"
    record = article(title=headline)
    told = library([statement(1, text, passage)], articles=[record])
    longer = Original(record.id, f"{TEXT}\n{headline}\n")
    page = seed_page(replace(told, originals={record.id: longer}), record.id)
    assert page.left_out == ()


def test_a_tie_is_written_once_and_a_second_source_is_named() -> None:
    record = article()
    other = replace(record, id="second")
    passage = Evidence("second", 2, 30, 40, fingerprint("elsewhere"))
    tie = replace(
        STATEMENTS[0], evidence=(*STATEMENTS[0].evidence, passage), parties=("southwind",)
    )
    whole = library([tie], articles=[record, other])
    page = seed_page(whole, record.id)
    assert page.refers_to == {"second"}
    assert '{ article = "second", paragraph = 2, ' in page.text
    assert tie.id not in seed_page(whole, "second").text
