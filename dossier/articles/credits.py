"""One line above a text: who wrote it, in which paper, on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dossier.articles.published import Published, find_date

_LONGEST_LINE = 15  # words
_LONGEST_NAME = 5
_LONGEST_OUTLET = 6
_PARTICLES = {"de", "du", "des", "la", "le", "van", "von", "der", "den", "di", "da", "el", "al"}
_JOINING = {*_PARTICLES, "of", "the", "and", "et", "les", "&"}
_PUBLISHED = re.compile(
    r"(?:first\s+)?(?:published|posted|publiée?|parue?|mis en ligne|date)\b\s*:?\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[|•·()]\s*|\s+[–—-]\s+|,\s*|\s+(?=(?:by|par)\s)", re.IGNORECASE)
_BY = re.compile(r"(?:by|par)\s+", re.IGNORECASE)
_TIME = r"(?:à|at)?\s*\d{1,2}\s?[h:]\s?(?:\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?"
_BESIDE_DATE = re.compile(rf"(?:\s*(?:in|dans|{_TIME})(?=\s|$))*\s*", re.IGNORECASE)
_BEFORE_DATE = re.compile(r"(?:^|\s)(?:le|on)\s*$", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s(?:le|on|in|at|pour|for|à|dans)\s.*", re.DOTALL)
_AND = re.compile(r"\s+(?:and|et|&)\s+")
_SENTENCE_END = re.compile(r"[.!?;:]$")
# what papers are called, in so far as nobody else is
_PAPER = re.compile(
    r"(?:courier|courrier|times|post|news|journal|gazette|gazeta|herald|tribune|review|revue|"
    r"press|presse|daily|weekly|monthly|quotidien|hebdo|hebdomadaire|mensuel|magazine|mag|échos?|"
    r"echos?|chronicle|chronique|observer|observateur|telegraph|telegram|télégramme|télégraphe|"
    r"monitor|moniteur|dispatch|dépêche|examiner|inquirer|messager|messenger|advertiser|"
    r"bulletin|newsletter|matin|éclaireur|progrès|voix|newswire|wire)",
    re.IGNORECASE,
)
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_SECTIONS = {
    "local", "world", "business", "breaking", "latest", "top", "more", "sports", "national",
    "international", "company", "industry", "market",
}  # fmt: skip


@dataclass(frozen=True)
class Credit:
    """What a line says of an article: its authors, its outlet, its date; all empty for none."""

    names: tuple[str, ...] = ()
    outlet: str = ""
    published: Published = field(default_factory=Published)


def read_credit(line: str) -> Credit:
    """Read a line that names author, outlet or date and holds nothing else."""
    if len(line.split()) > _LONGEST_LINE:
        return Credit()
    published, (start, end) = find_date(line)
    rest = f"{_BEFORE_DATE.sub(' ', line[:start])}|{line[end:]}" if end else line
    lead = _PUBLISHED.match(rest)
    parts = [_BESIDE_DATE.sub("", part, count=1) for part in _BETWEEN.split(rest[_end(lead) :])]
    parts = [part for part in parts if part and not _is_noise(part)]
    by = next((_BY.sub("", part, count=1) for part in parts if _BY.match(part)), "")
    outlet = next((found for part in parts if (found := _outlet(_BY.sub("", part)))), "")
    names = () if _outlet(by) else _names(by)
    is_credit = bool(names) or bool(lead) or _stands_alone(line, parts, outlet, end > 0)
    return Credit(names, outlet, published) if is_credit else Credit()


def _stands_alone(line: str, parts: list[str], outlet: str, dated: bool) -> bool:
    """Tell whether a line is a date with its outlet or place, and no sentence."""
    if not dated or _SENTENCE_END.search(line):
        return False
    others = [part for part in parts if part != outlet]
    if outlet:
        return all(part[0].isupper() for part in others)
    return len(others) <= 1 and all(len(part.split()) == 1 for part in others)


def _names(words: str) -> tuple[str, ...]:
    """Give the names in what follows a *by*; none where one of them is no person's."""
    found = tuple(map(_name, _AND.split(_AFTER_NAME.sub("", words)))) if words else ()
    return found if all(found) else ()


def _name(words: str) -> str:
    """Give the words as a name, if it looks like a person's."""
    parts = words.split()
    capitals = [part for part in parts if part[0].isupper()]
    fits = all(part[0].isupper() or part.lower() in _PARTICLES for part in parts)
    plain = not any(character.isdigit() for part in parts for character in part)
    if fits and plain and len(capitals) >= 2 and len(parts) <= _LONGEST_NAME:
        return " ".join(parts).rstrip(".")
    return ""


def _outlet(words: str) -> str:
    """Give the words as an outlet, if they are what papers are called; a place is none."""
    parts = words.split()
    if _SITE.fullmatch(words):
        return words
    if not 1 < len(parts) <= _LONGEST_OUTLET or parts[0].lower() in _SECTIONS:
        return ""
    fits = all(part[0].isupper() or part.lower() in _JOINING or "’" in part for part in parts)
    return words if fits and any(map(_PAPER.fullmatch, parts)) else ""


def _is_noise(part: str) -> bool:
    return not any(map(str.isalnum, part)) or bool(_BESIDE_DATE.fullmatch(part))


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0
