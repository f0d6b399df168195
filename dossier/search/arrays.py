"""Arrays become bytes, and these bytes arrays again, if nothing about them has changed.

First comes a name by which the file is known, then a checksum of all that follows: the size of a
header, the header, and the arrays, each at a multiple of 64 bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from zlib import crc32

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Struct

Array = npt.NDArray[Any]

_NAME = b"dossier search\n\x00"
_WORD = 4  # bytes of the checksum, and of the size of the header
_STEP = 64


class _Header(Struct, frozen=True):
    """Whose the arrays are, and of each its name, its type and how much is in it."""

    key: str
    arrays: tuple[tuple[str, str, int], ...]


def pack(arrays: Mapping[str, Array], key: str) -> Iterator[bytes | memoryview]:
    """Give the bytes of flat arrays in pieces; they can be unpacked with the same key alone."""
    named = tuple((name, array.dtype.str, len(array)) for name, array in arrays.items())
    header = msgspec.json.encode(_Header(key, named))
    parts: list[bytes | memoryview] = [len(header).to_bytes(_WORD, "little"), header]
    at = len(_NAME) + 2 * _WORD + len(header)
    for array in arrays.values():
        parts.append(bytes(-at % _STEP))
        parts.append(np.ascontiguousarray(array).view(np.uint8).data)
        at += -at % _STEP + array.nbytes
    checksum = 0
    for part in parts:
        checksum = crc32(part, checksum)
    yield _NAME
    yield checksum.to_bytes(_WORD, "little")
    yield from parts


def unpack(data: bytes, key: str) -> dict[str, Array]:
    """Give the arrays by name, not to be written to. Raises ValueError if they are not these."""
    at = len(_NAME) + _WORD
    checksum = crc32(memoryview(data)[at:]).to_bytes(_WORD, "little")
    if data[:at] != _NAME + checksum:
        raise ValueError("damaged")
    size = int.from_bytes(data[at : at + _WORD], "little")
    at += _WORD + size
    header = msgspec.json.decode(data[at - size : at], type=_Header)
    if header.key != key:
        raise ValueError("of something else")
    arrays: dict[str, Array] = {}
    for name, kind, count in header.arrays:
        at += -at % _STEP
        arrays[name] = np.frombuffer(data, kind, count, at) if count else np.zeros(0, kind)
        at += arrays[name].nbytes
    return arrays
