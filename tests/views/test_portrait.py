"""One company: its statements in the order of the codebook, its partners and figures."""

from __future__ import annotations

from dossier.model import Library
from dossier.views.portrait import portray

from .samples import CANADA, DAILY, LYON, MADE, MONTHLY, RANK, REEDS, SCHOOL, SHOPS


def test_sections_follow_the_codebook(bare: Library) -> None:
    portrait = portray(bare, "cello")
    assert [
        (section.facet.id, section.topic.id, [told.statement.id for told in section.told])
        for section in portrait.sections
    ] == [
        ("market", "places", [SCHOOL]),
        ("market", "volumes", [MADE]),
        ("market", "rank", [RANK]),
        ("market", "prices", [CANADA]),
        ("partners", "reeds", [REEDS]),
        ("plants", "sites", [LYON]),
    ]
    assert {item.id for item in portrait.statements} == {
        item.id for item in bare.statements if item.company == "cello"
    }


def test_a_partner_is_named_on_both_sides(bare: Library) -> None:
    cello, oboe, viola = (portray(bare, name) for name in ("cello", "oboe", "viola"))
    assert [company.id for company in cello.partners] == ["oboe"]
    assert [company.id for company in oboe.partners] == ["cello"]
    assert viola.partners == ()
    (section,) = oboe.sections
    assert section.told[0].counterpart == bare.company["cello"]


def test_each_figure_comes_with_its_statement(bare: Library) -> None:
    figures = portray(bare, "viola").figures
    assert [(figure.measure, item.id) for figure, item in figures] == [
        ("shops in Osaka", SHOPS),
        ("growth of sales", "viola-00000c"),
    ]
    assert [figure.measure for figure, _ in portray(bare, "cello").figures] == [
        "instruments made",
        "rank among makers",
    ]


def test_the_articles_are_those_in_which_something_is_said(bare: Library) -> None:
    assert [article.id for article in portray(bare, "viola").articles] == [MONTHLY, DAILY]
    assert [article.id for article in portray(bare, "oboe").articles] == [MONTHLY]


def test_a_company_of_which_nothing_is_known_has_an_empty_portrait(bare: Library) -> None:
    portrait = portray(bare, "gong")
    assert portrait.company.name == "Gong Ltd"
    assert (portrait.sections, portrait.statements, portrait.articles) == ((), (), ())
    assert (portrait.partners, portrait.figures) == ((), ())
