"""A lost passage and its new wording become `Content`, the words marked in which they differ."""

from __future__ import annotations

from textual.content import Content

from dossier.articles.matching import Candidate
from dossier.articles.paragraphs import paragraphs
from dossier.model import Library
from dossier.tui import render
from dossier.views import wording
from dossier.views.differences import Ranges, differences
from dossier.views.evidence import exhibit
from dossier.views.orphans import Orphan

_GONE = "strike $text-error"
_COME = "underline $text-success"


def orphan(library: Library, item: Orphan, found: Candidate | None) -> Content:
    """Give a statement, the passage that it rests on, and the passage proposed in its place.

    A word that went stands in [-…-], one that came in {+…+}.
    """
    statement, evidence = item.statement, item.evidence
    shown = exhibit(library, evidence)
    old, new, before, after = shown.quotation, "", "", ""
    if found is not None:
        text = library.originals[evidence.article].text
        home = next(part for part in paragraphs(text) if found.start < part.end)
        new = text[found.start : found.end]
        before, after = text[home.start : found.start], text[found.end : home.end]
    gone, come = differences(old, new) if new else ([], [])
    was = (
        render.plain(shown.text[: shown.start])
        + _marked(old, gone, "[-", "-]", _GONE)
        + render.plain(shown.text[shown.end :])
        if old
        else render.styled(f"The text is lost. {shown.text or wording.UNWORDED}", render.MUTED)
    )
    now = (
        render.styled(before, render.MUTED)
        + _marked(new, come, "{+", "+}", _COME)
        + render.styled(after, render.MUTED)
        if new
        else render.plain("Nothing in it has these numbers, names and negations in like words.")
    )
    proposed = "In the present text, proposed" if new else "In the present text"
    return render.join(
        [
            render.attribution(library, statement),
            render.styled(wording.said(statement), render.STRONG),
            Content(""),
            render.styled(
                f"It rests on {wording.locator_by_number(library, evidence)}", render.HEADING
            ),
            was,
            Content(""),
            render.styled(proposed, render.HEADING),
            now,
        ],
        "\n",
    )


def _marked(text: str, ranges: Ranges, left: str, right: str, style: str) -> Content:
    """Give a passage, the words in some ranges between brackets."""
    parts: list[Content] = []
    end = 0
    for start, stop in ranges:
        parts.append(render.styled(text[end:start], render.STRONG))
        parts.append(render.styled(f"{left}{text[start:stop]}{right}", style))
        end = stop
    return render.join([*parts, render.styled(text[end:], render.STRONG)])
