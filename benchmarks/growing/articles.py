"""Invented articles whose statements rest on spans of the very text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from msgspec.structs import replace

from dossier.articles.anchoring import fingerprint
from dossier.articles.freezing import text_hash
from dossier.articles.paragraphs import Paragraph, paragraphs
from dossier.coding.identity import unused
from dossier.model import (
    Article,
    Author,
    Company,
    DigestParagraph,
    Evidence,
    Facet,
    Names,
    Statement,
)
from growing.wording import LANGUAGES, Claim, claim

FEWEST, MOST = 20, 40  # statements of an article
LONG = 200_000  # characters of the one long article
_SILENT = 4  # sentences of the long article that say nothing, to each that does
_SENTENCES = 4  # of a paragraph

Tails = Callable[[str], str]


@dataclass(frozen=True)
class Written:
    """An article, its frozen text and its statements."""

    article: Article
    text: str
    statements: tuple[Statement, ...]


class Newsroom:
    """Writes articles about companies; `tails` gives the end of a sentence in a language.

    `chances` weigh the companies: each is written about as often as its chance says.
    """

    def __init__(
        self,
        dice: Random,
        companies: list[Company],
        chances: list[int],
        facets: tuple[Facet, ...],
        tails: Tails,
    ) -> None:
        self._dice = dice
        self._companies = companies
        self._subjects = [
            c for c, chance in zip(companies, chances, strict=True) for _ in [0] * chance
        ]
        dice.shuffle(self._subjects)
        self._topics = [(facet.id, topic.id) for facet in facets for topic in facet.topic]
        self._tails = tails
        self._ids: set[str] = set()

    def articles(self) -> Iterator[Written]:
        """Write until every company has been told of as often as it should; the long one first."""
        number = 0
        while self._subjects:
            number += 1
            yield self._article(number, long=number == 1)

    def _article(self, number: int, *, long: bool) -> Written:
        dice = self._dice
        language = LANGUAGES[number % 2]
        claims: list[tuple[Company, Claim]] = []
        sentences: list[str] = []
        wanted = dice.randrange(FEWEST, MOST + 1)
        while self._subjects and (
            sum(map(len, sentences)) < LONG if long else len(claims) < wanted
        ):
            company = self._subjects.pop()
            told = claim(dice, language, company, self._companies, self._tails(language))
            claims.append((company, told))
            sentences.append(told.sentence)
            sentences += [
                self._tails(language) for _ in range(_SILENT if long else dice.randrange(2))
            ]
        title = f"{claims[0][0].name}, {claims[0][1].place} ({number})"
        blocks = [
            " ".join(sentences[at : at + _SENTENCES]) for at in range(0, len(sentences), _SENTENCES)
        ]
        text = "\n\n".join((title, *blocks)) + "\n"
        return self._coded(f"invented-{number:06}", title, language, text, claims)

    def _coded(
        self, id_: str, title: str, language: str, text: str, claims: list[tuple[Company, Claim]]
    ) -> Written:
        divided = paragraphs(text)
        article = Article(
            id=id_,
            label=title,
            language=language,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            text_sha256=text_hash(text),
            characters=len(text),
            title=title,
            author=(Author(family="Nemo", given="Ida"),),
            container_title="The Invented Times",
            issued=f"{self._dice.randrange(2016, 2027)}-{self._dice.randrange(1, 13):02}",
            digest=tuple(
                DigestParagraph(
                    p.number, p.start, p.end, kind="text" if p.number > 1 else "heading"
                )
                for p in divided
            ),
        )
        statements: list[Statement] = []
        home, end = 0, divided[0].end
        for company, told in claims:
            start = text.index(told.sentence, end)
            end = start + len(told.sentence)
            while divided[home].end < end:
                home += 1
            statements.append(self._statement(article, divided[home], start, company, told))
        return Written(article, text, tuple(statements))

    def _statement(
        self, article: Article, home: Paragraph, start: int, company: Company, told: Claim
    ) -> Statement:
        end = start + len(told.sentence)
        id_ = unused(article.id, start, end, company.id, lambda new: new not in self._ids)
        self._ids.add(id_)
        facet, topic = self._dice.choice(self._topics)
        return Statement(
            id=id_,
            company=company.id,
            facet=facet,
            topic=topic,
            text=told.text,
            status=told.status,
            speaker=told.speaker,
            evidence=(Evidence(article.id, home.number, start, end, fingerprint(told.sentence)),),
            date=told.date,
            figures=tuple(replace(figure, place=told.place) for figure in told.figures),
            names=Names(
                companies=tuple(party.name for party in told.parties), places=(told.place,)
            ),
            parties=tuple(party.id for party in told.parties),
        )
