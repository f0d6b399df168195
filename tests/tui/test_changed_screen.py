"""What has changed, by keys: new, edited and gone since it was marked as seen, or since a date."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.store.seen import read_seen
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.screens.changed import ChangedScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle


def lines(app: DossierApp) -> str:
    assert isinstance(app.screen, ChangedScreen)
    rows = app.screen.query_one(RowList).lines
    return "\n".join(piece.content.plain for line in rows for piece in line)


def title(app: DossierApp) -> str:
    assert isinstance(app.screen, ChangedScreen)
    return app.screen.subject().plain


async def test_what_was_done_since_it_was_seen_is_listed(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "C")
        assert "GROUPE PSA  271 new" in lines(app)
        await press(pilot, "w")
        assert lines(app).count("nothing has changed") == 4
        assert len(read_seen(sample) or {}) == 320
        await press(pilot, "escape", "q")
    store = Store(sample)
    first, second = [item for item in store.library().statements if item.company == "huawei"][:2]
    store.save(replace(first, text="Reworded."), revision=1, who="analyst")
    store.delete(second.id, 1, who="analyst")
    again = start(sample)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C")
        assert "HUAWEI  1 edited, 1 gone" in lines(again)
        assert "~ " in lines(again)
        assert f"- {second.id} is gone" in lines(again)
        assert isinstance(again.screen, ChangedScreen)
        assert again.screen.statement()
        await press(pilot, "enter")
        assert isinstance(again.screen, ReaderScreen)
        await press(pilot, "escape", "x", "enter")
    page = (sample.exports / "changed.md").read_text("utf-8")
    assert "1 edited, 1 gone." in page
    assert f"Reworded.[^{first.id}]" in page


async def test_since_a_date_what_was_published_after_it_is_new(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "C", "s", *"2016", "ctrl+s")
        assert "GROUPE PSA  36 new; 235 statements in articles without a date" in lines(app)
        await press(pilot, "s")
        assert "nothing marked as seen yet" in title(app)
        await press(pilot, "s", *"2017", "enter")
        assert "GROUPE PSA  nothing has changed" in lines(app)
        assert "after 2017   0 changes" in title(app)


async def test_at_a_date_nothing_counts_as_gone_or_as_seen(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C", "w", "o", *"2018", "ctrl+s")
        assert "with the present alone" in lines(app)
        assert "gone" not in lines(app)
        seen = read_seen(sample)
        await press(pilot, "w")
        assert read_seen(sample) == seen
        await press(pilot, "o", *(["backspace"] * 4), "ctrl+s")
        assert lines(app).count("nothing has changed") == 4
