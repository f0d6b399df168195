"""The files of the reviews are verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from dossier.articles.anchoring import holds
from dossier.model import Original
from dossier.proposals import Decision, Proposal, Step
from dossier.store import rows
from dossier.store.checking import past
from dossier.store.checking.faults import Faults
from dossier.store.checking.inspection import Articles, valid
from dossier.store.reviews import Basis
from dossier.store.shelf import Shelf


def inspect_reviews(
    shelf: Shelf, articles: Articles, texts: Mapping[str, Original], faults: Faults
) -> None:
    """Note what is wrong with the reviews: unreadable rows, strange articles, gaps in decisions.

    `texts` are the very texts at hand, by article (an id).
    """
    known = {article.id for article in articles.articles}
    for name in shelf.reviews():
        path = shelf.path(name)
        drafts = faults.attempt(partial(shelf.read, name))
        if drafts is None:
            continue
        db = drafts[name]
        article = path.stem
        bases = valid(db.table(rows.REVIEW), Basis, path, faults)
        proposals = valid(db.table(rows.PROPOSALS), Proposal, path, faults)
        decisions = valid(db.table(rows.DECISIONS), Decision, path, faults)
        lost = articles.readable and article not in known
        if lost or drafts.foreign(name) or any(item.article != article for item in bases):
            faults.add(path, article, "the file must be the review of an article that is there")
        elif len(bases) != 1 and (proposals or len(bases) > 1):
            faults.add(path, article, "does not say what its proposals were made from")
        for id_, what in misproposed(article, proposals, texts.get(article)):
            faults.add(path, id_, what)
        for what in misdecided(article, decisions):
            faults.add(path, article, what)


def misproposed(
    article: str, proposals: Sequence[Proposal], text: Original | None
) -> Iterator[tuple[str, str]]:
    """Give the proposals for an article (an id) that are none, and why."""
    seen: set[str] = set()
    for item in proposals:
        place = item.evidence
        if place.article != article:
            yield item.id, "is a proposal for another article"
        elif text and not holds(text.text, place, place.start, place.end):
            yield item.id, "proposes a passage that is not the one coded"
        elif text and text.text[place.start : place.end] != item.quotation:
            yield item.id, "proposes a quotation that is not its passage"
        if item.id.rpartition("-")[0] != item.company:
            yield item.id, f"the id must begin with the company's: {item.company}-"
        if item.id in seen:
            yield item.id, "two records have this id"
        seen.add(item.id)


def misdecided(article: str, decisions: Sequence[Decision]) -> Iterator[str]:
    """Give what is wrong with the decisions on an article (an id)."""
    if [item.number for item in decisions] != list(range(1, len(decisions) + 1)):
        yield "the decisions are not numbered 1, 2, 3 …"
    for decision in decisions:
        if not past.is_moment(decision.when):
            yield f"decision {decision.number} has a date that is none: {decision.when!r}"
        for step in decision.steps:
            if step.proposal.evidence.article != article:
                yield f"decision {decision.number} is on a proposal for another article"
            if not _is_whole(step):
                yield f"decision {decision.number} does not say what became of its proposal"


def _is_whole(step: Step) -> bool:
    """Tell whether a step says what it must, by what was decided: a statement, parts, nothing."""
    made = step.what in {"accepted", "merged"}
    return bool(step.statement) == made and bool(step.parts) == (step.what == "split")
