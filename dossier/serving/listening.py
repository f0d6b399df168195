"""Where the server listens: one address, that of this machine alone unless another is asked for."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

from dossier.errors import DossierError

Address = IPv4Address | IPv6Address


def resolve(host: str) -> Address:
    """Find the address that `host`, a name or an address, stands for.

    Raises DossierError when there is none, or when it means every address of the machine: what
    is reached under no name of its own cannot tell whether it was asked for by that name.
    """
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise DossierError("is no address of this machine", where=host) from None
    address = ip_address(found[0][4][0])
    if not host or address.is_unspecified:
        raise DossierError(
            "would listen at every address of this machine",
            where=host,
            advice="Name the one at which it is to be reached.",
        )
    return address


def listen(address: Address, port: int) -> socket.socket:
    """Open the socket; port 0 takes a free one. Raises DossierError when it cannot be had."""
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    try:
        return socket.create_server((str(address), port), family=family)
    except OSError as fault:
        raise DossierError(
            f"cannot listen here: {fault.strerror}",
            where=f"{address}, port {port}",
            advice="Without --port a free one is taken.",
        ) from None
