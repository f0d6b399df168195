"""The query language: what was typed becomes words, phrases, exclusions and filters."""

from __future__ import annotations

import re

from msgspec import Struct

from dossier.language.folding import fold, words
from dossier.search.naming import nearest, shown

FILTERS = ("company", "facet", "topic", "status", "speaker", "lang", "before", "after", "article")
LONGEST = 500

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_ITEM = re.compile(
    r"""
    (?<!\S) (?P<without> - )?
    (?:
        (?P<name> [^\W\d_]+ ) : (?!//) (?P<value> "[^"]*"? | \S* )
      | (?P<phrase> "[^"]*"? )
      | (?P<word> (?<=-) \S+ )
    )
    """,
    re.VERBOSE,
)


class Filter(Struct, frozen=True):
    """`name:value`, or with `without` set, `-name:value`."""

    name: str
    value: str
    without: bool = False


class Query(Struct, frozen=True):
    """What was asked for.

    `words` and `phrases` are folded. `open_word` and `open_phrase` tell that the last of them may
    still be being typed. `problems` says in words what could not be understood.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    filters: tuple[Filter, ...] = ()
    open_word: bool = False
    open_phrase: bool = False
    problems: tuple[str, ...] = ()


def parse(text: str) -> Query:
    """Read a query. Nothing is an error: what cannot be understood becomes a problem."""
    problems: list[str] = []
    if len(text) > LONGEST:
        problems.append(f"Only the first {LONGEST} characters of the query are used.")
        text = text[:LONGEST]
    text = text.translate(_QUOTES)
    in_word = fold(text)[-1:].isalnum()
    plain: list[str] = []
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    filters: list[Filter] = []
    end = 0
    open_phrase = False
    for item in _ITEM.finditer(text):
        plain.append(text[end : item.start()])
        end = item.end()
        if item["name"] is not None:
            name, value = fold(item["name"]), item["value"].strip('"').strip()
            if name not in FILTERS:
                problems.append(_unknown(name))
                plain.append(item[0])
            elif value:
                filters.append(Filter(name, value, bool(item["without"])))
            elif end < len(text):
                problems.append(f"{name}: needs a value right behind it, as in {name}:value.")
            continue
        phrase = words(item["phrase"] or item["word"])
        if phrase and item["without"]:
            without.append(phrase)
        elif phrase:
            phrases.append(phrase)
            open_phrase = end == len(text) and in_word
    plain.append(text[end:])
    return Query(
        words=words(" ".join(plain)),
        phrases=tuple(phrases),
        without=tuple(without),
        filters=tuple(filters),
        open_word=in_word and bool(words(plain[-1])),
        open_phrase=open_phrase,
        problems=tuple(problems),
    )


def _unknown(name: str) -> str:
    close = nearest(name, dict.fromkeys(FILTERS, ()))
    hint = f"Did you mean {close}:?" if close else f"There are: {', '.join(FILTERS)}."
    return f"There is no filter {shown(name)}; it was searched as a word. {hint}"
