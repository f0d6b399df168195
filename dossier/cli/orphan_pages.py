"""Plain text for people: what `dossier orphans` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.cli.layout import Line, lay_out
from dossier.model import Library
from dossier.views import wording
from dossier.views.differences import Ranges, differences
from dossier.views.evidence import exhibit
from dossier.views.orphans import Orphan
from dossier.views.rewordings import Candidates

_NONE = "No statement waits: every passage has its place, or was decided on."


def orphans_page(
    library: Library, found: Sequence[Orphan], candidates: Candidates, width: int | None
) -> str:
    """Statements whose passage is lost, each with the passage and the one proposed for it."""
    if not found:
        return _NONE
    count = wording.count(len(found), "passage waits", "passages wait")
    lines = [Line("", f"{count} for a decision: --take, --keep, or O in the app.")]
    for orphan in found:
        lines += _orphan(library, orphan, candidates)
    return lay_out(lines, width)


def _orphan(library: Library, orphan: Orphan, candidates: Candidates) -> Iterator[Line]:
    statement, evidence = orphan.statement, orphan.evidence
    shown, candidate = exhibit(library, evidence), candidates.of(orphan)
    old = shown.quotation
    new = ""
    if candidate is not None:
        text = library.originals[evidence.article].text
        new = text[candidate.start : candidate.end]
    gone, come = differences(old, new) if new else ([], [])
    yield Line("")
    yield Line(f"{statement.id}  ", wording.said(statement))
    yield Line("  ", f"{evidence.article} {wording.locator_by_number(library, evidence)}")
    if old:
        yield Line("  was: ", bracketed(old, gone, "[-", "-]"))
    else:
        yield Line("  was: ", f"the text is lost; our digest: {shown.text or 'none'}")
    yield Line("  now: ", bracketed(new, come, "{+", "+}") if new else "nothing that says the same")


def bracketed(text: str, ranges: Ranges, left: str, right: str) -> str:
    """Put the ranges of a text in brackets."""
    parts, end = [], 0
    for start, stop in ranges:
        parts.append(f"{text[end:start]}{left}{text[start:stop]}{right}")
        end = stop
    return "".join(parts) + text[end:]
