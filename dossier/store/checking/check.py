"""A whole workspace is verified; the check tells everything that is wrong, not the first thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.counting import count
from dossier.store.building.build import open_store, pending
from dossier.store.building.build_report import BuildReport
from dossier.store.building.inputs import PartialInputs, inspect_inputs
from dossier.store.checking.faults import Fault, Faults
from dossier.store.checking.inspection import Articles, Dossier, inspect_articles, inspect_dossier
from dossier.store.checking.journal_check import inspect_journal
from dossier.store.checking.removed_check import inspect_removed
from dossier.store.checking.review_check import inspect_reviews
from dossier.store.checking.texts import exact_texts, hold_to_texts, strays
from dossier.store.continuity import breaks
from dossier.store.rules import rules
from dossier.store.shelf import Shelf
from dossier.workspace import Workspace

_STRANGE = (
    "A synchronising program may have left it there; move it away. To compare it with what is "
    "stored: dossier restore"
)


@dataclass(frozen=True)
class CheckReport:
    """How many statements there are, how many rest on sound evidence, and what is wrong.

    `notes` are worth knowing but no faults: conflicts that wait for the analyst, passages that
    have no place in an attached text or in a corrected one, and texts that are attached to nothing.
    """

    statements: int
    with_evidence: int
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]

    def lines(self) -> list[str]:
        """Say it in plain words, the counts first."""
        return [
            f"{count(self.statements, 'statement')}, {self.with_evidence} with evidence",
            *(f"fault: {fault}" for fault in self.faults),
            *(f"note: {note}" for note in self.notes),
        ]


def check(workspace: Workspace) -> CheckReport:
    """Verify seeds, reference data, store and attached texts; a store not yet there is built.

    Whatever is wrong is in the report; nothing is raised for it.
    """
    faults = Faults(workspace.root)
    inputs = inspect_inputs(workspace, faults)
    if not faults.found:
        faults.attempt(lambda: open_store(workspace))
    shelf = Shelf(workspace.store)
    with shelf.reading():
        companies = faults.attempt(shelf.companies)
        dossiers = [inspect_dossier(shelf, company, faults) for company in companies or ()]
        articles = inspect_articles(shelf, faults)
        inspect_journal(shelf, faults)
        inspect_removed(shelf, faults)
        if companies is not None:  # else the folder cannot be read, which is told
            texts = exact_texts(workspace, articles)
            faults.attempt(lambda: inspect_reviews(shelf, articles, texts, faults))
            for path, what in breaks(shelf, inputs.companies or (), articles.articles):
                faults.add(path, "", what)
            for path in faults.attempt(shelf.strangers) or ():
                faults.add(path, "", f"is no file of the store by its name. {_STRANGE}")
    statements = [statement for dossier in dossiers for statement in dossier.statements]
    unsound = _hold_to_rules(dossiers, articles, inputs, faults)
    lost, notes = hold_to_texts(workspace, statements, articles, inputs, faults)
    notes += _conflicts(dossiers)
    notes += strays(workspace, articles, faults)
    if not faults.found:
        notes += _compare_with_seeds(workspace, inputs, faults)
    return CheckReport(
        statements=len(statements) + sum(dossier.invalid for dossier in dossiers),
        with_evidence=sum(item.id not in unsound | lost for item in statements),
        faults=tuple(faults.found),
        notes=tuple(notes),
    )


def _hold_to_rules(
    dossiers: Sequence[Dossier], articles: Articles, inputs: PartialInputs, faults: Faults
) -> set[str]:
    """Note what breaks a rule; give the ids of the statements whose evidence does."""
    companies = inputs.companies or ()
    ids = {item.id for item in companies}
    stored = {article.id: article for article in articles.articles}
    known = rules(ids, inputs.facets or (), stored, articles.earlier)
    unknown = {"facet", "topic"} if inputs.facets is None else set()
    if inputs.companies is None:
        unknown |= {"company", "parties"}
    # what a seed says wrongly was noted there, with its line
    seeded = {item for seed in inputs.seeds or () for item in seed.statements}
    unsound: set[str] = set()
    for dossier in dossiers:
        for statement in dossier.statements:
            for place, what in known.broken(statement):
                if place[0] == "evidence":
                    unsound.add(statement.id)
                if place[0] not in unknown and statement not in seeded:
                    faults.add(dossier.path, statement.id, what)
    return unsound


def _conflicts(dossiers: Sequence[Dossier]) -> Iterator[str]:
    for dossier in dossiers:
        for row in dossier.rows:
            if row.conflict:
                yield f"{row.id}: edited by you, and its seed has changed; both are kept"


def _compare_with_seeds(
    workspace: Workspace, inputs: PartialInputs, faults: Faults
) -> Iterator[str]:
    """Note a store that a build would change."""
    whole = inputs.whole
    report = faults.attempt(lambda: pending(workspace, whole)) if whole else None
    if report is None:
        return
    if report.written:
        faults.add(workspace.store, "", f"is behind the seeds{_told(report)}. Run: dossier build")
    for item in report.unseeded:
        yield f"{item}: edited by you or of a corrected article, and no longer in the seeds; kept"


def _told(report: BuildReport) -> str:
    """Say in brackets what a build would do to statements and texts, where it would."""
    parts = [
        f"{count(len(ids), word)} to {what}"
        for ids, word, what in (
            (report.added, "statement", "add"),
            (report.changed, "statement", "change"),
            (report.removed, "statement", "remove"),
            (report.attached, "text", "attach again"),
            (report.ruled, "verdict", "change"),
        )
        if ids
    ]
    return f" ({', '.join(parts)})" if parts else ""
