from __future__ import annotations

from dossier.export.tables import table


def test_a_table_has_one_rule_under_its_header() -> None:
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


def test_numbers_are_aligned_to_the_right() -> None:
    assert table(["a", "b"], [], numbers=True).endswith("| --- | ---: |")
