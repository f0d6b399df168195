"""Whatever is damaged is found, and put right where it can be; what was sound stays as it was.

The normal run damages the store once in every way, the long one ten times. The figures:
`pytest -m long tests/store/test_corruption.py -n 0 -s`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dossier.errors import DossierError
from dossier.store.checking.check import check
from dossier.store.repair.report import RepairReport
from dossier.store.repair.run import repair
from dossier.store.reviews import Reviews
from dossier.store.store import Store
from dossier.workspace import Workspace

from . import damage_articles, damage_files, damage_statements
from .damage import KINDS, damaged
from .furnished import furnish
from .samples import snapshot

ALL = (damage_files, damage_statements, damage_articles)  # importing them makes the kinds
PARTS = 8
TIMES = 10  # of each kind, in the long run: more than 1,000 in all
REPAIRED = 2


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Give the store that copies are made of."""
    return furnish(tmp_path_factory.mktemp("pristine") / "library")


def kinds(part: int) -> list[str]:
    return sorted(KINDS)[part::PARTS]


def is_found(faults: tuple[Any, ...], where: tuple[str, ...]) -> bool:
    return any(
        fault.file == place
        or fault.file.startswith((f"{place}:", place if place[-1] == "/" else "\0"))
        for fault in faults
        for place in where
    )


def view(workspace: Workspace) -> dict[str, Any]:
    """Give all that a user can come to see of a store, by what it is."""
    store = Store(workspace)
    library, reviews = store.library(), Reviews(store)
    return {
        **{item.id: (item, store.history(item.id)) for item in library.statements},
        **{f"verdict {item.first} {item.second}": item for item in library.verdicts},
        **{item.id: item for item in library.companies},
        **{item.id: item for item in library.articles},
        **{f"decisions {item.id}": reviews.read(item.id).decisions for item in library.articles},
        **{f"text {id_}": text for id_, text in library.originals.items()},
        **{f"earlier {id_}": version for (id_, _), version in library.earlier.items()},
    }


def unsaid(report: RepairReport, before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Give what is not as it was though the report does not say so, by its id or its file.

    A dossier that is restored as it was may rest on no earlier text yet.
    """
    said = "\n".join(report.lines())
    changed = [name for name in before | after if before.get(name) != after.get(name)]
    return [
        name
        for name in changed
        for id_ in [name.rpartition(" ")[2]]
        if id_ not in said
        and f"{id_.rpartition('-')[0]}.json: the file" not in said
        and not (name.startswith("earlier ") and ".json: the file" in said)
    ]


def legible(workspace: Workspace) -> dict[str, Any] | None:
    """Give what a user can see of a store, None where it cannot be opened."""
    try:
        return view(workspace)
    except DossierError:
        return None


def hold(pristine: Workspace, root: Path, kind: str, seed: int, *, again: bool = False) -> str:
    """Damage a copy, repair it and hold it to what is promised; tell what came of it."""
    workspace, where = damaged(pristine, root, kind, seed)
    report = repair(workspace)
    assert is_found(report.found, where), (kind, seed, report.found)
    before, after = view(pristine), legible(workspace)
    if after is None:
        assert report.left.faults, (kind, seed)
        return "beyond repair, and said"
    assert unsaid(report, before, after) == [], (kind, seed)
    if again:
        stands, second = snapshot(workspace), repair(workspace)
        assert second.found == second.left.faults == report.left.faults
        assert (second.restored, second.lost) == ((), ()), (kind, seed)
        assert snapshot(workspace) == stands
    if report.left.faults:
        return "beyond repair, and said"
    return "as it was" if after == before else "in part, and said"


def test_the_store_is_sound_before_it_is_damaged(pristine: Workspace) -> None:
    assert check(pristine).faults == ()
    assert repair(pristine).lines()[0] == "There was nothing to repair."


@pytest.mark.parametrize("part", range(PARTS))
def test_each_kind_of_damage_is_found_and_put_right(
    pristine: Workspace, tmp_path: Path, part: int
) -> None:
    outcomes = Counter(hold(pristine, tmp_path / "copy", kind, 0) for kind in kinds(part))
    assert outcomes["as it was"] > sum(outcomes.values()) / 2


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_all_of_a_thousand_damages_are_found(
    pristine: Workspace, tmp_path: Path, part: int
) -> None:
    assert len(KINDS) * TIMES >= 1_000
    print(f"\nkind: seeded, found; after the repair of {REPAIRED}")  # noqa: T201
    for kind in kinds(part):
        outcomes = Counter(
            hold(pristine, tmp_path / "r", kind, number, again=True) for number in range(REPAIRED)
        )
        found = REPAIRED
        for seed in range(REPAIRED, TIMES):
            workspace, where = damaged(pristine, tmp_path / "copy", kind, seed)
            found += is_found(check(workspace).faults, where)
        told = ", ".join(f"{number} {outcome}" for outcome, number in outcomes.items())
        print(f"{kind}: {TIMES}, {found}; {told}")  # noqa: T201
        assert found == TIMES, kind
