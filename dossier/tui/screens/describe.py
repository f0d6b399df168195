"""The form in which the analyst says what an imported article is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.content import Content

from dossier import dates
from dossier.articles.published import readings
from dossier.store import record
from dossier.store.describing import Described
from dossier.tui import render
from dossier.tui.screens.form import Field, FormScreen, Values

Save = Callable[[Values, bool], None]

_QUESTIONS = "questions"
_OPEN, _SETTLED = "open", "settled"


class RecordForm(FormScreen):
    """Shows the record of an article, below it what the article asks and what its file said.

    `save` stores the fields as typed, and whether the questions are answered, or raises
    DossierError.
    """

    def __init__(self, described: Described, save: Save) -> None:
        def submit(values: Values) -> None:
            settled = values.pop(_QUESTIONS, _OPEN) == _SETTLED
            save(values, settled)

        super().__init__(
            f"What {described.article} is",
            list(_fields(described)),
            submit,
            below=list(_below(described)),
        )


def _fields(described: Described) -> Iterator[Field]:
    questions = described.record.questions
    days = [day for question in questions for day in readings(question)]
    for name, value in record.words(described.record).items():
        if name == "issued" and days and not value:
            choices = (("", "not known"), *((day, dates.words(day)) for day in days))
            yield Field(name, name, value, choices, free=True)
        else:
            yield Field(name, name, value)
    if questions:
        choices = ((_OPEN, "open until a date is given"), (_SETTLED, "settled: ask no more"))
        yield Field(_QUESTIONS, _QUESTIONS, _OPEN, choices)


def _below(described: Described) -> Iterator[Content]:
    for question in described.record.questions:
        yield render.asked() + render.plain(question)
    now, found = record.words(described.record), record.words(described.found)
    said = [f"{name}: {found[name] or 'empty'}" for name in now if now[name] != found[name]]
    words = f"From the file {described.file} ({described.format})."
    if said:
        words += f" As imported: {'; '.join(said)}."
    yield render.styled(f"{words} Several authors have a semicolon between them.", render.MUTED)
