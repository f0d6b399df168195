"""What a build starts from: seeds and reference data, verified as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from dossier import records
from dossier.codebook import read_codebook, read_companies, read_lexicon
from dossier.codebook.forwarding import Forwarding
from dossier.coding.seeds import Seed, joined, read_seed, read_seeds, seed_files
from dossier.errors import DossierError
from dossier.model import Article, Company, Facet, Statement, Verdict
from dossier.store.assembling import source_order
from dossier.store.checking.faults import Faults
from dossier.store.rules import rules
from dossier.store.shelf import RESERVED
from dossier.store.verdicts import misruled
from dossier.workspace import Workspace


@dataclass(frozen=True)
class Inputs:
    """Facets and companies in their order, and the seeds in that of their file names."""

    facets: tuple[Facet, ...]
    companies: tuple[Company, ...]
    seeds: tuple[Seed, ...]

    def statements(self, company: str) -> list[Statement]:
        """Give the seeds' statements about a company (an id), in source order."""
        return sorted(self._about.get(company, ()), key=source_order)

    def verdicts(self, company: str) -> list[Verdict]:
        """Give the seeds' verdicts on statements about a company (an id)."""
        return self._ruled.get(company, [])

    @cached_property
    def _ruled(self) -> dict[str, list[Verdict]]:
        ruled: dict[str, list[Verdict]] = {}
        for verdict in (item for seed in self.seeds for item in seed.verdicts):
            ruled.setdefault(verdict.first.rpartition("-")[0], []).append(verdict)
        return ruled

    @cached_property
    def _about(self) -> dict[str, list[Statement]]:
        about: dict[str, list[Statement]] = {}
        for seed in self.seeds:
            for statement in seed.statements:
                about.setdefault(statement.company, []).append(statement)
        return about


@dataclass(frozen=True)
class PartialInputs:
    """The same, as far as it could be read: None for what could not."""

    facets: tuple[Facet, ...] | None
    companies: tuple[Company, ...] | None
    seeds: tuple[Seed, ...] | None

    @property
    def whole(self) -> Inputs | None:
        """All of it, where nothing is missing."""
        if self.facets is None or self.companies is None or self.seeds is None:
            return None
        return Inputs(self.facets, self.companies, self.seeds)

    def line(self, article: Article, *place: str | int) -> str:
        """Give file and line where a seed says this of an article; nothing where none does."""
        for seed in self.seeds or ():
            if seed.article == article:
                return f"{seed.path}:{records.line_of(seed.path.read_text('utf-8'), place)}"
        return ""


def read_inputs(workspace: Workspace) -> Inputs:
    """Read and verify all that a build starts from.

    Raises DossierError, naming file and line, at the first fault.
    """
    read_lexicon(workspace.lexicon)
    facets = read_codebook(workspace.codebook)
    companies = _read_companies(workspace.companies)
    forward = Forwarding(companies, facets).statement
    inputs = Inputs(facets, companies, read_seeds(workspace.seeds, forward))
    for fault in _broken(inputs):
        raise fault
    return inputs


def inspect_inputs(workspace: Workspace, faults: Faults) -> PartialInputs:
    """Read and verify the same, noting every fault."""
    faults.attempt(lambda: read_lexicon(workspace.lexicon))
    facets = faults.attempt(lambda: read_codebook(workspace.codebook))
    companies = faults.attempt(lambda: _read_companies(workspace.companies))
    paths = faults.attempt(lambda: seed_files(workspace.seeds))
    singly = [faults.attempt(partial(read_seed, path)) for path in paths or ()]
    read = [seed for seed in singly if seed is not None]
    sound = paths is not None and len(read) == len(paths)
    forward = Forwarding(companies or (), facets or ()).statement
    seeds = faults.attempt(lambda: joined(read, forward)) if sound else None
    found = PartialInputs(facets, companies, seeds)
    if found.whole is not None:
        for error in _broken(found.whole):
            faults.add_error(error)
    return found


def _read_companies(path: Path) -> tuple[Company, ...]:
    companies = read_companies(path)
    refuse_reserved(companies, records.text_of(path), path)
    return companies


def refuse_reserved(companies: Iterable[Company], text: str, path: Path) -> None:
    """Raise DossierError at a company whose id the store needs for a file of its own.

    `text` is that of the companies' file `path`.
    """
    for number, company in enumerate(companies):
        if company.id in RESERVED:
            raise DossierError(
                f"{company.id!r} cannot be the id of a company: the store has a file of that name",
                where=f"{path}:{records.line_of(text, ('company', number, 'id'))}",
            )


def _broken(inputs: Inputs) -> Iterator[DossierError]:
    """Give the faults that show only when the files are held against each other."""
    known = rules(
        {company.id for company in inputs.companies},
        inputs.facets,
        {seed.article.id: seed.article for seed in inputs.seeds},
    )
    for seed in inputs.seeds:
        for number, statement in enumerate(seed.statements):
            for place, what in known.broken(statement):
                yield _fault(seed, ("statement", number, *place), f"{statement.id}: {what}")
    yield from _broken_verdicts(inputs.seeds)


def _broken_verdicts(seeds: Iterable[Seed]) -> Iterator[DossierError]:
    seeds = tuple(seeds)
    known = {statement.id for seed in seeds for statement in seed.statements}
    told: dict[tuple[str, str], list[Verdict]] = {}
    for seed in seeds:
        for number, verdict in enumerate(seed.verdicts):
            others = told.setdefault(verdict.pair, [])
            what = misruled(verdict)
            if verdict.second not in known:
                what = f"there is no statement {verdict.second!r} in the seeds"
            elif any(map(verdict.replaces, others)):
                what = "another verdict on these two statements answers the same"
            if what:
                error = _fault(seed, ("verdict", number, "second"), what)
                error.advice = "Take the verdict out of the file, or bring back what it is on."
                yield error
            others.append(verdict)


def _fault(seed: Seed, place: records.Place, what: str) -> DossierError:
    line = records.line_of(seed.path.read_text("utf-8"), place)
    return DossierError(what, where=f"{seed.path}:{line}")
