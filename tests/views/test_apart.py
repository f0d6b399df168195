"""What sets a company apart: scores that can be worked out by hand, their statements listed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.model import Library, Status, Verdict
from dossier.views.apart import LEAST, Profile, apart, ground, reason, score
from dossier.views.as_of import with_states

from .samples import STATEMENTS, library

STATUSES: tuple[Status, ...] = (
    "done",
    "ongoing",
    "negotiating",
    "planned",
    "considered",
    "claimed",
)


def told(profile: Profile) -> list[tuple[str, str, str]]:
    return [
        (trait.topic.id, score(trait), reason(profile.company, trait)) for trait in profile.traits
    ]


def test_what_only_one_has_comes_first_and_a_score_says_why(bare: Library) -> None:
    cello, viola = apart(bare, ["cello", "viola"])
    assert told(cello) == [
        ("rank", "+0.5", "only Cello: 1 plan or view weighs 0.5"),
        ("reeds", "+0.5", "only Cello: 1 plan or view weighs 0.5"),
    ]
    # Of Cello, 2.5 in all, 0.5 on places; of Viola 1.5 of 2.5: so 1 for 0.5 is less than 0.5 more.
    assert told(viola) == [
        (
            "places",
            "+1",
            "1 deed and 1 plan or view weigh 1.5; "
            "0.5 would be expected from what is written about the others",
        )
    ]
    assert ground(viola) == "3 statements, against 1 other company"


def test_the_statements_of_a_score_are_listed_and_a_denial_weighs_nothing(bare: Library) -> None:
    more = replace(
        bare, statements=tuple(replace(item, topic="prices") for item in bare.statements)
    )
    (cello,) = apart(more, ["cello"])
    assert not cello.traits  # all of them are written about on the one topic there is
    (cello,) = apart(replace(bare, companies=bare.companies[:1]), ["cello"])
    assert {trait.topic.id: trait.weight for trait in cello.traits} == {
        "places": 0.5, "volumes": 1.0, "rank": 0.5, "reeds": 0.5,
    }  # fmt: skip
    denials = {item.topic for item in STATEMENTS if item.company == "cello" and item.denied}
    assert denials == {"prices", "sites"}


def test_what_is_deprecated_or_ruled_out_weighs_nothing(bare: Library) -> None:
    verdict = Verdict("cello-00000c", "cello-00000d", "error")
    for changed in (
        replace(bare, verdicts=(verdict,)),
        replace(
            bare,
            statements=tuple(
                replace(item, rank="deprecated") if item.topic == "reeds" else item
                for item in bare.statements
            ),
        ),
    ):
        (cello, _) = apart(changed, ["cello", "viola"])
        assert [trait.topic.id for trait in cello.traits] == ["rank"]


def test_one_company_is_told_apart_from_the_library_and_facets_change_no_score(
    bare: Library,
) -> None:
    (alone,) = apart(bare, ["viola"])
    assert alone.against == 3
    everybody = {item.company.id: item for item in apart(bare)}
    assert everybody["viola"] == alone
    assert not everybody["gong"].traits
    (narrowed,) = apart(bare, ["viola"], facets=["market"])
    assert narrowed.traits == tuple(item for item in alone.traits if item.facet.id == "market")


def test_a_company_at_a_date_is_not_told_apart_from_itself(bare: Library) -> None:
    shown = with_states(bare, ["cello@2022"])
    (then,) = apart(shown, ["cello@2022"])
    assert then.against == 3
    both = apart(shown, ["cello@2022", "cello"])
    assert [item.against for item in both] == [1, 1]


@given(st.lists(st.tuples(st.sampled_from(STATUSES), st.booleans()), min_size=9, max_size=9))
def test_no_score_is_small_and_each_is_the_weight_less_what_is_expected(
    coded: list[tuple[Status, bool]],
) -> None:
    statements = (
        replace(item, status=status, denied=denied)
        for item, (status, denied) in zip(STATEMENTS, coded, strict=True)
    )
    for profile in apart(replace(library(), statements=tuple(statements))):
        alone = [trait.alone for trait in profile.traits]
        assert alone == sorted(alone, reverse=True)
        for trait in profile.traits:
            weights = [
                0 if item.statement.denied
                else 1 if item.statement.status in {"done", "ongoing"} else 0.5
                for item in trait.told
            ]  # fmt: skip
            assert trait.weight == sum(weights)
            assert trait.score >= LEAST
            assert trait.expected == pytest.approx(0) or not trait.alone
