"""Rows of the codebook, and the others whom a sentence names."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dossier.coding.proposing.propose import propose
from tests.proposing.conftest import COMPANIES, CUES, FACETS, only, run
from tests.proposing.invented import article_of


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("Norvane hires 40 engineers.", "en", "jobs"),
        ("Norvane moved its headquarters.", "en", "headquarters"),
        ("Norvane ouvre une usine.", "fr", "plants"),
        ("Norvane a racheté un rival.", "fr", "expansion"),
        ("Norvane protects the data of its users with encryption.", "en", "data-security"),
        ("Norvane enters the American market.", "en", "route-to-us"),
        ("Norvane is in administration.", "en", "restructuring"),
        ("Norvane a ouvert ses cinémas un par un.", "fr", "method"),
        ("Norvane will supply hats to the guards of Malta.", "en", "distribution-partner"),
        ("Norvane a mis au point la graine avec des chercheurs.", "fr", "technology-partner"),
        ("Norvane cessera de fabriquer des peignes.", "fr", "models"),
        ("Norvane loue des tentes.", "fr", "services-offer"),
        ("The patients of Norvane book online.", "en", "online-journey"),
        ("Norvane a ouvert douze restaurants.", "fr", "dealer-network"),
        ("Norvane peut traiter 900 litres par jour.", "fr", "plants"),
        ("Norvane made a profit.", "en", "volumes"),
        ("Norvane won a medal.", "en", "reputation"),
    ],
)
def test_rows_and_their_cues(text: str, language: str, topic: str) -> None:
    suggestion = only(text, language).suggestions[0]
    assert suggestion.topic == topic
    assert all(cue in text for cue in suggestion.cues)
    assert suggestion.cues


def test_others_are_sorted_by_the_words_around_them() -> None:
    names = only("Norvane opened a plant in Port Ellery with Orlan Motors and Ms. Ada Brun.").names
    assert "Port Ellery" in names.places
    assert "Orlan Motors" in names.companies
    assert "Ada Brun" in names.people


def test_the_words_of_a_topic_that_was_merged_speak_for_the_one_it_is_part_of() -> None:
    text = "Norvane hired forty people."
    before = only(text).suggestions[0].topic
    assert before == "jobs"
    facets = tuple(
        replace(
            facet,
            topic=tuple(
                replace(topic, formerly=("jobs",)) if topic.id == "plants" else topic
                for topic in facet.topic
                if topic.id != "jobs"
            ),
        )
        for facet in FACETS
    )
    found = propose(article_of(text, "en"), text, COMPANIES, facets, CUES)
    assert found[-1].suggestions[0].topic == "plants"


def test_the_post_of_a_speaker_is_no_news() -> None:
    text = "Norvane opened a plant. “It was hard,” said Ines Marrow, its chief executive."
    rows = [row.topic for row in only(text).suggestions]
    assert rows[0] == "plants"
    assert "leadership" not in rows


def test_without_a_cue_the_row_before_comes_first_and_the_most_general_second() -> None:
    rows = [(row.topic, row.cues) for row in only("Norvane opened a plant. It is old.").suggestions]
    assert rows == [("plants", ()), (next(iter(FACETS)).topic[0].id, ())]


def test_general_words_speak_where_an_article_is_of_another_trade() -> None:
    text = (
        "Norvane pleaded guilty before the jury. The union of Norvane voted for a strike over pay. "
        "Norvane carried 4 million passengers, 8% more. Investors of Norvane raised £4m. "
        "The founder of Norvane grew up on a farm. Norvane will appeal against the verdict."
    )
    facets = [item.suggestions[0].facet for item in run(text)]
    assert facets == [
        "organisation-sites", "organisation-sites", "market-position", "strategy", "people",
        "organisation-sites",
    ]  # fmt: skip
