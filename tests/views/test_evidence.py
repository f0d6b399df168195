"""The passage under a statement: quoted only where the very words stand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dossier.articles.anchoring import fingerprint, reanchor
from dossier.model import Evidence, Library, Original
from dossier.views import wording
from dossier.views.evidence import exhibit, exhibits, verified_place

from .samples import (
    ARTICLES,
    CANADA,
    DAILY,
    LYON,
    MADE,
    MONTHLY,
    REEDS,
    SCHOOL,
    STATEMENTS,
    TEXTS,
    evidence,
    library,
)


def other_version(text: str) -> Library:
    """Attach another version of the monthly's article."""
    passages = [item for statement in STATEMENTS for item in statement.evidence]
    here = [item for item in passages if item.article == MONTHLY]
    return library(reanchor(ARTICLES[0], text, here))


def test_an_attached_original_is_quoted(attached: Library) -> None:
    (item,) = exhibits(attached, attached.statement[SCHOOL])
    assert item.source == "original"
    assert item.quotation == "Cello will open a school in Osaka by autumn."
    assert item.text == f"{item.quotation} Viola sells there already, in two shops."
    assert (item.start, item.end) == (0, len(item.quotation))
    assert (item.article.id, item.evidence.paragraph) == (MONTHLY, 3)


def test_every_passage_of_a_statement_is_shown(attached: Library) -> None:
    shown = exhibits(attached, attached.statement[REEDS])
    assert [item.quotation for item in shown] == [
        "Cello talks with Oboe about reeds.",
        "Cello tunes up",
    ]


def test_the_neighbours_are_the_paragraphs_of_the_story(attached: Library) -> None:
    (school,) = exhibits(attached, attached.statement[SCHOOL])
    assert school.before == "Cello tunes up for Japan"  # not the share buttons between them
    assert school.after.startswith("“We shall not close Lyon”")
    (made,) = exhibits(attached, attached.statement[MADE])
    assert made.before.endswith("about reeds.")
    assert made.after == ""  # only the invitation to subscribe follows
    (_, headline) = exhibits(attached, attached.statement[REEDS])
    assert headline.before == ""


def test_without_the_original_our_digest_is_shown(bare: Library) -> None:
    (item,) = exhibits(bare, bare.statement[SCHOOL])
    assert item.source == "digest"
    assert item.text == "Digest of monthly ¶3."
    assert (item.before, item.after) == ("Digest of monthly ¶1.", "Digest of monthly ¶5.")
    assert (item.start, item.end, item.quotation) == (0, 0, "")
    (made,) = exhibits(bare, bare.statement[MADE])
    assert (made.before, made.after) == ("Digest of monthly ¶5.", "")


def test_a_paragraph_that_nobody_has_worded_is_passed_over(bare: Library) -> None:
    monthly = bare.article[MONTHLY]
    blank = tuple(
        replace(item, text="") if item.paragraph in {1, 3} else item for item in monthly.digest
    )
    articles = tuple(
        replace(item, digest=blank) if item is monthly else item for item in bare.articles
    )
    shown = replace(bare, articles=articles)
    (item,) = exhibits(shown, shown.statement[SCHOOL])
    assert (item.source, item.text) == ("digest", "")
    assert (item.before, item.after) == ("", "Digest of monthly ¶5.")
    assert wording.at_hand(shown, shown.article[MONTHLY]) == "digest"


def test_the_original_of_another_article_does_not_count() -> None:
    only_daily = library(Original(DAILY, TEXTS[DAILY]))
    assert exhibits(only_daily, only_daily.statement[CANADA])[0].source == "original"
    assert exhibits(only_daily, only_daily.statement[SCHOOL])[0].source == "digest"


@pytest.mark.parametrize(
    "text",
    [
        TEXTS[MONTHLY].replace("will open", "may open "),
        TEXTS[MONTHLY].replace("Osaka", "Kyoto"),
        TEXTS[MONTHLY].replace("Cello will open", "Viola will open"),
        f"!{TEXTS[MONTHLY]}",
        TEXTS[MONTHLY][:60],
        "",
    ],
)
def test_words_that_were_tampered_with_are_never_quoted(text: str) -> None:
    tampered = library(Original(MONTHLY, text))  # passed off as the very text
    (item,) = exhibits(tampered, tampered.statement[SCHOOL])
    assert item.source == "orphaned"
    assert item.text == "Digest of monthly ¶3."
    assert item.quotation == ""


def test_an_anchor_to_other_words_is_not_believed() -> None:
    item = evidence(MONTHLY, "it made 1,200 instruments in 2020")
    wrong = Original(MONTHLY, TEXTS[MONTHLY], False, {f"{item.start}-{item.end}": (0, 33)})
    assert verified_place(wrong, item) is None
    assert exhibit(library(wrong), item).source == "orphaned"


def test_another_version_is_quoted_where_it_has_the_words() -> None:
    changed = other_version("New: " + TEXTS[MONTHLY].replace("not close", "never close"))
    (school,) = exhibits(changed, changed.statement[SCHOOL])
    assert (school.source, school.quotation) == (
        "original",
        "Cello will open a school in Osaka by autumn.",
    )
    (lyon,) = exhibits(changed, changed.statement[LYON])
    assert (lyon.source, lyon.quotation, lyon.text) == ("orphaned", "", "Digest of monthly ¶5.")


def test_in_another_version_no_paragraph_is_taken_for_a_share_button() -> None:
    longer = other_version(f"Update\n{TEXTS[MONTHLY]}")
    shown = exhibits(longer, longer.statement[REEDS])
    assert [item.before for item in shown] == ["Share this", "Update"]
    assert shown[0].after.startswith("Cello is second in Asia")


def test_paragraphs_divided_anew_are_quoted_as_they_stand() -> None:
    joined = other_version(TEXTS[MONTHLY].replace("reeds.\n", "reeds. "))
    (made,) = exhibits(joined, joined.statement[MADE])
    assert made.quotation == "it made 1,200 instruments in 2020"
    assert made.text.startswith("“We shall not close Lyon”")
    assert made.after == "Subscribe"  # in another version we do not know what is no story


def test_a_passage_over_the_end_of_its_paragraph_is_quoted_whole() -> None:
    text = TEXTS[MONTHLY]
    start, end = text.index("reeds.\nCello"), text.index(" is second in Asia")
    item = Evidence(MONTHLY, 5, start, end, fingerprint(text[start:end]))
    shown = exhibit(library(Original(MONTHLY, text)), item)
    assert shown.quotation == "reeds.\nCello"


def test_a_passage_of_white_space_does_no_harm() -> None:
    text = TEXTS[DAILY]
    item = Evidence(DAILY, 3, len(text) - 1, len(text), fingerprint("\n"))
    assert exhibit(library(Original(DAILY, text)), item).quotation == "\n"


def test_a_paragraph_without_a_digest_is_empty(bare: Library) -> None:
    record = replace(bare.article[DAILY], digest=bare.article[DAILY].digest[:1])
    short = replace(bare, articles=(bare.article[MONTHLY], record))
    (item,) = exhibits(short, short.statement[CANADA])
    assert (item.source, item.text, item.after) == ("digest", "", "")
    assert item.before == "Digest of quotidien ¶1."
