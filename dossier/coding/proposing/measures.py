"""The noun that a number counts or is a share of: `shops in France` gives `shops`."""

from __future__ import annotations

import re

_SPACE = "[ \u00a0\u202f]"
_DETERMINER = "its|the|their|our|his|her|la|le|les|ses|leurs?|son|sa|nos|notre|ces|cette|all|tous"
_NUMERAL = (
    "two|three|four|five|six|seven|eight|nine|ten|deux|trois|quatre|cinq|sept|huit|neuf|dix"
    "|onze|douze|quinze|vingt|eleven|twelve|fifteen|twenty"
)
_NOUN = re.compile(
    rf"(?:{_SPACE}|-)?"
    rf"(?:(?:(?:of|de|du|des|the){_SPACE}|d['’])"
    rf"(?:(?:(?:{_DETERMINER}){_SPACE}|l['’])+(?:(?:[\d,.]+|{_NUMERAL}){_SPACE})?)?)?"
    rf"(?P<noun>[^\W\d_][\w’'-]*(?:{_SPACE}[^\W\d_][\w’'-]*){{0,3}})",
    re.IGNORECASE,
)
# Words that no noun goes on with: prepositions, pronouns, adverbs, forms of common verbs.
_BREAK = frozenset(
    """
    chiffres digit digits her his my our your they he she it and or to in by at on a an per from for
    with of off the that who which whose last next this these is are was were be been being will
    would can could may might must has have had do does did since under across into as than more
    less its up down out over after before during while when where if but not only now already
    still also today then often never always usually currently mostly mainly online abroad
    worldwide later earlier ago there here again yet each every both against between through
    comes goes makes takes stands stems rests depends remains stays gets sees says means
    came went made took stood became began rose fell grew sold bought won lost kept left paid use
    say said want prefer
    et ou à en par au aux dans sur pour avec sans de du des d la le les un une que qui dont où soit
    est sont était étaient a ont avait avaient sera seront fut mais chez depuis contre entre cette
    ce ces se sa son ses plus moins vers pendant durant après avant avoir être afin dès lors
    déjà désormais encore aussi ainsi souvent toujours jamais actuellement aujourd'hui seulement
    environ selon parmi ailleurs hier ensuite enfin puis
    vient viennent provient passe part reste repose dépend va fait peut doit
    """.split()
) | frozenset(_NUMERAL.split("|"))
_PLURAL = re.compile(r"(?:[^su'’i]s|[^o]us|eaux|eux|aux)$|^(?:people|men|women|children|staff)$")
_SINGULAR = frozenset("business bonus campus virus surplus status plus".split())
_BEFORE = frozenset(  # adjectives that stand before their noun
    "grands grandes petits petites nouveaux nouvelles autres premiers premières anciens anciennes "
    "derniers dernières jeunes gros grosses".split()
)
_TIME = r"(?:years?|months?|weeks?|days?|decades?|ans?|années?|mois|semaines?|jours?|décennies?)"
_SINCE = re.compile(
    r"\b(?:depuis|since|il y a|âgée?s? de|aged|(?P<after>après|after)|past|last|dernier(?:e?s)?)"
    rf"(?:{_SPACE}(?:plus de|près de|moins de|environ|more than|less than|nearly|almost|about))?"
    rf"{_SPACE}(?:d['’])?$",
    re.IGNORECASE,
)
_FROM_THEN = re.compile(
    rf"{_SPACE}{_TIME}{_SPACE}(?:after|before|later|earlier|ago|since|from now|on\b(?!{_SPACE}the)"
    r"|après|avant (?:de|d['’]|que|la|le|l['’]|son|sa|ses|les)|plus (?:tard|tôt)|auparavant)"
    rf"|{_SPACE}(?:dernier|dernière|prochain|prochaine)s{_SPACE}{_TIME}\b",
    re.IGNORECASE,
)
_LASTING = re.compile(
    rf"{_SPACE}(?P<unit>{_TIME})(?!\w)(?P<more>{_SPACE}[^\W\d_]+s\b)?", re.IGNORECASE
)


def measure(text: str, start: int, end: int) -> str:
    """Give the words that a number before `start` counts, at most four, of `text` up to `end`.

    "" if none follow. A verb is none of them: a plural goes on with plurals only.
    """
    found = _NOUN.match(text, start, end)
    kept: list[str] = []
    for word in found["noun"].split() if found else ():
        lower = word.lower().replace("’", "'")
        if (
            lower in _BREAK
            or lower.startswith("l'an")
            or (kept and _is_many(kept[-1].lower()) and not _is_many(lower))
        ):
            break
        kept.append(word)
    while len(kept) > 1 and kept[-1].endswith("ed"):  # "output destined" for somewhere
        kept.pop()
    return " ".join(kept)


def head(noun: str) -> str:
    """Give the word that is counted: "bikes" of "electric bikes", « vélos » of « vélos rouges »."""
    several = noun.split()
    many = (word for word in several if _is_many(word.lower()) and word.lower() not in _BEFORE)
    return next(many, several[0])


def is_distance(text: str, start: int, number: int, noun: int) -> bool:
    """Tell a span that only says since or until when: "ten years after", « depuis dix ans ».

    `start` is where the sentence begins, `number` the number, `noun` what it counts.
    """
    if _FROM_THEN.match(text, noun):
        return True
    lasting = _LASTING.match(text, noun)
    since = _SINCE.search(text, start, number) if lasting else None
    # "after twelve difficult months" tells of the months, "after twelve months" only when.
    return bool(since and not (since["after"] and lasting and lasting["more"]))


def is_plural(noun: str) -> bool:
    """Tell whether one of the first three words is in the plural."""
    return any(word.endswith(("s", "x", "people", "men", "women")) for word in noun.split()[:3])


def _is_many(word: str) -> bool:
    return word not in _SINGULAR and bool(_PLURAL.search(word))
