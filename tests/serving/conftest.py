"""A server in the test's own loop, and a browser that has been let in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
from yarl import URL

from dossier.serving import session
from dossier.serving.gate import Gate
from dossier.serving.listening import listen, resolve
from dossier.serving.server import Server
from dossier.workspace import Workspace

MOST = 2
SECONDS = 20  # after which whatever is waited for is taken not to come


@dataclass
class Served:
    """A running server, `gate` and `port`; `told` is what broken apps have said."""

    gate: Gate
    port: int
    client: aiohttp.ClientSession
    told: asyncio.Queue[str] = field(default_factory=asyncio.Queue)

    @property
    def name(self) -> str:
        """Give our own host and port."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> URL:
        """Give the address of a path under the browser's own."""
        return URL(f"http://{self.name}{self.gate.room}/{path}", encoded=True)

    async def enter(self) -> None:
        """Bring the token, and keep the cookie."""
        async with self.client.get(self.gate.address) as answer:
            assert answer.status == 200

    async def status(self, path: str = "", **headers: str) -> int:
        """Give the answer to a request."""
        async with self.client.get(self.url(path), headers=headers) as answer:
            return answer.status

    async def socket(self, query: str = "", **headers: str) -> aiohttp.ClientWebSocketResponse:
        """Open a websocket as our page does."""
        origin = {"Origin": f"http://{self.name}"}
        return await self.client.ws_connect(
            self.url(f"socket{query}"),
            headers={**origin, **headers},
            timeout=aiohttp.ClientWSTimeout(ws_receive=SECONDS, ws_close=SECONDS),
        )

    async def raw(self, request: bytes) -> bytes:
        """Send bytes as they are; give the answer."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(request)
        answer = await asyncio.wait_for(reader.read(), SECONDS)
        writer.close()
        return answer


@pytest.fixture
async def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    """Serve a stand-in for the app, two at a time."""
    monkeypatch.setattr(session, "_APP", (str(Path(__file__).with_name("echo.py")),))
    jar = aiohttp.CookieJar(unsafe=True)  # also for addresses without a name
    most = aiohttp.ClientTimeout(SECONDS)
    async with aiohttp.ClientSession(cookie_jar=jar, timeout=most) as client:
        with listen(resolve("127.0.0.1"), 0) as listening:
            port = listening.getsockname()[1]
            found = Served(Gate(("127.0.0.1", "localhost"), port), port, client)
            server = Server(found.gate, Workspace(tmp_path), MOST, found.told.put_nowait)
            running = asyncio.create_task(server.run(listening))
            yield found
            await client.close()
            running.cancel()
            await asyncio.wait([running], timeout=SECONDS)
