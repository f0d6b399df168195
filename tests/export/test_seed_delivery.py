"""A seed file replaces what this program wrote, and nothing that a person did."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier.errors import DossierError, OccupiedError
from dossier.export.seed_delivery import deliver_seed
from dossier.export.seed_page import SeedPage, seed_page
from dossier.model import Statement

from .samples import STATEMENTS, article, library, statement


def page(*statements: Statement, article_id: str = "depot") -> SeedPage:
    return seed_page(library(statements, articles=[article(id=article_id)]), article_id)


def test_what_was_written_is_renewed_without_a_question(tmp_path: Path) -> None:
    path = tmp_path / "depot.toml"
    assert deliver_seed(path, page(*STATEMENTS)) == "written"
    assert deliver_seed(path, page(*STATEMENTS)) == "unchanged"
    assert deliver_seed(path, page(STATEMENTS[0])) == "written"
    assert path.read_text("utf-8") == page(STATEMENTS[0]).text
    assert [item.name for item in tmp_path.iterdir()] == ["depot.toml"]


def test_other_line_ends_are_no_hand_made_layout(tmp_path: Path) -> None:
    path = tmp_path / "depot.toml"
    path.write_bytes(page(*STATEMENTS).text.replace("\n", "\r\n").encode())
    assert deliver_seed(path, page(*STATEMENTS)) == "written"
    assert path.read_text("utf-8") == page(*STATEMENTS).text


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (lambda text: f"# ask Ada about this one\n{text}", "was written by hand"),
        (lambda text: text.replace("\n[[digest]]", "\n\n[[digest]]", 1), "was written by hand"),
        (lambda text: text.replace("schema = 1\n", ""), "is no sound seed file: the line `schema"),
        (lambda text: "not TOML", "is no sound seed file: is not valid TOML"),
    ],
)  # fmt: skip
def test_what_a_person_wrote_is_replaced_by_force_alone(
    edit: object, why: str, tmp_path: Path
) -> None:
    assert callable(edit)
    path = tmp_path / "depot.toml"
    text = edit(page(*STATEMENTS).text)
    path.write_text(text, "utf-8")
    with pytest.raises(OccupiedError) as raised:
        deliver_seed(path, page(*STATEMENTS))
    assert raised.value.what.startswith(why)
    assert "--force, which keeps the old file as depot.toml.bak" in raised.value.advice
    assert path.read_text("utf-8") == text
    assert deliver_seed(path, page(*STATEMENTS), force=True) == "written"
    assert path.read_text("utf-8") == page(*STATEMENTS).text
    assert (tmp_path / "depot.toml.bak").read_text("utf-8") == text


def test_the_seed_of_another_article_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "depot.toml"
    deliver_seed(path, page(article_id="another"))
    before = path.read_bytes()
    for force in (False, True):
        with pytest.raises(DossierError, match="of another article, 'another'"):
            deliver_seed(path, page(*STATEMENTS), force=force)
    assert path.read_bytes() == before


def test_a_statement_is_not_dropped_because_it_became_a_quotation(tmp_path: Path) -> None:
    path = tmp_path / "depot.toml"
    deliver_seed(path, page(*STATEMENTS))
    words = "opened a depot in Lille"
    quoted = replace(STATEMENTS[0], text=words, quoted=True)
    with pytest.raises(OccupiedError, match=f"holds {quoted.id}, which would be left out"):
        deliver_seed(path, page(quoted, *STATEMENTS[1:]))
    new = replace(statement(9, words, words), quoted=True)
    assert deliver_seed(path, page(new, *STATEMENTS)) == "unchanged"


def test_links_pipes_and_folders_are_refused(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text("mine", "utf-8")
    (tmp_path / "link.toml").symlink_to(tmp_path / "real.toml")
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()
    for name in ("link", "pipe", "folder"):
        with pytest.raises(DossierError, match=r"is a (link|folder)"):
            deliver_seed(tmp_path / f"{name}.toml", page(*STATEMENTS), force=True)
    assert (tmp_path / "real.toml").read_text("utf-8") == "mine"
