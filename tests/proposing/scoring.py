"""How well proposals agree with statements that people coded, counted over sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dossier.articles.sentences import sentences
from dossier.model import Status
from dossier.proposals import Proposal


@dataclass(frozen=True)
class Expected:
    """What was coded: a span of the text, and what is known of it; None: not coded at all."""

    start: int
    end: int
    companies: tuple[str, ...]
    facet: str
    status: Status | None = None
    speaker: str | None = None
    date: str | None = None
    figures: tuple[tuple[float, float], ...] | None = None


@dataclass
class Tally:
    """Right ones among those proposed and those coded."""

    right: int = 0
    proposed: int = 0
    coded: int = 0

    def line(self, name: str) -> str:
        """Say it: precision and recall."""
        precision = self.right / self.proposed if self.proposed else 0.0
        recall = self.right / self.coded if self.coded else 0.0
        return (
            f"{name:<44} precision {precision:.2f} ({self.right}/{self.proposed})"
            f"  recall {recall:.2f} ({self.right}/{self.coded})"
        )


@dataclass
class Score:
    """All the tallies; `add` counts one article."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def add(self, text: str, proposals: Sequence[Proposal], coded: Iterable[Expected]) -> None:
        """Count the proposals for one text against what was coded."""
        spans = [(item.start, item.end) for item in sentences(text)]

        def home(start: int, end: int) -> list[int]:
            touched = [n for n, (a, b) in enumerate(spans) if a < end and start < b]
            return touched or [-1]

        gold: dict[tuple[int, str], list[Expected]] = {}
        for item in coded:
            for sentence in home(item.start, item.end):
                for company in item.companies:
                    gold.setdefault((sentence, company), []).append(item)
        found: dict[tuple[int, str], list[Proposal]] = {}
        for proposal in proposals:
            sentence = home(proposal.evidence.start, proposal.evidence.end)[0]
            for company in (proposal.company, *proposal.parties):
                found.setdefault((sentence, company), []).append(proposal)
        self._count("sentence", {s for s, _ in found}, {s for s, _ in gold})
        self._count("sentence and company", set(found), set(gold))
        best = {
            key for key in found.keys() & gold.keys()
            if {p.suggestions[0].facet for p in found[key]} & {g.facet for g in gold[key]}
        }  # fmt: skip
        two = {
            key for key in found.keys() & gold.keys()
            if {s.facet for p in found[key] for s in p.suggestions} & {g.facet for g in gold[key]}
        }  # fmt: skip
        for name, keys in (("and facet, best row", best), ("and facet, within two", two)):
            tally = self.tallies.setdefault(name, Tally())
            tally.right += len(keys)
            tally.proposed += len(found)
            tally.coded += len(gold)
        matched = found.keys() & gold.keys()
        self._count("facet of matched, best row", matched, matched, len(best))
        self._count("facet of matched, within two", matched, matched, len(two))
        for key in sorted(matched - best):
            rows = [(s.facet, s.topic, s.cues) for p in found[key] for s in p.suggestions]
            wanted = {item.facet for item in gold[key]}
            self.misses.append(f"FACET {rows} for {wanted}: {found[key][0].quotation[:120]}")
        for key in sorted(matched):
            self._compare(text, found[key], gold[key])
        for key in sorted(found.keys() ^ gold.keys()):
            left, right = spans[key[0]] if key[0] >= 0 else (0, 0)
            kind = "EXTRA " + found[key][0].found if key in found else "MISSED"
            self.misses.append(f"{kind} {key[1]}: {text[left:right][:150]}")

    def _count(
        self, name: str, proposed: Iterable[object], coded: Iterable[object],
        right: int | None = None,
    ) -> None:  # fmt: skip
        left, other = set(proposed), set(coded)
        tally = self.tallies.setdefault(name, Tally())
        tally.right += len(left & other) if right is None else right
        tally.proposed += len(left)
        tally.coded += len(other)

    def _compare(self, text: str, found: list[Proposal], gold: list[Expected]) -> None:
        for name in ("status", "speaker", "date"):
            known = {getattr(item, name) for item in gold} - {None}
            if not known or (name == "date" and known == {""} and not any(p.date for p in found)):
                continue
            said = {getattr(item, name) for item in found}
            tally = self.tallies.setdefault(f"{name} of matched", Tally())
            tally.right += bool(said & known)
            tally.proposed += 1
            tally.coded += 1
            if not said & known:
                quote = found[0].quotation[:130]
                self.misses.append(f"{name.upper()} {said} for {known}: {quote}")
        if any(item.figures is not None for item in gold):
            coded_figures = {pair for item in gold for pair in item.figures or ()}
            made = {
                (float(figure.value or figure.low or 0), float(figure.value or figure.high or 0))
                for item in found
                for figure in item.figures
            }
            tally = self.tallies.setdefault("figures", Tally())
            tally.right += len(made & coded_figures)
            tally.proposed += len(made)
            tally.coded += len(coded_figures)
            if made != coded_figures:
                self.misses.append(
                    f"FIGURES {made} for {coded_figures}: {found[0].quotation[:130]}"
                )

    def lines(self) -> list[str]:
        """Give the report."""
        return [tally.line(name) for name, tally in self.tallies.items()]
