"""What leaves as Markdown reads as the text that came in, whatever that text is.

There is no other table or sheet that a program would obey: the comparison is Markdown as well,
and no command writes CSV.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from dossier.cleaning import clean_line
from dossier.errors import OccupiedError
from dossier.export.delivery import deliver
from dossier.export.filenames import dossier_filename
from dossier.export.markdown import comparison_markdown, dossier_markdown, library_markdown
from dossier.model import Library
from tests.export.hostile import TEXTS, hostile_library
from tests.export.rendering import foreign_html, links
from tests.export.test_dossier_page import check_footnotes_of, check_hostile
from tests.export.test_escaping import check_everywhere

from .payloads import PAYLOADS

PIECES = 10
ALL = 20_000
WHOLE = 10  # of so many texts one is put through whole pages, which take ten times as long
_PARTS = [
    *"\\`*_{}[]()<>#+-.!|~^&@:/$=%\"'?;, \n\tw1aé",
    *(text[:200] for text in PAYLOADS.values()),
    *TEXTS,
    "http://", "www.", ".com", "&amp;", "&#x5b;", "<b>", "[^1]: ", "[S1]: https://x.example ",
    "---\n", "=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "\t=1", "</details>", "<!-- notes", "-->",
    "]: x", "](x)", "![", "[[", "]]", "%%", "==", "{#id}", "{.class}", ":::", "\\\n", "  \n",
]  # fmt: skip


def hostile(number: int) -> str:
    """Give a text, the same for the same number, as it is after the door."""
    draw = random.Random(number)  # noqa: S311 - to be the same each time
    parts = [
        draw.choice(_PARTS) if draw.random() < 0.8 else chr(draw.randrange(0x3000))
        for _ in range(draw.randint(1, 10))
    ]
    return clean_line("".join(parts)) or "nothing"


def check_pages(text: str, folder: Path) -> None:
    """Check a text in every place of every page, and where the page is written to."""
    check_hostile(text)
    library = hostile_library(text)
    check_side_by_side(library)
    page = dossier_markdown(library, "northwind")
    head = yaml.safe_load(page.split("---\n")[1])
    assert (head["title"], head["generator"]) == (text, "dossier")
    assert text in head["aliases"] or head["aliases"] == []
    assert set(head) <= {
        "title", "aliases", "tags", "articles", "as-of", "generator", "subject", "checksum",
    }  # fmt: skip
    check_delivery(page, folder)


def check_side_by_side(library: Library) -> None:
    """Check the pages that hold tables and lists of companies."""
    side_by_side = comparison_markdown(library, ["northwind", "southwind"])
    check_footnotes_of(side_by_side)
    for page in (side_by_side, library_markdown(library)):
        assert not foreign_html(page)
        assert not [link for link in links(page) if not link.endswith(".md")]


def check_delivery(page: str, folder: Path) -> None:
    """Check that a page goes into its folder, and takes no other file's place."""
    path = folder / dossier_filename("northwind")
    path.write_text("mine", "utf-8")
    with pytest.raises(OccupiedError):
        deliver(path, page)
    assert path.read_text("utf-8") == "mine"
    path.unlink()
    assert deliver(path, page) == "written"
    assert deliver(path, page) == "unchanged"
    assert [item.name for item in folder.parent.iterdir()] == [folder.name]
    assert [item.name for item in folder.iterdir()] == [path.name]
    path.unlink()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder that stands alone in another."""
    made = tmp_path / "around" / "exports"
    made.mkdir(parents=True)
    return made


def test_a_hostile_text_leaves_as_it_is(folder: Path) -> None:
    for number in range(20):
        check_everywhere(hostile(number))
        check_pages(hostile(number), folder)


@pytest.mark.long
@pytest.mark.parametrize("piece", range(PIECES))
def test_no_hostile_text_has_its_way_in_an_export(folder: Path, piece: int) -> None:
    for turn, number in enumerate(range(piece, ALL, PIECES)):
        check_everywhere(hostile(number))
        if turn % WHOLE == 0:
            check_pages(hostile(number), folder)
