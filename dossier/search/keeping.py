"""The index of a library is kept in a file, so that it need not be made at each start.

The file is no data: it may be deleted at any time, and is not missed where it cannot be written.
What it holds is taken only if nothing in it is damaged, and if it was made by this version from
this very library; else the index is made anew. It is replaced whole, so that others may read and
write it at the same time; after a power cut it may be torn, which its checksum tells.
"""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec
import numpy as np

from dossier import __version__
from dossier.errors import StorageError
from dossier.language.lexicon import Lexicon
from dossier.model import Library
from dossier.search.arrays import Array, pack, unpack
from dossier.search.batch import make_batch
from dossier.search.catalogue import Catalogue, Column
from dossier.search.engine import Engine
from dossier.search.neighbours import Neighbours
from dossier.search.postings import Postings
from dossier.search.search import Index
from dossier.search.spellings import Spellings
from dossier.search.tables import Tables
from dossier.store import files

FORMAT = 3  # one more with every change of what is read from a library, or of what is kept of it

_FEWEST = 100  # documents; of fewer, an index is made as fast as it is read
_PART = ".part"
_FORGOTTEN = 3600.0  # seconds after which a part of a file is nobody's


def kept_index(path: Path, library: Library) -> Index:
    """Give the index of a library: the one kept in a file, else a new one, which is kept there."""
    index = read_index(path, library)
    if index is None:
        index = Index.build(library)
        keep_index(path, library, index)
    return index


def read_index(path: Path, library: Library) -> Index | None:
    """Read the index of this very library; None where no sound one is kept."""
    try:
        arrays = unpack(files.read(path), _key(library))
        return _index(arrays, library)
    except (OSError, StorageError, ValueError, KeyError, TypeError, msgspec.MsgspecError):
        return None


def keep_index(path: Path, library: Library, index: Index) -> None:
    """Keep an index that was made from this library, if it is whole and worth it.

    A folder that cannot be written is no reason to stop anybody.
    """
    if library.moment or not index.whole or index.catalogue.size() < _FEWEST:
        return  # an index of an earlier date would take the place of that of the present
    import tempfile  # which loads others, and waits until an index is kept

    with suppress(OSError):
        _forget_parts(path)
        descriptor, name = tempfile.mkstemp(_PART, f".{path.name}.", path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(pack(_arrays(index), _key(library)))
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _forget_parts(path: Path) -> None:
    """Remove what was left by a process that came to a sudden end."""
    for part in path.parent.glob(f".{path.name}.*{_PART}"):
        if time.time() - part.stat().st_mtime > _FORGOTTEN:
            part.unlink(missing_ok=True)


def _key(library: Library) -> str:
    """Give what an index depends on as a fingerprint: the library, and what reads it."""
    read_by = f"{FORMAT} {__version__} {unicodedata.unidata_version} "
    earlier = sorted(library.earlier.items())  # its keys are pairs, which have no order there
    parts = (msgspec.structs.replace(library, earlier={}), earlier)
    content = msgspec.msgpack.encode(parts, order="deterministic")
    return sha256(read_by.encode() + content).hexdigest()


def _arrays(index: Index) -> dict[str, Array]:
    postings = index.engine.main.postings
    spellings, tables = postings.spellings, postings.tables
    arrays: dict[str, Array] = {
        "words": _bytes(spellings.words),
        "lexicon": np.frombuffer(index.engine.lexicon.packed(), np.uint8),
        "counts": np.array([(*words, n) for words, n in postings.counts.items()]).ravel(),
        **{f"tables.{name}": array for name, array in tables._asdict().items()},
        **{f"neighbours.{name}": array for name, array in spellings.neighbours._asdict().items()},
    }
    for name, held in index.catalogue._asdict().items():
        if name != "columns":
            arrays[f"catalogue.{name}"] = held
    for name, column in index.catalogue.columns.items():
        arrays |= {
            f"values.{name}": _bytes(column.values),
            f"owners.{name}": column.owners,
            f"held.{name}": column.held,
        }
    return arrays


def _index(arrays: Mapping[str, Array], library: Library) -> Index:
    spellings = Spellings(_texts(arrays["words"]), Neighbours(**_part(arrays, "neighbours")))
    counts = {(first, last): n for first, last, n in arrays["counts"].reshape(-1, 3).tolist()}
    batch = make_batch(Postings(spellings, Tables(**_part(arrays, "tables")), counts))
    values, owners, held = (_part(arrays, part) for part in ("values", "owners", "held"))
    columns = {name: Column(_texts(values[name]), owners[name], held[name]) for name in values}
    catalogue = Catalogue(**_part(arrays, "catalogue"), columns=columns)
    engine = Engine(batch, Lexicon.unpacked(arrays["lexicon"].tobytes()))
    return Index(library, catalogue, range(catalogue.size()), engine)


def _part(arrays: Mapping[str, Array], part: str) -> dict[str, Array]:
    start = f"{part}."
    return {name[len(start) :]: item for name, item in arrays.items() if name.startswith(start)}


def _bytes(texts: Sequence[str]) -> Array:
    return np.frombuffer(msgspec.msgpack.encode(texts), np.uint8)


def _texts(kept: Array) -> list[str]:
    return msgspec.msgpack.decode(kept.tobytes(), type=list[str])
