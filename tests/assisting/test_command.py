"""`dossier mcp` as a client starts it: a process of its own, over standard input and output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters, stdio_client

from dossier.cli.commands import load
from dossier.errors import DossierError
from dossier.workspace import Workspace


async def test_a_client_starts_it_asks_and_ends_it_and_no_file_has_changed(
    sample: Workspace,
) -> None:
    before = _files(sample.root)
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "dossier", "-w", str(sample.root), "mcp"],
        env=dict(os.environ),
    )  # fmt: skip
    async with Client(stdio_client(server)) as client:
        found = await client.call_tool("search", {"words": "usine", "limit": 1})
        told = await client.call_tool("show", {"company": "psa", "as_of": "2018", "limit": 1})
    assert (found.structured_content or {})["found"][0]["claim"]["company"] == "psa"
    assert (told.structured_content or {})["total"] > 0
    assert _files(sample.root) == before


def test_nothing_but_the_protocol_goes_to_standard_output(sample: Workspace) -> None:
    (sample.seeds / "new.toml").write_text("", "utf-8")  # which is talked about
    done = subprocess.run(
        [sys.executable, "-m", "dossier", "mcp", "-w", str(sample.root)],
        input="this is no message\n", capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0
    assert all(line.startswith('{"jsonrpc"') for line in done.stdout.splitlines())
    assert "run dossier build" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_sdk_it_is_said_how_to_get_it(
    sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "dossier.assisting.server", raising=False)
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with pytest.raises(DossierError, match=r"dossier\[mcp\]"):
        load("mcp").main(["-w", str(sample.root)], standalone_mode=False)


def _files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
