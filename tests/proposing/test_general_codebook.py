"""The codebook for any trade: its cues lead to its rows, and the lists of wording are shared."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.codebook import read_codebook
from dossier.coding.proposing.cues import WORDINGS, read_cues
from dossier.coding.proposing.propose import propose
from dossier.errors import DossierError
from tests.proposing.conftest import COMPANIES, ROOT
from tests.proposing.invented import FRESH, HELDOUT, LATER, UNSEEN, article_of, held_out
from tests.proposing.scoring import Score

GENERAL = ROOT / "data" / "general"
COMMON = ROOT / "data" / "cues.toml"
FACETS = read_codebook(GENERAL / "codebook.toml")
CUES = read_cues(GENERAL / "cues.toml", COMMON)
TOPICS = {topic.id: facet for facet in FACETS for topic in facet.topic}

OWN = """\
schema = 1

[[topic]]
id = "ships"
fr = ["navire"]
en = ["ship"]

[[wording]]
id = "planned"
fr = ["mijote"]
en = ["brews"]
"""


def test_every_topic_has_cues_in_both_languages() -> None:
    assert [topic.id for topic in CUES.topics] == list(TOPICS)
    assert 45 <= len(TOPICS) <= 55
    assert all(3 <= len(facet.topic) <= 7 for facet in FACETS)


def test_the_name_and_the_definition_of_a_topic_lead_to_its_facet() -> None:
    lost = []
    for facet in FACETS:
        for topic in facet.topic:
            for said in (topic.name, topic.definition):
                text = f"Norvane: {said[0].lower()}{said[1:]}"
                found = propose(article_of(text, "en"), text, COMPANIES, FACETS, CUES)
                if facet.id not in {row.facet for item in found for row in item.suggestions}:
                    lost.append((topic.id, said))
    assert not lost


@pytest.mark.parametrize(
    ("language", "text", "row"),
    [
        ("en", "Norvane won a contract to supply the navy.", "orders"),
        ("en", "Norvane was fined by the competition authority.", "inquiries"),
        ("en", "Norvane's shares fell 4%.", "shares"),
        ("fr", "Norvane rachète une société danoise.", "acquisitions"),
        ("fr", "Norvane supprime 40 postes.", "job-cuts"),
        ("fr", "Un incendie a touché un site de Norvane.", "incidents"),
        ("en", "Norvane priced its initial public offering at $9 a share.", "funding"),
        ("en", "Norvane is losing $2 million a week.", "profit"),
        ("en", "Norvane was back up and running by noon.", "incidents"),
        ("fr", "Les salariés de Norvane réclament un treizième mois.", "labour"),
        ("fr", "Norvane a saisi la cour d'appel.", "courts"),
    ],
)
def test_what_companies_are_compared_by_has_a_row(language: str, text: str, row: str) -> None:
    (found,) = propose(article_of(text, language), text, COMPANIES, FACETS, CUES)
    assert found.suggestions[0].topic == row


def test_the_statements_before_decide_between_rows_that_a_sentence_may_be_under() -> None:
    asks = "Norvane spoke about savings and consent."
    facets = []
    for before in ("Norvane's profit fell.", "Norvane was fined by a judge."):
        text = f"{before} {asks}"
        *_, last = propose(article_of(text, "en"), text, COMPANIES, FACETS, CUES)
        facets.append(last.suggestions[0].facet)
    assert facets == ["results", "law"]


def test_no_measure_falls_below_what_was_reached() -> None:
    score = Score()
    for item in (item for place in (HELDOUT, LATER, UNSEEN, FRESH) for item in held_out(place)):
        found = propose(item.article, item.text, item.companies, FACETS, CUES)
        score.add(item.text, found, item.general)
    for name, least in (("best row", 0.92), ("within two", 0.95)):
        tally = score.tallies[f"facet of matched, {name}"]
        assert tally.right >= least * tally.proposed, tally.line(name)


def test_a_list_of_wording_that_a_file_has_not_is_the_common_one(tmp_path: Path) -> None:
    path = tmp_path / "cues.toml"
    path.write_text(OWN, "utf-8")
    cues, common = read_cues(path, COMMON), read_cues(COMMON)
    assert [topic.id for topic in cues.topics] == ["ships"]
    assert {item.id for item in cues.wordings} >= set(WORDINGS)
    by_id = {item.id: item for item in cues.wordings}
    assert by_id["planned"].en == ("brews",)
    assert all(item == by_id[item.id] for item in common.wordings if item.id != "planned")


@pytest.mark.parametrize(
    ("text", "told", "line"),
    [
        (OWN.replace('en = ["ship"]', 'en = ["ship"]\nneeds = "sails"'), "no list 'sails'", 7),
        (OWN.replace('["navire"]', '["*"]'), "has no word", 5),
        (OWN + OWN[OWN.index("[[wording]]") :], "stands twice", 13),
        (OWN.replace("fr = ", "french = "), "french", 5),
    ],
)
def test_a_fault_names_the_file_and_the_line(
    tmp_path: Path, text: str, told: str, line: int
) -> None:
    path = tmp_path / "cues.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(DossierError) as raised:
        read_cues(path, COMMON)
    assert told in str(raised.value)
    assert raised.value.where == f"{path}:{line}"


def test_a_list_that_is_nowhere_is_told(tmp_path: Path) -> None:
    path = tmp_path / "cues.toml"
    path.write_text(OWN, "utf-8")
    for common in (None, path):
        with pytest.raises(DossierError, match="is missing"):
            read_cues(path, common)
