"""A library becomes documents: its names, statements and topics, and the texts of articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier import dates
from dossier.language.folding import words
from dossier.model import COMPANY, JOURNALIST, Company, Figure, Library, Name, Statement
from dossier.search import texts
from dossier.search.document import OURS, Document, Field, Kind
from dossier.views.evidence import passage

DENIED = "denied"

# What fields weigh: names 1.4 to 1.6, a statement's own words 1, what else is noted of it about
# half, texts of articles about half. So a name finds what bears it, a fact finds statements.


def documents(library: Library) -> Iterator[Document]:
    """Give everything that can be found: names first, then statements, then article texts."""
    yield from names(library)
    yield from of_statements(library, library.statements)
    yield from _topics(library)
    yield from texts.documents(library, library.articles)


def names(library: Library) -> Iterator[Document]:
    """Give the companies, then what belongs to each."""
    for company in library.companies:
        yield _company(company)
    for company in library.companies:
        yield from _brands(company)
        yield from _people(company)


def _full_names(library: Library) -> dict[tuple[str, ...], str]:
    """Give, by the folded words of each name and alias of a person, the full name."""
    return {
        words(name): person.name
        for company in library.companies
        for person in company.people
        for name in (*person.aliases, person.name)
    }


# --- names ----------------------------------------------------------------------------------


def _company(company: Company) -> Document:
    others = [company.short]
    for alias in company.aliases:
        others += [alias.name, *alias.aliases]
    return Document(
        id=company.id,
        kind="company",
        text=_with_others(company.name, others),
        fields=(Field(1.6, company.name), *(Field(1.5, name) for name in others)),
        company=company.id,
        tags={"company": frozenset({company.id})},
    )


def _brands(company: Company) -> Iterator[Document]:
    for brand in company.brands:
        yield _named(company, "brand", brand)


def _people(company: Company) -> Iterator[Document]:
    for person in company.people:
        known_as = Name(name=person.name, aliases=person.aliases)
        yield _named(company, "person", known_as, person.role)


def _named(company: Company, kind: Kind, name: Name, role: str = "") -> Document:
    text = _with_others(name.name, name.aliases)
    return Document(
        id=f"{company.id}/{kind}/{'-'.join(words(name.name))}",
        kind=kind,
        text=f"{text}, {role}" if role else text,
        fields=(
            Field(1.5, name.name),
            *(Field(1.4, alias) for alias in name.aliases),
            Field(0.6, role, OURS),
            Field(0.4, company.name),
        ),
        company=company.id,
        tags={"company": frozenset({company.id})},
    )


def _with_others(name: str, others: Iterable[str]) -> str:
    more = [other for other in dict.fromkeys(others) if other != name]
    return f"{name} ({', '.join(more)})" if more else name


# --- statements and topics --------------------------------------------------------------------


def of_statements(library: Library, statements: Iterable[Statement]) -> Iterator[Document]:
    """Give some statements of a library, each with what it is found by."""
    people = _full_names(library)
    for statement in statements:
        articles = [library.article[evidence.article] for evidence in statement.evidence]
        speakers = {people.get(words(statement.speaker), statement.speaker)}
        if statement.speaker == JOURNALIST:
            speakers |= {author.name for article in articles for author in article.author}
        yield Document(
            id=statement.id,
            kind="statement",
            text=statement.text,
            fields=tuple(_statement_fields(library, statement, speakers)),
            language=OURS,
            company=statement.company,
            facet=statement.facet,
            topic=statement.topic,
            tags={
                "company": frozenset({statement.company, *statement.parties}),
                "facet": frozenset({statement.facet}),
                "topic": frozenset({statement.topic}),
                "status": frozenset({statement.status, *([DENIED] * statement.denied)}),
                "speaker": frozenset(speakers),
                "lang": frozenset(article.language for article in articles),
                "article": frozenset(article.id for article in articles),
            },
            span=dates.span(statement.date or articles[0].issued),
        )


def _statement_fields(
    library: Library, statement: Statement, speakers: set[str]
) -> Iterator[Field]:
    printed = library.article[statement.evidence[0].article].language
    yield Field(1.0, statement.text, OURS)
    for name in statement.names.all():
        yield Field(0.7, name, printed)
    for figure in statement.figures:
        yield Field(0.6, _figure(figure), OURS)
    for speaker in sorted(speakers - {JOURNALIST, COMPANY}):
        yield Field(0.6, speaker)
    yield Field(0.5, statement.date_words, printed)
    yield Field(0.5, dates.words(statement.date), OURS)
    for identifier in (statement.company, *statement.parties):
        company = library.company.get(identifier)
        if company:
            yield Field(0.5, company.name)
            yield Field(0.5, company.short)
    if statement.topic in library.topic:
        yield Field(0.5, library.topic[statement.topic].name, OURS)
    for evidence in statement.evidence:
        quoted = passage(library, evidence)
        if quoted:
            yield Field(0.5, quoted, library.article[evidence.article].language)


def _figure(figure: Figure) -> str:
    numbers = (figure.value, figure.low, figure.high)
    said = [f"{number}," for number in numbers if number is not None]  # lest they run together
    return " ".join((*said, figure.unit, figure.measure, figure.period, figure.place))


def _topics(library: Library) -> Iterator[Document]:
    for facet in library.facets:
        for topic in facet.topic:
            yield Document(
                id=topic.id,
                kind="topic",
                text=f"{topic.name}: {topic.definition}",
                fields=(
                    Field(0.8, topic.name, OURS),
                    Field(0.4, topic.definition, OURS),
                    Field(0.3, facet.name, OURS),
                ),
                language=OURS,
                facet=facet.id,
                topic=topic.id,
                tags={"facet": frozenset({facet.id}), "topic": frozenset({topic.id})},
            )
