"""What a build did, said statement by statement."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dossier.counting import count


@dataclass(frozen=True)
class BuildReport:
    """What a build did: the ids of statements by what became of them, each list sorted.

    `kept` are as their seeds say and were so before. `edited` were changed by the analyst and
    stay so; `conflicts` too, and their seed has changed since: both versions are kept.
    `unseeded` were edited and no seed holds them any more; `deleted` were removed by the analyst.
    `attached` are the articles whose text still lay in its place and is attached again, `behind`
    those that were corrected since their seed was written.
    `ruled` are the statements (two ids) on which the seeds have changed what is ruled.
    `written` are the files that were replaced, or removed with the last thing in them;
    `statements`, `articles` and `companies` count what the store holds now.
    """

    statements: int
    articles: int
    companies: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    kept: tuple[str, ...]
    edited: tuple[str, ...]
    conflicts: tuple[str, ...]
    removed: tuple[str, ...]
    deleted: tuple[str, ...]
    unseeded: tuple[str, ...]
    attached: tuple[str, ...]
    behind: tuple[str, ...]
    ruled: tuple[str, ...]
    written: tuple[Path, ...]

    def lines(self) -> list[str]:
        """Say it in plain words."""
        told = [
            f"{count(self.statements, 'statement')} from {count(self.articles, 'article')} "
            f"about {count(self.companies, 'company', 'companies')}."
        ]
        done = [
            f"{len(ids)} {word}"
            for word, ids in (
                ("added", self.added),
                ("changed", self.changed),
                ("removed", self.removed),
            )
            if ids
        ]
        done += [count(len(self.ruled), "verdict")] if self.ruled else []
        if done:
            told.append(f"From the seeds: {', '.join(done)}.")
        elif not self.written:
            told.append("The store was up to date; nothing was written.")
        if self.attached:
            told.append(f"Attached again, the very text: {', '.join(self.attached)}.")
        if self.behind:
            told.append(
                f"Corrected since the seed was written: {', '.join(self.behind)}. To renew it: "
                "dossier export --seeds"
            )
        if self.edited:
            told.append(f"Edited by you, left so: {', '.join(self.edited)}.")
        if self.deleted:
            told.append(f"Removed by you, left so: {', '.join(self.deleted)}.")
        told += [
            f"Conflict: {item} was edited by you and its seed has changed; "
            "yours stands, the seed's version is kept beside it."
            for item in self.conflicts
        ]
        told += [
            f"No longer in the seeds: {item}; kept, because you edited it or its article "
            "was corrected."
            for item in self.unseeded
        ]
        return told
