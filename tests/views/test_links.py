"""Who is tied to whom: by plain data, never by guess; hedges and denials kept."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.codebook.spelling import spelling_key
from dossier.model import Company, Evidence, Facet, Library, Name, Names, Person, Statement, Topic
from dossier.views.excerpt import excerpt
from dossier.views.links import Network, neighbourhood, network
from dossier.views.paths import MOST, paths
from dossier.views.ties import TYPES, Tie

COMPANIES = (
    Company(
        "norvane",
        "Norvane SA",
        "Norvane",
        (Name("NVN", cased=True),),
        (Name("Breeze", ("Breeze+",)), Name("UP", cased=True)),
        (Person("Ida Berg", ("Berg",), "head of Norvane"), Person("Lund")),
    ),
    Company("calder", "Calder", "Calder", brands=(Name("Kite"),), people=(Person("Noor Vale"),)),
)
FACETS = (
    Facet(
        "all",
        "All",
        "Everything.",
        (
            Topic("alliance", "Alliances", "With whom.", tie="alliance"),
            Topic("sale", "Sales", "By whom.", tie="partner"),
            Topic("rivals", "Rivals", "Whom.", tie="competitor named"),
            Topic("career", "Careers", "Where before.", tie="former employer"),
            Topic("plain", "Plain", "Anything."),
        ),
    ),
)
EVIDENCE = (Evidence("article", 1, 0, 1, "0" * 16),)


NOBODY = Names()


def told(number: int, topic: str, names: Names = NOBODY, **more: Any) -> Statement:
    """Make a statement about Norvane, unless it is said to be about another company."""
    company = more.pop("company", "norvane")
    fields = {"status": "done", "speaker": "journalist", "evidence": EVIDENCE, **more}
    return Statement(
        f"{company}-{number:06x}", company, "all", topic, f"No. {number}.", names=names, **fields
    )


def tied(*statements: Statement) -> Network:
    return network(Library(COMPANIES, FACETS, (), statements))


def said(found: Network, a: str, b: str) -> dict[str, list[str]]:
    """Give by type the ids of the statements that tie two, without those of the library's list."""
    held = found.between(a, b)
    assert all(tie.ends == {a, b} for tie in (*held.ties, *held.denied))
    return {tie.type: [item.id for item in tie.statements] for tie in held.ties if tie.statements}


def test_a_topic_says_what_another_company_is_and_anything_else_is_only_named() -> None:
    names = Names(("Orrin",))
    found = tied(
        told(1, "alliance", names),
        told(2, "sale", names),
        told(3, "rivals", names),
        told(4, "plain", names),
        told(5, "plain", names, status="negotiating"),
    )
    assert said(found, "norvane", "company:orrin") == {
        "alliance": ["norvane-000001"],
        "partner": ["norvane-000002"],
        "negotiation": ["norvane-000005"],
        "competitor named": ["norvane-000003"],
        "named with": ["norvane-000004"],
    }
    types = [tie.type for tie in found.between("norvane", "company:orrin").ties]
    assert types == sorted(types, key=TYPES.index)


def test_spellings_of_a_name_are_one_and_so_are_the_aliases_of_the_library() -> None:
    found = tied(
        told(1, "sale", Names(("ORRIN Ltd.", "Calder Inc"))),
        told(2, "sale", Names(("Orrin", "NVN"), ("breeze+", "Up"), ("Berg",)), company="calder"),
    )
    orrin = found.actor["company:orrin"]
    assert orrin.spellings == ("ORRIN Ltd.", "Orrin")
    assert said(found, "norvane", "calder") == {"partner": ["norvane-000001", "calder-000002"]}
    assert "brand:breeze" in found.around["calder"]
    # a name with its capitals only, and a surname that may be another's
    assert "brand:up" in found.around["calder"]
    assert "brand:=UP" not in found.around["calder"]
    assert "person:berg@calder" in found.around["calder"]


def test_the_library_lists_brands_and_people_and_says_so() -> None:
    found = tied()
    (brand,) = found.between("brand:breeze", "norvane").ties
    (person,) = found.between("person:idaberg", "norvane").ties
    assert (brand.type, brand.basis) == ("brand of", "the library's list")
    assert (person.type, person.basis) == ("person of", "the library's list, head of Norvane")
    assert (person.word("person:idaberg"), person.word("norvane")) == ("its person", "person of")


def test_a_former_employer_is_the_one_persons_and_else_not_typed() -> None:
    one = Names(("Orrin",), (), ("Ida Berg",))
    several = Names(("Orrin",), (), ("Ida Berg", "Noor Vale"))
    found = tied(told(1, "career", one))
    assert said(found, "person:idaberg", "company:orrin") == {"former employer": ["norvane-000001"]}
    assert not found.between("norvane", "company:orrin").ties
    (tie,) = found.between("person:idaberg", "company:orrin").ties
    assert (tie.word("company:orrin"), tie.word("person:idaberg")) == (
        "former employer",
        "formerly there",
    )
    found = tied(told(1, "career", several))
    assert said(found, "person:idaberg", "company:orrin") == {"named with": ["norvane-000001"]}
    assert said(found, "norvane", "company:orrin") == {"named with": ["norvane-000001"]}
    found = tied(told(1, "career", Names(("Orrin",))))
    assert said(found, "norvane", "company:orrin") == {"former employer": ["norvane-000001"]}


def test_a_denial_ties_nobody_and_is_kept() -> None:
    found = tied(told(1, "sale", Names(("Orrin",)), denied=True))
    held = found.between("norvane", "company:orrin")
    assert held.ties == ()
    assert [tie.type for tie in held.denied] == ["partner"]
    assert held.words("norvane") == ("partner: done, denied",)
    assert not paths(found, "norvane", "company:orrin").paths


def test_hedges_are_kept() -> None:
    held = tied(
        told(1, "sale", Names(("Orrin",)), status="considered"),
        told(2, "sale", Names(("Orrin",)), status="planned"),
        told(3, "sale", Names(("Orrin",)), status="considered"),
    ).between("norvane", "company:orrin")
    assert held.words("company:orrin") == ("partner: planned, considered 2",)
    assert held.ties[0].hedges == ("planned", "considered")
    done = replace(held.ties[0], statements=(*held.ties[0].statements, told(4, "sale")))
    assert done.hedges == ()


def test_names_that_begin_alike_are_not_made_one() -> None:
    found = tied(told(1, "sale", Names(("Orrin", "Orrin Motor Co", "Orrington"))))
    (tie,) = found.between("company:orrin", "company:orrinmotor").ties
    assert (tie.type, tie.statements) == ("name alike", ())
    assert not found.between("company:orrin", "company:orrington").ties


def test_all_shortest_ways_are_found_with_what_each_step_rests_on() -> None:
    found = tied(
        told(1, "career", Names(("Orrin",), (), ("Ida Berg",))),
        told(2, "alliance", Names(("Orrin",)), company="calder"),
        told(3, "sale", Names(("Tessel",))),
        told(4, "sale", Names(("Tessel",)), company="calder"),
    )
    ways = paths(found, "calder", "norvane")
    assert [path.actors for path in ways.paths] == [("calder", "company:tessel", "norvane")]
    first, second = ways.paths[0].steps
    assert [item.id for item in (*first.statements, *second.statements)] == [
        "calder-000004",
        "norvane-000003",
    ]
    typed = excerpt(found, "calder", "person:idaberg", types=("alliance", "former employer"))
    assert typed.ways.actors == ("calder", "company:orrin", "person:idaberg")
    assert not paths(found, "calder", "calder").paths
    assert not excerpt(found, "calder", "norvane", types=("negotiation",)).ways.paths


def test_more_ways_than_are_shown_are_said() -> None:
    names = Names(tuple(f"Firm{number:03}" for number in range(MOST + 1)))
    ways = paths(
        tied(told(1, "sale", names), told(2, "sale", names, company="calder")), "norvane", "calder"
    )
    assert len(ways.paths) == MOST
    assert ways.more


def test_the_next_ring_stands_behind_the_first() -> None:
    found = tied(
        told(1, "sale", Names(("Orrin",))),
        told(2, "alliance", Names(("Orrin",)), company="calder"),
        told(3, "plain", Names(("Tessel",)), denied=True),
    )
    ring = neighbourhood(found, "norvane")
    assert [item.actor.name for item in ring][:2] == ["Orrin", "Ida Berg"]
    assert [item.actor.name for item in ring[0].beyond] == ["Calder"]
    assert ring[-1].actor.name == "Tessel"
    part = excerpt(found, "norvane").part
    assert "calder" not in part.actor
    assert "company:orrin" in part.actor


WORDS = st.sampled_from(
    ["Orrin", "ORRIN SA", "orrin motor", "Tessel", "Calder", "NVN", "Breeze", "Kite", "UP", "up",
     "Ida Berg", "Berg", "Lund", "Noor Vale", "!", "漢", ""]
)  # fmt: skip
SEVERAL = st.lists(WORDS, max_size=3).map(tuple)
STATEMENTS = st.lists(
    st.builds(
        lambda number, topic, status, company, denied, party, *names: told(
            number,
            topic,
            Names(*names),
            status=status,
            company=company,
            denied=denied,
            parties=tuple({"norvane", "calder"} - {company}) if party else (),
        ),
        st.integers(0, 0xFFFFFF),
        st.sampled_from(["alliance", "sale", "rivals", "career", "plain", "gone"]),
        st.sampled_from(["done", "negotiating", "considered"]),
        st.sampled_from(["norvane", "calder"]),
        st.booleans(),
        st.booleans(),
        SEVERAL,
        SEVERAL,
        SEVERAL,
    ),
    max_size=6,
    unique_by=lambda item: item.id,
)


@given(STATEMENTS)
def test_every_statement_of_a_tie_names_both_of_its_ends(statements: list[Statement]) -> None:
    found = tied(*statements)
    for tie in (*found.ties, *found.denied):
        assert tie.a != tie.b
        assert bool(tie.statements) != (tie.type in {"brand of", "person of", "name alike"})
        for statement in tie.statements:
            assert all(_names(found, statement, end) for end in tie.ends), tie
    for tie in found.ties:
        assert not any(item.denied for item in tie.statements)
    said = {item.id for tie in (*found.ties, *found.denied) for item in tie.statements}
    assert said >= {item.id for item in statements if item.parties}
    assert all(len(tie.ends & found.actor.keys()) == 2 for tie in found.ties)


def _names(found: Network, statement: Statement, end: str) -> bool:
    if end in {statement.company, *statement.parties}:
        return True
    keys = {spelling_key(name) or name.casefold() for name in found.actor[end].spellings}
    given = (spelling_key(name) or name.casefold() for name in statement.names.all())
    return not keys.isdisjoint(given)


def test_a_tie_of_two_is_one_whoever_tells_of_it() -> None:
    found = tied(
        told(1, "sale", Names(("Calder",))), told(2, "sale", Names(("Norvane",)), company="calder")
    )
    assert isinstance(found.between("norvane", "calder").ties[0], Tie)
    assert len(found.between("calder", "norvane").ties) == 1
