from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given

from dossier.articles.own_page import field, is_ours
from dossier.export.frontmatter import as_of, front_matter, newest

from .hostile import TEXTS, lines
from .samples import article


def read(block: str) -> dict[str, Any]:
    opening, body, closing = block.partition("\n")[0], block[4:-3], block[-3:]
    assert (opening, closing) == ("---", "---")
    loaded = yaml.safe_load(body)
    assert isinstance(loaded, dict)
    return loaded


@given(lines())
def test_any_title_comes_back_as_it_was(text: str) -> None:
    block = front_matter(
        title=text, subject="dossier psa", aliases=[text, "NO"], tags=["2017"], articles=[]
    )
    assert read(block) == {
        "title": text,
        "aliases": [text, "NO"],
        "tags": ["2017"],
        "articles": [],
        "as-of": "undated",
        "generator": "dossier",
        "subject": "dossier psa",
    }
    assert is_ours(block)
    assert field(block, "subject") == "dossier psa"


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_title_adds_no_field(text: str) -> None:
    block = front_matter(title=text, subject="library", tags=[], articles=[article()])
    assert read(block)["title"] == text
    assert len(read(block)) == 7
    assert field(block, "subject") == "library"


def test_the_newest_date_is_one_that_an_article_prints() -> None:
    dated = [
        article(issued=issued) for issued in ("2017-04-07", "2019", "", "XXXX-12-24", "2018-12")
    ]
    assert newest(dated) == "2019"
    assert newest(dated[2:4]) == "undated"
    assert newest([]) == "undated"


@pytest.mark.parametrize(
    ("issued", "said"),
    [
        (["2017-04-07"], "2017-04-07"),
        (["2017-04-07", "2016"], "2017-04-07"),
        (["", "2017-04-07", "", "XXXX-12-24"], "2017-04-07 or later (3 of 4 articles undated)"),
        (["", ""], "undated"),
        ([], "undated"),
    ],
)
def test_as_of_claims_no_more_than_the_articles_do(issued: list[str], said: str) -> None:
    assert as_of([article(issued=one) for one in issued]) == said


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ('---\ntitle: "x"\ngenerator: "dossier"\n---\n', True),
        ("---\ngenerator: dossier\ntitle: x\n---\nbody", True),
        ('---\ntitle: "x"\n---\ngenerator: "dossier"\n---\n', False),
        ('---\ngenerator: "dossier"\n', False),
        ('generator: "dossier"\n', False),
        ("---\ngenerator: dossiers\n---\n", False),
        ("", False),
    ],
)
def test_our_files_are_known_by_their_front_matter(text: str, ours: bool) -> None:
    assert is_ours(text) is ours
