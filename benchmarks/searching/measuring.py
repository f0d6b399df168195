"""One engine measured over one trial: quality, time, memory.

Times are milliseconds of the processor where the engine runs, not of the clock on the wall, so
that a busy machine matters less; `wall` is by the clock.
"""

from __future__ import annotations

import random
import statistics
import string
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from dossier.language.folding import words
from searching.contract import Measured, MissingError
from searching.engines import ENGINES
from searching.trials import read

LETTERS = 120  # queries typed letter by letter
SAMPLED = 60  # beginnings of these that are searched for where each is on its own
ADDED = 40  # texts
WARMING = 20  # queries that are not counted
TOO_LONG = 10_000.0  # milliseconds of one query

Asked = Sequence[tuple[str, frozenset[str]]]
Row = dict[str, object]


def measure(name: str, folder: Path) -> Row:
    """Build one engine, put the queries to it, add texts to it; or say why it was skipped."""
    texts, asked = read(folder)
    slow = ENGINES[name].each > 0
    count = ENGINES[name].queries(len(texts), len(asked))
    try:
        engine = ENGINES[name].make(texts)
    except MissingError as missing:
        return {"skipped": str(missing)}
    build = engine.spent()
    for typed, _ in asked[: 1 if slow else WARMING]:
        if _search(engine, typed)[1] > TOO_LONG:
            return {"skipped": f"one query takes more than {TOO_LONG / 1000:.0f} s"}
    memory = engine.memory()
    return {
        "queries": count,
        **whole(engine, texts, asked[:count]),
        **_letters(engine, asked[:LETTERS], min(count, SAMPLED) if slow else None),
        **_additions(engine, texts, max(2, min(ADDED, count // 5))),
        "build": build,
        "memory": memory,
        "versions": dict(engine.versions),
    }


def _search(engine: Measured, typed: str) -> tuple[Sequence[int], float]:
    """Give what is found, and the milliseconds of the processor that it took."""
    began = engine.spent()
    found = engine.search(typed)
    return found, 1000 * (engine.spent() - began)


def _add(engine: Measured, text: str) -> float:
    began = engine.spent()
    engine.add(text)
    return 1000 * (engine.spent() - began)


def whole(engine: Measured, texts: Sequence[str], asked: Asked) -> Row:
    """Put whole queries, nothing remembered of the last one, and judge what is found."""
    times, clock, ranks = [], [], []
    for typed, meant in asked:
        engine.forget()
        began = perf_counter()
        found, taken = _search(engine, typed)
        clock.append(1000 * (perf_counter() - began))
        times.append(taken)
        right = (at for at, text in enumerate(found, 1) if meant <= set(words(texts[text])))
        ranks.append(next(right, 0))
    return {
        "hit1": ranks.count(1) / len(ranks),
        "hit10": sum(map(bool, ranks)) / len(ranks),
        "mrr": sum(1 / rank for rank in ranks if rank) / len(ranks),
        "median": statistics.median(times),
        "p95": _p95(times),
        "wall": statistics.median(clock),
    }


def _letters(engine: Measured, asked: Asked, few: int | None) -> Row:
    """Type queries letter by letter.

    To engines that remember nothing from letter to letter only a `few` of these beginnings are put,
    spread evenly.
    """
    begun = [(text[:end], end == 1) for text, _ in asked for end in range(1, len(text) + 1)]
    times = []
    for typed, first in begun if few is None else begun[:: len(begun) // few][:few]:
        if first:
            engine.forget()
        times.append(_search(engine, typed)[1])
    return {"letter": statistics.median(times), "letter95": _p95(times)}


def _additions(engine: Measured, texts: Sequence[str], count: int) -> Row:
    """Add a text, then search for its new word: by turns as it is, and with a slip in it."""
    rng = random.Random(count)  # noqa: S311 - the same for the same count
    adding: list[float] = []
    exact: list[float] = []
    slipped: list[float] = []
    found = 0
    for number in range(count):
        word = "".join(rng.choices(string.ascii_lowercase, k=11))
        adding.append(_add(engine, f"{word} {texts[number]}"))
        slips = number % 2 == 1
        typed = f"{word[:5]}{word[6]}{word[5]}{word[7:]}" if slips else word
        answer, then = _search(engine, f"{typed} ")
        (slipped if slips else exact).append(adding[-1] + then)
        found += len(texts) + number in answer
    return {
        "add": statistics.median(adding),
        "add_exact": statistics.median(exact),
        "add_slip": statistics.median(slipped),
        "add_found": found / count,
    }


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]
