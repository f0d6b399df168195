"""Plain text for people: the codebook, and names that no company goes by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dossier.cli.layout import Line, lay_out
from dossier.coding.strangers import Stranger
from dossier.model import Library
from dossier.views import wording
from dossier.views.quoting import around


def codebook_page(library: Library, width: int | None = None) -> str:
    """Facets with their topics, definitions and counts of statements."""
    counts = Counter(statement.topic for statement in library.statements)
    lines: list[Line] = []
    for facet in library.facets:
        lines += [Line("")] if lines else []
        lines += [Line(f"{facet.name.upper()}  ", facet.id), Line("  ", facet.definition)]
        for topic in facet.topic:
            told = wording.count(counts[topic.id], "statement")
            tie = f", ties as {topic.tie}" if topic.tie else ""
            lines.append(Line("  ", f"{topic.name}  ({topic.id}, {told}{tie})"))
            lines.append(Line("    ", topic.definition))
    return lay_out(lines, width)


def strangers_page(
    library: Library, found: Sequence[Stranger], dismissed: int, width: int | None = None
) -> str:
    """Each name with its counts, its other spellings and the first place where it stands."""
    lines: list[Line] = []
    if not found:
        said = "No name stands out in the attached texts that no company goes by."
        lines.append(Line("", said))
    for item in found:
        articles = wording.count(item.articles, "article")
        lines.append(Line(f"{item.mentions:>4} × ", f"{item.name}  (in {articles})"))
        if len(item.spellings) > 1:
            lines.append(Line("       ", f"also: {', '.join(item.spellings[1:])}"))
        text = library.originals[item.article].text
        lines.append(Line("       ", f"{around(text, item.start, item.end)}  [{item.article}]"))
    if dismissed:
        lines.append(Line("", f"Dismissed: {dismissed}. To see them: --dismissed"))
    return lay_out(lines, width)


def dismissed_page(names: Sequence[str]) -> str:
    """List the names that are not suggested any more, one on a line."""
    return "\n".join(names) or "No name has been dismissed."
