"""What words without a name stand for: the former, both, they, as a text goes on."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.coding.proposing.about import About, in_a_row
from dossier.coding.proposing.openings import START
from dossier.coding.proposing.stretch import Stretch

_TO_THE_END = 2  # words in which "both companies said" ends a sentence


@dataclass
class Reference:
    """The companies of a text by what reaches back to them."""

    pair: tuple[str, ...] = ()  # the last two companies, the later one first
    row: tuple[str, ...] = ()  # the last two named together, in the order of the text
    joint: tuple[str, ...] = ()  # those which were the subject together in the sentence before
    latest: str = ""  # the company named last

    def remember(self, of: Stretch, found: About | None) -> None:
        """Go on after a sentence that was found to be about a company, or about none."""
        if found is None:
            self.joint = ()
            return
        beside = (about.company for about in found.also)
        latest = dict.fromkeys((found.company, *beside, *found.parties, *self.pair))
        self.pair = tuple(latest)[:2]
        named = tuple(dict.fromkeys(item.company for item in of.mentions))
        self.latest = named[-1] if named else self.latest
        if len(named) == 1 and named[0] not in self.row[-1:]:
            self.row = (*self.row[-1:], *named)
        if len(named) > 1:
            self.row = named[:2]
            subjects = [item for item in of.mentions if item.company == found.company]
            together = in_a_row(of, of.mentions, subjects[0]) if subjects else {}
            self.joint = (found.company, *together) if together else ()
        elif found.company not in self.joint or not found.parties:
            self.joint = ()

    def together(self, of: Stretch, *, right_after: bool) -> About | None:
        """Give whom "both", "the former" or "they" mean.

        `right_after`: the sentence before was about a company.
        """
        for hit in of.find("both"):
            if len(self.pair) > 1 and (hit.last < START or hit.last >= len(of) - _TO_THE_END):
                return About(self.pair[0], "generic", self.pair[1:])
        if len(self.joint) > 1 and right_after and of.begins("plural"):
            return About(self.joint[0], "carried over", self.joint[1:])
        if len(self.row) > 1 and of.begins("former"):
            return About(self.row[0], "generic")
        if len(self.row) > 1 and of.begins("latter"):
            return About(self.row[1], "generic")
        if self.latest and right_after and of.begins("last-named"):
            return About(self.latest, "generic")
        return None
