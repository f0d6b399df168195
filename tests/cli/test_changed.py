"""The command that tells what is new, edited or gone."""

from __future__ import annotations

import json

from msgspec.structs import replace

from dossier.store.store import Store
from dossier.workspace import Workspace

from .conftest import Run


def test_what_was_not_seen_yet_is_told_and_can_be_marked(run: Run, sample: Workspace) -> None:
    first = run("changed", "huawei", "--seen", workspace=sample)
    assert "Huawei: 2 new" in first.stdout
    assert "Nothing was marked as looked at yet" in first.stderr
    second = run("changed", "--seen", workspace=sample).stdout
    assert "Huawei: nothing has changed" in second
    assert "Groupe PSA: 271 new" in second  # which was not listed before
    assert run("changed", workspace=sample).stdout.count("nothing has changed") == 4
    store = Store(sample)
    one, other = [item for item in store.library().statements if item.company == "huawei"]
    store.save(replace(one, text="Reworded."), revision=1, who="analyst")
    store.delete(other.id, 1, who="analyst")
    told = run("changed", "huawei", workspace=sample).stdout
    assert "Huawei: 1 edited, 1 gone" in told
    assert f"- {other.id} is gone" in told
    (held,) = json.loads(run("changed", "huawei", "--json", workspace=sample).stdout)
    assert [item["text"] for item in held["edited"]] == ["Reworded."]
    assert held["gone"] == [other.id]
    page = run("changed", *["huawei"] * 4, "-o", "-", workspace=sample).stdout
    assert page.count("## Huawei\n") == 1
    assert "# Changed: Huawei" in page
    assert f"Reworded.[^{one.id}]" in page
    assert f"[^{one.id}]: " in page
    assert f"### Gone\n\n- `{other.id}`" in page


def test_since_a_date_counts_what_was_published_and_what_was_edited(
    run: Run, sample: Workspace
) -> None:
    told = run("changed", "psa", "--since", "2016", workspace=sample).stdout
    assert "Groupe PSA: 36 new; 235 statements in articles without a date" in told
    store = Store(sample)
    one = next(item for item in store.library().statements if item.company == "huawei")
    store.save(
        replace(one, text="Reworded."), revision=1, who="analyst", when="2026-01-01T00:00:00+00:00"
    )
    assert (
        "Huawei: 1 edited" in run("changed", "huawei", "--since", "2025", workspace=sample).stdout
    )
    assert run("changed", "--since", "soon", workspace=sample).returncode == 1


def test_a_damaged_memory_makes_all_of_it_new(run: Run, sample: Workspace) -> None:
    sample.seen.write_text("{", "utf-8")
    assert "Huawei: 2 new" in run("changed", "huawei", workspace=sample).stdout


def test_what_has_changed_is_not_asked_of_a_company_at_a_date(run: Run, sample: Workspace) -> None:
    asked = run("changed", "psa@2018", workspace=sample)
    assert asked.returncode == 2
    assert "'psa@2018'" in asked.stderr
