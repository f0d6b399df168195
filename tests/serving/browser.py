"""A headless Chromium, spoken to over its DevTools protocol."""

from __future__ import annotations

import asyncio
import base64
import json
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

_ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--remote-debugging-port=0", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-extensions", "--no-proxy-server", "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
# as a person does it: shift and a drag select the text of a terminal, ctrl+c copies it
_COPY = """(() => {
  const copied = new ClipboardEvent("copy", {
    clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
  document.querySelector(".xterm")?.dispatchEvent(copied);
  return copied.clipboardData.getData("text/plain");
})()"""
_DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_SHIFT = 8


class Page:
    """A page in the browser: its keys, its text, its picture, what it has asked the network for."""

    def __init__(self, devtools: aiohttp.ClientWebSocketResponse, session: str = "") -> None:
        self._devtools = devtools
        self._session = session
        self._number = 0
        self.asked: list[str] = []
        self.faults: list[str] = []

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Have the browser do something, and give its answer."""
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        await self._devtools.send_json(message)
        while True:
            answer = await self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    async def event(self, method: str) -> None:
        """Wait until the browser tells of something."""
        while (await self._next()).get("method") != method:
            pass

    async def _next(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads((await self._devtools.receive()).data)
        parameters = message.get("params", {})
        match message.get("method"):
            case "Network.requestWillBeSent":
                self.asked.append(parameters["request"]["url"])
            case "Network.webSocketCreated":
                self.asked.append(parameters["url"])
            case "Log.entryAdded" if parameters["entry"]["level"] == "error":
                self.faults.append(parameters["entry"]["text"])
            case "Runtime.exceptionThrown":
                self.faults.append(str(parameters["exceptionDetails"]))
        return message

    async def press(self, *keys: str) -> None:
        """Press keys: letters, or the names that browsers give to the others."""
        for key in keys:
            text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
            code = {"Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowRight": 39, " ": 32}.get(
                key, ord(key.upper()) if len(key) == 1 else 0
            )
            for kind in ("keyDown", "keyUp"):
                await self.call(
                    "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code,
                    **({"text": text} if kind == "keyDown" and text else {}),
                )  # fmt: skip

    async def text(self) -> str:
        """Give what the terminal shows."""
        await self.value(_DRAWN)
        if not await self.value("document.body.classList.contains('-first-byte')"):
            return ""  # a click before the page is ready would be its first
        for kind, x, y in (
            ("mousePressed", 1, 1), ("mouseMoved", 5000, 5000), ("mouseReleased", 5000, 5000),
        ):  # fmt: skip
            await self.call(
                "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1,
                buttons=1, modifiers=_SHIFT,
            )  # fmt: skip
        return str(await self.value(_COPY) or "")

    async def shows(self, *words: str) -> str:
        """Look at each picture drawn until it has all these words; give all that it shows."""
        shown = await self.text()
        while not all(word in shown for word in words):
            shown = await self.text()
        return shown

    async def value(self, code: str) -> Any:
        """Give what some JavaScript comes to."""
        answer = await self.call("Runtime.evaluate", expression=code, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    async def picture(self) -> bytes:
        """Give the page as a PNG, once it is drawn."""
        await self.value(_DRAWN)
        return base64.b64decode((await self.call("Page.captureScreenshot"))["data"])


@asynccontextmanager
async def open_browser(chromium: str, folder: Path) -> AsyncIterator[Page]:
    """Start the browser with an empty page."""
    process = await asyncio.create_subprocess_exec(
        chromium, *_ARGUMENTS, f"--user-data-dir={folder}", "--window-size=1200,800",
        stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE,
    )  # fmt: skip
    assert process.stderr
    try:
        async with aiohttp.ClientSession() as client:
            async for line in process.stderr:
                if b"DevTools listening on " in line:
                    break
            address = line.decode().split()[-1]
            async with client.ws_connect(address, max_msg_size=0) as devtools:
                browser = Page(devtools)
                target = await browser.call("Target.createTarget", url="about:blank")
                attached = await browser.call(
                    "Target.attachToTarget", targetId=target["targetId"], flatten=True
                )
                page = Page(devtools, attached["sessionId"])
                for domain in ("Page", "Network", "Runtime", "Log"):
                    await page.call(f"{domain}.enable")
                yield page
                await browser.call("Browser.close")
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
