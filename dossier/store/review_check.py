"""The files of the reviews are verified."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dossier.proposals import Decision, Proposal
from dossier.store import rows
from dossier.store.faults import Faults
from dossier.store.inspection import Articles, valid
from dossier.store.reviews import Basis
from dossier.store.shelf import REVIEW_FOLDER, Shelf


def inspect_reviews(shelf: Shelf, articles: Articles, faults: Faults) -> None:
    """Note what is wrong with the reviews: unreadable rows, strange articles, gaps in decisions."""
    known = {article.id for article in articles.articles}
    for path in sorted((shelf.folder / REVIEW_FOLDER).glob("[!.]*.json")):
        name = f"{REVIEW_FOLDER}/{path.stem}"
        drafts = faults.attempt(partial(shelf.drafts, name))
        if drafts is None:
            continue
        db = drafts[name]
        bases = valid(db.table(rows.REVIEW), Basis, path, faults)
        if [item.article for item in bases] != [path.stem] or path.stem not in known:
            faults.add(path, path.stem, "the file must be the review of an article that is there")
        for proposal in valid(db.table(rows.PROPOSALS), Proposal, path, faults):
            if proposal.evidence.article != path.stem:
                faults.add(path, proposal.id, "is a proposal for another article")
        decisions = valid(db.table(rows.DECISIONS), Decision, path, faults)
        if not _is_gapless(decisions):
            faults.add(path, path.stem, "the decisions are not numbered 1, 2, 3 …")


def _is_gapless(decisions: Sequence[Decision]) -> bool:
    return [item.number for item in decisions] == list(range(1, len(decisions) + 1))
