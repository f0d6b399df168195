"""Who has the word in an interview: labels such as `JA :` and `T.K. :` before the paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.articles.paragraphs import Paragraph
from dossier.coding.proposing.names import Directory, fold_all
from dossier.coding.proposing.words import fold

_LABEL = re.compile(
    r"(?P<label>[A-ZÀ-Ý](?:[\w.’'-]|[ \u00a0](?=[A-ZÀ-Ý])){0,40}?)[ \u00a0]?[:–—][ \u00a0]+"
)
_FEWEST = 3  # paragraphs with a label make an interview
_FULL_NAME = re.compile(r"[A-ZÀ-Ý][\w’'-]+(?: (?:de |van |von )?[A-ZÀ-Ý][\w’'-]+)+")


@dataclass(frozen=True)
class Turn:
    """A paragraph of an interview: the speaker's name, or "" for who asks; where it begins."""

    speaker: str
    start: int


def turns(text: str, of: list[Paragraph], directory: Directory) -> dict[int, Turn]:
    """Give the turns of an interview by paragraph number; nothing for other articles."""
    labels = {paragraph.number: _LABEL.match(text, paragraph.start) for paragraph in of}
    given = [found["label"] for found in labels.values() if found]
    repeated = {label for label in given if given.count(label) > 1}
    if len(given) < _FEWEST or not repeated:
        return {}
    head = of[: min(3, len(of))]
    known = dict.fromkeys(repeated, "")
    for label in repeated:
        known[label] = _resolve(label, directory, " ".join(text[p.start : p.end] for p in head))
    for label in repeated:  # who asks may have a name too
        said = [text[p.end - 1] for p in of if (it := labels[p.number]) and it["label"] == label]
        if said.count("?") * 2 > len(said):
            known[label] = ""
    answering = next((name for name in known.values() if name), "")
    # The first answer may bear the whole name, the others its initials.
    known |= {label: label for label in given if label in known.values()}
    silent = all(known.values())  # the questions bear no label
    found_turns: dict[int, Turn] = {}
    begun, asked = False, False
    for paragraph in of:
        found = labels[paragraph.number]
        if found and found["label"] in known:
            begun = True
            asked = not known[found["label"]]
            found_turns[paragraph.number] = Turn(known[found["label"]], found.end())
        elif begun and silent and text[paragraph.end - 1] == "?":
            found_turns[paragraph.number] = Turn("", paragraph.start)
        elif begun and text[paragraph.start] == "(":
            continue  # the newspaper puts in something
        elif begun and not (asked and text[paragraph.end - 1] == "?"):
            # A paragraph without a label goes on with the answer.
            found_turns[paragraph.number] = Turn(answering, paragraph.start)
            asked = False
    return found_turns


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
