from __future__ import annotations

import pytest

from dossier.errors import DossierError
from dossier.export.filenames import INDEX, comparison_filename, dossier_filename


def test_files_are_named_by_ids() -> None:
    assert dossier_filename("psa") == "psa.md"
    assert comparison_filename(["psa", "renault-alpine"]) == "compare-psa-renault-alpine.md"


def test_a_narrowed_comparison_has_a_name_of_its_own() -> None:
    two = ["psa", "huawei"]
    names = [
        comparison_filename(two),
        comparison_filename(two, ["people", "jobs"]),
        comparison_filename(two, ["jobs", "people"]),
        comparison_filename(two, rows="differs"),
        comparison_filename(two, ["people"], "differs"),
    ]
    assert names == [
        "compare-psa-huawei.md",
        "compare-psa-huawei--jobs-people.md",
        "compare-psa-huawei--jobs-people.md",
        "compare-psa-huawei--differs.md",
        "compare-psa-huawei--people--differs.md",
    ]


def test_no_dossier_takes_the_name_of_the_index() -> None:
    assert dossier_filename("index") not in {INDEX, "index.md"}


@pytest.mark.parametrize("name", ["", "..", "../../x", "a/b", "A", "a b", "a.", "é", "a\n"])
def test_what_is_no_id_names_no_file(name: str) -> None:
    with pytest.raises(DossierError, match="cannot name a file"):
        dossier_filename(name)
    with pytest.raises(DossierError, match="cannot name a file"):
        comparison_filename(["psa", name])
    with pytest.raises(DossierError, match="cannot name a file"):
        comparison_filename(["psa"], [name])
