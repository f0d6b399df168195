"""The companies and the codebook are changed, and what is stored follows: all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dossier.codebook.forwarding import Forwarding
from dossier.codebook.reading import parse_codebook, parse_companies
from dossier.coding.seeds import read_seeds
from dossier.counting import count
from dossier.errors import DossierError, StorageError
from dossier.model import Company, Facet, Statement
from dossier.store import files, freshness, rows
from dossier.store.amending.recoding import recode, recode_reviews
from dossier.store.building.build import open_store
from dossier.store.building.inputs import refuse_reserved
from dossier.store.rows import CompanyRow
from dossier.store.shelf import Drafts, Shelf
from dossier.store.undo import kept
from dossier.store.undo.journal import Pen
from dossier.store.undo.kept import Dossiers, Kept, PlainFile, Spliced
from dossier.workspace import Workspace


@dataclass(frozen=True)
class Standing:
    """What there is when a change is decided on: the two texts, what they say, what is stored.

    `dossiers` are the statements and the history of every company.
    """

    workspace: Workspace
    companies_text: str
    codebook_text: str
    companies: tuple[Company, ...]
    facets: tuple[Facet, ...]
    dossiers: Dossiers

    @cached_property
    def forward(self) -> Forwarding:
        """The way from former ids to those before the change."""
        return Forwarding(self.companies, self.facets)

    @cached_property
    def seeded(self) -> tuple[Statement, ...]:
        """The statements of the seeds. Raises DossierError when a seed is not sound."""
        seeds = read_seeds(self.workspace.seeds, self.forward.statement)
        return tuple(statement for seed in seeds for statement in seed.statements)

    def stored(self, mention: Callable[[Statement], bool]) -> list[str]:
        """Give the ids of the stored statements for which `mention` is true."""
        rows = self.dossiers.rows.values()
        return [row.id for row in rows if row.statement is not None and mention(row.statement)]

    def only_seeded(self, mention: Callable[[Statement], bool]) -> list[str]:
        """Give the same of the seeds, where nothing is stored that mentions it."""
        stored = set(self.stored(mention))
        return [item.id for item in self.seeded if mention(item) and item.id not in stored]


@dataclass(frozen=True)
class Change:
    """New texts of the files (None: as it is), and the companies (ids) whose dossier goes.

    `did` says it for the journal, as in "renamed Acme to Acme Motors".
    """

    did: str
    companies: str | None = None
    codebook: str | None = None
    gone: tuple[str, ...] = ()


def change(workspace: Workspace, decide: Callable[[Standing], Change]) -> int:
    """Change the reference data as `decide` says, and give how many statements followed.

    What is replaced is kept, so that `reverting` can put it back. Raises DossierError when
    `decide` does, when a file cannot be read or what it would say is not sound, StorageError when
    one cannot be written; nothing is changed then.
    """
    open_store(workspace)
    shelf = Shelf(workspace.store)
    with shelf.locked():
        was_current = not freshness.notes(workspace)
        before = _standing(workspace, shelf)
        wanted = decide(before)
        texts = {
            workspace.companies: wanted.companies or before.companies_text,
            workspace.codebook: wanted.codebook or before.codebook_text,
        }
        companies = parse_companies(texts[workspace.companies], str(workspace.companies))
        refuse_reserved(companies, texts[workspace.companies], workspace.companies)
        facets = parse_codebook(texts[workspace.codebook], str(workspace.codebook))
        listed = [company.id for company in companies]
        names = tuple(dict.fromkeys((*listed, *shelf.companies())))
        reviews = shelf.reviews()
        drafts = shelf.drafts(*names, *reviews)
        reviewed = kept.reviewed(shelf, drafts, reviews)
        for company in wanted.gone:
            drafts[company].drop_tables()
        forward = Forwarding(companies, facets)
        followed = recode(shelf, drafts, names, forward)
        recode_reviews(shelf, drafts, reviews, forward)
        put_companies(drafts, companies)
        changed = _changed(texts, before)
        replaced = kept.replaced(
            [_spliced(workspace, path, text) for path, text in changed.items()],
            (before.dossiers, kept.dossiers(shelf, drafts, names), forward),
            (reviewed, kept.reviewed(shelf, drafts, reviews)),
        )
        pen, first = Pen(shelf), {}
        if changed:
            number = pen.record("reference", _told(wanted.did, len(followed), replaced))
            first = kept.keep(shelf, number, replaced)
        # the plain files come before the store: from them a build brings the rest to an end
        written = {path: text.encode("utf-8") for path, text in changed.items()}
        shelf.replace({**first, **pen.around({**written, **drafts.contents()})})
        if was_current:
            with suppress(DossierError):  # the change is made; at worst a build is asked for
                freshness.mark_built(workspace, freshness.now(workspace))
    return len(followed)


def read_text(path: Path) -> str:
    """Read a plain file as it stands, line ends and all. Raises StorageError where it cannot be."""
    try:
        return files.read(path).decode("utf-8")
    except FileNotFoundError:
        raise StorageError("there is no such file", where=str(path)) from None
    except UnicodeDecodeError:
        raise StorageError("is not UTF-8 text", where=str(path)) from None


def _standing(workspace: Workspace, shelf: Shelf) -> Standing:
    companies_text, codebook_text = _text(workspace.companies), _text(workspace.codebook)
    names = shelf.companies()
    return Standing(
        workspace,
        companies_text,
        codebook_text,
        parse_companies(companies_text, str(workspace.companies)),
        parse_codebook(codebook_text, str(workspace.codebook)),
        kept.dossiers(shelf, shelf.drafts(*names), names),
    )


def _text(path: Path) -> str:
    return read_text(path).replace("\r\n", "\n").replace("\r", "\n")


def put_companies(drafts: Drafts, companies: Iterable[Company]) -> None:
    """Write the companies, in their order, into the drafts of their dossiers."""
    for order, company in enumerate(companies, start=1):
        table = drafts[company.id].table(rows.COMPANY)
        rows.put(table, [CompanyRow(company.id, order, company)])


def _changed(texts: dict[Path, str], before: Standing) -> dict[Path, str]:
    held = {before.companies_text, before.codebook_text}
    return {path: text for path, text in texts.items() if text not in held}


def _spliced(workspace: Workspace, path: Path, text: str) -> Spliced:
    file: PlainFile = "companies" if path == workspace.companies else "codebook"
    return kept.spliced(file, read_text(path), text)


def _told(did: str, followed: int, replaced: Kept) -> str:
    """Say what was done, and what followed."""
    reviews = len({item.article for item in replaced.decisions})
    parts = [count(n, what) for n, what in ((followed, "statement"), (reviews, "review")) if n]
    return f"{did}: {', '.join(parts)} followed" if parts else did
