"""The library is whole: everything that a statement refers to exists, and it is large enough."""

from __future__ import annotations

from collections import Counter

from dossier import dates
from dossier.cleaning import clean_line
from dossier.coding.seeds import Seed
from dossier.model import Library
from dossier.records import Place, line_of
from dossier.views.comparison import compare
from dossier.workspace import Workspace


def test_four_companies_and_five_articles(library: Library) -> None:
    assert [company.id for company in library.companies] == [
        "psa",
        "renault-alpine",
        "autonation",
        "huawei",
    ]
    assert len(library.articles) == 5
    assert Counter(article.language for article in library.articles) == {"fr": 4, "en": 1}


def test_there_is_enough_to_compare(library: Library) -> None:
    assert len(library.statements) >= 150
    told = {company: len(statements) for company, statements in library.told.items()}
    assert told["psa"] >= 150
    assert told["renault-alpine"] >= 25
    assert 5 <= told["autonation"] <= 15
    assert 2 <= told["huawei"] <= 8


def test_every_statement_refers_to_what_exists(library: Library) -> None:
    for statement in library.statements:
        facet = library.facet[statement.facet]
        assert statement.topic in {topic.id for topic in facet.topic}, statement.id
        assert statement.company in library.company, statement.id
        assert statement.id.rpartition("-")[0] == statement.company
        assert set(statement.parties) <= set(library.company) - {statement.company}, statement.id
        assert len(set(statement.parties)) == len(statement.parties), statement.id
        assert {evidence.article for evidence in statement.evidence} <= set(library.article)


def test_every_id_is_given_once(library: Library) -> None:
    assert len(library.statement) == len(library.statements)
    assert len(library.article) == len(library.articles)
    assert len(library.topic) == sum(len(facet.topic) for facet in library.facets)


def test_every_date_is_valid(library: Library) -> None:
    for statement in library.statements:
        assert dates.is_valid(statement.date), statement.id
    for article in library.articles:
        assert dates.is_valid(article.issued), article.id


def test_every_text_is_one_short_sentence_of_its_own(library: Library) -> None:
    texts = [statement.text for statement in library.statements]
    assert [text for text in texts if not 20 <= len(text) <= 220] == []
    assert [text for text, count in Counter(map(str.casefold, texts)).items() if count > 1] == []
    assert [text for text in texts if text != clean_line(text) or text[-1] not in ".)"] == []


def test_every_figure_has_a_value_or_both_limits(library: Library) -> None:
    for statement in library.statements:
        for figure in statement.figures:
            limits = (figure.low is not None, figure.high is not None)
            assert limits in {(True, True), (False, False)}, statement.id
            assert (figure.value is not None) != all(limits), statement.id


def test_every_paragraph_has_its_digest_in_order(library: Library) -> None:
    for article in library.articles:
        at = 0
        for number, paragraph in enumerate(article.digest, 1):
            assert paragraph.paragraph == number
            assert at <= paragraph.start < paragraph.end <= article.characters
            at = paragraph.end


def test_no_statement_rests_on_what_is_not_the_story(library: Library) -> None:
    kinds = {
        (article.id, item.paragraph): item.kind
        for article in library.articles
        for item in article.digest
    }
    for statement in library.statements:
        for evidence in statement.evidence:
            place = (evidence.article, evidence.paragraph)
            assert kinds[place] != "boilerplate", statement.id


def test_every_topic_of_the_codebook_is_used(library: Library) -> None:
    used = {statement.topic for statement in library.statements}
    assert set(library.topic) - used == set()


def test_a_comparison_of_all_has_rows_of_every_kind(library: Library) -> None:
    rows = compare(library, [company.id for company in library.companies]).rows
    assert {row.kind for row in rows} == {"only", "shared", "differs"}


def test_the_lexicon_is_large_and_lower_case(library: Library) -> None:
    assert len(library.lexicon) >= 150
    words = [word for term in library.lexicon for word in term.fr + term.en]
    assert [word for word in words if word != word.casefold() or word != clean_line(word)] == []
    for term in library.lexicon:
        assert len(set(term.fr)) == len(term.fr), term
        assert len(set(term.en)) == len(term.en), term


def test_faults_in_these_files_would_be_told_on_their_lines(
    workspace: Workspace, seeds: tuple[Seed, ...], library: Library
) -> None:
    expected: list[tuple[str, Place, str]] = []
    for seed in seeds:
        text = seed.path.read_text("utf-8")
        for number, paragraph in enumerate(seed.article.digest):
            expected.append((text, ("digest", number, "end"), f"end = {paragraph.end}"))
        for number, statement in enumerate(seed.statements):
            at: Place = ("statement", number)
            expected.append((text, (*at, "id"), f'id = "{statement.id}"'))
            expected.append((text, (*at, "status"), f'status = "{statement.status}"'))
            for index, evidence in enumerate(statement.evidence):
                place = (*at, "evidence", index, "fingerprint")
                expected.append((text, place, evidence.fingerprint))
            for index, figure in enumerate(statement.figures):
                expected.append((text, (*at, "figures", index, "unit"), f'"{figure.unit}"'))
            for index, party in enumerate(statement.parties):
                expected.append((text, (*at, "parties", index), f'"{party}"'))
    text = workspace.codebook.read_text("utf-8")
    for number, facet in enumerate(library.facets):
        expected.append((text, ("facet", number, "name"), f'name = "{facet.name}"'))
        for index, topic in enumerate(facet.topic):
            place = ("facet", number, "topic", index, "id")
            expected.append((text, place, f'id = "{topic.id}"'))
    text = workspace.companies.read_text("utf-8")
    for number, company in enumerate(library.companies):
        expected.append((text, ("company", number, "short"), f'short = "{company.short}"'))
        for index, brand in enumerate(company.brands):
            place = ("company", number, "brands", index, "aliases", 0)
            expected.append((text, place, f'name = "{brand.name}"'))
    assert len(expected) > 1000
    for text, place, words in expected:
        assert words in text.split("\n")[line_of(text, place) - 1], place
