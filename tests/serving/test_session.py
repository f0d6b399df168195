"""What passes between page and app, and how many there may be."""

from __future__ import annotations

import asyncio
import json
import os

import aiohttp
import pytest
from aiohttp import WSMsgType, WSServerHandshakeError

from .conftest import MOST, SECONDS, Served


async def drawn(socket: aiohttp.ClientWebSocketResponse) -> bytes:
    message = await socket.receive()
    assert message.type is WSMsgType.BINARY, message
    content: bytes = message.data
    return content


async def opened(served: Served, query: str = "") -> aiohttp.ClientWebSocketResponse:
    """Open a session; what the stand-in says first has been read."""
    socket = await served.socket(query)
    await drawn(socket)
    return socket


async def ending(socket: aiohttp.ClientWebSocketResponse) -> int | None:
    async for message in socket:
        assert message.type is WSMsgType.BINARY
    return socket.close_code


async def test_the_app_is_told_no_secret(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_TOKEN", "AWS_SECRET_ACCESS_KEY", "DOSSIER_PASSWORD", "SSH_AUTH_SOCK"):
        monkeypatch.setenv(name, "planted-secret")
    monkeypatch.setenv("DOSSIER_CONFIG", "mine")
    await served.enter()
    socket = await served.socket("?width=101&height=33")
    told = json.loads(await drawn(socket))
    assert "planted-secret" not in told.values()
    assert served.gate.address.partition("=")[2] not in told.values()
    assert (told["DOSSIER_CONFIG"], told["COLUMNS"], told["ROWS"]) == ("mine", "101", "33")
    assert set(told) <= {
        "HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "NO_COLOR",
        "XDG_CONFIG_HOME", "XDG_DATA_HOME", "DOSSIER_CONFIG", "DOSSIER_WORKSPACE",
        "COLUMNS", "ROWS", "TERM", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DRIVER",
        "PYTHONPATH", "PYTHONUTF8",
    }  # fmt: skip


async def test_keys_sizes_and_focus_reach_the_app(served: Served) -> None:
    await served.enter()
    socket = await opened(served)
    await socket.send_json(["stdin", "é\ud800"])
    assert await drawn(socket) == "Dé?".encode()
    await socket.send_json(["focus"])
    assert await drawn(socket) == b'M{"type": "focus"}'
    await socket.send_json(["resize", {"width": 10**9, "height": -1}])
    assert await drawn(socket) == b'M{"type": "resize", "width": 1000, "height": 1}'
    await socket.send_json(["ping", "7"])
    assert await socket.receive_json() == ["pong", "7"]


@pytest.mark.parametrize(
    "query", ["?width=9999999999&height=9", "?width=-1&height=%C2%B2", "?width[]="]
)
async def test_no_window_is_too_large_to_begin_with(served: Served, query: str) -> None:
    await served.enter()
    told = json.loads(await drawn(await served.socket(query)))
    assert 1 <= int(told["COLUMNS"]) <= 1000
    assert 1 <= int(told["ROWS"]) <= 500


async def test_the_app_opens_links_and_nothing_else(served: Served) -> None:
    await served.enter()
    socket = await opened(served)
    for url in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//x",
        "https://a.example/",
    ):
        word = json.dumps({"type": "open_url", "url": url, "new_tab": True})
        await socket.send_json(["stdin", f"!{word}"])
    await socket.send_json(["stdin", '!{"type": "deliver_file_start", "key": "k", "path": "/etc"}'])
    await socket.send_json(["stdin", "end"])
    assert await socket.receive_json() == [
        "open_url", {"url": "https://a.example/", "new_tab": True},
    ]  # fmt: skip
    assert await drawn(socket) == b"Dend"


@pytest.mark.parametrize(
    "frame",
    ["", "no JSON", "{}", "[]", "7", '["stdin"]', '["stdin", 7]', '["stdin", null]', '["quit"]',
     '["resize", [1, 2]]', '["resize", {"width": "1", "height": 1e9}]', '["focus", 1]',
     "[" * 100_000, "1" * 100_000, b"bytes"],
)  # fmt: skip
async def test_what_our_page_would_not_send_ends_the_session(
    served: Served, frame: str | bytes
) -> None:
    await served.enter()
    socket = await opened(served)
    await (socket.send_bytes(frame) if isinstance(frame, bytes) else socket.send_str(frame))
    assert await ending(socket) == 1008


async def test_a_huge_frame_ends_the_session_and_a_long_text_does_not(served: Served) -> None:
    await served.enter()
    socket = await opened(served)
    await socket.send_json(["stdin", "x" * 1_000_000])
    assert len(await drawn(socket)) == 1_000_001
    await socket.send_str("x" * 2_000_000)
    assert await ending(socket) == 1009


async def test_no_more_sessions_than_allowed(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.serving.server._PATIENCE", 0.05)
    await served.enter()
    sockets = await asyncio.gather(*(opened(served) for _ in range(MOST)))
    for _ in range(3):
        with pytest.raises(WSServerHandshakeError, match="503"):
            await served.socket()
    for socket in sockets:
        await socket.send_json(["stdin", "still here"])
        assert await drawn(socket) == b"Dstill here"


async def test_a_session_that_ends_makes_room(served: Served) -> None:
    """As a page does that is loaded again: its old session may still be ending."""
    await served.enter()
    for _ in range(MOST + 2):
        socket = await opened(served)
        await socket.close()


async def test_an_app_that_breaks_ends_its_session_and_says_why(served: Served) -> None:
    await served.enter()
    socket = await opened(served)
    await socket.send_json(["stdin", "?"])
    assert await ending(socket) == 1000
    assert await asyncio.wait_for(served.told.get(), SECONDS) == "broke"


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="no way to await another's process")
async def test_an_app_that_will_not_leave_is_ended(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.serving.session._GRACE", 0.05)
    await served.enter()
    socket = await opened(served)
    await socket.send_json(["stdin", "#"])
    handle = os.pidfd_open(int(await drawn(socket)))
    ended = asyncio.Event()
    asyncio.get_running_loop().add_reader(handle, ended.set)
    await socket.close()
    await asyncio.wait_for(ended.wait(), SECONDS)
    asyncio.get_running_loop().remove_reader(handle)
    os.close(handle)
