"""A person's browser: the page is opened, two companies are compared by keyboard."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dossier.workspace import Workspace

from .browser import open_browser
from .test_serve_command import serving

CHROMIUM = shutil.which("chromium")


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
async def test_two_companies_are_compared_in_a_browser(sample: Workspace, tmp_path: Path) -> None:
    """The picture, `compare.png` in the test's folder, shows the two columns."""
    async with (
        serving(sample) as (_process, address),
        open_browser(str(CHROMIUM), tmp_path / "profile") as page,
        asyncio.timeout(60),
    ):
        await page.call("Page.navigate", url=address)
        await page.shows("Library", "PSA", "Huawei")
        await page.press(" ")
        await page.shows("[1] PSA")
        await page.press("ArrowRight", " ")
        await page.shows("[1] PSA", "[2] Renault")
        await page.press("c")
        shown = await page.shows("Compare", "Groupe PSA", "Renault · Alpine", "Evidence", "q quit")
        assert "AutoNation" not in shown.partition("\n")[0]
        await page.press("ArrowDown")  # also ends the selection by which the text was read
        picture = await page.picture()
        (tmp_path / "compare.png").write_bytes(picture)
        assert len(picture) > 20_000  # an empty window has a tenth of it
        assert page.faults == []
        await page.press("q")
        await page.event("Network.webSocketClosed")
        assert "ended" in await page.value("document.querySelector('.ended').innerText")
        assert {urlsplit(url).netloc for url in page.asked} == {urlsplit(address).netloc}
        assert len(page.asked) > 4
        assert "token" not in await page.value("location.href")
