"""The attached texts are held against what the store and the seeds say of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from dossier.articles.anchoring import holds
from dossier.articles.paragraphs import paragraphs
from dossier.cleaning import clean_line
from dossier.counting import count
from dossier.errors import DossierError
from dossier.model import Article, Evidence, Original, Statement
from dossier.records import Place
from dossier.store.building import originals
from dossier.store.building.inputs import PartialInputs
from dossier.store.checking.faults import Faults
from dossier.store.checking.inspection import Articles
from dossier.store.rows import Attachment, Earlier
from dossier.workspace import Workspace

# passages with their statements, by article and version
Resting = dict[tuple[str, str], list[tuple[Statement, Evidence]]]


def hold_to_texts(
    workspace: Workspace,
    statements: Sequence[Statement],
    articles: Articles,
    inputs: PartialInputs,
    faults: Faults,
) -> tuple[set[str], list[str]]:
    """Hold articles and passages against the attached texts.

    Gives the ids of the statements with a passage that differs, and notes on the passages that
    have no place in another version of their text.
    """
    unsound: set[str] = set()
    notes: list[str] = []
    coded = {article.id: article for article in articles.articles}
    resting = _by_text(statements)
    imported = {item.article for item in articles.imports}
    for attachment in articles.attachments:
        article = coded.get(attachment.article)
        original = faults.attempt(partial(originals.load, workspace, attachment))
        if article is None or original is None:
            continue
        if attachment.exact != (attachment.text_sha256 == article.text_sha256):
            faults.add(articles.path, article.id, "the record of the attached text does not fit it")
        if article.id in imported and not original.exact:
            faults.add(articles.path, article.id, "another text is attached than was imported")
        else:
            for place, what in _misdescribed(article, attachment, original):
                faults.add(inputs.line(article, *place) or articles.path, article.id, what)
        if not all(_is_anchor(anchor, original.text) for anchor in original.anchors.items()):
            faults.add(articles.path, article.id, "an anchor is no place in its text")
        path = originals.place(workspace, article.id)
        lost = _hold_passages(path, resting, original, faults)
        unsound |= lost[0]
        notes += lost[1]
    for item, version in _rested_on(workspace, statements, articles, faults):
        path = originals.place(workspace, item.id)
        unsound |= _hold_passages(path, resting, version, faults)[0]
    return unsound, [*notes, *_waiting(statements)]


def exact_texts(workspace: Workspace, articles: Articles) -> dict[str, Original]:
    """Give by article (an id) the very texts that are at hand and sound."""
    found: dict[str, Original] = {}
    for attachment in articles.attachments:
        if attachment.exact:
            with suppress(DossierError):  # told where the texts themselves are held to it
                found[attachment.article] = originals.load(workspace, attachment)
    return found


def _is_anchor(anchor: tuple[str, tuple[int, int]], text: str) -> bool:
    """Tell whether an anchor leads from a span to a span of a text."""
    span, (start, end) = anchor
    return bool(re.fullmatch(r"\d+-\d+", span)) and start < end <= len(text)


def _rested_on(
    workspace: Workspace, statements: Sequence[Statement], articles: Articles, faults: Faults
) -> Iterator[tuple[Earlier, Original]]:
    """Read the earlier texts that statements rest on."""
    rested = {(e.article, e.version) for item in statements for e in item.evidence}
    for item in articles.earlier:
        if (item.article, item.record.version) in rested:
            version = faults.attempt(partial(originals.load_earlier, workspace, item))
            if version is not None:
                yield item, version


def _waiting(statements: Sequence[Statement]) -> Iterator[str]:
    """Note how many passages no corrected text holds, and nobody has decided on."""
    waiting = Counter(
        evidence.article
        for statement in statements
        for evidence in statement.evidence
        if evidence.version and not evidence.kept
    )
    for article, number in sorted(waiting.items()):
        lost = count(number, "passage has", "passages have")
        yield (
            f"{article}: {lost} no one place in the present text, but in an earlier version. "
            f"Run: dossier orphans {article}"
        )


def strays(workspace: Workspace, articles: Articles, faults: Faults) -> Iterator[str]:
    """Note the files that lie among the attached texts and are none."""
    if not articles.readable:
        return
    kept = (workspace, articles.attachments, articles.earlier)
    for path in faults.attempt(lambda: originals.strays(*kept)) or ():
        name = path.relative_to(workspace.root).as_posix()
        yield clean_line(f"{name}: this text is attached to no article")


def _misdescribed(
    article: Article, attachment: Attachment, original: Original
) -> Iterator[tuple[Place, str]]:
    """Give each field in which an article is not as its text, and what is wrong with it."""
    if not original.exact:
        if attachment.sha256 == article.sha256:
            yield (
                ("article", "text_sha256"),
                "`text_sha256` is not that of the text of the file with this `sha256`, "
                f"which is {attachment.text_sha256}",
            )
        return
    if article.characters != len(original.text):
        yield (
            ("article", "characters"),
            f"`characters` is {article.characters}, but the text has {len(original.text)}",
        )
    found = paragraphs(original.text)
    if len(found) != len(article.digest):
        yield (
            ("digest", min(len(found), len(article.digest) - 1), "paragraph"),
            f"the digest has {count(len(article.digest), 'paragraph')}, the text {len(found)}",
        )
    for index, (told, item) in enumerate(zip(article.digest, found, strict=False)):
        if (told.paragraph, told.start, told.end) != (item.number, item.start, item.end):
            yield (
                ("digest", index, "start"),
                f"paragraph {item.number} of the text is at {item.start}-{item.end}, "
                f"not at {told.start}-{told.end}",
            )


def _by_text(statements: Sequence[Statement]) -> Resting:
    found: Resting = {}
    for statement in statements:
        for evidence in statement.evidence:
            place = (evidence.article, evidence.version)
            found.setdefault(place, []).append((statement, evidence))
    return found


def _hold_passages(
    path: Path, resting: Resting, original: Original, faults: Faults
) -> tuple[set[str], list[str]]:
    unsound: set[str] = set()
    notes: list[str] = []
    for statement, evidence in resting.get((original.article, original.version), ()):
        place = original.locate(evidence)
        if place is None:
            notes.append(
                f"{statement.id}: its passage in paragraph {evidence.paragraph} is not in "
                f"the text attached to {original.article}, or more than once"
            )
        elif not holds(original.text, evidence, *place):
            unsound.add(statement.id)
            what = f"the passage at {place[0]}-{place[1]} is not the one coded"
            faults.add(path, statement.id, what)
    return unsound, notes
