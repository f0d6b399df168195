"""The guide shows every screen, and its pictures can be made again anywhere."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "guide.md").read_text("utf-8")
MAKING = runpy.run_path(str(DOCS / "pictures" / "make.py"))
SHOWN = re.findall(r"\]\(pictures/(\S+)\.svg\)", GUIDE)


def test_every_picture_that_is_made_is_shown_and_there() -> None:
    there = {path.stem for path in (DOCS / "pictures").glob("*.svg")}
    assert sorted(SHOWN) == sorted(MAKING["PICTURES"]) == sorted(there)


def test_what_the_guide_refers_to_is_there() -> None:
    heads = [head.lower() for head in re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)]
    for file, head in re.findall(r"\]\(([^)#]*)#?([^)]*)\)", GUIDE):
        assert (DOCS / file).exists(), file
        assert file or head.replace("-", " ") in heads, head


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_is_small_and_needs_nothing_of_the_web(name: str) -> None:
    picture = (DOCS / "pictures" / f"{name}.svg").read_text("utf-8")
    assert len(picture.encode()) < 150_000
    assert set(re.findall(r"https?://[^\"\s<]+", picture)) <= {"http://www.w3.org/2000/svg"}


async def test_two_runs_make_the_same_picture_and_name_no_folder_of_this_machine(
    tmp_path: Path,
) -> None:
    made = []
    for run in ("first", "second"):
        (tmp_path / run).mkdir()
        await MAKING["make"](["export"], tmp_path / run)
        made.append((tmp_path / run / "export.svg").read_text("utf-8"))
    assert made[0] == made[1]
    assert "library/data/exports/" in made[0]
    assert str(tmp_path) not in made[0]
