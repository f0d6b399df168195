"""The file of the articles is put right, table by table and article by article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace

from dossier.articles.freezing import text_hash
from dossier.articles.paragraphs import paragraphs
from dossier.model import Article, DigestParagraph, Plain
from dossier.store import rows
from dossier.store.adding import record
from dossier.store.checking import past
from dossier.store.checking.inspection import undivided
from dossier.store.repair.records import Way, mend_rows
from dossier.store.repair.report import Told
from dossier.store.repair.units import Document, Earlier, attempt, documents, table, valid
from dossier.store.rows import Attachment, Description, Import
from dossier.store.rows import Earlier as Version
from dossier.store.storage import Tables

T = TypeVar("T", bound=Plain)
_LOST = "Its record was lost: what is its title, and where and when did it appear?"


@dataclass(frozen=True)
class Texts:
    """The texts at hand by the name of their file, and what the seeds say of articles, by id.

    `unlisted` are texts of which no record tells, `rested` the articles (ids) that statements rest
    on.
    """

    texts: Mapping[str, str]
    seeded: Mapping[str, Article]
    unlisted: Mapping[str, str]
    rested: frozenset[str]


def mend_articles(tables: Tables, earlier: Sequence[Earlier], at: Texts, told: Told) -> Tables:
    """Give the tables of the articles as far as they can be put right."""
    for mend in (_unrecorded, _articles, _attachments, _imports, _versions, _descriptions):
        tables = mend(tables, earlier, at, told)
    return tables


def _unrecorded(tables: Tables, _earlier: Sequence[Earlier], at: Texts, told: Told) -> Tables:
    """Make records of texts that are there, where statements rest on them and none is left."""
    known = {rows.name(document) for document in documents(tables, rows.ARTICLES)}
    lost = at.rested - known - at.seeded.keys()
    found = {name: text for name, text in at.unlisted.items() if name in lost}
    articles, imports = [], []
    for name, text in found.items():
        told.restore(f"{name} (articles)", "its frozen text alone")
        sha256 = text_hash(text)
        bare = Article(name, name, "und", sha256, sha256, len(text))
        articles.append(rows.encode(_divided(bare, text)))
        imports.append(rows.encode(Import(name, f"{name}.txt", "text", (_LOST,))))
    if not found:
        return tables
    return {
        **tables,
        rows.ARTICLES: table([*documents(tables, rows.ARTICLES), *articles]),
        rows.IMPORTS: table([*documents(tables, rows.IMPORTS), *imports]),
    }


def _articles(tables: Tables, earlier: Sequence[Earlier], at: Texts, told: Told) -> Tables:
    """Take records from earlier states, from seeds, or from the frozen text."""
    imported = {item.article: item for item in _read(tables, rows.IMPORTS, Import)}
    known = {rows.name(document) for document in documents(tables, rows.ARTICLES)}

    def sound(article: Article) -> bool:
        text = at.texts.get(article.id)
        if article.id in imported:
            questions = imported[article.id].questions
            if [*record.broken(record.of(article, questions))]:
                return False
            if text is not None and (article.version, article.characters) != (
                text_hash(text)[:16], len(text),
            ):  # fmt: skip
                return False
        if text is not None and text_hash(text) == article.text_sha256:
            places = [(item.number, item.start, item.end) for item in paragraphs(text)]
            if places != [(item.paragraph, item.start, item.end) for item in article.digest]:
                return False
        copied = not article.copy_of or article.copy_of in known - {article.id}
        return copied and not [*undivided([(article.id, article)])]

    def ways(name: str, found: Iterable[Article]) -> Iterable[Way]:
        if name in at.seeded and name not in imported:
            yield at.seeded[name], "its seed"
        for article in found:
            alone = replace(article, copy_of=article.copy_of if article.copy_of in known else "")
            yield alone, "its record"
            if name in at.texts:
                yield _divided(alone, at.texts[name]), "its record and the frozen text"
                yield _dateless(_divided(alone, at.texts[name])), "its record and the frozen text"

    return mend_rows(tables, rows.ARTICLES, Article, earlier, sound, ways, told)


def _attachments(tables: Tables, earlier: Sequence[Earlier], at: Texts, told: Told) -> Tables:
    """Take records from earlier states, or make them of the texts in their places."""
    articles = {item.id: item for item in _read(tables, rows.ARTICLES, Article)}

    def sound(item: Attachment) -> bool:
        text = at.texts.get(item.article)
        if item.article not in articles:
            return False
        if text is not None and text_hash(text) != item.text_sha256:
            return False
        places = item.anchors.items() if text is not None else ()
        return item.exact == (item.text_sha256 == articles[item.article].text_sha256) and all(
            re.fullmatch(r"\d+-\d+", span) and start < end <= len(text or "")
            for span, (start, end) in places
        )

    def ways(name: str, found: Iterable[Attachment]) -> Iterable[Way]:
        for item in found:
            if name in articles:
                exact = item.text_sha256 == articles[name].text_sha256
                yield replace(item, exact=exact), "its record"
        text = at.texts.get(name)
        if text is not None and name in articles:
            files = [item.file for item in found]
            again = Attachment(
                name, text_hash(text), exact=True, sha256=articles[name].sha256,
                file=files[0] if files else "",
            )  # fmt: skip
            yield again, "the text in its place"

    strange = [i for i in _read(tables, rows.ATTACHMENTS, Attachment) if i.article not in articles]
    tables = mend_rows(tables, rows.ATTACHMENTS, Attachment, earlier, sound, ways, told)
    for name in at.unlisted.keys() & articles.keys():
        for item in strange:
            if item.text_sha256 == text_hash(at.unlisted[name]):
                told.restore(f"{name} (attachments)", f"the record of {item.article}")
                known = [*_read(tables, rows.ATTACHMENTS, Attachment), replace(item, article=name)]
                tables = {**tables, rows.ATTACHMENTS: table(map(rows.encode, known))}
    return tables


def _imports(tables: Tables, earlier: Sequence[Earlier], at: Texts, told: Told) -> Tables:
    """Take records from earlier states; one of no article is that of the article without one."""
    known = {item.id for item in _read(tables, rows.ARTICLES, Article)}

    def ways(name: str, found: Iterable[Import]) -> Iterable[Way]:
        yield from ((item, "its record") for item in found)
        if name not in at.seeded:
            yield Import(name, f"{name}.txt", "text"), "the article, without its questions"

    strange = [item for item in _read(tables, rows.IMPORTS, Import) if item.article not in known]
    tables = mend_rows(
        tables, rows.IMPORTS, Import, earlier, lambda item: item.article in known, ways, told
    )
    listed = _read(tables, rows.IMPORTS, Import)
    without = known - at.seeded.keys() - {item.article for item in listed}
    for item, name in zip(strange, sorted(without & at.texts.keys()), strict=False):
        told.restore(f"{name} (imports)", f"the record of {item.article}")
        listed.append(replace(item, article=name))
        tables = {**tables, rows.IMPORTS: table(map(rows.encode, listed))}
    return tables


def _versions(tables: Tables, earlier: Sequence[Earlier], at: Texts, told: Told) -> Tables:
    """Take records from earlier states, or make them of the earlier texts that are there."""
    articles = {item.id: item for item in _read(tables, rows.ARTICLES, Article)}
    known = articles.keys()
    seen: set[tuple[str, str]] = set()

    def sound(item: Version) -> bool:
        own = item.article in known and item.record.id == item.article
        named = re.fullmatch(rf"{re.escape(item.article)}\.v[1-9]\d*", item.id)
        whole = past.is_moment(item.when) and not [*undivided([(item.id, item.record)])]
        return own and bool(named) and whole and (item.article, item.record.version) not in seen

    def ways(_name: str, found: Iterable[Version]) -> Iterable[Way]:
        for item in found:
            yield item, "its record"
            yield replace(item, when=""), "its record, without its date"
            if item.id in at.texts:
                again = _divided(item.record, at.texts[item.id])
                yield replace(item, record=again), "its record and the frozen text"

    def accepted(item: Version) -> bool:
        if not sound(item):
            return False
        seen.add((item.article, item.record.version))
        return True

    tables = mend_rows(tables, rows.EARLIER, Version, earlier, accepted, ways, told)
    left = _read(tables, rows.EARLIER, Version)
    for name, text in {**at.texts, **at.unlisted}.items():
        article = articles.get(name.rpartition(".v")[0])
        if article is None or any(item.id == name for item in left):
            continue
        again = Version(name, article.id, _divided(article, text))
        if accepted(again):
            told.restore(f"{name} (earlier)", "its frozen text alone")
            left.append(again)
            tables = {**tables, rows.EARLIER: table(map(rows.encode, left))}
    return tables


def _descriptions(tables: Tables, earlier: Sequence[Earlier], _at: Texts, told: Told) -> Tables:
    """Renumber the earlier records of each article, and leave out those of no import."""
    stored = documents(tables, rows.DESCRIPTIONS)
    imported = {item.article for item in _read(tables, rows.IMPORTS, Import)}
    if _is_told(stored, imported):
        return tables
    for kept, words in earlier:
        found = documents(kept, rows.DESCRIPTIONS)
        if len(found) >= len(stored) and _is_told(found, imported):
            told.restore("the earlier records of the articles", words)
            return {**tables, rows.DESCRIPTIONS: table(found)}
    left: list[Description] = []
    for item in valid(stored, Description):
        if item.article in imported:
            number = sum(known.article == item.article for known in left) + 1
            when = item.when if past.is_moment(item.when) else ""
            left.append(replace(item, revision=number, when=when))
    told.restore("the earlier records of the articles", "what is left of them")
    if lost := len(stored) - len(left):
        told.lose("the earlier records of the articles", f"{lost} could not be restored")
    return {**tables, rows.DESCRIPTIONS: table(map(rows.encode, left))}


def _is_told(stored: Sequence[Document], imported: set[str]) -> bool:
    last: dict[str, int] = {}
    for document in stored:
        item = attempt(document, Description)
        if item is None or item.article not in imported or not past.is_moment(item.when):
            return False
        if item.revision != last.get(item.article, 0) + 1:
            return False
        last[item.article] = item.revision
    return True


def _divided(article: Article, text: str) -> Article:
    """Give an article with the measures of its text; a digest stays where its paragraphs do."""
    worded = {item.paragraph: item for item in article.digest}
    digest = tuple(
        replace(worded[item.number], start=item.start, end=item.end)
        if item.number in worded
        else DigestParagraph(item.number, item.start, item.end)
        for item in paragraphs(text)
    )
    return replace(article, text_sha256=text_hash(text), characters=len(text), digest=digest)


def _dateless(article: Article) -> Article:
    return replace(article, issued="", url="")


def _read(tables: Tables, name: str, kind: type[T]) -> list[T]:
    return valid(documents(tables, name), kind)
