"""Whether the store has taken in all that the seeds say, so that it may be written back to them."""

from __future__ import annotations

from dossier.errors import ConflictError, DossierError
from dossier.model import Library
from dossier.store.building.build import pending
from dossier.store.building.inputs import read_inputs
from dossier.workspace import Workspace


def refuse_unbuilt(workspace: Workspace, library: Library) -> None:
    """Keep what a seed says and the store does not from being overwritten.

    A seed whose article was corrected since says nothing new by that. Raises ConflictError where a
    seed has changed under an edit, another DossierError where the seeds are faulty or a build would
    bring something new.
    """
    inputs = read_inputs(workspace)
    report = pending(workspace, inputs)
    articles = (seed.article for seed in inputs.seeds if seed.article.id not in report.behind)
    news = [
        *(article.id for article in articles if library.article.get(article.id) != article),
        *report.added,
        *report.changed,
        *report.removed,
        *(f"the verdict on {' and '.join(pair.split())}" for pair in report.ruled),
    ]
    if news:
        raise DossierError(
            f"the seeds have changed and the store has not: {', '.join(news)}",
            where=str(workspace.seeds),
            advice="Run dossier build first; what you have edited stays.",
        )
    if report.conflicts:
        raise ConflictError(
            f"edited by you, and their seeds have changed: {', '.join(report.conflicts)}",
            where=str(workspace.seeds),
            advice="Decide first which version stands, by saving it in the app.",
        )
