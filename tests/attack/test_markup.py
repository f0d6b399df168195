"""No string reaches a call that parses markup: text from outside would be obeyed there."""

from __future__ import annotations

from pathlib import Path

import pytest

import dossier
from dossier.tui.commands import COMMANDS, TITLES

from .markup import known, unwrapped

PACKAGE = Path(dossier.__file__).parent
FILES = sorted([*(PACKAGE / "tui").rglob("*.py"), *(PACKAGE / "cli").rglob("*.py")])
LEARNED = known(path.read_text("utf-8") for path in FILES)

BAD = (
    "Static(name)",
    "Static(f'{name}')",
    "Static('see [/]')",
    "Static(str(fault))",
    "Static(company.name)",
    "Static(render.plain(name) + name)",
    "Static(render.plain(name) if name else name)",
    "Static(content=name)",
    "Label(name)",
    "Button(label=name)",
    "Checkbox(name)",
    "TabPane(name)",
    "Collapsible(title=name)",
    "Option(name)",
    "Tree(name)",
    "self.query_one('#x', Static).update(name)",
    "self.update(wording.headline(article))",
    "self.notify(name)",
    "self.app.notify(name, markup=True)",
    "self.app.notify(name, markup=name)",
    "self.border_title = name",
    "view.border_subtitle = f'{len(x)} of {name}'",
    "self.tooltip = name",
    "Text.from_markup(name)",
    "Content.from_markup('fine')",
    "console.print(name)",
    "table.add_row(Text(name), name)",
    "table.add_column(name)",
    "words = render.plain(name)\n    words = name\n    Static(words)",
    "words = render.plain(name)\n    words += name\n    Static(words)",
    "for item in items:\n        Static(item)",
    "from textual.widgets import Markdown",
)
GOOD = (
    "Static()",
    "Static('words')",
    "Static(id=name)",
    "Static(render.plain(name))",
    "Static(render.plain(name) + render.styled(name, 'bold'))",
    "Static(Content(name))",
    "Static(self.subject())",
    "Static(render.plain(name) if name else 'none')",
    "self.notify(name, markup=False)",
    "self.border_title = f'Statements ({len(items)})'",
    "table.add_row(Text(name), *[Text(item) for item in items])",
    "words = 'none'\n    words = render.plain(name)\n    Static(words)",
    "from textual.widgets import Static",
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_string_is_wrapped(path: Path) -> None:
    assert unwrapped(path.read_text("utf-8"), LEARNED) == []


@pytest.mark.parametrize("sample", BAD)
def test_a_string_that_would_be_parsed_is_found(sample: str) -> None:
    assert unwrapped(_function(sample), LEARNED)


@pytest.mark.parametrize("sample", GOOD)
def test_what_is_wrapped_passes(sample: str) -> None:
    assert unwrapped(_function(sample), LEARNED) == []


def _function(sample: str) -> str:
    return f"def sample(self, name, items, fault, company, article):\n    {sample}\n"


def test_what_the_registry_says_is_no_markup() -> None:
    words = [*TITLES.values()]
    for commands in COMMANDS.values():
        words += [word for item in commands for word in (item.label, item.help)]
    assert not [word for word in words if "[" in word]
