"""Statements, evidence and names become `Content`: the one way by which text reaches a widget.

`Content(text)` never parses markup, so brackets in an article stay brackets. Styles are names of
theme variables; every colour comes with a sign or a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content, Span

from dossier import dates
from dossier.model import COMPANY, Article, Library, Statement, Status
from dossier.proposals import Proposal
from dossier.views import wording
from dossier.views.comparison import Cell, Gap, Row, Told
from dossier.views.evidence import Exhibit, exhibits

MUTED = "$foreground 60%"
STRONG = "bold"
HEADING = "bold $text-accent"
MATCH = "bold underline $text-warning"
PASSAGE = "bold $text-warning on $warning-muted"
CODED = "$foreground"

_STATUS: dict[Status, str] = {
    "done": "$text-success",
    "ongoing": "$text-primary",
    "negotiating": "$text-warning",
    "planned": "$text-secondary",
    "considered": "$foreground 70%",
    "claimed": "$text-accent",
}


def plain(text: str) -> Content:
    """Give text as it is."""
    return Content(text)


def styled(text: str, style: str) -> Content:
    """Give text in one style."""
    return Content.styled(text, style)


def marked(text: str, ranges: Iterable[tuple[int, int]], style: str = MATCH) -> Content:
    """Give text with some ranges (start, end) in a style."""
    return Content(text, [Span(start, end, style) for start, end in ranges if start < end])


def stands_out(content: Content) -> bool:
    """Tell whether a passage stands out in a content."""
    return any(PASSAGE in str(span.style) for span in content.spans)


def join(parts: Sequence[Content], separator: str = "") -> Content:
    """Put contents one after the other."""
    return Content(separator).join(parts)


def sign(statement: Statement, *, marked: bool = False) -> Content:
    """Give the sign of a statement's status, in its colour, and its mark, with a space behind."""
    style = "$text-error" if statement.denied else _STATUS[statement.status]
    return styled(wording.sign(statement), style) + plain(" ✓ " if marked else " ")


def told(item: Told) -> Content:
    """Give the text of a statement, with the company that it was coded for where that differs."""
    if item.counterpart is None:
        return plain(wording.said(item.statement))
    tie = styled(f"{wording.TIE_SIGN} {item.counterpart.short}: ", STRONG)
    return tie + plain(wording.said(item.statement))


def gap_sign(kind: Gap) -> Content:
    """Give the sign that stands before a gap."""
    return styled(f"{wording.gap_sign(kind)} ", "$text-error" if kind == "denied" else MUTED)


def gap(cell: Cell) -> Content:
    """Say why a cell is a gap."""
    return styled(wording.gap(cell), MUTED)


def asked() -> Content:
    """Give the sign that stands before what an article asks."""
    return styled(f"{wording.QUESTION_SIGN} ", "bold $text-warning")


def verdict(row: Row) -> Content:
    """Say how the companies compare on a topic."""
    style = {"differs": "$text-warning", "only": "$text-secondary"}.get(row.kind, MUTED)
    return styled(row.verdict, style)


def attribution(library: Library, statement: Statement) -> Content:
    """Say in one line who said it, when, and how far it has come."""
    company = library.company.get(statement.company)
    parts = [
        styled(company.short if company else statement.company, STRONG),
        sign(statement) + plain(wording.status(statement)),
        plain(wording.speaker(library, statement)),
        plain(wording.when(statement)),
        *(styled(said, "$text-error") for said in wording.ruled_out(library, statement)),
    ]
    return join(parts, " · ")


def source(article: Article) -> Content:
    """Name an article: headline, outlet, authors, date, language."""
    parts = [
        wording.headline(article),
        article.container_title or article.publisher,
        wording.published(article),
        wording.authors(article),
        wording.language(article.language),
    ]
    return plain(" · ".join(part for part in parts if part))


def exhibit(item: Exhibit) -> Content:
    """Give a passage in its paragraph, where it stands, and in grey what stands around it.

    The passage comes before its surroundings: in a small window it is what must be seen.
    """
    digest = "our digest" if item.text else wording.UNWORDED
    kinds = {
        "original": "original attached",
        "digest": f"{digest}; no original attached",
        "orphaned": f"not found in the attached text; {digest}",
        "earlier": "in an earlier version; not, or more than once, in the present text",
        "earlier digest": f"in an earlier version that is lost; {digest}",
    }
    lines = [
        styled(wording.locator(item.evidence), STRONG)
        + plain(" of ")
        + source(item.article)
        + styled(f" [{kinds[item.source]}]", MUTED)
    ]
    if item.text:
        lines.append(
            plain(_end(item.text[: item.start]))
            + styled(item.quotation, PASSAGE)
            + plain(item.text[item.end :])
        )
    elif item.source == "digest":
        lines.append(styled("To see the passage: dossier attach FILE", MUTED))
    if item.before:
        lines.append(styled(f"before: {_end(item.before)}", MUTED))
    if item.after:
        lines.append(styled(f"after: {_beginning(item.after)}", MUTED))
    return join(lines, "\n")


def proposal_sign(item: Proposal, *, marked: bool = False) -> Content:
    """Give the sign of the status that is proposed, and the mark, with a space behind."""
    style = "$text-error" if item.denied else _STATUS[item.status]
    sign = wording.DENIED_SIGN if item.denied else wording.SIGNS[item.status]
    return styled(sign, style) + plain(" ✓ " if marked else " ")


def proposal(library: Library, item: Proposal, row: int) -> Content:
    """Give a proposal field by field, with what speaks for each; `row` is the one chosen."""
    company = library.company[item.company].name
    ties = ", ".join(library.company[party].name for party in item.parties)
    head = styled(company, STRONG) + styled(f" ({item.found})", MUTED)
    if ties:
        head += plain(f" {wording.TIE_SIGN} {ties}")
    lines = [head]
    for number, suggestion in enumerate(item.suggestions):
        name = f"{library.facet[suggestion.facet].name} / {library.topic[suggestion.topic].name}"
        cues = ", ".join(suggestion.cues) or "as the passage before"
        chosen = number == row
        label = styled(f"{'▸' if chosen else ' '} {number + 1} {name}", STRONG if chosen else MUTED)
        lines.append(label + styled(f"  {cues}", MUTED))
    said = company if item.speaker == COMPANY else item.speaker
    when = [dates.words(item.date), f"“{item.date_words}”" if item.date_words else ""]
    status = f"{item.status}, denied" if item.denied else item.status
    lines.append(proposal_sign(item) + plain(" · ".join(filter(None, (status, said, *when)))))
    figures = "; ".join(f"{figure.measure}: {wording.figure(figure)}" for figure in item.figures)
    names = ", ".join(item.names.all())
    lines += [
        styled(f"{label}: ", MUTED) + plain(words)
        for label, words in (("Figures", figures), ("Names", names))
        if words
    ]
    return join(lines, "\n")


def evidence(library: Library, statement: Statement) -> Content:
    """Give everything that a statement rests on."""
    parts = [attribution(library, statement), styled(wording.said(statement), STRONG)]
    parts += [exhibit(item) for item in exhibits(library, statement)]
    extra = details(statement)
    if extra:
        parts.append(plain(extra))
    return join(parts, "\n")


def details(statement: Statement) -> str:
    """Give the figures and the names of a statement in one line, empty where there are none."""
    figures = [f"{item.measure}: {wording.figure(item)}" for item in statement.figures]
    names = ", ".join(statement.names.all())
    parts = (
        f"Figures: {'; '.join(figures)}" if figures else "",
        f"Names: {names}" if names else "",
    )
    return "   ".join(filter(None, parts))


_CONTEXT = 200


def _end(text: str) -> str:
    """Cut a text from the front, at a word, so that the passage behind it stays in sight."""
    if len(text) <= _CONTEXT:
        return text
    return "… " + text[-_CONTEXT:].partition(" ")[2]


def _beginning(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    return text[:_CONTEXT].rpartition(" ")[0] + " …"
