"""Where in the app one can be: what a message asks for, and what a session remembers."""

from __future__ import annotations

from msgspec import Struct
from textual.message import Message

from dossier.model import Library
from dossier.views.as_of import divided, is_known
from dossier.views.comparison import FEWEST, Rows
from dossier.views.figures import Order
from dossier.views.ties import TieType
from dossier.views.timeline import Kind
from dossier.views.verdicts import Which


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


class TimelinePlace(Struct, frozen=True, tag="timeline"):
    """Companies (ids) on one axis, the cursor on `statement`; no `facets`, `kinds` means all."""

    companies: tuple[str, ...]
    facets: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    statement: str = ""


class FiguresPlace(Struct, frozen=True, tag="figures"):
    """The figures of companies (ids), the cursor on those of `statement`."""

    companies: tuple[str, ...]
    facets: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    order: Order = "unit"
    statement: str = ""


class ApartPlace(Struct, frozen=True, tag="apart"):
    """What sets companies (ids) apart, one alone from all others; the cursor on `statement`."""

    companies: tuple[str, ...]
    facets: tuple[str, ...] = ()
    statement: str = ""


class TensionsPlace(Struct, frozen=True, tag="tensions"):
    """Where statements of companies (ids) disagree, the cursor on `statement` of the pair `at`.

    `which` leaves out those that are ruled on, or those that are not.
    """

    companies: tuple[str, ...]
    facets: tuple[str, ...] = ()
    which: Which = "all"
    at: tuple[str, ...] = ()
    statement: str = ""


class PromisesPlace(Struct, frozen=True, tag="promises"):
    """What became of the plans of companies (ids), the cursor on `statement` of the plan `at`."""

    companies: tuple[str, ...]
    facets: tuple[str, ...] = ()
    which: Which = "all"
    at: tuple[str, ...] = ()
    statement: str = ""


class ChangedPlace(Struct, frozen=True, tag="changed"):
    """What has changed since a date, or since it was last looked at."""

    since: str = ""


class LinksPlace(Struct, frozen=True, tag="links"):
    """Who is tied to whom (ids of actors): all of them, those around `name`, or the ways `to` one.

    No `types` means all; `columns` are names chosen for the matrix. The cursor is `at` a tie, its
    two ends, and shows a `statement` of it.
    """

    name: str = ""
    to: str = ""
    types: tuple[TieType, ...] = ()
    columns: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    statement: str = ""


def links_of(companies: tuple[str, ...], statement: str = "") -> LinksPlace:
    """Give the place of those around one company (an id), or of several as columns."""
    present = tuple(dict.fromkeys(divided(item)[0] for item in companies))
    if len(present) == 1:
        return LinksPlace(present[0], statement=statement)
    return LinksPlace(columns=present, statement=statement)


class SearchPlace(Struct, frozen=True, tag="search"):
    """Results for what has been typed."""

    text: str = ""


class ReviewPlace(Struct, frozen=True, tag="review"):
    """The proposals for an article (an id), or for the first in which one waits."""

    article: str = ""
    proposal: str = ""


class CompaniesPlace(Struct, frozen=True, tag="companies"):
    """The companies and their names, the cursor on one of them (an id)."""

    company: str = ""


class CodebookPlace(Struct, frozen=True, tag="codebook"):
    """Facets and topics, the cursor on a facet (an id) and a topic in it."""

    facet: str = ""
    topic: str = ""


class OrphansPlace(Struct, frozen=True, tag="orphans"):
    """The passages without a place in one article (an id) or in all, the cursor on `statement`."""

    article: str = ""
    statement: str = ""


Place = (
    LibraryPlace
    | ComparePlace
    | DossierPlace
    | ReaderPlace
    | TimelinePlace
    | FiguresPlace
    | ApartPlace
    | TensionsPlace
    | PromisesPlace
    | ChangedPlace
    | LinksPlace
    | SearchPlace
    | ReviewPlace
    | CompaniesPlace
    | CodebookPlace
    | OrphansPlace
)


def is_there(place: Place, library: Library) -> bool:
    """Tell whether the library holds what a place is about; it may have been merged away."""
    match place:
        case ComparePlace(companies=companies):
            return len(companies) >= FEWEST and all(is_known(library, item) for item in companies)
        case (
            TimelinePlace(companies=companies)
            | FiguresPlace(companies=companies)
            | ApartPlace(companies=companies)
            | TensionsPlace(companies=companies)
            | PromisesPlace(companies=companies)
        ):
            return bool(companies) and all(item in library.company for item in companies)
        case DossierPlace(company=company):
            return company in library.company
        case ReaderPlace(article=article):
            return article in library.article
        case ReviewPlace(article=article) | OrphansPlace(article=article):
            return not article or article in library.article
    return True


class Changed(Message):
    """The library has been edited: screens read it again, the index is made anew."""


class Visit(Message):
    """A request to go to a place; the app knows which screen shows it."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
