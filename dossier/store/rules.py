"""What must be true of a statement beyond its type: everything it refers to exists and fits."""

from __future__ import annotations

import difflib
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier import dates
from dossier.articles.anchoring import fingerprint
from dossier.cleaning import clean, clean_line
from dossier.errors import DossierError
from dossier.model import Article, Evidence, Facet, Figure, Statement
from dossier.records import Place
from dossier.store.rows import Earlier

Broken = tuple[Place, str]


class Rules(Struct, frozen=True):
    """What statements may refer to; `facet_of` gives the facet of each topic.

    `earlier` are the records of articles as they stood with earlier texts, by id and version.
    """

    companies: Set[str]
    facets: frozenset[str]
    facet_of: Mapping[str, str]
    articles: Mapping[str, Article]
    earlier: Mapping[tuple[str, str], Article]

    def broken(self, statement: Statement) -> Iterator[Broken]:
        """Give each field of `statement` that breaks a rule, and what is wrong with it."""
        if statement.id.rpartition("-")[0] != statement.company:
            yield ("id",), f"the id must begin with the company's: {statement.company}-"
        yield from _unknown("company", statement.company, self.companies)
        yield from self._broken_topic(statement)
        for number, party in enumerate(statement.parties):
            if party == statement.company:
                yield ("parties",), f"{party!r} is the company of the statement itself"
            elif party in statement.parties[:number]:
                yield ("parties",), f"{party!r} is named twice"
            else:
                yield from _unknown("company", party, self.companies, "parties")
        for number, evidence in enumerate(statement.evidence):
            for what in self._broken_evidence(evidence):
                yield ("evidence", number), what
        for number, figure in enumerate(statement.figures):
            for what in _broken_figure(figure):
                yield ("figures", number), what
        if statement.quoted and not is_quotation(statement, statement.text):
            yield ("quoted",), "the text is not, to the letter, the passage that it rests on"
        try:
            dates.span(statement.date)
        except ValueError as fault:
            yield ("date",), str(fault)

    def _broken_topic(self, statement: Statement) -> Iterator[Broken]:
        yield from _unknown("facet", statement.facet, self.facets)
        home = self.facet_of.get(statement.topic)
        if home is None:
            yield from _unknown("topic", statement.topic, self.facet_of)
        elif home != statement.facet:
            yield ("topic",), f"{statement.topic!r} is a topic of {home!r}"

    def _broken_evidence(self, evidence: Evidence) -> Iterator[str]:
        article = self.articles.get(evidence.article)
        if article is None:
            yield f"unknown article {evidence.article!r}"
            return
        if evidence.version:
            article = self.earlier.get((article.id, evidence.version))
        if article is None:
            yield f"{evidence.article!r} has no earlier version {evidence.version!r}"
            return
        if not evidence.start < evidence.end <= article.characters:
            yield f"{evidence.start}-{evidence.end} is not a span of {article.id!r}"
            return
        home = article.paragraph(evidence.paragraph)
        if home is None:
            yield f"{article.id!r} has no paragraph {evidence.paragraph}"
        elif not home.start <= evidence.start < evidence.end <= home.end:
            yield f"{evidence.start}-{evidence.end} is not inside paragraph {evidence.paragraph}"


def rules(
    companies: Set[str],
    facets: Iterable[Facet],
    articles: Mapping[str, Article],
    earlier: Iterable[Earlier] = (),
) -> Rules:
    """Make the rules of a library; `companies` are ids, `articles` by id."""
    facets = tuple(facets)
    return Rules(
        companies=companies,
        facets=frozenset(facet.id for facet in facets),
        facet_of={topic.id: facet.id for facet in facets for topic in facet.topic},
        articles=articles,
        earlier={(item.article, item.record.version): item.record for item in earlier},
    )


def is_quotation(statement: Statement, text: str) -> bool:
    """Tell whether a text is, to the letter, the first passage that a statement rests on."""
    return fingerprint(text) == statement.evidence[0].fingerprint


def accepted(statement: Statement, known: Rules) -> Statement:
    """Clean a statement that a person or a program hands in, and hold it to the rules.

    Whether its text is a quotation is seen, not believed. Raises DossierError at the first thing
    that is wrong.
    """
    if not statement.evidence:
        raise DossierError("a statement needs at least one passage", where=statement.id)
    try:
        cleaned = msgspec.convert(_cleaned(msgspec.to_builtins(statement)), Statement)
    except msgspec.ValidationError as fault:
        raise DossierError(f"is not a valid statement: {fault}", where=statement.id) from None
    passage = clean(statement.text)  # a passage keeps its spaces, those that do not break as well
    quoted = is_quotation(cleaned, passage)
    cleaned = replace(cleaned, text=passage if quoted else cleaned.text, quoted=quoted)
    for place, what in known.broken(cleaned):
        raise DossierError(f"{place[0]}: {what}", where=statement.id)
    return cleaned


def _unknown(kind: str, value: str, known: Collection[str], field: str = "") -> Iterator[Broken]:
    if value not in known:
        near = difflib.get_close_matches(value, sorted(known), 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        yield (field or kind,), f"unknown {kind} {value!r}{hint}"


def _broken_figure(figure: Figure) -> Iterator[str]:
    values = [value for value in (figure.value, figure.low, figure.high) if value is not None]
    if figure.value is None and (figure.low is None or figure.high is None):
        yield "a figure needs a value, or low and high"
    if not all(math.isfinite(value) for value in values):
        yield "a figure must be a number"
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        yield "low is above high"


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value
