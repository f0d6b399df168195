"""Who has the word in an interview: labels such as `JA :` and `T.K. :` before what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.articles.paragraphs import Paragraph
from dossier.articles.sentences import Sentence
from dossier.coding.proposing.names import Directory, fold_all
from dossier.coding.proposing.words import fold

_LABEL = re.compile(
    r"(?P<label>[A-ZÀ-Ý](?:[\w.’'-]|[ \u00a0](?=[A-ZÀ-Ý])){0,40}?)[ \u00a0]?[:–—][ \u00a0]+"
)
_FEWEST = 3  # pieces with a label make an interview
_FULL_NAME = re.compile(r"[A-ZÀ-Ý][\w’'-]+(?: (?:de |van |von )?[A-ZÀ-Ý][\w’'-]+)+")


@dataclass(frozen=True)
class Turn:
    """What somebody says at once: his name, or "" for who asks; where his words begin."""

    speaker: str
    start: int


@dataclass(frozen=True)
class _Piece:
    """Sentences that one person says: a paragraph, or less where it holds several labels.

    `label` is the one before it, if any; `leads`: a label follows within the same paragraph.
    """

    sentences: tuple[Sentence, ...]
    label: re.Match[str] | None
    leads: bool = False

    @property
    def start(self) -> int:
        return self.sentences[0].start

    @property
    def end(self) -> int:
        return self.sentences[-1].end


def turns(
    text: str,
    of: Sequence[Paragraph],
    divided: Mapping[int, Sequence[Sentence]],
    directory: Directory,
) -> dict[int, Turn]:
    """Give the turns of an interview by the start of each sentence; nothing for other articles.

    `divided` holds the sentences of each paragraph by its number.
    """
    pieces = [piece for line in of for piece in _pieces(text, divided[line.number])]
    given = [piece.label["label"] for piece in pieces if piece.label]
    repeated = {label for label in given if given.count(label) > 1}
    if len(given) < _FEWEST or not repeated:
        return {}
    known = _speakers(text, of, pieces, repeated, directory)
    answering = next((name for name in known.values() if name), "")
    if not answering:
        return {}
    # The first answer may bear the whole name, the others its initials.
    known |= {label: label for label in given if label in known.values()}
    silent = all(known.values())  # the questions bear no label
    found: dict[int, Turn] = {}
    begun, asked = False, False
    for piece in pieces:
        turn: Turn | None = None
        if piece.label and piece.label["label"] in known:
            begun = True
            asked = not known[piece.label["label"]]
            turn = Turn(known[piece.label["label"]], piece.label.end())
        elif begun and silent and (piece.leads or text[piece.end - 1] == "?"):
            turn = Turn("", piece.start)
        elif begun and text[piece.start] == "(":
            continue  # the newspaper puts in something
        elif begun and not (asked and text[piece.end - 1] == "?"):
            # What has no label goes on with the answer.
            turn = Turn(answering, piece.start)
            asked = False
        if turn:
            found |= {item.start: turn for item in piece.sentences}
    return found


def _pieces(text: str, sentences: Sequence[Sentence]) -> Iterator[_Piece]:
    """Divide a paragraph before each label in it, and before the question that leads to one."""
    labels = [_LABEL.match(text, item.start) for item in sentences]
    begin = 0
    for at in range(1, len(sentences)):
        if labels[at]:
            question = at - 1
            if question > begin:
                yield _Piece(tuple(sentences[begin:question]), labels[begin])
                yield _Piece(tuple(sentences[question:at]), None, leads=True)
            else:
                yield _Piece(tuple(sentences[begin:at]), labels[begin], leads=not labels[begin])
            begin = at
    if sentences:
        yield _Piece(tuple(sentences[begin:]), labels[begin])


def _speakers(
    text: str,
    of: Sequence[Paragraph],
    pieces: Sequence[_Piece],
    labels: set[str],
    directory: Directory,
) -> dict[str, str]:
    """Give the name for each label, "" for who asks, whatever his name."""
    head = " ".join(text[line.start : line.end] for line in of[:3])
    known = {label: _resolve(label, directory, head) for label in sorted(labels)}
    for label in labels:
        said = [text[it.end - 1] for it in pieces if it.label and it.label["label"] == label]
        if said.count("?") * 2 > len(said):
            known[label] = ""
    return known


def _resolve(label: str, directory: Directory, head: str) -> str:
    """Find whom a label stands for: a person of the library, or one named in the headline."""
    folded = fold_all(label)
    if folded in directory.person:
        return directory.person[folded][1]
    letters = list(fold(label).replace(".", "").replace(" ", "").replace("\u00a0", ""))
    if len(letters) <= 4 and label.replace(".", "").isupper():
        for _, name in directory.person.values():
            if [part[0] for part in fold_all(name).split()] == letters:
                return name
        for found in _FULL_NAME.finditer(head):
            if [part[0] for part in fold_all(found[0]).split()] == letters:
                return found[0]
        return ""
    return label if _FULL_NAME.fullmatch(label) else ""
