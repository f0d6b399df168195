from __future__ import annotations

import base64
import hashlib
import re

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from dossier.export.html_page import comparison_html
from dossier.export.making import offered
from dossier.export.scope import Scope, whole
from dossier.model import Library
from dossier.views.as_of import as_of, with_states

from .hostile import TEXTS, hostile_library, lines
from .samples import STATEMENTS, article, library, original, statement
from .web_page import Page

ALL = Scope(("northwind", "southwind", "calm"), compared=True)
KNOWN = frozenset(
    "html head meta title style body a header p h1 i ul li details summary dl dt dd span main nav "
    "section h2 div table thead tbody tr th td blockquote ol cite footer".split()
)
ATTRIBUTES = frozenset(
    "lang charset http-equiv content name class href id role scope data-company aria-labelledby "
    "aria-hidden aria-label tabindex rel".split()
)


def page(library: Library, scope: Scope = ALL) -> Page:
    return Page(comparison_html(library, scope))


def test_companies_stand_side_by_side_with_gaps_as_gaps() -> None:
    shown = page(library(originals=[original()]))
    first = shown.every("table")[0]
    heads = [item.text for item in first.inside if item.name == "th"]
    assert heads[:4] == ["Topic", "Northwind Motors", "Southwind", "Calm"]
    gaps = [item.text for item in shown.every("p", "gap")]
    assert gaps.count("— no article read") == 3
    assert gaps.count("— not mentioned (1 article)") == 2
    assert gaps.count("✕ denied") == 1
    ages = [item.text for item in shown.every("p", "age")]
    assert ages == ["newest evidence 1 March 2026"] * 4
    assert "Profit" in shown.every("section", "gaps")[0].text
    verdicts = [item.text for item in shown.every("span", "verdict")]
    assert verdicts == ["only Northwind", "only Northwind", "differs"]


def test_status_speaker_and_date_stand_beside_every_statement() -> None:
    items = [item.text for item in page(library()).every("li") if "Evidence" in item.text]
    assert len(items) == len(STATEMENTS) + 1  # a tie is told of both
    assert items[0].startswith(
        "● done Northwind has a depot in Lille.Mia Poe (journalist) · undated"
    )
    denied = next(item for item in items if "leaves Lille" in item)
    assert denied.startswith("✕ claimed, denied")
    assert "Ada Quill" in denied
    considered = next(item for item in items if "might sell" in item)
    assert considered.startswith("◌ considered")
    assert "2027, in the article: “from 2027” · about 3,000 vans" in considered


def test_only_verified_words_are_quoted_each_in_its_language() -> None:
    french = [article(language="fr")]
    quoted = page(library(articles=french, originals=[original()])).every("blockquote")
    assert quoted[0].text == "opened a depot in Lille"
    assert {item.attributes["lang"] for item in quoted} == {"fr"}
    for originals in ([], [original("Quite another text.")]):
        bare = page(library(articles=french, originals=originals))
        assert not bare.every("blockquote")
        assert bare.every("p", "digest")[0].text.startswith("Digest: A depot was opened")
    unknown = page(library(articles=[article(language="und")], originals=[original()]))
    assert not any("lang" in item.attributes for item in unknown.every("blockquote"))


def test_words_that_are_still_the_articles_are_marked_as_such() -> None:
    words = "We are not leaving"
    raw = statement(9, words, words, quoted=True)
    shown = page(library([raw], articles=[article(language="fr")])).every("p", "told")[0]
    assert shown.text == f"● done “{words}”"
    assert shown.inside[-1].attributes["lang"] == "fr"


@settings(max_examples=60)
@given(lines())
def test_hostile_texts_are_shown_and_nothing_of_them_obeyed(text: str) -> None:
    made = hostile_library(text)
    shown = page(made, whole(made))
    assert {item.name for item in shown.elements} <= KNOWN
    assert {name for item in shown.elements for name in item.attributes} <= ATTRIBUTES
    assert any(text in item.text for item in shown.every("p", "told"))
    assert text in shown.every("title")[0].text
    for item in shown.elements:
        for name, value in item.attributes.items():
            if name == "href":
                assert value.startswith(("#", "http://", "https://"))


@pytest.mark.parametrize("text", [item for item in TEXTS if ":" in item])
def test_an_address_is_a_link_only_where_it_leads_to_a_web_page(text: str) -> None:
    outside = [
        item.attributes
        for item in page(library(articles=[article(url=text)])).every("a")
        if not item.attributes["href"].startswith("#")
    ]
    assert bool(outside) == text.startswith(("http:", "https:"))
    assert all(item["rel"] == "noreferrer noopener" for item in outside)


def test_the_policy_lets_nothing_in_but_the_style_of_the_page() -> None:
    shown = page(library())
    style = hashlib.sha256(shown.every("style")[0].text.encode()).digest()
    policy = next(
        item.attributes["content"]
        for item in shown.every("meta")
        if "http-equiv" in item.attributes
    )
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{base64.b64encode(style).decode()}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"url\(|@import", shown.every("style")[0].text)


def test_ids_occur_once_and_links_within_the_page_lead_somewhere() -> None:
    shown = page(library())
    ids = [item.attributes["id"] for item in shown.elements if "id" in item.attributes]
    assert len(set(ids)) == len(ids)
    inward = {item.attributes["href"][1:] for item in shown.every("a")}
    assert inward <= set(ids)


def test_a_narrowed_comparison_says_so_and_a_topic_that_is_gone_is_shown() -> None:
    text = page(library(), replace(ALL, facets=("sales",), rows="shared")).every("header")[0].text
    assert "Only: Sales." in text
    assert "Only topics compared as shared" in text
    stray = statement(7, "Northwind sings.", "Lille", topic="songs")
    dossier = page(library([stray]), Scope(("northwind",)))
    assert "songs" in "".join(item.text for item in dossier.every("th"))
    assert not dossier.every("span", "verdict")


def test_the_sample_library_gives_the_same_bytes_again(seeds: Library) -> None:
    first = comparison_html(seeds, whole(seeds))
    assert comparison_html(seeds, whole(seeds)) == first
    assert len(Page(first).every("td")) > 150


def test_a_page_at_a_date_says_so_and_notes_are_of_the_present() -> None:
    early = as_of(library(), "2026-02")
    assert (
        "As published by February 2026; left out: 1 article later."
        in page(early).every("header")[0].text
    )
    both = with_states(library(), ["northwind@2026-02"])
    scope = Scope(("northwind", "northwind@2026-02"), compared=True)
    assert "left out: 1 article later" in page(both, scope).every("header")[0].text
    for made, part in ((early, ALL), (both, scope)):
        assert "obsidian" not in {form.name for form in offered(made, part)}
    assert "obsidian" in {form.name for form in offered(library(), ALL)}
