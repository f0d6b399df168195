"""The attached texts on the disk, each believed only while its hash is the recorded one."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from dossier.articles import anchoring
from dossier.errors import DossierError
from dossier.model import Article, Evidence, Original, Statement, Version
from dossier.store import files
from dossier.store.rows import Attachment, Earlier
from dossier.workspace import Workspace

_ADVICE = "Attach the article again; until then its digest is shown."
_ADVICE_EARLIER = "Add the file of that version again; until then its digest is shown."


def place(workspace: Workspace, article: str) -> Path:
    """Give the place of the frozen text of an article, or of an earlier one (an id)."""
    return workspace.originals / filename(article)


def filename(article: str) -> str:
    """Give the name of the file of a frozen text by its article, or by that of an earlier one."""
    return f"{article}.txt"


def load(workspace: Workspace, attachment: Attachment) -> Original:
    """Read an attached text.

    Raises DossierError when the file is missing, cannot be read or is no longer what it was.
    """
    path = place(workspace, attachment.article)
    text = _read(path, attachment.text_sha256, "the attached text", _ADVICE)
    return Original(attachment.article, text, attachment.exact, attachment.anchors)


def load_earlier(workspace: Workspace, earlier: Earlier) -> Original:
    """Read an earlier text of an article.

    Raises DossierError when the file is missing, cannot be read or is no longer what it was.
    """
    path = place(workspace, earlier.id)
    record = earlier.record
    text = _read(path, record.text_sha256, "the earlier text", _ADVICE_EARLIER)
    return Original(earlier.article, text, version=record.version)


def rested_on(
    workspace: Workspace, earlier: Iterable[Earlier], statements: Iterable[Statement]
) -> dict[tuple[str, str], Version]:
    """Give by article and version the earlier texts that statements rest on, lost ones without."""
    rested = {
        (evidence.article, evidence.version)
        for statement in statements
        for evidence in statement.evidence
        if evidence.version
    }
    found: dict[tuple[str, str], Version] = {}
    texts: Counter[str] = Counter()
    for item in earlier:
        texts[item.article] += 1
        key = (item.article, item.record.version)
        if key in rested:
            found[key] = Version(item.record, number=texts[item.article])
            with suppress(DossierError):  # `dossier check` says what is wrong with it
                found[key] = replace(found[key], original=load_earlier(workspace, item))
    return found


def _read(path: Path, text_sha256: str, what: str, advice: str) -> str:
    try:
        data = files.read(path)
    except FileNotFoundError:
        raise DossierError(f"{what} is missing", where=str(path), advice=advice) from None
    if hashlib.sha256(data).hexdigest() != text_sha256:
        raise DossierError(f"{what} was changed since it was kept", where=str(path), advice=advice)
    return data.decode("utf-8")


def match(
    article: Article,
    text: str,
    passages: Iterable[Evidence],
    *,
    text_sha256: str,
    sha256: str | None,
) -> Attachment:
    """Describe how a text fits an article: the very text, or one with its passages elsewhere."""
    if text_sha256 == article.text_sha256:
        return Attachment(article.id, text_sha256, exact=True, sha256=sha256)
    anchors = anchoring.reanchor(article, text, passages).anchors
    return Attachment(article.id, text_sha256, exact=False, anchors=anchors, sha256=sha256)


def left(workspace: Workspace, article: Article) -> Attachment | None:
    """Attach the very text of an article again where it still lies in its place."""
    attachment = Attachment(article.id, article.text_sha256, exact=True)
    try:
        load(workspace, attachment)
    except DossierError:
        return None
    return attachment


def strays(
    workspace: Workspace, attachments: Iterable[Attachment], earlier: Iterable[Earlier]
) -> list[Path]:
    """List the files that are no text of an article, present or earlier.

    Raises DossierError when the folder cannot be read.
    """
    texts = {place(workspace, attachment.article) for attachment in attachments}
    texts |= {place(workspace, item.id) for item in earlier}
    try:
        found = sorted(workspace.originals.iterdir())
    except FileNotFoundError:
        return []
    except OSError as fault:
        raise DossierError(
            f"cannot be read: {files.reason(fault)}", where=str(workspace.originals)
        ) from None
    return [path for path in found if path not in texts and not path.name.startswith(".")]


def passages(statements: Iterable[Statement]) -> dict[str, list[Evidence]]:
    """Give by article id the passages of present texts that statements rest on.

    Each is given once, in order of place.
    """
    found: dict[str, set[Evidence]] = {}
    for statement in statements:
        for evidence in statement.evidence:
            if not evidence.version:
                found.setdefault(evidence.article, set()).add(evidence)
    return {
        article: sorted(items, key=lambda item: (item.start, item.end, item.fingerprint))
        for article, items in found.items()
    }
