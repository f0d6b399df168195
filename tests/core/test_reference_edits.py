"""Edits of the plain files: they say exactly what was meant, and comments and order stay."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.codebook import company_edits, row_edits
from dossier.codebook.company_edits import WORDS, Kind
from dossier.codebook.reading import parse_codebook, parse_companies
from dossier.errors import UnknownNameError

COMPANIES = """\
# stays: the head of the file

schema = 1

# stays: before zephyr
[[company]]
id = "zephyr"
name = "Zephyr"   # its name
short = "Zephyr"
brands = [
    # stays: before Swift
    { name = "Swift" },   # the fast one
    { name = "UP", aliases = ["Up & away", "U.P."], cased = true }
]
aliases = [{ name = "Zephyr AS" }]

# stays: before mistral

[[company]]
id = "mistral"
name = "Mistral"
short = "Mistral"
people = []
[[company.aliases]]
name = "Mistral SA"

[[company.aliases]]
name = "MSA"   # stays: of MSA

# stays: before levante
[[company]]
name = 'Levante "L"'
id = "levante"
short = "Levante"
people = [{name = "Åse Lund", role = "speaker"}, {name = "Ida Berg"},]
# stays: the end
"""

CODEBOOK = """\
# stays: the head of the file
schema = 1

# stays: before market
[[facet]]
id = "market"
name = "Market"
definition = "Where [and how much] is sold."
topic = [
    { id = "sales", name = "Sales", definition = "How much is sold, {in all}." },
    # stays: before routes
    { id = "routes", name = "Routes", definition = "How a market is reached." },
]

# stays: before things
[[facet]]
id = "things"
name = "Things"
definition = "What is made."
topic = [{ id = "kites", name = "Kites", definition = "Kites." }]

# stays: before people
[[facet]]
id = "people"
name = "People"
definition = "Who works there."
[[facet.topic]]
id = "jobs"
name = "Jobs"   # not works
definition = "How many."

[[facet.topic]]
id = "heads"
name = "Heads"
definition = "Who leads."
# stays: the end
"""

NAMES = st.sampled_from(
    [
        "Swift",
        "UP",
        "Zephyr AS",
        "MSA",
        "Ida Berg",
        "Åse Lund",
        "New",
        'A "b" \\ c',
        "x, y # z",
        "]",
    ]
)
IDS = st.sampled_from(["zephyr", "mistral", "levante"])
KINDS: st.SearchStrategy[Kind] = st.sampled_from(sorted(WORDS))
COMPANY_EDITS = st.one_of(
    st.tuples(st.just("rename"), IDS, NAMES, NAMES),
    st.tuples(st.just("put"), IDS, KINDS, NAMES),
    st.tuples(st.just("take"), IDS, KINDS, NAMES),
    st.tuples(st.just("add"), NAMES, NAMES, st.none()),
    st.tuples(st.just("remove"), IDS, st.none(), st.none()),
)
TOPICS = st.sampled_from(["sales", "routes", "kites", "jobs", "heads"])
FACETS = st.sampled_from(["market", "things", "people"])
ROW_EDITS = st.one_of(
    st.tuples(st.just("name"), TOPICS, NAMES),
    st.tuples(st.just("tie"), TOPICS, st.sampled_from(["alliance", "partner", ""])),
    st.tuples(st.just("define"), FACETS, NAMES),
    st.tuples(st.just("add"), FACETS, NAMES),
    st.tuples(st.just("move"), TOPICS, FACETS),
    st.tuples(st.just("drop"), TOPICS, st.none()),
    st.tuples(st.just("merge"), TOPICS, TOPICS),
)


def kept(text: str) -> list[str]:
    """Give the comments that no edit may take away."""
    return sorted(line.split("# ")[1] for line in text.split("\n") if "# stays" in line)


def said(text: str, kind: str) -> list[dict[str, Any]]:
    """Give the entries of a file, without lists that are empty."""
    entries: list[dict[str, Any]] = tomllib.loads(text).get(kind, [])
    return [{key: value for key, value in item.items() if value != []} for item in entries]


@settings(max_examples=150, deadline=None)
@given(edits=st.lists(COMPANY_EDITS, max_size=6))
def test_the_companies_say_what_was_meant_and_comments_stay(edits: list[tuple[Any, ...]]) -> None:
    text, expected = COMPANIES, {item["id"]: item for item in said(COMPANIES, "company")}
    for number, (what, *of) in enumerate(edits):
        if what == "add":
            id_ = f"new-{number}"
            text = company_edits.with_company(text, id_, of[0], of[1])
            expected[id_] = {"id": id_, "name": of[0], "short": of[1]}
            continue
        id_ = of[0]
        if id_ not in expected:
            continue
        company = expected[id_]
        if what == "rename":
            text = company_edits.renamed(text, id_, of[1], of[2], keep=False)
            company |= {"name": of[1], "short": of[2]}
        elif what == "remove":
            text = company_edits.without_company(text, id_)
            del expected[id_]
        else:
            entries = company.setdefault(of[1], [])
            there = [item["name"] for item in entries]
            spelled = [item for item in entries if of[2] in item.get("aliases", ())]
            if what == "put":
                text = company_edits.with_name(text, id_, of[1], {"name": of[2]})
                entries += [] if of[2] in there else [{"name": of[2]}]
            elif of[2] in there or spelled:
                text = company_edits.without_name(text, id_, of[1], of[2])
                entries[:] = [item for item in entries if item["name"] != of[2]]
            else:
                with pytest.raises(UnknownNameError):
                    company_edits.without_name(text, id_, of[1], of[2])
            if not entries:
                del company[of[1]]
    assert said(text, "company") == list(expected.values())
    parse_companies(text, "companies.toml")
    gone = {"stays: of MSA"} if kept(text) != kept(COMPANIES) else set()
    assert set(kept(COMPANIES)) - set(kept(text)) <= gone | {"stays: before Swift"}


@settings(max_examples=150, deadline=None)
@given(edits=st.lists(ROW_EDITS, max_size=6))
def test_the_codebook_says_what_was_meant_and_comments_stay(edits: list[tuple[Any, ...]]) -> None:
    text = CODEBOOK
    expected = {item["id"]: item for item in said(CODEBOOK, "facet")}

    def home(topic: str) -> dict[str, Any] | None:
        for facet in expected.values():
            if any(item["id"] == topic for item in facet.get("topic", ())):
                return facet
        return None

    def take(topic: str) -> dict[str, Any]:
        topics = (home(topic) or {})["topic"]
        found: dict[str, Any] = next(item for item in topics if item["id"] == topic)
        topics.remove(found)
        return found

    for number, (what, one, other) in enumerate(edits):
        here = home(one)
        if what == "add":
            text = row_edits.with_topic(text, one, f"new-{number}", other, "Said.")
            new = {"id": f"new-{number}", "name": other, "definition": "Said."}
            expected[one].setdefault("topic", []).append(new)
        elif what == "define":
            text = row_edits.with_facet_said(text, one, "definition", other)
            expected[one]["definition"] = other
        elif here is None:
            continue
        elif what == "name":
            text = row_edits.with_topic_said(text, one, "name", other)
            next(item for item in here["topic"] if item["id"] == one)["name"] = other
        elif what == "tie":
            text = row_edits.with_topic_said(text, one, "tie", other)
            topic = next(item for item in here["topic"] if item["id"] == one)
            topic.pop("tie", None)
            topic.update({"tie": other} if other else {})
        elif what == "move" and other != here["id"]:
            text = row_edits.topic_moved(text, one, other)
            topic = take(one)
            before = [*topic.get("moved_from", ()), here["id"]]
            before = [item for item in dict.fromkeys(before) if item != other]
            topic = {**topic, "moved_from": before}
            expected[other].setdefault("topic", []).append(topic)
        elif what == "drop":
            text = row_edits.without_topic(text, one)
            take(one)
        elif what == "merge" and one != other and home(other):
            text = row_edits.topics_merged(text, one, other)
            formerly = [*take(one).get("formerly", ()), one]
            into = next(i for i in (home(other) or {})["topic"] if i["id"] == other)
            into["formerly"] = [*into.get("formerly", ()), *formerly]
    assert [{**item, "topic": item.get("topic", [])} for item in said(text, "facet")] == [
        {**item, "topic": item.get("topic", [])} for item in expected.values()
    ]
    parse_codebook(text, "codebook.toml")
    assert set(kept(CODEBOOK)) - set(kept(text)) <= {"stays: before routes"}


def test_a_company_merged_away_leaves_its_names_and_its_id() -> None:
    text = company_edits.merged(COMPANIES, "mistral", "zephyr", {"mistral-000001": "zephyr-0000ff"})
    zephyr, levante = parse_companies(text, "companies.toml")
    assert [alias.name for alias in zephyr.aliases] == [
        "Zephyr AS", "Mistral", "Mistral SA", "MSA",
    ]  # fmt: skip
    assert zephyr.formerly == ("mistral",)
    assert zephyr.renumbered == {"mistral-000001": "zephyr-0000ff"}
    again = company_edits.merged(text, "zephyr", "levante", {})
    (levante,) = parse_companies(again, "companies.toml")
    assert levante.formerly == ("mistral", "zephyr")
    assert [brand.name for brand in levante.brands] == ["Swift", "UP"]
    assert set(kept(COMPANIES)) - set(kept(again)) == {"stays: of MSA", "stays: before Swift"}


def test_a_facet_merged_away_leaves_its_topics_and_its_id() -> None:
    text = row_edits.facets_merged(CODEBOOK, "market", "people")
    things, people = parse_codebook(text, "codebook.toml")
    assert things.id == "things"
    assert [topic.id for topic in people.topic] == ["jobs", "heads", "sales", "routes"]
    assert people.formerly == ("market",)
    assert "# stays: before things" in text


def test_what_an_edit_does_not_touch_stays_to_the_letter() -> None:
    text = company_edits.with_name(COMPANIES, "levante", "brands", {"name": "Gale"})
    added = '\nbrands = [{ name = "Gale" }]'
    assert text.replace(added, "") == COMPANIES
    assert text.index("Ida Berg") < text.index("Gale") < text.index("# stays: the end")
    tied = row_edits.with_topic_said(CODEBOOK, "sales", "tie", "partner")
    assert '"How much is sold, {in all}.", tie = "partner" },' in tied
    untied = row_edits.with_topic_said(tied, "sales", "tie", "")
    assert untied.replace('}."  },', '}." },') == CODEBOOK
    moved = row_edits.topics_merged(CODEBOOK, "kites", "sales")
    assert '"How much is sold, {in all}.", formerly = ["kites"] },' in moved
