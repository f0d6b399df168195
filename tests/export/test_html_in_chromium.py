"""The page in a browser, wide and narrow, light and dark, by keyboard, and on paper."""

from __future__ import annotations

import asyncio
import base64
import shutil
from pathlib import Path
from typing import Any

import pytest

from dossier.export.html_page import comparison_html
from dossier.export.scope import Scope
from dossier.model import Library
from tests.serving.browser import open_browser

from .hostile import TEXTS, hostile_library
from .samples import library, original

CHROMIUM = shutil.which("chromium")
_OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
_PICTURES = {
    "wide": (1300, 900, "light"),
    "narrow": (420, 900, "light"),
    "dark": (1300, 900, "dark"),
}


def _library(kind: str) -> tuple[Library, Scope]:
    if kind == "hostile":
        return hostile_library(" ".join(TEXTS)), Scope(("northwind", "southwind"), compared=True)
    return library(originals=[original()]), Scope(("northwind", "southwind"), compared=True)


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
async def test_the_page_stands_alone_in_a_browser(tmp_path: Path) -> None:
    """The pictures, `wide.png`, `narrow.png` and `dark.png` in the test's folder, show it."""
    async with (
        open_browser(str(CHROMIUM), tmp_path / "profile") as page,
        asyncio.timeout(60),
    ):
        for kind in ("hostile", "plain"):
            path = tmp_path / f"{kind}.html"
            path.write_text(comparison_html(*_library(kind)), "utf-8")
            for name, (width, height, scheme) in _PICTURES.items():
                await page.call(
                    "Emulation.setDeviceMetricsOverride", width=width, height=height,
                    deviceScaleFactor=1, mobile=False,
                )  # fmt: skip
                scheme_asked: list[dict[str, Any]] = [
                    {"name": "prefers-color-scheme", "value": scheme}
                ]
                await page.call("Emulation.setEmulatedMedia", features=scheme_asked)
                await page.call("Page.navigate", url=path.as_uri())
                await page.event("Page.loadEventFired")
                assert not await page.value(_OVERFLOW)
                assert await page.value("document.scripts.length") == 0
                picture = await page.picture()
                (tmp_path / f"{name}.png").write_bytes(picture)
                assert len(picture) > 15_000  # an empty window has a tenth of it
        assert {url.rsplit("/", 1)[1] for url in page.asked} == {"hostile.html", "plain.html"}
        assert page.faults == []
        await page.value("document.querySelector('td summary').focus()")
        await page.press(" ")
        assert await page.value("document.querySelector('td details').open")
        printed = await page.call("Page.printToPDF", preferCSSPageSize=True)
        assert base64.b64decode(printed["data"]).startswith(b"%PDF")
