"""Requests of strangers: whoever is not the browser that brought the token gets nothing."""

from __future__ import annotations

import re

import pytest
from aiohttp import WSServerHandshakeError

from .conftest import Served

EVIL = "http://evil.example"


async def test_the_token_opens_once_and_becomes_a_cookie_for_our_page_alone(
    served: Served,
) -> None:
    async with served.client.get(served.gate.address, allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (303, f"{served.gate.room}/")
        cookie = answer.headers["Set-Cookie"]
    assert re.search(r"; HttpOnly; .*SameSite=Strict", cookie)
    assert f"Path={served.gate.room}/" in cookie
    assert await served.status() == 200
    served.client.cookie_jar.clear()
    async with served.client.get(served.gate.address) as again:
        assert again.status == 403
        assert "Set-Cookie" not in again.headers


async def test_a_wrong_token_and_a_mere_look_leave_the_right_one_in_force(served: Served) -> None:
    for query in ("", "?token=", "?token=wrong", "?token=%ff%00é", "?token=" + "x" * 5000):
        async with served.client.get(f"http://{served.name}/{query}") as answer:
            assert answer.status == 403
    async with served.client.head(served.gate.address) as looked:
        assert looked.status == 405
    await served.enter()


@pytest.mark.parametrize("path", ["", "socket", "static/js/textual.js", "nothing"])
async def test_without_the_cookie_there_is_nothing(served: Served, path: str) -> None:
    assert await served.status(path) == 403
    assert await served.status(path, Cookie=f"dossier-{served.port}=forged") == 403
    await served.enter()  # who is in, is in for the page; not for another's path
    async with served.client.get(f"http://{served.name}/elsewhere/{path}") as answer:
        assert answer.status == 403


@pytest.mark.parametrize(
    "name",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1",
     "127.0.0.1:{port}.evil.example", "evil.example@127.0.0.1:{port}", "[::]:{port}",
     "127.1:{port}", ""],
)  # fmt: skip
async def test_a_name_that_is_not_ours_is_refused_though_it_leads_here(
    served: Served, name: str
) -> None:
    """DNS rebinding: another site's name is pointed at this machine, and its page asks us."""
    await served.enter()
    host = name.format(port=served.port)
    assert await served.status(Host=host) == 421
    assert await served.status(Host=host, Origin=f"http://{host}") == 421
    with pytest.raises(WSServerHandshakeError, match="421"):
        await served.socket(Host=host, Origin=f"http://{host}")


async def test_two_names_or_none_are_refused(served: Served) -> None:
    for lines in (
        f"Host: {served.name}\r\nHost: evil.example\r\n",
        "",
        f"Host: evil.example\r\nX-Forwarded-Host: {served.name}\r\n",
    ):
        answer = await served.raw(f"GET / HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())
        assert re.match(rb"HTTP/1.\d 4(00|21) ", answer)


@pytest.mark.parametrize(
    "origin",
    [EVIL, "null", "", "https://127.0.0.1:{port}", "http://127.0.0.1:1", "http://localhost:{port}",
     "http://127.0.0.1:{port}.evil.example"],
)  # fmt: skip
async def test_another_page_is_refused_though_the_browser_is_ours(
    served: Served, origin: str
) -> None:
    await served.enter()
    origin = origin.format(port=served.port)
    assert await served.status(Origin=origin) == 403
    with pytest.raises(WSServerHandshakeError, match="403"):
        await served.socket(Origin=origin)


async def test_a_websocket_needs_the_cookie_and_must_say_whose_page_it_is(served: Served) -> None:
    with pytest.raises(WSServerHandshakeError, match="403"):
        await served.socket()
    await served.enter()
    with pytest.raises(WSServerHandshakeError, match="403"):
        await served.client.ws_connect(served.url("socket"))
    assert await served.status("socket") == 400  # no websocket
    async with await served.socket():
        pass


@pytest.mark.parametrize(
    "path",
    ["../../server.py", "%2e%2e/%2e%2e/server.py", "..%2f..%2fserver.py", "....//server.py",
     "/etc/passwd", "%2fetc%2fpasswd", "js/../../../server.py", "js/%00", "..%5c..%5cserver.py",
     "js/textual.js/../../../app_service.py", "", "js", "../templates/app_index.html"],
)  # fmt: skip
async def test_no_path_leads_out_of_the_folder_of_the_page(served: Served, path: str) -> None:
    await served.enter()
    (cookie,) = served.client.cookie_jar
    answer = await served.raw(
        f"GET {served.gate.room}/static/{path} HTTP/1.1\r\nHost: {served.name}\r\n"
        f"Cookie: {cookie.key}={cookie.value}\r\nConnection: close\r\n\r\n".encode()
    )
    assert re.match(rb"HTTP/1.1 40[034] ", answer), answer[:200]
    assert await served.status("static/js/textual.js") == 200


async def test_only_asking_is_allowed(served: Served) -> None:
    await served.enter()
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE"):
        async with served.client.request(method, served.url("")) as answer:
            assert answer.status == 405


async def test_every_answer_keeps_the_browser_to_our_page(served: Served) -> None:
    await served.enter()
    for path, status in (("", 200), ("static/css/xterm.css", 200), ("nothing", 404)):
        async with served.client.get(served.url(path)) as answer:
            assert answer.status == status
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert answer.headers["X-Frame-Options"] == "DENY"
            assert answer.headers["Cache-Control"] == "no-store"
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; ")
            assert policy.endswith("frame-ancestors 'none'")
            assert not re.search(r"\*|https?:|unsafe-eval|script-src[^;]*unsafe", policy)


async def test_the_page_names_nothing_elsewhere(served: Served) -> None:
    await served.enter()
    async with served.client.get(served.url("")) as answer:
        page = await answer.text()
    assert set(re.findall(r"\w+://[^/\"]+", page)) == {f"ws://{served.name}"}
    for path in re.findall(r"static/[\w./-]+", page):
        assert await served.status(path) == 200, path
