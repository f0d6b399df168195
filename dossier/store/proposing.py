"""What the proposals of an article are made from, and how they are made of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from threading import Event

import msgspec

from dossier import __version__
from dossier.coding.proposing.cues import Cues, read_cues
from dossier.coding.proposing.derived import with_derived
from dossier.coding.proposing.propose import propose
from dossier.model import Article, Company, Facet, Library, Term
from dossier.proposals import Proposal
from dossier.workspace import Workspace


@dataclass(frozen=True)
class Reference:
    """What all articles share: companies, codebook, lexicon and word lists.

    `written` are the word lists as they stand in the workspace, `cues` these with those derived.
    """

    companies: tuple[Company, ...]
    facets: tuple[Facet, ...]
    lexicon: tuple[Term, ...]
    written: Cues
    cues: Cues

    def basis(self, article: Article) -> str:
        """Give a hash of all from which the proposals for an article are made."""
        boilerplate = [item.paragraph for item in article.digest if item.kind == "boilerplate"]
        made_from = (
            __version__, article.text_sha256, article.language, boilerplate,
            self.companies, self.facets, self.lexicon, self.written.topics, self.written.wordings,
        )  # fmt: skip
        return hashlib.sha256(msgspec.json.encode(made_from)).hexdigest()


def read_reference(workspace: Workspace, library: Library) -> Reference:
    """Give what the proposals of a workspace are made from.

    Raises DossierError where its word lists are not sound.
    """
    written = read_cues(workspace.cues, workspace.wordings)
    cues = with_derived(written, library.facets, library.lexicon)
    return Reference(library.companies, library.facets, library.lexicon, written, cues)


def proposals(reference: Reference, of: tuple[Article, str], _stop: Event) -> bytes:
    """Make the proposals for an article and its text: a task for any worker.

    They come in JSON: pickled, a record says what is its default, too.
    """
    article, text = of
    found = propose(article, text, reference.companies, reference.facets, reference.cues)
    return msgspec.json.encode(found)


def read_proposals(content: bytes) -> tuple[Proposal, ...]:
    """Read what `proposals` has made."""
    return msgspec.json.decode(content, type=tuple[Proposal, ...])
