"""What a store file of an older schema becomes, step by step.

A step is given the tables of a file, `{table: {number: document}}`, and gives those of the next
schema. To change the schema, raise `storage.SCHEMA` and add the step from the one before; a test
holds the two together. What every older reader can do without needs no step: a table that is not
there is empty, and a field with a default may be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Tables = dict[str, dict[str, dict[str, Any]]]
Step = Callable[[Tables], Tables]

STEPS: Mapping[int, Step] = {}  # schema 1 is the first


def migrated(tables: Tables, schema: int, to: int) -> Tables:
    """Bring tables from a schema to a later one. Raises KeyError where a step is missing."""
    for number in range(schema, to):
        tables = STEPS[number](tables)
    return tables
