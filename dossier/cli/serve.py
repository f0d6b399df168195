"""The command that opens the app in a browser."""

from __future__ import annotations

import asyncio

import click

from dossier.cli.context import confirmed, open_library, put, talk, workspace, workspace_option
from dossier.errors import DossierError

_LOCAL = ("127.0.0.1", "localhost")
_ABROAD = (
    "{host} is reached from other machines. Whoever opens the address first may read and change\n"
    "this library, and read what you may read on this machine. The connection is not encrypted:\n"
    "whoever can listen on the network sees it all, also what lets one in. Serve there?"
)


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Port; 0, the default: a free one."
)
@click.option(
    "--host", default=_LOCAL[0], metavar="ADDRESS",
    help="Address or name to listen at (default: this machine alone).",
)  # fmt: skip
@click.option(
    "--sessions", type=click.IntRange(1, 32), default=2, show_default=True,
    help="How many windows may be open at once.",
)  # fmt: skip
@click.option("--yes", is_flag=True, help="Do not ask before other machines are let in.")
@workspace_option
def serve(port: int, host: str, sessions: int, yes: bool) -> None:
    """Open the app in a browser, for one browser, on this machine.

    Prints the address to open; it works once. Ctrl+c ends it, and every window with it.
    """
    try:
        from dossier.serving.gate import Gate
        from dossier.serving.server import Server
    except ModuleNotFoundError:
        raise DossierError(
            "the app in a browser needs a library that is not installed",
            advice="Get it with: pip install 'dossier[serve]'",
        ) from None
    from dossier.serving.listening import listen, resolve

    address = resolve(host)
    if not address.is_loopback:
        confirmed(_ABROAD.format(host=host), yes=yes)
    open_library()
    with listen(address, port) as listening:
        hosts = (host, *_LOCAL) if address.is_loopback else (host,)
        gate = Gate(hosts, listening.getsockname()[1])
        put(gate.address)
        talk("Open this address in a browser; it works once. Ctrl+c ends it.")
        asyncio.run(Server(gate, workspace(), sessions, talk).run(listening))
