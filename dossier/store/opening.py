"""The workspace that a person asks for is opened, or made: in a folder, or on a server."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.errors import DossierError
from dossier.store.contents import is_unfinished
from dossier.workspace import ENVIRONMENT, Workspace, choose, create, is_address

if TYPE_CHECKING:
    from dossier.store.copying import Progress
    from dossier.store.server.address import Address

_EXTRA = "psycopg"


def open_workspace(asked: str | None, say: Callable[[str], None]) -> Workspace:
    """Open a workspace by its folder or its address; without either, as `choose` finds it.

    `say` is told where a server cannot be reached, and the library is shown as it was last read.
    Raises DossierError when there is no workspace, or its making has not been brought to an end.
    """
    place = asked or os.environ.get(ENVIRONMENT, "")
    found = _shared(place, say) if is_address(place) else choose(Path(asked) if asked else None)
    if is_unfinished(found) or (found.server and not found.codebook.exists()):
        raise DossierError(
            "is a copy that was not brought to its end",
            where=found.server or str(found.root),
            advice="Say again what you said to make it (dossier copy, or init): it goes on.",
        )
    return found


def make_workspace(asked: str, *, sample: bool) -> Workspace:
    """Make a workspace in a folder or on a server, as `create` does.

    Raises DossierError where there is one, or none can be made.
    """
    if not is_address(asked):
        return create(Path(asked), sample=sample)
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return copy_workspace(
            create(Path(folder) / "new", sample=sample), asked, name="dossier init"
        )


def copy_workspace(
    source: Workspace, to: str, progress: Progress = lambda _done, _of: None, name: str = ""
) -> Workspace:
    """Copy a workspace into an empty one, which is made, and verify it; broken off, go on.

    Raises DossierError where `to` holds something else.
    """
    import tempfile

    from dossier.store.copying import copy, end

    target = _target(to)
    copy(source, target, progress, name)
    if not target.server:
        end(source, target, target)
        return target
    from dossier.store.server.opening import read_afresh

    with tempfile.TemporaryDirectory() as folder, _extra():
        end(source, target, read_afresh(_address(to), Path(folder) / "copied"))
    return target


def _target(to: str) -> Workspace:
    if not is_address(to):
        return Workspace(Path(to).resolve())
    with _extra():
        from dossier.store.server.opening import make_shared, open_shared

        address = _address(to)
        make_shared(address)
        return open_shared(address)[0]


def _shared(asked: str, say: Callable[[str], None]) -> Workspace:
    with _extra():
        from dossier.store.server.opening import open_shared

        found, said = open_shared(_address(asked))
    if said:
        say(said)
    return found


def _address(text: str) -> Address:
    from dossier.store.server.address import Address

    return Address(text)


@contextmanager
def _extra() -> Iterator[None]:
    """Say how to get the library that speaks to a server, where it is not installed."""
    try:
        yield
    except ModuleNotFoundError as fault:
        if fault.name != _EXTRA:
            raise
        raise DossierError(
            "a workspace on a server needs a library that is not installed",
            advice="Get it with: pip install 'dossier[team]'",
        ) from None
