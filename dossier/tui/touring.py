"""The tour of the first start: five steps over the real screens, each left by its very key."""

from __future__ import annotations

import contextlib
from pathlib import Path

from msgspec import Struct

from dossier.workspace import Workspace, state_folder


class Step(Struct, frozen=True):
    """What is said of the `widget` (a selector) on the screens `at` (their names).

    `words` tell what it shows; the key of `command` (an id) goes on, and `does` something.
    """

    at: tuple[str, ...]
    widget: str
    words: str
    command: str
    does: str


STEPS = (
    Step(
        ("Library",), "#coverage",
        "The companies across, the facets down: how many statements the articles give.",
        "library.compare", "lays companies side by side.",
    ),
    Step(
        ("Compare",), "#grid",
        "A sign says how far a thing has come, — that nothing is written. Below, in a small window "
        "with e, stands what the statement under the cursor rests on.",
        "lists.open", "reads it in its article.",
    ),
    Step(
        ("Reader",), "#text",
        "The article, or our digest of it, beside its statements: each follows the other.",
        "everywhere.search", "searches everything, in French and English.",
    ),
    Step(
        ("Search",), "#words",
        "Type a word of either language: usine finds plant, tavres finds Tavares.",
        "search.open", "goes to what is found.",
    ),
    Step(
        ("Dossier", "Reader", "Compare"), "#statements, #grid",
        "What was found, among all that is known of the company.",
        "everywhere.export", "writes it as Markdown, every statement with its source.",
    ),
)  # fmt: skip


class Tour:
    """How far somebody has come."""

    def __init__(self) -> None:
        self._reached = 0

    @property
    def is_at_the_end(self) -> bool:
        """True once the last step has been shown."""
        return self._reached == len(STEPS) - 1

    def step_at(self, screen: str) -> int | None:
        """Give the number of the step for a screen (its name), None where it has none.

        A screen that has two shows the later one when the steps before it have been seen.
        """
        numbers = [number for number, step in enumerate(STEPS) if screen in step.at]
        due = [number for number in numbers if number >= self._reached]
        number = next(iter(due or numbers[-1:]), None)
        if number is not None:
            self._reached = max(self._reached, number)
        return number


def is_first_start(workspace: Workspace) -> bool:
    """Tell whether this user has neither seen the tour nor worked in this workspace."""
    return not (_mark().exists() or workspace.session.exists())


def note_start() -> None:
    """Remember that the tour was shown; a folder that cannot be written stops nobody."""
    mark = _mark()
    with contextlib.suppress(OSError):
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()


def _mark() -> Path:
    return state_folder() / "tour"
