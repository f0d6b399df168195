"""The nouns of what the machine suggests: a proposal is no statement until an analyst says so."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from dossier.model import (
    Evidence,
    Figure,
    Names,
    Ordinal,
    Plain,
    Slug,
    StatementId,
    Status,
    Text,
)

Found = Literal["named", "alias", "brand", "person", "generic", "carried over", "main company"]


class Suggestion(Plain, frozen=True):
    """A row of the codebook that may fit, with the words of the sentence that speak for it."""

    facet: Slug
    topic: Slug
    cues: tuple[str, ...] = ()


class Proposal(Plain, frozen=True):
    """A statement suggested by the machine, waiting for the analyst.

    `quotation` is the sentence, equal to its span in the article's frozen text to the letter;
    `found` says how it was decided that it is about `company`; `suggestions` are the best rows,
    the best first, at most two.
    """

    id: StatementId
    company: Slug
    found: Found
    quotation: Text
    evidence: Evidence
    suggestions: Annotated[tuple[Suggestion, ...], Meta(min_length=1, max_length=2)]
    status: Status
    speaker: Text
    date: str = ""
    date_words: str = ""
    figures: tuple[Figure, ...] = ()
    names: Names = Names()
    parties: tuple[Slug, ...] = ()
    denied: bool = False


What = Literal["accepted", "rejected", "merged", "split"]


class Step(Plain, frozen=True):
    """What was decided about one proposal, kept as it was then.

    `statement` is what it became, or was merged with, at its `revision` from then on (0 where it
    was left as it was); `parts` are the proposals into which it was split.
    """

    proposal: Proposal
    what: What
    statement: str = ""
    revision: int = 0
    parts: tuple[Proposal, ...] = ()


class Decision(Plain, frozen=True):
    """One key stroke of a review, which may be about several proposals; from 1 in its article."""

    number: Ordinal
    when: str
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]
    undone: bool = False
