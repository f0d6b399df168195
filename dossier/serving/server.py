"""The server: one page, what it loads, and the websocket that an app hangs on."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from secrets import token_urlsafe
from string import Template

import textual_serve
from aiohttp import WSCloseCode, web

from dossier.serving.gate import Gate
from dossier.serving.session import converse
from dossier.workspace import Workspace

_FRAME = 1024**2  # bytes of one message from the page: a long text, pasted
_HEARTBEAT = 15.0  # seconds after which a page is asked whether it is still there
_FAREWELL = 2.0  # seconds that a page is given to answer that it closes
_PATIENCE = 2.0  # seconds that a new session waits for one that is just ending
_STOPPING = 10.0  # seconds for all sessions to end
_SILENT = logging.Logger("serving", logging.CRITICAL + 1)  # a stranger's request is no news
_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; connect-src {socket}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)  # xterm.js writes style sheets, hence 'unsafe-inline'


class Server:
    """Shows apps for `workspace` to whom `gate` lets in, `most` at a time.

    `tell` is told what an app that broke has said.
    """

    def __init__(
        self, gate: Gate, workspace: Workspace, most: int, tell: Callable[[str], None]
    ) -> None:
        self._gate = gate
        self._workspace = workspace
        self._tell = tell
        self._free = asyncio.Semaphore(most)
        self._open: set[web.WebSocketResponse] = set()
        self._page = Template(resources.files("dossier.serving").joinpath("page.html").read_text())

    async def run(self, listening: socket.socket) -> None:
        """Serve until the process is told to end; every app has ended by then."""
        runner = web.AppRunner(
            self._application(), access_log=None, logger=_SILENT, shutdown_timeout=_STOPPING
        )
        await runner.setup()
        stop = asyncio.Event()
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        try:
            await web.SockSite(runner, listening).start()
            await stop.wait()
        finally:
            await runner.cleanup()

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[self._gate.guard])
        room = self._gate.room
        application.add_routes([
            web.get("/", self._gate.enter, allow_head=False),
            web.get(f"{room}/", self._show_page, allow_head=False),
            web.get(f"{room}/socket", self._connect, allow_head=False),
            web.static(f"{room}/static", Path(textual_serve.__file__).with_name("static")),
        ])  # fmt: skip
        application.on_response_prepare.append(self._gate.protect)
        application.on_shutdown.append(self._close)
        return application

    async def _show_page(self, request: web.Request) -> web.Response:
        socket_ = f"ws://{request.host}{self._gate.room}/socket"
        nonce = token_urlsafe(16)
        return web.Response(
            text=self._page.substitute(socket=socket_, nonce=nonce),
            content_type="text/html",
            headers={"Content-Security-Policy": _POLICY.format(nonce=nonce, socket=socket_)},
        )

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        websocket = web.WebSocketResponse(
            timeout=_FAREWELL, heartbeat=_HEARTBEAT, max_msg_size=_FRAME, compress=False
        )
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._free.acquire()
        except TimeoutError:
            raise web.HTTPServiceUnavailable(text="As many are open as may be.\n") from None
        try:
            await websocket.prepare(request)
            self._open.add(websocket)
            columns, rows = (_number(request.query.get(name, "")) for name in ("width", "height"))
            if said := await converse(websocket, self._workspace, columns, rows):
                self._tell(said)
        except OSError as fault:
            self._tell(f"dossier: the app could not be started: {fault.strerror}")
        finally:
            self._open.discard(websocket)
            self._free.release()
        return websocket

    async def _close(self, _application: web.Application) -> None:
        closing = (websocket.close(code=WSCloseCode.GOING_AWAY) for websocket in self._open)
        await asyncio.gather(*closing)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 80
