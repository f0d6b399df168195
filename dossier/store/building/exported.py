"""Which seed files stand as the program writes them: nothing that was said by hand is in them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from dossier import records
from dossier.coding import seed_text as layout
from dossier.coding.seeds import Seed, read_seed, seed_files
from dossier.errors import DossierError
from dossier.model import Article, Statement, Verdict
from dossier.store.assembling import source_order
from dossier.store.verdicts import in_order
from dossier.workspace import Workspace


def seed_text(
    article: Article, statements: Iterable[Statement], verdicts: Iterable[Verdict] = ()
) -> str:
    """Write a seed file with its statements in source order."""
    return layout.seed_text(article, sorted(statements, key=source_order), in_order(verdicts))


def is_exported(seed: Seed) -> bool:
    """Tell whether a seed file is, to the letter, what an export would write of what it says.

    Raises DossierError when it cannot be read.
    """
    return seed_text(seed.article, seed.statements, seed.verdicts) == records.text_of(seed.path)


def exported(workspace: Workspace) -> dict[str, Article]:
    """Give by id the articles of such seeds; a corrected text may take the place of theirs."""
    found: dict[str, Article] = {}
    with suppress(DossierError):  # no folder; commands that need it tell
        for path in seed_files(workspace.seeds):
            with suppress(DossierError):  # a seed that cannot be read is told by the check
                seed = read_seed(path)
                if is_exported(seed):
                    found[seed.article.id] = seed.article
    return found
