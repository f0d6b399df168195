"""The address of a workspace on a server; its password is handed on to the server alone."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from dossier.errors import DossierError

_WORKSPACE = "workspace"  # our own parameter: which of the workspaces of a database
_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_SECRET = ("password", "sslpassword")
_WITHIN = 16  # characters of a fingerprint


class Address:
    """Where a workspace lies: a database, and the schema in it.

    What is shown of it (`str`, `repr`) has no password. Raises DossierError where it cannot be
    understood.
    """

    def __init__(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise _unclear() from None
        if "@" in parts.path + parts.query or parts.fragment:  # a password that is not quoted
            raise _unclear()
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        self.schema = dict(pairs).get(_WORKSPACE, "dossier")
        if not _NAME.fullmatch(self.schema) or self.schema.startswith("pg_"):
            raise DossierError(
                "the name of a workspace on a server has small letters, digits and _, "
                "and begins with a letter"
            )
        rest = [(name, value) for name, value in pairs if name != _WORKSPACE]
        self._url = urlunsplit(parts._replace(query=urlencode(rest, quote_via=quote)))
        open_ = [(name, value) for name, value in pairs if name not in _SECRET]
        self.has_password = parts.password is not None or len(open_) < len(pairs)
        place = _bare(parts.username, parts.hostname, port)
        query = urlencode(open_, quote_via=quote, safe="/")
        self._shown = urlunsplit(("postgresql", place, parts.path, query, ""))

    def __str__(self) -> str:
        return self._shown

    def __repr__(self) -> str:
        return f"Address({self._shown!r})"

    @property
    def fingerprint(self) -> str:
        """A name for what is kept of it on this machine."""
        return hashlib.sha256(self._shown.encode()).hexdigest()[:_WITHIN]

    def handed_on(self) -> str:
        """Give all of it as libpq takes it, for nobody but the driver."""
        return self._url


def _bare(user: str | None, host: str | None, port: int | None) -> str:
    place = f"{user}@" if user else ""
    place += f"[{host}]" if host and ":" in host else host or ""
    return f"{place}:{port}" if port else place


def _unclear() -> DossierError:
    return DossierError(
        "the address of the server cannot be understood",
        advice="It looks like postgresql://ada@server/desk or …/desk?workspace=energy; in a "
        "password %2F stands for /, %40 for @.",
    )
