"""Peers with an index of the full text: tantivy, and SQLite's FTS5."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dossier.language.folding import fold, words
from searching.contract import LIMIT, InProcess, needed


class Tantivy(InProcess):
    """Fuzzy terms, all required, exact terms boosted; the last one as a prefix."""

    packages = ("tantivy",)

    def __init__(self, texts: Sequence[str]) -> None:
        self._tantivy = tantivy = needed("tantivy")
        super().__init__()
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
        """Add, commit and reload: only then does the next search find it."""
        self._writer.add_document(self._tantivy.Document(text=[text], number=self._count))
        self._count += 1
        self._writer.commit()
        self._reload()

    def _reload(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()


class Fts5(InProcess):
    """SQLite's full-text search, in memory: every word, the last as a prefix."""

    tokenizer = "unicode61"

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self.versions = {"SQLite": sqlite3.sqlite_version}
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


class Trigrams(Fts5):
    """SQLite's trigrams, any of them."""

    tokenizer = "trigram"

    def query(self, typed: str) -> str:
        """Give every three letters in a row."""
        runs = {word[at : at + 3] for word in words(typed) for at in range(len(word) - 2)}
        return " OR ".join(f'"{run}"' for run in sorted(runs))
