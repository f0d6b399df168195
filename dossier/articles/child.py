"""The process in which one file is read: within limits, so that no file can do harm.

It takes the file's content on standard input and its name as the argument, and answers in JSON
on standard output. Run by `dossier.articles.importing`.
"""

from __future__ import annotations

import contextlib
import sys

import msgspec

from dossier.errors import DossierError
from dossier.model import Plain

MEMORY = 1024**3  # bytes of address space
SECONDS = 20


class Answer(Plain, frozen=True):
    """An `Extract` in JSON, or why there is none."""

    extract: msgspec.Raw = msgspec.Raw()
    refused: str = ""


def main() -> None:
    """Read standard input and answer."""
    limit()
    name = sys.argv[1]
    sys.stdout.buffer.write(msgspec.json.encode(answer(name, sys.stdin.buffer.read())))


def answer(name: str, data: bytes) -> Answer:
    """Read a file's content; whatever goes wrong in it is a refusal."""
    try:
        from dossier.articles.extract import extract  # only now, within the limits

        return Answer(extract=msgspec.Raw(msgspec.json.encode(extract(name, data))))
    except DossierError as fault:
        return Answer(refused=f"{fault.what}. {fault.advice}".strip(". "))
    except MemoryError:
        return Answer(refused="needs more than 1 GB of memory to be read")
    except RecursionError:
        return Answer(refused="is nested too deep to be read")
    except Exception as fault:  # a library's own, on a file made to break it
        return Answer(refused=f"cannot be read: it is damaged ({type(fault).__name__})")


def limit() -> None:
    """Limit memory and time, and write no file; where the system has no limits, time only."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
