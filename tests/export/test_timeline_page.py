"""The timeline as a page: in the order of time, with every shelf, each statement with its note."""

from __future__ import annotations

import re

from dossier.export.timeline_page import timeline_markdown
from dossier.model import Library


def test_dates_are_in_order_and_every_statement_has_its_note(seeds: Library) -> None:
    page = timeline_markdown(seeds, ["psa", "renault-alpine"])
    when = re.findall(r"^\| ([^|]+?) \| (?:Groupe PSA|Renault)", page, re.MULTILINE)
    assert when == ["April 2016", "2017", "2027", "2028"]
    assert "### Year not stated" in page
    assert "### In words only" in page
    used, defined = (set(re.findall(rf"\[\^([^\]]+)\]{end}", page)) for end in ("(?!:)", ":"))
    assert used == defined
    assert re.search(r"Undated: \d+ further statements\.", page)


def test_what_it_is_narrowed_to_is_said(seeds: Library) -> None:
    page = timeline_markdown(seeds, ["psa"], ["people"], ["plan"])
    assert "Only: facets people; kinds plan." in page
    assert 'subject: "timeline psa; facets people; kinds plan"' in page
