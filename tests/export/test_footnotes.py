from __future__ import annotations

import pytest
from msgspec.structs import replace

from dossier.articles.anchoring import fingerprint
from dossier.export.citations import citation, dated
from dossier.export.footnotes import definition, section
from dossier.model import Evidence, Library, Original

from .hostile import TEXTS
from .rendering import blocks
from .samples import DIGESTS, STATEMENTS, TEXT, article, library, original, passage, statement

HEAD = "“Northwind opens a depot”, publication not named, Mia Poe, 1 March 2026, English: "


def footnote(shown: Library, number: int = 0) -> str:
    text = f"x[^{STATEMENTS[number].id}]\n\n{definition(shown, shown.statements[number])}"
    return next(block.text for block in blocks(text) if block.place == "footnote")


def test_without_an_original_the_digest_stands_for_the_passage() -> None:
    assert footnote(library()) == f"{HEAD}¶2, characters 35–58. Digest: {DIGESTS[1]}"


def test_where_nobody_has_worded_a_digest_that_is_said() -> None:
    digest = tuple(replace(item, text="") for item in article().digest)
    shown = library(articles=[article(digest=digest)])
    assert footnote(shown) == f"{HEAD}¶2, characters 35–58. No digest yet."


def test_a_passage_is_quoted_where_the_original_bears_it_out() -> None:
    shown = footnote(library(originals=[original()]))
    assert shown == f"{HEAD}¶2, characters 35–58. Quotation: “opened a depot in Lille”"


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("a depot in Lille", "a depot in Lyon"),
        TEXT.replace("a depot in Lille", "no depot in Lille"),
        TEXT.replace("a depot in Lille", "a depôt in Lille"),
        TEXT.replace("a depot in Lille", "a  depot in Lille"),
        "opened a depot in Lille, opened a depot in Lille",
    ],
)
def test_words_that_are_not_there_are_never_quoted(text: str) -> None:
    lost = "Orphaned: the attached text does not hold these words. Digest: "
    for attached in (original(text), Original("depot", text, exact=True)):
        shown = footnote(library(originals=[attached]))
        assert shown == f"{HEAD}¶2, characters 35–58. {lost}{DIGESTS[1]}"


def test_a_passage_is_quoted_from_another_version_that_holds_it() -> None:
    shown = library(originals=[original("New lead.\n" + TEXT.replace("Southwind", "Westwind"))])
    assert "Quotation: “opened a depot in Lille”" in footnote(shown)
    assert "Orphaned" in footnote(shown, 3)


def test_a_passage_that_runs_over_a_line_end_stays_on_one_line() -> None:
    text = TEXT.replace("Lille", "Lille\n\n# two")
    words = "a depot in Lille\n\n# two"
    there = Evidence("depot", 2, 0, len(words), fingerprint(words))
    start = text.index(words)
    anchors = {f"0-{len(words)}": (start, start + len(words))}
    shown = library(
        [statement(1, "x", "Lille", evidence=(there,))],
        originals=[Original("depot", text, exact=False, anchors=anchors)],
    )
    assert "Quotation: “a depot in Lille  # two”" in footnote(shown)


def test_several_passages_share_one_footnote() -> None:
    assert footnote(library(), 2) == (
        f"{HEAD}¶3, characters 103–121; ¶3, characters 129–138. Digest: {DIGESTS[2]}"
        f" — ¶2, characters 44–58. Digest: {DIGESTS[1]}"
    )
    assert footnote(library(originals=[original()]), 2) == (
        f"{HEAD}¶3, characters 103–121; ¶3, characters 129–138. "
        "Quotation: “We are not leaving” … “Ada Quill”"
        " — ¶2, characters 44–58. Quotation: “depot in Lille”"
    )


def test_passages_of_two_articles_name_both() -> None:
    second = article(
        id="more", title="", label="A second look", author=(), issued="", language="fr"
    )
    both = statement(1, "x", "Lille", evidence=(passage("Lille"), passage("Bora", "more")))
    shown = footnote(library([both], articles=[article(), second]))
    assert shown.startswith(HEAD)
    also = " — Also: [no headline: A second look], publication and author not named, no date given"
    assert f"{DIGESTS[1]}{also}, French: ¶2" in shown


def test_what_an_article_does_not_say_is_said() -> None:
    bare = article(title="", author=(), issued="", container_title="Gazette")
    assert citation(bare).endswith("Gazette, author not named, no date given, English")


def test_how_recent_articles_are() -> None:
    old, new, none = article(issued="2016"), article(issued="2017-04"), article(issued="")
    assert dated([old, none, new]) == "newest: April 2017; 1 undated"
    assert dated([old]) == "newest: 2016"
    assert dated([none]) == "undated"
    assert dated([none, article(issued="XXXX-12-24")]) == "all undated"


@pytest.mark.parametrize("text", [text.strip() for text in TEXTS])
def test_a_hostile_digest_or_quotation_stays_inside_its_footnote(text: str) -> None:
    record = article(title=text, characters=len(text), digest=())
    there = Evidence("depot", 1, 0, len(text), fingerprint(text))
    whole = statement(1, "x", "Lille", evidence=(there,))
    attached = Original("depot", text)
    shown = f"x[^{whole.id}]\n\n" + "\n\n".join(
        section(library([whole], articles=[record], originals=[attached]), [whole, whole])
    )
    found = [block for block in blocks(shown) if block.place == "footnote"]
    assert len(found) == 1
    line = " ".join(text.splitlines())
    assert (
        found[0].text.split()
        == (
            f"“{line}”, publication not named, Mia Poe, 1 March 2026, English: "
            f"¶1, characters 0–{len(text)}. Quotation: “{line}”"
        ).split()
    )
