"""A figure as one line that people read and type: `boats sold: about 40 boats; period 2021`.

What is measured stands before the colon; behind it the bound, the number or a range (`40 to 60`),
the unit (`40%` for percent, `no. 3` for a rank), then `period …` and `place …`, each behind a
semicolon. A part that holds signs of this notation stands in quotation marks, doubled inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast, get_args

from dossier.errors import DossierError
from dossier.model import Bound, Figure

EXAMPLE = "boats sold: about 40 boats; period 2021; place Nantes"

_PERCENT, _RANK = "percent", "rank"
_TOKEN = re.compile(r'"(?:[^"]|"")*"|[:;]|[^":;]+|"')
_PLAIN = re.compile(r'[^":;]*[^":;\s]')
_PLAIN_UNIT = re.compile(r'(?!to\s|period\s|place\s)[^\W\d_](?:[^":;()%]*[^":;()%\s])?')
_NUMBER = r"-?(?:\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:e[+-]?\d+)?"
_BOUNDS = "|".join(bound for bound in get_args(Bound) if bound != "exact")
_AMOUNT = re.compile(
    rf"\s*(?:(?P<bound>{_BOUNDS})\s+)?(?P<rank>no\.\s*)?(?P<one>{_NUMBER})"
    rf"(?:\s+to\s+(?P<two>{_NUMBER})"
    rf"|\s*\((?P<low>{_NUMBER}|\?)\s+to\s+(?P<high>{_NUMBER}|\?)\))?\s*(?P<unit>.*)",
    re.DOTALL,
)
_DETAIL = re.compile(r"\s*(?P<name>period|place)\s+(?P<words>.+)", re.DOTALL)


def write_figure(figure: Figure) -> str:
    """Write a figure as a line; `parse_figure` reads the same figure from it."""
    parts = [f"{_quoted(figure.measure, _PLAIN)}: {_amount(figure)}"]
    parts += [
        f"{name} {_quoted(words, _PLAIN)}"
        for name, words in (("period", figure.period), ("place", figure.place))
        if words
    ]
    return "; ".join(parts)


def parse_figures(text: str) -> tuple[Figure, ...]:
    """Read figures, one on a line; empty lines are none. Raises DossierError as `parse_figure`."""
    return tuple(parse_figure(line) for line in text.split("\n") if line.strip())


def parse_figure(line: str) -> Figure:
    """Read a figure from a line. Raises DossierError, worded for people, where it is none."""
    measure, amount, details = _divided(line)
    found = _AMOUNT.fullmatch(amount)
    if found is None:
        raise _fault(line, "has no number, or not after the colon")
    one, two = _number(found["one"]), _number(found["two"])
    ranged = two is not None
    said = dict(_details(line, details))
    return Figure(
        measure=measure,
        unit=_unit(line, found),
        value=None if ranged else one,
        low=one if ranged else _number(found["low"]),
        high=two if ranged else _number(found["high"]),
        bound=cast("Bound", found["bound"] or "exact"),
        period=said.get("period", ""),
        place=said.get("place", ""),
    )


def _amount(figure: Figure) -> str:
    numbers = " to ".join(f"{item:,}" for item in (figure.low, figure.high) if item is not None)
    if figure.value is not None:
        low, high = ("?" if item is None else f"{item:,}" for item in (figure.low, figure.high))
        numbers = f"{figure.value:,}" + (f" ({low} to {high})" if numbers else "")
    bound = "" if figure.bound == "exact" else f"{figure.bound} "
    if figure.unit == _PERCENT:
        return f"{bound}{numbers}%"
    if figure.unit == _RANK:
        return f"{bound}no. {numbers}"
    return f"{bound}{numbers} {_quoted(figure.unit, _PLAIN_UNIT)}"


def _divided(line: str) -> tuple[str, str, list[str]]:
    """Give what is measured, the amount, and the details behind it."""
    tokens = _TOKEN.findall(line)
    if '"' in tokens:
        raise _fault(line, "has a quotation mark that is not closed")
    if ":" not in tokens:
        raise _fault(line, "does not say what is measured, with a colon behind it")
    at = tokens.index(":")
    measure = _unquoted("".join(tokens[:at]))
    if not measure:
        raise _fault(line, "does not say what is measured")
    parts = [""]
    for token in tokens[at + 1 :]:
        if token == ";":  # noqa: S105
            parts.append("")
        else:
            parts[-1] += token
    return measure, parts[0], [part for part in parts[1:] if part.strip()]


def _details(line: str, parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for part in parts:
        found = _DETAIL.fullmatch(part)
        if found is None:
            raise _fault(line, f"“{part.strip()}” is neither a period nor a place")
        if found["name"] in seen:
            raise _fault(line, f"says the {found['name']} twice")
        seen.add(found["name"])
        yield found["name"], _unquoted(found["words"])


def _unit(line: str, found: re.Match[str]) -> str:
    words = found["unit"].strip()
    if words[:1] in {",", "."} or words[:1].isdecimal():
        raise _fault(line, "has a number that can be read in two ways; write 2.5 or 2,500")
    if found["rank"]:
        if words:
            raise _fault(line, f"is a rank, which has no unit: “{words}”")
        return _RANK
    if words == "%":
        return _PERCENT
    if not _unquoted(words):
        raise _fault(line, "does not say its unit: what is counted, or %")
    return _unquoted(words)


def _number(digits: str | None) -> int | float | None:
    if digits in {None, "?"}:
        return None
    plain = re.sub(r"[,\s]", "", digits or "")
    return int(plain) if plain.lstrip("-").isdigit() else float(plain)


def _quoted(words: str, plain: re.Pattern[str]) -> str:
    if plain.fullmatch(words) and words == words.strip():
        return words
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def _unquoted(words: str) -> str:
    words = words.strip()
    if len(words) > 1 and words[0] == words[-1] == '"':
        return words[1:-1].replace('""', '"')
    return words


def _fault(line: str, what: str) -> DossierError:
    return DossierError(f"the figure “{line.strip()}” {what}", advice=f"As in: {EXAMPLE}")
