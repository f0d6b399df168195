"""The nouns of the program: articles, passages, statements, verdicts, companies, libraries.

Everything here is frozen plain data. `docs/architecture.md` explains the words; the evidence
selectors follow the W3C Web Annotation Data Model (position + quote), the bibliographic fields
CSL-JSON, the dates EDTF (ISO 8601-2).
"""

from dossier.model.articles import (
    Article,
    Author,
    DigestParagraph,
    Evidence,
    Original,
    ParagraphKind,
    Version,
)
from dossier.model.companies import Company, Facet, Name, Person, Term, Topic, TopicTie
from dossier.model.library import By, Library, Moment
from dossier.model.plain import (
    Fingerprint,
    Offset,
    Ordinal,
    Plain,
    Sha256,
    Slug,
    StatementId,
    Text,
)
from dossier.model.statements import (
    COMPANY,
    JOURNALIST,
    Bound,
    Figure,
    Names,
    Rank,
    Statement,
    Status,
)
from dossier.model.verdicts import Ruling, Verdict

__all__ = [
    "COMPANY",
    "JOURNALIST",
    "Article",
    "Author",
    "Bound",
    "By",
    "Company",
    "DigestParagraph",
    "Evidence",
    "Facet",
    "Figure",
    "Fingerprint",
    "Library",
    "Moment",
    "Name",
    "Names",
    "Offset",
    "Ordinal",
    "Original",
    "ParagraphKind",
    "Person",
    "Plain",
    "Rank",
    "Ruling",
    "Sha256",
    "Slug",
    "Statement",
    "StatementId",
    "Status",
    "Term",
    "Text",
    "Topic",
    "TopicTie",
    "Verdict",
    "Version",
]
