"""The proposal for a passage that a person has chosen, read in the context of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dossier.articles.paragraphs import Paragraph
from dossier.coding.proposing.about import About
from dossier.coding.proposing.cues import Cues
from dossier.coding.proposing.names import directory_of
from dossier.coding.proposing.propose import Coder, bare, distinct
from dossier.coding.proposing.reading import Reading, Said, Span
from dossier.coding.proposing.rows import Codebook
from dossier.coding.proposing.stretch import Stretch
from dossier.model import JOURNALIST, Article, Company, Facet
from dossier.proposals import Proposal, Suggestion

_NOBODYS = Said(1, 0, 0, Stretch((), {}, ()), Stretch((), {}, ()), None, JOURNALIST)


def propose_span(
    article: Article,
    text: str,
    companies: Sequence[Company],
    facets: Sequence[Facet],
    cues: Cues,
    span: tuple[int, int],
    company: str = "",
    likely: str = "",
) -> Proposal | None:
    """Make the proposal for `text[start:end]`, half a sentence or a passage selected by hand.

    The company is `company`, else that of the sentence in which the span lies, else the one that
    the article names most, else that of the nearest proposal, else `likely`; None where there is
    none at all, or no topic in the codebook. The
    rows are never empty: without a cue in the span they are those of the nearest proposal before
    it, else after it, else the first topic. What `propose` gives for the very span stays as it is.

    Raises ValueError if the span is empty or does not lie within one paragraph.
    """
    reading = Reading(article, text, directory_of(companies), cues.of(article.language))
    line = _paragraph_of(reading, span)
    codebook = Codebook(facets)
    coder = Coder(article, reading, codebook)
    read: list[Said] = []
    found = coder.all_of(_kept(reading.sentences(), read))
    home = _home(reading, read, line, span, company)
    about = _about(reading, home, company) or _supposed(found, span, likely)
    if about is None or not codebook.facet:
        return None
    said = reading.part(home, *span)
    proposal = coder.make(
        said,
        about.within(said.words, home.sentence),
        coder.rows(said) or _nearest(found, span, codebook),
    )
    known = {item.id: item for item in found}
    own = distinct(proposal, known)
    return known.get(own.id, own)


def _kept(sentences: Iterator[Said], read: list[Said]) -> Iterator[Said]:
    """Pass the sentences on one by one, as they are read, and keep them in `read`."""
    for said in sentences:
        read.append(said)
        yield said


def _paragraph_of(reading: Reading, span: Span) -> Paragraph:
    for line in reading.lines:
        if line.start <= span[0] < span[1] <= line.end:
            return line
    raise ValueError(f"the span {span} does not lie within one paragraph")


def _home(
    reading: Reading, read: Sequence[Said], line: Paragraph, span: Span, company: str
) -> Said:
    """Give the sentence in which most of the span lies, one about a company before another.

    Its `sentence` are the words of all sentences that the span touches: their hedges cover it.
    What was not read (boilerplate, an interviewer's question) is nobody's.
    """
    touched = [item for item in read if item.start < span[1] and span[0] < item.end]
    if not touched:
        return replace(reading.part(_NOBODYS, *span), paragraph=line.number)
    home = max(
        touched,
        key=lambda item: (
            item.about is not None,
            min(item.end, span[1]) - max(item.start, span[0]),
            item.about is not None and item.about.company == company,
        ),
    )
    if len(touched) == 1:
        return home
    return replace(home, sentence=reading.stretch(touched[0].start, touched[-1].end))


def _about(reading: Reading, home: Said, company: str) -> About | None:
    """Give the company that was chosen or decided, with the others tied to it in its sentence."""
    decided = home.about
    if not company:
        return decided or (About(reading.main, "main company") if reading.main else None)
    tied = (decided.company, *decided.parties) if decided else ()
    if decided is None or company not in tied:
        return About(company, "main company" if company == reading.main else "carried over")
    if company == decided.company:
        return decided
    mentions = home.sentence.mentions
    found = next((item.found for item in mentions if item.company == company), decided.found)
    return About(company, found, tuple(item for item in tied if item != company))


def _supposed(found: Sequence[Proposal], span: Span, likely: str) -> About | None:
    """Give the company of the nearest proposal where the article has no main one."""
    near = min(found, key=lambda item: abs(item.evidence.start - span[0]), default=None)
    company = near.company if near else likely
    return About(company, "carried over") if company else None


def _nearest(found: Sequence[Proposal], span: Span, codebook: Codebook) -> tuple[Suggestion, ...]:
    before = [item for item in found if item.evidence.start <= span[0]]
    if before or found:
        return bare((before[-1] if before else found[0]).suggestions)
    topic = next(iter(codebook.facet))
    return (Suggestion(codebook.facet[topic], topic),)
