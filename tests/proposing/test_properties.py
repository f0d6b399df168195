"""What holds for any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.cleaning import clean
from tests.core.properties import calm
from tests.proposing.conftest import FACETS, run
from tests.proposing.invented import BLIND, FRESH, HELDOUT, LAST, LATER, UNSEEN, held_out

_TOPIC = {topic.id: facet.id for facet in FACETS for topic in facet.topic}
_PIECES = st.sampled_from(
    """
    Norvane Calder Ines Marrow said dit « » “ ” " : ; , . ? ! … ( ) % $ € 3 000 4,5 2017 24h/24
    million will pourrait plant usine and et in talks with 14 novembre May le the nearly I.M.
    hired « -1 # [/] is to be été Inc. \n - half-million deuxième unlike its two 1e9 \u00a0 é'
    """.split(" ")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map(" ".join))
LANGUAGES = st.sampled_from(["fr", "en", "de"])


@calm
@given(TEXTS.map(clean), LANGUAGES)
def test_any_text_gives_exact_spans_and_valid_fields(text: str, language: str) -> None:
    found = run(text, language)
    assert found == run(text, language)
    assert len({item.id for item in found}) == len(found)
    for item in found:
        assert text[item.evidence.start : item.evidence.end] == item.quotation != ""
        assert all(_TOPIC[row.topic] == row.facet for row in item.suggestions)
        assert item.company not in item.parties
        for figure in item.figures:
            assert figure.value is not None or (figure.low is not None and figure.high is not None)


_VERBS_FR = [("vendr", "ait"), ("ouvrir", "ait"), ("fermer", "ait"), ("finir", "aient"),
             ("recevr", "ait"), ("achèter", "aient"), ("pourr", "ait"), ("ser", "ait"),
             ("aur", "ait"), ("mettr", "ait"), ("deviendr", "ait"), ("fer", "ait"),
             ("verr", "ait"), ("devr", "ait"), ("écrir", "aient")]  # fmt: skip


@calm
@given(
    st.sampled_from(_VERBS_FR),
    st.sampled_from(["a ouvert une usine et", "vient de signer et", "", "a vendu, dit-on,"]),
    st.sampled_from(["son usine en 2017", "vendu son siège", "recruté 40 salariés", "signé"]),
)
def test_a_french_conditional_is_never_done(verb: tuple[str, str], before: str, after: str) -> None:
    text = f"Norvane {before} {''.join(verb)} {after}."
    assert "done" not in {item.status for item in run(text, "fr")}


@calm
@given(
    st.sampled_from(["would", "could", "might", "may", "should"]),
    st.sampled_from(["have sold", "be opened", "have been moved", "sell", "build"]),
    st.sampled_from(["opened an office and", "", "said it", "sold ships; it"]),
    st.sampled_from(["its plant in 2017", "40 jobs", "and closed the plant"]),
)
def test_an_english_conditional_is_never_done(
    modal: str, verb: str, before: str, after: str
) -> None:
    text = f"Norvane {before} {modal} {verb} {after}."
    assert "done" not in {item.status for item in run(text)}


@pytest.mark.parametrize(
    "item",
    [item for folder in (HELDOUT, LATER, UNSEEN, FRESH, LAST, BLIND) for item in held_out(folder)],
    ids=lambda item: item.article.id,
)
def test_the_conditionals_of_the_invented_articles_are_never_done(item) -> None:  # type: ignore[no-untyped-def]
    modals = (" would ", " could ", " might ", "rait ", "raient ")
    for proposal in run(item.text, item.article.language):
        assert proposal.status != "done" or not any(word in proposal.quotation for word in modals)
