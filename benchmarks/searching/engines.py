"""What is measured: ours and its peers, each over the same texts, with the same few methods."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Protocol

from rapidfuzz import fuzz, process

from dossier.search.document import Field
from dossier.search.engine import Engine, Question
from dossier.search.folding import fold, words
from dossier.search.lexicon import Lexicon

LIMIT = 10


class Measured(Protocol):
    """An engine that is built from texts."""

    def search(self, typed: str) -> Sequence[int]:
        """Give the best texts by number; a query is unfinished unless it ends in a space."""

    def add(self, text: str) -> None:
        """Make one more text searchable."""

    def forget(self) -> None:
        """Forget what was typed before, so that the next query is the first."""


class Ours:
    """The engine of the product: its whole query, without the marks in the texts shown."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._engine = Engine.build(((Field(1.0, text),) for text in texts), Lexicon(()))

    def search(self, typed: str) -> Sequence[int]:
        """Search as the app does at a key stroke."""
        question = Question(words(typed), unfinished=not typed.endswith(" "))
        return self._engine.search(question, LIMIT).texts

    def add(self, text: str) -> None:
        """Add to the small batch that is searched beside the large one."""
        self._engine = self._engine.with_changes([(Field(1.0, text),)])

    def forget(self) -> None:
        """Forget looked-up words."""
        self._engine.forget()


class Tantivy:
    """Fuzzy terms, all required, exact terms boosted; the last one as a prefix."""

    def __init__(self, texts: Sequence[str]) -> None:
        import tantivy  # noqa: PLC0415 - a peer may be missing

        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=False, tokenizer_name="folded")
        builder.add_integer_field("number", stored=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        folded = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.ascii_fold())
            .build()
        )
        self._index.register_tokenizer("folded", folded)
        writer = self._index.writer(heap_size=500_000_000, num_threads=1)
        for number, text in enumerate(texts):
            writer.add_document(tantivy.Document(text=[text], number=number))
        writer.commit()
        writer.wait_merging_threads()
        self._count = len(texts)
        self._writer = self._index.writer(heap_size=50_000_000, num_threads=1)
        self._reload()

    def search(self, typed: str) -> Sequence[int]:
        """Search with as many slips as a word of its length is allowed by custom."""
        query, occur = self._tantivy.Query, self._tantivy.Occur
        asked = words(typed)
        parts = []
        for place, word in enumerate(asked):
            prefix = place == len(asked) - 1 and not typed.endswith(" ")
            slips = 0 if len(word) < 4 else 1 if len(word) < 8 else 2

            def fuzzy(distance: int, word: str = word, prefix: bool = prefix) -> object:
                return query.fuzzy_term_query(
                    self._schema,
                    "text",
                    word,
                    distance=distance,
                    transposition_cost_one=True,
                    prefix=prefix,
                )

            exact = query.term_query(self._schema, "text", word)
            parts.append((occur.Must, fuzzy(slips)))
            parts.append((occur.Should, query.boost_query(exact, 3.0)))
            if slips == 2:
                parts.append((occur.Should, fuzzy(1)))
        found = self._searcher.search(query.boolean_query(parts), LIMIT)
        return [self._searcher.doc(address)["number"][0] for _, address in found.hits]

    def add(self, text: str) -> None:
        """Add, commit and reload."""
        self._writer.add_document(self._tantivy.Document(text=[text], number=self._count))
        self._count += 1
        self._writer.commit()
        self._reload()

    def forget(self) -> None:
        """Forget nothing: tantivy remembers no queries."""

    def _reload(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()


class _Fts5:
    """SQLite's full-text search, in memory."""

    tokenizer = "unicode61"

    def __init__(self, texts: Sequence[str]) -> None:
        self._base = sqlite3.connect(":memory:")
        self._base.execute(f'CREATE VIRTUAL TABLE t USING fts5(text, tokenize="{self.tokenizer}")')
        rows = ((number, fold(text)) for number, text in enumerate(texts, 1))
        self._base.executemany("INSERT INTO t(rowid, text) VALUES (?, ?)", rows)

    def search(self, typed: str) -> Sequence[int]:
        """Give the best by bm25."""
        asked = self.query(typed)
        if not asked:
            return []
        found = self._base.execute(
            "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?", (asked, LIMIT)
        )
        return [number - 1 for (number,) in found]

    def query(self, typed: str) -> str:
        """Every word has to stand there, the last may go on."""
        asked = [f'"{word}"' for word in words(typed)]
        return " ".join(asked) + ("" if typed.endswith(" ") or not asked else "*")

    def add(self, text: str) -> None:
        """Insert a row."""
        self._base.execute("INSERT INTO t(text) VALUES (?)", (fold(text),))

    def forget(self) -> None:
        """Forget nothing."""


class Trigrams(_Fts5):
    """SQLite's trigrams, any of them."""

    tokenizer = "trigram"

    def query(self, typed: str) -> str:
        """Give every three letters in a row."""
        runs = {word[at : at + 3] for word in words(typed) for at in range(len(word) - 2)}
        return " OR ".join(f'"{run}"' for run in sorted(runs))


class _Scored:
    """rapidfuzz over every text."""

    scorer = "WRatio"

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [" ".join(words(text)) for text in texts]

    def search(self, typed: str) -> Sequence[int]:
        """Score every text."""
        scorer = getattr(fuzz, self.scorer)
        found = process.extract(" ".join(words(typed)), self._texts, scorer=scorer, limit=LIMIT)
        return [number for _, _, number in found]

    def add(self, text: str) -> None:
        """Append the text."""
        self._texts.append(" ".join(words(text)))

    def forget(self) -> None:
        """Forget nothing."""


class PartialRatio(_Scored):
    """The best stretch of each text."""

    scorer = "partial_ratio"


ENGINES: dict[str, Callable[[Sequence[str]], Measured]] = {
    "ours": Ours,
    "tantivy": Tantivy,
    "fts5": _Fts5,
    "fts5-trigram": Trigrams,
    "wratio": _Scored,
    "partial-ratio": PartialRatio,
}
SLOW = {"fts5-trigram": 100_000, "wratio": 10_000, "partial-ratio": 10_000}  # the most texts
