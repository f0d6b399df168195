"""The words and signs in which every screen, command and export says the same thing."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from dossier import counting, dates
from dossier.model import (
    COMPANY,
    JOURNALIST,
    Article,
    Evidence,
    Figure,
    Library,
    Moment,
    Statement,
    Status,
    Verdict,
)

if TYPE_CHECKING:
    from dossier.views.ages import Age
    from dossier.views.changed import Changes
    from dossier.views.comparison import Cell, Gap

count = counting.count

SIGNS: dict[Status, str] = {
    "done": "●",
    "ongoing": "◕",
    "negotiating": "◐",
    "planned": "○",
    "considered": "◌",
    "claimed": "❝",
}
STATUSES: dict[Status, str] = {
    "done": "it has happened",
    "ongoing": "it is so now, or under way",
    "negotiating": "parties are talking about it",
    "planned": "announced, decided or aimed at",
    "considered": "it could or might be",
    "claimed": "somebody's opinion or assessment",
}
COMPARED = {
    "differs": "two or more companies are written about, and not by the very same statements",
    "shared": "two or more are written about, all by the very same statements (a tie)",
    "only": "one is written about",
}
UNWORDED = "no digest yet"
GAP_SIGN = "—"
DENIED_SIGN = "✕"
TIE_SIGN = "↔"
QUESTION_SIGN = "?"
LANGUAGES = {
    "en": "English",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "und": "language unknown",
}


def sign(statement: Statement) -> str:
    """Give the sign that stands before a statement."""
    return DENIED_SIGN if statement.denied else SIGNS[statement.status]


def said(statement: Statement) -> str:
    """Give the text of a statement, in quotation marks as long as it is the article's."""
    opening, closing = quotation_marks(statement)
    return f"{opening}{statement.text}{closing}"


def quotation_marks(statement: Statement) -> tuple[str, str]:
    """Give the marks around a statement's text: none around own words, others than stand in it."""
    if not statement.quoted:
        return ("", "")
    return ("«\u00a0", "\u00a0»") if "“" in statement.text else ("“", "”")


def status(statement: Statement) -> str:
    """Say the status in words; a denial says that it is one."""
    return f"{statement.status}, denied" if statement.denied else statement.status


def standing(library: Library, statement: Statement) -> tuple[str, ...]:
    """Say what the analyst thinks of a statement: its rank, and that it is superseded, an error."""
    rank = () if statement.rank == "normal" else (statement.rank,)
    return (*rank, *ruled_out(library, statement))


def ruled_out(library: Library, statement: Statement) -> tuple[str, ...]:
    """Say that a statement is superseded, or an error, for each verdict by which it is."""
    return tuple(map(_ruled_out, library.ruled_out.get(statement.id, ())))


def _ruled_out(verdict: Verdict) -> str:
    said = f"superseded by {verdict.second}" if verdict.ruling == "superseded" else "an error"
    return f"ruled {said}: {verdict.note}" if verdict.note else f"ruled {said}"


def speaker(library: Library, statement: Statement) -> str:
    """Say who makes the statement: a person, the company, or the article's author."""
    if statement.speaker == COMPANY:
        company = library.company.get(statement.company)
        return company.name if company else statement.company
    if statement.speaker != JOURNALIST:
        return statement.speaker
    article = library.article.get(statement.evidence[0].article)
    names = authors(article) if article else ""
    return f"{names} (journalist)" if names else "journalist, not named"


def authors(article: Article) -> str:
    """Give the authors' names, or nothing where the article names none."""
    return ", ".join(author.name for author in article.author)


def when(statement: Statement) -> str:
    """Say the date of a statement, with the article's own words where it is relative."""
    said = dates.words(statement.date)
    if said and statement.date_words:
        return f"{said}, in the article: “{statement.date_words}”"
    return said or (f"“{statement.date_words}”" if statement.date_words else "undated")


def headline(article: Article) -> str:
    """Give the printed headline, or our own label, marked as such, where none is printed."""
    return f"“{article.title}”" if article.title else f"[no headline: {article.label}]"


def published(article: Article) -> str:
    """Say when the article was published, if it says so."""
    return dates.words(article.issued) or "no date given"


def read(articles: Collection[Article]) -> str:
    """Count articles that were read, copies of one text apart: `2 articles and 1 copy`."""
    own = len({article.copy_of or article.id for article in articles})
    copies = len(articles) - own
    return count(own, "article") + (f" and {count(copies, 'copy', 'copies')}" if copies else "")


def gap_sign(gap: Gap) -> str:
    """Give the sign that stands before a gap."""
    return DENIED_SIGN if gap == "denied" else GAP_SIGN


def gap(cell: Cell) -> str:
    """Say what kind of gap a cell is, and in how many articles a thing is not mentioned."""
    ground = f" ({count(cell.articles, 'article')})" if cell.gap == "not mentioned" else ""
    return f"{cell.gap}{ground}"


def asked(library: Library, article: str) -> tuple[str, ...]:
    """Say that an article (an id) has open questions; nothing where it has none."""
    questions = library.questions.get(article, ())
    return (f"{QUESTION_SIGN} {count(len(questions), 'open question')}",) if questions else ()


def at_hand(library: Library, article: Article) -> str:
    """Say what of an article can be read: its original, our digest of it, or neither."""
    if article.id in library.originals:
        return "original"
    return "digest" if any(paragraph.text for paragraph in article.digest) else "no text"


def language(code: str) -> str:
    """Name a language."""
    return LANGUAGES.get(code, code)


def locator(evidence: Evidence) -> str:
    """Say where a passage stands: paragraph and characters, and in which version if not this."""
    place = _place(evidence)
    return f"{place} (earlier version {evidence.version})" if evidence.version else place


def locator_by_number(library: Library, evidence: Evidence) -> str:
    """Say the same with the number of the version, for people: its hash tells them nothing."""
    version = library.earlier.get((evidence.article, evidence.version))
    return f"{_place(evidence)}, version {version.number}" if version else locator(evidence)


def _place(evidence: Evidence) -> str:
    return f"¶{evidence.paragraph}, characters {evidence.start}–{evidence.end}"


def figure(item: Figure) -> str:
    """Say a figure with its bound, unit, period and place: `about 262,403 vehicles, 2021`."""
    limits = " to ".join(_number(part) for part in (item.low, item.high) if part is not None)
    number = limits or (_number(item.value) if item.value is not None else "")
    match item.unit:
        case "percent":
            amount = f"{number}%"
        case "rank":
            amount = f"no. {number}"
        case unit:
            amount = f"{number} {unit}"
    if item.bound != "exact":
        amount = f"{item.bound} {amount}"
    return ", ".join(part for part in (amount, item.period, item.place) if part)


def _number(value: float) -> str:
    return f"{value:,}"


def moment(shown: Moment) -> str:
    """Say at what date a library is shown, and what is left out."""
    said = f"As {shown.by} by {dates.words(shown.when)}"
    left = left_out(shown)
    return f"{said}; {left}" if left else said


def left_out(shown: Moment) -> str:
    """Say what is left out at a date: nothing, or `left out: 2 articles later`."""
    noun = "article" if shown.by == "published" else "statement"
    out = [
        f"{count(len(shown.later), noun)} later" if shown.later else "",
        f"{count(len(shown.undated), noun)} without a date" if shown.undated else "",
    ]
    left = ", ".join(filter(None, out))
    return f"left out: {left}" if left else ""


def changes(found: Changes) -> str:
    """Say how much has changed: `3 new, 1 edited`, or that nothing has."""
    parts = [
        f"{len(held)} {what}"
        for what, held in (("new", found.new), ("edited", found.edited), ("gone", found.gone))
        if held
    ]
    said = ", ".join(parts) or "nothing has changed"
    if found.unknown:
        said += f"; {count(found.unknown, 'statement')} in articles without a date"
    return said


def aged(found: Age) -> str:
    """Say how old evidence is: `newest evidence 7 April 2017, 1 of 2 articles undated`."""
    undated = f"{found.undated} of {count(found.articles, 'article')} undated"
    if not found.newest:
        return "evidence undated" if found.articles else ""
    said = f"newest evidence {dates.words(found.newest)}"
    return f"{said}, {undated}" if found.undated else said
