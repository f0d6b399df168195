"""A statement with its source, as it is pasted into a text of one's own."""

from __future__ import annotations

from dossier.model import Library, Original
from dossier.views.citing import cite

from .samples import CANADA, DAILY, MADE, REEDS, SCHOOL, TEXTS, library


def test_a_citation_says_what_who_when_and_where(bare: Library) -> None:
    assert cite(bare, bare.statement[SCHOOL]) == (
        "Cello is to open a school in Osaka. "
        "[planned; Jo Hall, Agence Do-Ré (journalist); “by autumn”] — "
        "“Cello tunes up for Japan”, Monthly Bow, Jo Hall, Agence Do-Ré, 3 May 2021, English, "
        "¶3, characters 37–81 (cello-00000a)"
    )


def test_what_is_not_printed_is_said_to_be_missing(bare: Library) -> None:
    assert cite(bare, bare.statement[CANADA]) == (
        "Cello is not in Canada. [ongoing, denied; journalist, not named; undated] — "
        "[no headline: The quotidien], Le Quotidien, no date given, French, "
        "¶3, characters 94–120 (cello-00000f)"
    )


def test_every_source_is_named(bare: Library) -> None:
    cited = cite(bare, bare.statement[REEDS])
    assert cited.count("“Cello tunes up for Japan”, Monthly Bow") == 2
    assert "¶5, characters" in cited
    assert "; “Cello tunes up for Japan”" in cited
    assert "¶1, characters 0–14" in cited


def test_the_passage_is_quoted_where_the_original_holds_it(attached: Library) -> None:
    cited = cite(attached, attached.statement[MADE])
    assert cited.endswith(": “it made 1,200 instruments in 2020” (cello-00000e)")
    assert "[done; Cello & Cie; 2020]" in cited


def test_nothing_is_quoted_from_tampered_words(bare: Library) -> None:
    tampered = library(Original(DAILY, TEXTS[DAILY].replace("pas au", "plus au")))
    cited = cite(tampered, tampered.statement[CANADA])
    assert cited == cite(bare, bare.statement[CANADA])
