"""One place decides who works: this process, workers on this machine, or a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dossier.errors import DossierError

if TYPE_CHECKING:
    from dossier.workers.spread import Spread


@contextmanager
def chosen(workers: int = 0, cluster: str = "") -> Iterator[Spread | None]:
    """Give those who work: so many on this machine, those of a scheduler, or None: who else does.

    Raises DossierError when Dask is not installed, or as `spread.joined` does.
    """
    if not (workers or cluster):
        yield None
        return
    try:
        from dossier.workers.spread import joined, local
    except ModuleNotFoundError:
        raise DossierError(
            "workers need a library that is not installed",
            advice="Get it with: pip install 'dossier[cluster]'",
        ) from None
    with joined(cluster) if cluster else local(workers) as spread:
        yield spread
