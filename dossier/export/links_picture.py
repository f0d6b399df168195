"""The network as a picture (SVG): names on a circle, ties as lines across it, a legend beside it.

The same network gives the same bytes: places follow from the order of the names. A line tells its
type by its dashes and width as well as its colour, and holds the ids of its statements as a title.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from dossier.cleaning import clean_line
from dossier.model import Library
from dossier.views import wording
from dossier.views.actors import KINDS, Actor, ActorKind
from dossier.views.excerpt import Excerpt
from dossier.views.links import Network
from dossier.views.ties import TYPES, Tie, TieType, denial

_LETTER, _LINE = 12, 20  # height of a letter, and of a line with its gap
_WIDEST = 34  # letters of a name
_AROUND = 250  # room for a name outside of the circle
_LEGEND = 390
_DENIALS = 12  # that are named below the legend

# Width, dashes and colour of a line; the colours are told apart by the colour-blind, too.
_STROKES: dict[TieType, tuple[str, str, str]] = {
    "alliance": ("4.5", "", "#0072b2"),
    "partner": ("2.5", "", "#00725a"),
    "negotiation": ("2.5", "12 5", "#c04a00"),
    "competitor named": ("2.5", "12 4 2 4", "#a8397d"),
    "former employer": ("2", "5 3", "#7a5200"),
    "person of": ("1", "", "#444444"),
    "brand of": ("1", "7 3", "#777777"),
    "named with": ("1.2", "1.5 3", "#666666"),
    "name alike": ("1.2", "2 8", "#000000"),
}
_FILLS: dict[ActorKind, str] = {
    "company": "#1a1a1a", "other company": "#ffffff", "person": "#56b4e9", "brand": "#e6c84c",
}  # fmt: skip


def links_picture(library: Library, shown: Excerpt) -> str:
    """Draw those of an excerpt who are tied to anybody, and the companies of the library."""
    part = shown.part
    tied = {end for tie in part.ties for end in tie.ends}
    actors = [item for item in part.actors if item.id in tied or item.kind == "company"]
    order = _in_order(part, actors)
    radius = max(200.0, len(order) * _LINE / math.tau)
    side = 2 * (radius + _AROUND)
    height = max(side, 22 * (len(TYPES) + len(KINDS) + _DENIALS + 8))
    svg = ET.Element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {_n(side + _LEGEND)} {_n(height)}",
        width=_n(side + _LEGEND), height=_n(height), role="img",
    )  # fmt: skip
    svg.set("font-family", "sans-serif")
    svg.set("font-size", str(_LETTER))
    _child(svg, "title", shown.title)
    _child(svg, "desc", "; ".join(_described(library, shown, part)))
    ET.SubElement(svg, "rect", width="100%", height="100%", fill="#ffffff")
    places = {
        item.id: (side / 2, height / 2, radius, at * math.tau / max(1, len(order)) - math.pi / 2)
        for at, item in enumerate(order)
    }
    _draw_ties(svg, part, places)
    for item in order:
        _draw_actor(svg, item, places[item.id])
    _draw_legend(svg, library, shown, side)
    ET.indent(svg)
    return ET.tostring(svg, "unicode") + "\n"


_Point = tuple[float, float]
_Place = tuple[float, float, float, float]  # centre, radius, angle


def _in_order(network: Network, actors: list[Actor]) -> list[Actor]:
    """Put behind each company its brands, its people, and whom it is tied to before others are."""
    companies = [item.id for item in actors if item.kind == "company"]
    homes = {id_: (at, 0) for at, id_ in enumerate(companies)}
    for step in range(1, len(actors) + 1):
        found = {}
        for item in actors:
            if item.id not in homes:
                near = [homes[other] for other in network.around[item.id] if other in homes]
                owned = [homes[other] for other in item.companies if other in homes]
                if near or owned:
                    found[item.id] = (min(owned or near)[0], step)
        if not found:
            break
        homes |= found
    kinds = list(KINDS)
    last = (len(companies), 0)

    def place(item: Actor) -> tuple[int, int, int, str]:
        home, step = homes.get(item.id, last)
        return home, step, -kinds.index(item.kind), item.name.casefold()

    return sorted(actors, key=place)


def _described(library: Library, shown: Excerpt, part: Network) -> list[str]:
    said = (
        f"{wording.count(len(part.ties), 'tie')} between {len(part.actors)} names",
        shown.narrowed,
        wording.moment(library.moment) if library.moment else "",
    )
    return [item for item in said if item]


def _draw_ties(svg: ET.Element, network: Network, places: dict[str, _Place]) -> None:
    """Draw the weakest ties first, so that the others lie above; several of two side by side."""
    beside: dict[frozenset[str], int] = {}
    words: list[tuple[str, _Point]] = []
    for tie in sorted(network.ties, key=lambda item: TYPES.index(item.type), reverse=True):
        at = beside[tie.ends] = beside.get(tie.ends, -1) + 1
        (ax, ay), (mx, my), (bx, by) = _bent(places[tie.a], places[tie.b], at)
        curve = f"M{_n(ax)} {_n(ay)} Q{_n(mx)} {_n(my)} {_n(bx)} {_n(by)}"
        line = ET.SubElement(svg, "path", d=curve, fill="none")
        _stroke(line, tie.type)
        _child(line, "title", _told(network, tie))
        if tie.hedges:
            words.append((", ".join(tie.hedges), ((ax + 2 * mx + bx) / 4, (ay + 2 * my + by) / 4)))
    for said, (x, y) in words:
        _write_on(svg, said, x, y)


def _write_on(svg: ET.Element, words: str, x: float, y: float) -> None:
    """Write on a line that it is not said to be so: a line alone would say that it is."""
    halo = {"stroke": "#ffffff", "stroke-width": "5", "stroke-linejoin": "round"}
    for look in (halo, {}):
        text = _child(svg, "text", words, x=_n(x), y=_n(y + 4), **look)
        text.set("text-anchor", "middle")
        text.set("font-style", "italic")


def _told(network: Network, tie: Tie) -> str:
    names = f"{network.actor[tie.a].name} – {network.actor[tie.b].name}"
    ids = ", ".join(item.id for item in tie.statements)
    return f"{names}: {tie.type} ({tie.basis}){f'; {ids}' if ids else ''}"


def _bent(one: _Place, two: _Place, beside: int) -> tuple[_Point, _Point, _Point]:
    """Bend a line towards the centre, the more so the further its ends are apart.

    Gives its ends and, between them, the point that draws it.
    """
    x, y, radius, first = one
    second = two[3]
    apart = abs(math.remainder(first - second, math.tau)) / math.pi
    pull = 0.85 - 0.6 * apart - 0.12 * beside
    reach = radius - 7
    ax, ay = x + reach * math.cos(first), y + reach * math.sin(first)
    bx, by = x + reach * math.cos(second), y + reach * math.sin(second)
    return (ax, ay), (x + ((ax + bx) / 2 - x) * pull, y + ((ay + by) / 2 - y) * pull), (bx, by)


def _stroke(line: ET.Element, type_: TieType) -> None:
    width, dashes, colour = _STROKES[type_]
    line.set("stroke", colour)
    line.set("stroke-width", width)
    if dashes:
        line.set("stroke-dasharray", dashes)


def _draw_actor(svg: ET.Element, actor: Actor, place: _Place) -> None:
    """Draw the mark of an actor, and the name pointing away from the centre, never head down."""
    x, y, radius, angle = place
    turned = math.cos(angle) < -1e-9
    group = ET.SubElement(svg, "g")
    group.set(
        "transform",
        f"translate({_n(x + radius * math.cos(angle))} {_n(y + radius * math.sin(angle))}) "
        f"rotate({_n(math.degrees(angle) + (180 if turned else 0))})",
    )
    _child(group, "title", f"{actor.name}: {KINDS[actor.kind]}")
    _draw_mark(group, actor.kind)
    words = _child(group, "text", _short(actor.name), x="-12" if turned else "12", y="4")
    if turned:
        words.set("text-anchor", "end")
    if actor.kind == "company":
        words.set("font-weight", "bold")


def _draw_mark(group: ET.Element, kind: ActorKind) -> None:
    look = {"fill": _FILLS[kind], "stroke": "#1a1a1a"}
    match kind:
        case "person":
            ET.SubElement(group, "path", look, d="M0 -6 L6 5 L-6 5 Z")
        case "brand":
            ET.SubElement(group, "rect", look, x="-5", y="-5", width="10", height="10")
        case _:
            ET.SubElement(group, "circle", look, r="6")


def _draw_legend(svg: ET.Element, library: Library, shown: Excerpt, left: float) -> None:
    part = shown.part
    lines = ET.SubElement(svg, "g", transform=f"translate({_n(left)} 40)")
    top = iter(range(0, 22 * 99, 22))
    title = _child(lines, "text", _short(shown.title), y=str(next(top)))
    title.set("font-size", "16")
    for words in _described(library, shown, part):
        _child(lines, "text", _short(words, 52), y=str(next(top)))
    next(top)
    for type_ in TYPES:
        count = sum(tie.type == type_ for tie in part.ties)
        if count:
            y = next(top)
            line = ET.SubElement(lines, "path", d=f"M0 {y - 4} H60", fill="none")
            _stroke(line, type_)
            _child(lines, "text", f"{type_} ({count})", x="70", y=str(y))
    next(top)
    present = {item.kind for item in part.actors}
    for kind, words in KINDS.items():
        if kind not in present:
            continue
        y = next(top)
        _draw_mark(ET.SubElement(lines, "g", transform=f"translate(30 {y - 4})"), kind)
        _child(lines, "text", words, x="70", y=str(y))
    if any(tie.hedges for tie in part.ties):
        next(top)
        _child(lines, "text", "A word on a line: no more than that is said.", y=str(next(top)))
    for words in _denials(part):
        _child(lines, "text", words, y=str(next(top)))


def _denials(part: Network) -> Iterator[str]:
    if not part.denied:
        return
    yield ""
    yield "Denied, so no line:"
    for tie in part.denied[:_DENIALS]:
        names = f"{part.actor[tie.a].name} – {part.actor[tie.b].name}"
        yield _short(f"{names}: {denial(tie)}", 52)
    if len(part.denied) > _DENIALS:
        yield f"and {len(part.denied) - _DENIALS} more"


def _child(parent: ET.Element, tag: str, text: str, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, tag, attributes)
    child.text = clean_line(text)  # XML can hold no control characters at all
    return child


def _short(text: str, widest: int = _WIDEST) -> str:
    """Cut a text to a width in letters; a letter of East Asia is as wide as two."""
    room = widest
    for at, letter in enumerate(text):
        room -= 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if room < 0:
            return f"{text[: at - 1]}…"
    return text


def _n(value: float) -> str:
    """Write a length with one decimal at most, the same on every machine."""
    return f"{round(value, 1) + 0.0:g}"
