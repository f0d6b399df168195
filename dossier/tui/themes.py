"""Two themes of our own: one of high contrast, one of colours that colour-blind eyes tell apart.

Every colour comes with a sign or a word in every theme; these two help where signs are small.
"""

from __future__ import annotations

from textual.theme import Theme

_ORANGE, _SKY_BLUE, _BLUISH_GREEN, _YELLOW, _VERMILLION, _REDDISH_PURPLE = (
    "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#D55E00", "#CC79A7",
)  # fmt: skip
"""Okabe and Ito's colours; their blue is too dark for words on black."""


def _texts(
    primary: str, secondary: str, success: str, warning: str, error: str, accent: str
) -> dict[str, str]:
    """Give the colours of words as they are: Textual would bleach them."""
    return {
        "text-primary": primary,
        "text-secondary": secondary,
        "text-success": success,
        "text-warning": warning,
        "text-error": error,
        "text-accent": accent,
        "footer-key-foreground": warning,
    }


CONTRAST = Theme(
    name="dossier-contrast",
    primary="#5CA0FF",
    secondary="#FFFF87",
    success="#5CFF8F",
    warning="#FFD24D",
    error="#FF9C9C",
    accent="#FFB3FF",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#1C1C1C",
    variables=_texts("#8FD7FF", "#FFFF87", "#5CFF8F", "#FFD24D", "#FF9C9C", "#FFB3FF")
    | {"warning-muted": "#4D3800", "text": "#FFFFFF", "text-muted": "#C8C8C8"},
)
SAFE = Theme(
    name="dossier-safe",
    primary=_SKY_BLUE,
    secondary=_YELLOW,
    success=_BLUISH_GREEN,
    warning=_ORANGE,
    error=_VERMILLION,
    accent=_REDDISH_PURPLE,
    foreground="#EAEAEA",
    background="#121212",
    surface="#1A1A1A",
    panel="#262626",
    variables=_texts(_SKY_BLUE, _YELLOW, _BLUISH_GREEN, _ORANGE, _VERMILLION, _REDDISH_PURPLE)
    | {"warning-muted": "#3D2A00"},
)
THEMES = (CONTRAST, SAFE)
