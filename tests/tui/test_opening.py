"""The address of an article is shown before it is opened."""

from __future__ import annotations

import webbrowser

import pytest
from msgspec.structs import replace
from textual.widgets import Static

from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.places import ReaderPlace
from dossier.tui.screens.confirm import ConfirmScreen
from dossier.workspace import Workspace
from tests.tui.conftest import press, settle

ADDRESS = "https://press.example/harbour?page=2"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a browser was asked to open."""
    asked: list[str] = []

    class Browser:
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
            asked.append(url)
            return True

    monkeypatch.setattr(webbrowser, "get", lambda using=None: Browser())
    monkeypatch.setattr(webbrowser, "open", lambda url, new=0: asked.append(url))
    return asked


def reading(workspace: Workspace, address: str) -> DossierApp:
    """Make the app for a library in which every article has an address."""
    library = Store(workspace).library()
    articles = tuple(replace(article, url=address) for article in library.articles)
    return DossierApp(workspace, replace(library, articles=articles))


async def test_an_address_is_opened_once_it_has_been_seen(
    made_up: Workspace, opened: list[str]
) -> None:
    app = reading(made_up, ADDRESS.replace("press", "user@press"))
    async with app.run_test(size=(80, 24)) as pilot:
        app._go(ReaderPlace("harbour"))
        await settle(pilot)
        await press(pilot, "w")
        assert isinstance(app.screen, ConfirmScreen)
        question = str(app.screen.query_one(Static).render())
        assert "of press.example" in question
        assert f"\n{ADDRESS}" in question
        await press(pilot, "escape")
        assert opened == []
        await press(pilot, "w", "y")
        assert opened == [ADDRESS]


@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "file:///etc/passwd", "[@click=x]"])
async def test_no_other_address_is_asked_about(
    made_up: Workspace, opened: list[str], address: str
) -> None:
    app = reading(made_up, address)
    async with app.run_test(size=(80, 24)) as pilot:
        app._go(ReaderPlace("harbour"))
        await settle(pilot)
        await press(pilot, "w", "y")
        assert opened == []
        assert not isinstance(app.screen, ConfirmScreen)
        words = [notice.message for notice in app._notifications]
        assert any(("no address" in word) if not address else (address in word) for word in words)


async def test_a_browser_that_would_take_the_terminal_is_not_started(
    made_up: Workspace, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda using=None: webbrowser.GenericBrowser("lynx"))
    app = reading(made_up, ADDRESS)
    async with app.run_test(size=(80, 24)) as pilot:
        app._go(ReaderPlace("harbour"))
        await settle(pilot)
        await press(pilot, "w", "y")
        assert opened == []
        assert [notice.message for notice in app._notifications]
