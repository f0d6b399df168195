from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.export import notes

MINE = "My **notes**\n\n- as [they](x) are  \n"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
def test_any_notes_are_carried_verbatim(mine: str) -> None:
    old = f"# Old\n\n{notes.region(mine)}\n\nend"
    assert notes.kept(old) == mine
    renewed = notes.carry(mine, f"# New\n\n{notes.region()}\n\nother end")
    assert renewed == f"# New\n\n{notes.region(mine)}\n\nother end"


@pytest.mark.parametrize("marker", [notes.OPENING, notes.CLOSING])
def test_notes_may_hold_the_markers_themselves(marker: str) -> None:
    mine = f"before\n{marker}\nafter"
    assert notes.kept(f"# Old\n{notes.region(mine)}\nend") == mine


@pytest.mark.parametrize("marker", [notes.OPENING, notes.CLOSING])
def test_a_region_without_its_markers_is_not_found(marker: str) -> None:
    assert notes.kept(notes.region(MINE).replace(marker, "")) is None


def test_a_marker_inside_a_line_does_not_count() -> None:
    text = f'title: "{notes.OPENING}"\n- {notes.CLOSING}'
    assert notes.kept(text) is None
    assert notes.carry(MINE, text) == text


def test_a_region_emptied_by_hand_is_empty() -> None:
    assert notes.kept(f"{notes.OPENING}\n{notes.CLOSING}") == ""
