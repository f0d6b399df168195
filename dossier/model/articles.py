"""Articles, their texts, and the passages of these that statements rest on."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from dossier.model.plain import Fingerprint, Offset, Ordinal, Plain, Sha256, Slug, Text

ParagraphKind = Literal["text", "heading", "boilerplate"]


class Author(Plain, frozen=True):
    """A name as CSL-JSON has it: family and given, or `literal` where it cannot be divided."""

    family: str = ""
    given: str = ""
    literal: str = ""

    @property
    def name(self) -> str:
        """The name in reading order."""
        return self.literal or f"{self.given} {self.family}".strip()


class DigestParagraph(Plain, frozen=True):
    """What one paragraph of the original says, in our own words, and where it stands.

    `text` is empty as long as nobody has worded it: an imported article begins so.
    """

    paragraph: Ordinal
    start: Offset
    end: Offset
    text: Text = ""
    kind: ParagraphKind = "text"


class Article(Plain, frozen=True, rename={"container_title": "container-title", "url": "URL"}):
    """One source document. A bibliographic field that the article does not give stays empty.

    `label` is our own short name for it; `sha256` is the hash of the original file's bytes,
    `text_sha256` that of its frozen text (NFC, LF, UTF-8), `characters` the text's length in
    code points, `issued` an EDTF date. `language` is `und` where nobody has determined it.
    `copy_of` is the article (an id) that this one repeats nearly word for word: an agency's text
    in a second paper is no second source.
    """

    id: Slug
    label: Text
    language: Annotated[str, Meta(pattern=r"^([a-z]{2}|und)$")]
    sha256: Sha256
    text_sha256: Sha256
    characters: Offset
    type: str = "article-newspaper"
    title: str = ""
    author: tuple[Author, ...] = ()
    container_title: str = ""
    publisher: str = ""
    issued: str = ""
    url: str = ""
    copy_of: Slug = ""
    digest: tuple[DigestParagraph, ...] = ()

    @property
    def version(self) -> str:
        """The name of its text among the versions of the article."""
        return self.text_sha256[:16]

    def paragraph(self, number: int) -> DigestParagraph | None:
        """Give the digest of a paragraph; paragraphs are numbered from 1, as a rule without gap."""
        likely = self.digest[number - 1 : number]
        if likely and likely[0].paragraph == number:
            return likely[0]
        return next((item for item in self.digest if item.paragraph == number), None)


class Evidence(Plain, frozen=True):
    """A passage: `start` to `end` (exclusive, in code points) of an article's frozen text.

    `fingerprint` is the first 16 hex digits of the SHA-256 of the passage, so that a quotation
    can be verified, or found again in a corrected text, without the words being stored here.
    `version` is empty for the present text; otherwise it names the earlier version (see
    `Article.version`) in which the passage stands, and the present one holds it in no one place.
    `kept` tells that the analyst knows this, and lets the statement rest there.
    """

    article: Slug
    paragraph: Ordinal
    start: Offset
    end: Offset
    fingerprint: Fingerprint
    version: Fingerprint = ""
    kept: bool = False


class Original(Plain, frozen=True):
    """The frozen text of an article that the analyst has attached.

    `exact` is true when the text is the very one that was coded. Otherwise `anchors` maps each
    coded span, written `start-end`, to its place in this text; a span without one is orphaned.
    `version` is empty for the present text; an earlier one holds only what was coded in it.
    """

    article: Slug
    text: str
    exact: bool = True
    anchors: dict[str, tuple[int, int]] = field(default_factory=dict)
    version: str = ""

    def locate(self, evidence: Evidence) -> tuple[int, int] | None:
        """Give the span of `evidence` in this text, or None where it is orphaned."""
        if evidence.version != self.version:
            return None
        if self.exact:
            return (evidence.start, evidence.end)
        return self.anchors.get(f"{evidence.start}-{evidence.end}")


class Version(Plain, frozen=True):
    """An earlier text of an article, kept because statements may still rest on it.

    `record` is the article as it stood with that text; `original` is None where the text is lost.
    `number` counts the article's texts, the first one is 1.
    """

    record: Article
    original: Original | None = None
    number: Ordinal = 1
