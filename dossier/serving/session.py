"""One session: a websocket, an app in a process of its own, and what passes between them.

The app's packets are a letter, four bytes of length, the content: `D` keys or what to draw, `M` a
word about itself in JSON. The page sends lists in JSON: keys typed, the size of its window, focus.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from typing import cast
from urllib.parse import urlsplit

from aiohttp import WSCloseCode, WSMessage, WSMsgType, web

from dossier.serving.environment import child_environment
from dossier.workspace import Workspace

_APP = ("-m", "dossier.serving.child")
_WIDEST, _HIGHEST = 1000, 500  # cells; no screen has more, and each one costs memory
_READY = b"__GANGLION__\n"  # said by Textual's driver before its first packet
_GRACE = 3.0  # seconds that an app is given to leave
_SAID_KEPT = 20_000  # bytes
_LINKS = {"http", "https", "mailto"}


async def converse(
    websocket: web.WebSocketResponse, workspace: Workspace, columns: int, rows: int
) -> str:
    """Run an app for `workspace` until it or the page leaves; its process is gone by then.

    Gives what a broken app has said of it, else nothing.
    """
    with tempfile.TemporaryFile() as said:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", *_APP,
            stdin=PIPE, stdout=PIPE, stderr=said,
            env=child_environment(workspace, *_fitting(columns, rows)),
            start_new_session=True,  # ctrl+c is for the server
        )  # fmt: skip
        keys = cast("asyncio.StreamWriter", process.stdin)
        drawn = cast("asyncio.StreamReader", process.stdout)
        showing = asyncio.create_task(_show(drawn, websocket))
        try:
            await _listen(websocket, keys)
        finally:
            await _end(process, keys)
            await showing
        said.seek(0)
        return said.read(_SAID_KEPT).decode("utf-8", "replace").strip()


async def _show(drawn: asyncio.StreamReader, websocket: web.WebSocketResponse) -> None:
    """Pass on what the app draws, to the end of its output, so that it never waits for us."""
    with contextlib.suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        await drawn.readuntil(_READY)
        while True:
            kind = await drawn.readexactly(1)
            size = int.from_bytes(await drawn.readexactly(4))
            content = await drawn.readexactly(size)
            with contextlib.suppress(ConnectionError):
                if kind == b"D":
                    await websocket.send_bytes(content)
                elif kind == b"M":
                    await _pass_word(json.loads(content), websocket)
    await websocket.close()


async def _pass_word(word: dict[str, object], websocket: web.WebSocketResponse) -> None:
    if word["type"] == "open_url" and urlsplit(str(word["url"])).scheme in _LINKS:
        await websocket.send_json(["open_url", {"url": word["url"], "new_tab": True}])


async def _listen(websocket: web.WebSocketResponse, keys: asyncio.StreamWriter) -> None:
    """Pass on what the page sends; what our page would not send ends the session."""
    async for message in websocket:
        said = _read(message)
        match said:
            case ["stdin", str(typed)]:
                await _send(keys, b"D", typed.encode("utf-8", "replace"))
            case ["resize", {"width": int(columns), "height": int(rows)}]:
                columns, rows = _fitting(columns, rows)
                await _tell(keys, {"type": "resize", "width": columns, "height": rows})
            case ["focus" | "blur" as state]:
                await _tell(keys, {"type": state})
            case ["ping", str(stamp)]:
                with contextlib.suppress(ConnectionError):
                    await websocket.send_json(["pong", stamp])
            case _:
                await websocket.close(code=WSCloseCode.POLICY_VIOLATION)


def _read(message: WSMessage) -> object:
    try:
        return json.loads(message.data) if message.type is WSMsgType.TEXT else None
    except (ValueError, RecursionError):
        return None


def _fitting(columns: int, rows: int) -> tuple[int, int]:
    return min(max(columns, 1), _WIDEST), min(max(rows, 1), _HIGHEST)


async def _tell(keys: asyncio.StreamWriter, word: dict[str, object]) -> None:
    await _send(keys, b"M", json.dumps(word).encode())


async def _send(keys: asyncio.StreamWriter, kind: bytes, content: bytes) -> None:
    with contextlib.suppress(ConnectionError):  # the app has left
        keys.write(kind + len(content).to_bytes(4) + content)
        await keys.drain()


async def _end(process: Process, keys: asyncio.StreamWriter) -> None:
    """Ask the app to leave; end it when it does not."""
    try:
        async with asyncio.timeout(_GRACE):
            await _tell(keys, {"type": "quit"})
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
