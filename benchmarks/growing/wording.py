"""Invented sentences, and what each of them says as a statement; the same for the same dice."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from dossier.model import COMPANY, JOURNALIST, Company, Figure, Name, Person, Status

LANGUAGES = ("fr", "en")
PLACES = ("Varnholm", "Ostrevant", "Port-Alliac", "Kessby", "Montferrant-le-Haut", "Dunmarrow")
_STARTS = (
    "Al Bor Cas Del Ed Fal Gar Hal Is Jor Kel Lor Mar Nor Or Pel Quil Ras Sel Tor "
    "Ul Var Wes Xan Yor Zel Bra Cre Dro Fli Gra Kro Plu Sta Tre Vil"
).split()
_ENDS = (
    "bano cour dane delle fand gelin hart issa kemper lande mond nex oria paz rault "
    "sted tane umar vane wick xis yard zon bec dorf fleur gord luc"
).split()
_TRADES = "Énergie Motors Labs Transports Foods Systems Textiles Médical Media Steel".split()
_GIVEN = "Anne Boris Claire David Élise Farid Greta Hugo Inès Jonas Karin Luc".split()
_STATUSES: tuple[tuple[Status, int], ...] = (
    ("done", 34), ("ongoing", 22), ("planned", 18), ("claimed", 12), ("considered", 8),
    ("negotiating", 6),
)  # fmt: skip
_VERBS: dict[str, dict[Status, str]] = {
    "fr": {
        "done": "a ouvert à {place}", "ongoing": "développe à {place}",
        "planned": "prévoit d'ouvrir à {place}", "considered": "pourrait ouvrir à {place}",
        "claimed": "serait, selon ses dirigeants, le premier à {place}, avec",
        "negotiating": "négocie à {place}",
    },
    "en": {
        "done": "has opened in {place}", "ongoing": "is expanding in {place}",
        "planned": "plans to open in {place}", "considered": "may open in {place}",
        "claimed": "sees itself as first in {place}, with",
        "negotiating": "is in talks in {place} over",
    },
}  # fmt: skip
_OWN: dict[Status, str] = {
    "done": "Opened in", "ongoing": "Grows in", "planned": "Means to open in",
    "considered": "Might open in", "claimed": "Calls itself the first in",
    "negotiating": "Talks about a deal in",
}  # fmt: skip
_THINGS = (
    ("usines", "plants"), ("agences", "branches"), ("entrepôts", "warehouses"),
    ("emplois", "jobs"), ("magasins", "shops"), ("clients", "customers"),
)  # fmt: skip
_MONTHS = (
    ("janvier", "January"), ("mars", "March"), ("mai", "May"), ("juin", "June"),
    ("septembre", "September"), ("novembre", "November"),
)  # fmt: skip
_NUMBERS = (1, 3, 5, 6, 9, 11)


@dataclass(frozen=True)
class Claim:
    """A sentence about a company, and what it says.

    The fields are those of a statement; `place` is the one that it names.
    """

    sentence: str
    text: str
    status: Status
    speaker: str
    place: str
    date: str = ""
    figures: tuple[Figure, ...] = ()
    parties: tuple[Company, ...] = ()


def companies(count: int, dice: Random) -> list[Company]:
    """Invent companies with an alias, a brand and a spokesperson each; no two share a name."""
    stems = [(start, end) for start in _STARTS for end in _ENDS]
    if count > len(stems):
        stems += [(start + middle, end) for start, middle in stems for end in _ENDS]
    return [_company(dice, start, end) for start, end in dice.sample(stems, count)]


def _company(dice: Random, start: str, end: str) -> Company:
    trade = dice.choice(_TRADES)
    plain = trade.replace("É", "E").replace("é", "e")
    short, turned = start + end, end.capitalize() + start.lower()
    return Company(
        id=f"{short}-{plain}".lower(),
        name=f"{short} {trade}",
        short=short,
        aliases=(Name(f"{short} Group"),),
        brands=(Name(f"{turned} {plain[0]}"),),
        people=(Person(f"{dice.choice(_GIVEN)} {turned}"),),
    )


def claim(dice: Random, language: str, company: Company, others: list[Company], tail: str) -> Claim:
    """Invent a sentence about a company; `others` may become party to it, `tail` ends it."""
    side = LANGUAGES.index(language)
    status = dice.choices(*zip(*_STATUSES, strict=True))[0]
    place, thing, count = dice.choice(PLACES), dice.choice(_THINGS), dice.randrange(2, 900)
    verb = _VERBS[language][status].format(place=place)
    sentence = f"{company.name} {verb} {count} {thing[side]}"
    text = f"{_OWN[status]} {place}: {count} {thing[1]}; {_short(tail)}."
    party: tuple[Company, ...] = ()
    if dice.random() < 0.06:
        party = (dice.choice(others),)
        sentence += f" {('avec', 'with')[side]} {party[0].name}"
    date = ""
    if dice.random() < 0.5:
        month, year = dice.randrange(len(_MONTHS)), dice.randrange(2015, 2027)
        date = f"{year}-{_NUMBERS[month]:02}"
        sentence += f" {('en', 'in')[side]} {_MONTHS[month][side]} {year}"
    said = dice.random()
    speaker = JOURNALIST if said < 0.5 else COMPANY
    if said > 0.75:
        speaker = company.people[0].name
        sentence += f", {('explique', 'says')[side]} {speaker}"
    figures = (Figure(thing[1], thing[1], count),) if dice.random() < 0.3 else ()
    return Claim(
        f"{sentence}: {tail[:1].lower()}{tail[1:]}", text, status, speaker, place, date, figures,
        tuple(item for item in party if item != company),
    )  # fmt: skip


def _short(tail: str) -> str:
    return " ".join(tail.rstrip(".").lower().split()[:6])
