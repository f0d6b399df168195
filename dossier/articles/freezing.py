"""A file's bytes become frozen text: what offsets count in and hashes are taken of."""

from __future__ import annotations

import codecs
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from dossier.cleaning import clean
from dossier.errors import DossierError

LARGEST = 25 * 1024 * 1024
_HEAD = 4096  # bytes by which two bytes a letter are known
_MOSTLY = 0.7
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Frozen:
    """A text that no longer changes: NFC, LF, cleaned; with the hashes that identify it."""

    text: str
    sha256: str
    text_sha256: str


def freeze(path: Path) -> Frozen:
    """Read and freeze the text file `path`.

    Raises DossierError when it is not a regular file, is empty, is over 25 MB or is not text.
    """
    data = read_bytes(path)
    try:
        text = clean(decode(data))
    except DossierError as fault:
        raise DossierError(fault.what, where=str(path)) from None
    if not text.strip():
        raise DossierError("holds no text", where=str(path))
    return Frozen(text, hashlib.sha256(data).hexdigest(), text_hash(text))


def text_hash(text: str) -> str:
    """Give the SHA-256 of a frozen text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_bytes(path: Path) -> bytes:
    """Read a regular file of at most 25 MB. Raises DossierError for any other."""
    try:
        # Non-blocking: opening a named pipe must not wait for its writer.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as fault:
        raise DossierError(f"cannot be opened: {fault.strerror}", where=str(path)) from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise DossierError("is not a regular file", where=str(path))
    with os.fdopen(descriptor, "rb") as file:
        try:
            data = file.read(LARGEST + 1)
        except OSError as fault:
            raise DossierError(f"cannot be read: {fault.strerror}", where=str(path)) from None
    if len(data) > LARGEST:
        raise DossierError("is larger than 25 MB", where=str(path))
    return data


def decode(data: bytes) -> str:
    """Decode a text of unknown encoding. Raises DossierError when it is not text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\0" in data:
        return _decode_wide(data)
    # charset guessers take cp1252 for cp1250, so the two usual ones come first; line by line,
    # since a text put together from two sources may be in both
    try:
        return "\n".join(map(_decode_line, data.split(b"\n")))
    except UnicodeDecodeError:
        pass
    import charset_normalizer  # slow to load, and hardly ever needed

    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise DossierError("is not a text file")
    return str(best)


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252")


def _decode_wide(data: bytes) -> str:
    """Decode UTF-16 without a mark: every second byte of a Latin letter is NUL."""
    zeros = (data[:_HEAD:2].count(0), data[1:_HEAD:2].count(0))
    if max(zeros) > _MOSTLY * min(len(data), _HEAD) / 2 and not min(zeros):
        try:
            return data.decode("utf-16-be" if zeros[0] else "utf-16-le")
        except UnicodeDecodeError:
            pass
    raise DossierError("is not a text file")
