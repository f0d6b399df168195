"""Where in the app one can be: what a message asks for, and what a session remembers."""

from __future__ import annotations

from msgspec import Struct
from textual.message import Message

from dossier.views.comparison import Rows


class LibraryPlace(Struct, frozen=True, tag="library"):
    """The home screen."""


class ComparePlace(Struct, frozen=True, tag="compare"):
    """Companies (ids) side by side; no `facets` means all facets.

    The cursor stands on the `item` of `topic` in a `column`.
    """

    companies: tuple[str, ...]
    facets: tuple[str, ...] = ()
    rows: Rows = "all"
    topic: str = ""
    column: int = 0
    item: int = 0


class DossierPlace(Struct, frozen=True, tag="dossier"):
    """One company (id), the cursor on `statement` or at the beginning of `facet`."""

    company: str
    statement: str = ""
    facet: str = ""


class ReaderPlace(Struct, frozen=True, tag="reader"):
    """One article (id), the cursor on `statement` or on a paragraph."""

    article: str
    statement: str = ""
    paragraph: int = 0


class SearchPlace(Struct, frozen=True, tag="search"):
    """Results for what has been typed."""

    text: str = ""


class ReviewPlace(Struct, frozen=True, tag="review"):
    """The proposals for an article (an id), or for the first in which one waits."""

    article: str = ""
    proposal: str = ""


Place = LibraryPlace | ComparePlace | DossierPlace | ReaderPlace | SearchPlace | ReviewPlace


class Changed(Message):
    """The library has been edited: screens read it again, the index is made anew."""


class Visit(Message):
    """A request to go to a place; the app knows which screen shows it."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
