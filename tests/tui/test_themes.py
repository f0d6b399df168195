"""Two themes of our own: chosen in the palette, remembered, readable; and what they look like."""

from __future__ import annotations

import pytest
from textual.color import WHITE, Color
from textual.theme import Theme

from dossier.tui.session import Session, read_session, write_session
from dossier.tui.themes import CONTRAST, SAFE, THEMES
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle
from tests.tui.test_snapshots import MEDIUM, Compare, shown

ENOUGH, BETTER = 4.5, 7.0  # contrast of words that WCAG 2 asks for: AA, AAA
LEAST = {CONTRAST.name: BETTER, SAFE.name: ENOUGH}
WORDS = ("primary", "secondary", "success", "warning", "error", "accent")


def contrast(words: Color, ground: Color) -> float:
    """Give the ratio of luminances by WCAG 2, 1 to 21."""

    def luminance(color: Color) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in color.normalized
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    dark, light = sorted((luminance(words), luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_words_stand_out_from_every_ground(theme: Theme) -> None:
    colors = {
        name: Color.parse(value)
        for name, value in theme.to_color_system().generate().items()
        if value.startswith("#")
    }
    ground, foreground = colors["background"], colors["foreground"]
    muted = (ground.blend(foreground, level, alpha=1) for level in (0.6, 0.7))  # as in render.py
    words = [foreground, *muted, *(colors[f"text-{name}"] for name in WORDS)]
    least = LEAST[theme.name]
    assert min(contrast(word, ground) for word in words) >= least
    assert min(contrast(word, colors["surface"]) for word in words) >= least
    assert contrast(foreground, colors["panel"]) >= least
    assert contrast(colors["text-warning"], colors["warning-muted"]) >= ENOUGH
    assert contrast(ground, colors["primary"]) >= least
    cursor = ground.blend(colors["primary"], 0.4, alpha=1)
    assert contrast(cursor.blend(WHITE, 0.87, alpha=1), cursor) >= ENOUGH


def test_the_safe_colours_are_of_different_lightness_where_hues_are_near() -> None:
    denied, waiting = Color.parse(str(SAFE.error)), Color.parse(str(SAFE.warning))
    assert contrast(denied, waiting) > 1.5


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_a_theme_is_chosen_in_the_palette_and_remembered(
    start: Start, sample: Workspace, theme: str
) -> None:
    app = start(sample)
    async with app.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        assert theme not in app.available_themes  # the start does without
        app.search_themes()
        await settle(pilot)
        await press(pilot, *theme)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert app.theme == theme
        await press(pilot, "q")
    assert read_session(sample.session).theme == theme
    again = start(sample)
    async with again.run_test(size=MEDIUM) as pilot:
        await settle(pilot)
        assert again.theme == theme


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
def test_compare(snap_compare: Compare, start: Start, sample: Workspace, theme: str) -> None:
    """Each status has its own sign as well as its colour; the cursor and the heads stand out."""
    write_session(sample.session, Session(theme))
    keys = (*("space", "right") * 3, "c", "f", "down", "down", "space", "enter", "j", "j", "l")
    assert shown(snap_compare, start(sample), MEDIUM, *keys)
