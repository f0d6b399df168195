"""A passage that a person has chosen becomes a proposal, read in the context of its text."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.paragraphs import paragraphs
from dossier.cleaning import clean
from dossier.coding.proposing.chosen import propose_span
from dossier.model import Facet
from dossier.proposals import Proposal
from tests.core.properties import calm
from tests.proposing.conftest import COMPANIES, CUES, FACETS, run
from tests.proposing.invented import HELDOUT, LATER, article_of, held_out
from tests.proposing.test_properties import LANGUAGES, TEXTS

TEXT = """Norvane opens a yard
Norvane opened a plant in Port Ellery in May and could one day hire 300 people, said Ines Marrow.
Nobody there objects to it. The company was silent.
Subscribe to our newsletter
Calder Ferries and its crews were told in 2017."""


def choose(words: str, text: str = TEXT, company: str = "", language: str = "en") -> Proposal:
    """Give the proposal for the only place of `words` in a text about the two companies."""
    assert text.count(words) == 1
    start = text.index(words)
    span = (start, start + len(words))
    found = propose_span(article_of(text, language), text, COMPANIES, FACETS, CUES, span, company)
    assert found is not None
    assert found.quotation == words
    return found


def test_the_halves_of_a_sentence_have_each_their_own_fields() -> None:
    first = choose("Norvane opened a plant in Port Ellery in May")
    second = choose("could one day hire 300 people")
    assert (first.company, first.speaker, first.date) == ("norvane", "Ines Marrow", "XXXX-05")
    assert (second.company, second.speaker, second.date) == ("norvane", "Ines Marrow", "")
    assert (first.suggestions[0].topic, second.suggestions[0].topic) == ("plants", "jobs")
    assert (first.figures, second.figures[0].value) == ((), 300)
    assert (first.names.places, second.names.places) == (("Port Ellery",), ())


def test_the_hedge_of_the_sentence_covers_its_half() -> None:
    assert choose("opened a plant").status == "considered"


def test_words_without_a_cue_take_the_row_of_the_proposal_before() -> None:
    chosen = choose("Nobody there")
    assert (chosen.company, chosen.suggestions[0].cues) == ("norvane", ())
    assert (
        chosen.suggestions[0].topic == choose("could one day hire 300 people").suggestions[0].topic
    )


def test_words_before_every_proposal_take_the_row_of_the_first_one() -> None:
    text = "Here and there\nNorvane opened a plant."
    assert choose("Here", text).suggestions[0].topic == "plants"


def test_where_nothing_is_proposed_the_row_is_the_first_of_the_codebook() -> None:
    chosen = choose("Norvane", "Norvane, alas.")
    assert chosen.suggestions[0].topic == FACETS[0].topic[0].id


def test_a_passage_of_nobody_is_about_the_main_company_or_the_one_given() -> None:
    assert choose("Subscribe to our").company == "norvane"
    assert choose("Subscribe to our").found == "main company"
    assert choose("Subscribe to our", company="calder").company == "calder"


def test_the_company_given_wins_over_the_one_decided() -> None:
    text = "Norvane has signed a contract with Calder on ferries."
    chosen = choose("signed a contract with Calder", text, company="calder")
    assert (chosen.company, chosen.found, chosen.parties) == ("calder", "named", ())
    assert choose("signed a contract with Calder", text).parties == ("calder",)
    assert choose("signed a contract", text).parties == ()


def test_without_any_company_there_is_no_proposal() -> None:
    text = "It rained in the hills."
    found = propose_span(article_of(text, "en"), text, COMPANIES, FACETS, CUES, (0, 9))
    assert found is None


def test_an_article_that_names_no_company_is_about_the_likely_one() -> None:
    text = "It rained in the hills."
    span = (0, 9)
    found = propose_span(
        article_of(text, "en"), text, COMPANIES, FACETS, CUES, span, likely="calder"
    )
    assert found is not None
    assert (found.company, found.found) == ("calder", "carried over")
    assert choose("Subscribe to our").company == "norvane"  # what is likely gives way


def test_without_any_topic_there_is_no_proposal() -> None:
    none: tuple[Facet, ...] = ()
    text = "Norvane opened a plant."
    assert propose_span(article_of(text, "en"), text, COMPANIES, none, CUES, (0, 9)) is None


@pytest.mark.parametrize("span", [(3, 3), (5, 2), (-1, 4), (10, 30), (40, 4000)])
def test_a_span_outside_one_paragraph_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="one paragraph"):
        propose_span(article_of(TEXT, "en"), TEXT, COMPANIES, FACETS, CUES, span)


@pytest.mark.parametrize(
    "item", [*held_out(HELDOUT), *held_out(LATER)], ids=lambda item: item.article.id
)
def test_the_very_span_of_a_proposal_gives_that_proposal(item) -> None:  # type: ignore[no-untyped-def]
    for proposal in run(item.text, item.article.language)[:6]:
        span = (proposal.evidence.start, proposal.evidence.end)
        article = article_of(item.text, item.article.language)
        again = propose_span(article, item.text, COMPANIES, FACETS, CUES, span, proposal.company)
        assert again == proposal


@calm
@given(TEXTS.map(clean), LANGUAGES, st.data())
def test_any_span_within_a_paragraph_is_valid_or_nobodys(
    text: str, language: str, data: st.DataObject
) -> None:
    lines = paragraphs(text)
    if not lines:
        return
    line = data.draw(st.sampled_from(lines))
    start = data.draw(st.integers(line.start, line.end - 1))
    end = data.draw(st.integers(start + 1, line.end))
    company = data.draw(st.sampled_from(["", "norvane", "calder"]))
    article = article_of(text, language)
    found = propose_span(article, text, COMPANIES, FACETS, CUES, (start, end), company)
    assert found == propose_span(article, text, COMPANIES, FACETS, CUES, (start, end), company)
    if found is None:
        assert not company
        return
    assert found.quotation == text[start:end]
    assert (found.evidence.start, found.evidence.end) == (start, end)
    assert found.evidence.paragraph == line.number
    assert found.company == (company or found.company)
    assert found.company not in found.parties
    assert msgspec.convert(msgspec.to_builtins(found), Proposal) == found
