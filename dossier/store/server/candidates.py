"""Statements that a question may mean, told by the server; which of them it means is ours to say.

For a library that does not fit the reader's memory: an index of these alone ranks them.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier.store.server.connecting import Connection

MOST = 200  # statements
_QUERY = "select statement, likeness from candidates(%s, %s, %s)"


def candidates(
    connection: Connection, asked: Sequence[Sequence[str]], most: int = MOST
) -> list[str]:
    """Give the statements (ids) whose words are like those asked for, the likest first.

    `asked` holds, for each word of a question, that and what else it may be called. Accents, case
    and slips do not matter. Raises psycopg.Error.
    """
    pairs = [(place, word) for place, words in enumerate(asked) for word in words if word]
    places, words = [place for place, _ in pairs], [word for _, word in pairs]
    return [str(row[0]) for row in connection.execute(_QUERY, [places, words, most])]
