"""A codebook of the analyst's own, whose topics have no cues in the word lists."""

from __future__ import annotations

from dossier.coding.proposing.cues import Cues
from dossier.coding.proposing.derived import with_derived
from dossier.coding.proposing.propose import propose
from dossier.model import Facet, Term, Topic
from dossier.proposals import Proposal
from tests.proposing.conftest import COMPANIES, CUES, FACETS
from tests.proposing.invented import article_of

OWN = (
    Facet(
        id="water",
        name="Water",
        definition="How a company uses water.",
        topic=(
            Topic(id="wells", name="Wells and rivers", definition="Where the water is taken from."),
            Topic(id="effluent", name="Effluent", definition="Cleaning of what is let out again."),
        ),
    ),
    Facet(
        id="unions",
        name="Unions",
        definition="Work and its disputes.",
        topic=(Topic(id="strikes", name="Strikes", definition="Stoppages and their reasons."),),
    ),
)
TERMS = (
    Term(fr=("grève", "débrayage"), en=("strikes", "walkout")),
    Term(fr=("puits",), en=("wells",)),
)


def found(text: str, language: str, cues: Cues) -> tuple[Proposal, ...]:
    """Propose for a text with the codebook of the analyst's own."""
    return propose(article_of(text, language), text, COMPANIES, OWN, cues)


def test_a_topic_without_cues_is_never_suggested() -> None:
    assert found("Norvane settled the strike at its plant.", "en", CUES) == ()


def test_the_words_of_a_name_and_a_definition_become_cues() -> None:
    cues = with_derived(CUES, OWN, ())
    text = "Norvane settled the strike. Norvane cleans its effluents twice. Norvane dug a well."
    assert [item.suggestions[0].topic for item in found(text, "en", cues)] == [
        "strikes", "effluent", "wells",
    ]  # fmt: skip


def test_the_lexicon_gives_the_words_of_the_other_language() -> None:
    text = "Norvane a connu une grève. Norvane creuse un puits."
    assert found(text, "fr", with_derived(CUES, OWN, ())) == ()
    assert [
        (item.suggestions[0].topic, item.suggestions[0].cues)
        for item in found(text, "fr", with_derived(CUES, OWN, TERMS))
    ] == [("strikes", ("grève",)), ("wells", ("puits",))]


def test_a_written_cue_weighs_more_than_a_derived_one() -> None:
    own = (*FACETS, OWN[1])
    text = "Norvane hired strikers."
    (proposal,) = propose(
        article_of(text, "en"), text, COMPANIES, own, with_derived(CUES, own, TERMS)
    )
    assert [item.topic for item in proposal.suggestions] == ["jobs", "strikes"]


def test_words_that_tell_nothing_become_no_cues() -> None:
    little = (
        Facet(
            id="x", name="X", definition="X.",
            topic=(Topic(id="x", name="What the company", definition="Other things of it."),),
        ),
    )  # fmt: skip
    assert with_derived(CUES, little, ()).derived == ()


def test_a_codebook_with_cues_for_all_is_left_alone() -> None:
    assert with_derived(CUES, FACETS, TERMS).derived == ()
