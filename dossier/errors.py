"""What can go wrong, said so that a person can act on it."""

from __future__ import annotations


class DossierError(Exception):
    """A fault in input, data or storage, worded for the person at the keyboard.

    `where` names the file (and line or key), `advice` says what to do next.
    """

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        self.what = what
        self.where = where
        self.advice = advice
        super().__init__(what)

    def __str__(self) -> str:
        message = f"{self.where}: {self.what}" if self.where else self.what
        return f"{message}\n  {self.advice}" if self.advice else message


class PassingError(DossierError):
    """A fault that need not be there at another time, or on another machine."""


class UnknownNameError(DossierError):
    """A company, facet or other name that the library does not hold."""


class ConflictError(DossierError):
    """A save that rests on a revision which is no longer the newest."""


class OccupiedError(DossierError):
    """A file stands in the way that may be replaced only if the person says so."""


class StorageError(DossierError):
    """The store could not be read or written; what was stored before still stands."""
