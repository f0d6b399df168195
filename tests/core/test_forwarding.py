"""Former ids lead to the present ones; a file in which they contradict each other is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.codebook import read_codebook, read_companies
from dossier.codebook.forwarding import Forwarding
from dossier.errors import DossierError
from dossier.model import Company, Evidence, Facet, Statement, Topic

from .samples import CODEBOOK, COMPANIES, line_with, write

FACETS = (
    Facet(
        "trade", "Trade", "Trade.",
        (
            Topic("sales", "Sales", "Sales.", formerly=("volumes",), moved_from=("market",)),
            Topic("routes", "Routes", "Routes."),
        ),
        formerly=("commerce",),
    ),
    Facet("market", "Market", "Market.", (Topic("shares", "Shares", "Shares."),)),
)  # fmt: skip
COMPANIES_NOW = (
    Company(
        "zephyr", "Zephyr", "Zephyr", formerly=("gale", "mistral"),
        renumbered={"mistral-00000a": "zephyr-0000ff"},
    ),
    Company("levante", "Levante", "Levante"),
)  # fmt: skip
FORWARD = Forwarding(COMPANIES_NOW, FACETS)


def told(id_: str, facet: str, topic: str, *parties: str) -> Statement:
    passage = Evidence("paper", 1, 0, 5, "0" * 16)
    company = id_.rpartition("-")[0]
    return Statement(
        id_, company, facet, topic, "So.", "done", "journalist", (passage,), parties=parties
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (told("mistral-00000b", "trade", "sales"), told("zephyr-00000b", "trade", "sales")),
        (told("mistral-00000a", "trade", "sales"), told("zephyr-0000ff", "trade", "sales")),
        (
            told("levante-00000c", "trade", "routes", "gale", "mistral"),
            told("levante-00000c", "trade", "routes", "zephyr"),
        ),
        (
            told("gale-00000d", "commerce", "routes", "zephyr", "levante"),
            told("zephyr-00000d", "trade", "routes", "levante"),
        ),
        (told("levante-00000e", "market", "sales"), told("levante-00000e", "trade", "sales")),
        (told("levante-00000e", "market", "volumes"), told("levante-00000e", "trade", "sales")),
    ],
)
def test_what_was_said_in_former_ids_is_said_in_those_of_today(
    before: Statement, after: Statement
) -> None:
    assert FORWARD.statement(before) == after
    assert FORWARD.statement(after) == after


@pytest.mark.parametrize(
    "statement",
    [
        told("levante-00000a", "market", "routes"),  # never stood there: a fault, and left one
        told("levante-00000a", "trade", "nothing"),
        told("nobody-00000a", "trade", "sales", "zephyr", "zephyr"),
    ],
)
def test_a_mistake_is_not_mended(statement: Statement) -> None:
    assert FORWARD.statement(statement) == statement


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('formerly = ["zephyr"]', "formerly: 'zephyr' is another company"),
        ('formerly = ["mistral"]', "formerly: 'mistral' is another company"),
        ('formerly = ["gale", "gale"]', "formerly: 'gale' was another company"),
        (
            'renumbered = { gale-00000a = "mistral-00000a" }',
            "renumbered: 'gale-00000a' is no statement of a company that is part of 'mistral' now",
        ),
    ],
)
def test_a_former_id_of_two_meanings_is_told_with_its_line(
    line: str, said: str, tmp_path: Path
) -> None:
    text = f"{COMPANIES}{line}\n"
    path = write(tmp_path, text)
    with pytest.raises(DossierError) as raised:
        read_companies(path)
    assert str(raised.value) == f"{path}:{line_with(text, line)}: {said}"


def test_the_new_number_of_a_statement_is_one_of_its_company(tmp_path: Path) -> None:
    line = 'renumbered = { gale-00000a = "zephyr-00000a" }'
    path = write(tmp_path, f'{COMPANIES}formerly = ["gale"]\n{line}\n')
    with pytest.raises(DossierError, match="must begin with mistral-"):
        read_companies(path)


def test_a_topic_may_not_have_been_what_another_is(tmp_path: Path) -> None:
    old = 'name = "Kites", definition = "Kites." }'
    text = CODEBOOK.replace(old, f'{old[:-2]}, formerly = ["routes"] }}')
    path = write(tmp_path, text)
    with pytest.raises(DossierError) as raised:
        read_codebook(path)
    assert raised.value.what == "formerly: 'routes' is another topic"
    assert raised.value.where == f"{path}:{line_with(text, 'formerly')}"


def test_a_facet_may_stand_without_topics(tmp_path: Path) -> None:
    text = f'{CODEBOOK}\n[[facet]]\nid = "new"\nname = "New"\ndefinition = "New."\n'
    assert read_codebook(write(tmp_path, text))[-1].topic == ()
