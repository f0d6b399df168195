"""Words that newspapers print around their articles are recognised, by `data/boilerplate.toml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from dossier import records
from dossier.articles.paragraphs import Paragraph
from dossier.articles.sentences import sentences_of
from dossier.model import Ordinal, Plain, Text

_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 100  # words
_LONGEST_NOTICE = 4000  # characters; also, dividing a very long line takes very long


class Rule(Plain, frozen=True):
    """One kind of boilerplate; the file explains its fields."""

    name: Text
    whole: tuple[Text, ...] = ()
    made_of: tuple[Text, ...] = ()
    begins: tuple[Text, ...] = ()
    holds: tuple[Text, ...] = ()
    longest: Ordinal = 30


class _File(Plain, frozen=True):
    schema: int
    rule: tuple[Rule, ...] = ()


class Boilerplate:
    """The rules, ready to be applied."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = [
            (
                rule.name,
                frozenset(map(_folded, rule.whole)),
                frozenset(map(_folded, rule.made_of)),
                tuple(f"{_folded(item)} " for item in rule.begins),
                tuple(f" {_folded(item)} " for item in rule.holds),
                rule.longest,
            )
            for rule in rules
        ]

    def kind(self, sentence: str) -> str:
        """Name the rule by which a sentence, or a line, is boilerplate, or give nothing."""
        return self._rule(sentence, inside=True)

    def covers(self, text: str, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph of `text` is boilerplate as a whole.

        In a paragraph of several sentences it takes more than half of them: a story that
        mentions cookies is still one.
        """
        length = paragraph.end - paragraph.start
        if self._rule(text[paragraph.start : paragraph.end], inside=False):
            return True
        divided = sentences_of(text, paragraph) if length <= _LONGEST_NOTICE else []
        marked = sum(bool(self.kind(text[item.start : item.end])) for item in divided)
        return marked * 2 > len(divided)

    def _rule(self, passage: str, *, inside: bool) -> str:
        words = _folded(passage[: _LONGEST * 30])
        listed = words.split()
        if not listed or len(listed) > _LONGEST:
            return ""
        for name, whole, made_of, begins, holds, longest in self._rules:
            if words in whole or made_of.issuperset(listed):
                return name
            if len(listed) > longest:
                continue
            if f"{words} ".startswith(begins):
                return name
            if inside and any(item in f" {words} " for item in holds):
                return name
        return ""


def read_boilerplate(path: Path) -> Boilerplate:
    """Read the rules. Raises DossierError on a malformed file."""
    return Boilerplate(records.read(path, _File).rule)


def _folded(words: str) -> str:
    """Give the words without case, accents and punctuation, one space between them."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("œ", "oe"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(letters))
