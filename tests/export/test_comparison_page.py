from __future__ import annotations

from hypothesis import given, settings
from msgspec.structs import replace

from dossier.articles.own_page import field
from dossier.export.markdown import comparison_markdown
from dossier.model import Library
from dossier.views.wording import COMPARED

from .hostile import hostile_library, lines
from .rendering import blocks, check_footnotes, foreign_html, links, tokens
from .samples import FACETS, STATEMENTS, library, original, statement

TWO = ["northwind", "southwind"]
TABLES = """\
## Sites

| Topic | Northwind Motors | Southwind | Calm | Compared |
| --- | --- | --- | --- | --- |
| **Depots** | *done:* Northwind has a depot in Lille.[^northwind-000001]<br>\
(newest evidence 1 March 2026) \
| — not mentioned (1 article) | — no article read | only Northwind |
| **Plants** | ✕ denied<br>*claimed, denied, Ada Quill:* Northwind leaves Lille.\
[^northwind-000003]<br>(newest evidence 1 March 2026) \
| — not mentioned (1 article) | — no article read | only Northwind |

## Sales

| Topic | Northwind Motors | Southwind | Calm | Compared |
| --- | --- | --- | --- | --- |
| **Offer** | *considered, 2027:* Northwind might sell Bora vans.[^northwind-000002]<br>\
*planned, Northwind Motors, with Southwind:* Southwind is to carry Northwind's parts.\
[^northwind-000004]<br>(newest evidence 1 March 2026) \
| *planned, Northwind Motors, told of Northwind Motors:* Southwind is to \
carry Northwind's parts.[^northwind-000004]<br>(newest evidence 1 March 2026) \
| — no article read | differs |

## Gaps

Nothing is written about any of these companies on:

- Money: Profit

## Articles
"""


def test_a_comparison_reads_like_this() -> None:
    page = comparison_markdown(library(), ["northwind", "southwind", "calm"])
    assert TABLES in page
    assert (
        "Northwind Motors (1 article), Southwind (1 article), Calm (0 articles): "
        "3 topics compared, 1 article in all (newest: 1 March 2026).\n"
    ) in page


def test_a_statement_in_two_columns_has_one_footnote() -> None:
    page = comparison_markdown(library(), TWO)
    assert page.count("[^northwind-000004]:") == 1
    check_footnotes(page)


def test_a_comparison_may_keep_to_some_facets() -> None:
    page = comparison_markdown(library(), TWO, facets=["sites"])
    assert "Only: Sites." in page
    assert "## Sales" not in page
    assert "Money" not in page
    check_footnotes(page)


def test_shared_topics_are_named_where_they_are_left_out() -> None:
    shared = replace(STATEMENTS[0], parties=("southwind",))
    page = comparison_markdown(library([shared, STATEMENTS[1]]), TWO, rows="only")
    assert "Only topics compared as *only*." in page
    assert "Left out, compared as *shared*: Depots." in page
    assert "compared as *differs*" not in page
    assert "northwind-000001" not in page
    check_footnotes(page)


def test_each_kind_of_row_is_told_by_what_it_means() -> None:
    page = comparison_markdown(library(), TWO)
    assert "The last column compares who is written about, not whether statements agree." in page
    for kind, meaning in COMPARED.items():
        assert f"*{kind}:* {meaning}." in page


def test_the_subject_tells_what_a_comparison_is_narrowed_to() -> None:
    shown = library()
    assert field(comparison_markdown(shown, TWO), "subject") == "comparison northwind southwind"
    narrowed = comparison_markdown(shown, TWO, facets=["sites", "money"], rows="differs")
    assert field(narrowed, "subject") == (
        "comparison northwind southwind; facets money sites; rows differs"
    )
    assert comparison_markdown(shown, TWO, facets=["money", "sites"], rows="differs") == narrowed


def test_statements_under_no_known_topic_are_counted() -> None:
    page = comparison_markdown(library([replace(STATEMENTS[3], topic="gone")]), TWO)
    assert "Left out, under topics not in the codebook: 1 statement; the dossiers" in page
    check_footnotes(page)


def test_relative_dates_keep_their_words() -> None:
    told = replace(STATEMENTS[0], date_words="soon")
    assert "*done, “soon”:* Northwind has" in comparison_markdown(library([told]), TWO)


def test_companies_without_articles_give_no_table() -> None:
    page = comparison_markdown(library([]), TWO)
    assert "0 topics compared." in page
    assert "|" not in page


def test_quotations_leave_only_with_the_original() -> None:
    assert "Quotation:" not in comparison_markdown(library(), TWO)
    assert "Quotation:" in comparison_markdown(library(originals=[original()]), TWO)


def test_the_seed_library_compares_to_the_letter(seeds: Library) -> None:
    companies = [company.id for company in seeds.companies]
    page = comparison_markdown(seeds, companies)
    assert page == comparison_markdown(seeds, companies)
    check_footnotes(page)
    assert not links(page)
    assert not foreign_html(page)
    cells = "\n".join(block.text for block in blocks(page) if block.place == "td") + "\n"
    for company in companies:
        for told in seeds.told[company]:
            assert f": {told.text}\n" in cells


def test_each_table_has_a_cell_for_every_company(seeds: Library) -> None:
    companies = [company.id for company in seeds.companies]
    counts: list[int] = []
    for token in tokens(comparison_markdown(seeds, companies)):
        if token.type == "tr_open":
            counts.append(0)
        elif token.type in {"td_open", "th_open"}:
            counts[-1] += 1
    assert set(counts) == {len(companies) + 2}


@settings(max_examples=60, deadline=None)
@given(lines())
def test_any_text_stays_in_its_cell(text: str) -> None:
    shown = hostile_library(text)
    page = comparison_markdown(shown, TWO)
    found = blocks(page)
    header = [block.text for block in found if block.place == "th"]
    assert header == ["Topic", text, text, "Compared"]
    cells = [block.text for block in found if block.place == "td"]
    assert len(cells) == 2 * 4
    assert cells[1] == f"done, {text}, “{text}”: {text}\n(newest evidence 1 March 2026)"
    assert not links(page)
    assert not foreign_html(page)


def test_facets_stay_in_the_order_of_the_codebook() -> None:
    page = comparison_markdown(
        library([*STATEMENTS, statement(9, "x", "Bora", topic="profit")]), TWO
    )
    heads = [block.text for block in blocks(page) if block.place == "h2"]
    assert heads == [*(facet.name for facet in FACETS), "Articles"]
