"""Which articles the library has, and whether another text is one of them or a copy of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path
from types import MappingProxyType

from dossier.articles import kinship
from dossier.articles.readers.document import Document
from dossier.cleaning import clean_line
from dossier.errors import DossierError
from dossier.model import Article, Evidence
from dossier.store.building import originals
from dossier.store.rows import Attachment, Earlier, Import
from dossier.workspace import Workspace

_FEWEST = 3  # sentences in common with an article whose text is not at hand


class Acquaintance:
    """The articles of a library by what identifies them; texts are read once.

    `passages` are those coded, by article id; `before` are the articles (ids) that there were at
    the start: of two files that come in together, neither corrects the other by its name alone.
    `exported` are the articles of seeds that give way to a corrected text, as those of imports do.
    """

    def __init__(
        self,
        workspace: Workspace,
        passages: Mapping[str, Sequence[Evidence]],
        before: Set[str] = frozenset(),
        exported: Mapping[str, Article] = MappingProxyType({}),
    ) -> None:
        self._workspace = workspace
        self._before = before
        self._exported = exported
        self._coded = {
            article: frozenset(item.fingerprint for item in items)
            for article, items in passages.items()
        }
        self._runs: dict[str, kinship.Runs] = {}  # by text hash
        self._hashes: dict[str, str] = {}
        self._files: dict[str, str] = {}  # by article that may be corrected, the name of its file
        self.articles: dict[str, Article] = {}
        self.attached: dict[str, str] = {}

    def renew(
        self,
        articles: Iterable[Article],
        attachments: Iterable[Attachment],
        imports: Iterable[Import],
        earlier: Iterable[Earlier],
    ) -> None:
        """Take over what the store holds now."""
        self.articles = {article.id: article for article in articles}
        attachments = list(attachments)
        self._files = {
            item.article: item.file
            for item in attachments
            if item.exact
            and item.article in self.articles
            and self._exported.get(item.article) == self.articles[item.article]
        }
        self._files |= {item.article: item.file for item in imports}
        self._hashes = {
            value: article.id
            for article in (*(item.record for item in earlier), *self.articles.values())
            for value in (article.sha256, article.text_sha256)
            if article.id in self.articles
        }
        self.attached = {}
        for attachment in attachments:
            if attachment.article in self.articles and self._has_runs(attachment):
                self.attached[attachment.article] = attachment.text_sha256

    def meet(self, article: Article, runs: kinship.Runs, file: str) -> None:
        """Know one imported article more, with its text and the name of its file."""
        self._files[article.id] = file
        self.articles[article.id] = article
        self._hashes[article.sha256] = self._hashes[article.text_sha256] = article.id
        self._runs[article.text_sha256] = runs
        self.attached[article.id] = article.text_sha256

    def same(self, hashes: Set[str]) -> str:
        """Give the article (an id) that one of these hashes belongs to, or nothing."""
        return next((self._hashes[value] for value in sorted(hashes & self._hashes.keys())), "")

    def corrected(self, path: Path, document: Document, runs: kinship.Runs) -> str:
        """Give the imported article (an id) that a file holds another version of, or nothing.

        It is of the same page, or of a file of the same name that does not name another page or
        outlet, and says nearly the same.
        """
        shares = {
            article: kinship.shared(runs, self._runs[self.attached[article]])
            for article in sorted(self._files.keys() & self.attached.keys())
            if self._is_from(article, clean_line(path.name), document)
        }
        best = max(shares, key=lambda article: shares[article], default="")
        return best if best and shares[best] >= kinship.SHARE else ""

    def _is_from(self, id_: str, file: str, document: Document) -> bool:
        """Tell whether a file comes from where an imported article (its id) came from."""
        article = self.articles[id_]
        if article.url and document.url:
            return article.url == document.url
        outlets = {article.container_title, document.container_title} - {""}
        return self._files[id_] == file and len(outlets) < 2 and id_ in self._before

    def origin(self, text: str, runs: kinship.Runs) -> str:
        """Give the article (an id) that a text repeats, or nothing; never a copy of another."""
        shares = {
            article: kinship.shared(runs, self._runs[text_sha256])
            for article, text_sha256 in sorted(self.attached.items())
        }
        best = max(shares, key=lambda article: shares[article], default="")
        if not best or shares[best] < kinship.SHARE:
            best = self._origin_by_sentences(text)
        return self.articles[best].copy_of or best if best else ""

    def _origin_by_sentences(self, text: str) -> str:
        prints = kinship.sentence_prints(text)
        common = {
            article: len(coded & prints)
            for article, coded in sorted(self._coded.items())
            if article in self.articles and article not in self.attached
        }
        best = max(common, key=lambda article: common[article], default="")
        return best if best and common[best] >= _FEWEST else ""

    def _has_runs(self, attachment: Attachment) -> bool:
        """Tell whether the runs of an attached text are known or can be read."""
        if attachment.text_sha256 not in self._runs:
            try:
                text = originals.load(self._workspace, attachment).text
            except DossierError:  # lost or changed: `dossier check` tells
                return False
            digest = self.articles[attachment.article].digest if attachment.exact else None
            self._runs[attachment.text_sha256] = kinship.runs(text, digest)
        return True
