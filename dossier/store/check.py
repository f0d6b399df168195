"""A whole workspace is verified; the check tells everything that is wrong, not the first thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from dossier.articles.anchoring import holds
from dossier.articles.paragraphs import paragraphs
from dossier.errors import DossierError
from dossier.model import Statement
from dossier.store import originals
from dossier.store.build import open_store, pending
from dossier.store.faults import Fault, Faults
from dossier.store.inputs import PartialInputs, inspect_inputs
from dossier.store.inspection import Articles, Dossier, inspect_articles, inspect_dossier
from dossier.store.rules import rules
from dossier.store.shelf import Shelf
from dossier.workspace import Workspace


@dataclass(frozen=True)
class CheckReport:
    """How many statements there are, how many rest on sound evidence, and what is wrong.

    `notes` are worth knowing but no faults: conflicts that wait for the analyst, and passages
    that have no place in an attached text.
    """

    statements: int
    with_evidence: int
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]

    def lines(self) -> list[str]:
        """Say it in plain words, the counts first."""
        return [
            f"{self.statements} statements, {self.with_evidence} with evidence",
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
        dossiers = [inspect_dossier(shelf, company, faults) for company in shelf.companies()]
        articles = inspect_articles(shelf, faults)
    statements = [statement for dossier in dossiers for statement in dossier.statements]
    unsound = _hold_to_rules(dossiers, articles, inputs, faults)
    lost, notes = _hold_to_texts(workspace, statements, articles, faults)
    _hold_imports_to_texts(workspace, articles, faults)
    notes += _conflicts(dossiers)
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
    known = rules((item.id for item in companies), inputs.facets or (), articles.articles)
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


def _hold_to_texts(
    workspace: Workspace, statements: Sequence[Statement], articles: Articles, faults: Faults
) -> tuple[set[str], list[str]]:
    """Hold passages against the attached texts.

    Gives the ids of the statements with a passage that differs, and notes on the passages that
    have no place in another version of their text.
    """
    unsound: set[str] = set()
    notes: list[str] = []
    coded = {article.id: article for article in articles.articles}
    for attachment in articles.attachments:
        article = coded.get(attachment.article)
        original = faults.attempt(partial(originals.load, workspace, attachment))
        if article is None or original is None:
            continue
        if attachment.exact != (attachment.text_sha256 == article.text_sha256):
            faults.add(articles.path, article.id, "the record of the attached text does not fit it")
        for statement in statements:
            for evidence in statement.evidence:
                if evidence.article != article.id:
                    continue
                place = original.locate(evidence)
                if place is None:
                    notes.append(
                        f"{statement.id}: its passage in paragraph {evidence.paragraph} is not in "
                        f"the text attached to {article.id}, or more than once"
                    )
                elif not holds(original.text, evidence, *place):
                    unsound.add(statement.id)
                    path = originals.place(workspace, article.id)
                    what = f"the passage at {place[0]}-{place[1]} is not the one coded"
                    faults.add(path, statement.id, what)
    return unsound, notes


def _hold_imports_to_texts(workspace: Workspace, articles: Articles, faults: Faults) -> None:
    """Note imported articles whose paragraphs are not those of their texts."""
    attached = {item.article: item for item in articles.attachments}
    known = {article.id: article for article in articles.articles}
    for item in articles.imports:
        article, attachment = known.get(item.article), attached.get(item.article)
        if article is None or attachment is None:
            continue  # noted already
        if not attachment.exact:
            faults.add(articles.path, article.id, "another text is attached than was imported")
            continue
        try:
            text = originals.load(workspace, attachment).text
        except DossierError:
            continue  # noted with the other texts
        recorded = [(part.paragraph, part.start, part.end) for part in article.digest]
        divided = [(part.number, part.start, part.end) for part in paragraphs(text)]
        if recorded != divided or article.characters != len(text):
            faults.add(articles.path, article.id, "its paragraphs are not those of its text")


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
        faults.add(
            workspace.store,
            "",
            f"is behind the seeds ({len(report.added)} statements to add, {len(report.changed)} "
            f"to change, {len(report.removed)} to remove). Run: dossier build",
        )
    for item in report.unseeded:
        yield f"{item}: edited by you, and no longer in the seeds; kept"
