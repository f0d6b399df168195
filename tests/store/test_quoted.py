"""A text that is still the article's own is known as a quotation, and held to its passage."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.articles.anchoring import fingerprint
from dossier.cleaning import clean
from dossier.model import Article, DigestParagraph, Evidence, Facet, Topic
from dossier.store.rules import accepted, rules
from dossier.store.store import Store
from dossier.views import wording

from .samples import HARBOUR, evidence, statement

PASSAGE = "It has sold 40 boats this year."
NEW = "acme-0000fe"


def test_a_sentence_taken_as_it_stands_is_a_quotation_until_it_is_worded(store: Store) -> None:
    store.add(statement(NEW, "sales", PASSAGE, evidence(PASSAGE)), who="analyst")
    taken = store.library().statement[NEW]
    assert taken.quoted
    assert wording.said(taken) == f"“{PASSAGE}”"
    store.save(replace(taken, text="Acme sold 40 boats."), revision=1, who="analyst")
    worded = store.library().statement[NEW]
    assert not worded.quoted
    assert wording.said(worded) == "Acme sold 40 boats."


def test_the_marks_around_a_quotation_are_others_than_those_in_it(store: Store) -> None:
    words = "said Zoé Lemaître of Acme"
    store.add(statement(NEW, "sales", words, evidence(words)), who="analyst")
    taken = store.library().statement[NEW]
    assert wording.said(taken) == f"“{words}”"
    assert wording.said(replace(taken, text="“No,” she said")) == "«\u00a0“No,” she said\u00a0»"


def test_a_text_that_is_no_quotation_cannot_be_called_one(store: Store) -> None:
    said = statement(NEW, "sales", "It has sold 41 boats this year.", evidence(PASSAGE))
    store.add(replace(said, quoted=True), who="analyst")
    assert not store.library().statement[NEW].quoted


def test_a_stored_quotation_that_differs_from_its_passage_is_a_fault() -> None:
    said = statement(NEW, "sales", "It has sold 41 boats.", evidence(PASSAGE), quoted=True)
    known = rules({"acme"}, (), {})
    assert any(place == ("quoted",) for place, _ in known.broken(said))


@given(st.text(min_size=1).map(clean).filter(str.strip))
def test_every_passage_may_stand_as_a_quotation_to_the_letter(passage: str) -> None:
    place = Evidence(HARBOUR, 1, 0, len(passage), fingerprint(passage))
    said = statement(NEW, "sales", passage, place)
    article = Article(HARBOUR, "h", "en", "0" * 64, "0" * 64, len(passage))
    home = DigestParagraph(1, 0, len(passage))
    facet = Facet("market", "m", "m", (Topic("sales", "s", "s"),))
    known = rules({"acme"}, [facet], {article.id: replace(article, digest=(home,))})
    taken = accepted(said, known)
    assert taken.quoted
    assert taken.text == passage
