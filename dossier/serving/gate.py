"""Who is let in: the one browser that brings the token first, asking us by our own name.

The token opens once, and is exchanged for a cookie. The cookie's path is a secret too: a browser
sends cookies to every port of a machine, so that another server there could ask for ours.
"""

from __future__ import annotations

import hmac
from secrets import token_urlsafe

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

_HTTP_PORT = 80
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "clipboard-read=(), camera=(), microphone=(), geolocation=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_REFUSED = (
    "The address that `dossier serve` prints opens once, in one browser. "
    "Start the command again for another.\n"
)


class Gate:
    """Knows the names we go by, the token, and the browser that brought it.

    The server is reached as `hosts` at `port`; `address` is to be opened first, and everything
    lies under the path `room`.
    """

    def __init__(self, hosts: tuple[str, ...], port: int) -> None:
        written = [f"[{host}]" if ":" in host else host.lower() for host in hosts]
        self._names = {f"{host}:{port}" for host in written}
        if port == _HTTP_PORT:
            self._names.update(written)  # browsers leave this port out
        self._token = token_urlsafe(32)
        self._pass = token_urlsafe(32)
        self._cookie = f"dossier-{port}"
        self.room = f"/{token_urlsafe(16)}"
        self.address = f"http://{written[0]}:{port}/?token={self._token}"

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let a request pass; another is answered with 421 (not our name) or 403."""
        names = [name.lower() for name in request.headers.getall(hdrs.HOST, [])]
        if len(names) != 1 or names[0] not in self._names:
            raise web.HTTPMisdirectedRequest(text="This server does not go by that name.\n")
        origins = request.headers.getall(hdrs.ORIGIN, [])
        unnamed = hdrs.UPGRADE in request.headers and not origins
        if unnamed or any(origin != f"http://{names[0]}" for origin in origins):
            raise web.HTTPForbidden(text="Only our own page may ask for this.\n")
        if request.path != "/" and not _same(request.cookies.get(self._cookie, ""), self._pass):
            raise web.HTTPForbidden(text=_REFUSED)
        return await handler(request)

    async def enter(self, request: web.Request) -> web.Response:
        """Exchange the token for the cookie, and lead to the page without it."""
        if not (self._token and _same(request.query.get("token", ""), self._token)):
            raise web.HTTPForbidden(text=_REFUSED)
        self._token = ""
        entrance = f"{self.room}/"
        response = web.Response(status=303, headers={hdrs.LOCATION: entrance})
        response.set_cookie(
            self._cookie, self._pass, path=entrance, httponly=True, samesite="Strict"
        )
        return response

    @staticmethod
    async def protect(_request: web.Request, response: web.StreamResponse) -> None:
        """Add the headers by which a browser keeps what we send to our page."""
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)


def _same(brought: str, secret: str) -> bool:
    return hmac.compare_digest(brought.encode("utf-8", "replace"), secret.encode())
