"""Results come in the order of the items, few are begun ahead, a fault is one item's."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest

from dossier.errors import DossierError
from dossier.workers.here import ONE_BY_ONE, Here
from dossier.workers.work import Ready


def halved(by: int, number: int, _stop: Event) -> int:
    if number % by:
        raise DossierError(f"{number} is odd")
    return number // by


def test_results_faults_and_what_was_ready_come_in_their_order() -> None:
    items = [Ready(-1) if number % 5 == 0 else number for number in range(1, 12)]
    told: list[int | str] = []
    for outcome in Here(3).outcomes(halved, 2, items, Event()):
        try:
            told.append(outcome.result())
        except DossierError as fault:
            told.append(fault.what)
    assert told == [
        "1 is odd", 1, "3 is odd", 2, -1, 3, "7 is odd", 4, "9 is odd", -1, "11 is odd",
    ]  # fmt: skip


def test_items_are_taken_as_they_are_needed_until_it_is_stopped() -> None:
    taken: list[int] = []
    stop = Event()

    def items() -> Iterator[int]:
        for number in range(0, 1000, 2):
            taken.append(number)
            yield number

    results = []
    for outcome in ONE_BY_ONE.outcomes(halved, 2, items(), stop):
        results.append(outcome.result())
        if len(results) == 5:
            stop.set()
    assert results == [0, 1, 2, 3, 4]
    assert len(taken) < 10


def test_workers_that_would_read_otherwise_are_refused_by_name() -> None:
    pytest.importorskip("distributed")
    from dossier.workers.spread import _compare, edition

    class Unlike:
        def wait_for_workers(self, number: int, timeout: int) -> None:
            pass

        def run(self, asked: object) -> dict[str, str]:
            return {"tcp://one": edition(), "tcp://two": "dossier 0.0.1"}

    with pytest.raises(DossierError) as raised:
        _compare(Unlike(), "tcp://desk")  # type: ignore[arg-type]
    assert "tcp://two would read otherwise: it has dossier 0.0.1" in raised.value.what
    assert edition() in raised.value.advice
