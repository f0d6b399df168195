"""The work is spread over the workers of Dask: of this machine, or of a cluster that runs."""

from __future__ import annotations

import logging
import platform
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from threading import Event
from time import monotonic

import dask
from distributed import Client, LocalCluster, Security

from dossier import __version__
from dossier.errors import DossierError, PassingError
from dossier.workers.work import Begun, Item, Ready, Result, Shared, Task, Workers

_LOOPBACK = "127.0.0.1"
_PATIENCE = 20  # seconds for a scheduler to answer, and for a first worker
_COUNTED = 5.0  # seconds after which workers are counted again: it asks the scheduler
# On these rests what is read in a file: workers that have others would read it otherwise.
_READERS = (
    "charset-normalizer", "lxml", "markdown-it-py", "msgspec", "pypdf", "trafilatura",
)  # fmt: skip
_SETTINGS = {
    "distributed.scheduler.allowed-failures": 1,  # of its worker; then it is done here
    "distributed.scheduler.http.routes": [],  # nothing to be looked at by other users
    "distributed.worker.http.routes": [],
    "distributed.admin.large-graph-warning-threshold": "1GB",
}


class Spread(Workers):
    """The workers of a scheduler. What they fail at, and lose, is done here.

    So a result is always that of this machine: `redone` counts how often that was necessary.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._threads = 1
        self._counted = -_COUNTED
        self.redone = 0

    @property
    def at_once(self) -> int:
        """How many items can be done at the same time, by those workers that are there now."""
        if monotonic() - self._counted >= _COUNTED:
            with suppress(
                Exception
            ):  # whatever befalls a network: then there are as many as before
                self._threads = max(1, sum(self._client.nthreads().values()))
            self._counted = monotonic()
        return self._threads

    @contextmanager
    def beginning(
        self, task: Task[Shared, Item, Result], shared: Shared, stop: Event
    ) -> Iterator[Callable[[Item], Ready[Result]]]:
        """Give a function that begins the work on an item, for as long as the block lasts."""
        executor = self._client.get_executor(pure=False, retries=1)
        handed: object = shared
        with suppress(Exception):  # a network that is lost: then all is done here
            (handed,) = self._client.scatter([shared], broadcast=True, hash=False)

        def begin(item: Item) -> Ready[Result]:
            def again() -> Result:
                self.redone += 1
                return task(shared, item, stop)

            try:
                future = executor.submit(_done, edition(), task, handed, item)
            except Exception as fault:  # whatever befalls a network
                future = Future[Result]()
                future.set_exception(fault)
            return _Sent(future, again)

        try:
            yield begin
        finally:
            with suppress(Exception):
                executor.shutdown(wait=False)


class _Sent(Begun[Result]):
    """An item that was sent to a worker."""

    def __init__(self, future: Future[Result], again: Callable[[], Result]) -> None:
        super().__init__(future)
        self._again = again

    def result(self) -> Result:
        """Give the result; where the fault was not in the item, it is done here."""
        try:
            return super().result()
        except Exception as fault:
            if isinstance(fault, DossierError) and not isinstance(fault, PassingError):
                raise
            return self._again()


def _done(asked: str, task: Task[Shared, Item, Result], shared: Shared, item: Item) -> Result:
    """Do one item, on a worker."""
    if edition() != asked:  # one that came later
        raise PassingError(f"this worker is another edition: {edition()}")
    return task(shared, item, Event())


@cache
def edition() -> str:
    """Name the versions on which results rest."""
    return ", ".join(
        [f"dossier {__version__}", f"Python {platform.python_version()}", *map(_named, _READERS)]
    )


def _named(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"no {package}"


@contextmanager
def local(number: int) -> Iterator[Spread]:
    """Start so many workers on this machine, and end them with the block.

    They listen on the loopback address alone, and to nobody without the key of this run.
    """
    with (
        tempfile.TemporaryDirectory(prefix="dossier-") as folder,
        dask.config.set(_SETTINGS),
        LocalCluster(
            n_workers=number,
            threads_per_worker=1,
            host=_LOOPBACK,
            dashboard_address=f"{_LOOPBACK}:0",
            security=Security.temporary(),
            silence_logs=logging.CRITICAL,
            local_directory=folder,
            preload=["dossier.workers.shielded"],
        ) as cluster,
        Client(cluster) as client,
    ):
        yield Spread(client)


@contextmanager
def joined(address: str) -> Iterator[Spread]:
    """Use the workers of a scheduler that runs at an address such as tcp://desk:8786.

    Raises DossierError when it does not answer, has no workers, or workers of another edition.
    """
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # we say what matters
    with dask.config.set(_SETTINGS):
        try:
            client = Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError) as fault:
            raise DossierError(
                "no scheduler of Dask answers", where=address, advice=f"{fault}. Nothing was read."
            ) from None
        with client:
            _compare(client, address)
            yield Spread(client)


def _compare(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        found = client.run(edition)
    except TimeoutError:
        raise DossierError(
            "has no workers", where=address, advice=f"Start one: dask worker {address}"
        ) from None
    except ModuleNotFoundError as fault:
        raise DossierError(
            f"its workers lack {fault.name}", where=address,
            advice="They need dossier with the extras that this machine has.",
        ) from None  # fmt: skip
    for worker, its in sorted(found.items()):
        if its != edition():
            raise DossierError(
                f"the worker {worker} would read otherwise: it has {its}",
                where=address,
                advice=f"This machine has {edition()}.",
            )
