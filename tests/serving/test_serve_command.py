"""The command as it is typed: the real app behind it, and how both end."""

from __future__ import annotations

import asyncio
import os
import re
import select
import signal
import subprocess
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from dossier.errors import DossierError
from dossier.serving.environment import child_environment
from dossier.serving.listening import resolve
from dossier.workspace import Workspace
from tests.cli.conftest import Run, run

__all__ = ["run"]

ON_LINUX = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc to look in")
SECONDS = 30


@asynccontextmanager
async def serving(workspace: Workspace, *arguments: str) -> AsyncIterator[tuple[Process, str]]:
    """Run the command; give its process and the address that it prints."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "dossier", "serve", *arguments, stdin=DEVNULL, stdout=PIPE,
        stderr=DEVNULL,
        env={**os.environ, "DOSSIER_WORKSPACE": str(workspace.root), "API_TOKEN": "planted-secret"},
    )  # fmt: skip
    assert process.stdout
    try:
        async with asyncio.timeout(SECONDS):
            address = (await process.stdout.readline()).decode().strip()
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{40,}", address)
            yield process, address
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """Open the address and the websocket of its page; the app has drawn its library."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as client:
        async with client.get(address) as answer:
            page = await answer.text()
        (found,) = re.findall(r'"(ws://[^"]+)"', page)
        origin = address.partition("/?")[0]
        async with client.ws_connect(
            f"{found}?width=100&height=30", headers={"Origin": origin}
        ) as socket:
            while "AutoNation" not in (await socket.receive()).data.decode():
                pass
            yield socket


def child_of(process: Process) -> int:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    (child,) = map(int, children)
    return child


def wait_for_end(handle: int) -> None:
    """Wait until the process of a pidfd has ended."""
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    assert poll.poll(SECONDS * 1000)
    os.close(handle)


@ON_LINUX
async def test_the_real_app_is_told_no_secret_and_goes_when_its_window_does(
    sample: Workspace,
) -> None:
    async with serving(sample) as (process, address):
        async with opened(address) as socket:
            child = child_of(process)
            environment = Path(f"/proc/{child}/environ").read_text()
            assert f"DOSSIER_WORKSPACE={sample.root}" in environment
            assert "planted-secret" not in environment
            assert address.partition("=")[2] not in environment
            await socket.send_json(["stdin", "c"])  # the comparison, to be come back to
            while "Compare" not in (await socket.receive()).data.decode():
                pass
            handle = os.pidfd_open(child)
        wait_for_end(handle)
        assert '"compare"' in sample.session.read_text()
        process.send_signal(signal.SIGINT)
        assert await process.wait() == 0


@ON_LINUX
@pytest.mark.parametrize("name", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
async def test_apps_go_with_their_server_however_it_ends(
    sample: Workspace, name: signal.Signals
) -> None:
    async with serving(sample) as (process, address), opened(address):
        handle = os.pidfd_open(child_of(process))
        process.send_signal(name)
        wait_for_end(handle)
        assert await process.wait() == (-name if name is signal.SIGKILL else 0)


def test_an_app_that_nobody_can_type_to_leaves_though_it_might_draw_on(sample: Workspace) -> None:
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "dossier.serving.child"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=child_environment(sample, 80, 24),
    ) as app:  # fmt: skip
        assert app.stdin
        app.stdin.close()
        try:
            assert app.wait(SECONDS) == 1
        finally:
            app.kill()


def test_every_address_at_once_is_refused(run: Run, sample: Workspace) -> None:
    for host in ("0.0.0.0", "::", "", "0", "0x0"):  # noqa: S104 - refused
        with pytest.raises(DossierError, match=r"every address|no address"):
            resolve(host)
    done = run("serve", "--yes", "--host", "::", workspace=sample)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Name the one at which it is to be reached." in done.stderr


def test_other_machines_are_let_in_only_by_a_yes(run: Run, sample: Workspace) -> None:
    done = run("serve", "--host", "192.0.2.7", workspace=sample)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--yes" in done.stderr
    done = run("serve", "--host", "192.0.2.7", "--yes", workspace=sample)
    assert (done.returncode, done.stdout) == (1, "")
    assert "192.0.2.7, port 0: cannot listen here" in done.stderr


def test_without_the_extra_it_says_what_to_install(sample: Workspace) -> None:
    code = "import sys; sys.modules['{}'] = None; from dossier.cli import main; main()"
    for missing in ("aiohttp", "textual_serve"):
        done = subprocess.run(
            [sys.executable, "-c", code.format(missing), "serve"],
            env={**os.environ, "DOSSIER_WORKSPACE": str(sample.root)},
            capture_output=True, text=True, check=False, timeout=SECONDS,
        )  # fmt: skip
        assert done.returncode == 1
        assert "pip install 'dossier[serve]'" in done.stderr
