"""The nouns of the program: articles, passages, statements, evidence, companies, dossiers.

Everything here is frozen plain data. `docs/architecture.md` explains the words; the evidence
selectors follow the W3C Web Annotation Data Model (position + quote), the bibliographic fields
CSL-JSON, the dates EDTF (ISO 8601-2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Status = Literal["done", "ongoing", "negotiating", "planned", "considered", "claimed"]
Rank = Literal["preferred", "normal", "deprecated"]
Bound = Literal["exact", "about", "nearly", "more than", "less than", "at least", "at most"]
ParagraphKind = Literal["text", "heading", "boilerplate"]
TopicTie = Literal["alliance", "partner", "negotiation", "competitor named", "former employer"]

Text = Annotated[str, Meta(min_length=1)]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
StatementId = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{6}$")]
Fingerprint = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}$")]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Offset = Annotated[int, Meta(ge=0)]
Ordinal = Annotated[int, Meta(ge=1)]

JOURNALIST = "journalist"
COMPANY = "company"


class Plain(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Base of all records: immutable, strict about unknown fields, empty fields left out."""


# --- articles -------------------------------------------------------------------------------


class Author(Plain, frozen=True):
    """A name as CSL-JSON has it: family and given, or `literal` where it cannot be divided."""

    family: str = ""
    given: str = ""
    literal: str = ""

    @property
    def name(self) -> str:
        """The name in reading order."""
        return self.literal or f"{self.given} {self.family}".strip()


class DigestParagraph(Plain, frozen=True):
    """What one paragraph of the original says, in our own words, and where it stands.

    `text` is empty as long as nobody has worded it: an imported article begins so.
    """

    paragraph: Ordinal
    start: Offset
    end: Offset
    text: Text = ""
    kind: ParagraphKind = "text"


class Article(Plain, frozen=True, rename={"container_title": "container-title", "url": "URL"}):
    """One source document. A bibliographic field that the article does not give stays empty.

    `label` is our own short name for it; `sha256` is the hash of the original file's bytes,
    `text_sha256` that of its frozen text (NFC, LF, UTF-8), `characters` the text's length in
    code points, `issued` an EDTF date. `language` is `und` where nobody has determined it.
    `copy_of` is the article (an id) that this one repeats nearly word for word: an agency's text
    in a second paper is no second source.
    """

    id: Slug
    label: Text
    language: Annotated[str, Meta(pattern=r"^([a-z]{2}|und)$")]
    sha256: Sha256
    text_sha256: Sha256
    characters: Offset
    type: str = "article-newspaper"
    title: str = ""
    author: tuple[Author, ...] = ()
    container_title: str = ""
    publisher: str = ""
    issued: str = ""
    url: str = ""
    copy_of: Slug = ""
    digest: tuple[DigestParagraph, ...] = ()

    @property
    def version(self) -> str:
        """The name of its text among the versions of the article."""
        return self.text_sha256[:16]

    def paragraph(self, number: int) -> DigestParagraph | None:
        """Give the digest of a paragraph; paragraphs are numbered from 1, as a rule without gap."""
        likely = self.digest[number - 1 : number]
        if likely and likely[0].paragraph == number:
            return likely[0]
        return next((item for item in self.digest if item.paragraph == number), None)


class Original(Plain, frozen=True):
    """The frozen text of an article that the analyst has attached.

    `exact` is true when the text is the very one that was coded. Otherwise `anchors` maps each
    coded span, written `start-end`, to its place in this text; a span without one is orphaned.
    `version` is empty for the present text; an earlier one holds only what was coded in it.
    """

    article: Slug
    text: str
    exact: bool = True
    anchors: dict[str, tuple[int, int]] = field(default_factory=dict)
    version: str = ""

    def locate(self, evidence: Evidence) -> tuple[int, int] | None:
        """Give the span of `evidence` in this text, or None where it is orphaned."""
        if evidence.version != self.version:
            return None
        if self.exact:
            return (evidence.start, evidence.end)
        return self.anchors.get(f"{evidence.start}-{evidence.end}")


class Version(Plain, frozen=True):
    """An earlier text of an article, kept because statements may still rest on it.

    `record` is the article as it stood with that text; `original` is None where the text is lost.
    `number` counts the article's texts, the first one is 1.
    """

    record: Article
    original: Original | None = None
    number: Ordinal = 1


# --- statements -----------------------------------------------------------------------------


class Evidence(Plain, frozen=True):
    """A passage: `start` to `end` (exclusive, in code points) of an article's frozen text.

    `fingerprint` is the first 16 hex digits of the SHA-256 of the passage, so that a quotation
    can be verified, or found again in a corrected text, without the words being stored here.
    `version` is empty for the present text; otherwise it names the earlier version (see
    `Article.version`) in which the passage stands, and the present one holds it in no one place.
    `kept` tells that the analyst knows this, and lets the statement rest there.
    """

    article: Slug
    paragraph: Ordinal
    start: Offset
    end: Offset
    fingerprint: Fingerprint
    version: Fingerprint = ""
    kept: bool = False


class Figure(Plain, frozen=True):
    """A typed number: `value`, or `low` to `high`; never one that the article does not print."""

    measure: Text
    unit: Text
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    bound: Bound = "exact"
    period: str = ""
    place: str = ""


class Names(Plain, frozen=True):
    """Others whom a statement names, as the article spells them."""

    companies: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Every name, companies first."""
        return self.companies + self.brands + self.people + self.places


class Statement(Plain, frozen=True):
    """One atomic claim about one company, in our own words, with at least one passage.

    `speaker` is a person's name as printed, or `journalist`, or `company`. `date` is EDTF or
    empty; `date_words` keeps a relative date as the article words it. `parties` are the other
    companies of the library in whose dossiers the statement stands as well. `denied` marks a
    statement that something is *not* so. `quoted` tells that `text` is still the passage of the
    first piece of evidence, to the letter: nobody has worded it yet.
    """

    id: StatementId
    company: Slug
    facet: Slug
    topic: Slug
    text: Text
    status: Status
    speaker: Text
    evidence: Annotated[tuple[Evidence, ...], Meta(min_length=1)]
    date: str = ""
    date_words: str = ""
    figures: tuple[Figure, ...] = ()
    names: Names = Names()
    parties: tuple[Slug, ...] = ()
    rank: Rank = "normal"
    denied: bool = False
    quoted: bool = False

    def dossiers(self) -> tuple[str, ...]:
        """Give the companies (ids) in whose dossiers it stands."""
        return (self.company, *self.parties) if self.parties else (self.company,)

    def sources(self) -> tuple[str, ...]:
        """Give the articles (ids) that it rests on, each once."""
        if len(self.evidence) == 1:
            return (self.evidence[0].article,)
        return tuple(dict.fromkeys(evidence.article for evidence in self.evidence))


# --- companies ------------------------------------------------------------------------------


class Name(Plain, frozen=True):
    """A name and its other spellings; `cased` names match only with their capitals (DS)."""

    name: Text
    aliases: tuple[Text, ...] = ()
    cased: bool = False


class Person(Plain, frozen=True):
    """Someone who speaks or acts for a company; `role` only as an article gives it."""

    name: Text
    aliases: tuple[Text, ...] = ()
    role: str = ""


class Company(Plain, frozen=True):
    """A company of the library. `short` is what narrow columns show.

    `formerly` are the ids of companies that were merged into it, `renumbered` the statements of
    these that could not keep their number: the id that each had, and the one that it has.
    """

    id: Slug
    name: Text
    short: Text
    aliases: tuple[Name, ...] = ()
    brands: tuple[Name, ...] = ()
    people: tuple[Person, ...] = ()
    formerly: tuple[Slug, ...] = ()
    renumbered: dict[StatementId, StatementId] = field(default_factory=dict)


class Topic(Plain, frozen=True):
    """A row of every comparison.

    `formerly` are the ids of topics that were merged into it, `moved_from` the facets in which it
    has stood before. `tie` is what a company that a statement on the topic names beside its own is
    to that one; None where it may be anything.
    """

    id: Slug
    name: Text
    definition: Text
    formerly: tuple[Slug, ...] = ()
    moved_from: tuple[Slug, ...] = ()
    tie: TopicTie | None = None


class Facet(Plain, frozen=True):
    """A group of rows; a new one has none yet. `formerly` are facets that were merged into it."""

    id: Slug
    name: Text
    definition: Text
    topic: tuple[Topic, ...] = ()
    formerly: tuple[Slug, ...] = ()


class Term(Plain, frozen=True):
    """One notion of the trade and its words in both languages."""

    fr: Annotated[tuple[Text, ...], Meta(min_length=1)]
    en: Annotated[tuple[Text, ...], Meta(min_length=1)]


By = Literal["published", "happened"]


class Moment(Plain, frozen=True):
    """A date (EDTF) at which a library is shown: what was published, or had happened, by its end.

    `later` and `undated` are left out: articles (ids) where the question is what was published,
    statements (ids) where it is what had happened.
    """

    when: Text
    by: By = "published"
    later: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()


# --- what the store hands out ---------------------------------------------------------------


class Library(Plain, frozen=True, dict=True, gc=True):
    """Everything that views, search and exports may know: one consistent reading of a store.

    `statements` are in source order (article id, position, id); `originals` holds the attached
    texts by article id, `earlier` the versions that statements still rest on, by article id and
    version, `questions` what imported articles leave to the analyst, by article id. `states` are
    dossiers as they stood at a date, under ids of their own, `moment` the date at which all of it
    is shown, None for the present (`views/as_of.py`).
    """

    companies: tuple[Company, ...]
    facets: tuple[Facet, ...]
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    originals: dict[str, Original] = field(default_factory=dict)
    earlier: dict[tuple[str, str], Version] = field(default_factory=dict)
    lexicon: tuple[Term, ...] = ()
    questions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    states: dict[str, tuple[Statement, ...]] = field(default_factory=dict)
    moment: Moment | None = None

    @cached_property
    def company(self) -> Mapping[str, Company]:
        """Companies by id."""
        return {company.id: company for company in self.companies}

    @cached_property
    def article(self) -> Mapping[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def statement(self) -> Mapping[str, Statement]:
        """Statements by id."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def facet(self) -> Mapping[str, Facet]:
        """Facets by id."""
        return {facet.id: facet for facet in self.facets}

    @cached_property
    def topic(self) -> Mapping[str, Topic]:
        """Topics by id."""
        return {topic.id: topic for facet in self.facets for topic in facet.topic}

    @cached_property
    def told(self) -> Mapping[str, tuple[Statement, ...]]:
        """By company id, the statements of its dossier: its own and those it is a party to."""
        told = _grouped(self.statements, Statement.dossiers, self.company)
        return told | self.states

    @cached_property
    def coded(self) -> Mapping[str, tuple[Statement, ...]]:
        """By article id, the statements with a passage in the article."""
        return _grouped(self.statements, Statement.sources, self.article)


def _grouped(
    statements: Iterable[Statement],
    keys: Callable[[Statement], Iterable[str]],
    known: Iterable[str],
) -> dict[str, tuple[Statement, ...]]:
    groups: dict[str, list[Statement]] = {key: [] for key in known}
    for statement in statements:
        for key in keys(statement):
            groups.setdefault(key, []).append(statement)
    return {key: tuple(group) for key, group in groups.items()}
