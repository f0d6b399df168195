"""Addresses that articles give: whether one may be opened, and how it is shown before it is."""

from __future__ import annotations

from dataclasses import dataclass
from string import punctuation
from urllib.parse import quote, urlsplit

SCHEMES = ("http", "https", "mailto")
_LONGEST = 500  # characters: an address is shown whole before it is opened


@dataclass(frozen=True)
class Address:
    """An address that may be opened, in ASCII; `goes_to` is the host, or who gets the mail."""

    url: str
    goes_to: str


def openable(address: str) -> Address | None:
    """Give an address as it may be opened, None where it is none of the web or of mail.

    Letters that are not ASCII are written out, since a name may only look like another; a name and
    password before the host go, since they may look like a host.
    """
    if len(address) > _LONGEST or any(
        character.isspace() or not character.isprintable() for character in address
    ):
        return None
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # also what IDNA raises
        return None
    if parts.scheme == "mailto":
        return Address(_ascii(address), _ascii(parts.path)) if "@" in parts.path else None
    if parts.scheme not in SCHEMES or not host:
        return None
    netloc = f"[{host}]{port}" if ":" in host else f"{host}{port}"
    return Address(_ascii(parts._replace(netloc=netloc).geturl()), host)


def _ascii(address: str) -> str:
    return quote(address, safe=punctuation)
