"""Seed files: what a sound one says, and how each kind of fault is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.articles.anchoring import holds
from dossier.coding.seeds import read_seed, read_seeds
from dossier.errors import DossierError
from dossier.model import Author, Figure, Names

from .samples import ARTICLE, PLANS, SEED, SOLD, TALKS, TEXT, line_with, passage, write


def fault(path: Path) -> str:
    with pytest.raises(DossierError) as raised:
        read_seed(path)
    return str(raised.value)


def test_a_sound_seed_gives_article_and_statements(tmp_path: Path) -> None:
    path = write(tmp_path, SEED)
    seed = read_seed(path)
    assert seed.path == path
    assert seed.article.id == ARTICLE
    assert seed.article.author == (Author("Berg", "Ida"), Author(literal="the desk"))
    assert [author.name for author in seed.article.author] == ["Ida Berg", "the desk"]
    assert (seed.article.container_title, seed.article.issued) == ("Kite Gazette", "2022-03")
    assert seed.article.url == "https://example.org/kites"
    assert [item.kind for item in seed.article.digest] == ["heading", "text", "text"]
    plans, sold, talks = seed.statements
    assert [item.id for item in seed.statements] == [PLANS, SOLD, TALKS]
    assert (plans.status, plans.date, plans.date_words) == ("considered", "", "by spring")
    assert sold.figures == (
        Figure("kites sold", "kites", 4000, period="2021"),
        Figure("kites, #2", "kites", low=3900, high=4100.5, bound="about"),
    )
    assert (sold.speaker, sold.rank, sold.denied) == ("company", "preferred", False)
    assert talks.parties == ("zephyr", "levante")
    assert talks.names == Names(("Mistral",), people=("Åse Lund", 'Ida "Red" Berg'))


def test_every_passage_carries_its_article_and_is_in_the_text(tmp_path: Path) -> None:
    for statement in read_seed(write(tmp_path, SEED)).statements:
        for evidence in statement.evidence:
            assert evidence.article == ARTICLE
            assert holds(TEXT, evidence, evidence.start, evidence.end)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            'date = "2021"',
            'date = "next year"',
            "statement[2].date: 'next year' is not a date like 2017-04-07, 2016-04, 2021 or "
            "XXXX-11-14",
        ),
        ('date = "2021"', 'date = "2022/2021"', "statement[2].date: '2022/2021' ends before it "
         "begins"),
        (
            'measure = "kites sold", unit = "kites", value = 4000',
            'measure = "kites sold", unit = "kites"',
            "statement[2].figures[1]: a figure needs a value, or low and high",
        ),
        (
            "low = 3900, high",
            "high",
            "statement[2].figures[2]: a figure needs a value, or low and high",
        ),
        (
            'measure = "kites, #2"',
            'measure = ""',
            "statement[2].figures[2].measure: must not be empty",
        ),
        ("start = 0, end = 12", "start = 0, end = 9999", "statement[2].evidence[2]: the span is "
         "not inside paragraph 1"),
        ("start = 0, end = 12", "start = 12, end = 12", "statement[2].evidence[2]: the span is "
         "not inside paragraph 1"),
        ("start = 0, end = 12", "start = 12, end = 5", "statement[2].evidence[2]: the span is "
         "not inside paragraph 1"),
        ("start = 0, end = 12", "start = 20, end = 30", "statement[2].evidence[2]: the span is "
         "not inside paragraph 1"),
        ("start = 0, end = 12", "start = -1, end = 12", "statement[2].evidence[2].start: "
         "must be 0 or more"),
        ("{ paragraph = 1, ", "{ paragraph = 4, ", "statement[2].evidence[2]: there is no "
         "paragraph 4"),
        ("{ paragraph = 1, ", "{ paragraph = 2, ", "statement[2].evidence[2]: the span is not "
         "inside paragraph 2"),
        ("{ paragraph = 1, ", "{ paragraph = 0, ", "statement[2].evidence[2].paragraph: "
         "must be 1 or more"),
        (f'id = "{PLANS}"', 'id = "zephyr-1"', "statement[1].id: expected a company's id, a hyphen "
         "and six hex digits"),
        ('topic = "sales"', 'topic = "Sales"', "statement[2].topic: expected lower-case letters, "
         "digits and hyphens"),
        ('language = "en"', 'language = "English"', "article.language: expected two "
         "lower-case letters like fr, or und"),
    ],
)  # fmt: skip
def test_a_fault_is_told_where_it_stands(old: str, new: str, told: str, tmp_path: Path) -> None:
    path = write(tmp_path, SEED.replace(old, new, 1))
    line = line_with(SEED, old)
    assert fault(path) == f"{path}:{line}: {told}"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("paragraph = 2", "paragraph = 1", "digest[2].paragraph: paragraphs are numbered"),
        ("paragraph = 3", "paragraph = 4", "digest[3].paragraph: paragraphs are numbered"),
        ("start = 25", "start = 3", "digest[2].start: the span begins before paragraph 1 ends"),
        ("start = 25", "start = 99", "digest[2].start: the span is not inside the text"),
        (f"end = {len(TEXT) - 1}", "end = 9999", "digest[3].start: the span is not inside"),
        (
            'text = "What paragraph 2 says [in brief]."',
            'text = ""',
            "digest[2].text: must not be empty",
        ),
        ('kind = "heading"', 'kind = "title"', "digest[1].kind: unknown value 'title'"),
    ],
)
def test_a_fault_in_the_digest_is_told_where_it_stands(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    assert SEED.count(f"\n{old}\n") == 1
    path = write(tmp_path, SEED.replace(f"\n{old}\n", f"\n{new}\n"))
    line = SEED.count("\n", 0, SEED.index(f"\n{old}\n") + 1) + 1
    if told.startswith("digest[3].start"):
        line -= 1
    assert fault(path).startswith(f"{path}:{line}: {told}")


def test_a_paragraph_may_wait_for_its_words(tmp_path: Path) -> None:
    text = SEED.replace('text = "What paragraph 2 says [in brief]."\n', "")
    digest = read_seed(write(tmp_path, text)).article.digest
    assert [bool(item.text) for item in digest] == [True, False, True]


def test_a_statement_may_rest_on_another_article_as_well(tmp_path: Path) -> None:
    other = passage("Zephyr kites").replace("{ ", '{ article = "other", ').replace("1,", "70,", 1)
    text = SEED.replace(passage("Zephyr kites"), other)
    sold = read_seed(write(tmp_path, text)).statements[1]
    assert [item.article for item in sold.evidence] == [ARTICLE, "other"]
    path = write(tmp_path, SEED.replace(passage("It sold 4,000 kites in 2021."), other))
    told = f"statement[2].evidence[1]: the first passage must be in {ARTICLE}, the article of this"
    assert told in fault(path)
    assert f":{line_with(SEED, passage('It sold 4,000 kites in 2021.'))}:" in fault(path)


def test_a_seed_carries_own_words_only(tmp_path: Path) -> None:
    path = write(tmp_path, f"{SEED}quoted = true\n")
    line = SEED.count("\n") + 1
    assert fault(path) == (
        f"{path}:{line}: statement[3].quoted: a seed carries own words: word the statement, then "
        "leave this field out"
    )
    own = "Zephyr considers a shop in Oslo = its first {abroad}."
    passage = "Zephyr may open a shop in Oslo by spring."
    for text in (passage, passage[:-1], passage[:-1] + "!", "z" + passage[1:]):
        path = write(tmp_path, SEED.replace(own, text))
        assert fault(path) == (
            f"{path}:{line_with(SEED, own)}: statement[1].text: is the passage itself; a seed "
            "carries own words"
        )


def test_a_day_that_is_not_in_the_calendar_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, SEED.replace('issued = "2022-03"', 'issued = "2022-02-30"'))
    line = line_with(SEED, "issued = ")
    told = f"{path}:{line}: article.issued: '2022-02-30' is not in the calendar: "
    assert fault(path).startswith(told)


def test_a_statement_without_evidence_cannot_exist(tmp_path: Path) -> None:
    start = SEED.index("evidence = [")
    end = SEED.index("\n", start)
    path = write(tmp_path, f"{SEED[:start]}evidence = []{SEED[end:]}")
    line = SEED.count("\n", 0, start) + 1
    told = "statement[1].evidence: must not be empty"
    assert fault(path) == f"{path}:{line}: {told}"


def test_an_article_without_a_digest_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, SEED[: SEED.index("[[digest]]")])
    assert fault(path) == f"{path}:1: file: `digest` is missing"


def test_an_article_may_have_no_statements_yet(tmp_path: Path) -> None:
    assert read_seed(write(tmp_path, SEED[: SEED.index("[[statement]]")])).statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "schema = 1\narticle = 3\ndigest = []\n",
        "schema = 1\nstatement = 3\n",
        "schema = 1\nstatement = [1]\n[article]\nid = 'a'\n",
        "schema = 1\n[article]\nid = 'a'\n[[statement]]\nevidence = 5\n",
        "schema = 1\n[article]\nid = 'a'\n[[statement]]\nevidence = [5]\n",
        "schema = 1\n",
        "",
    ],
)
def test_a_file_of_another_shape_is_refused_in_words(text: str, tmp_path: Path) -> None:
    path = write(tmp_path, text)
    assert fault(path).startswith(f"{path}:")


def test_seeds_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name, article in (("b.toml", "first"), ("a.toml", "second")):
        head = SEED[: SEED.index("[[statement]]")]
        write(tmp_path, head.replace(f'"{ARTICLE}"', f'"{article}"'), name)
    write(tmp_path, "not a seed", "README.md")
    write(tmp_path, "not a seed", ".hidden.toml")
    (tmp_path / ".#lock.toml").symlink_to(tmp_path / "nowhere")
    assert [seed.article.id for seed in read_seeds(tmp_path)] == ["second", "first"]


def test_a_folder_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(folder: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied", str(folder))

    write(tmp_path, SEED)
    with pytest.raises(DossierError) as raised:
        read_seeds(tmp_path / "none")
    assert str(raised.value) == f"{tmp_path / 'none'}: there is no such folder"
    monkeypatch.setattr(Path, "iterdir", forbidden)
    with pytest.raises(DossierError) as raised:
        read_seeds(tmp_path)
    assert str(raised.value) == f"{tmp_path}: cannot be read: Permission denied"


def test_an_article_may_not_stand_in_two_files(tmp_path: Path) -> None:
    write(tmp_path, SEED, "a.toml")
    path = write(tmp_path, SEED, "b.toml")
    with pytest.raises(DossierError) as raised:
        read_seeds(tmp_path)
    line = line_with(SEED, f'id = "{ARTICLE}"')
    told = f"{path}:{line}: article.id: article id also used by a.toml"
    assert str(raised.value) == told


def test_two_statements_of_one_file_may_not_share_an_id(tmp_path: Path) -> None:
    path = write(tmp_path, SEED.replace(TALKS, PLANS))
    with pytest.raises(DossierError) as raised:
        read_seeds(tmp_path)
    line = line_with(SEED, f'id = "{TALKS}"')
    told = f"{path}:{line}: statement[3].id: id '{PLANS}' also used in file.toml"
    assert str(raised.value) == told


def test_a_statement_may_not_stand_in_two_files(tmp_path: Path) -> None:
    write(tmp_path, SEED, "a.toml")
    text = SEED.replace(f'"{ARTICLE}"', '"another"').replace(PLANS, "zephyr-0000ff")
    path = write(tmp_path, text, "b.toml")
    with pytest.raises(DossierError) as raised:
        read_seeds(tmp_path)
    line = line_with(text, f'id = "{SOLD}"')
    assert str(raised.value) == f"{path}:{line}: statement[2].id: id '{SOLD}' also used in a.toml"
